"""One paper of a quarter's pack as the program makes it now; what a reviewer wrote into it is not in here."""

from __future__ import annotations

from dataclasses import dataclass

from reports.drafting.blocks import Block


@dataclass(frozen=True)
class Paper:
    """`key` is the same over versions ("to-trinh", "tom-tat/2026-Q4-0007"); the file is `folder/name+suffix`.

    `about` says in one line what it is, `still_open` what a person has to do in it, for the table of contents.
    `blocks` are of a Word paper; a paper without them is kept beside its older version, never merged.
    """

    key: str
    name: str
    suffix: str
    content: bytes
    about: str
    folder: str = ""
    still_open: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()

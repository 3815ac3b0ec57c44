"""What was found in a bundle: files to read, files put aside with the reason, and notes on all that was passed over."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractors.layout import Doubt


@dataclass(slots=True, frozen=True)
class Member:
    """One file of a bundle: its path inside it, for people, and the plain file name that it was written under.

    `is_letter`: the text of a mail itself, which names these people together with awards.
    """

    name: str
    file: str
    is_letter: bool = False
    named: tuple[str, ...] = ()


@dataclass(slots=True, frozen=True)
class Aside:
    """One file of a bundle that is not read: why, in Vietnamese, and the code of docs/MA.md."""

    name: str
    code: str
    sentence: str


@dataclass(slots=True)
class Contents:
    """All that a bundle holds; the files of a bundle inside it come behind its own."""

    members: list[Member] = field(default_factory=list)
    aside: list[Aside] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

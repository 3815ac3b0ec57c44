"""The program's own copies of what it wrote and of what it read from reviewers, a folder a paper in the data folder.

A version is kept before its file appears in the outbox; its ledger is the last thing written, whole or not at all. A
kill at any moment leaves either the old ledger or the new one, and both are true.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from records.readings import Model
from reports.drafting.blocks import Block
from reports.versions import put_bytes

LEDGER = "so.json"
_BLOCKS = TypeAdapter(tuple[Block, ...])


class Version(Model):
    """One version that the program wrote: under which name, which bytes, and which stamp its file got.

    `said` is the fingerprint of what the program alone has to say, `made` the hash of the bytes in which it said it,
    `check` the part of the fingerprint that the file's mark bears; `is_merged` with `edits` of reviewers
    in it.
    """

    number: int
    file: str
    sha256: str
    said: str
    made: str
    check: str
    size: int = -1
    changed: int = -1
    is_merged: bool = False
    edits: int = 0


class TakenCopy(Model):
    """A reviewer's file whose edits were taken: the version that it was a copy of, and the one that has them now."""

    sha256: str
    file: str
    of: int | None
    into: int


class FoundCorrection(Model):
    """What a reviewer wrote in the place of a value of the record; as `revisions` gives it, kept to be told again."""

    proposal: str
    field: str
    old: str | None
    new: str | None
    who: str | None = None
    written: datetime | None = None


class Look(Model):
    """What was seen in a reviewer's file, by its bytes: the file need not be opened again while they are the same.

    `of` is the version that it was a copy of, `file` its name: it is laid there again where it was thrown away.
    """

    sha256: str
    of: int | None = None
    file: str = ""
    edits: int = 0
    corrections: tuple[FoundCorrection, ...] = ()


class Ledger(Model):
    """All that the program did with one paper; `is_gone` once the pack no longer has it and people were told."""

    paper: str
    versions: tuple[Version, ...]
    taken: tuple[TakenCopy, ...] = ()
    looks: tuple[Look, ...] = ()
    is_gone: bool = False

    @property
    def newest(self) -> Version:
        return self.versions[-1]

    def version(self, number: int | None) -> Version | None:
        return next((each for each in self.versions if each.number == number), None)

    def look_at(self, sha256: str) -> Look | None:
        return next((each for each in self.looks if each.sha256 == sha256), None)


@dataclass(frozen=True)
class Archive:
    """The folder of one quarter; nothing in it is ever changed but the ledgers."""

    folder: Path

    def ledgers(self) -> dict[str, Ledger]:
        """Every paper's, by its key; one that cannot be read is left out: its paper then has lost its past."""
        found: dict[str, Ledger] = {}
        for path in sorted(self.folder.rglob(LEDGER)):
            try:
                ledger = Ledger.model_validate_json(path.read_bytes())
            except (OSError, ValidationError):
                continue
            if ledger.versions and path == self._folder_of(ledger.paper) / LEDGER:
                found[ledger.paper] = ledger
        return found

    def ledger(self, paper: str) -> Ledger | None:
        """Of one paper; None where it was never laid, or its ledger is damaged."""
        try:
            return Ledger.model_validate_json((self._folder_of(paper) / LEDGER).read_bytes())
        except (OSError, ValidationError):
            return None

    def save(self, ledger: Ledger) -> None:
        folder = self._folder_of(ledger.paper)
        folder.mkdir(parents=True, exist_ok=True)
        body = json.dumps(ledger.model_dump(mode="json"), ensure_ascii=False, indent=1)
        put_bytes(folder / LEDGER, body.encode())

    def keep_version(self, paper: str, version: Version, content: bytes, blocks: Sequence[Block]) -> None:
        """The bytes and the manifest of a version; it counts once its ledger is saved."""
        path = self._version(paper, version)
        path.parent.mkdir(parents=True, exist_ok=True)
        put_bytes(path, content)
        self.keep_blocks(paper, version.number, blocks)

    def keep_blocks(self, paper: str, number: int, blocks: Sequence[Block]) -> None:
        put_bytes(self._folder_of(paper) / f"ban-{number}.json", _BLOCKS.dump_json(tuple(blocks)))

    def keep_taken(self, paper: str, sha256: str, content: bytes, suffix: str) -> None:
        """The bytes of a reviewer's file whose edits are taken."""
        path = self._taken(paper, sha256, suffix)
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            put_bytes(path, content)

    def content_of(self, paper: str, version: Version) -> bytes | None:
        return _read(self._version(paper, version))

    def blocks_of(self, paper: str, number: int) -> tuple[Block, ...] | None:
        content = _read(self._folder_of(paper) / f"ban-{number}.json")
        try:
            return None if content is None else _BLOCKS.validate_json(content)
        except ValidationError:
            return None

    def taken_content(self, paper: str, copy: TakenCopy) -> bytes | None:
        return _read(self._taken(paper, copy.sha256, Path(copy.file).suffix))

    def seen_content(self, paper: str, look: Look) -> bytes | None:
        """The bytes of a reviewer's file as it was looked at, kept like those of a taken one."""
        return _read(self._taken(paper, look.sha256, Path(look.file).suffix)) if look.file else None

    def _folder_of(self, paper: str) -> Path:
        return self.folder.joinpath(*paper.split("/"))

    def _version(self, paper: str, version: Version) -> Path:
        return self._folder_of(paper) / f"ban-{version.number}{Path(version.file).suffix}"

    def _taken(self, paper: str, sha256: str, suffix: str) -> Path:
        return self._folder_of(paper) / f"nhan-{sha256[:16]}{suffix}"


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None

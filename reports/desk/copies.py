"""Takes what lies in the quarter's folder and the ledgers; gives for each paper the files that are copies of it.

A copy is known by the mark inside it, whatever its name; by its name where the mark was stripped. A file whose size
and time of change are as the program left them is not even opened.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from records.draft_ids import DraftId, draft_id_of
from reports.desk.kept import Ledger, Version
from reports.desk.places import Lying, Shelf, place_of
from reports.papers.paper import Paper

LARGEST = 50 << 20  # bytes; as for the inbox
_NUMBERED = re.compile(r" \(bản (\d{1,4})\)")
_AFTER_NAME = re.compile(r"[\W_]")


@dataclass(frozen=True)
class Copy:
    """One file of the outbox: of which version it is a copy (None: of one that the archive does not know).

    `content` where a person changed it; `is_shut` where it could not be read now.
    """

    lying: Lying
    of: int | None
    sha256: str = ""
    content: bytes | None = None
    is_shut: bool = False

    @property
    def is_edited(self) -> bool:
        return self.content is not None


@dataclass(frozen=True)
class _Known:
    """What the program remembers of its files: by place, by bytes, by the name they begin with."""

    by_place: Mapping[str, tuple[str, Version]]
    by_hash: Mapping[str, tuple[str, Version]]
    stems: Mapping[str, str]


def find_copies(
    shelf: Shelf, papers: Sequence[Paper], ledgers: Mapping[str, Ledger], *, quarter: str
) -> dict[str, list[Copy]]:
    """The copies of each paper by its key, in the order of their names."""
    known = _known(papers, ledgers)
    found: dict[str, list[Copy]] = {}
    for lying in shelf.files:
        told = _recognise(lying, known, ledgers, quarter)
        if told is not None:
            found.setdefault(told[0], []).append(told[1])
    return found


def _known(papers: Iterable[Paper], ledgers: Mapping[str, Ledger]) -> _Known:
    by_place, by_hash, stems = {}, {}, {}
    for key, ledger in ledgers.items():
        for version in ledger.versions:
            by_place[place_of(version.file)] = (key, version)
            by_hash[version.sha256] = (key, version)
            stems[_NUMBERED.sub("", place_of(version.file).rpartition("/")[2].rpartition(".")[0])] = key
    stems |= {place_of(paper.name): paper.key for paper in papers}
    return _Known(by_place, by_hash, stems)


def _recognise(lying: Lying, known: _Known, ledgers: Mapping[str, Ledger], quarter: str) -> tuple[str, Copy] | None:
    key, version = known.by_place.get(lying.place, ("", None))
    if version and (version.size, version.changed) == (lying.size, lying.changed):
        return key, Copy(lying, version.number, version.sha256)
    try:
        if lying.size > LARGEST:
            raise OSError
        content = lying.path.read_bytes()
    except OSError:
        key = key or _by_name(lying, known) or ""
        return (key, Copy(lying, version.number if version else None, is_shut=True)) if key else None
    sha256 = hashlib.sha256(content).hexdigest()
    if sha256 in known.by_hash:
        key, version = known.by_hash[sha256]
        return key, Copy(lying, version.number, sha256)
    told = draft_id_of(content)
    if told is not None:
        return (told.paper, _marked(lying, told, ledgers, sha256, content)) if told.quarter == quarter else None
    key = key or _by_name(lying, known) or ""
    if not key:
        return None
    return key, Copy(lying, _number_in(lying, version, ledgers.get(key)), sha256, content)


def _marked(lying: Lying, told: DraftId, ledgers: Mapping[str, Ledger], sha256: str, content: bytes) -> Copy:
    """A copy of the version that its mark names, if the program wrote that version and no namesake of it."""
    ledger = ledgers.get(told.paper)
    version = ledger.version(told.version) if ledger else None
    is_ours = version is not None and version.check == told.check
    return Copy(lying, told.version if is_ours else None, sha256, content)


def _by_name(lying: Lying, known: _Known) -> str | None:
    """The paper whose name the file's begins with, the longest such name first."""
    name = lying.place.rpartition("/")[2].rpartition(".")[0]
    for end in range(len(name), 0, -1):
        if name[:end] in known.stems and (end == len(name) or _AFTER_NAME.match(name[end])):
            return known.stems[name[:end]]
    return None


def _number_in(lying: Lying, version: Version | None, ledger: Ledger | None) -> int | None:
    if version is not None:
        return version.number
    told = _NUMBERED.search(lying.place)
    number = int(told[1]) if told else 1
    return number if ledger and ledger.version(number) else None

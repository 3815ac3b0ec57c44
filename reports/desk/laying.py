"""Takes the papers of a quarter as the program makes them now; lays them into its folder, with every reviewer's edit.

A reviewer's file is never touched: what is new lies beside it as the next version. Nothing new, no new file.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from records.draft_ids import DraftId, parse_draft_id
from reports.desk.copies import Copy, find_copies
from reports.desk.kept import Archive, Ledger, TakenCopy, Version
from reports.desk.laid import DeskResult, Laid, State
from reports.desk.lost import brought_back, keep_seen
from reports.desk.merged import Merged, carry_on, edited_beside, main_copy
from reports.desk.places import Shelf, look_over, place_of
from reports.desk.stamping import PACKAGES, fingerprint, stamped
from reports.papers.paper import Paper
from reports.versions import number_of, put_bytes, without_number

LOST = (
    "Không còn bản gốc của văn bản này trong kho dự thảo nên không ghép được chữ đã sửa; bản mới để bên cạnh, "
    "người soát chép chữ của mình sang."
)
TOO_LATE = "“{name}” có chữ sửa chưa ghép; văn bản đã trình nên giữ nguyên, người phụ trách xem chữ đã sửa."
LOOKS = 12  # remembered of one paper
SHUT = "Tệp đang bị chương trình khác giữ nên không đọc được; lần tổng hợp sau sẽ xem lại."


@dataclass(frozen=True)
class _Place:
    """Where the papers of one run go, and what lay there before."""

    folder: Path
    archive: Archive
    quarter: str
    made_on: date
    shelf: Shelf
    numbers: dict[str, int]

    def free(self, paper: Paper, *, at_least: int = 1) -> Path:
        """The next version's path, above every one that lies there; names are compared as a file share keeps them."""
        name = f"{paper.folder}/{paper.name}" if paper.folder else paper.name
        key = place_of(f"{name}{paper.suffix}")
        number = max(self.numbers.get(key, 0) + 1, at_least)
        self.numbers[key] = number
        told = f" (bản {number})" if number > 1 else ""
        return self.folder / f"{name}{told}{paper.suffix}"


def lay_papers(
    papers: Sequence[Paper],
    *,
    folder: Path,
    archive: Path,
    quarter: str,
    made_on: date,
    is_whole: bool = True,
    settled: Collection[str] = (),
) -> DeskResult:
    """What became of each paper. `folder` is the quarter's in the outbox, `archive` its own in the data folder.

    `is_whole`: these are all papers of the pack, so that one which is not among them has gone out of it. `settled`
    are keys of papers that people have in their hands: they stay as they stand, whatever would be written now.
    """
    shelf = look_over(folder)
    place = _Place(folder, Archive(archive), quarter, made_on, shelf, _numbers(shelf))
    ledgers = place.archive.ledgers()
    copies = find_copies(place.shelf, papers, ledgers, quarter=quarter)
    laid = [
        _lay(paper, ledgers.get(paper.key), copies.get(paper.key, []), place, is_settled=paper.key in settled)
        for paper in papers
    ]
    gone = _gone({paper.key for paper in papers}, ledgers, place) if is_whole else ()
    return DeskResult(tuple(laid), gone)


def _lay(paper: Paper, ledger: Ledger | None, copies: Sequence[Copy], place: _Place, *, is_settled: bool) -> Laid:
    shut = [copy for copy in copies if copy.is_shut]
    if shut:
        return Laid(paper, shut[0].lying.path, "waiting", notes=(f"“{shut[0].lying.name}”: {SHUT}",))
    if ledger is None:
        return _lay_first(paper, copies, place)
    back = brought_back(ledger, copies, folder=place.folder, archive=place.archive)
    if back is not None:
        laid = _lay_known(paper, ledger, [*copies, back], place, is_settled=is_settled)
        return replace(laid, state="restored") if laid.state == "same" else laid
    return _lay_known(paper, ledger, copies, place, is_settled=is_settled)


def _lay_known(paper: Paper, ledger: Ledger, copies: Sequence[Copy], place: _Place, *, is_settled: bool) -> Laid:
    if is_settled:
        return _keep_as_is(paper, ledger, copies, _settled(copies, ledger), place)
    notes = _opened(copies, place.shelf)
    taken = {copy.sha256 for copy in ledger.taken}
    edited = [copy for copy in copies if copy.is_edited and copy.sha256 not in taken]
    if paper.blocks:
        merged = carry_on(paper, ledger, edited, archive=place.archive, made_on=place.made_on)
    else:
        merged = edited_beside(paper, ledger, edited, archive=place.archive)
    if merged.content is None:
        keep_seen(paper.key, merged.looks, edited, place.archive)
        laid = _keep_as_is(paper, _remembered(ledger, merged, place), copies, merged, place)
    else:
        laid = _write_next(paper, ledger, merged, place)
    return replace(laid, notes=(*notes, *laid.notes))


def _settled(copies: Sequence[Copy], ledger: Ledger) -> Merged:
    """Nothing new: how many edits the paper in people's hands holds, and which edited copies are none of it."""
    taken = {copy.sha256 for copy in ledger.taken}
    edited = [copy for copy in copies if copy.is_edited and copy.sha256 not in taken]
    main = main_copy(edited, ledger)
    look = ledger.look_at(main.sha256) if main else None
    notes = tuple(TOO_LATE.format(name=copy.lying.name) for copy in edited if copy is not main)
    return Merged(None, edit_count=look.edits if look else ledger.newest.edits, notes=notes)


def _lay_first(paper: Paper, copies: Sequence[Copy], place: _Place) -> Laid:
    """A paper that the archive does not know: it is new, or the data folder was lost and the outbox was not."""
    for copy in reversed(copies):
        adopted = _adopted(paper, copy, place)
        if adopted is not None:
            return adopted
    merged = Merged(paper.content, paper.blocks, edited=tuple(copies))
    laid = _write_next(paper, None, merged, place)
    return replace(laid, state="next", notes=(LOST,)) if copies else laid


def _adopted(paper: Paper, copy: Copy, place: _Place) -> Laid | None:
    """A file that is, byte for byte, what the program would write now: its past begins again with it."""
    number = number_of(copy.lying.path)
    version = _version(paper, number, copy.lying.name)
    content = _marked(paper, paper.content, version, place)
    if hashlib.sha256(content).hexdigest() != copy.sha256:
        return None
    version = version.model_copy(update={"sha256": copy.sha256} | _stamp(copy.lying.path))
    place.archive.keep_version(paper.key, version, content, paper.blocks)
    place.archive.save(Ledger(paper=paper.key, versions=(version,)))
    return Laid(paper, copy.lying.path, "same")


def _keep_as_is(paper: Paper, ledger: Ledger, copies: Sequence[Copy], merged: Merged, place: _Place) -> Laid:
    """Nothing new to write: the file to open is the reviewer's newest, or ours, made again where it was lost."""
    newest = ledger.newest
    own = [copy for copy in copies if copy.of == newest.number]
    hers = main_copy([copy for copy in own if copy.is_edited], ledger)
    if own:
        return _laid(paper, (hers or own[-1]).lying.path, "same", merged)
    content = place.archive.content_of(paper.key, newest)
    if content is None:  # the archive lost the bytes: what the program says now takes their place
        return _write_next(paper, ledger, replace(merged, content=paper.content, blocks=paper.blocks), place)
    path = place.folder / newest.file
    if path.exists():  # something else lies there
        path = place.free(paper)
    _write(path, content)
    version = newest.model_copy(update={"file": _name(path, place)} | _stamp(path))
    place.archive.save(ledger.model_copy(update={"versions": (*ledger.versions[:-1], version), "is_gone": False}))
    return _laid(paper, path, "restored", merged)


def _write_next(paper: Paper, ledger: Ledger | None, merged: Merged, place: _Place) -> Laid:
    """The next version: kept first, then entered, then laid beside what is there."""
    path = place.free(paper, at_least=ledger.newest.number + 1 if ledger else 1)
    number = number_of(path)
    version = _version(paper, number, _name(path, place), is_merged=merged.is_merged)
    version = version.model_copy(update={"edits": merged.edit_count if merged.is_merged else 0})
    content = _marked(paper, merged.content or b"", version, place)
    version = version.model_copy(update={"sha256": hashlib.sha256(content).hexdigest()})
    place.archive.keep_version(paper.key, version, content, merged.blocks)
    entered = _entered(paper, ledger, version, merged, place)
    place.archive.save(entered)
    _write(path, content)
    written = version.model_copy(update=_stamp(path))
    place.archive.save(entered.model_copy(update={"versions": (*entered.versions[:-1], written)}))
    return _laid(paper, path, "next" if ledger else "new", merged)


def _laid(paper: Paper, path: Path, state: State, merged: Merged) -> Laid:
    return Laid(
        paper,
        path,
        state,
        edits=merged.edits,
        edit_count=merged.edit_count,
        changes=merged.changes if state == "next" else (),
        corrections=merged.corrections,
        notes=merged.notes,
        reviewed=merged.reviewed,
    )


def _entered(paper: Paper, ledger: Ledger | None, version: Version, merged: Merged, place: _Place) -> Ledger:
    """The ledger with a new version, and with the files whose edits went into it."""
    taken = _taken(paper.key, merged.edited, place, into=version.number)
    if ledger is None:
        return Ledger(paper=paper.key, versions=(version,), taken=taken)
    update = {"versions": (*ledger.versions, version), "taken": (*ledger.taken, *taken), "is_gone": False}
    return ledger.model_copy(update=update)


def _taken(paper: str, edited: Sequence[Copy], place: _Place, *, into: int) -> tuple[TakenCopy, ...]:
    """Keeps the bytes of what reviewers edited, now that it stands in a version."""
    taken = []
    for copy in edited:
        if copy.content is not None:
            place.archive.keep_taken(paper, copy.sha256, copy.content, copy.lying.path.suffix)
            taken.append(TakenCopy(sha256=copy.sha256, file=copy.lying.name, of=copy.of, into=into))
    return tuple(taken)


def _remembered(ledger: Ledger, merged: Merged, place: _Place) -> Ledger:
    """The ledger with what was seen in this run, where that is new."""
    newest = ledger.newest
    if merged.said and merged.said != newest.said:  # the program's words changed where nobody sees it
        place.archive.keep_blocks(ledger.paper, newest.number, merged.blocks)
        newest = newest.model_copy(update={"said": merged.said})
    looks = (*ledger.looks, *merged.looks)[-LOOKS:]
    taken = (*ledger.taken, *_taken(ledger.paper, merged.edited, place, into=newest.number))
    update = {"versions": (*ledger.versions[:-1], newest), "taken": taken, "looks": looks, "is_gone": False}
    known = ledger.model_copy(update=update)
    if known != ledger:
        place.archive.save(known)
    return known


def _numbers(shelf: Shelf) -> dict[str, int]:
    """The highest version under each name in the folder, by its place without the number."""
    found: dict[str, int] = {}
    for lying in shelf.files:
        key = place_of(without_number(lying.name))
        found[key] = max(found.get(key, 0), number_of(lying.path))
    return found


def _version(paper: Paper, number: int, file: str, *, is_merged: bool = False) -> Version:
    said = fingerprint(paper.content, paper.suffix)
    made = hashlib.sha256(paper.content).hexdigest()
    return Version(number=number, file=file, sha256="", said=said, made=made, check=said[:8], is_merged=is_merged)


def _marked(paper: Paper, content: bytes, version: Version, place: _Place) -> bytes:
    draft = DraftId(place.quarter, paper.key, version.number, version.check)
    if parse_draft_id(str(draft)) != draft:
        raise ValueError(f"key of a paper: {paper.key!r}")
    return stamped(content, draft) if paper.suffix in PACKAGES else content


def _opened(copies: Sequence[Copy], shelf: Shelf) -> tuple[str, ...]:
    """Who has a copy open now: what is saved there later is taken at the next compilation."""
    told = []
    for copy in copies:
        who = shelf.openers.get(copy.lying.place)
        if who is not None:
            by = f" ({who})" if who else ""
            told.append(f"“{copy.lying.name}” đang mở{by}: chữ lưu sau lúc này sẽ được ghép ở lần tổng hợp sau.")
    return tuple(told)


def _gone(keys: set[str], ledgers: Mapping[str, Ledger], place: _Place) -> tuple[str, ...]:
    """Papers that were laid once and are in the pack no more, each told once; their files stay."""
    told = []
    for key, ledger in sorted(ledgers.items()):
        if key not in keys and key not in KEPT_APART and not ledger.is_gone:
            place.archive.save(ledger.model_copy(update={"is_gone": True}))
            told.append(ledger.newest.file)
    return tuple(told)


def _name(path: Path, place: _Place) -> str:
    return path.relative_to(place.folder).as_posix()


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    put_bytes(path, content)


def _stamp(path: Path) -> dict[str, int]:
    status = path.stat()
    return {"size": status.st_size, "changed": status.st_mtime_ns}


KEPT_APART = frozenset({"muc-luc", "thay-doi"})  # laid after the others, by themselves

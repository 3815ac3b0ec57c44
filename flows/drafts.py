"""Takes what was read from the inbox; lays the program's own papers that came back into their quarter's folder.

A paper that comes back is a reviewer's file, no proposal: its edits are taken at the next compilation. What becomes of
the input itself is `flows.intake`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from flows.owners import RUNS, held
from records.draft_ids import DraftId, parse_draft_id
from records.folding import nfc
from records.readings import Reading
from records.settings import Settings
from reports.desk import Archive
from reports.desk.kept import Version
from reports.versions import put_bytes

DRAFTS = "du-thao"  # the program's own copies of its drafts, and of reviewers' files as they were when they were taken
RETURNED = "gui-lai"  # the bytes of papers that came back inside bundles, by their hash
PRESS = "cua-ghi"
LONGEST_STEM = 120
_UNSAFE = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')
LAID = "Bản {version} của “{paper}” gửi lại: đã để vào {place}, sẽ ghép ở lần tổng hợp sau."
TOO_LATE = (
    "Bản {version} của “{paper}” gửi lại sau khi quý đã trình: đã để vào {place} nhưng không ghép vào văn bản "
    "đã trình; người phụ trách xem chữ đã sửa."
)
NOTHING_NEW = "Bản {version} của “{paper}” gửi lại: không có chữ nào sửa so với bản đã lập, không phải làm gì."
TAKEN_BEFORE = "Bản {version} của “{paper}” gửi lại: chữ sửa trong đó đã được ghép rồi, không phải làm gì."
NOT_OURS = (
    "Là văn bản do chương trình lập nhưng kho dự thảo của máy này không có bản đó (mã “{told}”): của nơi khác, hoặc "
    "của sổ cũ. Không đọc như hồ sơ đề nghị; nếu đúng là hồ sơ thì chép nội dung sang tệp mới rồi gửi lại."
)
LOST = "Là văn bản do chương trình lập (mã “{told}”) nhưng không lấy ra được khỏi gói; gửi riêng tệp này."


def take_back(
    settings: Settings, reading: Reading, *, original: Path, received: date, is_fixed: Callable[[str], bool]
) -> Reading:
    """The reading of an input with every paper that came back settled: ours are laid out and read, others in doubt.

    `original` are the kept bytes of the input; those of files in a bundle lie in the data folder. `is_fixed` says of a
    quarter that its papers are submitted: edits that come after that are for a person to weigh.
    """
    if reading.draft is not None:
        return _settled(settings, reading, original, received, is_fixed)
    if not any(member.draft for member in reading.members):
        return reading
    members = tuple(
        _settled(settings, member, settings.data / RETURNED / member.sha256, received, is_fixed)
        if member.draft
        else member
        for member in reading.members
    )
    own = [member for member in members if member.draft]
    said = [f"“{member.file}”: {member.reason}" for member in own]
    is_doubtful = any(member.status != "read" for member in own)
    changes: dict[str, object] = {"members": members, "reason": " ".join(filter(None, [reading.reason, *said]))}
    if is_doubtful and reading.status == "read":
        changes |= {"status": "needs_review", "reason_code": own[0].reason_code}
    return reading.model_copy(update=changes)


def to_keep(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """Without the Office's own papers, of which nothing is to be told in the quarter's lists."""
    return tuple(reading for reading in readings if not (reading.draft and reading.status == "read"))


def _settled(
    settings: Settings, reading: Reading, content: Path, received: date, is_fixed: Callable[[str], bool]
) -> Reading:
    told = parse_draft_id(reading.draft or "")
    archive = Archive(settings.data / DRAFTS / told.quarter) if told else None
    ledger = archive.ledger(told.paper) if archive and told else None
    version = ledger.version(told.version) if ledger and told else None
    if ledger is None or version is None or told is None or version.check != told.check:
        return reading.model_copy(update={"reason": NOT_OURS.format(told=reading.draft)})
    words = {"version": str(version.number), "paper": _stem(version.file)}
    if reading.sha256 in {each.sha256 for each in ledger.versions}:
        return _read(reading, NOTHING_NEW.format(**words))
    if reading.sha256 in {each.sha256 for each in ledger.taken}:
        return _read(reading, TAKEN_BEFORE.format(**words))
    try:
        body = content.read_bytes()
    except OSError:
        return reading.model_copy(update={"reason": LOST.format(told=reading.draft)})
    place = _lay(settings, told, version, body, name=reading.file, received=received)
    words["place"] = place.relative_to(settings.outbox).as_posix()
    if is_fixed(told.quarter):
        return reading.model_copy(update={"reason": TOO_LATE.format(**words)})
    return _read(reading, LAID.format(**words))


def _read(reading: Reading, reason: str) -> Reading:
    return reading.model_copy(update={"status": "read", "reason": reason, "reason_code": None})


def _lay(settings: Settings, told: DraftId, version: Version, body: bytes, *, name: str, received: date) -> Path:
    """Beside the version that it is a copy of, under the name that it came with and the day."""
    folder = settings.outbox.joinpath(told.quarter, *Path(version.file).parts[:-1])
    stem = _UNSAFE.sub(" ", _stem(name)).strip(" .")[:LONGEST_STEM].strip(" .") or _stem(version.file)
    stem = f"{stem} (gửi lại {received:%d-%m})"
    suffix = Path(version.file).suffix
    with held(settings.data / RUNS / PRESS):
        folder.mkdir(parents=True, exist_ok=True)
        lying = {nfc(path.name).casefold(): path for path in folder.iterdir()}
        for number in range(1, len(lying) + 2):
            path = folder / f"{stem}{f' {number}' if number > 1 else ''}{suffix}"
            there = lying.get(nfc(path.name).casefold())
            if there is None:
                put_bytes(path, body)
                return path
            if there.is_file() and there.read_bytes() == body:
                return there
    raise AssertionError  # one of so many names is free


def _stem(file: str) -> str:
    name = nfc(file).replace("\\", "/").rpartition("/")[2]
    return name.rpartition(".")[0] or name

"""Takes what was computed of a quarter; gives a letter to each unit for whose papers something is missing or doubtful.

A unit of whose papers nothing is asked gets none; those whose sender nobody knows are told to the Office itself.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from records import OfficeProfile, fold, unaccented
from reports.drafting.doubts import Doubts
from reports.drafting.rendering import draw
from reports.papers.asking import asked_of, asked_of_sender, files_of
from reports.papers.compilation import Compilation
from reports.papers.entries import marked_recognition
from reports.papers.file_names import file_name, told_apart
from reports.papers.heads import HeadValues, head_fields, head_of
from reports.papers.marks import RowMarks
from reports.papers.paper import Paper
from reports.places import count_in_words, day_in_words
from reports.rows import Row, title_order
from reports.senders import WHOLE_QUARTER, SenderNote

REQUEST_FORM = "cong-van-bo-sung.docx"
FOLDER = "Công văn"
NAME = "Công văn đề nghị bổ sung"
UNKNOWN_SENDER = "Hồ sơ chưa rõ đơn vị gửi"
NO_NAME = "(chưa rõ tên)"


@dataclass(frozen=True)
class RequestCase:
    """One nominee with what is asked of its papers."""

    ma: str
    stt: int
    ten: str
    danh_hieu: str
    noi_dung: tuple[str, ...]


@dataclass(frozen=True)
class CommonPoint:
    """What is asked of several nominees or of all papers; `pham_vi` says of whom, where it is not of all papers."""

    noi_dung: str
    pham_vi: str = ""

    @property
    def khoa(self) -> str:
        """By what it is known again in the next version, whatever its numbers are then."""
        return " ".join(re.sub(r"\d", "", self.noi_dung).split()[:8])


@dataclass(frozen=True)
class RequestValues(HeadValues):
    """Everything that the form of a letter may name."""

    don_vi: str
    la_noi_bo: bool
    so_truong_hop: str
    so_can_bo_sung: str
    han_bo_sung: str
    noi_dung_chung: tuple[CommonPoint, ...]
    truong_hop: tuple[RequestCase, ...]


REQUEST_LISTS: dict[str, type] = {"noi_dung_chung": CommonPoint, "truong_hop": RequestCase}


@dataclass
class _Letter:
    """What is put together for one sender; `unit` None where nobody knows it."""

    unit: str | None
    rows: list[Row]
    notes: list[SenderNote]


def request_papers(compilation: Compilation) -> Iterator[Paper]:
    """One for each unit of which something is asked, units in Vietnamese order, the unknown sender last."""
    office = compilation.office.for_paper("cong_van")
    letters = {key: letter for key, letter in _letters(compilation).items() if _asks(letter)}
    names = {key: file_name(NAME, letter.unit) for key, letter in letters.items() if letter.unit}
    firsts = {key: min((row.proposal.id for row in letters[key].rows), default="") for key in names}
    names = told_apart(names, firsts)
    for key in sorted(letters, key=lambda key: (letters[key].unit is None, title_order(letters[key].unit or ""))):
        yield _paper(compilation, office, key, letters[key], name=names.get(key, f"Nội bộ - {UNKNOWN_SENDER}"))


def _letters(compilation: Compilation) -> dict[str, _Letter]:
    """By the folded name of the unit; "" where no paper names one."""
    letters: dict[str, _Letter] = {}
    for row in compilation.table.rows:
        letter = letters.setdefault(fold(row.sender or ""), _Letter(row.sender, [], []))
        letter.rows.append(row)
    for note in compilation.table.notes:
        known = "" if note.sender == WHOLE_QUARTER else note.sender
        letters.setdefault(fold(known), _Letter(known or None, [], [])).notes.append(note)
    return letters


def _asks(letter: _Letter) -> bool:
    return any(_asked(letter).values()) or bool(asked_of_sender(letter.notes))


def _asked(letter: _Letter) -> dict[int, tuple[str, ...]]:
    """What is asked about each row, by its number; the unit knows the files of all its rows."""
    files = {file for row in letter.rows for file in files_of(row)}
    return {row.number: asked_of(row, files) for row in letter.rows}


def _paper(compilation: Compilation, office: OfficeProfile, key: str, letter: _Letter, *, name: str) -> Paper:
    doubts = Doubts()
    values = _values(compilation, office, letter, doubts)
    title = f"{name} quý {compilation.quarter.label}"
    rendered = draw(
        compilation.templates / REQUEST_FORM,
        values,
        lists=REQUEST_LISTS,
        title=title,
        made_on=compilation.made_on,
        doubts=doubts,
    )
    number = values.so_can_bo_sung
    is_sent = letter.unit is not None
    to_do = [] if values.han_bo_sung else ["ghi hạn gửi bổ sung, vì đã qua thời hạn nhận hồ sơ của quý"]
    return Paper(
        key=f"cong-van/{_slug(key) or 'chua-ro-don-vi'}",
        name=name,
        suffix=".docx",
        folder=FOLDER,
        content=rendered.content,
        blocks=rendered.blocks,
        about=f"Đề nghị {letter.unit} bổ sung, làm rõ hồ sơ của {number} trường hợp"
        if is_sent
        else f"{number} trường hợp chưa rõ đơn vị gửi: Văn phòng tự theo dõi, không gửi đi",
        still_open=("lấy số, ký và gửi", *to_do) if is_sent else ("xác định đơn vị gửi của từng trường hợp",),
    )


def _slug(key: str) -> str:
    """“so-khoa-hoc-va-cong-nghe” and a few letters by which units that differ only in accents differ."""
    plain = re.sub(r"[^a-z0-9]+", "-", unaccented(key)).strip("-")
    return f"{plain}-{hashlib.sha256(key.encode()).hexdigest()[:4]}" if key else ""


def _values(compilation: Compilation, office: OfficeProfile, letter: _Letter, doubts: Doubts) -> RequestValues:
    asked = _asked(letter)
    counted = Counter(text for texts in asked.values() for text in texts)
    shared = [text for text, count in counted.items() if count > 1]
    cases = [(row, [text for text in asked[row.number] if text not in shared]) for row in letter.rows]
    entries = [
        _case(at, row, texts, doubts) for at, (row, texts) in enumerate(((r, t) for r, t in cases if t), start=1)
    ]
    common = [
        *map(CommonPoint, asked_of_sender(letter.notes)),
        *(_of_several(text, letter.rows, asked) for text in shared),
    ]
    head = head_of(office, compilation.quarter, made_on=compilation.made_on)
    return RequestValues(
        **{**head_fields(head), "kinh_gui": letter.unit or "Văn phòng"},
        don_vi=letter.unit or UNKNOWN_SENDER,
        la_noi_bo=letter.unit is None,
        so_truong_hop=count_in_words(len(letter.rows)),
        so_can_bo_sung=count_in_words(sum(1 for texts in asked.values() if texts)),
        han_bo_sung=day_in_words(compilation.deadline) if compilation.made_on < compilation.deadline else "",
        noi_dung_chung=tuple(common),
        truong_hop=tuple(entries),
    )


def _of_several(text: str, rows: Sequence[Row], asked: dict[int, tuple[str, ...]]) -> CommonPoint:
    """What is asked alike for several nominees, once, with whom it touches; where it is all, only how many."""
    touched = [row for row in rows if text in asked[row.number]]
    small = f"{text[:1].lower()}{text[1:]}"
    if len(touched) == len(rows):
        return CommonPoint(small, f"Cả {count_in_words(len(rows))} trường hợp")
    names = "; ".join(row.name or NO_NAME for row in touched)
    return CommonPoint(small, f"{count_in_words(len(touched))} trường hợp ({names})")


def _case(number: int, row: Row, texts: Sequence[str], doubts: Doubts) -> RequestCase:
    marks = RowMarks(row, doubts)
    return RequestCase(
        ma=row.proposal.id,
        stt=number,
        ten=marks.mark(row.name or NO_NAME, "full_name", is_value=row.name is not None),
        danh_hieu=marks.mark(marked_recognition(row, doubts), "requested", is_value=False),
        noi_dung=tuple(texts),
    )

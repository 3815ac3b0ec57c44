"""Takes lines of text with their place on the page; gives paragraphs. Knows neither PDF nor OCR, and no award.

A line broken by the page's width is joined to the next; a new paragraph starts at an indent, a bullet or number,
a larger gap, after a line that had room left, and where centring, size or weight changes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median, median_low
from typing import NamedTuple

from extractors.layout import Paragraph, Segment

_BULLET = re.compile(
    r"^(?:[-–—•+*▪●○◦✓]|\d{1,2}(?:\.\d{1,2})*[.)/]|\(?[a-zđ]\)|[a-zđ][.)]|[IVX]{1,5}[.)]|Điều \d+)(?=\s|$)"
)
_HEADING = re.compile(r"^(?:[IVX]{1,5}[.)]|Điều \d+|[A-D]\.)(?=\s|$)")
_FIRST_WORD = re.compile(r"[^\s\-]*-?")  # a line is broken after a hyphen, not inside "1277/QĐ"
_BROKEN_INSIDE = re.compile(r"[^\W_][-/]$")
_SENTENCE_END = (".", ";", ":", "!", "?", "./.")
_UNIT_START = re.compile(
    r"(?:UBND|[ỦU][ỶY]? BAN|SỞ|BỘ|CHI CỤC|CỤC|TỔNG (?:CỤC|CÔNG TY|KHO)|TRUNG TÂM|PHÒNG|VĂN PHÒNG|BAN|BCH|THANH TRA|"
    r"CÔNG ĐOÀN|LIÊN ĐOÀN|ĐOÀN|CHI ĐOÀN|CHI BỘ|ĐẢNG|HỘI|TRƯỜNG|VIỆN|CÔNG TY|CỤM|KHỐI|TỔ|TỈNH|CỘNG H\w+|ĐỘC LẬP|"
    r"Độc lập|Số|KHU (?:BẢO TỒN|DI TÍCH)|VƯỜN QUỐC GIA|CƠ SỞ|ĐỘI|HẠT|NGÂN HÀNG|TÒA ÁN|TOÀ ÁN|KHO BẠC|BẢO HIỂM|ĐÀI|"
    r"BẢO TÀNG|THƯ VIỆN|XÍ NGHIỆP|NHÀ (?:MÁY|VĂN HÓA|HÁT))\b|\*"
)
_GOES_ON = re.compile(r"(?:[-–]|\b(?:VÀ|CỦA|CÁC|QUẢN LÝ|THUỘC|CHO))$")  # no name of a unit ends so
_ABOUT = re.compile(r"\(?(?:V/v|Về việc)\b", re.IGNORECASE)
_COMPOUND = re.compile(
    r"(?:NÔNG|LÂM|MÔI|THỊ|HIỆN|CÔNG) TRƯỜNG|(?:BỆNH|HỌC|THƯ|PHÁP) VIỆN|(?:LIÊN|CÔNG|TẬP|CHI) ĐOÀN|XÃ HỘI|"
    r"(?:CÁN|NỘI|ĐẢNG|CHI|NAM|BẮC|TRUNG|TIẾN) BỘ|[UỦ][YỶ] BAN|(?:VĂN|QUỐC|HẢI|DỰ) PHÒNG"
)  # words whose second half would begin a unit
_STACKED_START = re.compile(
    r"(?:Khoa|Phòng|Trung tâm|Bộ môn|BM|Trường|Tổ|Ban|Chi cục|Sở|Đội|Trạm|Xưởng|Phân xưởng|Văn phòng|Công ty|Bệnh viện|"
    r"Trưởng|Phó|Giám đốc|Chủ tịch|Giảng viên|Giáo viên|Chuyên viên|Nhân viên|Kế toán|Viên chức|Công chức|Bác sĩ|"
    r"Điều dưỡng|Hiệu trưởng|Bí thư|Chức vụ|Đơn vị|Sinh năm|SN)\b"
)
_NAME = re.compile(r"(?:[A-ZĐÀ-Ỹ][a-zà-ỹ]*\.? ){0,2}(?:[A-ZĐÀ-Ỹ][a-zà-ỹ']* ){1,5}[A-ZĐÀ-Ỹ][a-zà-ỹ']*")
_HONOURED = re.compile(r"(?:Ông|Bà|Đ/c|Đồng chí|Anh|Chị) [A-ZĐÀ-Ỹ]")
_LABELLED = re.compile(r"(?:[-–+•*]\s*)?[A-ZĐÀ-Ỹ][^\d.:;()“”\"]{1,45}:")
_CLOSING = re.compile(
    r"(?:Tôi|Em|Chúng tôi) (?:xin )?cam (?:đoan|kết)\b|(?:Kính|Trân trọng) (?:trình|đề nghị|mong|báo cáo)\b|"
    r"Nơi nhận\s*:"
)
_GROUND = re.compile(r"[-–]?\s*Căn cứ\b")
_LETTER = 0.95  # of the type size: no letter more would have fitted
_LONGEST_REST = 2
_CUT_DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{1,3}$")
_CAPITAL = 0.4  # of a letter's width: so much wider are capitals
_EXACT, _MEASURED = 0.1, 0.15  # of the type size: how much two steps of one paragraph differ, printed and scanned
_CLOSEST = 0.75  # of the type size: baselines nearer than this stand side by side
_SIGNER_START = re.compile(
    r"(?:KT|TM|TL|TUQ|Q)\.|(?:PHÓ )?(?:GIÁM ĐỐC|CHỦ TỊCH|(?:CHI )?CỤC TRƯỞNG|VIỆN TRƯỞNG|TRƯỞNG|HIỆU TRƯỞNG)|"
    r"BÍ THƯ|CHÁNH|NGƯỜI|THƯ KÝ|CHỦ TRÌ|ỦY VIÊN"
)


@dataclass(slots=True)
class Line:
    """A stretch of text on one baseline.

    x0 to baseline are upright (a scan's skew taken out); segments lie where the text is printed.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    size: float
    page: int
    segments: tuple[Segment, ...]
    bold: bool = False
    sure: float = 1.0
    broken: bool = False  # ends in a hyphen that stands in the text: the next line follows without a space

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def centre(self) -> float:
        return (self.x0 + self.x1) / 2


class Frame(NamedTuple):
    """The space that lines may fill: page body, column or cell. `kind` is body, column, head or cell."""

    left: float
    right: float
    kind: str = "body"
    pitch: float | None = None

    @property
    def width(self) -> float:
        return self.right - self.left


def glue(first: Line, second: Line, *, between: str) -> Line:
    """Two pieces of one visual line as one."""
    shift = len(first.text) + len(between)
    moved = tuple([segment.moved(shift) for segment in second.segments])
    return Line(
        text=first.text + between + second.text,
        x0=first.x0,
        top=min(first.top, second.top),
        x1=max(first.x1, second.x1),
        bottom=max(first.bottom, second.bottom),
        baseline=first.baseline,
        size=max(first.size, second.size),
        page=first.page,
        segments=first.segments + moved,
        bold=first.bold and second.bold,
        sure=min(first.sure, second.sure),
        broken=second.broken,
    )


def common_pitch(lines: Sequence[Line], *, left: float, right: float) -> float | None:
    """The usual distance of two baselines inside a paragraph, in points; None where no line continues another.

    Where lines are seen to go on with a sentence, these alone count: most steps of a list or form part paragraphs.
    """
    steps: Counter[float] = Counter()
    wrapped: Counter[float] = Counter()
    usual = median(line.size for line in lines) if lines else 0.0
    for before, line in pairwise(lines):
        step = line.baseline - before.baseline
        if line.x0 > left + 3 or line.page != before.page or not _CLOSEST * line.size < step < 2.2 * line.size:
            continue
        step = round(2 * step) / 2
        steps[step] += 1
        if line.text[0].islower() and abs(line.size - usual) < 1 and _is_wrapped(before, line, right):
            wrapped[step] += 1
    counted = wrapped or steps
    return min(counted, key=lambda step: (-counted[step], step)) if counted else None


def _is_wrapped(before: Line, line: Line, right: float) -> bool:
    """Whether the width alone broke the line before: it ends in no stop, and no word more would have fitted."""
    full = right - before.x1 <= _first_width(line) + 0.22 * line.size + 2
    return full and not before.text.endswith(_SENTENCE_END)


def close_pitch(groups: Iterable[Sequence[Line]], *, lower: bool) -> float | None:
    """The least usual step inside cells or columns; with `lower`, only of lines that begin in a small letter.

    None where no step tells: of type that a scanner has moved none does.
    """
    steps = [
        line.baseline - before.baseline
        for group in groups
        for before, line in pairwise(group)
        if line.sure == before.sure == 1.0 and abs(line.size - before.size) < 0.3
        if not lower or (line.text[0].islower() and not before.text.endswith(_SENTENCE_END))
    ]
    return median_low(steps) if lower and steps else min(steps, default=None)


def break_into_paragraphs(lines: Sequence[Line], frame: Frame) -> list[list[Line]]:
    """Lines in reading order, grouped to paragraphs."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _continues(groups[-1], line, frame):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def continues_over_page(group: Sequence[Line], line: Line, frame: Frame) -> bool:
    """Whether the first line of a page goes on with the last paragraph of the page before."""
    if group[-1].text.endswith(_SENTENCE_END) or is_centred(line, frame) or line.x0 > frame.left + 4:
        return False
    return _continues(group, line, frame)


def is_centred(line: Line, frame: Frame) -> bool:
    middle = (frame.left + frame.right) / 2
    near = abs(line.centre - middle) <= max(4.0, 0.012 * frame.width)
    return near and line.x0 - frame.left > 1.5 * line.size and line.text[0] not in "-–+•"


def make_paragraph(group: Sequence[Line], frame: Frame, *, zone: str = "body") -> Paragraph:
    """One paragraph of its lines, with the segments moved to their place in the joined text."""
    if len(group) == 1:
        line = group[0]
        return Paragraph(
            line.text,
            bold=line.bold,
            centred=is_centred(line, frame),
            zone=zone,
            segments=tuple(line.segments),
            sure=line.sure,
        )
    parts: list[str] = []
    segments: list[Segment] = []
    shift = 0
    for before, line in zip([None, *group], group, strict=False):
        if before is not None and not _is_broken_inside(before) and not _is_cut_word(before, line, frame):
            parts.append(" ")
            shift += 1
        segments += [segment.moved(shift) for segment in line.segments] if shift else line.segments
        parts.append(line.text)
        shift += len(line.text)
    return Paragraph(
        text="".join(parts),
        bold=all(part.bold for part in group),
        centred=all(is_centred(part, frame) for part in group),
        zone=zone,
        segments=tuple(segments),
        sure=min(part.sure for part in group),
    )


def _is_cut_word(before: Line, line: Line, frame: Frame) -> bool:
    """An abbreviation or number that a narrow cell has cut: "CSTĐC" and "S"."""
    if frame.kind != "cell" or frame.right - before.x1 > _LETTER * before.size:
        return False
    rest, cut = line.text.split()[0], before.text.split()[-1]
    if rest.isdigit() and _CUT_DATE.fullmatch(cut):
        return len(re.split(r"\D", cut)[-1] + rest) == 4  # "31/07/19" and "90"
    if len(rest) > _LONGEST_REST or len(cut) < 3:
        return False
    return (rest.isupper() and rest.isalpha() and cut[-2:].isupper()) or (rest.isdigit() and cut.isdigit())


def _is_broken_inside(line: Line) -> bool:
    return line.broken or (line.text.endswith(("-", "/")) and _BROKEN_INSIDE.search(line.text) is not None)


def _continues(group: Sequence[Line], line: Line, frame: Frame) -> bool:
    before = group[-1]
    if before.broken:
        return True
    if _changes_look(before, line, frame) or _is_far_below(group, line, frame):
        return False
    if frame.kind == "head":
        return _continues_head(group, line, frame)
    if frame.kind == "column" and line.text.isupper() and _SIGNER_START.match(line.text):
        return False
    if is_centred(before, frame) and is_centred(line, frame) and line.text[0].islower():
        return True
    if frame.kind == "cell" and _is_stacked(group, line):
        return False
    if before.text.endswith((" -", " –")) and not _BULLET.match(line.text):
        return True
    if frame.kind == "cell" and line.text[0].islower() and not before.text.endswith(_SENTENCE_END):
        return _BULLET.match(line.text) is None
    if _has_room_left(before, line, frame) or _opens_paragraph(group, line, frame):
        return False
    if _BULLET.match(line.text):
        return _is_bullet_inside(group, line)
    return _keeps_indent(group, line, frame)


def _is_stacked(group: Sequence[Line], line: Line) -> bool:
    """A post or unit under the name of a person, or one person under another, in one cell of a list."""
    if len(group) > 3 or " " not in line.text:
        return False
    if not _HONOURED.match(line.text) and (not _STACKED_START.match(line.text) or _NAME.fullmatch(line.text)):
        return False
    return _NAME.fullmatch(" ".join(part.text for part in group)) is not None


def _opens_paragraph(group: Sequence[Line], line: Line, frame: Frame) -> bool:
    """Whether the line's own words open a paragraph under a full line: a label under a label, a ground, a closing."""
    if frame.kind != "body" or not line.text[:1].isupper():
        return False
    if _CLOSING.match(line.text):
        return True
    first = group[0]
    if group[-1].text.endswith(";") and _GROUND.match(first.text):
        return True
    flush = abs(line.x0 - first.x0) <= 3
    return flush and _LABELLED.match(line.text) is not None and _LABELLED.match(first.text) is not None


def _changes_look(before: Line, line: Line, frame: Frame) -> bool:
    if frame.kind == "cell":
        return False
    if before.bold != line.bold or abs(before.size - line.size) > 1.5 + 0.1 * line.size:
        return True
    return before.text.isupper() and len(before.text) > 8 and line.text[:1].isupper() and not line.text.isupper()


def _is_far_below(group: Sequence[Line], line: Line, frame: Frame) -> bool:
    before = group[-1]
    if before.page != line.page:
        return False
    step = line.baseline - before.baseline
    loose = max(1.5, (_EXACT if line.sure == 1.0 else _MEASURED) * line.size)
    if len(group) > 1 and group[-2].page == before.page:
        pitch = before.baseline - group[-2].baseline
        return step > pitch + loose
    if frame.pitch is not None and frame.kind == "body":
        return step > max(frame.pitch + loose, 1.05 * line.size)
    if frame.pitch is not None and frame.kind == "cell" and not line.text[0].islower():
        return step > frame.pitch + loose
    return step > 1.9 * line.size


def _continues_head(group: Sequence[Line], line: Line, frame: Frame) -> bool:
    """A unit's name over several lines, in the head of a document: breaks there are made by hand."""
    before = group[-1]
    step = line.baseline - before.baseline
    if _ABOUT.match(group[0].text):
        return line.text[0].islower() and step < 1.8 * line.size
    starts = _UNIT_START.match(line.text) and not _GOES_ON.search(before.text)
    if starts and not _COMPOUND.fullmatch(f"{before.text.split()[-1]} {line.text.split()[0]}"):
        return False
    if not before.text.isupper() or not line.text.isupper():
        return False
    if frame.pitch is not None and step > frame.pitch + max(1.5, _EXACT * line.size):
        return False
    return step < 1.8 * line.size


def _has_room_left(before: Line, line: Line, frame: Frame) -> bool:
    """Whether the first word of this line would have fitted on the line before: then the break was meant."""
    space = 0.0 if _is_broken_inside(before) else 0.22 * line.size
    needed = _first_width(line) + space
    if frame.kind == "body" and not is_centred(before, frame):
        return frame.right - before.x1 > needed + 2
    return frame.width - before.width > needed + max(3.0, 0.4 * line.size)


def _first_width(line: Line) -> float:
    """Points of the first word: of its own box where it has one (a scan), else by its share of the letters."""
    word = _FIRST_WORD.match(line.text)
    length = len(word.group() if word else line.text)
    own = line.segments[0]
    if own.end == length and abs(own.box[0] - line.x0) < 2 * line.size:
        return own.box[2] - own.box[0]
    return _letters(line.text[:length]) / _letters(line.text) * line.width


def _letters(text: str) -> float:
    """How wide a text is, in small letters."""
    return len(text) + _CAPITAL * sum(map(str.isupper, text))


def _is_bullet_inside(group: Sequence[Line], line: Line) -> bool:
    """A dash or number that only happens to come first on a wrapped line ("2021 / - 2025")."""
    if _HEADING.match(line.text) or group[-1].text.endswith(_SENTENCE_END):
        return False
    if re.match(r"\d", line.text):
        return False
    if len(group) > 1:
        return abs(line.x0 - group[1].x0) < 3 and abs(group[0].x0 - group[1].x0) > 5
    return line.x0 < group[0].x0 - 5


def _keeps_indent(group: Sequence[Line], line: Line, frame: Frame) -> bool:
    if frame.kind != "body":
        return True
    before, first = group[-1], group[0]
    if is_centred(line, frame) or is_centred(before, frame):
        return abs(before.centre - line.centre) < 6
    if len(group) > 1:
        return abs(line.x0 - group[1].x0) <= 4
    if line.x0 > first.x0 + 4:
        return _BULLET.match(first.text) is not None and line.x0 < first.x0 + 45
    if abs(line.x0 - first.x0) <= 3 and first.x0 > frame.left + 8:
        return not line.text[:1].isupper()
    return True

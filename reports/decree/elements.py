"""Takes the lines of a document; says which of them is which element of the decree: by what they say, then by place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from reports.decree.lines import lines_of
from reports.decree.pieces import Document, Line, folded
from reports.decree.table import DecreeTable, PaperKind

NATION, MOTTO = "cong hoa xa hoi chu nghia viet nam", "doc lap tu do hanh phuc"
HEAD_LINES = 45  # of a paper; what looks like a head further down is none
ALIKE = 88
FIRST = range(4)  # lines at the very beginning: an appendix that is a file of its own has no head
BLANK = r"[\s._…\u2026/-]"
_NUMBER = re.compile(r"^S[ốô]\s*(?=[:.\d…/]|$)", re.I)
_DASHED_NUMBER = re.compile(r"^S[ốô]\s*:?\s*\d+\s*[-–.]\s*[A-ZĐ]{2}", re.I)
_DATE = re.compile(r"ngày\b.{0,14}tháng\b.{0,12}năm\b", re.I)
_DATED = re.compile(
    r"^(?P<place>[^;:()]{2,60},|[A-ZĐÀ-Ỹ][^,;:()]{1,40})?\s*ngày\b.{0,14}tháng\b.{0,12}năm\b[\s\d._…]{0,12}$", re.I
)
_SLASHED = re.compile(r"^(?P<place>[^;:()]{2,60},)\s*ngày\s*\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}\.?$", re.I)
_ABOUT = re.compile(r"^V\s*/\s*v\b|^Về việc\b", re.I)
_URGENT_FOLDED = ("hoa toc", "thuong khan", "khan")
_SCOPE_FOLDED = ("xem xong tra lai", "luu hanh noi bo")
_BASIS = re.compile(r"^[-–]?\s*Căn cứ\b", re.I)
_MORE_BASIS = re.compile(r"^[-–]?\s*(?:Căn cứ|Xét|Theo đề nghị|Theo)\b", re.I)
_TO = re.compile(r"^Kính gửi\b", re.I)
_RECIPIENTS = re.compile(r"^Nơi\s+nhận\b", re.I)
_DASHED = re.compile(r"^[-–—+•]")
_APPENDIX = re.compile(r"^phu luc(?: (?:so )?(?:[ivxlc]+|\d{1,2}))?[.:]?$")
_ARTICLE = re.compile(r"^Điều\s+\d+")
_AUTHORITY = re.compile(r"^(?:T/?M|Q|K/?T|T/?L|TUQ|T\.M|K\.T|T\.L)\b[./]?", re.I)
_POST = re.compile(
    r"giam doc|chanh van phong|truong|chu tich|chi cuc|thu ky|chu toa|hieu|cuc|bi thu|vien|chanh thanh tra|thu truong"
    r"|nguoi|uy vien|ke toan|hoi dong|tham muu|thanh pho|so "
)
_BODY = re.compile(
    r"(?:so|ubnd|uy ban|bo|cuc|chi cuc|van phong|phong|trung tam|truong|vien|hoi|hoi dong|ban|to|cong doan|lien doan"
    r"|dang bo|dang uy|chi bo|doan|cong ty|thanh tra|chi doan|khoa|kho bac|ngan hang|tong cuc|don vi|xa|phuong)\b"
)
_NO_SIGNER = re.compile(r"^\(|^(?:ký|đã ký|chữ ký|ghi rõ)\b|[:@\d]", re.I)
_LOWER_POST = re.compile(
    r"^(?:Phó|Giám đốc|Chánh|Trưởng|Chủ tịch|Cục trưởng|Chi cục trưởng|Hiệu trưởng|Chủ nhiệm)(?:\s|$)", re.I
)
_DRAFTER = re.compile(r"^[A-ZĐ]{1,5}\.?\s*\(\s*\d{1,4}\s*(?:b|bản)?\s*\)$")
_ADDRESS = re.compile(r"^(?:Địa chỉ|Trụ sở)\s*:", re.I)
_SIGNED_APART = re.compile(r"^(?:Số(?: và|,)? ký hiệu\s*:|\d+/[\w-]+;).*\d{4}")


@dataclass(slots=True)
class Elements:
    """The lines of each element; what was not found is empty."""

    nation: list[Line] = field(default_factory=list)
    motto: list[Line] = field(default_factory=list)
    superior: list[Line] = field(default_factory=list)
    issuer: list[Line] = field(default_factory=list)
    number: list[Line] = field(default_factory=list)
    day: list[Line] = field(default_factory=list)
    title: list[Line] = field(default_factory=list)
    subject: list[Line] = field(default_factory=list)
    about: list[Line] = field(default_factory=list)
    authority_line: list[Line] = field(default_factory=list)
    to: list[Line] = field(default_factory=list)
    addressees: list[Line] = field(default_factory=list)
    bases: list[Line] = field(default_factory=list)
    body: list[Line] = field(default_factory=list)
    recipients_word: list[Line] = field(default_factory=list)
    recipients: list[Line] = field(default_factory=list)
    posts: list[Line] = field(default_factory=list)
    names: list[Line] = field(default_factory=list)
    appendix_word: list[Line] = field(default_factory=list)
    appendix_title: list[Line] = field(default_factory=list)
    appendix_note: list[Line] = field(default_factory=list)
    urgency: list[Line] = field(default_factory=list)
    scope: list[Line] = field(default_factory=list)
    drafter: list[Line] = field(default_factory=list)
    address: list[Line] = field(default_factory=list)
    signed_apart: list[Line] = field(default_factory=list)
    body_start: int = 0
    body_end: int = 0

    def taken(self) -> set[int]:
        """Orders of the lines that are some element already."""
        groups = [
            value for value in (getattr(self, name) for name in self.__dataclass_fields__) if isinstance(value, list)
        ]
        return {line.order for group in groups for line in group if group is not self.body}


def find_elements(document: Document, lines: Sequence[Line], table: DecreeTable) -> Elements:
    found = Elements()
    _find_title(lines, found, table)
    _find_head(lines, found)
    _find_subject(lines, found)
    _find_addressees(lines, found)
    _find_closing(lines, found)
    _find_appendices(lines, found)
    _find_bases(lines, found)
    _find_rest(document, lines, found)
    return found


def kind_of(found: Elements, table: DecreeTable) -> PaperKind:
    """By the title; a letter has none, but what it is about and to whom."""
    title = found.title[0].folded if found.title else ""
    appendix = found.appendix_word[0].order if found.appendix_word else len(FIRST)
    if appendix in FIRST and (not title or appendix < found.title[0].order):
        return table.kind("phu_luc")
    for kind in table.loai:
        if any(title.startswith(folded(mark)) for mark in kind.dau_hieu):
            return kind
    if not title and found.about and (found.to or found.recipients_word):
        return table.kind("cong_van")
    if not title and found.to and found.recipients_word and found.nation:
        return table.kind("cong_van")
    return table.kind("khac")


def _find_title(lines: Sequence[Line], found: Elements, table: DecreeTable) -> None:
    marks = [folded(mark) for kind in table.loai for mark in kind.dau_hieu if mark != "PHỤ LỤC"]
    marks += [folded(name) for name in table.ten_loai_khac]
    for line in lines[:HEAD_LINES]:
        mark = next((each for each in marks if line.folded.startswith(each)), None)
        if mark is None or len(line.text) > 90 or line.paragraph.table_has_borders:
            continue
        stands_out = line.is_upper or (line.share("bold") > 0.9 and line.is_centred) or line.folded == mark
        if stands_out and not line.text.endswith((";", ",")):
            found.title.append(line)
            return
        if _RECIPIENTS.match(line.text):
            return


def _find_head(lines: Sequence[Line], found: Elements) -> None:
    head = [line for line in lines[:HEAD_LINES] if not line.paragraph.table_has_borders or _is_nation(line)]
    nation = next((line for line in head if _is_nation(line)), None)
    motto = next((line for line in head if _is_motto(line)), None)
    end = _end_of_head(lines, found)
    if nation is not None:
        found.nation.append(nation)
    if motto is not None:
        found.motto.append(motto)
    before = [
        line for line in head if line.order < end or (nation is not None and line.table == nation.table is not None)
    ]
    for line in before:
        if line in (nation, motto):
            continue
        if line.folded in _URGENT_FOLDED:
            found.urgency.append(line)
        elif line.folded in _SCOPE_FOLDED:
            found.scope.append(line)
        elif not found.number and _is_number(line.text):
            found.number.append(line)
        elif not found.day and _is_place_and_day(line.text):
            found.day.append(line)
        elif _ABOUT.match(line.text) and not found.title:
            found.about.append(line)
        elif _SIGNED_APART.match(line.text) and line.order < 3:
            found.signed_apart.append(line)
    _continue_about(lines, found)
    if not found.day:
        found.day += [line for line in lines if _is_place_and_day(line.text) and not line.paragraph.table_has_borders][
            :1
        ]
    _find_agency(before, found)


def _is_number(text: str) -> bool:
    """ "Số: 05/TTr-VP", also with another sign than the stroke, or still blank; no street number."""
    if not _NUMBER.match(text) or len(text) > 60:
        return False
    return "/" in text or bool(re.fullmatch(rf"S[ốô]\s*:?{BLANK}*", text, re.I) or _DASHED_NUMBER.match(text))


def _is_place_and_day(text: str) -> bool:
    """ "Sông Biển, ngày 05 tháng 9 năm 2026", also without its comma or its place; no sentence that ends with a day."""
    match = _DATED.match(text) or _SLASHED.match(text)
    if match is None:
        return False
    words = (match["place"] or "").rstrip(",").replace("-", " ").split()
    return 2 * sum(word[0].isupper() or word.isdigit() for word in words) >= len(words) and len(words) < 10


def _is_nation(line: Line) -> bool:
    return abs(len(line.folded) - len(NATION)) < 8 and fuzz.ratio(line.folded, NATION) >= ALIKE


def _is_motto(line: Line) -> bool:
    plain = " ".join(re.sub(r"[^a-z ]+", " ", line.folded).split())
    return abs(len(plain) - len(MOTTO)) < 6 and fuzz.ratio(plain, MOTTO) >= ALIKE


def _end_of_head(lines: Sequence[Line], found: Elements) -> int:
    """The order of the first line that is no head any more."""
    if found.title:
        return found.title[0].order
    for line in lines[:HEAD_LINES]:
        if _TO.match(line.text) or _BASIS.match(line.text) or len(line.text) > 160:
            return line.order
    return min(len(lines), 12)


def _continue_about(lines: Sequence[Line], found: Elements) -> None:
    """What a letter is about goes on in the next lines of the same cell, or of the same look."""
    if not found.about:
        return
    first = found.about[0]
    for line in lines[first.order + 1 : first.order + 4]:
        same_cell = line.table is not None and (line.table, line.place.row, line.place.cell) == (
            first.table,
            first.place.row,
            first.place.cell,
        )
        same_paragraph = line.paragraph is first.paragraph and line.half == first.half
        if not (same_cell or same_paragraph) or _TO.match(line.text) or line.folded in _URGENT_FOLDED:
            break
        found.about.append(line)


def _find_agency(before: Sequence[Line], found: Elements) -> None:
    """The names left of the nation's: the last is the issuer, in bold, what stands over it is the superior body."""
    anchors = [*found.nation, *found.motto]
    if not anchors:
        return
    nation, known = anchors[0], found.taken()
    stop = found.number[0].order if found.number else found.day[0].order if found.day else nation.order + 6
    if found.title and found.title[0].order < stop:
        stop = found.title[0].order
    candidates = [line for line in before if line.order not in known and _is_name_of_body(line)]
    if nation.table is not None:
        cell = nation.place.cell or 0
        left = [line for line in candidates if line.table == nation.table and (line.place.cell or 0) < cell]
    elif nation.half or nation.place.box:
        left = [line for line in candidates if line.order < stop and not line.half and line.order >= nation.order - 3]
    else:
        left = [
            line for line in candidates if line.order < stop and line.is_upper and abs(line.order - nation.order) < 5
        ]
    names = _joined(left[:5])
    if names:
        found.issuer += names[-1]
        found.superior += [line for name in names[:-1] for line in name]


def _is_name_of_body(line: Line) -> bool:
    return len(line.text) < 80 and not line.text.startswith(("(", "V/v")) and not _DATE.search(line.text)


def _joined(lines: Sequence[Line]) -> list[list[Line]]:
    """A name that takes two lines is one: what goes on, and the bold lines under a superior body that is not bold."""
    names: list[list[Line]] = []
    bold = [line.share("bold") > 0.5 for line in lines]
    is_told_by_weight = any(bold) and not all(bold)
    for at, line in enumerate(lines):
        weighs_alike = bold[at] == bold[at - 1] if is_told_by_weight else not _BODY.match(line.folded)
        if at and (weighs_alike or _goes_on(lines[at - 1], line)):
            names[-1].append(line)
        else:
            names.append([line])
    return names


def _goes_on(last: Line, line: Line) -> bool:
    if last.folded.endswith(("-", " va", " cua", ",")) or line.folded.startswith(("- ", "va ", "thuoc ")):
        return True
    is_place = line.folded.startswith(("tinh ", "thanh pho ", "huyen ", "quan ", "xa ", "phuong ", "dac khu "))
    return is_place and last.folded.startswith(("uy ban nhan dan", "ubnd", "hoi dong nhan dan"))


def _find_subject(lines: Sequence[Line], found: Elements) -> None:
    if not found.title:
        return
    title = found.title[0]
    last = title
    for line in lines[title.order + 1 : title.order + 7]:
        gap = line.paragraph is not last.paragraph and last.order > title.order and _is_far(last, line)
        ends = (
            _TO.match(line.text)
            or _MORE_BASIS.match(line.text)
            or line.text.startswith("(")
            or _ARTICLE.match(line.text)
        )
        if ends or line.paragraph.table_has_borders or line.paragraph.shape.align not in ("center", None):
            break
        if line.is_upper and last.order > title.order and not last.is_upper and not _goes_on(last, line):
            found.authority_line.append(line)
            continue
        if gap or found.authority_line:
            break
        found.subject.append(line)
        last = line


def _is_far(first: Line, second: Line) -> bool:
    """Whether an empty paragraph or a rule stands between two lines."""
    one, two = first.paragraph.place.paragraph, second.paragraph.place.paragraph
    return one is not None and two is not None and two - one > 1


def _find_addressees(lines: Sequence[Line], found: Elements) -> None:
    first = next((line for line in lines[: HEAD_LINES + 10] if _TO.match(line.text)), None)
    if first is None:
        return
    found.to.append(first)
    for line in lines[first.order + 1 : first.order + 12]:
        if not _DASHED.match(line.text) or len(line.text) > 200:
            break
        found.addressees.append(line)


def _find_closing(lines: Sequence[Line], found: Elements) -> None:
    word = next((line for line in reversed(lines) if _RECIPIENTS.match(line.text)), None)
    if word is None:
        _find_posts_alone(lines, found)
        return
    found.recipients_word.append(word)
    after = lines[word.order + 1 :]
    if word.table is not None:
        row = [line for line in lines if line.table == word.table]
        cell = word.place.cell
        found.recipients += [
            line for line in row if line.place.cell == cell and line.order > word.order and not line.is_upper
        ]
        _take_signature([line for line in row if line.place.cell != cell], found)
        return
    left = []
    for line in after[:40]:
        if _APPENDIX.match(line.folded):
            break
        if line.half == 0 and _DASHED.match(line.text):
            left.append(line)
    found.recipients += left
    last = left[-1].order if left else word.order
    known = {line.order for line in left} | {word.order}
    around = lines[max(0, word.order - 3) : last + 8]
    near = [line for line in around if line.order not in known and not line.paragraph.table_has_borders]
    _take_signature([line for line in near if line.half or line.order > last or _stands_right(line)], found)


def _stands_right(line: Line) -> bool:
    return line.paragraph.shape.align in ("right", "center") and len(line.text) < 60


def _find_posts_alone(lines: Sequence[Line], found: Elements) -> None:
    """A signature without recipients: minutes and reports of achievements."""
    end = next((line.order for line in lines if _APPENDIX.match(line.folded) and line.order > 8), len(lines))
    tail = lines[max(0, end - 14) : end]
    posts = [line for line in tail if line.is_upper and _POST.search(line.folded) and len(line.text) < 60]
    head_end = found.title[0].order + 3 if found.title else 0
    found.posts += [line for line in posts if line.order > head_end and not line.paragraph.table_has_borders]


def _take_signature(right: Sequence[Line], found: Elements) -> None:
    """Upper lines first, then, under the place for the signature, the name."""
    posts: list[Line] = []
    for line in right:
        if len(line.text) > 70 or _NO_SIGNER.search(line.text) or _DATE.search(line.text):
            continue
        is_post = _LOWER_POST.match(line.text) or _AUTHORITY.match(line.text)
        if is_post or (line.is_upper and (not posts or _POST.search(line.folded))):
            posts.append(line)
        elif posts and 1 < len(line.text.split()) < 9:
            found.names.append(line)
            break
    found.posts += posts


def _find_appendices(lines: Sequence[Line], found: Elements) -> None:
    for line in lines:
        if not _APPENDIX.match(line.folded) or line.paragraph.table_has_borders:
            continue
        if not (line.is_centred or line.share("bold") > 0.9 or line.is_upper):
            continue
        found.appendix_word.append(line)
        for after in lines[line.order + 1 : line.order + 5]:
            if after.text.startswith("("):
                found.appendix_note.append(after)
                break
            if (
                after.paragraph.table_has_borders
                or not (after.is_centred or after.is_upper)
                or after.folded == line.folded
            ):
                break
            found.appendix_title.append(after)


def _find_bases(lines: Sequence[Line], found: Elements) -> None:
    head = found.subject or found.title or found.day or found.nation
    block: list[Line] = []
    for line in lines[(head[-1].order + 1 if head else 0) :]:
        if _BASIS.match(line.text) or (block and _MORE_BASIS.match(line.text)):
            if line.text.endswith(":") or line.paragraph.is_in_table:
                break
            block.append(line)
        elif block or line.order > HEAD_LINES + 15:
            break
    found.bases += block


def _find_rest(document: Document, lines: Sequence[Line], found: Elements) -> None:
    head = [
        line.order
        for group in (
            found.nation,
            found.motto,
            found.issuer,
            found.number,
            found.day,
            found.title,
            found.subject,
            found.about,
            found.to,
            found.addressees,
            found.authority_line,
        )
        for line in group
        if line.order < HEAD_LINES + 12 and (not found.posts or line.order < found.posts[0].order)
    ]
    found.body_start = max(head, default=-1) + 1
    ends = [line.order for group in (found.recipients_word, found.posts, found.appendix_word) for line in group]
    found.body_end = min((order for order in ends if order > found.body_start), default=len(lines))
    for line in lines[found.body_end :]:
        if _DRAFTER.match(line.text):
            found.drafter.append(line)
    footers = lines_of(document.footers)
    found.address += [line for line in [*footers, *lines[-3:]] if _ADDRESS.match(line.text)]
    known = found.taken()
    found.body += [
        line
        for line in lines[found.body_start : found.body_end]
        if line.order not in known and not line.paragraph.is_in_table and not line.place.box
    ]

"""Takes the lines of a Doc; gives its kind and its zones: header, title, legal grounds, sections, signature.

Roles hang on zones: what stands under "đã được khen thưởng" was received, what stands in the title is asked for.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import groupby

from extractors.document import UNKNOWN, Line
from extractors.layout import Table
from records.readings import DocumentKind

_OF_LISTS = r"\b(?:danh sach|de nghi|dang ky|ca nhan|tap the|khen thuong|danh hieu|thi dua|thanh tich)\b"
_TITLES: tuple[tuple[str, DocumentKind], ...] = (
    (r"to trinh\b", "to_trinh"),
    (r"(?:trich )?bien ban\b", "bien_ban"),
    (r"quyet dinh\b", "quyet_dinh"),
    (
        r"don (?:yeu cau|de nghi|dang ky)\b.*(?:sang kien|giai phap)|don yeu cau cong nhan|don dang ky sang kien",
        "don_sang_kien",
    ),
    (r"(?:phieu|bao cao|ban mo ta)\s+(?:dang ky|mo ta|giai phap)?\s*sang kien", "don_sang_kien"),
    (
        r"giay (?:chung nhan|xac nhan)|chung nhan\b.*sang kien|xac nhan\b.*(?:sang kien|hieu qua ap dung)",
        "xac_nhan_sang_kien",
    ),
    (
        r"(?:bao cao |ban (?:tu thuat |tom tat |khai |tu )?|phieu |tom tat )*thanh tich\b|bao cao\b.*thanh tich|"
        r"(?:bao cao |tom tat )*qua trinh cong hien",
        "bao_cao_thanh_tich_ca_nhan",
    ),
    (r"(?:ban |bang |phieu )?dang ky\b", "dang_ky"),
    (
        r"(?:bang |bieu )?danh sach\b|(?:bang|bieu) tong hop\b|(?:bang |bieu |ban )?trich ngang|"
        rf"(?:tong hop|(?:bang |bieu )?thong ke)\b.*{_OF_LISTS}",
        "danh_sach",
    ),
    (r"(?:bao cao |bai viet )?(?:ve )?guong\b|nguoi tot|dien hinh tien tien|mo hinh\b", "dien_hinh"),
    (
        r"(?:ke hoach|thong bao|phieu|bang bao gia|bao gia|hop dong|giay moi|quy che|chuong trinh|huong dan|bao cao|"
        r"don|giay de nghi|thu (?:moi|cam on|ngo|chuc mung)|quy dinh)\b",
        "khac",
    ),
)
_TITLE = [(re.compile(pattern), kind) for pattern, kind in _TITLES]
_REPORT_HEAD = re.compile(r"bao cao$")
_CERTIFIES = re.compile(r"(?:chung|cong) nhan\W*")  # under "GIÁM ĐỐC SỞ …", as on a certificate
_SUMMARY_HEAD = re.compile(r"(?:tong hop|thong ke)\W*$")
_LISTED = re.compile(rf"(?!danh sach).*{_OF_LISTS}")
_OVER_LIST = re.compile(  # names no kind of paper, and is the title where a list follows
    r"(?:bang |bieu |ban )?(?:tong hop |ke khai |ket qua |thanh tich )*(?:de nghi|de xuat|(?:binh )?xet|binh bau)\b"
    r".*(?:khen|danh hieu|thi dua|tang|thanh tich)|ket qua\b.*(?:thi dua|khen thuong)|bao cao tong hop\b.*de nghi"
)
_FEWEST_COLUMNS, _NEAR = 3, 8  # of a list, lines from its title to its heads
_HEADER_NOISE = re.compile(
    r"cong hoa xa hoi|doc lap\s*[-–]|dang cong san|doan tncs ho chi minh$|^[\W_]+$|mau so|phu luc\b"
)
_LEGAL = re.compile(r"^[-–+ ]*can cu\b|^xet (?:de nghi|thay)|^thuc hien\b|^theo de nghi|^tren co so")
_ADDRESSEE = re.compile(r"\s*[-–+•]\s*(?!(?:[Ôô]ng|[Bb]à|[Đđ]ồng chí)\s).{,120}$")
_SECTION = re.compile(r"^(?:(?:[ivx]+|\d{1,2}|[a-h])\s*[.)]|\d{1,2}\s*/\s|[ivx]+\s*[-–/]\s|phan\b|dieu \d+)")
_SECTION_KINDS = (
    (
        "request",
        re.compile(
            r"^\W*(?:\w{1,4}\s*[.)/-]\s*)?(?:(?:noi dung|y kien|loi|phan) )?(?:de nghi|kien nghi|de xuat)"
            r"(?:,? (?:va )?(?:de nghi|kien nghi|de xuat))?(?: khen thuong| bieu duong)?\W*$"
        ),
    ),
    (
        "prior",
        re.compile(
            r"(?:da )?duoc (?:khen|tang)|khen thuong (?:da|duoc)|da (?:dat|nhan)|hinh thuc khen|thanh tich khen thuong|"
            r"qua trinh khen|^\W*(?:\w{1,4}[.)]\s*)?danh hieu thi dua\W*$|lich su khen|"
            r"danh hieu.*(?:da|duoc)\b|khen thuong\W*$|"
            r"danh hieu thi dua.*(?:cac nam|nhung nam|qua cac)|khen thuong.*(?:truoc day|tung)"
        ),
    ),
    (
        "biography",
        re.compile(r"ly lich|so yeu|thong tin (?:ca nhan|chung|nguoi|tac gia)|dac diem|tinh hinh|tieu su|ban than"),
    ),
    ("initiatives", re.compile(r"sang kien|giai phap|de tai|nghien cuu khoa hoc")),
    ("classification", re.compile(r"xep loai|danh gia.*(?:chat luong|xep loai)|ket qua danh gia")),
    ("duties", re.compile(r"nhiem vu duoc giao|quyen han|chuc nang|nhiem vu\W*$")),
    ("achievements", re.compile(r"thanh tich|ket qua (?:dat duoc|cong tac|thuc hien)|viec lam|noi dung")),
)
_OFFICE = re.compile(r"(?:tong )?(?:giam doc|chu tich|hieu truong|hoi dong|truong phong|(?:chi )?cuc truong) \w+\b")
_OF_TITLE = re.compile(r"(?:cua )?(?:ca nhan|tap the|ho gia dinh)")  # "BÁO CÁO THÀNH TÍCH" over "CỦA TẬP THỂ"
_STAMP_MARKS = " .,'\"„“”‘’*~_|"  # what OCR makes of a stamp's edge
_SIGN = re.compile(
    r"^(?:tm\.|kt\.|q\.|tl\.|tuq\.|t/m|k/t|t/l|quyen (?:giam doc|hieu truong|truong|chi cuc truong|vien truong))|"
    r"^(?:thu truong|(?:pho )?(?:tong )?giam doc|phu trach|thu ky|chu tri|chu toa|dai dien|lanh dao|"
    r"(?:pho )?(?:chu tich|bi thu|chu nhiem|quan doc|chanh|(?:chi )?cuc truong)|"
    r"(?:pho )?(?:hieu|hat|tram|doi|to|vien|chi hoi|chi doan|phan xuong) truong|"
    r"(?:pho )?truong (?:phong|ban|khoa|tram|chi nhanh|bo phan|doi|nhom|trai|hat|dai|van phong|cong an|thon|ap|to)\b|"
    r"chu (?:doanh nghiep|ho kinh doanh|co so)|chi huy truong|cap tren|ca nhan bao cao|"
    r"nguoi (?:bao cao|viet|lap|lam don|nop don|de nghi|duoc|tu thuat|khai)|xac nhan|noi nhan|tac gia|"
    r"ben (?:[ab]|giao|nhan|mua|ban|thue|cho thue|duoc)\b|dang uy)"
)
_LINES_OF_ONE = 6  # of one signature: post, note, name
_LONGEST_POST = 45  # characters of a post that is set apart by nothing but the middle of the page
_LIST_HEAD = re.compile(
    r"(?:stt|tt|so tt|so thu tu|ho (?:va |, )?(?:chu lot|ten)|ten (?:ca nhan|tap the|don vi)|chuc (?:vu|danh)|ghi chu|"
    r"danh hieu|hinh thuc|ngay sinh|nam sinh|noi dung|so nguoi)\b|(?:don vi(?: cong tac)?|ca nhan|tap the)\W*$"
)
_FIRST = re.compile(r"0?1[.)]?")
_OF_UNIT = re.compile(r"\W*(?:\d[.)]\s*)?ten (?:don vi|tap the)\b[^:]{0,40}:\s*\w")
_LEAD = 6  # letters of a number or mark before a label


@dataclass(slots=True)
class Zones:
    """Line numbers of each zone; `section` names the section a line belongs to."""

    kind: DocumentKind
    title: int | None
    header: list[Line]
    subject: list[Line]
    body: list[Line]
    signature: list[Line]
    section: dict[int, str] = field(default_factory=dict)
    asked: object | None = None  # what the body asks for, kept by `extractors.fields.requests` once found


def find_zones(lines: list[Line], tables: list[Table]) -> Zones:
    """Zones of a document; a document without a title is an official letter where it has "Kính gửi" and "V/v"."""
    lines = [line for line in lines if line.paragraph.zone not in ("footer",)]
    title, kind = _find_title(lines)
    signature = _find_signature(lines, tables, after=title or 0)
    if title is None:
        start = next((i for i, line in enumerate(lines) if line.bare.startswith("kinh gui")), min(len(lines), 8))
        header, rest = lines[:start], lines[start:]
        kind = "cong_van" if _is_letter(lines) else "khac"
        subject: list[Line] = []
    else:
        header, rest = lines[:title], lines[title + 1 :]
        subject, rest = _take_subject(lines[title], rest)
    in_signature = {line.index for line in signature}
    body = [line for line in rest if line.index not in in_signature]
    zones = Zones(kind, lines[title].index if title is not None else None, header, subject, body, signature)
    _name_sections(zones)
    if kind == "bao_cao_thanh_tich_ca_nhan" and _is_collective(zones, lines):
        zones.kind = "bao_cao_thanh_tich_tap_the"
    if zones.kind in ("bao_cao_thanh_tich_ca_nhan", "bao_cao_thanh_tich_tap_the") and not _speaks_of_merit(lines):
        zones.kind = "khac"
    return zones


def _find_title(lines: list[Line]) -> tuple[int | None, DocumentKind]:
    for position, line in enumerate(lines[:40]):
        text = re.sub(r"^[^\w]+", "", line.bare)
        prominent = line.is_upper or line.paragraph.bold or line.paragraph.centred
        apart = line.paragraph.in_list or line.paragraph.zone == "textbox"
        if not prominent or apart or len(text) > 160 or _HEADER_NOISE.search(text):
            continue
        if _REPORT_HEAD.fullmatch(text.strip()):
            following = " ".join(item.bare for item in lines[position + 1 : position + 4])
            if re.match(r"(?:ve )?guong\b", following):
                return position, "dien_hinh"
            if re.search(r"thanh tich|qua trinh cong hien", following):
                return position, "bao_cao_thanh_tich_ca_nhan"
            continue
        if _CERTIFIES.fullmatch(text.strip()):
            following = " ".join(item.bare for item in lines[position + 1 : position + 4])
            if re.search(r"sang kien|giai phap", following):
                return position, "xac_nhan_sang_kien"
            continue
        if _SUMMARY_HEAD.fullmatch(text.strip()):
            following = lines[position + 1].bare if position + 1 < len(lines) else ""
            if _LISTED.match(following.lstrip()):
                return position, "danh_sach"
            continue
        if _OVER_LIST.match(text) and line.is_upper and line.table is None and _list_follows(lines, position):
            return position, "danh_sach"
        for pattern, kind in _TITLE:
            if pattern.match(text) and not re.match(r"bien ban (?:hop )?(?:ngay|so)", text):
                if kind == "khac" and not (line.is_upper and position > 1):
                    continue
                return position, _refine(kind, lines, position)
    return None, "khac"


def _list_follows(lines: list[Line], position: int) -> bool:
    near = (line.table for line in lines[position + 1 : position + 1 + _NEAR])
    return any(table is not None and table.rows > 1 and table.columns >= _FEWEST_COLUMNS for table in near)


def _refine(kind: DocumentKind, lines: list[Line], position: int) -> DocumentKind:
    """A registration of initiatives alone asks for their recognition."""
    near = " ".join(item.bare for item in lines[position : position + 4])
    if kind == "dang_ky" and "sang kien" in near and "thi dua" not in near and "dien hinh" not in near:
        return "don_sang_kien"
    return kind


def _is_letter(lines: list[Line]) -> bool:
    start = " ".join(line.bare for line in lines[:12])
    return ("v/v" in start or re.search(r"\bso:?\s*\d*\s*/", start) is not None) and "kinh gui" in " ".join(
        line.bare for line in lines[:16]
    )


def _take_subject(title: Line, rest: list[Line]) -> tuple[list[Line], list[Line]]:
    """Lines right under the title: centred, bold or in capitals; ends at "Kính gửi", a section, a label or the body."""
    subject: list[Line] = []
    for line in rest[:8]:
        low = line.bare
        if line.table is not None and line.table is not title.table:
            break
        if low.startswith(("kinh gui", "can cu")) or (_SECTION.match(low) and not re.match(r"^\d{4}", low)):
            break
        labels = [m for m in line.labels() if m.start <= 4 and re.match(r"\s{0,2}:|\s*$", line.text[m.end :])]
        if re.match(r"^ngay\s+\d", low):
            break
        prominent = (
            line.is_upper or line.paragraph.bold or line.paragraph.centred or title.table is line.table is not None
        )
        told = not subject and low.startswith(("ve viec", "v/v"))
        if not (prominent or told) or labels:
            break
        if line.is_upper and (_OFFICE.match(low) or re.match(r"(?:thoi gian|dia diem|chung nhan|xac nhan)\b", low)):
            break
        subject.append(line)
    taken = len(subject)
    return [line for line in subject if not _OF_TITLE.fullmatch(line.bare.strip())], rest[taken:]


def _name_sections(zones: Zones) -> None:
    """Names the section of each body line by the last heading above it; headings themselves are "heading"."""
    current = "opening"
    addressed = False  # the list of who is written to
    for line in zones.body:
        begins = line.bare.startswith(("kinh gui", "noi nhan"))
        addressed = begins or (addressed and _ADDRESSEE.match(line.labelled) is not None)
        if line.table is not None:
            zones.section[line.index] = current
            continue
        if addressed and not begins:
            zones.section[line.index] = "legal"
            continue
        if _LEGAL.match(line.bare) and current == "opening":
            zones.section[line.index] = "legal"
            continue
        name = heading_kind(line)
        if name:
            current = name
            zones.section[line.index] = "heading" if len(line.text) < 90 and _ends_like_heading(line) else name
        else:
            zones.section[line.index] = current


def _ends_like_heading(line: Line) -> bool:
    return not re.search(r":\s*\S", line.text) and "(" not in line.text[60:]


def heading_kind(line: Line) -> str | None:
    """The section that a heading opens; None where the line is no heading."""
    if line.heading == UNKNOWN:
        line.heading = _heading_kind(line)
    return line.heading


def _heading_kind(line: Line) -> str | None:
    low = line.bare.strip()
    numbered = (
        bool(_SECTION.match(low))
        or bool(re.match(r"^(?:[ivx]+|\d{1,2}|[a-h])[.)]", line.paragraph.label.lower()))
        or bool(re.match(r"^[ivx]+\s+[-–]\s", low))
    )
    before_colon = low.split(":", 1)[0]
    short = len(before_colon) < 95 and (":" in low or len(low) < 95)
    loud = line.paragraph.bold or line.is_upper or (low.endswith(":") and len(low) < 70)
    if not short or not (numbered or loud) or re.match(r"^[-–+•*]", low):
        return None
    if numbered and not loud and not re.match(r"^[ivx]+[.)]", low) and len(before_colon.split()) > 9:
        return None
    for name, pattern in _SECTION_KINDS:
        if pattern.search(before_colon):
            asks = (
                name == "prior"
                and "de nghi" in before_colon
                and not re.search(r"\bda\b|duoc (?:khen|tang)", before_colon)
            )
            return "request" if asks else name
    return "other" if loud and (numbered or (line.is_upper and not _OFFICE.match(low))) else None


def _find_signature(lines: list[Line], tables: list[Table], *, after: int) -> list[Line]:
    """The lines of the signature block: the last small table with posts, or the last short lines from a post on."""
    by_table: dict[int, list[Line]] = {}
    for line in lines:
        if line.table is not None:
            by_table.setdefault(id(line.table), []).append(line)
    told = [line.index for line in lines if line.table is None and len(line.text) > 60]
    for number, table in reversed(list(enumerate(tables))):
        own = by_table.get(id(table), []) if table.rows <= 4 and table.columns <= 3 else []
        if own and own[0].index > after and not _is_list(own) and any(_SIGN.match(line.bare) for line in own):
            told_on = len(told) - bisect_right(told, own[-1].index)
            if told_on <= 3 or table.rows <= 2:
                before = _signs_before(by_table.get(id(tables[number - 1]), []), own) if number else []
                return [*before, *own]
    free = [line for line in lines if line.table is None]
    sheets = [list(own) for _, own in groupby(free, lambda line: line.paragraph.place and line.paragraph.place.sheet)]
    for own in reversed(sheets):  # a signature stays on its sheet; what is no workbook has one
        found = _find_posts(own[-22:], after=after)
        if found:
            return found
    return []


def _signs_before(lines: list[Line], last: list[Line]) -> list[Line]:
    """The lines of a table right above the last signatures that holds signatures too, and nothing between them."""
    if not lines or last[0].index - lines[-1].index > 1 or _is_list(lines):
        return []
    table = lines[0].table
    small = table is not None and table.rows <= 4 and table.columns <= 3
    return lines if small and any(_SIGN.match(line.bare) for line in lines) else []


def _find_posts(tail: list[Line], *, after: int) -> list[Line]:
    """The short lines at the end, from the first that names a post on."""
    for position, line in enumerate(tail):
        signs = line.index > after + 3 and _SIGN.match(line.bare.lstrip(_STAMP_MARKS)) and len(line.text) < 70
        set_apart = line.is_upper or line.paragraph.bold or line.bare.startswith("noi nhan")
        closes = line.paragraph.centred or len(tail) - position <= _LINES_OF_ONE
        if signs and (set_apart or (closes and len(line.text) < _LONGEST_POST)):
            rest = tail[position:]
            if all(len(item.text) < 90 for item in rest):
                return rest
    return []


def _is_list(lines: list[Line]) -> bool:
    """A short table whose first row heads columns or whose rows are counted: posts in it are those of nominees."""
    heads = [line.bare.strip() for line in lines if line.cell is not None and line.cell.row == 0]
    first = [line.text.strip() for line in lines if line.cell is not None and line.cell.column == 0]
    counted = any(_FIRST.fullmatch(text) for text in first)
    return counted or lines[0].paragraph.in_list or sum(_LIST_HEAD.match(head) is not None for head in heads) >= 2


def _is_collective(zones: Zones, lines: list[Line]) -> bool:
    """A report of a collective: its title, section or label says so, and no person's birth date stands in it."""
    head = " ".join(line.bare for line in [*zones.subject, *zones.body[:14]])
    title = (
        next((line.bare for line in lines if line.index == zones.title), "")
        + " "
        + " ".join(s.bare for s in zones.subject)
    )
    labels = {m.name for line in lines for m in line.labels() if m.start <= _LEAD}
    if re.search(r"\btap the\b(?! (?:ld|lao dong).*ca nhan)", title) and "ca nhan" not in title:
        return True
    if re.search(r"\bca nhan\b|dong chi|(?<!hang )\b(?:ong|ba) [a-z]", title):  # "hạng Ba năm 2021" is no woman
        return False
    near = {m.name for line in zones.body[:_NEAR] for m in line.labels() if m.start <= _LEAD}
    if any(_OF_UNIT.match(line.bare) for line in zones.body[:_NEAR]) and not {"full_name", "birth_date"} & near:
        return True  # whom it tells of further down are its people
    if {"full_name", "birth_date"} & labels or re.search(r"toi ten|sinh nam \d{4}|\bchu ho\b", head):
        return False
    return bool(
        re.search(
            r"\btap the\b|dac diem,? tinh hinh|so luoc dac diem|tinh hinh don vi|\btt ?ld[tx]s?|ten don vi|co thi dua",
            head + title,
        )
    )


def _speaks_of_merit(lines: list[Line]) -> bool:
    return any(
        line.recognitions()
        or re.search(r"khen|danh hieu|thi dua|bieu duong|tang thuong|guong|thanh tich (?:ca nhan|tap the)", line.bare)
        for line in lines
    )

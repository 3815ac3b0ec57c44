"""Takes the signature zone; gives its columns, and the signer of the issuing unit with his or her post."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from extractors.document import Line, field_of, locate, piece_of, span_of
from extractors.fields.posts import starts_with_unit
from extractors.fields.values import DEGREES, PLACE_AND_DATE, find_dates, has_surname, is_name
from extractors.text import is_rule, is_upper, strip_value, title_case
from extractors.zones import Zones
from records.readings import DocumentKind, Field

_CAPTION = re.compile(
    r"^(?:thu truong|xac nhan|de nghi|xac nhan,? de nghi|y kien|nhan xet|nhat tri|dong y|"
    r"(?:lanh dao|dai dien(?: lanh dao)?) (?:don vi|co quan|phong|nha truong|so|chi cuc|trung tam|cong ty|benh vien)|"
    r"(?:nguoi|ca nhan) (?:bao cao|viet|lap|lam don|nop don|tu thuat|khai|duoc \w+)|"
    r"cua (?:thu truong|don vi|co quan|cap)|cap (?:trinh|tren)|don vi|bao cao thanh tich|nguoi de nghi)\b.*$"
)
_PAREN = re.compile(r"^\(.*\)?$|^\W*\(?ky\b.*|^da ky$|^\[.*\]$|^ky,? dong dau")
_NOT_SIGNER = re.compile(
    r"^(?:noi nhan|(?:nguoi|ca nhan) (?:bao cao|viet|lap|tu thuat|khai|duoc)|thu ky|nguoi ghi|ke toan)"
)
_SIGN_WORDS = re.compile(
    r"^(?:tm|kt|tl|tuq|q)\.|"
    r"^(?:phó |quyền )?(?:(?:tổng )?giám đốc|(?:chi )?cục trưởng|trưởng|chánh|chủ tịch|bí thư|thư ký|chủ trì|"
    r"(?:hiệu|hạt|trạm|đội|viện|chi hội|phân xưởng) trưởng|quản đốc|chủ nhiệm|chủ (?:doanh nghiệp|hộ)|chỉ huy|"
    r"thủ trưởng|chủ tọa|tổ trưởng|ban chấp hành|người|tác giả|xác nhận|nơi nhận)(?![\wà-ỹ])"
)
_FOR_WHOM = re.compile(r"(?:tm|kt|tl|tuq|t/m|k/t|t/l|q)\b")
_HEADS = (
    ("chi cuc truong", "chi cuc"),
    ("giam doc", "trung tam|so|cong ty|benh vien|quy|ban quan ly"),
    ("truong phong", "phong"),
    ("chanh van phong", "van phong"),
    ("chanh thanh tra", "thanh tra"),
    ("hieu truong", "truong"),
    ("chu tich", "ubnd|uy ban|hoi|cong doan|cdcs|lien doan"),
    ("bi thu", "doan|chi doan|chi bo|dang uy"),
    ("vien truong", "vien"),
)
_FROM_ABOVE = re.compile(r"cap tren|cap trinh|y kien cua")
_UNIT_THAT_CONFIRMS = re.compile(  # "XÁC NHẬN CỦA SỞ" beside the head of a centre
    r"xac nhan cua (?:lanh dao )?(?P<u>so|ubnd|uy ban|tong cong ty|bo|chi cuc|cong ty|benh vien|trung tam|truong|"
    r"vien)\b(?! (?:phong|ban|khoa))"
)
_CONFIRMS = re.compile(r"xac nhan cua|cap tren|cap trinh|y kien cua")
_POST_CONFIRMS = re.compile(
    r"^xác nhận của\s+(?P<p>(?:phó )?(?:giám đốc(?: \w+){,4}|chi cục trưởng|trưởng \w+|chánh .+|hiệu trưởng|"
    r"chủ tịch.*))$"
)
_HEAD_OF_CAPTION = re.compile(r"thu truong (?:co quan,? )?(?:don vi|co quan)\b|thu truong (?:don vi|co quan)\b")
_SIGNED = re.compile(r"\s*[(\[](?:đã ký|ký)[^)\]]*[)\]]?\s*$", re.I)
_MIDDLE = re.compile(r"^\w+ (?:Thị|Văn)\b")
_SPECK = re.compile(r"^(?![-–+])\w{0,2}\W{2,}(?=[A-ZĐÀ-Ỹ])")
_HONORIFIC = re.compile(r"^(?:[Ôô]ng|[Bb]à|Đồng chí)\s+(?=[A-ZĐ])")
_OWN_HEAD, _SIGNER, _AUTHOR, _NOBODY = 2.5, 2.0, 1.0, 0.0  # who signs for the unit, from likeliest down


def signature_columns(zones: Zones) -> list[list[Line]]:
    """The columns of the signature block, each its lines from the top."""
    columns: dict[int, list[Line]] = {}
    places: dict[tuple[int, int], int] = {}  # of the columns of each table
    if any(line.table is None and "\t" in line.text for line in zones.signature):
        for line in zones.signature:
            pieces = list(re.finditer(r"[^\t]+", line.text))
            first = _column_below(columns, line) if len(pieces) == 1 else 0
            for number, match in enumerate(pieces, start=first):
                columns.setdefault(number, []).append(piece_of(line, match.start(), match.end()))
        return list(columns.values())
    if any(line.table is not None for line in zones.signature):
        for line in zones.signature:
            own = (id(line.table), line.cell.column if line.cell is not None else -1)
            columns.setdefault(places.setdefault(own, len(places)), []).append(line)
        return list(columns.values())
    groups: list[list[Line]] = []
    for line in zones.signature:
        low = line.bare.strip()
        ended = not groups or _is_signed_name(groups[-1][-1], before=line)
        recipients = bool(groups) and groups[-1][0].bare.startswith("noi nhan")
        if ended or low.startswith("noi nhan") or (recipients and line.is_upper and not re.match(r"^[-–+]|^luu", low)):
            groups.append([])
        groups[-1].append(line)
    return groups


def _column_below(columns: dict[int, list[Line]], line: Line) -> int:
    """A post that stands alone on its line goes on under the column whose posts are not closed by a name yet."""
    open_ = [number for number, lines in columns.items() if _FOR_WHOM.match(lines[-1].bare.strip())]
    return open_[-1] if open_ and _looks_like_post(line) else 0


def _is_signed_name(line: Line, *, before: Line) -> bool:
    """A line that ends a signature column: a person's name, its surname known or a post or caption behind it."""
    name = _signer_name(line.text)
    if not is_name(name) or _looks_like_post(line) or line.text.lstrip().startswith("-"):
        return False
    if _FOR_WHOM.match(line.bare.strip()):
        return False
    return has_surname(name) or (_looks_like_post(before) and not starts_with_unit(name))


def read_signer(doc: Doc, zones: Zones, *, unit: str) -> tuple[Field | None, Field | None]:
    """Who signs for the issuing `unit` (bare), and the posts above the name; not who reports or who confirms."""
    best: tuple[float, Line, list[Line]] | None = None
    for column in signature_columns(zones):
        names = [line for line in column if _names_signer(line)]
        score = _rank(column, zones.kind, unit) if names else _NOBODY
        if score and (best is None or score >= best[0]):
            best = (score, names[-1], column)
    if best is None:
        return None, None
    _, line, column = best
    signer = field_of(doc, line, _signer_name(line.text), sure=0.9, source="signature")
    return signer, _read_post(doc, column, line, zones.kind)


def _names_signer(line: Line) -> bool:
    """A name, no post and no unit; one that stands behind specks of OCR must begin with a surname."""
    name = _signer_name(line.text)
    if starts_with_unit(name) and not has_surname(name) and not _MIDDLE.search(name):
        return False
    clear = not _SPECK.match(line.text.strip()) or has_surname(name)
    return clear and is_name(name) and not _looks_like_post(line)


def _rank(column: list[Line], kind: DocumentKind, unit: str) -> float:
    """How likely the column signs for the unit."""
    first, head = column[0].bare.strip(), " ".join(line.bare for line in column[:3])
    if first.startswith("noi nhan"):
        return _NOBODY
    if _NOT_SIGNER.match(first):
        return _AUTHOR if kind == "don_sang_kien" else _NOBODY
    named = _UNIT_THAT_CONFIRMS.search(head)
    above = _FROM_ABOVE.search(head) or (named and not unit.startswith(named["u"]))
    if _is_head_of(unit, head) and not above:
        return _OWN_HEAD
    score = _OWN_HEAD if _is_head_of(unit, head) else _SIGNER
    if above:
        return score - 1
    if kind == "don_sang_kien":
        confirms = "xac nhan" in head or _CONFIRMS.search(head)
    else:
        confirms = kind != "bao_cao_thanh_tich_ca_nhan" and _CONFIRMS.search(head)
    return score - 1 if confirms else score


def _is_head_of(unit: str, posts: str) -> bool:
    """The column's posts head the unit that issues the document."""
    return any(post in posts and re.match(rf"(?:{units})\b", unit) for post, units in _HEADS)


def _signer_name(text: str) -> str:
    """The name that a line would be, without honorific, degree and the specks that OCR puts around it."""
    text = _SPECK.sub("", text.strip())
    text = _HONORIFIC.sub("", text)
    text = DEGREES.sub("", text.strip())
    return title_case(text.strip(" .,;:-–—_'\""))


def _looks_like_post(line: Line) -> bool:
    """A post or caption rather than a name; accents count: Trưởng is a post, Trương a surname."""
    return bool(_SIGN_WORDS.match(line.text.strip().lower())) or bool(_CAPTION.match(line.bare.strip()))


def _read_post(doc: Doc, column: list[Line], signer: Line, kind: DocumentKind) -> Field | None:
    """The posts above the signer's name, joined; else the post that a caption names."""
    above = [line for line in column[: column.index(signer)] if not _is_between(line)]
    posts = [line for line in above if not _CAPTION.match(line.bare.strip())]
    if not posts:
        return _post_of_caption(doc, above, kind)
    return Field(
        value=" ".join(_post_case(strip_value(_SIGNED.sub("", line.text))) for line in posts),
        text="\n".join(line.text for line in posts),
        confidence=0.85,
        evidence=tuple(e for line in posts for e in locate(doc, line)),
        sources=("signature",),
        span=span_of(posts[0]),
    )


def _is_between(line: Line) -> bool:
    """A line of a signature column that is no post: "(Ký, đóng dấu)", date, rule, recipient, what is certified."""
    low = line.bare.strip()
    if _PAREN.match(low) or PLACE_AND_DATE.match(low) or low.startswith(("-", "luu")):
        return True
    certifies = low.endswith(".") and len(low.split()) > 5 and not line.is_upper
    return len(low) < 2 or certifies or is_rule(line.text) or bool(find_dates(line.text))


def _post_of_caption(doc: Doc, above: list[Line], kind: DocumentKind) -> Field | None:
    """ "Xác nhận của Trưởng phòng", "Tác giả", "Thủ trưởng đơn vị"."""
    for line in above:
        text = line.text.strip()
        match = _POST_CONFIRMS.match(text.lower())
        if match:
            post, start = _post_case(text[match.start("p") :]), match.start("p")
            return field_of(doc, line, post, start=start, sure=0.8, source="signature")
    if kind == "don_sang_kien" and above:
        return field_of(doc, above[0], _post_case(strip_value(above[0].text)), sure=0.8, source="signature")
    for line in above:
        head = _HEAD_OF_CAPTION.match(line.bare.strip())
        if head:
            post = _post_case(line.text.strip()[: head.end()])
            return field_of(doc, line, post, sure=0.8, source="signature")
    return None


def _post_case(text: str) -> str:
    """ "KT. GIÁM ĐỐC" -> "KT. Giám đốc"."""
    if not is_upper(text):
        return text
    match = re.match(r"^((?:TM|KT|TL|TUQ|Q)\.|[TK]/[MLT])\s*(.*)$", text)
    prefix, rest = (match[1] + " ", match[2]) if match else ("", text)
    return prefix + (rest[:1].upper() + rest[1:].lower() if rest else "")

"""Takes the header, title and signature zones; gives a document's head: number, date, place, units, subject, signer."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from extractors.document import Line, locate, piece_of
from extractors.text import bare, is_upper, sentence_case, strip_value, title_case
from extractors.values import find_dates, has_surname, is_name
from extractors.zones import Zones
from records.readings import DocumentHead, Evidence, Field

_NATION = re.compile(r"cong hoa xa hoi|doc lap\s*[-–]\s*tu do|dang cong san|doan tncs ho chi minh$|^[\W_]*$")
_NUMBER = re.compile(r"^so\s*:?\s*(?P<n>[\d.…_]*\s*/?\s*\S.*)?$")
_PLACE = re.compile(r"^(?P<place>[^,\d]{2,45}),\s*(?P<date>(?:ngay|thang)\b.*)$")
_UNIT_HEADS = re.compile(
    r"^(?:so|phong|chi cuc|trung tam|ban|ubnd|uy ban|van phong(?! pham)|thanh tra|hoi dong|cong doan|cdcs|doan|"
    r"chi doan|bch|ban chap hanh|cong ty|benh vien|truong|dang uy|lien doan|tong|cuc|khoa(?! hoc)|bo|to|hoi|vien|quy|chi bo|"
    r"dang bo|dang|xi nghiep|nha may|doanh nghiep|hop tac xa|htx|cum|khoi|xa|phuong|tinh doan|huyen doan|thanh doan)\b"
)
_CAPTION = re.compile(
    r"^(?:thu truong|xac nhan|de nghi|xac nhan,? de nghi|y kien|nguoi (?:bao cao|viet|lap|lam don|nop don)|"
    r"cua (?:thu truong|don vi|co quan|cap)|cap (?:trinh|tren)|don vi|bao cao thanh tich|nguoi de nghi)\b.*$"
)
_PAREN = re.compile(r"^\(.*\)?$|^\W*\(?ky\b.*|^da ky$|^\[.*\]$|^ky,? dong dau")
_NOT_SIGNER = re.compile(r"^(?:noi nhan|nguoi (?:bao cao|viet|lap)|thu ky|nguoi ghi|ke toan)")
_FORM = re.compile(r"^\W*(?:\(?mau so|\(?kem theo|\(?ban hanh|phu luc|\(?ap dung|\(?danh cho|\(?dung cho)")
_RULE = re.compile(r"^[\W_]+$")
_TITLE_WORDS = re.compile(
    r"^\W*(?:tờ trình|báo cáo (?:tóm tắt )?thành tích(?: cá nhân| tập thể)?|báo cáo|biên bản|quyết định|"
    r"danh sách trích ngang|danh sách|giấy chứng nhận|giấy xác nhận|bản đăng ký|đăng ký)\b\s*[:\-–]?\s*(.*)$",
    re.I,
)


def field_of(
    doc: Doc,
    line: Line,
    value: str,
    *,
    start: int = 0,
    end: int | None = None,
    sure: float = 0.9,
    source: str = "layout",
) -> Field | None:
    """A Field for `line.text[start:end]`; None where the value is empty."""
    end = len(line.text) if end is None else end
    value = value.strip()
    if not value:
        return None
    text = line.text[start:end].strip() or value
    sure *= 0.6 + 0.4 * line.paragraph.sure if line.paragraph.sure < 1 else 1
    return Field(
        value=value, text=text, confidence=round(sure, 3), evidence=locate(doc, line, start, end), sources=(source,)
    )


def read_head(doc: Doc, zones: Zones) -> DocumentHead:
    """The head of a document; what it does not state is None."""
    units = _read_units(doc, zones)
    place, day = _read_place_and_date(doc, zones)
    signer, post = _read_signer(doc, zones)
    return DocumentHead(
        number=_read_number(doc, zones),
        date=day or _read_meeting_day(doc, zones),
        place=place,
        issuing_unit=units[-1] if units else None,
        parent_unit=units[-2] if len(units) > 1 else None,
        subject=_read_subject(doc, zones),
        signer=signer,
        signer_title=post,
    )


def _columns(zones: Zones) -> list[Line]:
    return [line for line in zones.header if not _RULE.match(line.text) and line.paragraph.zone != "textbox"]


def _read_number(doc: Doc, zones: Zones) -> Field | None:
    for line in _columns(zones):
        match = re.match(r"^\s*(?:Số|SỐ|số)\s*:?\s*(?P<n>.*)$", line.text)
        if not match:
            continue
        raw = re.split(r"\t|\s{3,}|(?<=\S)\s+(?=[A-ZĐ][^/]*,\s*(?:ngày|tháng))", match["n"])[0]
        value = re.sub(r"\s+", "", re.sub(r"[.…_]{2,}", "", raw)).strip(".,;")
        if re.match(r"^\d", value):
            return field_of(doc, line, value, start=match.start("n"), end=match.start("n") + len(raw), source="label")
        return None
    return None


def _read_place_and_date(doc: Doc, zones: Zones) -> tuple[Field | None, Field | None]:
    body = [line for line in [*zones.body[:3], *zones.body[-4:]] if line.table is None and len(line.text) < 80]
    for line in [*_columns(zones), *zones.subject, *body, *zones.signature]:
        for piece_start, piece in _pieces(line):
            low = bare(piece)
            match = _PLACE.match(low)
            if not match:
                match = re.match(r"^(?P<place>[^,\d]{2,45}),?\s+(?P<date>ngay\b.*\d{4}.*)$", low)
            dates = find_dates(piece, low)
            if not match and re.match(r"^ngay\s+\d", low) and dates and len(piece) < 60:
                return None, field_of(
                    doc, line, dates[0].value, start=piece_start + dates[0].start, end=piece_start + dates[0].end
                )
            if not match:
                continue
            place = strip_value(piece[: match.end("place")])
            if bare(place).startswith(("ngay", "hom nay", "vao ")) or not re.search(
                r"\d{4}", piece[match.start("date") :]
            ):
                continue
            if _NATION.search(bare(place)) or len(place.split()) > 8:
                continue
            return (
                field_of(doc, line, place, start=piece_start, end=piece_start + match.end("place")),
                _date_field(doc, line, piece, piece_start, match.start("date")),
            )
    return None, None


def _pieces(line: Line) -> list[tuple[int, str]]:
    """Parts of a line set side by side with tabs or wide gaps, with their offsets."""
    return [(m.start(), m.group()) for m in re.finditer(r"[^\t]+", line.text)]


def _date_field(doc: Doc, line: Line, piece: str, offset: int, start: int) -> Field | None:
    text = piece[start:]
    dates = find_dates(text)
    if dates:
        return field_of(doc, line, dates[0].value, start=offset + start, end=offset + len(piece))
    low = bare(text)
    match = re.search(r"thang\s*(\d{1,2})\s*nam\s*(\d{4})", low)
    if match and 1 <= int(match[1]) <= 12:
        return field_of(
            doc, line, f"{match[2]}-{int(match[1]):02d}", start=offset + start, end=offset + len(piece), sure=0.8
        )
    match = re.search(r"nam\s*(\d{4})", low)
    return field_of(doc, line, match[1], start=offset + start, end=offset + len(piece), sure=0.7) if match else None


def _read_meeting_day(doc: Doc, zones: Zones) -> Field | None:
    """Minutes without a dated header have the day of the meeting."""
    if zones.kind != "bien_ban":
        return None
    for line in zones.body[:6]:
        dates = [d for d in find_dates(line.text, line.bare) if len(d.value) == 10]
        if dates and re.search(r"hom nay|thoi gian|vao luc|luc|ngay", line.bare):
            return field_of(doc, line, dates[0].value, start=dates[0].start, end=dates[0].end, sure=0.8)
    return None


def _read_units(doc: Doc, zones: Zones) -> list[Field]:
    """Units of the header from the highest to the issuing one, wrapped lines joined."""
    groups: list[list[Line]] = []
    texts: list[list[str]] = []
    for line in _columns(zones):
        piece = _pieces(line)[0][1].strip() if _pieces(line) else ""
        low = bare(piece)
        if (
            _NATION.search(low)
            or re.match(r"^so\b\s*:?\s*[\d.…/_]", low)
            or low.startswith(("v/v", "ve viec", "mau so", "*"))
        ):
            if low.startswith("v/v"):
                break
            continue
        if re.match(r"^so\s*:", low) or _PLACE.match(low) or find_dates(piece) or _FORM.match(low):
            if groups and line.table is None and _PLACE.match(low):
                break
            continue
        if line.table is not None and line.cell is not None and line.cell.column > 0:
            continue
        starts = bool(_UNIT_HEADS.match(low))
        if groups and (not starts or _runs_on(texts[-1][-1]) or _is_committee(texts[-1], low)):
            groups[-1].append(line)
            texts[-1].append(piece)
        elif starts or is_upper(piece):
            groups.append([line])
            texts.append([piece])
    body = doc._.source
    units = []
    for lines, parts in zip(groups, texts, strict=True):
        joined = sentence_case(strip_value(" ".join(parts)), body)
        evidence: tuple[Evidence, ...] = tuple(e for line in lines for e in locate(doc, line))
        units.append(
            Field(value=joined, text=" ".join(parts), confidence=0.9, evidence=evidence[:4], sources=("layout",))
        )
    return units


def _is_committee(parts: list[str], following: str) -> bool:
    """ "ỦY BAN NHÂN DÂN" is no unit without its place on the next line."""
    whole = bare(" ".join(parts)).strip()
    return bool(re.fullmatch(r"ubnd|uy ban nhan dan|dang uy|hoi dong nhan dan|uy ban mttq viet nam", whole)) and bool(
        re.match(r"(?:tinh|thanh pho|tp|huyen|thi xa|quan|xa|phuong|thi tran|dac khu)\b", following)
    )


def _runs_on(text: str) -> bool:
    """A header line that cannot end here: it closes with a joining word or a comma."""
    return bool(re.search(r"(?:\b(?:va|cua|thuoc|&)|[,\-–&])$", bare(text).strip()))


def _read_subject(doc: Doc, zones: Zones) -> Field | None:
    if zones.kind == "cong_van" or zones.title is None:
        return _read_letter_subject(doc, zones)
    lines = [line for line in zones.subject if not _FORM.match(line.bare) and not _RULE.match(line.text)]
    lines = [line for line in lines if not _names_only(line)]
    title = next(line for line in doc._.lines if line.index == zones.title)
    rest = _after_title_words(title.text)
    parts = [rest] if rest else []
    parts += [line.text for line in lines if not re.match(r"^\(?kem theo", line.bare)]
    text = strip_value(" ".join(parts))
    text = re.sub(r"^(?:V/v|Về việc|VỀ VIỆC|v/v|về việc)\s*:?\s*", "", text)
    if not text:
        return None
    first = lines[0] if lines else title
    evidence = tuple(e for line in (lines or [title]) for e in locate(doc, line))[:4]
    return Field(
        value=sentence_case(text, doc._.source),
        text=" ".join(parts),
        confidence=0.85,
        evidence=evidence or locate(doc, first),
        sources=("layout",),
    )


def _after_title_words(title: str) -> str:
    match = _TITLE_WORDS.match(title)
    rest = match[1] if match else ""
    return rest if len(rest.split()) >= 3 else ""


def _names_only(line: Line) -> bool:
    """A line that only names the nominee ("Tập thể: …", "Ông …, chuyên viên …")."""
    low = line.bare.strip()
    if re.match(r"^(?:ten )?(?:tap the|ca nhan|don vi|ho ten|ho va ten|hinh thuc)(?: (?:duoc )?de nghi)?\s*:", low):
        return True
    if re.match(r"^(?:cua )?(?:ong|ba|dong chi|anh|chi|d/c)\b", low):
        return not re.search(r"\btrong\b|\bnam \d{4}|de nghi|thanh tich", low)
    return is_name(line.text) or bool(re.match(r"^\(.*\)$", line.text.strip()))


def _read_letter_subject(doc: Doc, zones: Zones) -> Field | None:
    """ "V/v …" under the number, over several lines."""
    lines = zones.header
    for position, line in enumerate(lines):
        match = re.match(r"^\s*(?:v/v|ve viec)\s*:?\s*", line.bare)
        if not match:
            continue
        parts = [line.text[match.end() :]]
        for following in lines[position + 1 : position + 5]:
            if following.cell is not line.cell or _NATION.search(following.bare) or _PLACE.match(following.bare):
                break
            parts.append(following.text)
        text = strip_value(" ".join(parts))
        return (
            Field(value=text, text=text, confidence=0.85, evidence=locate(doc, line), sources=("label",))
            if text
            else None
        )
    return None


def signature_columns(zones: Zones) -> list[list[Line]]:
    """The columns of the signature block, each its lines from the top."""
    columns: dict[object, list[Line]] = {}
    if any(line.table is None and "\t" in line.text for line in zones.signature):
        for line in zones.signature:
            for number, match in enumerate(re.finditer(r"[^\t]+", line.text)):
                columns.setdefault(number, []).append(piece_of(line, match.start(), match.end()))
        return list(columns.values())
    if any(line.table is not None for line in zones.signature):
        for line in zones.signature:
            key = line.cell.column if line.cell is not None else -1
            columns.setdefault(key, []).append(line)
        return list(columns.values())
    groups: list[list[Line]] = []
    for line in zones.signature:
        low = line.bare.strip()
        ended = not groups or _is_signed_name(groups[-1][-1])
        recipients = bool(groups) and groups[-1][0].bare.startswith("noi nhan")
        if (
            ended
            or low.startswith("noi nhan")
            or (recipients and is_upper(line.text) and not re.match(r"^[-–+]|^luu", low))
        ):
            groups.append([])
        groups[-1].append(line)
    return groups


def _is_signed_name(line: Line) -> bool:
    """A line that ends a signature column: a person's name."""
    name = _signer_name(line.text)
    return is_name(name) and not _looks_like_post(line) and not line.text.lstrip().startswith("-") and has_surname(name)


def _read_signer(doc: Doc, zones: Zones) -> tuple[Field | None, Field | None]:
    """Who signs for the unit, and the posts above the name; not the reporter, nor who confirms above the unit."""
    best: tuple[float, Line, list[Line]] | None = None
    for column in signature_columns(zones):
        names = [line for line in column if is_name(_signer_name(line.text)) and not _looks_like_post(line)]
        if not names:
            continue
        head = " ".join(line.bare for line in column[:3])
        first = column[0].bare.strip()
        score = 2.5 if _heads(head, zones) else 2.0
        if _NOT_SIGNER.match(first):
            score = 1.0 if zones.kind == "don_sang_kien" else 0.0
        elif (
            re.search(r"xac nhan cua|cap tren|cap trinh|y kien cua", head)
            and zones.kind != "bao_cao_thanh_tich_ca_nhan"
        ) or (zones.kind == "don_sang_kien" and re.search(r"xac nhan", head)):
            score -= 1
        if first.startswith("noi nhan"):
            score = 0.0
        if score and (best is None or score >= best[0]):
            best = (score, names[-1], column)
    if best is None:
        return None, None
    _, name_line, column = best
    name = _signer_name(name_line.text)
    signer = field_of(doc, name_line, name, sure=0.9)
    return signer, _read_post(doc, column, name_line, zones.kind)


def _heads(posts: str, zones: Zones) -> bool:
    """The column's post heads the unit that issues the document."""
    units = [line.bare.strip() for line in _columns(zones) if _UNIT_HEADS.match(line.bare.strip())]
    return bool(units) and any(post in posts and re.match(rf"(?:{unit})\b", units[-1]) for post, unit in _HEADS)


def _signer_name(text: str) -> str:
    text = re.sub(r"^(?:[Ôô]ng|[Bb]à|Đồng chí)\s+(?=[A-ZĐ])", "", text.strip())
    text = re.sub(r"^(?:(?:TS|ThS|GS|PGS|BS|KS|CN|BSCKII|BSCKI|DS)\.?\s*)+", "", text.strip())
    return title_case(text)


def _looks_like_post(line: Line) -> bool:
    """A post or caption rather than a name; accents count: Trưởng is a post, Trương a surname."""
    return bool(_SIGN_WORDS.match(line.text.strip().lower())) or bool(_CAPTION.match(line.bare.strip()))


_SIGN_WORDS = re.compile(
    r"^(?:tm|kt|tl|tuq|q)\.|"
    r"^(?:phó )?(?:giám đốc|chi cục trưởng|trưởng|chánh|chủ tịch|bí thư|hiệu trưởng|thư ký|chủ trì|thủ trưởng|"
    r"chủ tọa|tổ trưởng|ban chấp hành|người|tác giả|xác nhận|nơi nhận)(?![\wà-ỹ])"
)
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


def _read_post(doc: Doc, column: list[Line], name_line: Line, zones_kind: str) -> Field | None:
    above = []
    for line in column:
        if line is name_line:
            break
        low = line.bare.strip()
        if (
            _PAREN.match(low)
            or _PLACE.match(low)
            or find_dates(line.text)
            or _RULE.match(line.text)
            or low.startswith(("-", "luu"))
        ):
            continue
        above.append(line)
    posts = [line for line in above if not _CAPTION.match(line.bare.strip())]
    for line in above:
        match = re.match(
            r"^xác nhận của\s+(?P<p>(?:phó )?(?:giám đốc|chi cục trưởng|trưởng \w+|chánh .+|hiệu trưởng|chủ tịch.*))$",
            line.text.strip().lower(),
        )
        if not posts and match:
            return field_of(
                doc, line, _post_case(line.text.strip()[match.start("p") :]), start=match.start("p"), sure=0.8
            )
    if not posts and zones_kind == "don_sang_kien" and above:
        return field_of(doc, above[0], _post_case(strip_value(above[0].text)), sure=0.8)
    if not posts and any(line.bare.strip().startswith("thu truong don vi") for line in above):
        line = next(line for line in above if line.bare.strip().startswith("thu truong don vi"))
        return field_of(doc, line, "Thủ trưởng đơn vị", sure=0.8)
    if not posts:
        return None
    value = " ".join(_post_case(strip_value(line.text)) for line in posts)
    evidence = tuple(e for line in posts for e in locate(doc, line))
    return Field(
        value=value,
        text="\n".join(line.text for line in posts),
        confidence=0.85,
        evidence=evidence,
        sources=("layout",),
    )


def _post_case(text: str) -> str:
    """ "KT. GIÁM ĐỐC" -> "KT. Giám đốc"."""
    if not is_upper(text):
        return text
    match = re.match(r"^((?:TM|KT|TL|TUQ|Q)\.)\s*(.*)$", text)
    prefix, rest = (match[1] + " ", match[2]) if match else ("", text)
    return prefix + (rest[:1].upper() + rest[1:].lower() if rest else "")

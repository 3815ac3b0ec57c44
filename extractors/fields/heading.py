"""Takes the header, title and signature zones; gives a document's head: number, date, place, units, subject, signer."""

from __future__ import annotations

import re
from itertools import takewhile

from spacy.tokens import Doc

from extractors.document import Line, field_of, locate, span_of
from extractors.fields.signatures import read_signer
from extractors.fields.values import DEGREES, PLACE_AND_DATE, find_dates, is_name
from extractors.text import bare, is_rule, is_upper, sentence_case, strip_value, unit_case
from extractors.zones import Zones
from records.readings import DocumentHead, DocumentKind, Evidence, Field

_NATION = re.compile(r"cong hoa xa hoi|doc lap\s*[-–]\s*tu do|dang cong san|doan tncs ho chi minh$|^[\W_]*$")
_UNIT_HEADS = re.compile(
    r"^(?:so|phong|chi cuc|trung tam|ban|ubnd|uy ban|van phong(?! pham)|thanh tra|hoi dong|cong doan|cdcs|doan|"
    r"chi doan|bch|ban chap hanh|cong ty|benh vien|truong|dang uy|lien doan|tong|cuc|khoa(?! hoc)|bo|to|hoi|vien|"
    r"quy|chi bo|dang bo|dang|xi nghiep|nha may|doanh nghiep|hop tac xa|htx|cum|khoi|xa|phuong|tinh|huyen|quan|"
    r"thi xa|dac khu|dai|nha hat|bao tang|trai|lien minh|phan xuong|hat|tram|dien luc|cong an|kho bac|toa an|"
    r"chi nhanh|ngan hang|buu dien|buu cuc|thu vien|hoc vien|cang|mat tran|tap doan|nong truong|lam truong|bao hiem|"
    r"tinh doan|huyen doan|thanh doan|vuon (?:quoc gia|thu)|thon|ap|khom|khu pho|buon|tong kho|kho|phong kham|"
    r"khu (?:bao ton|di tich|di san|cong nghiep|kinh te|du lich|quan ly|cong nghe)|don nguyen|cong vien|toa soan|"
    r"co so (?:cai nghien|bao tro|dieu tri|giao duc|giet mo)|tap chi|nha (?:khach|thieu nhi|van hoa|xuat ban|tru)|cung|"
    r"doi|nhom|cua hang|trang trai|bo chi huy|hai quan|cuc thue|chi hoi|phan (?:hieu|vien|doan)|cau lac bo)\b"
)
_MISTAKEN = re.compile(  # begins like a unit where accents are left out: "Hội nghị", "Số liệu", "Bản sao"
    r"(?:tong (?:hop|so|ket|cong(?! ty))|dang ky|to trinh|quy (?:[ivx]+|\d)\b|truong hop|hoi (?:nghi|thi|thao)|xa hoi|"
    r"ban (?:dang ky|tong hop|sao|khai|tu |tom tat|thanh tich|mo ta|cam ket|hanh|giam doc$)|tinh hinh|phong trao|"
    r"khoi luong|so (?:lieu|luong|theo doi|tt|thu tu)|bo ho so|vien chuc|doan vien|dang vien)\b"
)
_BEFORE_UNIT = re.compile(r"^\s*\(?(?:(?:đơn vị|phòng ban|cơ quan)\s*:\s*)?|\s[-–]\s*", re.I)
_NO_NAME = re.compile(r"[:;()]|(?:de nghi|kinh|trinh|gui|tang|xet|duoc|dang ky)")
_ATTACHED = re.compile(r"kèm theo\b.*\bcủa\s+(?P<u>[^();]+?)\s*\)?\W*$", re.I)
_PLACES = "tinh|thanh pho|tp|huyen|thi xa|quan|xa|phuong|thi tran|dac khu"
_OPEN_END = re.compile(  # a unit's name that cannot be whole: its other half stands on the next line
    r"(?:\b(?:va|cua|thuoc|tien|&|da|co phan|tnhh|mtv|tnhh mot thanh vien|tong cong ty|dai hoc|cao dang|trung cap|"
    r"dich vu|khu vuc|phat trien|quan ly|ung dung|lien hiep|khoa hoc|ky thuat|"
    r"truong (?:tieu hoc|mam non|thpt|thcs|trung hoc(?: co so| pho thong)?))|[,\-–&])$"
)
_ORGANISATION = re.compile(
    r"(?:(?:bch|ban chap hanh) )?(?:cong doan(?: co so| bo phan)?|cdcs|chi doan|doan co so|doan thanh nien|"
    r"chi bo(?: co so)?|dang bo(?: bo phan)?|hoi cuu chien binh|hoi chu thap do)|bch|ban chap hanh"
)
_WITHIN_ORGANISATION = re.compile(r"(?:to|cum|ban) (?:cong doan|dang|nu cong)|chi doan|chi bo|chi hoi|phan doan")
_PLACE_ONLY = re.compile(rf"(?:{_PLACES})\s+(?!(?:doan|uy|hoi)\b)")
_AUTHORITY = re.compile(
    r"(?:(?:tong |pho )?giam doc|(?:pho )?chu tich|hieu truong|(?:chi )?cuc truong|vien truong|bo truong|thu tuong|"
    r"truong (?:phong|ban)|chanh van phong|(?:thuong truc )?hoi dong|uy ban nhan dan|"
    r"ban (?:giam doc|thuong vu))\b(?!.*:)"
)
_CAPTION = re.compile(  # "ĐƠN VỊ: TRUNG TÂM A", "TÊN CƠ QUAN CẤP TRÊN: SỞ B", "ĐƠN VỊ TRÌNH KHEN"
    r"(?:(?:ten )?(?:don vi|co quan|phong ban)(?: (?:trinh khen|cap tren|truc tiep|chu quan|de nghi|lap|bao cao))*"
    r"(?:\s*:\s*|\s*$))?"
)
_LEADER = re.compile(
    r"(?:tong |pho )?giam doc |(?:pho )?chu tich |(?:hieu|vien|bo|(?:chi )?cuc) truong |"
    r"truong (?:phong|ban) |thu tuong "
)
_FORM = re.compile(r"^\W*(?:\(?mau so|\(?kem theo|\(?ban hanh|phu luc|\(?ap dung|\(?danh cho|\(?dung cho)")
_NO_UNIT = re.compile(  # a title that is not known as one
    r"\b(?:de nghi|de xuat|danh sach|dang ky|trich ngang|xet tang|binh xet)\b|^(?:tong hop|ket qua)\b|"
    r"^(?:quy [ivx]+,? )?nam (?:hoc )?(?:19|20)\d{2}"
)
_ORDINAL_HEAD = re.compile(r"stt|tt|so tt|so thu tu")
_TITLE_WORDS = re.compile(
    r"^\W*(?:tờ trình|báo cáo (?:tóm tắt )?thành tích(?: cá nhân| tập thể)?|"
    r"báo cáo (?:gương điển hình(?: tiên tiến| tiêu biểu)?|quá trình cống hiến)|báo cáo|biên bản|quyết định|"
    r"(?:(?:bảng|biểu) )?(?:tổng hợp )?danh sách(?: trích ngang)?|"
    r"(?:(?:bảng|biểu|bản) )?(?:tổng hợp|trích ngang|thống kê)|"
    r"giấy chứng nhận|giấy xác nhận|bản đăng ký|đăng ký)\b\s*[:\-–]?\s*(.*)$",
    re.I,
)


def read_head(doc: Doc, zones: Zones) -> DocumentHead:
    """The head of a document; what it does not state is None."""
    units = _read_units(doc, zones)
    place, day = _read_place_and_date(doc, zones)
    signer, post = read_signer(doc, zones, unit=bare(units[-1].value) if units else "")
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
    lines = (line for line in zones.header if line.paragraph.zone != "textbox" and not line.paragraph.in_list)
    return [line for line in lines if not is_rule(line.text)]


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
    titled = next((line.table for line in doc._.lines if line.index == zones.title), None)
    body = [line for line in [*zones.body[:3], *zones.body[-4:]] if len(line.text) < 80]
    body = [line for line in body if line.table is None or line.table is titled]
    below = [line for line in zones.body if line.paragraph.place is not None and _is_apart(line)]
    for line in [*_columns(zones), *zones.subject, *body, *zones.signature, *below]:
        for piece_start, piece in _pieces(line):
            low = bare(piece)
            match = PLACE_AND_DATE.match(low)
            if not match:
                match = re.match(r"^(?P<place>[^,\d]{2,45}),?\s+(?P<date>ngay\b.*\d{4}.*)$", low)
            dates = find_dates(piece, low)
            if not match and re.match(r"^ngay\s+\d", low) and dates and len(piece) < 60:
                start, end = piece_start + dates[0].start, piece_start + dates[0].end
                return None, field_of(doc, line, dates[0].value, start=start, end=end, source="heading")
            if not match:
                continue
            place = strip_value(piece[: match.end("place")])
            if bare(place).startswith(("ngay", "hom nay", "vao ", "sinh")) or not re.search(
                r"\d{4}", piece[match.start("date") :]
            ):
                continue
            if _NATION.search(bare(place)) or len(place.split()) > 8 or piece.lstrip().startswith("("):
                continue
            return (
                field_of(doc, line, place, start=piece_start, end=piece_start + match.end("place"), source="heading"),
                _date_field(doc, line, piece, piece_start, match.start("date")),
            )
    return None, None


def _is_apart(line: Line) -> bool:
    """A line of a workbook outside its lists, place and date and nothing else: below the list of another sheet."""
    return (line.table is None or line.table.rows == 1) and PLACE_AND_DATE.match(line.bare) is not None


def _pieces(line: Line) -> list[tuple[int, str]]:
    """Parts of a line set side by side with tabs or wide gaps, with their offsets.

    A gap left for the day ("ngày      tháng 10 năm 2025") divides nothing.
    """
    if "\t" not in line.text:
        return [(0, line.text)]
    text = re.sub(r"(?<=ngày)\t(?=tháng)|(?<=tháng)\t(?=năm)", " ", line.text)
    return [(m.start(), m.group()) for m in re.finditer(r"[^\t]+", text)]


def _date_field(doc: Doc, line: Line, piece: str, offset: int, start: int) -> Field | None:
    text = piece[start:]
    first, last = offset + start, offset + len(piece)
    dates = find_dates(text)
    if dates:
        return field_of(doc, line, dates[0].value, start=first, end=last, source="heading")
    low = bare(text)
    match = re.search(r"thang\s*(\d{1,2})\s*nam\s*(\d{4})", low)
    if match and 1 <= int(match[1]) <= 12:
        month = f"{match[2]}-{int(match[1]):02d}"
        return field_of(doc, line, month, start=first, end=last, sure=0.8, source="heading")
    match = re.search(r"nam\s*(\d{4})", low)
    return field_of(doc, line, match[1], start=first, end=last, sure=0.7, source="heading") if match else None


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
        piece = piece[_CAPTION.match(bare(piece)).end() :]
        low = bare(piece)
        if (
            _NATION.search(low)
            or re.match(r"^so\b\s*:?\s*[\d.…/_]", low)
            or low.startswith(("v/v", "ve viec", "mau so", "*"))
        ):
            if low.startswith("v/v"):
                break
            continue
        if re.match(r"^so\s*:", low) or PLACE_AND_DATE.match(low) or find_dates(piece) or _FORM.match(low):
            if groups and line.table is None and PLACE_AND_DATE.match(low):
                break
            continue
        if line.table is not None and line.cell is not None and line.cell.column > 0:
            continue
        if line.table is None and line.is_upper and _LEADER.match(low):
            continue  # who certifies, over "CHỨNG NHẬN"
        starts = _names_unit(low) and (len(low.split()) > 1 or not groups)
        if _ORDINAL_HEAD.fullmatch(low):  # a list without a title above it
            break
        if _NO_UNIT.search(low) and not starts and not (groups and _runs_on(texts[-1][-1])):
            continue
        if groups and (not starts or _runs_on(texts[-1][-1]) or _lacks_rest(texts[-1], low)):
            groups[-1].append(line)
            texts[-1].append(piece)
        elif starts or (is_upper(piece) and not _MISTAKEN.match(low)):
            groups.append([line])
            texts.append([piece])
    body = doc._.source
    units = []
    for lines, parts in zip(groups, texts, strict=True):
        joined = unit_case(strip_value(" ".join(parts)), body)
        evidence: tuple[Evidence, ...] = tuple(e for line in lines for e in locate(doc, line))
        span = span_of(lines[0], value=parts[0])
        raw = " ".join(parts)
        units.append(
            Field(value=joined, text=raw, confidence=0.9, evidence=evidence[:4], sources=("heading",), span=span)
        )
    return units or _unit_of_list(doc, zones)


def _names_unit(low: str) -> bool:
    return _UNIT_HEADS.match(low) is not None and _MISTAKEN.match(low) is None


def _is_unit_alone(text: str) -> bool:
    """A unit's name and nothing else: its words begin large, none of them proposes."""
    words, low = text.split(), bare(text)
    large = is_upper(text) or any(word[:1].isupper() for word in words[1:3])
    return _names_unit(low) and large and 1 < len(words) < 16 and _NO_NAME.search(low) is None


def _unit_of_list(doc: Doc, zones: Zones) -> list[Field]:
    """The unit that a list without a letterhead names: "… - PHÒNG A", "Đơn vị: Phòng A", "(Kèm theo … của Phòng A)"."""
    if zones.kind not in ("danh_sach", "dang_ky"):
        return []
    title = [line for line in doc._.lines if line.index == zones.title]
    for line in [*zones.header, *title, *zones.subject, *zones.body[:2]]:
        if line.paragraph.in_list or line.table is not None:
            continue
        attached = _ATTACHED.search(line.text)
        starts = [attached.start("u")] if attached else [m.end() for m in _BEFORE_UNIT.finditer(line.text)]
        for start in starts:
            name = re.sub(r"[\s,]+năm (?:học )?\d{4}.*$", "", line.text[start:], flags=re.I).rstrip(" ).,;/")
            if _is_unit_alone(name):
                made = field_of(
                    doc, line, unit_case(strip_value(name), doc._.source), start=start, sure=0.85, source="heading"
                )
                return [made] if made else []
    return []


def _lacks_rest(parts: list[str], following: str) -> bool:
    """ "SỞ NỘI VỤ" over "TỈNH AN LẠC": a line that only names a place belongs to a unit that names none; so does the
    unit under "CÔNG ĐOÀN CƠ SỞ", whose organisation that is."""
    whole = bare(" ".join(parts)).strip()
    if _ORGANISATION.fullmatch(whole):
        return _WITHIN_ORGANISATION.match(following) is None
    return bool(_PLACE_ONLY.match(following)) and not re.search(rf"(?<!co )\b(?:{_PLACES})\b", whole)


def _runs_on(text: str) -> bool:
    """A header line that cannot end here: it closes with a joining word or a comma."""
    return _OPEN_END.search(bare(text).strip()) is not None


def _read_subject(doc: Doc, zones: Zones) -> Field | None:
    if zones.kind == "cong_van" or zones.title is None:
        return _read_letter_subject(doc, zones)
    lines = [line for line in zones.subject if not _FORM.match(line.bare) and not is_rule(line.text)]
    lines = [line for line in _above_authority(lines, zones.kind) if not _names_only(line)]
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
        sources=("heading",),
        span=span_of(first, value=parts[0]),
    )


def _above_authority(lines: list[Line], kind: DocumentKind) -> list[Line]:
    """The lines above the one that names who decides ("GIÁM ĐỐC SỞ NỘI VỤ") in a decision or a certificate."""
    if kind not in ("quyet_dinh", "xac_nhan_sang_kien"):
        return lines
    return list(takewhile(lambda line: not _AUTHORITY.match(line.bare.strip()), lines))


def _after_title_words(title: str) -> str:
    match = _TITLE_WORDS.match(title)
    rest = match[1] if match else ""
    return rest if len(rest.split()) >= 3 else ""


def _names_only(line: Line) -> bool:
    """A line that only names the nominee ("Tập thể: …", "Ông …, chuyên viên …")."""
    low = line.bare.strip()
    if re.match(r"^(?:ten )?(?:tap the|ca nhan|don vi|ho ten|ho va ten|hinh thuc)(?: (?:duoc )?de nghi)?\s*:", low):
        return True
    if DEGREES.match(line.text.strip()):
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
            low = following.bare
            if following.cell is not line.cell or _NATION.search(low) or PLACE_AND_DATE.match(low):
                break
            parts.append(following.text)
        text = strip_value(" ".join(parts))
        if not text:
            return None
        span = span_of(line, match.end())
        return Field(value=text, text=text, confidence=0.85, evidence=locate(doc, line), sources=("label",), span=span)
    return None

"""Takes a report's body; gives its initiatives and accepted projects with their decisions."""

from __future__ import annotations

import re
from itertools import pairwise, zip_longest

from spacy.tokens import Doc

from extractors.document import Line, lines_of, locate, piece_of, source_of, span_of
from extractors.fields.values import find_dates, find_decisions, find_years
from extractors.layout import Cell, Table
from extractors.text import bare, strip_value
from extractors.zones import Zones
from records.readings import Initiative, Scope

_INNER = r"“[^”\"»“]{1,100}[”\"]"  # a name within a title
QUOTED = re.compile(rf"[“\"„«]((?:[^”\"»“]|{_INNER}){{8,300}})[”\"»]")
_INITIATIVE = re.compile(r"sang kien|giai phap|de tai|de an|cong trinh|nhiem vu kh|cai tien|du an")
_RECOGNISED = re.compile(r"cong nhan|nghiem thu|qd|quyet dinh|tac gia|dong tac gia|cap co so|cap tinh|so\s*\d")
_NOT_OWN = re.compile(r"phong trao|chuyen muc|tu sach|cuoc thi|chien dich|mo hinh chuyen|danh hieu")
_NO_TITLE = re.compile(
    r"^(?:được|đã|của|theo|quyết định)\s|hoàn thành (?:xuất sắc |tốt )?(?:chức trách, )?nhiệm vụ|"
    r"\bht(?:xs|t)?nv\b|xếp loại",
    re.I,
)
_ONLY_YEARS = re.compile(r"(?:[\W\d]|từ|đến|các|năm|học|và|trong|giai đoạn)*", re.I)
_AROUND_QUOTES = re.compile(  # "sáng kiến Mô hình “3 cùng” ở bản 6 được công nhận …": quotes within a title
    r"\b(?:sáng kiến|đề tài|giải pháp|dự án)(?: cấp (?:cơ sở|tỉnh|bộ|ngành|trường))?:?\s+"
    r"(?!Cấp|Năm|Khoa học|Kinh nghiệm|Cải tiến kỹ thuật)"
    rf"(?P<t>[^\W\d_]+ [a-zà-ỹđ][^;:“”\".]{{1,120}}{_INNER}[^;:“”\".(]{{0,120}}?)"
    r"(?:[,;]|\s\(|\s(?:đã )?được|\stheo|\.?$)",
    re.I,
)
_LABELLED = re.compile(
    r"\W*(?:\d+[.)]\s*)?tên (?:sáng kiến|đề tài|giải pháp|dự án)(?: \d+)?\s*:\s*(?P<t>[^:]{12,300}?)"
    r"(?=[,;.]?\s+(?:\(|theo (?:QĐ|quyết|số)|(?:đã )?được (?:công nhận|nghiệm thu|hội đồng)|quyết định |QĐ )|"
    r"[.;]?\s*$)",
    re.I,
)
_DECIDES = re.compile(r"\W*(?:(?:so )?(?:quyet dinh|qd)\b|(?:da )?duoc cong nhan|cong nhan)")
_OWN_LEAD = re.compile(r"\W*(?:co )?(?:\d+ )?(?:(?:chu nhiem|(?:dong )?tac gia) )?(?:sang kien|de tai|giai phap)\b")
_LEADS_TO_LIST = re.compile(r"\W*(?:\w[.)]\s*)?(?:cac )?(?:sang kien|de tai|giai phap)\b[^.;]{0,60}:\s*$")
_COUNTED_TITLE = re.compile(r"(?:^|[:;,]\s*)\(\d\)\s*")
_REFUSED = re.compile(r"^[^.;]*\b(?:khong|chua) (?:duoc )?(?:cong nhan|thong qua|nghiem thu)")
_LEAD = re.compile(r"^\W*(?:ten )?(?:sang kien|de tai|giai phap)\b")
_PROJECT = re.compile(
    r"(?:đề tài|dự án|đề án|sáng kiến|giải pháp)(?: khoa học)?(?: cấp (?:cơ sở|[\wÀ-ỹ]+))?\s*:?\s+"
    r"(?P<t>[A-ZĐÀ-Ỹ][^;:“”\"]{14,220}?)"
    r"(?:,\s*(?:[\wÀ-ỹ]+\s){0,9}?|\s(?:đã )?được\s(?:[\wÀ-ỹ]+\s){0,9}?|\s)(?:nghiệm thu|công nhận)",
)
_UNQUOTED = re.compile(
    r"^\W*(?:\d+[.)]\s*)?(?:năm \d{4}\s*:?\s*)?(?:(?:tên )?(?:sáng kiến|đề tài(?: cấp \w+)?|giải pháp)\s*:?\s*)?"
    r"(?P<t>.{12,220}?)[,;(\-–]?\s*(?:\(|được|theo (?=QĐ|Quyết|số|các Quyết)|QĐ|Quyết định|quyết định|số|công nhận)",
    re.I,
)
_BEGINS_DECISION = re.compile(r"(?:theo )?(?:(?:qd|quyet dinh)\b(?: so)?\W*\d|(?:so\W*)?\d{1,5}\s*/)")
_DECIDED = re.compile(r"\s*\((?=(?:theo |số )?(?:QĐ|Quyết định|\d+\s*/\s*QĐ))", re.I)
_REACHES = (
    r"(?:pham vi|anh huong|ap dung)(?:\W+(?:anh huong|ap dung|cap|trong|tren|toan|dia ban|o|cua|la|hieu qua)\b){0,5}\W+"
)
_SCOPES: tuple[tuple[Scope, re.Pattern[str]], ...] = (
    ("toan_quoc", re.compile(r"toan quoc|ca nuoc|cap (?:quoc gia|nha nuoc)")),
    ("tinh_bo", re.compile(rf"cap (?:tinh|thanh pho|bo|nganh)|{_REACHES}(?:tinh|thanh pho|nganh|bo)\b")),
    ("co_so", re.compile(rf"cap (?:co so|so\b)|{_REACHES}(?:co so|don vi|co quan|noi bo)\b|co so cong nhan")),
)
_HEADS = (
    ("title", re.compile(r"ten (?:sang kien|giai phap|de tai)|^(?:sang kien|de tai|giai phap)|noi dung sang kien")),
    ("number", re.compile(r"quyet dinh|^so\b|cong nhan|so qd")),
    ("year", re.compile(r"^nam\b|^thoi gian")),
    ("scope", re.compile(r"pham vi|cap cong nhan|^cap\b")),
)


def find_scope(low: str) -> Scope | None:
    """Scope that a text states: co_so, tinh_bo, toan_quoc."""
    return next((scope for scope, pattern in _SCOPES if pattern.search(low)), None)


def read_initiatives(doc: Doc, zones: Zones) -> tuple[Initiative, ...]:
    """Initiatives and accepted projects with their decisions, from tables and sentences."""
    found: list[Initiative] = []
    read_tables: set[int] = set()
    led = False  # a lead-in says that titles follow
    for line, following in zip_longest(zones.body, zones.body[1:]):
        section = zones.section.get(line.index)
        if section == "legal" or (section == "prior" and line.table is None and not _is_of_initiative(line)):
            continue
        if line.table is not None:
            if line.table.number not in read_tables:
                read_tables.add(line.table.number)
                found += _read_initiative_table(doc, line.table)
            continue
        led = _LEADS_TO_LIST.match(line.bare) is not None or (led and QUOTED.search(line.text) is not None)
        labelled = _read_labelled(doc, line, following)
        found += [labelled] if labelled else _read_sentence(doc, line, inside=led or section == "initiatives")
    unique: dict[str, Initiative] = {}
    for item in found:
        unique.setdefault(bare(item.title), item)
    return tuple(unique.values())


def _is_of_initiative(line: Line) -> bool:
    """Among what was received a line that names a recognised initiative, and no award for it."""
    told = tells_initiative(line) or (_OWN_LEAD.match(line.bare) and find_decisions(line.text, line.bare))
    return bool(told) and all(mention.name == "SANG_KIEN" for mention in line.recognitions())


def _read_labelled(doc: Doc, line: Line, following: Line | None) -> Initiative | None:
    """ "Tên sáng kiến: …", with the decision behind it or on the line below."""
    match = _LABELLED.match(line.text) if line.table is None and "ten " in line.bare[:12] else None
    if match is None:
        return None
    start, end = match.span("t")
    after = line.text[end:]
    if not find_decisions(after) and following and following.table is None and _DECIDES.match(following.bare):
        after = following.text
    title = strip_value(match["t"])
    quoted = QUOTED.fullmatch(match["t"].strip(" .;,"))
    title = strip_value(quoted[1]) if quoted else title
    if not find_decisions(after) or len(title.split()) < 3:
        return None
    return _initiative(doc, line, title, "", after, start, end)


def _read_sentence(doc: Doc, line: Line, *, inside: bool) -> list[Initiative]:
    around = _AROUND_QUOTES.search(line.text) if "“" in line.text else None
    if around and around["t"][0].isupper() and find_decisions(line.text[around.end("t") :]):
        start, end = around.span("t")
        title = strip_value(around["t"])
        return [_initiative(doc, line, title, line.bare[:start], line.text[end:], start, end, sure=0.7)]
    if not QUOTED.search(line.text):
        return _read_unquoted(doc, line) if inside or _LEAD.match(line.bare) else _read_project(doc, line)
    return read_quoted(doc, line, inside=inside)


def read_quoted(doc: Doc, line: Line, *, inside: bool = False) -> list[Initiative]:
    """Initiatives that a line names by quoted titles, recognised; `inside` their section a title is enough."""
    quotes = list(QUOTED.finditer(line.text))
    found = []
    for number, quote in enumerate(quotes):
        before = line.bare[max(0, quote.start() - 110) : quote.start()]
        until = quotes[number + 1].start() if number + 1 < len(quotes) else len(line.text)
        after = line.text[quote.end() : min(until, quote.end() + 260)]
        named = bool(_INITIATIVE.search(before)) and not _NOT_OWN.search(before[-40:])
        recognised = named and (_RECOGNISED.search(before) or _RECOGNISED.search(bare(after)))
        if _REFUSED.match(bare(after)) or (not recognised and (not inside or _NOT_OWN.search(before))):
            continue
        found.append(_initiative(doc, line, strip_value(quote[1]), before, after, quote.start(1), quote.end(1)))
    return found


def _read_project(doc: Doc, line: Line) -> list[Initiative]:
    """ "Chủ nhiệm đề tài cấp Bộ: …, nghiệm thu theo Quyết định số …" in running text."""
    match = _PROJECT.search(line.text) if find_decisions(line.text, line.bare) else None
    if match is None or len(match["t"].split()) < 4:
        return []
    start, end = match.span("t")
    return [_initiative(doc, line, strip_value(match["t"]), line.bare[:start], line.text[end:], start, end, sure=0.6)]


def _read_unquoted(doc: Doc, line: Line) -> list[Initiative]:
    """Titles without quotation marks: one, or several numbered "(1) …; (2) …"."""
    cuts = [match.end() for match in _COUNTED_TITLE.finditer(line.text)]
    if len(cuts) < 2:
        return _read_one_unquoted(doc, line)
    pieces = [piece_of(line, start, end) for start, end in pairwise([*cuts, len(line.text)])]
    return [initiative for piece in pieces for initiative in _read_one_unquoted(doc, piece)]


def _read_one_unquoted(doc: Doc, line: Line) -> list[Initiative]:
    """A title without quotation marks: what stands between the lead-in and the decision."""
    decisions = find_decisions(line.text, line.bare)
    if not decisions:
        return []
    match = _UNQUOTED.match(line.text)
    if not match:
        return []
    title = strip_value(match["t"])
    if len(title.split()) < 4 or find_decisions(title) or _NO_TITLE.search(title) or _ONLY_YEARS.fullmatch(title):
        return []
    start = match.start("t")
    return [_initiative(doc, line, title, line.bare[:start], line.text[start:], start, match.end("t"), sure=0.6)]


def _initiative(
    doc: Doc, line: Line, title: str, before: str, after: str, start: int, end: int, *, sure: float = 0.85
) -> Initiative:
    decisions, low_after = find_decisions(after), bare(after)
    dates = [d.value for d in find_dates(after, low_after) if len(d.value) == 10]
    years = [y.value for y in find_years(before)] or [y.value for y in find_years(after)]
    others = (each for each in _INITIATIVE.finditer(low_after) if not low_after[: each.start()].endswith("hoi dong "))
    another = next(others, None)
    authority = re.search(
        r"\bcủa\s+(?=[A-ZĐƯ])([^;().]+?)(?:\s*[;().,]|$)", after[decisions[0].end :] if decisions else ""
    )
    return Initiative(
        title=title,
        year=years[-1] if years else None,
        decision_number=decisions[0].value if decisions else None,
        decision_date=dates[0] if dates else None,
        authority=strip_value(authority[1]) or None if authority else None,
        scope=find_scope(re.split('[”"»]', before)[-1] + " " + low_after[: another.start() if another else None]),
        confidence=sure,
        evidence=locate(doc, line, start, end),
        sources=(source_of(line),),
        span=span_of(line, start, end, value=title),
    )


def _read_initiative_table(doc: Doc, table: Table) -> list[Initiative]:
    heads: dict[str, int] = {}
    for cell in table.cells:
        if cell.row > 0:
            break
        low = bare(cell.text).strip()
        name = next((name for name, pattern in _HEADS if name not in heads and pattern.search(low)), None)
        if name:
            heads[name] = cell.column
    if "title" not in heads or table.rows < 2:
        return []
    first, *others = table.grid()
    of_years = first[heads["year"]] if "year" in heads else None
    school = of_years is not None and "nam hoc" in bare(of_years.text)
    rows = [_read_initiative_row(doc, row, heads, school=school) for row in others]
    return [initiative for initiative in rows if initiative]


def _title_in(text: str) -> str:
    """The title that a cell holds: the quoted words where they make up most of it."""
    quote = QUOTED.search(text)
    quoted = quote is not None and (len(quote[1]) * 2 >= len(text) or bool(find_decisions(text)))
    before = text[: quote.start()].strip(" :-–\n") if quote else ""
    if len(before.split()) > 1 and before[0].isupper() and not _INITIATIVE.search(bare(before)):
        quoted = False  # "Nhóm Zalo “Hỏi - đáp” của xã": a name within the title
    title = quote[1] if quote and quoted else _DECIDED.split(text, maxsplit=1)[0]
    return strip_value(title.replace("\n", " "))


def initiatives_of_cell(doc: Doc, lines: list[Line]) -> tuple[Initiative, ...]:
    """The initiatives that a nominee's own cell names."""
    found = []
    for line in lines:
        title = _title_in(re.sub(r"^(?:SK|Sáng kiến)\s*:?\s*(?=[“\"A-ZĐÀ-Ỹ])", "", line.text))
        if len(title.split()) < 4 or _BEGINS_DECISION.match(bare(title)):
            continue
        decisions, dates = find_decisions(line.text), [d.value for d in find_dates(line.text) if len(d.value) == 10]
        found.append(
            Initiative(
                title=title,
                decision_number=decisions[0].value if decisions else None,
                decision_date=dates[0] if dates else None,
                scope=find_scope(line.bare),
                confidence=0.85,
                evidence=locate(doc, line),
                sources=("table",),
                span=span_of(line, value=title),
            )
        )
    return tuple(found)


def _read_initiative_row(doc: Doc, row: list[Cell | None], heads: dict[str, int], *, school: bool) -> Initiative | None:
    cell = row[heads["title"]]
    line = next(iter(lines_of(doc, [cell])), None) if cell else None
    title = _title_in(cell.text) if cell else ""
    rest = " ".join(c.text for c in row if c is not None and c is not cell)
    of_heads = _HEADS[0][1].match(bare(title)) and not any(map(str.isdigit, rest))
    if line is None or len(title) < 8 or of_heads:
        return None
    text = {name: (found.text if (found := row[column]) else "") for name, column in heads.items()}
    decisions = find_decisions(text.get("number", "") or rest)
    dates = [d.value for d in find_dates(rest) if len(d.value) == 10]
    years = [y.value for y in find_years(text.get("year", ""), school=school)]
    organ = re.search(r"\bcủa\s+([^;()\n]+)", rest)
    return Initiative(
        title=title,
        year=years[0] if years else None,
        decision_number=decisions[0].value if decisions else None,
        decision_date=dates[0] if dates else None,
        authority=strip_value(organ[1]) if organ else None,
        scope=find_scope(f"pham vi {bare(text.get('scope', ''))}") or find_scope(bare(rest)),
        confidence=0.9,
        evidence=locate(doc, line),
        sources=("table",),
        span=span_of(line, value=title),
    )


def tells_initiative(line: Line) -> bool:
    """The line names a recognised initiative by its quoted title."""
    named = QUOTED.search(line.text) and _INITIATIVE.search(line.bare[:60])
    return bool(named and _RECOGNISED.search(line.bare))

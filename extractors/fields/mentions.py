"""Takes a place in a line that names a person or a collective; gives the nominee, with the post and unit beside it."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from extractors.document import Line, field_of, locate, source_of, span_of
from extractors.fields.drafting import Draft, set_field
from extractors.fields.homes import take_homes
from extractors.fields.posts import split_post, starts_with_post, starts_with_unit
from extractors.fields.recognitions import Award, attach_details, find_awards
from extractors.fields.refusals import VOTE
from extractors.fields.requests import recognition
from extractors.fields.values import clean_name, year_of_birth_or_date
from extractors.text import bare, strip_value
from records.readings import Recognition

BORN = re.compile(
    r"[\s,(–-]*(?:\b(?:(?:năm )?sinh (?:năm |ngày )?|SN\s*)[\s:]*(?P<d>\d[\d/.\-]{3,9})|"
    r"(?<=\()(?P<y>(?:19[3-9]|200)\d)(?=\)))\s*\)?[,;]?\s*(?:[–-]\s+)?",
    re.I,
)
_TELLS = re.compile(r"de nghi|kinh trinh|xem xet|\bduoc\b|\bkhong\b|bao cao|to chuc\b.*cho")
_COUNTS = re.compile(  # of results: "Thanh tra 71 cơ sở", "phòng 4 năm liền"; not "Tổ 3 ấp Đông"
    r"^\S+(?: \S+)? [\d.,]+ (?!ấp|thôn|xã|phường|khu|khóm|bản|buôn|tổ|xóm|làng|huyện|quận|thị)[a-zđà-ỹ]|"
    r"\d%|\d (?:triệu|tỷ|đồng|lượt|trường hợp|vụ|tấn)\b"
)
_BORN_LATER = re.compile(r"[,(–-]\s*(?:năm sinh|sinh(?: năm| ngày)?|SN)[\s:]*(?P<d>\d[\d/.\-]{3,9})(?!\d)\)?", re.I)
_POST_ALONE = re.compile(r"[A-ZĐ][a-zà-ỹđ]*(?: [\wÀ-ỹ-]+){0,5}")  # "(Thợ hàn)"
_IS = re.compile(r"^(?:(?:hiện|nay|đang)\s+)*(?:(?:là|giữ chức(?: vụ)?|công tác tại|làm việc tại)\s+)?", re.I)
_LABEL = re.compile(r"^[\s,;–-]*(?:(?:chức (?:vụ|danh)|đơn vị(?: công tác)?)(?: hiện (?:nay|tại))?\s*:\s*)?", re.I)
_BEHIND_POST = re.compile(
    r":\s|;|\.\s|\s\(|[\s,–-]{1,8}(?=đã |đạt |có thành tích|[Đđ]ề nghị[ :])|,\s(?=(?:được )?(?:xếp loại|hoàn thành) )"
)
_GAP = re.compile(r"\s*,?\s{2,}[\s,;]*")  # what a home told in passing leaves
_IN_BRACKETS = re.compile(r"\s*\((?P<r>[^()\d][^()]{2,120})\)")


def draft_of_line(
    doc: Doc, line: Line, match: re.Match[str], asked: list[tuple[Award, Line]], year: str | None
) -> Draft:
    """The person whom `match` names, with the post and unit that follow the name."""
    draft = draft_of_span(doc, line, match.start("n"), match.end("n"), match, asked, year)
    fill_behind(doc, draft, line, match.end())
    return draft


def fill_behind(doc: Doc, draft: Draft, line: Line, begin: int) -> None:
    """Birth date, post and unit that follow a name on its line."""
    born = BORN.match(line.text, begin)
    if born:
        day = year_of_birth_or_date(born["d"] or born["y"])
        made = field_of(doc, line, day.value if day else "", start=begin)
        set_field(draft, "birth_date", made)
    begin_rest = born.end() if born else begin
    within = _IN_BRACKETS.match(line.text, begin_rest)
    if within and born is None and VOTE.match(line.text, begin_rest) is None:
        post_after(doc, draft, line, *within.span("r"))
        return
    told = _without_birth(doc, draft, line, begin_rest, _end_of_telling(line, begin_rest, len(line.text)))
    told = _LABEL.sub(lambda label: " " * len(label.group()), told)  # "Bà A, chức vụ: Kế toán"
    told = _BEHIND_POST.split(told)[0]
    rest = _IS.sub("", _GAP.sub(", ", told.strip(" ,–-.\t")))
    rest = rest if "(" in rest else rest.rstrip(")")  # of a bracket that opened before the birth date
    if any(begin <= m.start < begin_rest + len(told) for m in line.recognitions()):
        rest = ""
    if rest and len(rest) < 150 and not re.match(r"^(?:\d|đã|có|là người)", rest):
        post, unit = split_post(rest)
        set_field(draft, "position", field_of(doc, line, post or "", start=begin, sure=0.8))
        set_field(draft, "unit", field_of(doc, line, unit or "", start=begin, sure=0.78))


def _without_birth(doc: Doc, draft: Draft, line: Line, start: int, end: int) -> str:
    """What a line tells of a person without home and birth, which may stand behind the post."""
    told = take_homes(doc, draft, line, start, end)
    born = _BORN_LATER.search(told) if "birth_date" not in draft.values else None
    day = year_of_birth_or_date(born["d"]) if born else None
    if born is None or day is None:
        return told
    left, right = born.span("d")
    made = field_of(doc, line, day.value, start=start + left, end=start + right)
    set_field(draft, "birth_date", made)
    return told[: born.start()] + " " * (born.end() - born.start()) + told[born.end() :]


def _end_of_telling(line: Line, begin: int, end: int) -> int:
    """Where a vote ends what a line tells of a person."""
    vote = VOTE.search(line.text, begin, end)
    return vote.start() if vote else end


def draft_of_span(
    doc: Doc,
    line: Line,
    start: int,
    end: int,
    match: re.Match[str] | None,
    asked: list[tuple[Award, Line]],
    year: str | None,
) -> Draft:
    """The person named in `line.text[start:end]`, with what is asked and what the line says was received."""
    name = clean_name(line.text[start:end], titled=match is not None)[0]
    full = field_of(doc, line, name, start=start, end=end, sure=0.88)
    draft = Draft("ca_nhan", full)
    if match:
        set_field(
            draft,
            "honorific",
            field_of(doc, line, match["h"], start=match.start("h"), end=match.end("h")),
        )
    draft.requested = [recognition(doc, award, source, year=year) for award, source in asked]
    received = _received_in(doc, line, end)
    draft.prior_titles = received
    return draft


def _received_in(doc: Doc, line: Line, start: int) -> tuple[Recognition, ...]:
    """Titles that the line itself says were received ("02 lần liên tục đạt CSTĐCS năm 2023, 2024")."""
    match = re.search(r"lien tuc|da dat|duoc tang|da duoc|da co|duoc cong nhan", line.bare[start:])
    if not match:
        return ()
    begin = start + match.start()
    found = find_awards(line, start=begin)
    if not found:
        return ()
    awards = attach_details(line, found, start=begin)
    return tuple(
        Recognition(
            code=a.code,
            text=a.text,
            year=a.year,
            decision_number=a.decision,
            decision_date=a.day,
            confidence=0.8,
            evidence=locate(doc, line),
            sources=(source_of(line),),
            span=span_of(line, a.start, a.end, value=a.text),
        )
        for a in awards
        if a.year and a.code not in ("BK", "CO", "CSTD")
    )


def post_after(doc: Doc, draft: Draft, line: Line, start: int, end: int) -> None:
    """Post and unit that stand after a name in a list."""
    told = _without_birth(doc, draft, line, start, _end_of_telling(line, start, end))
    rest = _GAP.sub(", ", strip_value(told.strip(" ,–-(").rstrip(").;").strip(" ,")))
    rest = _IS.sub("", re.split(r",\s+(?=có |đã |với |vì )", rest)[0])
    if not rest or len(rest) > 140 or re.match(r"^\d|đã |có |với ", rest):
        return
    post, unit = split_post(rest)
    bracketed = line.text[:start].rstrip().endswith("(") and _POST_ALONE.fullmatch(rest) is not None
    if not (bracketed or starts_with_post(post or "") or starts_with_unit(unit or "")):
        return
    set_field(draft, "position", field_of(doc, line, post or "", start=start, end=end, sure=0.78))
    set_field(draft, "unit", field_of(doc, line, unit or "", start=start, end=end, sure=0.75))


def collective_of_line(
    doc: Doc, line: Line, start: int, asked: list[tuple[Award, Line]], year: str | None
) -> Draft | None:
    """A numbered line that names a collective under an award that collectives receive."""
    text = re.split(r"[;:.(]|(?:,|\s[-–])\s(?=đã|có|đạt)|\s(?=đăng ký |đề nghị )", VOTE.split(line.text[start:])[0])[0]
    name, _, parent = re.sub(r"^[Tt]ập thể\s+", "", strip_value(text)).partition(", ")
    parent = re.sub(r"^(?:trực )?thuộc\s+", "", parent)
    if parent and not starts_with_unit(parent):
        name, parent = f"{name}, {parent}", ""
    full = field_of(doc, line, name, start=start, end=start + len(text), sure=0.75)
    if full is None or not asked or len(name.split()) > 16 or not is_unit_name(name):
        return None
    draft = Draft("tap_the", full)
    if parent:
        set_field(draft, "unit", field_of(doc, line, parent, start=start, end=start + len(text), sure=0.75))
    draft.requested = [recognition(doc, award, source, year=year) for award, source in asked]
    return draft


def is_unit_name(name: str) -> bool:
    """The text is a collective's name and no sentence: it begins in capitals, counts nothing and has no verb."""
    return name[:1].isupper() and starts_with_unit(name) and not _TELLS.search(bare(name)) and not _COUNTS.search(name)

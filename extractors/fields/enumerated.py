"""Takes numbered lines and sentences of a submission or minutes; gives the nominees that they propose by name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Doc

from extractors.document import Line, field_of, piece_of
from extractors.fields.classifications import read_classifications
from extractors.fields.drafting import PERSON, Draft, fits, set_field
from extractors.fields.mentions import (
    collective_of_line,
    draft_of_line,
    draft_of_span,
    fill_behind,
    post_after,
)
from extractors.fields.pairs import Pair, find_pair
from extractors.fields.posts import starts_with_unit
from extractors.fields.proposals import ACTS, read_sentence, sentences_of
from extractors.fields.recognitions import Award
from extractors.fields.refusals import ENUMERATED, REFUSED, VOTE, Refusals, is_short, least_share
from extractors.fields.requests import Asked, asked_in_line, year_of
from extractors.fields.running import DEGREES, find_running, is_person, items
from extractors.fields.values import NAME, clean_name, has_surname, is_name
from extractors.text import strip_value
from extractors.zones import Zones, heading_kind

_LONGEST_HEADING, _LONGEST_LEAD = 160, 500  # letters: "2. Tặng Bằng khen cho …"; with merits and movement up to a colon
_CHAPTER = re.compile(r"\s*(?:[IVX]{1,5}|[A-HĐ])[.)/]\s")  # "II. Tập thể Lao động xuất sắc", "A. CHIẾN SĨ THI ĐUA"
_FIRST_WORDS = 60  # letters
_ATTENDANCE = re.compile(
    r"thanh phan|(?:tham du|du hop)(?!,? (?:da |deu )?(?:nhat tri|thong nhat|dong y|tan thanh|bieu quyet|bo phieu))|"
    r"^\W*(?:\d+[.)]\s*){0,4}(?:chu tri|thu ky|vang|to kiem phieu|kiem phieu|dai bieu|khach moi|cac uy vien)\b"
    r"(?! (?:cuoc hop |hoi nghi )?(?:neu|thong qua|pho bien|quan triet|trien khai|trinh bay|bao cao|doc|cong bo|"
    r"huong dan|ket luan|de nghi|phat bieu|tong hop)\b)"
)
_ON_GROUND = re.compile(
    r"\W*(?:can cu|xet|theo)\b(?:(?!\bve viec\b|v/v|huong dan|quy dinh).){0,300}?,"
    r"(?:(?!\bve viec\b|v/v).){0,200}?\b(?:de nghi|de xuat|trinh)\b.{0,60}\b(?:tang|khen|cong nhan|xet)\b"
)
_KIND_ALONE = re.compile(r"^\W*(?:\w{1,4}\s*[.)/-]\s*){0,4}(?:cac )?(?:tap the|ca nhan)(?:[\s:(]*\d+[^:]{0,20})?\W*$")
_PROPOSES = re.compile(
    r"de nghi|de cu|dang ky|bau\b|gioi thieu|thong nhat|tang\b|trinh\b|xet\b|bieu duong|cong nhan|suy ton"
)
_HOUSEHOLD = re.compile(rf"[Hh]ộ (?:gia đình )?(?:ông |bà )?(?P<n>{NAME.pattern})")
_PLACE = re.compile(
    r"\s*[,(–-]\s*(?:(?:ở|tại|địa chỉ:?)\s+)?"
    r"(?P<p>(?:thôn|xóm|ấp|khóm|bản|buôn|làng|khu|tổ|xã|phường|thị trấn|đặc khu)\b[^;.():]+)",
    re.I,
)
_COLON_OR_AS_FOLLOWS = re.compile(r"(?::|\b(?:nhu sau|sau day|cu the|gom co|bao gom)[\s.,;…]*)\s*$")
_HAD = re.compile(r"lien tuc|da (?:dat|duoc)|nam \d{4}|thanh tich|duoc tang|\b(?:\d+|mot|hai|ba|bon|nhieu) lan\b")
_BEHIND_POST = re.compile(r"[\s,(–-]+(?:đề nghị|đạt|được|xếp loại|hoàn thành|HT\w+|\d{1,3}/\d{1,3}\b(?!/))", re.I)
_BORN_IN = re.compile(r"\b(?:sinh|sn)(?: nam)?\s*:?\s*\d{4}")
_RESULT = re.compile(r"\W*(?:ket qua|bieu quyet|so phieu)\b")


def read_enumerated(
    doc: Doc,
    zones: Zones,
    title: Asked,
    refusals: Refusals,
    *,
    known: bool,
    taken: frozenset[int] = frozenset(),
) -> list[Draft]:
    """Nominees of numbered lines and of sentences that propose somebody by name; lines `taken` are read already."""
    drafts: list[Draft] = []
    attending = False
    current = Asked()
    for line in zones.body:
        if line.table is not None or line.index in taken or _is_ground(zones, line):
            continue
        if heading_kind(line) or _tells_attendance(line):
            attending = _tells_attendance(line)
            asked = asked_in_line(line)
            if heading_kind(line) and not _goes_on_listing(line, asked):
                current = asked if asked.awards else Asked()
        elif line.recognitions():
            attending = attending and not (_PROPOSES.search(line.bare) or _begins_with_award(line))
            lead = _last_sentence(line)
            is_list = find_pair(lead) is not None or bool(find_running(lead))
            if not PERSON.search(lead.text) and _leads(lead) and not is_list:
                current = asked_in_line(lead)
        if _KIND_ALONE.match(line.bare):
            listed = current if current.awards or known else title
            current = _of_kind(listed, units="tap the" in line.bare)
            continue
        if attending or line.index in refusals.lines:
            continue
        if (
            _RESULT.match(line.bare)
            and not PERSON.search(line.text)
            and not find_running(line)
            and _is_lost(line, 0, len(line.text), current.awards)
        ):
            del drafts[-1:]  # the one whom the line above names
        if _only_refuses(line):
            continue
        drafts += _read_proposing_line(doc, zones, line, title, current, known=known)
    return [draft for draft in drafts if refusals.keeps(draft)]


def _tells_attendance(line: Line) -> bool:
    """A heading or the first words of a line say that those who follow attend, chair or count the votes."""
    told = _ATTENDANCE.search(line.bare.split(":")[0])
    return told is not None and told.end() <= _FIRST_WORDS


def _is_ground(zones: Zones, line: Line) -> bool:
    """An addressee or a legal ground; "Căn cứ thành tích, … đề nghị tặng …" is none, for it proposes."""
    if line.bare.startswith("kinh gui"):
        return True
    legal = zones.section.get(line.index) == "legal" or line.bare.startswith("can cu")
    return legal and not (_ON_GROUND.match(line.bare) and not line.text.rstrip().endswith(";"))


def _of_kind(asked: Asked, *, units: bool) -> Asked:
    """What "Lao động tiên tiến" means below "Tập thể:" and below "Cá nhân:"."""
    codes = {"LDTT": "TTLDTT"} if units else {"TTLDTT": "LDTT"}
    awards = ((replace(award, code=codes.get(award.code, award.code)), line) for award, line in asked.awards)
    return Asked(tuple(awards), asked.year)


def _goes_on_listing(line: Line, asked: Asked) -> bool:
    """A heading that stays under the award above: "1.2. Cá nhân:", or a nominee's line in bold type."""
    lead = ENUMERATED.match(line.text).end()
    return not asked.awards and bool(_KIND_ALONE.match(line.bare) or PERSON.match(line.text, lead))


def _only_refuses(line: Line) -> bool:
    """The line refuses, and neither proposes nor lists under an award."""
    refuses = REFUSED.search(line.bare) and not _PROPOSES.search(REFUSED.sub("", line.bare))
    return bool(refuses) and not _begins_with_award(line)


def _begins_with_award(line: Line) -> bool:
    """ "2. Chiến sĩ thi đua cơ sở (9/9 phiếu): …"."""
    lead = ENUMERATED.match(line.text).end()
    return lead > 0 and any(each.start <= lead + len("danh hiệu ") for each in line.recognitions())


def _last_sentence(line: Line) -> Line:
    """The sentence that a paragraph ends with, where it leads to a list."""
    start = line.text.rfind(". ") + 2
    return piece_of(line, start, len(line.text)) if start > 40 and line.text.rstrip().endswith(":") else line


def _leads(line: Line) -> bool:
    """A line that names an award for the lines below it: it ends in a colon ("như sau"), or is short and numbered."""
    if _COLON_OR_AS_FOLLOWS.search(line.bare):
        return len(line.text) < _LONGEST_LEAD
    return len(line.text) < _LONGEST_HEADING and bool(
        ENUMERATED.match(line.labelled).end() or _CHAPTER.match(line.labelled)
    )


def _read_proposing_line(
    doc: Doc, zones: Zones, line: Line, title: Asked, current: Asked, *, known: bool
) -> list[Draft]:
    """Nominees of a line by its shape: numbered, a list behind a colon, or a sentence; `known` where rows gave some."""
    lead = ENUMERATED.match(line.text).end()
    numbered = bool(line.text[:lead].strip() or line.paragraph.label)  # a tab alone counts nothing
    pair = None if known else find_pair(line)
    running = [] if known or pair else find_running(line)
    if pair or running:
        pairs = [(line, pair)] if pair else [(item.piece, item.pair) for item in running if item.pair]
        year = year_of(line.text) or current.year or title.year
        return [draft for piece, each in pairs for draft in _read_pair(doc, piece, each, year)]
    person = PERSON.match(line.text, lead)
    awards = list(asked_in_line(line).awards)
    if not awards and line.text[:lead].rstrip().endswith(":"):
        listed = _read_inline_list(doc, line, awards, current, title)
        if listed:
            return listed
    if person and _stands_for_itself(line, person.end(), numbered) and (numbered or not known):
        own = [pair for pair in awards if _asked_here(line, pair[0].start)]
        asked = own or list(current.awards) or ([] if known else list(title.awards))
        if not asked or _is_outvoted(line, lead, len(line.text), asked):
            return []
        draft = draft_of_line(
            doc, line, person, asked, (year_of(line.text) if own else None) or current.year or title.year
        )
        draft.classifications = read_classifications(doc, zones, [line])
        return [draft]
    household = _HOUSEHOLD.match(line.text, lead)
    if household and numbered and (current.awards or not known):
        return [_household(doc, line, household, current, title)]
    if (current.awards or not known) and not person and (numbered or _names_at_once(line, lead)):
        unasked = Asked(current.awards or title.awards, current.year or title.year)
        drafts = _read_numbered_name(doc, line, lead, awards, unasked) or _read_numbered_unit(
            doc, zones, line, lead, awards, unasked
        )
        if drafts:
            return [] if _is_outvoted(line, lead, len(line.text), unasked.awards) else drafts
    listed = _read_inline_list(doc, line, awards, current, title)
    if listed:
        return listed
    if awards and _PROPOSES.search(line.bare):
        return read_sentence(doc, line, awards, title)
    return []


def _read_pair(doc: Doc, line: Line, pair: Pair, year: str | None) -> list[Draft]:
    """The one who stands beside a recognition, unless the ballots there are short."""
    asked = [(pair.award, line)]
    if _is_lost(line, ENUMERATED.match(line.text).end(), len(line.text), asked):
        return []
    if pair.of_unit:
        made = collective_of_line(doc, piece_of(line, pair.start, pair.end), 0, asked, year)
        return [made] if made and fits(pair.award.code, "tap_the") else []
    draft = draft_of_span(doc, line, pair.start, pair.end, pair.person, asked, year)
    if pair.labelled:
        fill_behind(doc, draft, line, pair.end)
    elif pair.end < pair.award.start:
        rest = _BEHIND_POST.search(line.text, pair.end, pair.award.start)
        post_after(doc, draft, line, pair.end, rest.start() if rest else pair.award.start)
    return [draft]


def _stands_for_itself(line: Line, end: int, numbered: bool) -> bool:
    """A name that opens a line is a listed one unless the person acts there; without a number only a mark follows."""
    if ACTS.match(line.bare, end):
        return False
    return numbered or re.match(r"\s*(?:$|[,;:.(\t]|[-–]\s)", line.text[end:]) is not None


def _household(doc: Doc, line: Line, match: re.Match[str], current: Asked, title: Asked) -> Draft:
    """ "- Hộ bà Nguyễn Thị An, thôn Đông, xã Hòa Bình (mô hình …)"."""
    asked, year = list(current.awards) or list(title.awards), current.year or title.year
    draft = draft_of_span(doc, line, match.start("n"), match.end("n"), None, asked, year)
    place = _PLACE.match(line.text, match.end())
    if place:
        start, end = place.span("p")
        home = field_of(doc, line, strip_value(place["p"]), start=start, end=end, sure=0.8)
        set_field(draft, "residence", home)
    return replace(draft, kind="ho_gia_dinh")


def _names_at_once(line: Line, lead: int) -> bool:
    """A short line that begins with a name or a collective and goes on with a post, a comma or nothing."""
    rest = line.text[lead:]
    if len(rest) > 160:
        return False
    if re.match(r"[Tt]ập thể\s+(?!Lao động|lao động)", rest):
        return True
    name = NAME.match(rest)
    return (
        name is not None
        and has_surname(name.group())
        and re.match(r"\s*(?:$|[,;(\t]|[-–]\s)", rest[name.end() :]) is not None
    )


def _read_numbered_name(doc: Doc, line: Line, lead: int, awards: list[tuple[Award, Line]], asked: Asked) -> list[Draft]:
    """ "1. Nguyễn Văn An" under a title that asks."""
    name = NAME.match(line.text, DEGREES.match(line.text, lead).end())
    if not name or awards or not asked.awards or starts_with_unit(line.text[lead:]):
        return []
    if not is_name(clean_name(name.group())[0]):
        return []
    draft = draft_of_span(doc, line, name.start(), name.end(), None, list(asked.awards), asked.year)
    fill_behind(doc, draft, line, name.end())
    return [draft]


def _read_numbered_unit(
    doc: Doc, zones: Zones, line: Line, lead: int, awards: list[tuple[Award, Line]], asked: Asked
) -> list[Draft]:
    """ "1. Phòng Đo lường" under an award that collectives receive."""
    if not starts_with_unit(line.text[lead:]) or any(_asked_here(line, award.start) for award, _ in awards):
        return []
    fitting = [pair for pair in asked.awards if fits(pair[0].code, "tap_the")]
    made = collective_of_line(doc, line, lead, fitting[:1], asked.year)
    if made is None:
        return []
    made.classifications = read_classifications(doc, zones, [line])
    return [made]


def _read_inline_list(
    doc: Doc, line: Line, awards: list[tuple[Award, Line]], current: Asked, title: Asked
) -> list[Draft]:
    """ "Chiến sĩ thi đua cơ sở (02): bà A, ông B" or "Tập thể LĐTT: Phòng X; Phòng Y": names after a colon."""
    colon = re.search(r":\s+", line.text)
    if not colon:
        return []
    asked = [pair for pair in awards if pair[0].end <= colon.start() + 1]
    if not asked and not awards and re.match(r"^\W*(?:\w[.)]\s*)?(?:tap the|ca nhan)\b", line.bare):
        asked = list(current.awards or title.awards)
    if not asked or REFUSED.search(line.bare[: colon.start()]) or len(sentences_of(line)) > 1:
        return []
    year = year_of(line.text[: colon.end()]) or current.year or title.year
    drafts: list[Draft] = []
    for start, end in items(line, colon.end()):
        if _is_lost(line, start, end, asked):
            continue
        if starts_with_unit(line.text[start:end]):
            made = collective_of_line(doc, piece_of(line, start, end), 0, asked[-1:], year)
            drafts += [made] if made and fits(asked[-1][0].code, "tap_the") else []
            continue
        person = PERSON.match(line.text, start)
        name = NAME.match(line.text, DEGREES.match(line.text, start).end())
        if person and person.end() <= end:
            left, right = person.span("n")
        elif name and name.end() <= end and is_person(name.group()):
            left, right = name.span()
            person = None
        else:
            return []
        draft = draft_of_span(doc, line, left, right, person, asked[-1:], year)
        post_after(doc, draft, line, right, end)
        drafts.append(draft)
    return drafts


def _is_lost(line: Line, start: int, end: int, asked: Iterable[tuple[Award, Line]]) -> bool:
    """The item says that it is not proposed, or its vote is short."""
    return bool(REFUSED.search(line.bare[start:end])) or _is_outvoted(line, start, end, asked)


def _is_outvoted(line: Line, start: int, end: int, asked: Iterable[tuple[Award, Line]]) -> bool:
    """The item's vote is short of what the heading asks for."""
    vote = VOTE.search(line.text, start, end)
    if vote is None:
        return False
    return is_short(vote.group(), max((least_share(source.text) for _, source in asked), default=50.0))


def _asked_here(line: Line, position: int) -> bool:
    clause = _BORN_IN.sub(" ", re.split(r"[.;:]\s", line.bare[:position])[-1])
    return not _HAD.search(clause)

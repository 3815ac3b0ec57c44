"""Takes an explained proposal; gives one HTML file: verdict, conditions, timeline, what to do, papers, history.

The file needs nothing from elsewhere: no script, no font, pictures inside. It prints on A4.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from records.catalogue import DOCUMENT_KINDS, VERDICTS
from records.chronicle import YearEntry
from records.honours import KnownHonour
from records.merging import printed_day
from records.proposals import ConditionResult, Judgement, Proposal
from records.readings import Evidence
from reports.bases import commonest_law, is_for_review, short_basis
from reports.explanation.conditions import STATES, Row, condition_rows, for_person, is_of_dossier, words_of
from reports.explanation.drawing import draw_timeline
from reports.explanation.explained import Explained
from reports.explanation.extracts import Extract, extracts_of
from reports.explanation.timeline import Timeline, build_timeline
from reports.explanation.todo import Task, tasks_of
from reports.explanation.wording import ROW_NAMES, STANDINGS, full_entry
from reports.places import day_in_words, place_in_file, printable
from reports.recognitions import in_city_words, recognition_in_words, recognition_name
from reports.rows import finding_in_words
from reports.units import known_sender_of, printed_value, sender_of, unit_of

VERDICT_SIGNS = {"DAT": "✓", "KHONG_DAT": "✗", "CHUA_DU_CO_SO": "?", "CAN_XEM_XET": "!"}
VERDICT_MEANINGS = {
    "DAT": "Mọi điều kiện mà chương trình kiểm tra được đều đạt. Những điều kiện ghi ở mục “Người xét đánh giá” vẫn do "
    "người xét, Hội đồng quyết định.",
    "KHONG_DAT": "Có điều kiện không đạt theo dữ kiện ghi trong hồ sơ. Nếu dữ kiện sai, sửa lại thì kết quả đổi theo.",
    "CHUA_DU_CO_SO": "Chưa thấy điều gì vi phạm, nhưng còn thiếu thông tin hoặc giấy tờ để kết luận.",
    "CAN_XEM_XET": "Chương trình không kết luận: quy định chưa được xác nhận, chưa nạp, hoặc có việc cần người xem.",
}
_Numbered = tuple[Task, tuple[int, ...]]
ONLY_DOUBTS = (
    "Các điều kiện chương trình kiểm tra được đều đạt, nhưng trong giấy tờ còn điều phải làm rõ trước khi kết luận."
)
MOST_REASONS = 3
NO_NAME = "(chưa đọc được tên)"
_TEMPLATE = "page.html.j2"


@dataclass(frozen=True, slots=True)
class _Shown:
    """A row of conditions with where its evidence stands."""

    row: Row
    place: str
    extracts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _PaperPart:
    """A part of the dossier: whether it is there, and the files that make it up."""

    sign: str
    outcome: str
    state: str
    text: str
    article: str
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Past:
    """One line of the history: what, of which year, by which decision, how well supported, where it stands."""

    row: str
    year: str
    text: str
    decision: str
    standing: str
    place: str


def write_explanation(explained: Explained, *, made_on: date, city: bool = False) -> str:
    """The whole page; `city`: awards of the province are the city's."""
    checked = explained.checked
    proposal, judgement = checked.proposal, checked.judgement
    timeline = timeline_of(explained, city=city)
    extracts = extracts_of(explained.pages)
    unit = known_sender_of(proposal) or sender_of(proposal)
    waits = judgement.verdict == "CAN_XEM_XET" and not is_for_review(judgement)
    environment = _environment(city=city)
    return environment.get_template(_TEMPLATE).render(
        proposal=proposal,
        name=printable(proposal.nominee.name) or NO_NAME,
        post=", ".join(filter(None, [printed_value(proposal.nominee.position), unit_of(proposal)])),
        born=printed_day(printed_value(proposal.nominee.birth_date) or ""),
        sender=unit or "",
        asked=recognition_in_words(proposal.requested, city=city),
        verdict=judgement.verdict,
        verdict_words=VERDICTS[judgement.verdict],
        verdict_sign=VERDICT_SIGNS[judgement.verdict],
        verdict_meaning=ONLY_DOUBTS if waits else VERDICT_MEANINGS[judgement.verdict],
        reasons=_doubts(judgement) if waits else short_basis(judgement, law=commonest_law([judgement])).lines,
        laws=judgement.laws,
        law_named="" if waits else commonest_law([judgement]),
        received=day_in_words(explained.received),
        taken_in=day_in_words(proposal.received),
        made_on=day_in_words(made_on),
        timeline=draw_timeline(timeline, format="svg", city=city) if timeline else None,
        timeline_words=timeline_in_words(timeline) if timeline else "",
        conditions=[_shown(row, proposal, extracts) for row in condition_rows(judgement)],
        for_person=[(*words_of(each), printable(each.article)) for each in for_person(judgement)],
        **_tasks(explained, extracts, unit=unit),
        parts=[_part(each, proposal) for each in judgement.conditions if is_of_dossier(each)],
        sources=[(printable(s.file), DOCUMENT_KINDS.get(s.kind or "", "chưa rõ loại")) for s in proposal.sources],
        past=[_past(entry, proposal, city=city) for entry in explained.entries],
        honours=[_honour(each, city=city) for each in explained.honours],
        extracts=extracts,
        pages=explained.pages,
        no_pictures=explained.no_pictures,
    )


def _doubts(judgement: Judgement) -> tuple[str, ...]:
    """What holds up a proposal that meets everything."""
    doubts = [finding_in_words(finding) for finding in judgement.findings if finding.severity != "THONG_TIN"]
    return tuple(dict.fromkeys(doubts))[:MOST_REASONS]


def _tasks(explained: Explained, extracts: Sequence[Extract], *, unit: str | None) -> dict[str, list[_Numbered]]:
    """What the unit has to send, what a person has to settle, what concerns the whole of the unit's papers, notes."""
    proposal, judgement = explained.checked.proposal, explained.checked.judgement
    groups: dict[str, list[_Numbered]] = {"missing": [], "to_settle": [], "of_sender": [], "notes": []}
    whole = {finding.code for finding in explained.of_sender}
    own = [finding for finding in (*proposal.findings, *judgement.findings) if finding.code not in whole]
    for task in tasks_of(own, proposal, unit=unit):
        name = "notes" if task.severity == "THONG_TIN" else "missing" if task.is_missing else "to_settle"
        groups[name].append((task, _numbers_of(task.finding.evidence, extracts)))
    groups["of_sender"] = [
        (task, _numbers_of(task.finding.evidence, extracts))
        for task in tasks_of(explained.of_sender, proposal, unit=unit)
    ]
    return groups


def timeline_of(explained: Explained, *, city: bool = False) -> Timeline | None:
    """The timeline of a proposal; None where no year is known of anything."""
    year = (explained.checked.proposal.requested.year or "")[:4]
    asked = int(year) if year.isdigit() else None
    return build_timeline(explained.checked.judgement, explained.entries, asked=asked, city=city)


def timeline_in_words(timeline: Timeline) -> str:
    """What the picture shows, for those who cannot see it: the years of each condition."""
    words = {
        "carried": "được tính năm",
        "open": "chưa rõ năm",
        "broke": "gián đoạn năm",
        "skipped": "nghỉ thai sản năm",
    }
    told = []
    for each in timeline.numbered:
        parts = [
            f"{text} {', '.join(str(c.year) for c in each.condition.years if c.did == did)}"
            for did, text in words.items()
            if any(c.did == did for c in each.condition.years)
        ]
        told.append(f"{each.number}. {words_of(each.condition)[0]}: {'; '.join(parts)}.")
    return " ".join(told) or "Chưa có điều kiện nào tính theo năm."


def _environment(*, city: bool) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["embedded"] = _embedded
    environment.filters["said"] = in_city_words if city else str
    return environment


def _shown(row: Row, proposal: Proposal, extracts: Sequence[Extract]) -> _Shown:
    evidence = row.condition.evidence if row.condition else ()
    place = place_in_file(proposal, evidence) if evidence else None
    return _Shown(row, place or "", _numbers_of(evidence, extracts))


def _numbers_of(evidence: Sequence[Evidence], extracts: Sequence[Extract]) -> tuple[int, ...]:
    """The extracts in which one of these places is framed."""
    return tuple(extract.number for extract in extracts if any(place in extract.evidence for place in evidence))


def _part(condition: ConditionResult, proposal: Proposal) -> _PaperPart:
    required, found = words_of(condition)
    part = condition.id.rpartition(".")[2]
    files = dict.fromkeys(place.file for place in condition.evidence if place.file) or dict.fromkeys(
        source.file for source in proposal.sources if (source.kind or "").startswith(part)
    )
    sign, outcome = STATES[condition.outcome]
    return _PaperPart(
        sign=sign,
        outcome="Có" if condition.outcome == "DAT" else outcome,
        state=condition.outcome,
        text=required if condition.outcome == "DAT" or not found else f"{required}: {found[:1].lower()}{found[1:]}",
        article=printable(condition.article),
        files=tuple(map(printable, files)),
    )


def _past(entry: YearEntry, proposal: Proposal, *, city: bool) -> _Past:
    years = "chưa rõ năm" if entry.year is None else str(entry.year)
    if entry.until is not None and entry.until != entry.year:
        years += f"–{entry.until}"
    return _Past(
        row=ROW_NAMES[entry.kind],
        year=years,
        text=full_entry(entry, city=city),
        decision=printable(entry.decision_number or ""),
        standing=STANDINGS.get(entry.standing or "", ""),
        place=(place_in_file(proposal, entry.evidence) or "") if entry.evidence else "",
    )


def _honour(known: KnownHonour, *, city: bool) -> tuple[str, str, str, str]:
    """Year, what, by which decision, from where and how sure."""
    honour = known.honour
    level = full_entry(YearEntry(kind="classification", code=honour.level)) if honour.level else ""
    what = recognition_name(honour.code, city=city) if honour.code else level or printable(honour.text)
    day = day_in_words(honour.decision_date) if honour.decision_date else ""
    decision = ", ".join(
        filter(None, [honour.decision_number, f"ngày {day}" if day else "", printable(honour.authority or "")])
    )
    sure = "" if known.is_sure else f"Chưa chắc là của người này: {printable(known.why)}."
    revoked = "Đã thu hồi." if honour.is_revoked else ""
    source = f"Nguồn: {printable(honour.source)}." if honour.source else ""
    return str(honour.year or ""), what, decision, " ".join(filter(None, [revoked, sure, source]))


def _embedded(picture: bytes, kind: str) -> Markup:
    return Markup(f"data:image/{kind};base64,{base64.b64encode(picture).decode('ascii')}")

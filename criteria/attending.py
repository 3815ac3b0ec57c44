"""Takes a rulebook, a rule and a day; gives what goes with it beside its conditions: papers, votes, deadlines, money.

In Vietnamese sentences with their sources; what is not loaded is left out. The conditions are `criteria.explaining`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from criteria.money import amount
from criteria.paper_rules import DeadlineRule, ReportSpan, VoteRule
from criteria.rulebook import ClaimRule, FieldRule, Payer, Rule, Rulebook
from criteria.vocabulary import percent
from criteria.wording import KIND_NAMES, PAPERS, STANDINGS, STATUS_WORDS, cited, legal_kinds_in_words


@dataclass(frozen=True)
class Attending:
    """Sentences by what they are about; an empty tuple where nothing is ruled."""

    papers: tuple[str, ...]
    papers_source: str
    votes: tuple[str, ...]
    history: tuple[str, ...]
    fields: tuple[str, ...]
    deadlines: tuple[str, ...]
    money: tuple[str, ...]


def attending_of(rulebook: Rulebook, rule: Rule, *, kind: str, day: date) -> Attending:
    """What goes with a rule for one kind of nominee on one day."""
    legal_kind = rule.legal_kinds[0]
    dossier = rulebook.dossier_for(rule.code, day, legal_kind=legal_kind)
    papers = [
        (part.text or PAPERS.get(part.part, part.part))
        + (" (khi kết luận dựa vào sáng kiến, đề tài)" if part.is_for_initiative else "")
        for part in (dossier.parts if dossier else ())
        if kind in part.kinds
    ]
    fields = [f.label for f in rulebook.in_force(FieldRule, day) if kind in f.kinds]
    return Attending(
        papers=tuple(papers),
        papers_source=dossier.reference if dossier else "",
        votes=tuple(_votes(rulebook, rule.code, day)),
        history=tuple(_history(rulebook, day)),
        fields=tuple(sorted(fields)),
        deadlines=tuple(_deadlines(rulebook, rule.code, day)),
        money=tuple(_money(rulebook, rule.code, kind, day)),
    )


def _votes(rulebook: Rulebook, code: str, day: date) -> Iterator[str]:
    for rule in rulebook.in_force(VoteRule, day):
        if code not in rule.codes:
            continue
        asked = []
        if rule.is_secret is not None:
            asked.append("bỏ phiếu kín" if rule.is_secret else "biểu quyết công khai")
        if rule.yes_min is not None:
            base = "tổng số thành viên" if rule.base == "members" else "số thành viên có mặt"
            asked.append(f"từ {percent(rule.yes_min)} {base} đồng ý")
        if rule.present_min is not None:
            asked.append(f"có mặt từ {percent(rule.present_min)} thành viên")
        if rule.must_state:
            asked.append("biên bản ghi kết quả bỏ phiếu")
        if asked:
            said = ", ".join(asked)
            yield f"{said[:1].upper()}{said[1:]} ({_source(rule.reference, rule.status)})"


def _source(reference: str, status: str) -> str:
    return reference if status != "unconfirmed" else f"{reference}; {STATUS_WORDS[status]}"


def _history(rulebook: Rulebook, day: date) -> Iterator[str]:
    history = rulebook.history_on(day)
    if history is not None:
        kinds = legal_kinds_in_words(history.not_a_basis)
        yield f"Khen thưởng {kinds} không làm căn cứ xét theo công trạng ({cited(history.reference)})"
        yield f"Một sáng kiến chỉ dùng một lần ({cited(history.reuse_reference)})"
    claims = rulebook.first_in_force(ClaimRule, day)
    if claims is not None:
        past = claims.suffices
        yield f"Danh hiệu đã đạt {STANDINGS[past.titles]}; khen thưởng đã nhận {STANDINGS[past.awards]}"
        yield f"Xếp loại {STANDINGS[past.classifications]}; sáng kiến {STANDINGS[past.initiatives]}"


def _deadlines(rulebook: Rulebook, code: str, day: date) -> Iterator[str]:
    for rule in rulebook.in_force(DeadlineRule, day):
        if rule.codes and code not in rule.codes:
            continue
        if rule.before_day is not None:
            yield f"Gửi trước ngày {rule.before_day} của tháng cuối quý ({cited(rule.reference)})"
        if rule.last_day is not None:
            month, last = rule.last_day
            year = ("năm thành tích", "năm sau năm thành tích")[min(rule.years_after, 1)]
            yield f"Chậm nhất ngày {last:02d}/{month:02d} của {year} ({cited(rule.reference)})"
    for span in rulebook.in_force(ReportSpan, day):
        if code in span.codes:
            yield f"Báo cáo nêu thành tích của {span.years:02d} năm đến năm xét ({cited(span.reference)})"


def _money(rulebook: Rulebook, code: str, kind: str, day: date) -> Iterator[str]:
    result = amount(code, kind, day, rulebook)
    if result.amount_vnd is None:
        yield result.reason or f"Chưa có mức tiền thưởng cho {KIND_NAMES[kind]}"
        return
    times = f"{result.coefficient:g}".replace(".", ",")
    whom = f"{KIND_NAMES[kind][:1].upper()}{KIND_NAMES[kind][1:]}"
    yield f"{whom}: {in_dong(result.amount_vnd)} nếu ra quyết định hôm đó ({times} × {in_dong(result.base or 0)})"
    for payer in rulebook.in_force(Payer, day):
        if code in payer.codes:
            yield f"Cơ quan chi: {payer.body} ({payer.reference})"
            return


def in_dong(number: int) -> str:
    """ "3.510.000 đồng"."""
    return f"{number:,}".replace(",", ".") + " đồng"

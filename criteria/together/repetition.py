"""Takes the proposals of one nominee with the decisions on it; says where one achievement may be rewarded twice.

A suspicion, for a person to confirm: the law forbids it (Luật 06/2022 Điều 5 k2c), likeness of texts proves nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from criteria.book.rulebook import GeneralRule, Likeness, Rulebook
from criteria.facts import Facts
from criteria.findings import make_finding
from criteria.persons import OfOne
from criteria.together.tellings import Routine, Said, Telling
from records.catalogue import RECOGNITIONS, TITLES
from records.honours import Honour, KnownHonour
from records.proposals import Finding, Proposal, Severity
from records.quarters import Quarter

SAME_ACHIEVEMENT = "not_same_achievement"
NO_REWARD = frozenset({"SANG_KIEN"})  # recognising an initiative rewards no achievement
RARELY_A_REWARD = frozenset({"DIEN_HINH", "KHAC"})  # whether these are a form of commendation, a person knows
REPORT = "bao_cao_thanh_tich"
SHOWN = 220  # characters of a sentence in a finding
LEAST_RETOLD = 8  # words beyond routine: a shorter reason of a decision is retold by chance
MOST_SAID = 3  # suspicions of one proposal: who is told of the likest looks at the rest


@dataclass(frozen=True)
class _Other:
    """Another recognition of the same nominee, asked for or granted, with what it was for."""

    code: str
    year: str | None
    named: str  # as a sentence names it
    telling: Telling
    is_sure: bool = True  # whether it is the same nominee
    is_one_report: bool = False  # whether both requests rest on the same paper


class Repetitions:
    """Looks for one achievement told twice; `holders` counts the nominees that have a sentence, over all papers."""

    def __init__(self, rulebook: Rulebook, holders: Mapping[str, int]) -> None:
        self._rulebook = rulebook
        self._holders = holders
        self._routines: dict[tuple[str, ...], Routine] = {}

    def look(
        self, group: OfOne, proposals: Sequence[Proposal], facts: Sequence[Facts], known: Sequence[KnownHonour]
    ) -> dict[int, list[Finding]]:
        """The findings of each proposal of one nominee, by its place in the quarter."""
        found: dict[int, list[Finding]] = defaultdict(list)
        if len(group.now) + len(group.before) == 1 and not any(each.honour.achievement for each in known):
            return found
        tellings: dict[str, Telling] = {}
        for at in group.now:
            own, day = proposals[at], facts[at].received
            rule = next(iter(self._rulebook.in_force(Likeness, day)), None)
            if own.requested.code in NO_REWARD:
                continue
            if rule is None or facts[at].same_achievement_as is not None:
                continue  # a person has said whether it is the same
            routine = self._routine(rule)
            own_telling = self._telling(own, routine, tellings)
            if not own_telling.tells_enough:
                continue
            article = _article(self._rulebook, facts[at])
            others = self._others(at, group, proposals, known, routine, tellings)
            compared = [each for other in others if (each := _compare(own, own_telling, other, rule, article=article))]
            grave = sorted(compared, key=lambda each: (each[1].severity, -each[0], each[1].text))
            found[at] += [finding for _, finding in grave[:MOST_SAID]]
        return found

    def _routine(self, rule: Likeness) -> Routine:
        if rule.routine not in self._routines:
            self._routines[rule.routine] = Routine(rule.routine)
        return self._routines[rule.routine]

    def _telling(self, proposal: Proposal, routine: Routine, tellings: dict[str, Telling]) -> Telling:
        """What a proposal tells, taken apart once for all that it is compared with."""
        if proposal.id not in tellings:
            tellings[proposal.id] = routine.telling_of(proposal.nominee.achievements, holders=self._holders)
        return tellings[proposal.id]

    def _others(
        self,
        at: int,
        group: OfOne,
        proposals: Sequence[Proposal],
        known: Sequence[KnownHonour],
        routine: Routine,
        tellings: dict[str, Telling],
    ) -> Iterator[_Other]:
        now = [proposals[place] for place in group.now if place != at]
        asked = proposals[at].requested
        granted = {(h.code, str(h.year)): h for h in (k.honour for k in known if k.is_sure) if not h.is_revoked}
        told: set[tuple[str, str]] = set()
        for other in (*now, *group.before):
            if other.requested.code in NO_REWARD or _is_same_ask(asked.code, asked.year, other):
                continue
            what = (other.requested.code, str(other.requested.year))
            told.add(what)
            named = granted_in_words(granted[what]) if what in granted else asked_in_words(other)
            yield _Other(
                other.requested.code,
                other.requested.year,
                named,
                self._telling(other, routine, tellings),
                is_one_report=bool(_reports(proposals[at]) & _reports(other)),
            )
        for each in known:
            honour, year = each.honour, str(each.honour.year) if each.honour.year else None
            is_reward = honour.code is not None and honour.code not in NO_REWARD and not honour.is_revoked
            if is_reward and honour.code and honour.achievement and (honour.code, str(year)) not in told:
                telling = routine.telling_of_text(honour.achievement)
                yield _Other(honour.code, year, granted_in_words(honour), telling, is_sure=each.is_sure)


def _compare(
    own: Proposal, telling: Telling, other: _Other, rule: Likeness, *, article: str | None
) -> tuple[float, Finding] | None:
    """TL01 where much of one text is told in the other too; how grave it is depends on what both are."""
    gravest = _severity(own, other)
    if gravest is None:
        return None
    share, back = telling.share_in(other.telling), other.telling.share_in(telling)
    is_whole = back >= rule.suspected and other.telling.weight >= LEAST_RETOLD
    if share < rule.noted and not is_whole:
        return None
    pair = telling.nearest(other.telling)
    severity = gravest if share >= rule.suspected and other.telling.tells_enough else "THONG_TIN"
    if pair is None:
        return None
    is_part = share < rule.noted
    return share, _suspicion(pair, other, severity, share=back if is_part else share, is_whole=is_part, article=article)


def _severity(own: Proposal, other: _Other) -> Severity | None:
    """Nothing for two titles of one year, or of one report: the higher one asks for the lower one's standard."""
    code, year = own.requested.code, own.requested.year
    titles = (code in TITLES) + (other.code in TITLES)
    is_one_year = not year or not other.year or year[:4] == other.year[:4]
    if titles == 2 and (is_one_year or other.is_one_report):
        return None
    is_to_note = titles == 1 or {code, other.code} & RARELY_A_REWARD or not other.is_sure
    return "THONG_TIN" if is_to_note else "CANH_BAO"


def _suspicion(
    pair: tuple[Said, Said], other: _Other, severity: Severity, *, share: float, is_whole: bool, article: str | None
) -> Finding:
    own, same = pair
    percent = f"{share * 100:.0f}%"
    likeness = f"thành tích ở đó được nêu lại ở đây ({percent})" if is_whole else f"giống {percent}"
    both = f"hai nơi cùng ghi “{_short(own.text)}”"
    if own.text != same.text:
        both = f"ở đây ghi “{_short(own.text)}”, ở đó ghi “{_short(same.text)}”"
    who = "" if other.is_sure else "; chưa chắc là cùng một người"
    found = f"{likeness}, {both}{who}"
    finding = make_finding(
        "TL01",
        severity=severity,
        condition="same_achievement",
        required="mỗi thành tích một hình thức khen thưởng",
        found=found,
        article=article,
        evidence=own.evidence,
        words={"other": other.named},
    )
    return finding.model_copy(update={"file": own.evidence[0].file if own.evidence else None})


def _article(rulebook: Rulebook, facts: Facts) -> str | None:
    rules = rulebook.in_force(GeneralRule, facts.received)
    return next((rule.condition.article for rule in rules if rule.condition.check == SAME_ACHIEVEMENT), None)


def _reports(proposal: Proposal) -> frozenset[str]:
    """The papers that tell what was achieved; a list or submission names many and tells little of each."""
    return frozenset(source.sha256 for source in proposal.sources if source.kind and source.kind.startswith(REPORT))


def _is_same_ask(code: str, year: str | None, other: Proposal) -> bool:
    """The same request once more: that it was made before is told elsewhere, and no second reward."""
    return (code, year) == (other.requested.code, other.requested.year) and code in TITLES


def asked_in_words(proposal: Proposal) -> str:
    """ "đề nghị Giấy khen năm 2024 (quý IV-2024, 2024-Q4-0003)"."""
    year = f" năm {proposal.requested.year}" if proposal.requested.year else ""
    name = RECOGNITIONS.get(proposal.requested.code, proposal.requested.text)
    return f"đề nghị {name}{year} (quý {Quarter.parse(proposal.quarter).label}, {proposal.id})"


def granted_in_words(honour: Honour) -> str:
    """ "Giấy khen năm 2024 (Quyết định số 12/QĐ-SKHCN ngày 05/01/2025)"."""
    name = RECOGNITIONS.get(honour.code or "", honour.text)
    return f"{name}{f' năm {honour.year}' if honour.year else ''} ({decision_in_words(honour)})"


def decision_in_words(honour: Honour) -> str:
    """ "Quyết định số 12/QĐ-SKHCN ngày 05/01/2025"; what is not known of it is left out."""
    if not honour.decision_number:
        return "lịch sử khen thưởng, không ghi số quyết định"
    day = f" ngày {honour.decision_date:%d/%m/%Y}" if honour.decision_date else ""
    return f"Quyết định số {honour.decision_number}{day}"


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 2].rsplit(' ', 1)[0]} …"

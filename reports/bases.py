"""Takes a judgement; gives in a line or two what decides: each fact once, with its article.

The sentences of `criteria` are shortened where their pattern is known; another sentence is printed as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from records import ConditionResult, Finding, Judgement
from records.catalogue import LEVELS
from reports.places import printable

DOSSIER_CONDITIONS = "ho_so"  # how the ids of the rules on papers begin
REVIEW_CODES = ("CAN_XEM_XET", "DANG_XEM_XET")
NO_LEVEL = "Chưa có xếp loại"
_CITATION = re.compile(r"Điều |(?:Luật|NĐ|TT|QĐ|CV|KH) \d")
TO_SETTLE = "Chờ làm rõ (xem Ghi chú)"
NEW_LAW = "quy định mới chưa được cập nhật"  # one reason, whatever article the award has
NEW_LAW_IN_SHORT = "Chờ quy định mới"
TITLE_WORDS = 10
_LAW = re.compile(r"((?:Luật|NĐ|TT|QĐ) [^,;:()]+), (?=Điều )")
_LEVEL = re.compile(r"năm (\d{4}) xếp loại (.+)")
_NO_LEVEL = re.compile(r"năm (\d{4}) chưa có kết quả xếp loại")
_RUN = re.compile(r"\d+ (?:lần|năm) liên tục (.+?) tính đến năm \d+")
_FOUND_YEARS = re.compile(r"^tìm thấy năm ((?:\d{4}(?:, )?)+)")
_UNKNOWN_YEARS = re.compile(r"năm ((?:\d{4}(?:, )?)+) chưa rõ$")
_DISPUTED = "không khớp với lịch sử khen thưởng"
_CLAIMED_YEARS = re.compile(r"năm (\d{4}) mới là lời khai")
_INITIATIVES = re.compile(r"có (\d+) sáng kiến, đề tài phù hợp: “(.+?)”")
_NO_INITIATIVE = re.compile(r"^(?:của )?(.+?) (?:có 0|chưa có) sáng kiến, đề tài phù hợp$")
_IN_RUN = re.compile(r"^(?:từ năm \d{4} đến năm \d{4}|năm \d{4}|tính đến năm \d{4}) (?:có \d+|chưa có) (?:năm|lần)")
_LOCAL_RULE = re.compile(r"chưa nạp (?:quy định|tiêu chuẩn).*$")
_ONLY_LEVEL = re.compile(rf"(?:{'|'.join(LEVELS.values())})(?: trở lên)?", re.IGNORECASE)


@dataclass(frozen=True)
class Basis:
    """Lines such as “Hoàn thành xuất sắc nhiệm vụ năm 2025 – Điều 23 khoản 2”, and what of the judgement they say."""

    lines: tuple[str, ...] = ()
    said: frozenset[str] = frozenset()  # ids of conditions, codes of findings


@dataclass(frozen=True)
class _Fact:
    text: str
    article: str
    years: frozenset[int] = frozenset()  # without a classification: one line names them all


def is_for_council(condition: ConditionResult) -> bool:
    """Whether only a person can judge it; what is computed of an alternative that decides nothing is no such thing."""
    return condition.outcome == "CHUA_RO" and condition.severity == "THONG_TIN" and not condition.is_aside


def commonest_law(judgements: Iterable[Judgement]) -> str:
    """The law that most conditions cite, the one to name once; "" where none is cited."""
    cited = [law for each in judgements for c in each.conditions for law in _LAW.findall(printable(c.article))]
    return max(sorted(set(cited)), key=cited.count, default="")


def for_council(judgements: Iterable[Judgement], *, law: str) -> dict[str, str]:
    """What only the Council can judge, each condition once under the shortest of the articles that ask for it."""
    articles: dict[str, set[str]] = {}
    for judgement in judgements:
        for condition in filter(is_for_council, judgement.conditions):
            articles.setdefault(required_and_found(condition)[0], set()).add(article_in_short(condition.article, law))
    nearest = {text: min(found, key=lambda article: (len(article), article)) for text, found in articles.items()}
    return dict(sorted(nearest.items(), key=lambda item: (_numbers(item[1]), item[1], item[0])))


def _numbers(article: str) -> list[int]:
    """Điều 5 goes before Điều 24."""
    return [int(number) for number in re.findall(r"\d+", article)]


def article_in_short(article: str | None, law: str) -> str:
    """The article without the law that is named once for all."""
    text = printable(article or "").replace(f"{law}, ", "") if law else printable(article or "")
    return text.replace("; Điều", ", Điều")


def short_basis(judgement: Judgement, *, law: str) -> Basis:
    """What was met (DAT), violated (KHONG_DAT), is missing (CHUA_DU_CO_SO), or why a person has to look."""
    conditions = [c for c in judgement.conditions if not c.id.startswith(DOSSIER_CONDITIONS) and not is_for_council(c)]
    met = [c for c in conditions if c.outcome == "DAT"]
    missing = [c for c in conditions if c.outcome == "CHUA_RO" and not c.is_aside]
    violated = [c for c in conditions if c.outcome == "KHONG_DAT" and c.severity != "THONG_TIN"]
    match judgement.verdict:
        case "DAT":
            return _of_conditions(met, law)
        case "KHONG_DAT":
            return _of_conditions(violated, law) if violated else _of_findings(judgement, ("TC05",), law)
        case "CAN_XEM_XET":
            return _of_findings(judgement, REVIEW_CODES, law) if is_for_review(judgement) else _waiting(met, law)
    if missing:
        return _of_conditions(missing, law)
    article = next((f.article for f in judgement.findings if f.code.startswith("HS")), None)
    basis = _of_conditions(met, law)
    wait = f"Chờ bổ sung hồ sơ – {article_in_short(article, law)}"
    return replace(basis, lines=(*basis.lines, wait)) if article else basis


def is_for_review(judgement: Judgement) -> bool:
    """Whether the rules themselves leave it to a person, and not a doubt of the papers alone."""
    return any(finding.code in REVIEW_CODES for finding in judgement.findings)


def _waiting(met: Sequence[ConditionResult], law: str) -> Basis:
    """All is met, but something in the papers has to be settled first: the remarks say what."""
    basis = _of_conditions(met, law)
    return replace(basis, lines=(*basis.lines, TO_SETTLE))


def _of_conditions(conditions: Sequence[ConditionResult], law: str) -> Basis:
    facts = [fact for c in conditions if (fact := _fact(c, law, conditions))]
    return Basis(_lines(_each_once(facts)), frozenset(c.id for c in conditions))


def _of_findings(judgement: Judgement, codes: Sequence[str], law: str) -> Basis:
    findings = [f for f in judgement.findings if f.code in codes]
    facts = [_Fact(_reason(f), article_in_short(f.article, law) if _is_citation(f.article) else "") for f in findings]
    return Basis(_lines(_each_once(facts)), frozenset(f.code for f in findings))


def _reason(finding: Finding) -> str:
    text = printable(finding.found or finding.text).rstrip(".")
    if finding.code == "TC05" and finding.required:
        text = f"chỉ {printable(finding.required)}"
    if text.startswith(NEW_LAW):
        return NEW_LAW_IN_SHORT
    local = _LOCAL_RULE.search(text)
    return _capital(local.group() if local else text)


def _is_citation(article: str | None) -> bool:
    """Whether a law in force is named: a rule nobody has confirmed may only tell of a bill or of a plan."""
    return bool(article) and _CITATION.match(printable(article or "")) is not None


def full_reason(finding: Finding, *, law: str) -> str:
    """The whole reason of a finding that sends a proposal to a person, with its article."""
    article = article_in_short(finding.article, law)
    reason = printable(finding.found or finding.text).rstrip(".")
    return f"{reason} – {article}" if article else reason


def required_and_found(condition: ConditionResult) -> tuple[str, str]:
    required, _, found = printable(condition.text).rstrip(".;").partition(": ")
    return required, found


def _fact(condition: ConditionResult, law: str, among: Sequence[ConditionResult]) -> _Fact | None:
    article = article_in_short(condition.article, law)
    required, found = required_and_found(condition)
    if condition.outcome == "DAT":
        return _Fact(_met(required, found), article)
    if condition.outcome == "KHONG_DAT":
        return _Fact(_violated(required, found), article)
    years = _years_without_level(required, found)
    if years:
        return _Fact(NO_LEVEL, article, years)
    others = [_years_without_level(*required_and_found(c)) for c in among]
    if _IN_RUN.match(found) and any(others):
        return None  # follows from the classifications that are missing
    return _Fact(_missing(required, found), article)


def missing_in_short(condition: ConditionResult) -> str:
    """What one condition lacks, in a few words."""
    fact = _fact(condition, "", ())
    return _in_words(fact) if fact else ""


def _met(required: str, found: str) -> str:
    level = _LEVEL.fullmatch(found)
    if level:
        return f"{level[2]} năm {level[1]}"
    years, run = _FOUND_YEARS.match(found), _RUN.fullmatch(required)
    if years and run:
        return f"{run[1]} năm {years[1]}"
    initiatives = _INITIATIVES.search(found)
    if initiatives:
        return f"{int(initiatives[1]):02d} sáng kiến, đề tài: “{_shortened(initiatives[2])}”"
    if found.startswith("không ") or found[:1].isdigit():  # “Ít nhất 70% …: 8 trên 10 người … (80%)” says it twice
        return _capital(found)
    return f"{required}: {found}" if found else required


def _violated(required: str, found: str) -> str:
    level = _LEVEL.fullmatch(found)
    if level:
        return f"Năm {level[1]} xếp loại {level[2]}, cần {required.removesuffix(f' năm {level[1]}')}"
    if found.startswith("sáng kiến “"):  # one that has served already
        return _capital(found)
    return f"{required}: {found}" if found else f"Không đạt: {required}"


def _missing(required: str, found: str) -> str:
    unknown, run = _UNKNOWN_YEARS.search(found), _RUN.fullmatch(required)
    if unknown and run:
        known = _FOUND_YEARS.match(found)
        return f"{run[1]} năm {unknown[1]} chưa rõ" + (f" (có năm {known[1]})" if known else "")
    claimed = _CLAIMED_YEARS.findall(found)
    if claimed and run:
        why = "số quyết định không khớp với lịch sử" if _DISPUTED in found else "chưa có số quyết định"
        return f"{run[1]} năm {', '.join(claimed)} mới là lời khai, {why}"
    if without := _NO_INITIATIVE.match(found):
        return f"Chưa tìm thấy sáng kiến, đề tài phù hợp {without[1]}"
    if found.startswith("chưa"):
        return _capital(found)
    return f"{required}: {found}" if found and found != "do người xét đánh giá" else f"Chưa rõ: {required}"


def _years_without_level(required: str, found: str) -> frozenset[int]:
    """The years of which a classification is wanted and none is known."""
    year, unknown, run = _NO_LEVEL.fullmatch(found), _UNKNOWN_YEARS.search(found), _RUN.fullmatch(required)
    if year:
        return frozenset({int(year[1])})
    if unknown and run and _ONLY_LEVEL.fullmatch(run[1]):
        return frozenset(int(text) for text in unknown[1].split(", "))
    return frozenset()


def _each_once(facts: Sequence[_Fact]) -> list[_Fact]:
    """One of each fact, under the shortest of the articles that ask for it."""
    kept: dict[str, _Fact] = {}
    for fact in facts:
        other = kept.setdefault(fact.text, fact)
        nearest = min(other, fact, key=lambda each: (len(each.article), each.article))
        kept[fact.text] = replace(nearest, years=other.years | fact.years)
    return list(kept.values())


def _lines(facts: Sequence[_Fact]) -> tuple[str, ...]:
    """One line an article."""
    lines: dict[str, list[str]] = {}
    for fact in facts:
        texts = lines.setdefault(fact.article, [])
        texts.append(
            re.sub("^(?:Chưa|Không)", lambda word: word[0].lower(), _in_words(fact)) if texts else _in_words(fact)
        )
    return tuple(f"{'; '.join(texts)} – {article}" if article else "; ".join(texts) for article, texts in lines.items())


def _in_words(fact: _Fact) -> str:
    if not fact.years:
        return fact.text
    years = sorted(fact.years)
    is_run = len(years) > 2 and years[-1] - years[0] == len(years) - 1
    return f"{fact.text} năm {f'{years[0]}–{years[-1]}' if is_run else ', '.join(map(str, years))}"


def _shortened(title: str) -> str:
    """Cut only where that saves more than a word or two."""
    words = title.split()
    return title if len(words) <= TITLE_WORDS + 2 else " ".join(words[:TITLE_WORDS]) + " …"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

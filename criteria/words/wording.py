"""Takes parts of a rule; gives the Vietnamese words in which a person would say them. Decides nothing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from criteria.book.rulebook import Dated
from criteria.checks.timelines import RunSpec
from criteria.checks.vocabulary import Condition, percent
from criteria.spelling import nearest
from records.catalogue import LEGAL_KINDS, LEVELS, RECOGNITIONS
from records.folding import unaccented

KIND_NAMES = {"ca_nhan": "cá nhân", "tap_the": "tập thể", "ho_gia_dinh": "hộ gia đình"}
SCOPE_NAMES = {"co_so": "cơ sở", "tinh_bo": "tỉnh, bộ, ngành", "toan_quoc": "toàn quốc"}
STATUS_WORDS = {
    "confirmed": "đã đọc văn bản",
    "secondary": "đọc qua bài tóm tắt, chưa đọc văn bản gốc",
    "unconfirmed": "chưa xác nhận",
}
ISSUERS = {"trung_uong": "trung ương", "tinh": "tỉnh", "so": "Sở", "don_vi": "đơn vị"}
PAPERS = {
    "to_trinh": "Tờ trình",
    "bao_cao_thanh_tich": "Báo cáo thành tích",
    "bien_ban": "Biên bản họp xét",
    "xac_nhan_sang_kien": "Chứng nhận, xác nhận sáng kiến, đề tài",
}
STANDINGS = {
    "claimed": "tính theo lời báo cáo",
    "cited": "chỉ tính khi báo cáo nêu số quyết định",
    "verified": "chỉ tính khi có quyết định, thông báo đã lưu",
}


def day_in_words(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def days_in_words(entry: Dated) -> str:
    """ "từ 01/01/2024 đến 30/09/2026"; an open end is said too."""
    return days_between(entry.from_, entry.to)


def days_between(first: date, last: date | None) -> str:
    return f"từ {day_in_words(first)}" + (f" đến {day_in_words(last)}" if last else ", chưa rõ ngày hết hiệu lực")


def asked(condition: Condition, year: int | None = None) -> str:
    """What a condition asks, its thresholds filled in; without a year, of the year that is looked at."""
    return condition.text.format(
        year=year if year is not None else "xét",
        count=f"{condition.count:02d}",
        share=percent(condition.share or Fraction(0)),
        level=LEVELS.get(condition.level or "", ""),
        scope=SCOPE_NAMES.get(condition.scope or "", ""),
    )


def kinds_in_words(kinds: Iterable[str]) -> str:
    return ", ".join(KIND_NAMES[kind] for kind in kinds)


def legal_kinds_in_words(legal_kinds: Iterable[str], joined: str = "; ") -> str:
    legal_kinds = tuple(legal_kinds)
    if set(legal_kinds) == set(LEGAL_KINDS):
        return "mọi loại hình"
    return joined.join(LEGAL_KINDS[kind].lower() for kind in legal_kinds)


def recognitions_in_words(codes: Iterable[str], joined: str = " hoặc ") -> str:
    return joined.join(RECOGNITIONS[code] for code in codes)


def run_in_words(run: RunSpec) -> str:
    """What the text of a condition leaves out of its run: years that mix, what breaks it, after what it starts."""
    said = []
    if run.level and run.titles:
        said.append("mỗi năm có một trong hai là được, có thể xen nhau")
    if run.titles and run.excluded_below:
        said.append(f"năm xếp loại thấp hơn {LEVELS[run.excluded_below]} làm đứt chuỗi")
    if run.after:
        said.append(f"chỉ tính những năm sau năm của {recognitions_in_words(run.after)}")
    return "; ".join(said)


def place_in_words(entry: Dated) -> str:
    """Where an entry stands, and who issued it where that is not the law itself."""
    where = f"{entry.file}, dòng {entry.line}"
    if not entry.layer:
        return f"{where} (có sẵn trong chương trình)"
    units = f", chỉ cho {', '.join(entry.units)} và đơn vị trực thuộc" if entry.units else ""
    return f"{where} (quy định của {ISSUERS[entry.issued_by]}{units})"


def cited(reference: str) -> str:
    """The source alone, without what it says after a colon."""
    return reference.partition(": ")[0]


def without_law(article: str, reference: str) -> str:
    """An article without the name of the law that the rule itself names already; "" where it is the rule's own."""
    if article == reference:
        return ""
    law, separator, _ = reference.partition(", Điều")
    return article[len(law) + 2 :] if separator and article.startswith(f"{law}, Điều") else article


def recognition_meant(text: str) -> tuple[str | None, tuple[str, ...]]:
    """The code that a typed code or name means, or None with the codes most like it."""
    typed = unaccented(text).replace("_", " ").strip()
    names = {unaccented(name): code for code, name in RECOGNITIONS.items()}
    names |= {code.lower().replace("_", " "): code for code in RECOGNITIONS}
    if typed in names:
        return names[typed], ()
    words = set(typed.split())
    near = nearest(typed, names)
    found = [code for name, code in names.items() if words and words <= set(name.split())]
    return None, tuple(dict.fromkeys([*([names[near]] if near else []), *found]))

"""Takes facts and makes one of them more favourable; None where there is nothing to favour."""

from __future__ import annotations

from random import Random

from records.catalogue import TITLES
from tests.criteria.invented_facts import LEVELS, PARTS, SCOPES, Raw

STATE_AWARDS = ("BK_TTG", "HCLD1", "HCLD2", "HCLD3")  # one of the same year stands in the way of another (TT 08/2017)


def a_higher_level(random: Random, raw: Raw) -> Raw | None:
    stated = raw.get("classifications")
    if not stated:
        return None
    at = random.randrange(len(stated))
    rank = LEVELS.index(stated[at]["level"])
    return _with_item(raw, "classifications", at, level=LEVELS[min(rank + 1, 3)])


def one_more_year_of_a_title(random: Random, raw: Raw) -> Raw | None:
    if raw["year"] is None:
        return None
    title = {"code": random.choice(sorted(TITLES)), "year": raw["year"] - random.randint(0, 6)}
    return _with_more(raw, "titles", title)


def one_more_award(random: Random, raw: Raw) -> Raw | None:
    """Of a code that is listed already: the first of its code sets the year after which a run begins (facts.md)."""
    if raw["year"] is None or not raw.get("awards"):
        return None
    listed = [i["code"] for i in raw["awards"] if i["code"] not in TITLES and i.get("legal_kind") == "cong_trang"]
    listed = [code for code in listed if code not in STATE_AWARDS]
    if not listed:
        return None
    award = {"code": random.choice(listed), "year": raw["year"] - random.randint(0, 9), "legal_kind": "cong_trang"}
    return {**raw, "awards": [*raw["awards"], award]}


def one_more_unused_initiative(random: Random, raw: Raw) -> Raw | None:
    if raw["year"] is None:
        return None
    title = random.choice(("Mới hẳn", "Giá thử ren", "Kho mẫu"))
    year = raw["year"] - random.randint(0, 4)
    initiative = {"title": title, "year": year, "scope": random.choice(SCOPES), "used_for": []}
    return _with_more(raw, "initiatives", initiative)


def a_wider_scope(random: Random, raw: Raw) -> Raw | None:
    return _first_changed(raw, "initiatives", lambda item: item.get("scope") in SCOPES[:2], scope="toan_quoc")


def an_initiative_not_used_after_all(random: Random, raw: Raw) -> Raw | None:
    return _first_changed(raw, "initiatives", lambda item: bool(item.get("used_for")), used_for=[])


def a_claim_that_is_verified(random: Random, raw: Raw) -> Raw | None:
    name = random.choice(("classifications", "titles", "awards", "initiatives"))
    if name == "classifications":
        return None  # what is verified may also be that a level is low
    if name == "awards":
        return None  # a prior award that is sure sets the year after which a run begins
    return _first_changed(raw, name, lambda item: item.get("standing") is not None, standing="verified")


def more_people_of_merit(random: Random, raw: Raw) -> Raw | None:
    return _more(raw, "collective", "ldtt", most=(raw.get("collective") or {}).get("members"))


def more_people_who_completed(random: Random, raw: Raw) -> Raw | None:
    return _more(raw, "collective", "completed_tasks", most=(raw.get("collective") or {}).get("members"))


def more_holders_of_a_title(random: Random, raw: Raw) -> Raw | None:
    return _more(raw, "collective", "cstdcs", most=None)


def fewer_people_disciplined(random: Random, raw: Raw) -> Raw | None:
    number = (raw.get("collective") or {}).get("disciplined_from_canh_cao")
    return {**raw, "collective": {**raw["collective"], "disciplined_from_canh_cao": number - 1}} if number else None


def a_cluster_that_is_led(random: Random, raw: Raw) -> Raw | None:
    return {**raw, "collective": {**raw["collective"], "leads_cluster": True}} if raw.get("collective") else None


def a_longer_life(random: Random, raw: Raw) -> Raw | None:
    founded = (raw.get("collective") or {}).get("founded_year")
    return {**raw, "collective": {**raw["collective"], "founded_year": founded - 3}} if founded else None


def a_smaller_share(random: Random, raw: Raw) -> Raw | None:
    proposed = (raw.get("quota") or {}).get("cstdcs_proposed")
    return {**raw, "quota": {**raw["quota"], "cstdcs_proposed": proposed - 1}} if proposed else None


def more_to_share_among(random: Random, raw: Raw) -> Raw | None:
    return _more(raw, "quota", "ldtt_in_unit", most=None)


def one_vote_more(random: Random, raw: Raw) -> Raw | None:
    ballots = raw.get("vote") or {}
    counted = [number for number in (ballots.get("members"), ballots.get("present")) if number is not None]
    return _more(raw, "vote", "yes", most=min(counted, default=None)) if ballots else None


def one_measure_of_discipline_less(random: Random, raw: Raw) -> Raw | None:
    return {**raw, "discipline": raw["discipline"][1:]} if raw.get("discipline") else None


def nothing_pending(random: Random, raw: Raw) -> Raw | None:
    return {**raw, "pending": False} if raw.get("pending") else None


def another_achievement(random: Random, raw: Raw) -> Raw | None:
    return {**raw, "same_achievement_as": []} if raw.get("same_achievement_as") else None


def more_months(random: Random, raw: Raw) -> Raw | None:
    months = raw.get("months_worked")
    return {**raw, "months_worked": {year: number + 1 for year, number in months.items()}} if months else None


def leave_for_maternity(random: Random, raw: Raw) -> Raw | None:
    if raw["year"] is None:
        return None
    year = raw["year"] - random.randint(0, 4)
    return {**raw, "maternity_years": [*(raw.get("maternity_years") or ()), year]}


def one_more_paper(random: Random, raw: Raw) -> Raw | None:
    return {**raw, "dossier": [*(raw.get("dossier") or ()), random.choice(PARTS)]}


def _with_more(raw: Raw, key: str, item: Raw) -> Raw:
    """The item goes first; a list that was not there does not become a complete one."""
    complete = [name for name in raw.get("complete", ()) if name != key or raw.get(key) is not None]
    return {**raw, key: [item, *(raw.get(key) or ())], "complete": complete}


def _more(raw: Raw, key: str, name: str, *, most: int | None) -> Raw | None:
    number = (raw.get(key) or {}).get(name)
    if number is None or (most is not None and number >= most):
        return None
    return {**raw, key: {**raw[key], name: number + 1}}


def _first_changed(raw: Raw, key: str, is_meant: object, **changes: object) -> Raw | None:
    assert callable(is_meant)
    at = next((at for at, item in enumerate(raw.get(key) or ()) if is_meant(item)), None)
    return None if at is None else _with_item(raw, key, at, **changes)


def _with_item(raw: Raw, key: str, at: int, **changes: object) -> Raw:
    items = list(raw[key])
    items[at] = {**items[at], **changes}
    return {**raw, key: items}


FAVOURS = (
    a_claim_that_is_verified,
    a_cluster_that_is_led,
    a_higher_level,
    a_longer_life,
    a_smaller_share,
    a_wider_scope,
    an_initiative_not_used_after_all,
    another_achievement,
    fewer_people_disciplined,
    leave_for_maternity,
    more_holders_of_a_title,
    more_months,
    more_people_of_merit,
    more_people_who_completed,
    more_to_share_among,
    nothing_pending,
    one_measure_of_discipline_less,
    one_more_award,
    one_more_paper,
    one_more_unused_initiative,
    one_more_year_of_a_title,
    one_vote_more,
)

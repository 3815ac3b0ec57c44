"""Reads cases/*.yaml: sentences on the law that an official can read; gives each with its facts, or its proposal.

A file has `common` facts and `groups`; a group names the `rule` it tests (or several), changes the common facts under
`facts` and has `cases`; a case changes them again and forgets those under `unknown`. Facts are those of the contract,
with five words more, as an official would say them (`xep_loai`, `danh_hieu`, `khen_thuong`, `sang_kien`, `day_du`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from criteria import Facts
from records.proposals import Judgement

CASES = Path(__file__).parent / "cases"
LEVELS = {
    "HTXSNV": "hoan_thanh_xuat_sac",
    "HTTNV": "hoan_thanh_tot",
    "HTNV": "hoan_thanh",
    "KHTNV": "khong_hoan_thanh",
}
FULL_LISTS = {"danh_hieu": "titles", "khen_thuong": "awards", "sang_kien": "initiatives", "xep_loai": "classifications"}


@dataclass(frozen=True, eq=False)
class Sentence:
    """One case: what it says, the rules it names, the facts as YAML says them, what is to come out."""

    file: str
    name: str
    rules: tuple[str, ...]
    facts: dict[str, Any]
    expect: dict[str, Any]
    is_recorded: bool = False

    @property
    def label(self) -> str:
        return f"{self.file}: {self.name}"


@cache
def sentences() -> tuple[Sentence, ...]:
    """Every sentence, in the order of the files."""
    found: list[Sentence] = []
    for path in sorted(CASES.glob("*.yaml")):
        book = yaml.safe_load(path.read_text(encoding="utf-8"))
        for group in book["groups"]:
            found += [_sentence(path.stem, book, group, case) for case in group["cases"]]
    return tuple(found)


def _sentence(file: str, book: dict[str, Any], group: dict[str, Any], case: dict[str, Any]) -> Sentence:
    said = {**book.get("common", {}), **group.get("facts", {}), **case.get("facts", {})}
    for key in case.get("unknown", ()):
        del said[key]
    rule = case.get("rule", group.get("rule", ()))
    return Sentence(
        file=file,
        name=case["name"],
        rules=(rule,) if isinstance(rule, str) else tuple(rule),
        facts=said,
        expect=case["expect"],
        is_recorded=book.get("recorded", False),
    )


def facts_of(sentence: Sentence) -> Facts:
    """The facts of a sentence, read as those of a file are."""
    return Facts.model_validate(facts_said(sentence.facts))


def told(judgement: Judgement) -> str:
    """Every finding of a judgement, a line each: how grave, its code, what it says."""
    return "\n".join(f"{f.severity} {f.code}: {f.text}" for f in judgement.findings)


def facts_said(said: dict[str, Any]) -> dict[str, Any]:
    """The facts of the contract: the short words written out."""
    facts = dict(said)
    if "xep_loai" in facts:
        facts["classifications"] = _classifications(facts.pop("xep_loai"))
    if "danh_hieu" in facts:
        facts["titles"] = _received(facts.pop("danh_hieu"), {})
    if "khen_thuong" in facts:
        facts["awards"] = _received(facts.pop("khen_thuong"), {"legal_kind": "cong_trang"})
    if "sang_kien" in facts:
        facts["initiatives"] = _initiatives(facts.pop("sang_kien"))
    if "day_du" in facts:
        facts["complete"] = [FULL_LISTS[name] for name in facts.pop("day_du")]
    return facts


def _years(words: int | str) -> range:
    """2024, or "2020..2024"."""
    first, _, last = str(words).partition("..")
    return range(int(first), int(last or first) + 1)


def _classifications(said: dict[int | str, str]) -> list[dict[str, Any]]:
    """{2020..2024: HTTNV, 2022: HTXSNV}: what is said later of a year counts."""
    levels = {year: LEVELS[level] for words, level in said.items() for year in _years(words)}
    return [{"year": year, "level": level} for year, level in sorted(levels.items())]


def _received(said: dict[str, Any], more: dict[str, str]) -> list[dict[str, Any]]:
    """{CSTDCS: [2020..2022, 2024], CO_TINH: 2021}."""
    return [
        {"year": year, "code": code, **more}
        for code, years in said.items()
        for words in (years if isinstance(years, list) else [years])
        for year in _years(words)
    ]


def _initiatives(said: dict[int | str, Any]) -> list[dict[str, Any]]:
    """{2023: tinh_bo, 2024: [co_so, co_so]}: each of a year has a name of its own and was used for nothing else."""
    return [
        {"title": f"Giải pháp {number} năm {year}", "year": year, "scope": scope, "used_for": []}
        for words, scopes in said.items()
        for year in _years(words)
        for number, scope in enumerate(scopes if isinstance(scopes, list) else [scopes], start=1)
    ]

"""Takes what the checks see; gathers it as findings: like ones are one, with the first place and how many there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from records.proposals import Severity
from reports.decree.pieces import Line, Place, is_upper
from reports.decree.table import DecreeTable, PaperKind, Row

SEVERITIES: tuple[Severity, ...] = ("LOI", "CANH_BAO", "THONG_TIN")
PROPER = (5, 6, 22)  # names that keep their capital inside a sentence
MOST = 0.5  # of the letters of a line, to say that it is bold or slanted


@dataclass(frozen=True)
class FormFinding:
    """One departure from the decree: code and row, where, what is there and what must be, and how to mend it."""

    code: str
    severity: Severity
    row: int
    element: str
    aspect: str
    place: Place
    found: str
    required: str
    article: str
    text: str
    hint: str
    count: int = 1

    def as_contract(self) -> dict[str, Any]:
        return {
            "code": self.code,
            "severity": self.severity,
            "row": self.row,
            "element": self.element,
            "place": self.place.as_contract(),
            "where": self.place.in_words(),
            "found": self.found,
            "required": self.required,
            "article": self.article,
            "text": self.text,
            "hint": self.hint,
            "count": self.count,
        }


@dataclass(frozen=True)
class FormReport:
    """What was found in one document of a kind; `passed` are rows that were looked at and hold."""

    kind: str
    kind_name: str
    findings: tuple[FormFinding, ...] = ()
    passed: tuple[int, ...] = ()
    not_applicable: tuple[int, ...] = ()
    not_checkable: tuple[int, ...] = ()

    def counts(self) -> dict[str, int]:
        return {each: sum(finding.severity == each for finding in self.findings) for each in SEVERITIES}

    def as_contract(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "findings": [finding.as_contract() for finding in self.findings],
            "counts": self.counts(),
            "passed": list(self.passed),
            "not_applicable": list(self.not_applicable),
            "not_checkable": list(self.not_checkable),
        }


@dataclass(slots=True)
class Sheet:
    """Where the checks of one document write: what they looked at, and what departs from the decree."""

    table: DecreeTable
    kind: PaperKind
    looked_at: set[int] = field(default_factory=set)
    _faults: dict[tuple[int, str, str, str], list[Place]] = field(default_factory=dict)
    _more: dict[tuple[int, str, str, str], dict[str, str]] = field(default_factory=dict)

    def row(self, number: int) -> Row:
        return self.table.row(number)

    def asks_for(self, number: int) -> bool:
        return number in self.kind.can_co

    def leaves_out(self, number: int) -> bool:
        return number in self.kind.khong_xet

    def look(self, number: int) -> None:
        """The row was looked at: it holds unless a fault is told."""
        self.looked_at.add(number)

    def fault(
        self, number: int, aspect: str, place: Place, *, found: str = "", required: str = "", **words: str
    ) -> None:
        self.look(number)
        key = (number, aspect, found, required)
        self._faults.setdefault(key, []).append(place)
        self._more[key] = words

    def missing(self, number: int) -> None:
        self.fault(number, "thieu", Place())

    def check_look(self, number: int, lines: Sequence[Line], *, ignore: frozenset[str] = frozenset()) -> None:
        """Size, slant, weight, case and centring of the lines of one row, as the row has them."""
        row = self.row(number)
        for line in () if self.leaves_out(number) else lines:
            self.look(number)
            self.check_size(number, line)
            slanted, bold = line.share("italic"), line.share("bold")
            if row.kieu == "nghieng" and slanted < MOST:
                self.fault(number, "nghieng", line.place, required="nghiêng")
            elif row.kieu == "dung" and slanted > MOST and "dung" not in ignore:
                self.fault(number, "dung", line.place, found="nghiêng", required="đứng")
            if row.dam is True and bold < MOST:
                self.fault(number, "dam", line.place, required="đậm")
            elif row.dam is False and bold > MOST:
                self.fault(number, "khong_dam", line.place, found="đậm", required="không đậm")
            if row.chu == "hoa" and not _is_mostly_upper(line.text):
                self.fault(number, "hoa", line.place, required="chữ in hoa")
            elif row.chu == "thuong" and line.is_upper and len(line.text.split()) > 1 and "thuong" not in ignore:
                self.fault(number, "thuong", line.place, found="chữ in hoa", required="chữ thường")
            if row.giua and "giua" not in ignore and not line.is_centred and line.half == 0:
                self.fault(number, "giua", line.place, required="giữa dòng")

    def check_size(self, number: int, line: Line) -> None:
        wanted = self.row(number).co_chu
        if wanted is None:
            return
        for size in sorted(line.sizes()):
            if not wanted[0] - 0.01 <= size <= wanted[1] + 0.01:
                self.fault(number, "co_chu", line.place, found=points(size), required=span(wanted))

    def report(self, *, not_checkable: Sequence[int] = ()) -> FormReport:
        findings = [self._told(*key, places=places) for key, places in self._faults.items()]
        findings.sort(key=lambda each: (SEVERITIES.index(each.severity), each.row))
        broken = {each.row for each in findings if each.severity != "THONG_TIN"}
        looked = self.looked_at - set(not_checkable)
        every = [row.so for row in self.table.hang]
        return FormReport(
            kind=self.kind.ma,
            kind_name=self.kind.ten,
            findings=tuple(findings),
            passed=tuple(number for number in every if number in looked - broken),
            not_applicable=tuple(n for n in every if n not in looked and n not in broken and n not in not_checkable),
            not_checkable=tuple(sorted(set(not_checkable) - broken)),
        )

    def _told(self, number: int, aspect: str, found: str, required: str, *, places: list[Place]) -> FormFinding:
        row, fault = self.row(number), self.table.fault(number, aspect)
        inside = row.ten if number in PROPER else row.ten[0].lower() + row.ten[1:]
        words = {"ten": row.ten, "ten_giua": inside, "thay": found, "yeu_cau": required} | self._more[
            number, aspect, found, required
        ]
        text = fault.cau.format(**words)
        if len(places) > 1:
            text = f"{text.rstrip('.')} ({len(places):02d} chỗ)."
        return FormFinding(
            code=row.code,
            severity=self.table.severity(number, aspect),
            row=number,
            element=row.ten,
            aspect=aspect,
            place=places[0],
            found=found,
            required=required,
            article=self.table.article(number),
            text=text[0].upper() + text[1:],
            hint=fault.sua.format(**words),
            count=len(places),
        )


def points(size: float) -> str:
    return f"{size:g} pt".replace(".", ",")


def span(wanted: tuple[float, float]) -> str:
    low, high = wanted
    return points(low) if low == high else f"{low:g} đến {points(high)}"


def _is_mostly_upper(text: str) -> bool:
    """Upper case, but for what stands in brackets and one small word ("và" of an office's own name is still wrong)."""
    outside = text.split("(")[0].strip() or text
    return is_upper(outside) or not any(map(str.isalpha, outside))

"""The lines of a document by element of the decree, as they are found: the checks read them, the finders fill them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from reports.decree.pieces import Line

HEAD_LINES = 45  # of a paper; what looks like a head further down is none
DATE = re.compile(r"ngày\b.{0,14}tháng\b.{0,12}năm\b", re.I)
TO = re.compile(r"^Kính gửi\b", re.I)
BASIS = re.compile(r"^[-–]?\s*Căn cứ\b", re.I)
MORE_BASIS = re.compile(r"^[-–]?\s*(?:Căn cứ|Xét|Theo đề nghị|Theo)\b", re.I)
RECIPIENTS = re.compile(r"^Nơi\s+nhận\b", re.I)
DASHED = re.compile(r"^[-–—+•]")
ARTICLE = re.compile(r"^Điều\s+\d+")


@dataclass(slots=True)
class Elements:
    """The lines of each element; what was not found is empty."""

    nation: list[Line] = field(default_factory=list)
    motto: list[Line] = field(default_factory=list)
    superior: list[Line] = field(default_factory=list)
    issuer: list[Line] = field(default_factory=list)
    number: list[Line] = field(default_factory=list)
    day: list[Line] = field(default_factory=list)
    title: list[Line] = field(default_factory=list)
    subject: list[Line] = field(default_factory=list)
    about: list[Line] = field(default_factory=list)
    authority_line: list[Line] = field(default_factory=list)
    to: list[Line] = field(default_factory=list)
    addressees: list[Line] = field(default_factory=list)
    bases: list[Line] = field(default_factory=list)
    body: list[Line] = field(default_factory=list)
    recipients_word: list[Line] = field(default_factory=list)
    recipients: list[Line] = field(default_factory=list)
    posts: list[Line] = field(default_factory=list)
    names: list[Line] = field(default_factory=list)
    appendix_word: list[Line] = field(default_factory=list)
    appendix_title: list[Line] = field(default_factory=list)
    appendix_note: list[Line] = field(default_factory=list)
    urgency: list[Line] = field(default_factory=list)
    scope: list[Line] = field(default_factory=list)
    drafter: list[Line] = field(default_factory=list)
    address: list[Line] = field(default_factory=list)
    signed_apart: list[Line] = field(default_factory=list)
    body_start: int = 0
    body_end: int = 0

    def taken(self) -> set[int]:
        """Orders of the lines that are some element already."""
        groups = [
            value for value in (getattr(self, name) for name in self.__dataclass_fields__) if isinstance(value, list)
        ]
        return {line.order for group in groups for line in group if group is not self.body}

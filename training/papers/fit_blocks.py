"""What the papers of split FIT share: heads of paper over several lines, posts over a signature, entries told apart.

Nothing here says how a paper reads: every template has its own words.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from datetime import date, timedelta

from extractors import spans
from training.cast import Cast, Item, Nominee
from training.composing import Template
from training.script import Gold, Mark, Script

_POST_OF_BODY = re.compile(r"((?:Phó )?(?:Giám đốc|Trưởng ban|Ủy viên)) ((?:Ban|Ủy ban) .+)")
NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
RANKS = ("hoan_thanh_xuat_sac", "hoan_thanh_tot", "hoan_thanh_tot", "hoan_thanh")


def whole(template: Template) -> Template:
    """The template, whose gold also says of each recognition what the paper is silent of (null, not unspoken)."""

    @functools.wraps(template)
    def written(s: Script) -> None:
        template(s)
        for nominee in s.gold["nominees"]:
            for name in ("requested", "prior_titles", "prior_awards"):
                for entry in nominee[name]:
                    for part in ("year", "decision_number"):
                        entry.setdefault(part, None)
            _part_otherwise(nominee)

    return written


def _part_otherwise(nominee: Gold) -> None:
    """ "Giám đốc Ban Quản lý, Đoàn Nghệ thuật" may be parted behind "Giám đốc" too."""
    match = _POST_OF_BODY.match(nominee.get("position") or "")
    if match:
        head, body = match.groups()
        below = nominee.get("unit")
        also = nominee.setdefault("alt", {})
        also.setdefault("position", []).append(head)
        also.setdefault("unit", []).extend([f"{body}{gap}{below}" for gap in (" ", ", ", " - ")] if below else [body])


def over_lines(paper: Nominee, name: str, label: str, lines: Iterable[str], *, upper: bool = True) -> str:
    """A value of the paper that is printed on several lines, each marked; the gold has it in one."""
    lines = tuple(lines)
    paper.has(name, None, " ".join(lines))
    str(paper.parts[name])
    mark = Mark(label, paper.role, name)
    return "\n".join(paper.script.marked(line.upper() if upper else line, mark) for line in lines)


def post(paper: Nominee, *lines: str, upper: bool = True) -> str:
    """The post over the signer's name, in its lines: "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"."""
    return over_lines(paper, "signer_title", spans.POSITION, lines, upper=upper)


def issuing(paper: Nominee, *lines: str) -> str:
    return over_lines(paper, "issuing_unit", spans.UNIT, lines)


def parent(paper: Nominee, *lines: str) -> str:
    return over_lines(paper, "parent_unit", spans.UNIT, lines)


def broken(name: str, least: int = 30) -> tuple[str, ...]:
    """A long name in two lines, broken between words near its middle; a short one stays whole."""
    if len(name) < least:
        return (name,)
    words = name.split(" ")
    at = min(range(1, len(words)), key=lambda n: abs(len(" ".join(words[:n])) - len(name) / 2))
    return " ".join(words[:at]), " ".join(words[at:])


def between(s: Script, first: date, last: date) -> date:
    return first + timedelta(days=s.number(0, (last - first).days))


def about(cast: Cast, paper: Nominee, *lines: str, bold: bool = True) -> None:
    """The subject in its lines, each a centred paragraph of its own."""
    for line in cast.subject(paper, "\n".join(lines)).split("\n"):
        cast.script.line(line, bold=bold, centred=True)


def stranger(cast: Cast, *, gender: str | None = None) -> str:
    """The name of somebody who is told about and is no nominee."""
    return str(cast.person(gender=gender).full_name)


def title_of_a_firm(s: Script, who: Nominee, text: str) -> Item:
    """A title that only its firm or school knows: parts phrase, year."""
    item = Item(s, role="prior", entry={"code": "KHAC"}, into=who.gold["prior_titles"] if who.gold else None)
    item.part("phrase", spans.RECOGNITION, text, text=text)
    return item


def silent_award(cast: Cast, who: Nominee, code: str, year: str) -> Item:
    """An award of which the paper says only its year beside it."""
    item = cast.prior(who, code, year=year)
    item.tell(year=year)
    return item


def may_be(s: Script, name: str, *values: str | None) -> None:
    """Other values of a field of the paper that are right too (None: saying nothing)."""
    s.gold.setdefault("alt", {})[name] = list(values)


def signed(paper: Nominee, *choices: tuple[str, ...], below: str = "") -> str:
    """The post, chosen among some, and the signer's name under it; `below` is a line between ("(Đã ký)")."""
    s = paper.script
    gap = "\n" * s.number(2, 5)
    return f"{post(paper, *s.chance.choice(choices))}{below}{gap}{paper.signer}"


def headed(*lines: str) -> str:
    """Lines of a letterhead under each other."""
    return "\n".join(lines)


def dated(paper: Nominee, *, gap: int = 1) -> str:
    """The right side of a head: the nation's motto, place and day under it."""
    line_breaks = "\n" * gap
    return f"{NATION}{line_breaks}{paper.place}, {paper.date:long}"


HEADS_WITH_DEPUTIES = ("Giám đốc", "Chi cục trưởng", "Hiệu trưởng", "Trưởng phòng", "Chủ tịch", "Tổng Giám đốc")


def posts_of(paper: Nominee) -> tuple[tuple[str, ...], ...]:
    """The post of the head of the issuing unit, or of the deputy who signs in his place, where there are such."""
    head = paper.facts["signer_title"]
    return ((head,), (f"KT. {head}", f"Phó {head}")) if head in HEADS_WITH_DEPUTIES else ((head,),)


def held_by(who: Nominee) -> str:
    """ "giáo viên Trường ...", "thủ quỹ, Phòng Kế toán": a room needs a comma, lest it be read as part of the post."""
    close = who.facts["unit"].startswith(("Trường", "Trung tâm", "Công ty"))
    return f"{who.position:first}{' ' if close else ', '}{who.unit}"

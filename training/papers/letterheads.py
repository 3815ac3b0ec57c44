"""Heads of papers as offices print them: two units, three, one; tables, tabs or lines; with number and date or not."""

from __future__ import annotations

from datetime import date

from extractors import spans
from training.cast import Cast, Nominee
from training.script import BOLD, Script, plain

NATION, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
WIDE = 26  # letters of a unit beside which the nation still fits on a line
RULES = ("", "", "-------", "———————", "_____________", "***")


def letterhead(s: Script, cast: Cast, paper: Nominee, *, numbered: bool = True, dated: bool = True) -> None:
    """The head of a paper in one of the manners of offices; what it prints stands in the gold."""
    rule = s.one_of(*RULES)
    *above, unit = _units(s, cast, paper)
    strong = BOLD if s.maybe(0.8) else ""  # NĐ 30/2020: the unit that issues, the nation and the motto are bold
    left = [*above, "\n".join(f"{strong}{line}" for line in unit.split("\n"))]
    left += [_number(s, paper)] if numbered else []
    right = [f"{strong}{_nation(s)}", f"{strong}{MOTTO}", rule, *([_day(s, paper)] if dated else [])]
    if rule and s.maybe():
        left.insert(-1 if numbered else len(left), rule)
    left, right = [line for line in left if line], [line for line in right if line]
    match s.number(1, 8):
        case 1:
            for line in "\n".join([*left, *right]).split("\n"):
                s.line(line, centred=True)
        case 2 if max(len(plain(line)) for line in left) < WIDE and "\n" not in "".join(left):
            for number in range(max(len(left), len(right))):
                cells = [side[number] if number < len(side) else "" for side in (left, right)]
                s.line("\t\t".join(cell.removeprefix(BOLD) for cell in cells).rstrip())
        case 3 if numbered and dated:
            rows = [["\n".join(left[:-1]), "\n".join(right[:-1])], [left[-1], right[-1]]]
            s.table(rows, ruled=False)
        case 4 if dated:
            s.columns("\n".join(left), "\n".join(right[:-1]))
            s.line(right[-1], italic=True)
        case _:
            s.columns("\n".join(left), "\n".join(right))


def private_head(s: Script, paper: Nominee, *, dated: bool = False) -> None:
    """The head of a paper that a person writes: nation and motto, nothing of a unit."""
    s.line(_nation(s), bold=True, centred=True)
    s.line(MOTTO, bold=True, centred=True)
    if s.maybe():
        s.line(s.one_of("-------", "————", "***"), centred=True)
    if dated:
        s.line(_day(s, paper), italic=True)


def laws(s: Script, day: date) -> None:
    """What a paper founds itself on, by the law of its day."""
    if day.year < 2024:
        named = [
            ("Luật Thi đua, Khen thưởng ngày 26 tháng 11 năm 2003 và các Luật sửa đổi, bổ sung", "", ""),
            ("Nghị định số", "91/2017/NĐ-CP", "31 tháng 7 năm 2017"),
            ("Thông tư số", "12/2019/TT-BNV", "04 tháng 11 năm 2019"),
        ]
    else:
        decree = (
            ("152/2025/NĐ-CP", "14 tháng 6 năm 2025") if day >= date(2025, 7, 1) else ("98/2023/NĐ-CP", "31/12/2023")
        )
        named = [("Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022", "", ""), ("Nghị định số", *decree)]
    begins = s.one_of("Căn cứ", "- Căn cứ", "Căn cứ")
    for what, number, when in named[: s.number(1, 3)]:
        if not number:
            s.line(f"{begins} {what};", italic=s.maybe(0.3))
            continue
        when = f"ngày {s.other(spans.DAY, when)}"
        by = "Bộ Nội vụ" if "BNV" in number else "Chính phủ"
        s.line(f"{begins} {what} {s.other(spans.DECISION, number)} {when} của {s.other(spans.AUTHORITY, by)};")


def _units(s: Script, cast: Cast, paper: Nominee) -> list[str]:
    """The units of the head: the one above and the one that issues; at times a third above both, or the lower alone."""
    if s.maybe(0.08):
        return [_wrapped(s, paper, "issuing_unit")]
    lines = [_wrapped(s, paper, "parent_unit"), _wrapped(s, paper, "issuing_unit")]
    if s.maybe(0.1) and cast.department.startswith("Sở"):
        return [f"UBND {cast.province_with_kind}".upper(), *lines]
    return lines


def _wrapped(s: Script, paper: Nominee, name: str) -> str:
    """A unit in capitals; a long one now and then on two lines, without a mark: no source reads on over a line."""
    text = paper.facts[name].upper()
    at = _break(text)
    if len(text) < 30 or not at or s.maybe(0.7):
        return f"{paper.parts[name]:upper}"
    paper.parts[name].enter("")
    return f"{text[:at]}\n{text[at + 1 :]}"


def _break(text: str) -> int:
    """Where a typist breaks a long name: before a place, a second word of sense, never within a compound; 0 nowhere."""
    found = [
        text.find(f" {word} ") for word in ("TỈNH", "HUYỆN", "XÃ", "PHƯỜNG", "THỊ XÃ", "KHU VỰC", "VÀ", "THÀNH PHỐ")
    ]
    near = [at for at in found if len(text) // 4 < at < len(text) * 4 // 5]
    return min(near, key=lambda at: abs(at - len(text) // 2), default=0)


def _number(s: Script, paper: Nominee) -> str:
    match s.number(1, 12):
        case 1:
            return f"Số: {paper.number:spaced}"
        case 2:
            return f"Số:{paper.number}"
        case 3:
            return f"Số {paper.number}"
        case 4:
            return f"Số:       /{paper.facts['number'].partition('/')[2]}"  # not yet numbered
        case _:
            return f"Số: {paper.number}"


def _nation(s: Script) -> str:
    return (
        NATION
        if s.maybe(0.85)
        else s.one_of("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIÊT NAM")
    )


def _day(s: Script, paper: Nominee) -> str:
    form = s.one_of("long", "long", "long", "long", "long", "blank", "dots")
    return f"{paper.place}, {paper.date:{form}}"

"""What somebody received before: tables in many orders of columns, bullets, sentences, years in a range."""

from __future__ import annotations

from collections.abc import Sequence

from training.cast import TITLES, Cast, Item, Nominee
from training.script import Script

TITLES_OF_PEOPLE = ("LDTT", "LDTT", "CSTDCS", "CSTDCS", "CSTD_TINH")
AWARDS_OF_PEOPLE = ("GIAY_KHEN", "GIAY_KHEN", "BK_TINH", "BK_TINH", "BK_BO", "BK_TTG", "HCLD3", "KNC", "KHAC")
TITLES_OF_UNITS = ("TTLDTT", "TTLDXS", "TTLDXS", "CO_TINH", "CO_BO", "CO_CP")
AWARDS_OF_UNITS = ("GIAY_KHEN", "BK_TINH", "BK_TINH", "BK_BO", "BK_TTG", "HCLD3", "HCLD2", "KHAC")
NUMBER = ("Quyết định số", "QĐ số", "Quyết định số", "số", "QĐ", "Quyết định")


def priors(s: Script, cast: Cast, who: Nominee, codes: Sequence[str], *, least: int = 1, most: int = 5) -> list[Item]:
    """Recognitions of the years before, each year's in its turn, not yet printed."""
    years = sorted(s.chance.sample(range(cast.year - 8, cast.year), s.number(least, most)))
    return [cast.prior(who, s.one_of(*codes), year=str(year)) for year in years]


def decision(s: Script, item: Item, *, form: str = "") -> str:
    """ "Quyết định số 12/QĐ-SYT ngày 03/5/2021 của Giám đốc Sở Y tế", in the words of one writer or of none."""
    by = s.one_of(" của ", " của ", ", ", "; ", " do ")
    number = f"{form or s.one_of(*NUMBER)} {item.decision_number}"
    match s.number(1, 8):
        case 1:
            return f"{number}{by if by != ' do ' else ' của '}{item.authority}"
        case 2:
            return f"{number}, {dated(s, item)}"
        case 3:
            return number
        case _:
            behind = " cấp" if by == " do " else ""
            return f"{number}{s.one_of(' ', ', ')}{dated(s, item)}{by}{item.authority}{behind}"


def dated(s: Script, item: Item) -> str:
    """ "ngày 03/5/2021", in any form of a day."""
    day = s.one_of("dmy", "long", "short", "dot", "dmy")
    return f"{item.decision_date:{day}}" if day == "long" else f"ngày {item.decision_date:{day}}"


def received(s: Script, cast: Cast, who: Nominee) -> None:
    """Titles and awards of a person or collective in one of the manners of offices; at times that there are none."""
    people = who.kind != "tap_the"
    titles = priors(s, cast, who, TITLES_OF_PEOPLE if people else TITLES_OF_UNITS, least=1, most=6)
    awards = priors(s, cast, who, AWARDS_OF_PEOPLE if people else AWARDS_OF_UNITS, least=1, most=3)
    match s.number(1, 9):
        case 1 | 2 | 3:
            _two_tables(s, titles, awards)
        case 4 | 5:
            _table(s, sorted(titles + awards, key=lambda item: item.parts["year"].print_as("")), "Danh hiệu/Hình thức")
        case 6:
            _bullets(s, titles + awards)
        case 7:
            s.line(s.one_of("1. Danh hiệu thi đua:", "a) Danh hiệu thi đua", "- Danh hiệu thi đua:"))
            _bullets(s, titles)
            s.line(s.one_of("2. Hình thức khen thưởng:", "b) Hình thức khen thưởng", "- Hình thức khen thưởng:"))
            if s.maybe(0.2):
                s.line(s.one_of("Không có.", "Chưa có", "- Không"))
            else:
                _bullets(s, awards)
        case 8:
            s.line(f"{years_in_a_range(s, cast, who)}.")
            _bullets(s, awards)
        case _:
            s.line(f"{_sentence(s, titles)}. {_sentence(s, awards)}.")


def years_in_a_range(s: Script, cast: Cast, who: Nominee) -> str:
    """ "Từ năm 2019 đến năm 2021 liên tục đạt ... (các Quyết định số ...)": as many titles as years."""
    last = cast.year - s.number(1, 2)
    years = [str(year) for year in range(last - s.number(1, 4), last + 1)]
    code = s.one_of("LDTT", "CSTDCS") if who.kind != "tap_the" else s.one_of("TTLDTT", "TTLDXS")
    items = [cast.prior(who, code, year=year) for year in years]
    span = s.one_of(
        *(f"Từ năm {years[0]} đến năm {years[-1]}", f"Từ {years[0]} đến {years[-1]}", f"Năm {', '.join(years)}"),
        *(f"Các năm {years[0]} - {years[-1]}", f"{len(years):02d} năm liên tục ({years[0]}-{years[-1]})"),
    )
    verb = s.one_of(
        "liên tục đạt danh hiệu", "đạt danh hiệu", "đều được công nhận", "liên tục là", "được tặng danh hiệu"
    )
    text = f"{span} {verb} {items[0].phrase}"
    for item in items:
        item.like(items[0])
        item.tell(year=item.parts["year"].print_as(""))
    if s.maybe(0.5):
        numbers = ", ".join(f"{item.decision_number}" for item in items)
        text += f" ({s.one_of('các Quyết định số', 'QĐ số', 'theo các Quyết định')} {numbers})"
    return text


def _two_tables(s: Script, titles: list[Item], awards: list[Item]) -> None:
    s.line(s.one_of("1. Danh hiệu thi đua:", "1. Danh hiệu thi đua", "- Danh hiệu thi đua:", "a) Danh hiệu thi đua"))
    _table(s, titles, "Danh hiệu thi đua")
    s.line(s.one_of("2. Hình thức khen thưởng:", "2. Hình thức khen thưởng", "b) Hình thức khen thưởng:"))
    _table(s, awards, "Hình thức khen thưởng")


def _table(s: Script, items: list[Item], head: str) -> None:
    """Year, what, and the decision in one column or in several, in any order of columns."""
    whole = "Số, ngày, tháng, năm của quyết định công nhận; cơ quan ban hành quyết định"
    day = s.one_of("dmy", "short", "dot", "long")
    form = s.one_of("Quyết định số", "QĐ số", "Quyết định số", "QĐ")
    columns = {
        "year": (s.one_of("Năm", "Năm", "Năm khen"), lambda item: f"{item.year}"),
        "what": (s.one_of(head, head, head.upper()), lambda item: f"{item.phrase}"),
        "all": (s.one_of(whole, "Số, ngày quyết định, cơ quan ban hành"), lambda item: decision(s, item, form=form)),
        "number": (s.one_of("Số quyết định", "Số QĐ", "Quyết định số"), lambda item: f"{item.decision_number}"),
        "day": (s.one_of("Ngày ký", "Ngày quyết định", "Ngày, tháng, năm"), lambda item: f"{item.decision_date:{day}}"),
        "by": (s.one_of("Cơ quan ban hành", "Cấp khen", "Cơ quan quyết định"), lambda item: f"{item.authority}"),
    }
    orders = (
        *(("year", "what", "all"), ("year", "what", "all"), ("year", "what", "number", "day", "by")),
        *(("what", "year", "all"), ("year", "what", "by", "number", "day"), ("what", "number", "day", "by", "year")),
        *(("year", "all", "what"), ("year", "what", "number", "by")),
    )
    order = s.chance.choice(orders)
    numbered = s.maybe(0.3)
    rows = [[*([s.one_of("TT", "STT")] if numbered else []), *(columns[name][0] for name in order)]]
    for number, item in enumerate(items, 1):
        rows.append([*([str(number)] if numbered else []), *(columns[name][1](item) for name in order)])
    s.table(rows)


def _bullets(s: Script, items: list[Item]) -> None:
    mark = s.one_of("- ", "+ ", "• ", "")
    manner = s.number(1, 4)
    for item in items:
        match manner:
            case 1:
                s.line(f"{mark}Năm {item.year}: {item.phrase} ({decision(s, item)})")
            case 2:
                s.line(f"{mark}{item.phrase} năm {item.year} theo {decision(s, item, form='Quyết định số')}.")
            case 3:
                verb = s.one_of("được tặng", "đạt", "được nhận")
                s.line(f"{mark}Năm {item.year}, {verb} {item.phrase}, {decision(s, item)};")
            case _:
                s.line(f"{mark}{item.phrase} năm {item.year}{s.one_of(';', '.', '')}")


def _sentence(s: Script, items: list[Item]) -> str:
    """Everything in one breath."""
    told = []
    for item in items:
        verb = "đạt danh hiệu" if item.entry["code"] in TITLES else s.one_of("được tặng", "được nhận")
        behind = f" (theo {decision(s, item, form='Quyết định số')})" if s.maybe(0.4) else ""
        told.append(f"năm {item.year} {verb} {item.phrase}{behind}")
    text = "; ".join(told)
    return text[0].upper() + text[1:]

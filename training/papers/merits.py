"""What somebody achieved: duties, results, initiatives and annual classifications, as reports and stories tell them."""

from __future__ import annotations

from training.cast import Cast, Item, Nominee
from training.papers.received import dated
from training.script import Script

PRAISE = (
    "Bản thân luôn chấp hành tốt chủ trương của Đảng, chính sách, pháp luật của Nhà nước",
    "Luôn gương mẫu, có tinh thần đoàn kết, được đồng nghiệp tin yêu",
    "Tích cực học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh",
    "Tham gia đầy đủ các lớp bồi dưỡng chuyên môn do cấp trên tổ chức",
    "Có lối sống giản dị, hòa nhã với đồng nghiệp và nhân dân",
    "Chấp hành nghiêm nội quy, quy chế của cơ quan",
)
WORK = (
    "1. Quyền hạn, nhiệm vụ được giao hoặc đảm nhận",
    "1. Nhiệm vụ được giao",
    "1. Chức năng, nhiệm vụ được phân công",
)
DONE = ("2. Thành tích đạt được", "2. Thành tích đạt được của cá nhân", "2. Kết quả đạt được", "2. Thành tích")


def work(s: Script, cast: Cast, who: Nominee) -> None:
    """What somebody is charged with, on the line of its label or below it."""
    label = s.one_of(*WORK)
    stop = s.one_of("", ".", ".", ";")
    if s.maybe():
        s.line(f"{label}: {who.duties}{stop}")
    else:
        s.line(f"{label}:", bold=s.maybe())
        s.line(f"{s.one_of('', '- ', '')}{who.duties}{stop}")


def results(s: Script, cast: Cast, who: Nominee, *, least: int = 2, most: int = 5) -> None:
    """Statements with figures, among some that praise."""
    mark = s.one_of("- ", "- ", "+ ", "", "• ")
    for _ in range(s.number(least, most)):
        if s.maybe(0.25):
            s.line(f"{mark}{s.one_of(*PRAISE)}.")
        if s.maybe(0.45):
            s.line(f"{mark}{s.prose('report' if who.kind != 'tap_the' or s.maybe(0.3) else 'collective')}.")
        s.line(f"{mark}{cast.achievement(who)}{s.one_of('.', ';', '.')}")


def initiatives(s: Script, cast: Cast, who: Nominee, *, most: int = 3) -> None:
    """Initiatives with their recognition: sentences, a list under a heading, or a table."""
    found = [cast.initiative(who) for _ in range(s.number(1, most))]
    match s.number(1, 6):
        case 1 if len(found) > 1:
            _table_of_initiatives(s, found)
        case 2:
            s.line(s.one_of("3. Sáng kiến, giải pháp:", "Các sáng kiến đã được công nhận:", "* Sáng kiến:"))
            for number, each in enumerate(found, 1):
                s.line(f"{s.one_of('- ', f'{number}) ')}Năm {each.year}: {_quoted(s, each)}, {_recognised(s, each)}.")
        case 3:
            s.line(s.one_of("Sáng kiến kinh nghiệm:", "- Sáng kiến, đề tài:", "3. Sáng kiến, cải tiến kỹ thuật"))
            for each in found:
                s.line(f"+ {_quoted(s, each)} ({_recognised(s, each)})")
        case _:
            for each in found:
                verb = s.one_of(
                    "Có sáng kiến", "Là tác giả sáng kiến", "Chủ nhiệm đề tài", "Có giải pháp", "Đồng tác giả sáng kiến"
                )
                s.line(f"- {verb} {_quoted(s, each)} được công nhận {_scoped(s, each)}tại {_recognised(s, each)}.")


def classifications(s: Script, cast: Cast, who: Nominee, *, most: int = 5) -> None:
    """The annual classifications of some years: a sentence, bullets, a table down or across."""
    years = [str(year) for year in range(cast.year - s.number(0, most - 1), cast.year + 1)]
    found = [cast.classification(who, year=year) for year in years]
    match s.number(1, 7):
        case 1:
            _table_across(s, found)
        case 2:
            s.table([["Năm", "Mức độ hoàn thành nhiệm vụ"], *([f"{c.year}", f"{_level(s, c)}"] for c in found)])
        case 3:
            s.line(s.one_of("3. Kết quả xếp loại chất lượng:", "Kết quả đánh giá, xếp loại hằng năm:", "Xếp loại:"))
            for each in found:
                s.line(f"- Năm {each.year}: {_level(s, each)}{_told_by(s, each)}")
        case 4:
            level = found[0].entry["level"]
            same = [cast.classification(who, year=year, level=level) for year in years]
            _all_alike(s, same)
        case _:
            parts = [f"năm {each.year} {_lower(s, each)}{_told_by(s, each)}" for each in found]
            text = s.one_of("; ", ", ").join(parts)
            s.line(f"{s.one_of('Kết quả xếp loại:', '- Kết quả đánh giá, xếp loại công chức:', 'Đánh giá:')} {text}.")


def _quoted(s: Script, each: Item) -> str:
    title = each.parts["title"].print_as("")
    return f"{each.title}" if s.maybe(0.12) else f"“{each.title}”" if "“" not in title else f'"{each.title}"'


def _recognised(s: Script, each: Item) -> str:
    number = f"{s.one_of('Quyết định số', 'QĐ số', 'Quyết định số', 'QĐ công nhận số')} {each.decision_number}"
    return number if s.maybe(0.15) else f"{number} {dated(s, each)}{s.one_of(' của ', ' của ', ', ')}{each.authority}"


def _scoped(s: Script, each: Item) -> str:
    return f"{each.scope} " if s.maybe(0.35) else ""


def _table_of_initiatives(s: Script, found: list[Item]) -> None:
    """Years, titles and decisions in columns."""
    scoped = s.maybe()
    head = ["TT", "Năm", "Tên sáng kiến, đề tài", "Số, ngày quyết định công nhận", *(["Phạm vi"] if scoped else [])]
    rows = [head]
    for number, each in enumerate(found, 1):
        decided = f"{each.decision_number} ngày {each.decision_date:dmy}"
        rows.append([str(number), f"{each.year}", f"{each.title}", decided, *([f"{each.scope}"] if scoped else [])])
    s.table(rows)


def _table_across(s: Script, found: list[Item]) -> None:
    short = s.maybe()
    levels = [f"{each.short}" if short else f"{each.phrase}" for each in found]
    rows = [["Năm", *(f"{each.year}" for each in found)], [s.one_of("Xếp loại", "Mức xếp loại"), *levels]]
    if s.maybe(0.4):
        rows.append(["Số văn bản", *(f"{each.decision_number}" for each in found)])
    s.table(rows)


def _all_alike(s: Script, found: list[Item]) -> None:
    """One sentence for all years: each of them stands in the gold."""
    first, last = found[0], found[-1]
    span = f"Từ năm {first.year} đến năm {last.year}" if len(found) > 1 else f"Năm {first.year}"
    s.line(f"- {span}: {s.one_of('liên tục ', 'đều ', '')}{_lower(s, first)}.")
    for each in found:
        each.tell()


def _level(s: Script, each: Item) -> str:
    return f"{each.short}" if s.maybe(0.3) else f"{each.phrase}"


def _lower(s: Script, each: Item) -> str:
    return f"{each.phrase:first}"


def _told_by(s: Script, each: Item) -> str:
    if s.maybe(0.6):
        return ""
    sort = "Thông báo số" if "/TB" in each.parts["decision_number"].print_as("") else "Quyết định số"
    return f" ({sort} {each.decision_number})"

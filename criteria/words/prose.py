"""Takes an explained recognition; gives the lines that a clerk reads without a lawyer. Printing is left to `flows`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from criteria.words.explaining import BY_PERSON, BY_PROGRAM, Explained, Explanation, Point
from criteria.words.wording import (
    STATUS_WORDS,
    day_in_words,
    days_in_words,
    kinds_in_words,
    legal_kinds_in_words,
    place_in_words,
)
from records.catalogue import POINT_LETTERS, TITLES

MARKS = {BY_PROGRAM: "[máy]", BY_PERSON: "[người]"}
LEGEND = (
    "[máy]: chương trình đối chiếu với hồ sơ; [người]: Hội đồng, người xét đánh giá. Điều kiện không ghi điều, khoản "
    "là theo đúng điều ở dòng “Căn cứ”; điều, khoản không ghi tên văn bản là của văn bản nêu đầu tiên ở dòng đó."
)
OF_RUNS = (
    "Chuỗi năm tính lùi từ năm xét, theo năm của thành tích chứ không theo năm ra quyết định; một năm không đạt làm "
    "đứt chuỗi, năm nghỉ thai sản thì không; những năm trước khi hết kỷ luật không tính."
)
GENERAL = "Quy tắc chung, áp dụng thêm:"
INDENT = "   "

Section = tuple[str, tuple[str, ...]]


def lines_of(explanation: Explanation) -> Iterator[str]:
    """The whole explanation, a line each; an empty line parts the rules. What all share stands once, at the end."""
    yield f"{explanation.name.upper()} ({explanation.code})"
    yield f"Hồ sơ nhận ngày {day_in_words(explanation.day)}."
    yield from _law(explanation)
    sections = [tuple(_sections(explained)) for explained in explanation.rules]
    shared = _shared(sections)
    for explained, of_rule in zip(explanation.rules, sections, strict=True):
        yield ""
        yield from _rule(explained)
        yield from _written(_without(of_rule, shared))
    if not explanation.rules:
        yield from _nothing(explanation)
        return
    if shared:
        yield ""
        yield "== Chung cho các trường hợp trên ==" if len(sections) > 1 else "== Quy định đi kèm =="
        yield from _written(shared)
    yield ""
    yield LEGEND


def _shared(sections: Sequence[tuple[Section, ...]]) -> tuple[Section, ...]:
    """What stands alike in all rules: whole sections, and of the general rules each that all have."""
    found = []
    for heading, lines in sections[0] if sections else ():
        others = [dict(of_rule).get(heading, ()) for of_rule in sections]
        alike = tuple(line for line in lines if all(line in other for other in others))
        if alike and (heading == GENERAL or all(other == lines for other in others)):
            found.append((heading, alike))
    return tuple(found)


def _without(of_rule: Sequence[Section], shared: Sequence[Section]) -> list[Section]:
    told = dict(shared)
    left = [(heading, tuple(line for line in lines if line not in told.get(heading, ()))) for heading, lines in of_rule]
    return [(heading, lines) for heading, lines in left if lines]


def _nothing(explanation: Explanation) -> Iterator[str]:
    if explanation.regime_entry is None:
        return
    if explanation.only_for:
        yield f"Chỉ xét cho {kinds_in_words(explanation.only_for)}; đề nghị cho đối tượng khác thì không đạt."
    else:
        yield "Chưa nạp quy tắc nào cho danh hiệu, hình thức và đối tượng này: mọi đề nghị là “Cần xem xét”."


def _law(explanation: Explanation) -> Iterator[str]:
    entry = explanation.regime_entry
    if entry is None:
        yield "Chưa nạp quy định có hiệu lực vào ngày này: mọi đề nghị là “Cần xem xét”."
        return
    yield f"Luật áp dụng: {explanation.regime} ({days_in_words(entry)})."
    if not explanation.is_confirmed:
        yield "Văn bản này chưa được đọc, xác nhận: mọi đề nghị là “Cần xem xét”."
        if explanation.shown_day != explanation.day:
            yield f"Dưới đây là quy định đến ngày {day_in_words(explanation.shown_day)}, chỉ để tham khảo."


def _rule(explained: Explained) -> Iterator[str]:
    rule = explained.rule
    kinds = kinds_in_words(explained.kinds)
    legal_kinds = "" if rule.code in TITLES else f"; loại hình: {legal_kinds_in_words(rule.legal_kinds)}"
    yield f"== {kinds[:1].upper()}{kinds[1:]}{legal_kinds} =="
    yield f"Căn cứ: {rule.reference}; {STATUS_WORDS[rule.status]}."
    yield f"Hiệu lực: {days_in_words(rule)}."
    yield f"Quy tắc {rule.id}: {place_in_words(rule)}."
    for other in explained.replaces:
        yield f"Dùng thay cho {other.id}: {place_in_words(other)}."
    if explained.is_shown_only:
        yield f"Chương trình không kết luận theo quy tắc này{f': {rule.note}' if rule.note else ''}."
    elif rule.note:
        yield f"Lưu ý: {rule.note}."
    if rule.is_exclusive:
        yield f"Chỉ xét cho {kinds_in_words(rule.kinds)}; đối tượng khác thì không đạt."
    yield from _conditions(explained)


def _conditions(explained: Explained) -> Iterator[str]:
    point = explained.conditions
    if point.joined == "all" and len(point.members) == 1 and point.members[0].members:
        point = point.members[0]
    if len(point.members) > 1 or point.members[0].members:
        yield "Điều kiện: đạt một trong các điều sau." if point.joined == "any" else "Điều kiện: đạt tất cả."
    else:
        yield "Điều kiện:"
    for number, member in enumerate(point.members, start=1):
        yield from _point(member, f"{number}.", 1)
    if any(leaf.is_of_run for leaf in explained.conditions.leaves()):
        yield OF_RUNS


def _point(point: Point, number: str, depth: int) -> Iterator[str]:
    indent = INDENT * (depth - 1) + " "
    article = f" ({point.article})" if point.article else ""
    if point.members:
        yield f"{indent}{number} {point.text.removesuffix(':')}{article}:"
        for place, member in enumerate(point.members):
            yield from _point(member, _number(place, depth), depth + 1)
        return
    yield f"{indent}{number} {point.text}{article} {MARKS.get(point.judged_by, '')}".rstrip()
    for note in point.notes:
        yield f"{indent}{' ' * len(number)} {note[:1].upper()}{note[1:]}."


def _number(place: int, depth: int) -> str:
    """1. then a) then - then +, as Vietnamese documents number."""
    return f"{POINT_LETTERS[place % len(POINT_LETTERS)]})" if depth == 1 else "-" if depth == 2 else "+"


def _sections(explained: Explained) -> Iterator[Section]:
    """What goes with a rule, each under its heading."""
    beside = explained.attending
    general = tuple(line for each in explained.general for line in _point(each, "-", 1))
    papers = tuple(f" - {paper[:1].upper()}{paper[1:]}." for paper in beside.papers)
    for heading, lines in (
        (GENERAL, general),
        (f"Hồ sơ gồm ({beside.papers_source}):", papers),
        ("Biên bản, bỏ phiếu:", _bulleted(beside.votes)),
        ("Thành tích, khen thưởng đã có:", _bulleted(beside.history)),
        ("Thời hạn, thời gian báo cáo:", _bulleted(beside.deadlines)),
        ("Chỉ tiêu:", _bulleted(beside.targets)),
        ("Tiền thưởng:", _bulleted(beside.money)),
    ):
        if lines:
            yield heading, lines


def _bulleted(sentences: Sequence[str]) -> tuple[str, ...]:
    return tuple(f" - {sentence.removesuffix('.')}." for sentence in sentences)


def _written(sections: Sequence[Section]) -> Iterator[str]:
    for heading, lines in sections:
        yield heading
        yield from lines

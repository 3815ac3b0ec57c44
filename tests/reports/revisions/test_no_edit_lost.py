"""Single edits of a reviewer, one by one, all at once and at random: none is lost when the program changes the paper.

The strongest check: whoever rejects all that the program did to her file has her file again.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from council_paper import COUNCIL, LATER, Council, Person, paper_of
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from reviewer import HER, Reviewer, edited, text_of, word_like
from saving import saved_by_libreoffice
from word_validity import faults

from reports.drafting.doubts import AUTHOR
from reports.revisions import revise
from reports.revisions.words import folded, without_number

FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương")
GIVEN = ("An", "Bình", "Cúc", "Dũng", "Giang", "Hạnh", "Khánh", "Lan", "Minh", "Nga", "Oanh", "Phúc")
UNITS = ("Phòng Kế hoạch", "Văn phòng", "Thanh tra Sở", "Trung tâm Kiểm định", "Chi cục Đo lường")
TITLES = ("Giấy khen", "Lao động tiên tiến", "Chiến sĩ thi đua cơ sở", "Bằng khen")


def person(number: int, *, salt: int = 0) -> Person:
    """An invented nominee; another `salt` is what the program has to say of the same one later."""
    return Person(
        f"2026-Q4-{number:04d}",
        f"{FAMILIES[number % 12]} Văn {GIVEN[(number * 5) % 12]} {GIVEN[number % 7]}",
        f"Chuyên viên, {UNITS[(number + salt) % 5]}",
        TITLES[(number + salt) % 4],
        f"Hoàn thành {number + 3 + salt:02d} nhiệm vụ, tiết kiệm {10 * number + 120 + salt} triệu đồng.",
        "Năm sinh cần đối chiếu." if number % 4 == salt % 4 else "",
    )


TWELVE = replace(COUNCIL, people=tuple(person(n) for n in range(1, 13)))
FIRST = paper_of(TWELVE)
# the program changes half of the nominees, the counts and the chart, leaves one out and takes two in
LATER_TWELVE = replace(
    TWELVE,
    people=tuple(person(n, salt=n % 2) for n in (1, 2, 13, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14)),
    units="05",
    shade=77,
)
SECOND = paper_of(LATER_TWELVE, made_on=LATER)


def at_row(number: int) -> str:
    return person(number).ten


Kept = tuple[str, ...]
SINGLE: list[tuple[str, Callable[[Reviewer], object], Kept, Kept]] = []


def single(name: str, edit: Callable[[Reviewer], object], *, kept: Kept = (), gone: Kept = ()) -> None:
    SINGLE.append((name, edit, kept, gone))


def _cell(number: int, column: int) -> Callable[[Reviewer], Any]:
    return lambda r: r.row(at_row(number)).findall(qn("w:tc"))[column]


for number in range(1, 9):
    single(
        f"title of {number} rewritten",
        lambda r, n=number: r.replace(person(n).danh_hieu, f"Hình thức khác {n}", of=_cell(n, 3)(r)),
        kept=(f"Hình thức khác {number}",),
    )
for number in range(1, 7):
    single(
        f"achievement of {number} rewritten",
        lambda r, n=number: r.replace("Hoàn thành", f"Người soát sửa {n}: hoàn thành", of=r.prose(at_row(n))),
        kept=(f"Người soát sửa {number}: hoàn thành",),
    )
for number in (5, 6, 7):
    single(
        f"summary of {number} deleted",
        lambda r, n=number: r.delete(r.prose(at_row(n))),
        gone=(f"{at_row(number)}, Chuyên viên, {UNITS[number % 5]}:",),
    )
for number in (8, 9):
    single(f"row of {number} deleted", lambda r, n=number: r.delete(r.row(at_row(n))))
for number in (1, 4, 9, 12):
    single(
        f"own paragraph under {number}",
        lambda r, n=number: r.insert(f"Ý kiến thêm về người thứ {n}.", after=r.prose(at_row(n))),
        kept=(f"Ý kiến thêm về người thứ {number}.",),
    )
for number in (2, 7, 12):
    single(
        f"own row under {number}",
        lambda r, n=number: r.insert_row(["9", f"Người thêm {n}", "Văn thư", "Giấy khen"], after=r.row(at_row(n))),
        kept=(f"Người thêm {number}",),
    )
for number in (3, 10):
    single(f"row of {number} moved up", lambda r, n=number: r.move(r.row(at_row(n)), before=r.row(at_row(1))))
for number in (4, 8):
    single(f"summary of {number} moved up", lambda r, n=number: r.move(r.prose(at_row(n)), before=r.prose(at_row(1))))
for number in (1, 3, 10):
    single(
        f"comment on {number}",
        lambda r, n=number: r.comment(r.prose(at_row(n)), f"Xem lại người thứ {n}"),
        kept=(f"Xem lại người thứ {number}",),
    )
for number in (2, 9):
    single(
        f"tracked words at {number}",
        lambda r, n=number: r.track_insert(r.prose(at_row(n)), f" Có xác nhận số {n}."),
        kept=(f"Có xác nhận số {number}.",),
    )
for number in (10, 12):
    single(f"tracked deletion of summary {number}", lambda r, n=number: r.track_delete(r.prose(at_row(n))))
for words, new in (
    ("Văn phòng nhận được", "Đến hết quý, Văn phòng nhận được"),
    ("gửi đúng thời hạn", "gửi trước thời hạn"),
    ("2. Danh sách đề nghị", "2. Danh sách trình Hội đồng"),
    ("Kính trình Thường trực", "Trân trọng kính trình Thường trực"),
    ("CHÁNH VĂN PHÒNG", "KT. CHÁNH VĂN PHÒNG"),
    ("- Lưu: VT.", "- Lưu: VT, HSTĐKT."),
    ("Họ và tên", "Họ, tên"),
    ("Nghị định số 152/2025/NĐ-CP;", "Nghị định số 152/2025/NĐ-CP của Chính phủ;"),
):
    single(f"{words} reworded", lambda r, a=words, b=new: r.replace(a, b), kept=(without_number(new),))
single("own table", lambda r: r.insert_table(["Ô thêm"], after=r.prose("xem xét, quyết định")), kept=("Ô thêm",))
single("chart deleted", lambda r: r.delete(next(r.body.iter(qn("w:drawing"))).getparent().getparent()))
single("sentence underlined", lambda r: r.dress(r.prose("Hồ sơ được lập")))


def test_at_least_forty_edits() -> None:
    assert len(SINGLE) >= 40


@pytest.mark.parametrize("edit", SINGLE, ids=lambda each: each[0])
def test_single_edit_survives(edit: tuple[str, Callable[[Reviewer], object], Kept, Kept]) -> None:
    _, do, kept, gone = edit
    check_nothing_lost(word_like(edited(FIRST.content, do)), kept=kept, gone=gone)


def test_many_edits_together_survive_libreoffice(tmp_path: Path) -> None:
    """All but those that would undo one another."""
    apart = ("summary of", "moved", "deletion", "row of")
    together = [each for each in SINGLE if not any(words in each[0] for words in apart)]
    assert len(together) >= 30
    reviewed = edited(FIRST.content, *(do for _, do, _, _ in together))
    saved = saved_by_libreoffice({"all": reviewed}, tmp_path)["all"]
    check_nothing_lost(saved, kept=tuple(words for _, _, kept, _ in together for words in kept))


@settings(max_examples=25, deadline=None, derandomize=True, database=None)
@given(st.integers(min_value=0, max_value=2**32 - 1))
def test_random_edits_survive_random_changes(seed: int) -> None:
    chance = random.Random(seed)
    first = Council(tuple(person(n) for n in sorted(chance.sample(range(1, 30), chance.randint(3, 9)))))
    paper = paper_of(first)
    reviewed = edited(paper.content, lambda r: _edit_at_random(r, chance))
    if chance.random() < 0.5:
        reviewed = word_like(reviewed)
    check_nothing_lost(reviewed, first=paper, later=_changed_at_random(first, chance))


@settings(max_examples=6, deadline=None, derandomize=True, database=None)
@given(st.integers(min_value=0, max_value=2**32 - 1))
def test_random_rounds_stay_sound(seed: int) -> None:
    """Three versions with edits between them, the program's changes accepted, rejected or left pending."""
    chance = random.Random(seed)
    council = Council(tuple(person(n) for n in sorted(chance.sample(range(1, 30), chance.randint(3, 7)))))
    paper = paper_of(council)
    blocks, content = paper.blocks, paper.content
    for _ in range(3):
        reviewed = edited(content, lambda r: _settle_at_random(r, chance), lambda r: _edit_at_random(r, chance))
        council = _changed_at_random(Council(council.people), chance)
        fresh = paper_of(council, made_on=LATER)
        revised = revise(blocks, reviewed, fresh, made_on=LATER)
        assert (found := faults(revised.content)) == [] or set(found) <= set(faults(reviewed))
        assert revise(revised.blocks, revised.content, fresh, made_on=LATER).content == revised.content
        blocks, content = revised.blocks, revised.content


def _settle_at_random(r: Reviewer, chance: random.Random) -> None:
    way = chance.random()
    if way < 0.5:
        r.settle(accept=way < 0.25)


def check_nothing_lost(
    reviewed: bytes, *, kept: Kept = (), gone: Kept = (), first: Any = FIRST, later: Council = LATER_TWELVE
) -> None:
    fresh = SECOND if later is LATER_TWELVE else paper_of(later, made_on=LATER)
    revised = revise(first.blocks, reviewed, fresh, made_on=LATER)
    assert revised.is_merged
    assert (found := faults(revised.content)) == [] or set(found) <= set(faults(reviewed))
    hers, result = Reviewer(reviewed), Reviewer(revised.content)
    deleted = {f"_tdkt_{edit.key}" for edit in revised.edits if edit.kind == "deleted"}
    assert deleted & marks(result) <= marks(hers)  # nothing that she took out is put in again
    assert [c for c in said(result) if c[0] == HER] == [c for c in said(hers) if c[0] == HER]
    words = "\n".join([*lines(result), *(text for _, text in said(result))])
    for each in kept:
        assert each in words
    for each in gone:
        assert each not in words
    reject_program(result)
    assert lines(result) == lines(hers)
    again = revise(revised.blocks, revised.content, fresh, made_on=LATER)
    assert again.content == revised.content and again.changes == ()


def marks(reviewer: Reviewer) -> set[str]:
    return {start.get(qn("w:name")) for start in reviewer.body.iter(qn("w:bookmarkStart"))}


def lines(reviewer: Reviewer) -> list[str]:
    """The words of each paragraph in order, without numbers of lines and without wordless paragraphs."""
    found = (folded(without_number(text_of(paragraph))) for paragraph in reviewer.body.iter(qn("w:p")))
    return [text for text in found if text and not text.isdigit()]


def said(reviewer: Reviewer) -> list[tuple[str, str]]:
    return [(comment.author, comment.text) for comment in reviewer.document.comments]


def reject_program(reviewer: Reviewer) -> None:
    """Rejects all that the program changed in the file, and nothing of hers."""
    for mark in [*reviewer.body.iter(qn("w:ins")), *reviewer.body.iter(qn("w:del"))]:
        if mark.get(qn("w:author")) != AUTHOR or mark.getparent() is None:
            continue
        if mark.tag == qn("w:ins"):
            reviewer.drop(mark)
            continue
        for piece in mark.iter(qn("w:delText")):
            piece.tag = qn("w:t")
        for child in list(mark):
            mark.addprevious(child)
        mark.getparent().remove(mark)


def _changed_at_random(council: Council, chance: random.Random) -> Council:
    """Some left out, some late, some with other words, in another order of the list now and then."""
    people = [each for each in council.people if chance.random() > 0.2]
    people = [person(int(each.ma[-4:]), salt=chance.choice((0, 0, 1, 2))) for each in people]
    people += [person(n) for n in chance.sample(range(30, 40), chance.randint(0, 2))]
    if chance.random() < 0.3:
        chance.shuffle(people)
    laws = council.laws if chance.random() < 0.7 else (*council.laws, "Thông tư số 15/2025/TT-BNV;")
    return replace(
        council,
        people=tuple(people),
        laws=laws,
        units=f"{chance.randint(1, 9):02d}",
        shade=chance.randint(0, 250),
        appendix=("Phần thêm một", "Phần thêm hai") if chance.random() < 0.3 else (),
        remark="Có thêm một nhận xét của chương trình." if chance.random() < 0.3 else "",
    )


def _edit_at_random(r: Reviewer, chance: random.Random) -> None:
    for number in range(chance.randint(1, 8)):
        prose = [p for p in r.body.iterchildren(qn("w:p")) if text_of(p).strip()]
        rows = list(r.body.findall(qn("w:tbl"))[1].iter(qn("w:tr")))[1:]
        paragraph, row = chance.choice(prose), chance.choice(rows or [None])
        what = chance.randint(0, 11)
        if what == 0:
            r.replace(text_of(paragraph)[:3], f"Sửa {number} ", of=paragraph)
        elif what == 1 and len(prose) > 4:
            r.delete(paragraph)
        elif what == 2:
            r.insert(f"Đoạn riêng {number}.", after=paragraph)
        elif what == 3:
            r.move(paragraph, before=chance.choice(prose))
        elif what == 4:
            r.comment(paragraph, f"Ý kiến {number}")
        elif what == 5:
            r.track_insert(paragraph, f" thêm {number}")
        elif what == 6:
            r.track_delete(paragraph)
        elif what == 7:
            r.dress(paragraph)
        elif what == 8:
            r.drop_bookmark(paragraph)
        elif row is not None and what == 9 and len(rows) > 1:
            r.delete(row)
        elif row is not None and what == 10:
            texts = [text_of(p) for p in row.iter(qn("w:p"))]
            r.replace(texts[3], f"Danh hiệu {number}", of=row.findall(qn("w:tc"))[3])
        elif row is not None and what == 11:
            r.insert_row(["7", f"Người {number}", "Văn thư", "Giấy khen"], after=row)

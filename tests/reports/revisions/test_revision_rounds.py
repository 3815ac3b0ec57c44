"""A paper goes back and forth: accepted, rejected, offered once, brought back, taken out, round after round."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import docx
import pytest
from council_paper import AN, BINH, COUNCIL, CUC, DUNG, LATE, LATER, Council, Person, paper_of
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from lxml import etree
from reviewer import HER, W14, W15, Reviewer, edited, text_of, word_like
from word_validity import faults

from reports.drafting.blocks import Rendered
from reports.revisions import Revised, edits_in, revise

FIRST = paper_of()
COUNTED = "Văn phòng nhận được"


def next_version(before: Revised | Rendered, reviewed: bytes, council: Council) -> Revised:
    revised = revise(before.blocks, reviewed, paper_of(council, made_on=LATER), made_on=LATER)
    assert revised.is_merged
    assert faults(revised.content) == []
    return revised


def shown(content: bytes) -> str:
    body = docx.Document(io.BytesIO(content)).element.body
    return "\n".join(text_of(paragraph) for paragraph in body.iter(qn("w:p")))


def comments(content: bytes) -> list[str]:
    return [comment.text for comment in docx.Document(io.BytesIO(content)).comments]


def marks(content: bytes) -> tuple[list[str], list[str]]:
    """Struck and inserted words, as they stand."""
    body: Any = docx.Document(io.BytesIO(content)).element.body
    struck = ["".join(t.text for t in mark.iter(qn("w:delText"))) for mark in body.iter(qn("w:del"))]
    added = ["".join(t.text for t in mark.iter(qn("w:t"))) for mark in body.iter(qn("w:ins"))]
    return [text for text in struck if text], [text for text in added if text]


def test_three_rounds_keep_every_edit() -> None:
    one = next_version(
        FIRST,
        edited(FIRST.content, lambda r: r.replace("Hồ sơ được lập", "Hồ sơ của các đơn vị được lập")),
        COUNCIL.with_late(LATE),
    )
    two = next_version(
        one,
        edited(
            word_like(one.content),
            lambda r: r.insert("Ý kiến của chị Hoa.", after=r.paragraph(COUNTED)),
            lambda r: r.delete(r.row("Lê Thị Cúc")),
        ),
        COUNCIL.with_late(LATE).but(AN.ma, danh_hieu="Giấy khen"),
    )
    three = next_version(
        two,
        edited(
            word_like(two.content), lambda r: r.replace("Kính trình Thường trực", "Trân trọng kính trình Thường trực")
        ),
        COUNCIL.with_late(LATE).but(AN.ma, danh_hieu="Bằng khen").but(CUC.ma, danh_hieu="Bằng khen"),
    )
    text = shown(three.content)
    for words in ("Hồ sơ của các đơn vị được lập", "Ý kiến của chị Hoa.", "Trân trọng kính trình Thường trực"):
        assert words in text
    assert "nhận được 05 đề nghị" in text and "Đỗ Thị Hoa" in text
    table = text[text.index("Danh hiệu, hình thức") : text.index("3. Tóm tắt")]
    assert "Lê Thị Cúc" not in table and "Bằng khen" in table
    assert [change.kind for change in three.changes] == ["updated", "withheld"]


def test_conflict_is_offered_once_and_again_only_when_the_program_says_something_new() -> None:
    reviewed = edited(FIRST.content, lambda r: r.replace("Phòng Kế hoạch", "Phòng Tổng hợp", of=r.row(AN.ten)))
    moved = COUNCIL.but(AN.ma, chuc_vu="Chuyên viên, Phòng Tài chính")
    one = next_version(FIRST, reviewed, moved)
    assert "Máy đề xuất: Chuyên viên, Phòng Tài chính" in comments(one.content)
    two = next_version(one, one.content, moved)
    assert two.content == one.content
    three = next_version(two, two.content, COUNCIL.but(AN.ma, chuc_vu="Chuyên viên, Phòng Đào tạo"))
    offers = [text for text in comments(three.content) if text.startswith("Máy đề xuất")]
    assert offers == ["Máy đề xuất: Chuyên viên, Phòng Đào tạo"]
    agreed = next_version(three, three.content, COUNCIL.but(AN.ma, chuc_vu="Chuyên viên, Phòng Tổng hợp"))
    assert not [text for text in comments(agreed.content) if text.startswith("Máy đề xuất")]
    assert "Chuyên viên, Phòng Tổng hợp" in shown(agreed.content)


def test_comment_alone_is_no_correction_and_when_it_is_gone_the_offer_is_made_good() -> None:
    """The program's old name stands under her comment: that is not her writing the old name."""
    commented = edited(
        FIRST.content, lambda r: r.comment(next(r.row(AN.ten).findall(qn("w:tc"))[1].iter(qn("w:p"))), "?")
    )
    renamed = COUNCIL.but(AN.ma, ten="Nguyễn Thị Ân")
    one = next_version(FIRST, commented, renamed)
    assert "Máy đề xuất: Nguyễn Thị Ân" in comments(one.content)
    two = next_version(one, one.content, renamed)
    assert [edit.kind for edit in two.edits] == ["commented"] and two.corrections == ()
    assert two.content == one.content and two.blocks == one.blocks
    three = next_version(two, edited(two.content, lambda r: r.drop_comment(_number_of(r, "?"))), renamed)
    assert [change.kind for change in three.changes] == ["updated"]
    assert marks(three.content) == (["An"], ["Ân"]) or "Ân" in marks(three.content)[1]
    assert not [text for text in comments(three.content) if text.startswith("Máy đề xuất")]


def _number_of(r: Reviewer, words: str) -> str:
    return next(str(comment.comment_id) for comment in r.document.comments if comment.text == words)


def test_rejected_change_is_hers_and_accepted_one_is_the_programs() -> None:
    moved = COUNCIL.but(AN.ma, danh_hieu="Giấy khen")
    one = next_version(FIRST, FIRST.content, moved)
    rejected = edited(one.content, lambda r: r.settle(accept=False))
    two = next_version(one, rejected, moved)
    assert two.content == rejected and [edit.kind for edit in two.edits] == ["changed"]
    assert "Lao động tiên tiến" in shown(two.content)
    offered = next_version(two, two.content, COUNCIL.but(AN.ma, danh_hieu="Bằng khen"))
    assert "Máy đề xuất: Bằng khen" in comments(offered.content)
    accepted = edited(one.content, lambda r: r.settle(accept=True))
    three = next_version(one, accepted, COUNCIL.but(AN.ma, danh_hieu="Bằng khen"))
    assert three.edits == () and marks(three.content) == (["Giấy"], ["Bằng"])


def test_pending_change_gives_way_to_the_next_one() -> None:
    one = next_version(FIRST, FIRST.content, replace(COUNCIL, units="03"))
    two = next_version(one, word_like(one.content), replace(COUNCIL, units="07"))
    assert marks(two.content) == (["02"], ["07"])
    back = next_version(two, word_like(two.content), COUNCIL)
    assert marks(back.content) == ([], [])
    assert "của 02 đơn vị" in shown(back.content)


def test_withdrawn_nominee_is_struck_and_comes_back() -> None:
    one = next_version(FIRST, FIRST.content, COUNCIL.without(BINH.ma))
    assert BINH.ten not in shown(one.content)
    two = next_version(one, word_like(one.content), COUNCIL)
    assert shown(two.content).count(BINH.ten) == 2
    assert marks(two.content)[0] == [] or BINH.ten not in " ".join(marks(two.content)[0])


def test_struck_nominee_whom_she_keeps_is_hers() -> None:
    gone = COUNCIL.without(BINH.ma)
    one = next_version(FIRST, FIRST.content, gone)
    kept = edited(one.content, lambda r: r.settle(accept=False, within=r.body.findall(qn("w:tbl"))[1]))
    two = next_version(one, kept, gone)
    assert BINH.ten in shown(two.content)
    assert [change.what for change in two.changes] == ["Đánh lại số thứ tự theo thứ tự các dòng, đoạn hiện có."]
    assert next_version(two, two.content, gone).content == two.content


def test_late_nominee_whom_she_had_written_herself_is_not_doubled() -> None:
    reviewed = edited(
        FIRST.content,
        lambda r: r.insert_row(["5", "Đỗ Thị Hoa", "Chuyên viên", "Giấy khen"], after=r.row("Phạm Văn Dũng")),
    )
    one = next_version(FIRST, reviewed, COUNCIL.with_late(LATE))
    table = shown(one.content).split("3. Tóm tắt")[0]
    assert table.count("Đỗ Thị Hoa") == 1
    assert "Máy đề xuất: Đỗ Thị Hoa; Chuyên viên, Văn phòng; Giấy khen" in comments(one.content)


def test_new_first_of_a_list_stands_before_the_others() -> None:
    early = Person("2026-Q4-0009", "Bùi Thị Ánh", "Văn thư, Văn phòng", "Giấy khen", "Lưu trữ đủ hồ sơ.")
    council = replace(COUNCIL, people=(early, *COUNCIL.people))
    reviewed = edited(FIRST.content, lambda r: r.insert("Ý kiến.", after=r.paragraph("Hồ sơ được lập")))
    one = next_version(FIRST, reviewed, council)
    table = shown(one.content).split("3. Tóm tắt")[0]
    assert table.index("Bùi Thị Ánh") < table.index("Nguyễn Thị An")


def test_order_that_the_program_changed_is_told_once_and_left() -> None:
    turned = replace(COUNCIL, people=(COUNCIL.people[2], *COUNCIL.people[:2], COUNCIL.people[3]))
    one = next_version(FIRST, FIRST.content, turned)
    assert shown(one.content) == shown(FIRST.content)
    assert [change.what for change in one.changes] == [f"Giữ thứ tự đang có, tuy chương trình nay xếp khác: {CUC.ten}."]
    assert next_version(one, one.content, turned).changes == ()


def test_list_that_she_took_out_gets_no_late_row() -> None:
    reviewed = edited(FIRST.content, lambda r: r.delete(r.body.findall(qn("w:tbl"))[1]))
    one = next_version(FIRST, reviewed, COUNCIL.with_late(LATE))
    assert "Họ và tên" not in shown(one.content)
    assert [change.kind for change in one.changes] == ["updated", "withheld", "added"]
    assert [correction.field for correction in one.corrections] == []


@pytest.mark.parametrize("way", ["pending", "accepted"])
def test_appendix_that_is_no_more_leaves_no_empty_table(way: str) -> None:
    one = next_version(FIRST, FIRST.content, replace(COUNCIL, appendix=("Dòng một", "Dòng hai")))
    reviewed = one.content if way == "pending" else edited(one.content, lambda r: r.settle(accept=True))
    two = next_version(one, reviewed, COUNCIL)
    settled = edited(two.content, lambda r: r.settle(accept=True))
    assert shown(settled) == shown(FIRST.content)
    assert len(docx.Document(io.BytesIO(settled)).tables) == 3


def test_her_line_about_a_nominee_who_left_and_came_back_stays_hers() -> None:
    reviewed = edited(FIRST.content, lambda r: r.replace("Tiết kiệm", "Đã tiết kiệm", of=r.prose(BINH.ten)))
    one = next_version(FIRST, reviewed, COUNCIL.without(BINH.ma))
    two = next_version(one, one.content, COUNCIL.but(BINH.ma, tom_tat="Tiết kiệm 150 triệu đồng."))
    assert "Đã tiết kiệm 120 triệu đồng." in shown(two.content)
    assert any("Tiết kiệm 150 triệu đồng." in text for text in comments(two.content))


def test_edited_row_of_a_nominee_who_is_no_longer_proposed_is_struck_with_her_words() -> None:
    """Nobody stays in a list who is not of it; nothing of what she wrote is lost, and it comes back with him."""
    reviewed = edited(FIRST.content, lambda r: r.replace("Chuyên viên", "Chuyên viên cao cấp", of=r.row(AN.ten)))
    one = next_version(FIRST, reviewed, COUNCIL.without(AN.ma))
    assert AN.ten not in shown(one.content)
    assert "cao cấp" in "".join(marks(one.content)[0])
    assert any(text.startswith("Trường hợp này không còn trong danh sách") for text in comments(one.content))
    two = next_version(one, one.content, COUNCIL)
    assert "Chuyên viên cao cấp" in shown(two.content)
    assert not any(text.startswith("Trường hợp này không còn trong danh sách") for text in comments(two.content))


def test_dash_that_word_makes_long_is_nobodys_correction() -> None:
    paper = paper_of(COUNCIL.but(AN.ma, chuc_vu="Trưởng khoa Điện - Điện tử"))
    reviewed = edited(paper.content, lambda r: r.replace("Điện - Điện", "Điện – Điện", of=r.row(AN.ten)))
    assert edits_in(paper.blocks, reviewed).corrections == ()
    reviewed = edited(paper.content, lambda r: r.replace("Điện - Điện tử", "Điện – Cơ khí", of=r.row(AN.ten)))
    assert len(edits_in(paper.blocks, reviewed).corrections) == 1


def test_paragraph_moved_with_tracking_is_known_where_it_went() -> None:
    def move(r: Reviewer) -> None:
        source = r.prose("Hồ sơ được lập")
        target = r.insert(text_of(source), after=r.prose("Kính trình"))
        for paragraph, tag in ((source, "w:moveFrom"), (target, "w:moveTo")):
            for run in list(paragraph.iter(qn("w:r"))):
                mark = r.mark(tag)
                run.addprevious(mark)
                mark.append(run)

    reviewed = edited(FIRST.content, move)
    one = next_version(FIRST, reviewed, COUNCIL.with_late(LATE))
    assert [edit.kind for edit in one.edits] == ["moved"]
    assert next_version(one, one.content, COUNCIL.with_late(LATE)).content == one.content


def test_comments_are_answered_once_and_replies_stay() -> None:
    reviewed = _replied(FIRST.content, "Năm sinh")
    one = next_version(FIRST, reviewed, COUNCIL.but(BINH.ma, doubt=""))
    assert "Năm sinh?" in comments(one.content) and "Đã đối chiếu, đúng." in comments(one.content)
    plain = next_version(FIRST, FIRST.content, COUNCIL.but(BINH.ma, doubt=""))
    assert comments(plain.content) == []


def test_new_doubt_stands_on_its_words() -> None:
    one = next_version(FIRST, FIRST.content, COUNCIL.but(CUC.ma, doubt="Tên đọc từ bản quét."))
    body: Any = docx.Document(io.BytesIO(one.content)).element.body
    number = next(c.comment_id for c in docx.Document(io.BytesIO(one.content)).comments if "bản quét" in c.text)
    start = next(m for m in body.iter(qn("w:commentRangeStart")) if m.get(qn("w:id")) == str(number))
    words = ""
    for each in start.itersiblings():
        if each.tag == qn("w:commentRangeEnd"):
            break
        words += "".join(t.text for t in each.iter(qn("w:t")))
    assert words == CUC.ten


@pytest.mark.parametrize("way", ["replaced", "deleted"])
def test_chart_of_hers_stays(way: str) -> None:
    other = paper_of(replace(COUNCIL, shade=10))
    if way == "replaced":
        reviewed = _with_picture_of(FIRST.content, other.content)
    else:
        reviewed = edited(FIRST.content, lambda r: r.delete(next(r.body.iter(qn("w:drawing"))).getparent().getparent()))
    one = next_version(FIRST, reviewed, replace(COUNCIL, shade=90))
    assert _pictures(one.content) == _pictures(reviewed)
    assert [edit.kind for edit in one.edits] == ["changed" if way == "replaced" else "deleted"]
    assert [change.kind for change in one.changes] == (["offered"] if way == "replaced" else [])


def test_changed_chart_is_put_in() -> None:
    fresh = paper_of(replace(COUNCIL, shade=90))
    one = next_version(FIRST, FIRST.content, replace(COUNCIL, shade=90))
    assert _pictures(one.content) == _pictures(fresh.content) != _pictures(FIRST.content)


def test_two_lines_joined_by_her_are_both_kept() -> None:
    def join(r: Reviewer) -> None:
        first, second = r.prose(COUNTED), r.prose("Hồ sơ được lập")
        for child in [c for c in second if c.tag != qn("w:pPr")]:
            first.append(child)
        r.delete(second)

    one = next_version(FIRST, edited(FIRST.content, join), COUNCIL.with_late(LATE))
    assert "trong quý.Hồ sơ được lập" in shown(one.content)
    assert "nhận được 04 đề nghị" in shown(one.content)


def test_paragraph_split_by_her_is_kept() -> None:
    def split(r: Reviewer) -> None:
        first = r.prose(COUNTED)
        r.replace(" của 02 đơn vị trong quý.", ".", of=first)
        second = r.insert("Các hồ sơ là của 02 đơn vị.", after=first)
        for mark in list(first.iter(qn("w:bookmarkEnd"))):
            second.append(mark)

    reviewed = edited(FIRST.content, split)
    one = next_version(FIRST, reviewed, COUNCIL.with_late(LATE))
    text = shown(one.content)
    assert "nhận được 04 đề nghị khen thưởng." in text and "Các hồ sơ là của 02 đơn vị." in text
    assert next(change.kind for change in one.changes) == "offered"


def test_cells_of_hers_in_a_row_with_a_new_column_stay_and_the_others_follow() -> None:
    def widen(r: Reviewer) -> None:
        for row in r.body.findall(qn("w:tbl"))[1].iter(qn("w:tr")):
            cell = etree.fromstring(etree.tostring(row.findall(qn("w:tc"))[-1]))
            r.drop_bookmark(cell)
            for text in list(cell.iter(qn("w:t"))):
                text.text = "ghi chú"
            row.append(cell)

    one = next_version(FIRST, edited(FIRST.content, widen), COUNCIL.but(DUNG.ma, danh_hieu="Bằng khen"))
    table = shown(one.content).split("3. Tóm tắt")[0]
    assert table.count("ghi chú") == 5 and "Bằng khen" in table


def test_words_of_a_correction_are_found_in_their_sentence() -> None:
    reviewed = edited(
        FIRST.content,
        lambda r: r.replace("Kỹ sư", "Kỹ sư chính", of=r.prose(BINH.ten)),
        lambda r: r.replace("Nguyễn Thị An", "Bà Nguyễn Thị Ân", of=r.prose("Rút ngắn")),
        lambda r: r.replace("Thanh tra Sở: Dẫn", "Thanh tra: Dẫn", of=r.prose("Phạm Văn Dũng")),
    )
    found = edits_in(FIRST.blocks, reviewed).corrections
    assert [(c.proposal, c.field, c.old, c.new, c.who) for c in found] == [
        (AN.ma, "full_name", "Nguyễn Thị An", "Nguyễn Thị Ân", HER),
        (BINH.ma, "position", "Kỹ sư", "Kỹ sư chính", HER),
        (DUNG.ma, "unit", "Thanh tra Sở", "Thanh tra", HER),
    ]


def test_words_between_two_values_are_nobodys_correction() -> None:
    reviewed = edited(FIRST.content, lambda r: r.replace(", Trung tâm", ", thuộc Trung tâm", of=r.prose(BINH.ten)))
    assert [c.new for c in edits_in(FIRST.blocks, reviewed).corrections if c.field == "full_name"] == []


def test_struck_out_row_is_proposed_to_be_left_out() -> None:
    reviewed = edited(FIRST.content, lambda r: [r.dress(p, "w:strike", "true") for p in r.row(CUC.ten).iter(qn("w:p"))])
    assert [(c.proposal, c.field) for c in edits_in(FIRST.blocks, reviewed).corrections] == [(CUC.ma, "withdrawn")]


def test_edited_form_does_not_bring_everything_twice() -> None:
    """The Office changes a sentence of the form: the key is another, the place the same."""
    renamed = tuple(
        block.model_copy(update={"key": f"{block.key[:-4]}ffff"}) if COUNTED in block.cells[0].text else block
        for block in FIRST.blocks
    )
    reviewed = FIRST.content
    for block, old in zip(renamed, FIRST.blocks, strict=True):
        reviewed = _renamed_bookmark(reviewed, old.key, block.key)
    one = revise(renamed, reviewed, paper_of(COUNCIL.with_late(LATE), made_on=LATER), made_on=LATER)
    assert shown(one.content).count(COUNTED) == 1
    assert "nhận được 05 đề nghị" in shown(one.content)
    two = revise(one.blocks, one.content, paper_of(COUNCIL.with_late(LATE), made_on=LATER), made_on=LATER)
    assert two.content == one.content


def _renamed_bookmark(content: bytes, old: str, new: str) -> bytes:
    if old == new:
        return content
    reviewer = Reviewer(content)
    for start in reviewer.body.iter(qn("w:bookmarkStart")):
        if start.get(qn("w:name")) == f"_tdkt_{old}":
            start.set(qn("w:name"), f"_tdkt_{new}")
    return reviewer.saved()


def _replied(content: bytes, words: str) -> bytes:
    """A reply as Word keeps it: a comment of its own, tied to the first one by the ids of their paragraphs."""
    reviewer = Reviewer(content)
    first = next(c for c in reviewer.document.comments if words in c.text)
    reply = reviewer.comment(reviewer.paragraph(BINH.ten), "Đã đối chiếu, đúng.")
    part = reviewer.document.part._comments_part
    ids = {}
    for comment in part.element:
        for paragraph in comment.iter(qn("w:p")):
            ids[comment.get(qn("w:id"))] = identity = f"{0x5000 + len(ids):08X}"
            paragraph.set(f"{{{W14}}}paraId", identity)
    parent, child = ids[str(first.comment_id)], ids[reply]
    xml = (
        f'<w15:commentsEx xmlns:w15="{W15}"><w15:commentEx w15:paraId="{parent}" w15:done="0"/>'
        f'<w15:commentEx w15:paraId="{child}" w15:paraIdParent="{parent}" w15:done="0"/></w15:commentsEx>'
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.commentsExtended+xml"
    package = reviewer.document.part.package
    extended = Part(PackURI("/word/commentsExtended.xml"), kind, xml.encode(), package)
    reviewer.document.part.relate_to(
        extended, "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
    )
    return reviewer.saved()


def _with_picture_of(content: bytes, other: bytes) -> bytes:
    picture = _pictures(other)[0]
    document: Any = docx.Document(io.BytesIO(content))
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/image"):
            relation.target_part._blob = picture
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _pictures(content: bytes) -> list[bytes]:
    document: Any = docx.Document(io.BytesIO(content))
    blips = document.element.body.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}blip")
    return [document.part.related_parts[blip.get(qn("r:embed"))].blob for blip in blips]

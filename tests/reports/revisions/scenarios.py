"""What reviewers do between two versions, and what must then stand in the next one, whatever suite saved hers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from council_paper import AN, BINH, COUNCIL, CUC, LATE, Council
from docx.oxml.ns import qn
from reviewer import Reviewer

COUNTED = "Văn phòng nhận được"
STATIC = "Hồ sơ được lập theo hướng dẫn"
LATER_COUNCIL = COUNCIL.with_late(LATE)


@dataclass(frozen=True)
class Scenario:
    """`edit` is hers, `council` what the program has to say now; `kept` and `gone` are words of the next version.

    `edits` and `changes` are kinds, in order; `offered` words of a comment; `updates` (old, new) of tracked changes.
    """

    name: str
    edit: Callable[[Reviewer], object]
    council: Council = COUNCIL
    kept: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    struck: tuple[str, ...] = ()  # words that stand inside tracked deletions
    edits: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()
    updates: tuple[tuple[str, str], ...] = ()
    corrections: tuple[tuple[str, str, str | None], ...] = ()
    order: tuple[str, ...] = ()


COUNT = ("04", "05")
COUNT_UP = ("updated",)
LATE_COMES = ("added", "added")

SCENARIOS = (
    Scenario("nothing", lambda r: None),
    Scenario(
        "edited sentence, program changes it too",
        lambda r: r.replace(COUNTED, "Đến nay, Văn phòng đã nhận"),
        LATER_COUNCIL,
        kept=("Đến nay, Văn phòng đã nhận 04 đề nghị",),
        edits=("changed",),
        changes=("offered", *LATE_COMES),
        offered=("Máy đề xuất: Văn phòng nhận được 05 đề nghị khen thưởng của 02 đơn vị trong quý.",),
    ),
    Scenario(
        "edited static sentence, program the same",
        lambda r: r.replace("đúng thời hạn quy định", "trước ngày 20 tháng 9"),
        kept=("gửi trước ngày 20 tháng 9",),
        edits=("changed",),
    ),
    Scenario(
        "edited cell, the others of its row change",
        lambda r: r.replace(
            "Văn thư, Văn phòng", "Văn thư, Phòng Hành chính", of=r.row("Lê Thị Cúc").findall(qn("w:tc"))[2]
        ),
        COUNCIL.but(CUC.ma, danh_hieu="Giấy khen"),
        kept=("Văn thư, Phòng Hành chính",),
        edits=("changed",),
        changes=("updated",),
        updates=(("Chiến sĩ thi đua cơ sở", "Giấy khen"),),
        corrections=(("unit", "Văn phòng", "Phòng Hành chính"),),
    ),
    Scenario(
        "corrected name",
        lambda r: r.replace("Nguyễn Thị An", "Nguyễn Thị Ân", of=r.row("Nguyễn Thị An").findall(qn("w:tc"))[1]),
        kept=("Nguyễn Thị Ân",),
        edits=("changed",),
        corrections=(("full_name", "Nguyễn Thị An", "Nguyễn Thị Ân"),),
    ),
    Scenario(
        "deleted static paragraph",
        lambda r: r.delete(r.paragraph(STATIC)),
        LATER_COUNCIL,
        gone=(STATIC,),
        edits=("deleted",),
        changes=(*COUNT_UP, *LATE_COMES),
        updates=(COUNT,),
    ),
    Scenario(
        "deleted paragraph that the program changes",
        lambda r: r.delete(r.paragraph(COUNTED)),
        LATER_COUNCIL,
        gone=(COUNTED,),
        edits=("deleted",),
        changes=("withheld", *LATE_COMES),
    ),
    Scenario(
        "deleted row and paragraph of a nominee, his title changes",
        lambda r: (r.delete(r.row("Trần Văn Bình")), r.delete(r.prose("Trần Văn Bình"))),
        COUNCIL.but(BINH.ma, danh_hieu="Bằng khen"),
        gone=("Trần Văn Bình",),
        edits=("deleted", "deleted"),
        changes=("withheld", "updated"),
        corrections=(("withdrawn", "Trần Văn Bình", None),),
        order=("1", "2", "3"),
    ),
    Scenario(
        "row deleted with tracking",
        lambda r: r.track_delete_row(r.row("Trần Văn Bình")),
        LATER_COUNCIL,
        edits=("deleted",),
        changes=(*COUNT_UP, *LATE_COMES, "updated"),
        updates=(COUNT,),
        corrections=(("withdrawn", "Trần Văn Bình", None),),
        order=("1", "2", "3", "4"),
    ),
    Scenario(
        "moved row",
        lambda r: r.move(r.row("Lê Thị Cúc"), before=r.row("Nguyễn Thị An")),
        COUNCIL.but(AN.ma, danh_hieu="Giấy khen"),
        edits=("moved",),
        changes=("updated", "updated"),
        updates=(("Lao động tiên tiến", "Giấy khen"),),
        order=("1", "2", "3", "4"),
    ),
    Scenario(
        "moved paragraph",
        lambda r: r.move(r.prose("Xử lý 42"), before=r.prose("Rút ngắn 03")),
        COUNCIL.but(AN.ma, tom_tat="Rút ngắn 05 ngày."),
        edits=("moved",),
        changes=("updated", "updated"),
        updates=(("03", "05"),),
    ),
    Scenario(
        "own paragraph, row and table",
        lambda r: (
            r.insert("Ý kiến riêng của người soát.", after=r.paragraph(STATIC)),
            r.insert_row(["5", "Vũ Thị Lan", "Chuyên viên", "Giấy khen"], after=r.row("Phạm Văn Dũng")),
            r.insert_table(["Bảng thêm một", "Bảng thêm hai"], after=r.paragraph("Kính trình")),
        ),
        LATER_COUNCIL,
        kept=("Ý kiến riêng của người soát.", "Vũ Thị Lan", "Bảng thêm một", "Bảng thêm hai"),
        edits=("added",) * 4,
        changes=(*COUNT_UP, *LATE_COMES, "updated"),
        updates=(COUNT,),
        order=("1", "2", "3", "4", "5", "6"),
    ),
    Scenario(
        "tracked insertion of hers",
        lambda r: r.track_insert(r.paragraph(COUNTED), " (số liệu chính thức)"),
        LATER_COUNCIL,
        kept=("(số liệu chính thức)", "nhận được 04 đề nghị"),
        edits=("changed",),
        changes=("offered", *LATE_COMES),
        offered=("Máy đề xuất: Văn phòng nhận được 05 đề nghị khen thưởng của 02 đơn vị trong quý.",),
    ),
    Scenario(
        "tracked deletion of hers",
        lambda r: r.track_delete(r.paragraph(STATIC)),
        LATER_COUNCIL,
        gone=(STATIC,),
        edits=("deleted",),
        changes=(*COUNT_UP, *LATE_COMES),
        updates=(COUNT,),
    ),
    Scenario(
        "comment of hers on a sentence that changes",
        lambda r: r.comment(r.paragraph(COUNTED), "Số này đã đối chiếu chưa?"),
        LATER_COUNCIL,
        kept=("nhận được 04 đề nghị",),
        edits=("commented",),
        changes=("offered", *LATE_COMES),
        offered=(
            "Số này đã đối chiếu chưa?",
            "Máy đề xuất: Văn phòng nhận được 05 đề nghị khen thưởng của 02 đơn vị trong quý.",
        ),
    ),
    Scenario(
        "underlined sentence that changes",
        lambda r: r.dress(r.paragraph(COUNTED)),
        LATER_COUNCIL,
        edits=("formatted",),
        changes=(*COUNT_UP, *LATE_COMES),
        updates=(COUNT,),
    ),
    Scenario(
        "retyped without bookmark",
        lambda r: r.retype(COUNTED, "Văn phòng đã nhận được 04 đề nghị khen thưởng của 02 đơn vị trong quý này."),
        LATER_COUNCIL,
        kept=("Văn phòng đã nhận được 04 đề nghị",),
        edits=("changed",),
        changes=("offered", *LATE_COMES),
        offered=("Máy đề xuất: Văn phòng nhận được 05 đề nghị khen thưởng của 02 đơn vị trong quý.",),
    ),
    Scenario(
        "every bookmark lost, one cell edited",
        lambda r: (r.drop_all_bookmarks(), r.replace("Lao động tiên tiến", "Giấy khen")),
        LATER_COUNCIL,
        kept=("Giấy khen",),
        edits=("changed",),
        changes=(*COUNT_UP, *LATE_COMES),
        updates=(COUNT,),
    ),
    Scenario("late nominee", lambda r: None, LATER_COUNCIL, changes=(*COUNT_UP, *LATE_COMES), updates=(COUNT,)),
    Scenario(
        "late nominee inside the list",
        lambda r: r.insert("Ý kiến riêng.", after=r.paragraph(STATIC)),
        COUNCIL.with_late(LATE, after=AN.ma),
        kept=("Ý kiến riêng.",),
        edits=("added",),
        changes=(*COUNT_UP, *LATE_COMES, "updated"),
        updates=(COUNT,),
        order=("1", "2", "3", "4", "5"),
    ),
    Scenario(
        "nominee withdrawn, one of his lines edited",
        lambda r: r.replace("Tiết kiệm", "Đã tiết kiệm"),
        COUNCIL.without(BINH.ma),
        struck=("Đã tiết kiệm 120 triệu đồng",),
        gone=("Trần Văn Bình",),
        edits=("changed",),
        changes=("updated", "removed", "removed", "updated"),
        offered=(
            "Trường hợp này không còn trong danh sách; dòng có chữ người soát đã sửa nên chỉ gạch bằng dấu xóa. "
            "Muốn giữ thì bỏ dấu xóa.",
        ),
        updates=(("04", "03"),),
        order=("1", "2", "3"),
    ),
    Scenario(
        "figures and a chart changed",
        lambda r: None,
        replace(COUNCIL, units="03", shade=90),
        changes=("updated", "updated"),
        updates=(("02", "03"),),
    ),
    Scenario(
        "new appendix",
        lambda r: r.replace("xem xét, quyết định", "xem xét"),
        replace(COUNCIL, appendix=("Dòng một", "Dòng hai")),
        kept=("Kính trình Thường trực Hội đồng xem xét./.", "PHỤ LỤC", "Dòng một", "Dòng hai"),
        edits=("changed",),
        changes=("added",),
    ),
    Scenario(
        "her words are those of the program now",
        lambda r: r.replace("Rút ngắn 03 ngày", "Rút ngắn 05 ngày"),
        COUNCIL.but(AN.ma, tom_tat="Rút ngắn 05 ngày."),
        kept=("Rút ngắn 05 ngày",),
        edits=("changed",),
    ),
    Scenario(
        "doubt settled, another one new",
        lambda r: r.insert("Ý kiến riêng.", after=r.paragraph(STATIC)),
        COUNCIL.but(BINH.ma, doubt="").but(CUC.ma, doubt="Tên đọc từ bản quét."),
        kept=("Ý kiến riêng.",),
        edits=("added",),
        changes=("settled", "remarked"),
        offered=("Tên đọc từ bản quét.",),
    ),
    Scenario(
        "doubt deleted by her stays away",
        lambda r: r.delete_comment("Năm sinh"),
        COUNCIL.but(BINH.ma, danh_hieu="Bằng khen"),
        changes=("updated",),
        updates=(("Giấy", "Bằng"),),
    ),
)

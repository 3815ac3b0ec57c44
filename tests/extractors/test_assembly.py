"""One Reading of a bundle from those of its files: what sends it to a person, what a mail's own words count for."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.bundles import Contents, Member, assemble
from extractors.bundles.contents import Aside
from extractors.bundles.letters import people_in
from extractors.layout import Doubt
from records import Field, Nominee, Reading, Recognition

HASH = "a" * 64


def reading(*names: str, **more: Any) -> Reading:
    asked = Recognition(code="GIAY_KHEN", text="Giấy khen", year="2025")
    nominees = tuple(
        Nominee(kind="ca_nhan", full_name=Field(value=name, text=name, confidence=0.9), requested=(asked,))
        for name in names
    )
    told = {"file": "tep-00001.docx", "sha256": HASH, "status": "read", "kind": "to_trinh", "requested": (asked,)}
    return Reading(**{**told, "nominees": nominees, **more})


def put_together(*members: tuple[Member, Reading], **contents: Any) -> Reading:
    held = Contents(members=[member for member, _ in members], **contents)
    return assemble(held, [read for _, read in members], file="goi.zip", sha256=HASH)


def paper(name: str, read: Reading) -> tuple[Member, Reading]:
    return Member(name, "tep-00001.docx"), read


def letter(read: Reading, *named: str) -> tuple[Member, Reading]:
    return Member("Nội dung thư.txt", "tep-00002.txt", is_letter=True, named=named), read


def test_bundle_of_sound_files_is_read() -> None:
    whole = put_together(paper("hs/a.docx", reading("Lê Thị Hoa")), notes=["Bỏ qua Thumbs.db."])
    assert (whole.status, whole.reason, whole.read_as, whole.kind) == ("read", None, "bundle", None)
    assert [member.file for member in whole.members] == ["hs/a.docx"]
    assert whole.notes == ("Bỏ qua Thumbs.db.",)


def test_sentences_name_the_file_as_people_know_it() -> None:
    bad = reading(status="needs_review", reason="Tệp “tep-00001.docx” mờ.", notes=("tep-00001.docx là PDF.",))
    whole = put_together(paper("hs/a.docx", bad))
    assert whole.reason == "Cần xem 1 trong 1 tệp của gói. “hs/a.docx”: Tệp “a.docx” mờ."
    assert whole.members[0].notes == ("a.docx là PDF.",)


def test_many_bad_files_are_counted_and_refused_ones_come_first() -> None:
    doubtful = [paper(f"{n}.docx", reading(status="needs_review", reason="Mờ.", reason_code="CAN_XEM")) for n in "abcd"]
    whole = put_together(*doubtful, aside=[Aside("x.exe", "KHONG_AN_TOAN", "Chương trình.")])
    assert whole.reason is not None
    assert whole.reason.startswith("Cần xem 5 trong 5 tệp của gói. “x.exe”: Chương trình. “a.docx”: Mờ.")
    assert whole.reason.endswith("Và 2 tệp nữa.")
    assert whole.reason_code == "CAN_XEM"


def test_bundle_of_which_nothing_is_read_is_refused() -> None:
    whole = put_together(
        aside=[Aside("a.docx", "CO_MAT_KHAU", "Có mật khẩu."), Aside("b", "CO_MAT_KHAU", "Có mật khẩu.")]
    )
    assert (whole.status, whole.reason_code) == ("rejected", "CO_MAT_KHAU")
    empty = put_together(notes=["Bỏ qua Thumbs.db."])
    assert (empty.status, empty.reason_code) == ("rejected", "TEP_RONG")


def test_doubt_of_the_bundle_comes_first() -> None:
    whole = put_together(paper("a.docx", reading()), doubts=[Doubt("TEP_HONG", "Gói thiếu phần cuối.")])
    assert (whole.status, whole.reason, whole.reason_code) == ("needs_review", "Gói thiếu phần cuối.", "TEP_HONG")


def test_mail_that_asks_itself_goes_to_a_person() -> None:
    whole = put_together(paper("a.docx", reading("Lê Thị Hoa")), letter(reading("Lê Thị Hoa", "Vi Văn Tuyển")))
    own = whole.members[1]
    assert [nominee.name for nominee in own.nominees] == ["Vi Văn Tuyển"]
    assert (own.kind, own.status) == ("cong_van", "needs_review")
    assert "nội dung thư" in (whole.reason or "")


def test_covering_letter_asks_for_nobody() -> None:
    unclear = reading("Lê Thị Hoa", status="needs_review", reason="Chưa rõ.", reason_code="CAN_XEM")
    whole = put_together(paper("a.docx", reading("LÊ THỊ HOA")), letter(unclear, "Lê Thị Hoa"))
    assert whole.status == "read"
    assert (whole.members[1].kind, whole.members[1].nominees) == ("cong_van", ())


@pytest.mark.parametrize(
    ("known", "named", "is_known"),
    [
        ("Ma Thị Huyền Trâm", "Huyền Trâm", True),
        ("Nguyễn Văn An", "Nguyễn Văn A", False),
        ("Nguyễn Văn An Bình", "Nguyễn Văn An", False),
        ("Phòng Hành chính - Tổng hợp", "Phòng Hành chính", True),
        ("Phòng Hành chính", "Phòng Hành chính - Tổng hợp Sở", True),
        ("Phòng Đo lường", "Phòng Đào tạo", False),
    ],
)
def test_part_of_a_name_is_that_name(known: str, named: str, is_known: bool) -> None:
    whole = put_together(paper("a.docx", reading(known)), letter(reading(), named))
    assert (whole.status == "read") is is_known


def test_name_that_only_the_mail_holds_is_told() -> None:
    whole = put_together(paper("a.docx", reading("Lê Thị Hoa")), letter(reading(), "Lê Thị Hoa", "Vi Văn Tuyển"))
    assert whole.status == "needs_review"
    assert "nêu tên Vi Văn Tuyển cùng" in (whole.reason or "")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Đề nghị tặng Giấy khen cho bà Lê Thị Hoa.", ("Lê Thị Hoa",)),
        ("Em gửi hồ sơ của chị Huyền Trâm đề nghị CSTĐCS, anh Đỗ Ất sau.", ("Huyền Trâm", "Đỗ Ất")),
        ("STT\tHọ và tên\n1\tNguyễn Văn Nam\tGiám đốc\n2\tLê Đông\tKế toán", ("Nguyễn Văn Nam", "Lê Đông")),
        ("tặng Giấy khen cho tập thể Phòng Hành chính - Tổng hợp và ông An", ("Phòng Hành chính - Tổng hợp",)),
        ("gồm:\n- Tờ trình số 12;\n- Báo cáo của 02 tập thể;\n1. Biên bản họp", ()),
        ("1. Ông Hà Quốc Tuấn, Phó Giám đốc;\n2) Vi Văn Tuyển", ("Hà Quốc Tuấn", "Vi Văn Tuyển")),
        ("1 | Lò Thị Mai Hiên | Chuyên viên |", ("Lò Thị Mai Hiên",)),
        ("Kính gửi bà Lê Thị Hoa,\nLiên hệ: ông Vi Văn Tuyển, ĐT 0900", ()),
        ("Hồ sơ gồm:\n- Tờ trình\n- Báo cáo thành tích\nTrân trọng,\nÔng Hà Quốc Tuấn, Trưởng phòng", ()),
    ],
)
def test_people_whom_a_mail_names(text: str, names: tuple[str, ...]) -> None:
    assert people_in(text) == names

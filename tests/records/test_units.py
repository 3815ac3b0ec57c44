from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from records import SettingsError
from records.office_files import HOME
from records.units import UNITS_FILE, Match, Register, Unit, check_register, read_register
from records.units.spelling import is_syllable, spell, without_place

DAY = date(2026, 9, 1)
BEFORE = date(2024, 9, 1)
REGISTER = Register(
    [
        Unit(id="S1", name="Sở Đo Thử", end=date(2025, 2, 28), short_names=("Sở ĐT",)),
        Unit(id="S2", name="Sở Truyền tin", end=date(2025, 2, 28), successors=("S",)),
        Unit(id="S", name="Sở Đo Thử và Truyền tin", start=date(2025, 3, 1), predecessors=("S1", "S2")),
        Unit(id="CC", name="Chi cục Cân Đo Sao Mai", parent="S1", end=date(2025, 2, 28)),
        Unit(
            id="CC",
            name="Chi cục Tiêu chuẩn Đo lường Chất lượng",
            parent="S",
            start=date(2025, 3, 1),
            short_names=("Chi cục TĐC",),
        ),
        Unit(id="CC.HC", name="Phòng Hành chính - Tổng hợp", parent="CC"),
        Unit(id="CC.DL", name="Phòng Quản lý Đo lường", parent="CC"),
        Unit(id="CC.1", name="Phòng Kiểm định 1", parent="CC"),
        Unit(id="CC.2", name="Phòng Kiểm định 2", parent="CC"),
        Unit(id="TT", name="Trung tâm Phân tích và Thử nghiệm", parent="S", start=date(2025, 3, 1)),
        Unit(id="TT.HC", name="Phòng Hành chính - Tổng hợp", parent="TT", start=date(2025, 3, 1)),
        Unit(id="X", name="Ủy ban nhân dân xã Tân An Thử", start=date(2025, 7, 1)),
        Unit(id="T", name="Trường Tiểu học Sao Mai, xã Tân An Thử", parent="X", start=date(2025, 7, 1)),
    ]
)


def found(text: str, within: str | None = None, *, on: date = DAY) -> str | None:
    unit = REGISTER.match(text, on, within).unit
    return unit.id if unit else None


def nearest(match: Match) -> list[str]:
    return [candidate.unit.id for candidate in match.candidates]


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("Chi cục Tiêu chuẩn Đo lường Chất lượng", "CC"),
        ("CHI CỤC TIÊU CHUẨN ĐO LƯỜNG CHẤT LƯỢNG", "CC"),
        ("chi cuc tieu chuan do luong chat luong", "CC"),
        ("Chi cục Tiêu chuẩn, Đo lường, Chất lượng", "CC"),
        ("Chi cục TĐC", "CC"),
        ("CC TĐC", "CC"),
        ("Chi cục TC-ĐL-CL", "CC"),
        ("Phòng QLĐL, Chi cục TĐC", "CC.DL"),
        ("P. QL Đo lường thuộc Chi cục TĐC, Sở Đo Thử và Truyền tin", "CC.DL"),
        ("Phòng Quản lý Đo lường Chi cục Tiêu chuẩn Đo lường Chất lượng", "CC.DL"),
        ("Phòng HC-TH, TT Phân tích và Thử nghiệm", "TT.HC"),
        ("TT PT&TN", "TT"),
        ("Trung tâm Phân tích và Thử nghim, Sở Đo Thử và Truyền tn", None),
        ("Chi cục Tiêu chuẩn Đo lường Chất lượn", "CC"),
        ("Trung tâm Phn tích và Thử nghiệm", "TT"),
        ("UBND xã Tân An Thử", "X"),
        ("Trường TH Sao Mai", "T"),
        ("phòng kiểm định 2", "CC.2"),
    ],
)
def test_unit_is_found_however_it_is_written(text: str, id_: str | None) -> None:
    assert found(text) == id_


@pytest.mark.parametrize(
    "text",
    [
        "Bộ Đo Thử và Truyền tin",  # another kind of unit
        "Trung tâm Tiêu chuẩn Đo lường Chất lượng",
        "Phòng Kiểm định 3",  # another number
        "Phòng Kiểm định",
        "UBND phường Tân An Thử",  # another kind of place
        "UBND xã An Tân Thử",  # another order of words
        "UBND xã Tân Ân Thử",  # other accents
        "UBND xã Tân Án",
        "Sở Đo Thử và Truyền tin tỉnh Sao Hôm",  # a place that the register does not know
        "Phòng Quản lý",
        "Công ty TNHH Sao Hôm",
        "",
        "- - -",
    ],
)
def test_another_unit_is_not_taken_for_one_of_nearly_that_name(text: str) -> None:
    assert found(text) is None


def test_room_of_many_units_is_settled_by_the_unit_that_issued_the_paper() -> None:
    room = "Phòng Hành chính - Tổng hợp"
    assert found(room) is None
    assert set(nearest(REGISTER.match(room, DAY))[:2]) == {"CC.HC", "TT.HC"}
    assert found(room, "Trung tâm Phân tích và Thử nghiệm") == "TT.HC"
    assert found(room, "Chi cục TĐC") == "CC.HC"
    assert found(room, "Sở Đo Thử và Truyền tin") is None


def test_room_in_a_paper_of_an_unknown_unit_is_nobody_elses() -> None:
    assert found("Phòng Quản lý Đo lường") == "CC.DL"
    assert found("Phòng Quản lý Đo lường", "Bệnh viện Sao Hôm") is None
    assert found("Phòng Quản lý Đo lường, Chi cục TĐC", "Bệnh viện Sao Hôm") == "CC.DL"
    assert found("P. QLĐL, Chi cục TĐC", "Bệnh viện Sao Hôm") == "CC.DL"
    assert found("P. QLĐL", "Bệnh viện Sao Hôm") is None
    assert found("Trường Tiểu học Sao Mai", "Ủy ban nhân dân xã Sao Hôm") is None


def test_another_word_by_a_letter_counts_as_a_slip_only_within_the_unit_that_issued_the_paper() -> None:
    assert found("Trung tâm Phân tích và Thử nghiêm") is None
    assert nearest(REGISTER.match("Trung tâm Phân tích và Thử nghiêm", DAY))[0] == "TT"
    assert found("Trung tâm Phân tích và Thử nghiêm", "Sở Đo Thử và Truyền tin") == "TT"


def test_at_most_five_candidates_best_first() -> None:
    match = REGISTER.match("Phòng Kiểm định", DAY)
    assert match.unit is None
    assert 0 < len(match.candidates) <= 5
    scores = [candidate.score for candidate in match.candidates]
    assert scores[0] == max(scores) and {"CC.1", "CC.2"} <= set(nearest(match))


# --- time


def test_old_name_says_what_took_its_place() -> None:
    match = REGISTER.match("Sở Truyền tin", DAY)
    assert (match.unit and match.unit.id, match.is_in_force, [u.id for u in match.now]) == ("S2", False, ["S"])
    assert REGISTER.match("Sở Truyền tin", BEFORE).is_in_force


def test_new_name_on_an_old_day_says_what_there_was() -> None:
    match = REGISTER.match("Sở Đo Thử và Truyền tin", BEFORE)
    assert (match.is_in_force, [u.id for u in match.now]) == (False, ["S1", "S2"])


def test_of_a_unit_and_what_came_of_it_under_the_same_name_the_nearer_in_time_is_meant() -> None:
    register = Register(
        [
            Unit(id="A", name="Thanh tra Sở", end=date(2025, 2, 28)),
            Unit(id="B", name="Thanh tra Sở", start=date(2025, 3, 1), end=date(2025, 8, 31), predecessors=("A",)),
            Unit(id="C", name="Phòng Cân", end=date(2024, 2, 28)),
            Unit(id="D", name="Phòng Cân", start=date(2024, 3, 1), end=date(2025, 8, 31)),
        ]
    )
    days = (BEFORE, date(2025, 5, 1), DAY)
    assert [unit.id for day in days if (unit := register.match("Thanh tra Sở", day).unit)] == ["A", "B", "B"]
    assert register.match("Phòng Cân", DAY).unit is None, "two units of one name, neither in force"


def test_renamed_unit_keeps_its_id() -> None:
    match = REGISTER.match("Chi cục Cân Đo Sao Mai", DAY)
    assert match.unit is not None
    assert (match.unit.id, match.is_in_force, [u.name for u in match.now]) == (
        "CC",
        False,
        ["Chi cục Tiêu chuẩn Đo lường Chất lượng"],
    )


def test_line_joins_over_a_merger_but_not_what_was_merged() -> None:
    lines = {id_: REGISTER.standing(REGISTER.entries(id_)[0]) for id_ in ("S1", "S2", "S", "CC.DL")}
    assert "S" in lines["S1"].line and "S1" in lines["S"].line
    assert "S2" not in lines["S1"].line
    assert {"S1", "S", "CC"} <= lines["CC.DL"].above


def test_full_name_leaves_out_the_top() -> None:
    (room,) = REGISTER.entries("CC.DL")
    assert REGISTER.full_name(room) == "Phòng Quản lý Đo lường, Chi cục Tiêu chuẩn Đo lường Chất lượng"
    assert REGISTER.full_name(REGISTER.entries("S")[0]) == "Sở Đo Thử và Truyền tin"


def test_empty_register_knows_nothing() -> None:
    assert not Register()
    assert Register().match("Chi cục TĐC", DAY) == Match("Chi cục TĐC")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80), st.none() | st.text(max_size=40))
def test_any_text_has_an_answer(text: str, within: str | None) -> None:
    match = REGISTER.match(text, DAY, within)
    assert len(match.candidates) <= 5
    assert match.unit is None or match.unit in [candidate.unit for candidate in match.candidates]


def test_long_text_is_answered_at_once() -> None:
    match = REGISTER.match("phòng " * 200_000, DAY, "sở " * 200_000)
    assert match.unit is None and len(match.text) <= 300, "what is kept of a hostile text is short"


# --- spelling


def test_abbreviations_are_written_out() -> None:
    assert spell("P. KH-TC").bare == ("phong", "kh", "tc")
    assert spell("UBND TP. Thử").bare == spell("Ủy ban nhân dân thành phố Thử").bare
    assert spell("Sở KH&CN").bare == spell("Sở Khoa học và Công nghệ").bare
    assert spell("Hoà", None) == spell("Hòa")


def test_place_at_the_end_is_cut_where_a_name_is_left() -> None:
    assert without_place("Sở Y tế tỉnh Sao Mai") == "Sở Y tế"
    assert without_place("Trường Tiểu học Sao Mai, huyện Thử") == "Trường Tiểu học Sao Mai"
    assert without_place("Ủy ban nhân dân xã Sao Mai") is None
    assert without_place("Sở Lao động - Thương binh và Xã hội") is None
    assert without_place("Phòng Quản lý Đo lường") is None


def test_syllables() -> None:
    assert all(
        is_syllable(spell(word).words[0])
        for word in ["nghệ", "nghe", "quý", "giữ", "lý", "oanh", "khuya", "Thuỷ", "gì"]
    )
    assert not any(map(is_syllable, ["ngh", "xuâ", "tnn", "uêng", "x", "hàpp"]))


# --- the file


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / UNITS_FILE
    path.write_text(text, encoding="utf-8")
    return path


def faults(tmp_path: Path, text: str) -> list[tuple[int, str]]:
    return [(problem.line, problem.text) for problem in check_register(written(tmp_path, text))[1]]


def test_shipped_register_is_well_written() -> None:
    units, problems = check_register(HOME / "templates" / UNITS_FILE)
    assert problems == ()
    register = Register(units)
    old = register.match("Sở Thông tin và Truyền thông", DAY)
    assert [unit.name for unit in old.now] == ["Sở Khoa học và Công nghệ"]
    named = [
        (register.full_name(unit), *(register.entries(id_)[-1].name for id_ in register.above(unit)[-1:]))
        for unit in units
    ]
    asked = [register.match(", ".join(names), unit.end or DAY).unit for unit, names in zip(units, named, strict=True)]
    assert [unit.id for unit, got in zip(units, asked, strict=True) if got is None or got.id != unit.id] == []


def test_missing_file_is_an_empty_register(tmp_path: Path) -> None:
    assert not read_register(tmp_path / UNITS_FILE)
    assert not read_register(written(tmp_path, "# chưa có đơn vị nào\n"))


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("ma: A\n", 1, "danh sách đơn vị"),
        ("- Sở Thử\n", 1, "phải có ma và ten"),
        ("- ma: A\n  ten: Sở Thử\n  dia_chi: x\n", 3, "mục “dia_chi”: không có mục này"),
        ("- ma: A\n", 1, "mục “ten”: thiếu mục bắt buộc"),
        ("- ma: A\n  ten: Sở Thử\n  tu_ngay: năm ngoái\n", 3, "mục “tu_ngay”: không phải ngày"),
        ("- ma: A\n  ten: Sở Thử\n  viet_tat: ST\n", 3, "mục “viet_tat”: phải là danh sách"),
        ("- {ma: A, ten: Sở Thử, tu_ngay: 2025-03-01, den_ngay: 2025-02-28}\n", 1, "den_ngay trước tu_ngay"),
        ("- {ma: A, ten: Sở Thử}\n- {ma: A, ten: Sở Thử mới, tu_ngay: 2025-03-01}\n", 2, "hai tên cùng một lúc"),
        ("- {ma: A, ten: Sở Thử, truc_thuoc: B}\n", 1, "không có đơn vị nào mang mã đó"),
        ("- {ma: A, ten: Sở Thử, tien_than: [B]}\n", 1, "ghi tien_than: B"),
        ("- {ma: A, ten: Sở Thử, truc_thuoc: A}\n", 1, "ghi chính mình"),
        ("- {ma: A, ten: Sở A, truc_thuoc: B}\n- {ma: B, ten: Sở B, truc_thuoc: A}\n", 1, "vòng quanh"),
        (
            "- {ma: A, ten: Sở A, den_ngay: 2024-01-01}\n- {ma: B, ten: Phòng B, truc_thuoc: A, tu_ngay: 2025-01-01}\n",
            2,
            "không cùng thời gian nào",
        ),
        ("- {ma: A, ten: Sở A, ke_thua: [B]}\n- {ma: B, ten: Sở B, ke_thua: [A]}\n", 1, "vừa là tiền thân"),
        ("- {ma: A, ten: Sở A}\n- {ma: B, ten: Sở B, tu_ngay: 2025-03-01, tien_than: [A]}\n", 2, "chưa kết thúc"),
        ("- {ma: A, ten: Sở A}\n- {ma: B, ten: SỞ A}\n", 2, "trùng tên"),
    ],
)
def test_fault_is_told_with_its_line(tmp_path: Path, text: str, line: int, words: str) -> None:
    told = faults(tmp_path, text)
    assert any(at == line and words in said for at, said in told), told
    with pytest.raises(SettingsError, match=rf"{UNITS_FILE}, dòng \d+") as refused:
        read_register(tmp_path / UNITS_FILE)
    assert "tdkt units check" in refused.value.hint


def test_every_fault_is_told(tmp_path: Path) -> None:
    assert len(faults(tmp_path, "- {ma: A}\n- {ten: Sở B, truc_thuoc: C, x: 1}\n")) == 3

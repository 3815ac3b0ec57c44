from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from invented_proposals import MADE_ON, NOT_MET, OFFICE, QUARTER, checked, collective, field, person, quarter_of

from records import CheckedProposal, Evidence, Finding, TemplateError, nfc
from reports import build_submission_template, compile_table, write_submission

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
TEMPLATE = TEMPLATES / "to-trinh-quy.docx"


def made(folder: Path, proposals: list[CheckedProposal], *, template: Path = TEMPLATE, **changes: Any) -> Path:
    path = folder / "to-trinh.docx"
    office = OFFICE.model_copy(update=changes)
    write_submission(path, compile_table(proposals), quarter=QUARTER, office=office, made_on=MADE_ON, template=template)
    return path


def lines(path: Path) -> list[str]:
    """Every paragraph, those in tables too, as normalised text."""
    body = docx.Document(str(path)).element.body
    texts = (nfc("".join(t.text or "" for t in p.iter(qn("w:t")))) for p in body.iter(qn("w:p")))
    return [text for text in texts if text]


def comments(path: Path) -> dict[str, str]:
    """The words that each comment hangs on, and what it says."""
    document = docx.Document(str(path))
    said = {str(comment.comment_id): comment.text for comment in document.comments}
    anchored: dict[str, str] = {}
    words: dict[str, list[str]] = {}
    for element in document.element.body.iter(qn("w:commentRangeStart"), qn("w:commentRangeEnd"), qn("w:t")):
        if element.tag == qn("w:t"):
            for held in words.values():
                held.append(element.text or "")
        elif element.tag == qn("w:commentRangeStart"):
            words[element.get(qn("w:id"))] = []
        else:
            number = element.get(qn("w:id"))
            anchored["".join(words.pop(number))] = said[number]
    assert not words
    return anchored


def edited(folder: Path, edit: Callable[[Any], None]) -> Path:
    """The shipped template after an edit, with the list of laws beside it."""
    shutil.copy(TEMPLATES / "can-cu.yaml", folder / "can-cu.yaml")
    document = docx.Document(str(TEMPLATE))
    edit(document)
    path = folder / "mau.docx"
    document.save(str(path))
    return path


def test_submission_follows_its_form(tmp_path: Path) -> None:
    text = lines(made(tmp_path, quarter_of(14)))
    assert text[:6] == [
        "SỞ KHOA HỌC VÀ CÔNG NGHỆ",
        "VĂN PHÒNG",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: /TTr-VP",
        "Thành phố Hồ Chí Minh, ngày tháng 9 năm 2026",
    ]
    assert text[6:9] == [
        "TỜ TRÌNH",
        "Về việc xét khen thưởng cá nhân, tập thể tiêu biểu quý III/2026",
        "Kính gửi: Thường trực Hội đồng Thi đua - Khen thưởng Sở",
    ]
    assert [line for line in text if line[:2] in ("1.", "2.", "3.", "4.", "5.") and len(line) < 45] == [
        "1. Kết quả tiếp nhận hồ sơ",
        "2. Kết quả thẩm định",
        "3. Danh sách đề nghị khen thưởng",
        "4. Đề xuất cá nhân biểu dương dưới cờ",
        "5. Những trường hợp cần xin ý kiến",
    ]
    assert text[-5:] == [
        "Nơi nhận:",
        "- Như trên;",
        "- Giám đốc, các Phó Giám đốc Sở;",
        "- Lưu: VT, HSTĐKT.",
        "CHÁNH VĂN PHÒNG",
    ]
    assert not any("{" in line or "\U000f0000" in line for line in text)


def test_bases_are_the_law_on_the_day_of_receipt_and_the_office_s_own(tmp_path: Path) -> None:
    proposals = [checked(1, person(0), received=date(2025, 6, 30)), checked(2, person(1), received=date(2025, 7, 1))]
    text = lines(made(tmp_path, proposals))
    bases = [line for line in text if line.startswith("Căn cứ")]
    assert [line.split(" ngày ")[0] for line in bases] == [
        "Căn cứ Luật Thi đua, khen thưởng",
        "Căn cứ Nghị định số 98/2023/NĐ-CP",
        "Căn cứ Nghị định số 152/2025/NĐ-CP",
        "Căn cứ Kế hoạch thi đua, khen thưởng năm 2026 của Sở Khoa học và Công nghệ;",
    ]
    assert all(line.endswith(";") for line in bases)
    assert text[text.index(bases[-1]) + 1] == "Xét đề nghị của Phòng Quản lý khoa học."


def test_only_what_meets_the_criteria_is_proposed(tmp_path: Path) -> None:
    names = ["Lê Văn Một", "Lê Văn Hai", "Lê Văn Ba", "Lê Văn Bốn"]
    verdicts = ["DAT", "CHUA_DU_CO_SO", "CAN_XEM_XET", "KHONG_DAT"]
    proposals = [
        checked(n, person(0, name=name), verdict=v) for n, (name, v) in enumerate(zip(names, verdicts, strict=True))
    ]
    text = lines(made(tmp_path, proposals))
    starts = [
        text.index(next(line for line in text if line.startswith(head))) for head in ("2. K", "3. D", "4. Đ", "5. N")
    ]
    sections = [" ".join(text[a:b]) for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]
    found = [[name for name in names if name in section] for section in sections]
    assert found == [["Lê Văn Bốn"], ["Lê Văn Một"], ["Lê Văn Một"], ["Lê Văn Hai", "Lê Văn Ba"]]
    assert "Thiếu biên bản bình xét của đơn vị." in sections[3]
    refused = next(line for line in text if "Lê Văn Bốn" in line)
    assert refused.endswith(
        "Căn cứ: Không đạt: Hoàn thành xuất sắc nhiệm vụ – Luật Thi đua, khen thưởng 2022, Điều 23. " + NOT_MET.text
    )


def test_every_proposal_has_its_paragraph(tmp_path: Path) -> None:
    text = lines(made(tmp_path, quarter_of(12)))
    for row in compile_table(quarter_of(12)).rows:
        assert any(row.name in line and (row.headline or "") in line for line in text), row.name


def test_long_lists_go_to_appendices(tmp_path: Path) -> None:
    text = lines(made(tmp_path, quarter_of(40)))
    assert [line for line in text if line.startswith("Phụ lục")] == ["Phụ lục I", "Phụ lục II"]
    assert text.index("Phụ lục I") > text.index("CHÁNH VĂN PHÒNG")
    after = " ".join(text[text.index("Phụ lục I") :])
    assert all(row.name in after for row in compile_table(quarter_of(40)).ready)


def test_single_appendix_has_no_number(tmp_path: Path) -> None:
    text = lines(made(tmp_path, [checked(n, person(n)) for n in range(11)]))
    assert [line for line in text if line.startswith("Phụ lục")] == ["Phụ lục"]
    assert not any(
        line.startswith("Phụ lục") for line in lines(made(tmp_path, [checked(n, person(n)) for n in range(10)]))
    )


def test_nobody_fit_for_the_flag_leaves_the_choice_to_the_council(tmp_path: Path) -> None:
    text = lines(made(tmp_path, [checked(1, collective(0), code="TTLDXS")]))
    assert any("Thường trực Hội đồng xem xét, lựa chọn cá nhân biểu dương dưới cờ" in line for line in text)


def test_quarter_without_proposals(tmp_path: Path) -> None:
    text = lines(made(tmp_path, []))
    assert any("Văn phòng nhận được 00 đề nghị" in line for line in text)
    assert "Không có trường hợp nào cần bổ sung hoặc cần xin ý kiến." in text


def test_households_are_counted_where_there_are_any(tmp_path: Path) -> None:
    household = person(0, name="Lê Văn Tám").model_copy(
        update={"kind": "ho_gia_dinh", "residence": field("Ấp Một, xã Bình Giã")}
    )
    text = " ".join(lines(made(tmp_path, [checked(1, household, code="GIAY_KHEN"), checked(2, person(1))])))
    assert "01 đề nghị cho cá nhân, 01 đề nghị cho hộ gia đình." in text


def test_signature_has_its_power_line_only_where_there_is_one(tmp_path: Path) -> None:
    text = lines(
        made(
            tmp_path,
            quarter_of(3),
            quyen_han="KT. CHÁNH VĂN PHÒNG",
            chuc_vu_ky="PHÓ CHÁNH VĂN PHÒNG",
            nguoi_ky="Lê Thị Mai",
        )
    )
    assert text[-3:] == ["KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG", "Lê Thị Mai"]


def test_doubtful_value_has_a_comment_on_exactly_its_words(tmp_path: Path) -> None:
    nominee = person(1, confidence=0.62).model_copy(
        update={"unit": field("Phòng Đo lường", confidence=0.5, place=Evidence(page=3))}
    )
    found = comments(made(tmp_path, [checked(2, nominee, findings=(), files=("HS002.pdf",))]))
    assert found == {
        "Trần Thị Ánh": "Họ tên: cần xem, độ tin cậy 0,62. Giá trị: “Trần Thị Ánh”. "
        "Nguồn: HS002.pdf, bảng 1, hàng 2, ô 3. Đề nghị đối chiếu với hồ sơ gốc.",
        "Phòng Đo lường": "Đơn vị: cần xem, độ tin cậy 0,50. Giá trị: “Phòng Đo lường”. Nguồn: HS002.pdf, trang 3. "
        "Đề nghị đối chiếu với hồ sơ gốc.",
    }


def test_sure_or_confirmed_values_have_no_comment(tmp_path: Path) -> None:
    proposals = [
        checked(1, person(1, confidence=0.95)),
        checked(2, person(2, confidence=0.4), confirmed=("full_name",)),
        checked(3, person(3), confidence=0.3, confirmed=("requested.code",)),
    ]
    assert comments(made(tmp_path, proposals)) == {}


def test_finding_hangs_on_the_value_it_is_about_or_on_the_name(tmp_path: Path) -> None:
    about_unit = Finding(
        code="DOI_CHIEU", severity="CANH_BAO", condition="unit", text="Tên đơn vị không thống nhất.", file="b.pdf"
    )
    general = Finding(code="THIEU_HO_SO", severity="LOI", text="Thiếu biên bản bình xét.")
    remark = Finding(code="TO_CHUC", severity="THONG_TIN", text="Tên viết tắt.")
    proposal = checked(
        1, person(1), verdict="CHUA_DU_CO_SO", findings=(about_unit, general, remark), files=("a.docx", "b.pdf")
    )
    assert comments(made(tmp_path, [proposal])) == {
        "Phòng Quản lý khoa học": "Tên đơn vị không thống nhất. Nguồn: b.pdf.",
        "Trần Thị Ánh": "Thiếu biên bản bình xét. Nguồn: a.docx hoặc b.pdf.",
    }


def test_comment_keeps_the_form_of_its_words(tmp_path: Path) -> None:
    document = docx.Document(str(made(tmp_path, [checked(1, person(1, confidence=0.5), verdict="KHONG_DAT")])))
    start = next(document.element.body.iter(qn("w:commentRangeStart")))
    run = start.getnext()
    assert run.find(qn("w:rPr")).find(qn("w:b")) is not None
    comment = next(iter(document.comments))
    assert (comment.author, comment.initials) == ("Chương trình", "CT")
    assert comment.timestamp == datetime(2026, 9, 21, tzinfo=UTC)


def test_unknown_name_is_commented(tmp_path: Path) -> None:
    missing = Finding(code="THIEU_TRUONG", severity="LOI", condition="full_name", text="Không đọc được họ tên.")
    nameless = person(0).model_copy(update={"full_name": None})
    found = comments(made(tmp_path, [checked(1, nameless, verdict="CHUA_DU_CO_SO", findings=(missing,))]))
    assert found == {"(chưa rõ tên)": "Không đọc được họ tên. Nguồn: HS001.docx."}


def test_markup_in_values_stays_text(tmp_path: Path) -> None:
    unit = "Công ty A & B <TNHH> {{ quy }}"
    text = " ".join(lines(made(tmp_path, [checked(1, person(0).model_copy(update={"unit": field(unit)}))])))
    assert unit in text


@pytest.mark.parametrize(
    "text",
    [
        "{{ 7*7 }}",
        "{% for x in y %}A{% endfor %}",
        "{{ ''.__class__.__mro__ }}",
        "{%p if 1 %}",
        "{# ẩn #}",
        "</w:t><w:t>",
        "<script>alert(1)</script>",
        ']]> ="x"',
        "=1+1",
    ],
)
def test_value_is_never_run_as_a_template_or_read_as_markup(tmp_path: Path, text: str) -> None:
    nominee = person(0, name=text).model_copy(update={"unit": field(text), "achievements": (field(text),)})
    path = made(tmp_path, [checked(1, nominee)])
    assert sum(text in line for line in lines(path)) >= 3
    with zipfile.ZipFile(path) as package:
        relations = b"".join(package.read(name) for name in package.namelist() if name.endswith(".rels"))
    assert b"External" not in relations


def test_characters_that_xml_forbids_are_left_out(tmp_path: Path) -> None:
    path = made(tmp_path, [checked(1, person(0, name="Nguyễn\x0b\x00 Văn\x08 An"))])
    assert any("Nguyễn Văn An" in line for line in lines(path))


def test_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    one = made(tmp_path, quarter_of(14)).read_bytes()
    assert one == made(tmp_path, quarter_of(14)[::-1]).read_bytes()
    path = made(tmp_path, quarter_of(14))
    assert {entry.date_time for entry in zipfile.ZipFile(path).infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert docx.Document(str(path)).core_properties.created == datetime(2026, 9, 21, tzinfo=UTC)


def test_fonts_are_set_for_every_script(tmp_path: Path) -> None:
    body = docx.Document(str(made(tmp_path, quarter_of(14)))).element.body
    runs = [run for run in body.iter(qn("w:r")) if run.find(qn("w:t")) is not None]
    fonts = [run.find(qn("w:rPr")).find(qn("w:rFonts")) for run in runs]
    assert all(
        {f.get(qn(f"w:{s}")) for s in ("ascii", "hAnsi", "cs", "eastAsia")} == {"Times New Roman"} for f in fonts
    )


def test_shipped_template_is_what_the_program_builds(tmp_path: Path) -> None:
    build_submission_template(tmp_path / "mau.docx")
    assert (tmp_path / "mau.docx").read_bytes() == TEMPLATE.read_bytes()


def test_page_is_that_of_the_decree(tmp_path: Path) -> None:
    section = docx.Document(str(made(tmp_path, quarter_of(3)))).sections[0]
    millimetres = [round(length.mm) for length in (section.page_width, section.page_height, section.left_margin)]
    assert millimetres == [210, 297, 30]
    assert 15 <= round(section.right_margin.mm) <= 20
    assert section.different_first_page_header_footer


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Ông {{ ho_tenn }}", "không có biến “ho_tenn”"),
        ("{% for d in xin_y_kien %}{{ d.ho_tenn }}{% endfor %}", "không có biến “d.ho_tenn”"),
        ("{% for x in khong_dat|list %}{{ x.dia_chi }}{% endfor %}", "không có biến “x.dia_chi”"),
        ("{{ tong_ket_qua.tat_ca }}", "không có biến “tong_ket_qua.tat_ca”"),
        ("{{ quy|viet_hoa }}", "viet_hoa"),
        ("{{ quy", "sai cú pháp"),
        ("{% if quy %} thiếu lệnh đóng", "sai cú pháp"),
        ("{{ (quy|first)[7] }}", "chỗ “{{ (quy|first)[7] }}”"),
        ("{{ quy.__class__.__mro__ }}", "chỗ “{{ quy.__class__.__mro__ }}”"),
        ("{{ thang / 0 }}", "chỗ “{{ thang / 0 }}”"),
    ],
)
def test_fault_of_a_template_is_named_before_anything_is_written(tmp_path: Path, line: str, said: str) -> None:
    template = edited(tmp_path, lambda document: document.add_paragraph(line))
    with pytest.raises(TemplateError) as caught:
        made(tmp_path, [], template=template)
    assert "mau.docx" in caught.value.message
    assert said in caught.value.message
    assert caught.value.hint
    assert not (tmp_path / "to-trinh.docx").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["can-cu.yaml", "mau.docx"]


def test_fault_names_its_paragraph(tmp_path: Path) -> None:
    template = edited(tmp_path, lambda document: document.add_paragraph("Kính gửi ông {{ ho_tenn }}, trưởng ban"))
    with pytest.raises(TemplateError, match=r"chỗ “Kính gửi ông \{\{ ho_tenn \}\}, trưởng ban”"):
        made(tmp_path, quarter_of(3), template=template)


def test_fault_in_a_header_is_found(tmp_path: Path) -> None:
    def edit(document: Any) -> None:
        document.sections[0].header.paragraphs[0].add_run("{{ sai_ten }}")

    with pytest.raises(TemplateError, match="không có biến “sai_ten”"):
        made(tmp_path, quarter_of(3), template=edited(tmp_path, edit))


def test_template_edited_by_staff_is_obeyed(tmp_path: Path) -> None:
    def edit(document: Any) -> None:
        document.add_paragraph("Danh sách rút gọn: {% for d in de_nghi %}{{ d.ten|upper }}; {% endfor %}")

    text = lines(made(tmp_path, [checked(1, person(1, confidence=0.5))], template=edited(tmp_path, edit)))
    assert text[-1] == "Danh sách rút gọn: TRẦN THỊ ÁNH;"


def test_mark_in_a_header_is_taken_out(tmp_path: Path) -> None:
    def edit(document: Any) -> None:
        document.sections[0].header.paragraphs[0].add_run("{% for d in de_nghi %}{{ d.ten }}{% endfor %}")

    path = made(tmp_path, [checked(1, person(1, confidence=0.5))], template=edited(tmp_path, edit))
    header = docx.Document(str(path)).sections[0].header.paragraphs[0].text
    assert header == "Trần Thị Ánh"


def test_missing_or_broken_template(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="thiếu tệp mẫu"):
        made(tmp_path, quarter_of(3), template=tmp_path / "khong-co.docx")
    (tmp_path / "hong.docx").write_bytes(b"not a zip")
    with pytest.raises(TemplateError, match="không mở được tệp mẫu"):
        made(tmp_path, quarter_of(3), template=tmp_path / "hong.docx")

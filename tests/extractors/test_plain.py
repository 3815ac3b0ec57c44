"""Text files, Markdown and web pages: their letters, their paragraphs and tables, and pages made to harm."""

from __future__ import annotations

import quopri
import time
import unicodedata
from pathlib import Path

import pytest
from old_fonts import to_tcvn3, to_vni

from extractors.layout import Paper, Paragraph, Table
from extractors.readers import read_paper
from extractors.readers.text.encodings import doubts_of
from extractors.readers.text.plain import paper_of
from extractors.reading import read_file
from records import Reading
from records.errors import UnreadableFile

SUBMISSION = """\
       SỞ NỘI VỤ TỈNH AN LẠC                 CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
     TRUNG TÂM LƯU TRỮ LỊCH SỬ                    Độc lập - Tự do - Hạnh phúc
          Số: 45/TTr-TTLTLS                  An Lạc, ngày 12 tháng 11 năm 2025
                                   TỜ TRÌNH
                Về việc đề nghị tặng Giấy khen năm 2025

Kính gửi: Giám đốc Sở Nội vụ tỉnh An Lạc.

Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022; căn cứ biên bản họp
bình xét ngày 10 tháng 11 năm 2025, Trung tâm Lưu trữ lịch sử kính trình Giám đốc
Sở xem xét tặng Giấy khen cho các cá nhân đã có thành tích xuất sắc trong công tác
chỉnh lý tài liệu năm 2025, gồm:

STT   Họ và tên                 Chức vụ                    Hình thức khen
1     Hồ Thị Mai Anh            Lưu trữ viên               Giấy khen
2     Đặng Quốc Cường           Phó Trưởng phòng           Giấy khen
                                Hành chính
3     Tôn Nữ Hoàng Yến          Văn thư viên               Giấy khen
Kính trình Giám đốc Sở xem xét, quyết định./.

Nơi nhận:                                         GIÁM ĐỐC
- Như trên;
- Lưu: VT.

                                              Phan Thanh Tùng
"""
NAMES = ["Hồ Thị Mai Anh", "Đặng Quốc Cường", "Tôn Nữ Hoàng Yến"]
PAGE = """<html xmlns:w="urn:schemas-microsoft-com:office:word"><head>
<meta http-equiv="Content-Type" content="text/html; charset={charset}"><style>p {{margin: 0}}</style>
<script>document.write("Trần Văn Kịch Bản")</script></head><body><div><table width="100%"><tr>
<td align=center>SỞ NỘI VỤ TỈNH AN LẠC<br><b>TRUNG TÂM LƯU TRỮ LỊCH SỬ</b><br>Số: 45/TTr-TTLTLS</td>
<td align=center><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b><br>Độc lập - Tự do - Hạnh phúc
<p><i>An Lạc, ngày 12 tháng 11 năm 2025</i></p></td></tr></table>
<p align=center><b>TỜ TRÌNH</b></p><p style="text-align:center"><b>Về việc đề nghị tặng Giấy khen năm 2025</b></p>
<p>Trung tâm Lưu trữ lịch sử   kính trình
Giám đốc Sở xem xét, tặng Giấy khen cho các cá nhân:<!-- Trần Văn Ghi Chú --></p>
<table border=1><tr><th rowspan=2>STT<th rowspan=2>Họ và tên<th colspan=2>Thông tin</tr>
<tr><th>Chức vụ<th>Hình thức khen</tr>
<tr><td>1<td>Hồ Thị Mai Anh<td>Lưu trữ viên<td rowspan=3>Giấy khen</tr>
<tr><td>2<td>Đặng Quốc Cường<td>Phó Trưởng phòng Hành chính</tr>
<tr><td>3<td>Tôn Nữ Hoàng Yến<td>Văn thư viên</tr></table>
<p align=center><b>GIÁM ĐỐC</b></p><p align=center>Phan Thanh Tùng</p></div></body></html>"""


def to_1258(text: str) -> bytes:
    """As Windows of the nineties keeps Vietnamese: most tones are a byte of their own after the vowel."""
    tones, found = "\u0300\u0301\u0303\u0309\u0323", b""
    for char in unicodedata.normalize("NFC", text):
        parts = unicodedata.normalize("NFD", char)
        vowel = unicodedata.normalize("NFC", "".join(part for part in parts if part not in tones))
        try:
            found += char.encode("cp1258")
        except UnicodeEncodeError:
            found += (vowel + "".join(part for part in parts if part in tones)).encode("cp1258")
    return found


def grids(paper: Paper) -> list[list[list[str]]]:
    tables = [block for block in paper.blocks if isinstance(block, Table)]
    return [[[cell.text if cell else "" for cell in row] for row in table.grid()] for table in tables]


def lines(paper: Paper) -> list[str]:
    return [block.text for block in paper.blocks if isinstance(block, Paragraph)]


def is_the_submission(reading: Reading) -> bool:
    head = reading.document
    values = [field and field.value for field in (head.number, head.date, head.issuing_unit, head.signer)]
    assert values == ["45/TTr-TTLTLS", "2025-11-12", "Trung tâm Lưu trữ lịch sử", "Phan Thanh Tùng"]
    assert [nominee.name for nominee in reading.nominees] == NAMES
    posts = [nominee.position and nominee.position.value for nominee in reading.nominees]
    assert posts == ["Lưu trữ viên", "Phó Trưởng phòng Hành chính", "Văn thư viên"]
    return reading.kind == "to_trinh" and all(each.requested[0].code == "GIAY_KHEN" for each in reading.nominees)


ENCODED = {
    "utf-8": SUBMISSION.encode(),
    "utf-8 with mark": SUBMISSION.encode("utf-8-sig"),
    "utf-8 of macOS": unicodedata.normalize("NFD", SUBMISSION).encode(),
    "utf-16": SUBMISSION.encode("utf-16"),
    "utf-16 big": b"\xfe\xff" + SUBMISSION.encode("utf-16-be"),
    "utf-16 without mark": SUBMISSION.encode("utf-16-le"),
    "windows-1258": to_1258(SUBMISSION),
    "tcvn3": to_tcvn3(SUBMISSION).encode("latin-1"),
    "vni": to_vni(SUBMISSION).encode("latin-1"),
    "utf-8, line ends of old Mac": SUBMISSION.replace("\n", "\r").encode(),
}


@pytest.mark.parametrize("encoding", ENCODED)
def test_the_same_text_in_every_encoding(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "to trinh.txt"
    path.write_bytes(ENCODED[encoding])
    reading = read_file(path)
    assert is_the_submission(reading)
    assert reading.read_as == "text"
    assert bool(reading.notes) == (encoding in ("windows-1258", "tcvn3", "vni"))


def test_short_text_in_an_unknown_encoding_goes_to_a_person(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(to_tcvn3("Hồ Thị Mai Anh").encode("latin-1"))
    reading = read_file(path)
    assert (reading.status, reading.reason_code) == ("needs_review", "MA_CHU_CU")


@pytest.mark.parametrize("charset", ["hex", "idna", "zlib", "no-such", "utf-7"])
def test_declared_encoding_that_is_none_does_not_break(charset: str, tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(f'<meta charset="{charset}"><p>'.encode() + b"\xe1\xff H\xe0 N\xf4i")
    assert read_file(path).reason_code == "MA_CHU_CU"


def test_words_that_are_no_vietnamese_go_to_a_person() -> None:
    english = "The quick brown fox jumps over the lazy dog while every worker sleeps through stormy weather. " * 4
    assert [doubt.code for doubt in doubts_of(english)] == ["CAN_XEM"]
    assert doubts_of(SUBMISSION) == doubts_of("Số: 12, 34, 56") == []


def test_damaged_utf_8_is_read_and_told(tmp_path: Path) -> None:
    data = SUBMISSION.encode()
    at = data.index("chỉnh lý".encode()) + 2
    path = tmp_path / "a.txt"
    path.write_bytes(data[:at] + b"\xff" + data[at + 1 :])
    reading = read_file(path)
    assert reading.status == "needs_review" and reading.reason and "ký tự hỏng" in reading.reason
    assert [nominee.name for nominee in reading.nominees] == NAMES


def test_lines_broken_to_fit_are_joined_and_others_are_not() -> None:
    paper = paper_of(SUBMISSION)
    assert grids(paper)[0][0][0].splitlines() == [
        "SỞ NỘI VỤ TỈNH AN LẠC",
        "TRUNG TÂM LƯU TRỮ LỊCH SỬ",
        "Số: 45/TTr-TTLTLS",
    ]
    assert lines(paper)[0] == "TỜ TRÌNH"
    assert lines(paper)[3].startswith("Căn cứ Luật") and lines(paper)[3].endswith("năm 2025, gồm:")
    labels = "Họ và tên: Hồ Thị Mai Anh\nNgày sinh: 12/4/1988\n- Năm 2024 hoàn thành tốt\n- năm 2025\n1. Một\n2. hai"
    assert lines(paper_of(labels)) == labels.split("\n")


@pytest.mark.parametrize(
    "block",
    [
        "GIÁM ĐỐC TRUNG TÂM\t\tNGƯỜI BÁO CÁO\n\n\nKha Tấn Phát\t\t\tCù Hữu Lộc",
        "GIÁM ĐỐC TRUNG TÂM\t\tNGƯỜI BÁO CÁO\nKha Tấn Phát\t\t\tCù Hữu Lộc",
        "NGƯỜI BÁO CÁO       KT. GIÁM ĐỐC\n                    PHÓ GIÁM ĐỐC\n\n Cù Hữu Lộc         Kha Tấn Phát",
        "NGƯỜI BÁO CÁO       GIÁM ĐỐC\n  (Ký, ghi rõ họ tên)    (Ký, đóng dấu)\n\nCù Hữu Lộc          Kha Tấn Phát",
        "NGƯỜI BÁO CÁO       TRƯỞNG PHÒNG\n\n\n                    Kha Tấn Phát",
    ],
)
def test_two_signatures_side_by_side(block: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    report = (
        "SỞ NỘI VỤ\nTRUNG TÂM LƯU TRỮ\n\nBÁO CÁO THÀNH TÍCH CÁ NHÂN\nĐỀ NGHỊ TẶNG GIẤY KHEN NĂM 2025\n\n"
        "Họ và tên: Cù Hữu Lộc\nChức vụ: Văn thư\nĐơn vị: Trung tâm Lưu trữ\n\n"
        "Trong năm 2025 đã chỉnh lý 40 mét hồ sơ, đúng hạn toàn bộ, không có hồ sơ trả lại.\n\n"
    )
    path.write_text(f"{report}{block}\n", encoding="utf-8")
    reading = read_file(path)
    assert [n.name for n in reading.nominees] == ["Cù Hữu Lộc"]
    assert reading.document.signer is not None
    assert reading.document.signer.value == "Kha Tấn Phát"


def test_spaced_label_is_no_column() -> None:
    text = "Họ và tên:          HỒ THỊ MAI ANH\nChức vụ:            Lưu trữ viên"
    assert [line.split("\t") for line in lines(paper_of(text.split("\n")[0]))] == [["Họ và tên:", "HỒ THỊ MAI ANH"]]
    reading_of_both = "\n".join(p.text for p in paper_of(text).paragraphs())
    assert "HỒ THỊ MAI ANH" in reading_of_both and "Lưu trữ viên" in reading_of_both


@pytest.mark.parametrize(
    "text",
    [
        "STT\tHọ và tên\tChức vụ\n1\tHồ Thị Mai Anh\tLưu trữ viên\n2\tĐặng Quốc Cường\tKế toán",
        "| STT | Họ và tên | Chức vụ |\n|:---:|---|---|\n| 1 | **Hồ Thị Mai Anh** | Lưu trữ viên |\n"
        "| 2 | Đặng Quốc Cường | Kế toán |",
        "STT | Họ và tên | Chức vụ\n--- | --- | ---\n1 | Hồ Thị Mai Anh | Lưu trữ viên\n2 | Đặng Quốc Cường | Kế toán",
        "+---+-----------------+---------+\n|STT|Họ và tên        |Chức vụ  |\n+===+=================+=========+\n"
        "|1  |Hồ Thị Mai Anh   |Lưu trữ  |\n|   |                 |viên     |\n+---+-----------------+---------+\n"
        "|2  |Đặng Quốc Cường  |Kế toán  |\n+---+-----------------+---------+",
        "┌───┬─────────────────┬────────────┐\n│STT│Họ và tên        │Chức vụ     │\n"
        "├───┼─────────────────┼────────────┤\n"
        "│1  │Hồ Thị Mai Anh   │Lưu trữ viên│\n├───┼─────────────────┼────────────┤\n"
        "│2  │Đặng Quốc Cường  │Kế toán     │\n└───┴─────────────────┴────────────┘",
    ],
    ids=["tabs", "markdown", "markdown-bare", "drawn", "box"],
)
def test_tables_however_they_are_typed(text: str) -> None:
    (grid,) = grids(paper_of(text))
    flat = [[" ".join(cell.split()) for cell in row] for row in grid]
    assert flat == [
        ["STT", "Họ và tên", "Chức vụ"],
        ["1", "Hồ Thị Mai Anh", "Lưu trữ viên"],
        ["2", "Đặng Quốc Cường", "Kế toán"],
    ]


def test_markdown_loses_its_signs_and_keeps_its_words() -> None:
    paper = paper_of(
        "# BÁO CÁO THÀNH TÍCH\n\n**I. SƠ YẾU LÝ LỊCH**\n\n- Họ và tên: **Hồ Thị Mai Anh**\n"
        "- Xem [quyết định](https://an.lac/qd.pdf) số 5\\_2 và `tệp`\n\n> 2 * 3 * 4 = 24\n<!-- bỏ -->\n---\nhết"
    )
    blocks = [block for block in paper.blocks if isinstance(block, Paragraph)]
    assert [(block.text, block.bold) for block in blocks] == [
        ("BÁO CÁO THÀNH TÍCH", True),
        ("I. SƠ YẾU LÝ LỊCH", True),
        ("- Họ và tên: Hồ Thị Mai Anh", False),
        ("- Xem quyết định số 5_2 và tệp", False),
        ("2 * 3 * 4 = 24", False),
        ("hết", False),
    ]


# web pages


@pytest.mark.parametrize("charset", ["utf-8", "utf-16", "windows-1258", "x-user-defined", "wrong"])
def test_page_that_a_portal_named_doc(charset: str, tmp_path: Path) -> None:
    page = PAGE.format(charset={"wrong": "windows-1252"}.get(charset, charset))
    encoded = {
        "utf-16": page.encode("utf-16"),
        "windows-1258": to_1258(page),
        "x-user-defined": to_tcvn3(page).encode("latin-1"),
    }
    path = tmp_path / "to trinh.doc"
    path.write_bytes(encoded.get(charset) or page.encode())
    reading = read_file(path)
    assert is_the_submission(reading)
    assert reading.read_as == "word_legacy"
    assert not any(word in str(reading) for word in ("Kịch Bản", "Ghi Chú"))


def test_table_with_merged_cells(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    path.write_text(PAGE.format(charset="utf-8").replace("office:word", "office:excel"), encoding="utf-8")
    paper = read_paper(path)
    assert paper.read_as == "spreadsheet"
    assert grids(paper)[1][:3] == [
        ["STT", "Họ và tên", "Thông tin", "Thông tin"],
        ["STT", "Họ và tên", "Chức vụ", "Hình thức khen"],
        ["1", "Hồ Thị Mai Anh", "Lưu trữ viên", "Giấy khen"],
    ]
    assert grids(paper)[1][4][3] == "Giấy khen"
    assert [block.number for block in paper.blocks if isinstance(block, Table)] == [0, 1]


def test_web_archive_that_word_saved(tmp_path: Path) -> None:
    path = tmp_path / "a.doc"
    page = quopri.encodestring(PAGE.format(charset="utf-8").encode()).replace(b"\n", b"\r\n")
    path.write_bytes(
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="=_X"\r\n\r\nSingle File Web Page\r\n\r\n'
        b"--=_X\r\n"
        b"Content-Location: file:///C:/a.htm\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        b'Content-Type: text/html; charset="utf-8"\r\n\r\n' + page + b"\r\n--=_X\r\nContent-Type: image/png\r\n"
        b"Content-Transfer-Encoding: base64\r\n\r\nAAAA\r\n--=_X--\r\n"
    )
    assert is_the_submission(read_file(path))
    path.write_bytes(
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n\r\nno page\r\n--x--"
    )
    with pytest.raises(UnreadableFile):
        read_paper(path)


def test_tables_that_only_lay_out_lists_and_forms(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(
        "<html><body><table><tr><td><table><tr><td>1<td>Hồ Thị Mai Anh</table></td></tr></table>"
        "<ol start=3><li>Ba<li>Bốn<ul><li>Con</ul></ol><p>Họ và tên: <input value='Đặng Quốc Cường'> "
        "<select><option>Khác<option selected>Giấy khen</select><input type=hidden value=mật></p>"
        "<pre>dòng 1\ndòng 2</pre><p>Một<br>hai</p></body></html>",
        encoding="utf-8",
    )
    paper = read_paper(path)
    assert grids(paper) == [[["1", "Hồ Thị Mai Anh"]]]
    blocks = [(block.label, block.text) for block in paper.blocks if isinstance(block, Paragraph)]
    assert blocks == [
        ("3.", "Ba"),
        ("4.", "Bốn"),
        ("-", "Con"),
        ("", "Họ và tên: Đặng Quốc Cường Giấy khen"),
        ("", "dòng 1\ndòng 2"),
        ("", "Một\nhai"),
    ]


def test_tabs_of_office_programs_stay_and_indents_of_the_source_do_not(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    tab = "<span style='mso-tab-count:1'>&nbsp;&nbsp; </span>"
    path.write_text(f"<div>\n\t\t<p>\n\t\tMột{tab}hai\n\t\tba\tbốn</p>\n\t</div>", encoding="utf-8")
    assert lines(read_paper(path)) == ["Một\thai ba\tbốn"]


def test_hidden_words_are_told_and_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("<p>Họ và tên: Hồ Thị Mai Anh<p style='display: none'>Bằng khen của Bộ", encoding="utf-8")
    paper = read_paper(path)
    assert lines(paper) == ["Họ và tên: Hồ Thị Mai Anh"]
    assert [unseen.text for unseen in paper.unseen] == ["Bằng khen của Bộ"]
    assert read_file(path).reason_code == "CHU_AN"


HARMFUL = {
    "deep": "<div>" * 50_000 + "x",
    "deep tables": "<table><tr><td>" * 5_000 + "x",
    "wide spans": "<table><tr><td colspan=99999 rowspan=99999>a<td>b</tr><tr><td>c</table>" * 100,
    "many rows": "<table>" + "<tr><td>1<td>2" * 6_000 + "</table>",
    "entity": '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>A &x; B</body></html>',
    "brackets": "# x\n" + ("[" * 200 + " ") * 400,
    "stars": "# x\n" + "*a " * 40_000,
    "pipes": "a | b | " * 20_000,
    "gaps": ("a" + " " * 50 + "b\n") * 3_000,
}


@pytest.mark.parametrize("harm", HARMFUL)
def test_harmful_page_costs_little(harm: str, tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(HARMFUL[harm], encoding="utf-8")
    started = time.process_time()
    paper = read_paper(path)
    assert time.process_time() - started < 3
    assert "root:" not in paper.text
    if harm == "many rows":
        assert "CHUA_DOC_HET" in [doubt.code for doubt in paper.doubts]

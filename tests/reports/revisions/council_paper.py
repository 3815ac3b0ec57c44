"""A small paper of an invented Council with everything that is revised: sentences, rows, a list, a chart, an appendix.

Drawn by the real drafting room from a form made here, so that bookmarks, blocks and spans are those of the house.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import docx

from reports.drafting import Doubts, Picture, Rendered, draw
from reports.drafting.paragraphs import add_body, add_grid, add_heading, add_tag, add_text, fill_cell

MADE_ON = date(2026, 10, 12)
LATER = date(2026, 10, 19)


@dataclass(frozen=True)
class Person:
    """One nominee of the invented list."""

    ma: str
    ten: str
    chuc_vu: str
    danh_hieu: str
    tom_tat: str
    doubt: str = ""


@dataclass(frozen=True)
class Entry:
    """One nominee as the form prints him."""

    ma: str
    stt: int
    ten: str
    chuc_vu: str
    danh_hieu: str
    tom_tat: str


@dataclass(frozen=True)
class Values:
    """The variables of the form."""

    tong: str
    don_vi: str
    de_nghi: tuple[Entry, ...]
    can_cu: tuple[str, ...]
    noi_nhan: tuple[str, ...]
    bieu_do: Picture
    phu_luc: tuple[str, ...] = ()
    ghi_them: str = ""


@dataclass(frozen=True)
class Council:
    """What a test changes from one version to the next."""

    people: tuple[Person, ...]
    units: str = "02"
    shade: int = 200
    laws: tuple[str, ...] = ("Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;", "Nghị định số 152/2025/NĐ-CP;")
    appendix: tuple[str, ...] = ()
    remark: str = ""

    def but(self, ma: str, **changed: str) -> Council:
        """The same with something else said of one nominee."""
        people = tuple(replace(each, **changed) if each.ma == ma else each for each in self.people)  # type: ignore[arg-type]
        return replace(self, people=people)

    def without(self, ma: str) -> Council:
        return replace(self, people=tuple(each for each in self.people if each.ma != ma))

    def with_late(self, person: Person, *, after: str | None = None) -> Council:
        at = len(self.people) if after is None else 1 + [each.ma for each in self.people].index(after)
        return replace(self, people=(*self.people[:at], person, *self.people[at:]))


AN = Person("2026-Q4-0001", "Nguyễn Thị An", "Chuyên viên, Phòng Kế hoạch", "Lao động tiên tiến", "Rút ngắn 03 ngày.")
BINH = Person(
    "2026-Q4-0002", "Trần Văn Bình", "Kỹ sư, Trung tâm Kiểm định", "Giấy khen", "Tiết kiệm 120 triệu đồng.", "Năm sinh?"
)
CUC = Person("2026-Q4-0003", "Lê Thị Cúc", "Văn thư, Văn phòng", "Chiến sĩ thi đua cơ sở", "Xử lý 42 hồ sơ trước hạn.")
DUNG = Person("2026-Q4-0004", "Phạm Văn Dũng", "Trưởng phòng, Thanh tra Sở", "Giấy khen", "Dẫn đầu phong trào thi đua.")
COUNCIL = Council((AN, BINH, CUC, DUNG))
LATE = Person("2026-Q4-0005", "Đỗ Thị Hoa", "Chuyên viên, Văn phòng", "Giấy khen", "Có 02 sáng kiến cấp cơ sở.")


def paper_of(council: Council = COUNCIL, *, made_on: date = MADE_ON) -> Rendered:
    """The paper of one compilation."""
    doubts = Doubts()
    values = Values(
        tong=f"{len(council.people):02d}",
        don_vi=council.units,
        de_nghi=tuple(_entry(doubts, at, person) for at, person in enumerate(council.people, start=1)),
        can_cu=council.laws,
        noi_nhan=("Như trên;", "Lưu: VT."),
        bieu_do=Picture(picture(council.shade), 60, "Biểu đồ số đề nghị"),
        phu_luc=council.appendix,
        ghi_them=council.remark,
    )
    with TemporaryDirectory() as folder:
        form = Path(folder) / "mau.docx"
        form.write_bytes(form_bytes())
        return draw(form, values, lists={"de_nghi": Entry}, title="Tờ trình", made_on=made_on, doubts=doubts)


def _entry(doubts: Doubts, at: int, person: Person) -> Entry:
    said = [person.doubt] if person.doubt else []
    ten = doubts.mark(person.ten, said, key=person.ma, proposal=person.ma, field="full_name")
    chuc_vu, _, don_vi = person.chuc_vu.partition(", ")
    post = doubts.mark(chuc_vu, [], key=(person.ma, "chuc_vu"), proposal=person.ma, field="position")
    unit = doubts.mark(don_vi, [], key=(person.ma, "don_vi"), proposal=person.ma, field="unit")
    return Entry(person.ma, at, ten, f"{post}, {unit}", person.danh_hieu, person.tom_tat)


@cache
def form_bytes() -> bytes:
    document = docx.Document()
    head = add_grid(document, (80, 85), rows=1, borders=False)
    fill_cell(head.rows[0].cells[0], "VĂN PHÒNG", bold=True)
    fill_cell(head.rows[0].cells[1], "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold=True)
    add_text(document, "TỜ TRÌNH", bold=True, before=12)
    add_tag(document, "{%p for c in can_cu %}")
    add_body(document, "{{ c }}", italic=True)
    add_tag(document, "{%p endfor %}")
    add_heading(document, "1. Kết quả tiếp nhận")
    add_body(document, "Văn phòng nhận được {{ tong }} đề nghị khen thưởng của {{ don_vi }} đơn vị trong quý.")
    add_body(document, "Hồ sơ được lập theo hướng dẫn của Văn phòng Sở và gửi đúng thời hạn quy định.")
    add_tag(document, "{%p if ghi_them %}")
    add_body(document, "{{ ghi_them }}")
    add_tag(document, "{%p endif %}")
    add_text(document, "{{ bieu_do }}")
    add_heading(document, "2. Danh sách đề nghị")
    table = add_grid(document, (12, 45, 55, 50), rows=4, borders=True)
    heads = ("STT", "Họ và tên", "Chức vụ, đơn vị", "Danh hiệu, hình thức")
    cells = ("{{ d.stt }}", "{{ d.ten }}", "{{ d.chuc_vu }}", "{{ d.danh_hieu }}")
    for cell, text in zip(table.rows[0].cells, heads, strict=True):
        fill_cell(cell, text, bold=True)
    fill_cell(table.rows[1].cells[0], "{%tr for d in de_nghi %}")
    for cell, text in zip(table.rows[2].cells, cells, strict=True):
        fill_cell(cell, text)
    fill_cell(table.rows[3].cells[0], "{%tr endfor %}")
    add_heading(document, "3. Tóm tắt thành tích")
    add_tag(document, "{%p for d in de_nghi %}")
    add_body(document, "{{ d.stt }}. **{{ d.ten }}**, {{ d.chuc_vu }}: {{ d.tom_tat }}")
    add_tag(document, "{%p endfor %}")
    add_body(document, "Kính trình Thường trực Hội đồng xem xét, quyết định./.")
    closing = add_grid(document, (80, 85), rows=1, borders=False)
    recipients, signature = closing.rows[0].cells
    fill_cell(recipients, "Nơi nhận:", italic=True)
    add_tag(recipients, "{%p for n in noi_nhan %}")
    add_text(recipients, "- {{ n }}")
    add_tag(recipients, "{%p endfor %}")
    fill_cell(signature, "CHÁNH VĂN PHÒNG", bold=True)
    add_tag(document, "{%p if phu_luc %}")
    add_text(document, "PHỤ LỤC", bold=True).paragraph_format.page_break_before = True
    appendix = add_grid(document, (165,), rows=4, borders=True)
    fill_cell(appendix.rows[0].cells[0], "Nội dung", bold=True)
    fill_cell(appendix.rows[1].cells[0], "{%tr for p in phu_luc %}")
    fill_cell(appendix.rows[2].cells[0], "{{ p }}")
    fill_cell(appendix.rows[3].cells[0], "{%tr endfor %}")
    add_tag(document, "{%p endif %}")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def picture(shade: int) -> bytes:
    """A grey PNG, another for each shade."""
    rows = b"".join(b"\x00" + bytes([shade]) * 40 for _ in range(20))
    header = struct.pack(">IIBBBBB", 40, 20, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )


def names_of(people: Sequence[Person]) -> list[str]:
    return [each.ten for each in people]

"""What a report says of a person before what was achieved: labels in many hands, a table, or running sentences."""

from __future__ import annotations

from collections.abc import Callable

from training.cast import Cast, Nominee
from training.script import Script

Pairs = list[tuple[str, str]]
PEOPLES = ("Kinh", "Kinh", "Kinh", "Tày", "Thái", "Khmer", "Ê-đê", "Hoa", "Chăm", "Mông")
NAME = ("Họ và tên", "Họ tên", "Họ và tên khai sinh", "Tên tôi là", "Họ, tên", "HỌ VÀ TÊN")
BIRTH = ("Sinh ngày, tháng, năm", "Ngày, tháng, năm sinh", "Sinh ngày", "Ngày sinh", "Năm sinh", "Ngày tháng năm sinh")
HOME = ("Quê quán", "Quê quán", "Nguyên quán", "Quê quán (xã, huyện, tỉnh)", "Quê quán (theo địa danh mới)")
DWELLING = (
    "Nơi thường trú",
    "Trú quán",
    "Nơi ở hiện nay",
    "Hộ khẩu thường trú",
    "Chỗ ở hiện nay",
    "Địa chỉ thường trú",
)
UNIT = ("Đơn vị công tác", "Đơn vị", "Cơ quan công tác", "Nơi công tác", "Cơ quan, đơn vị công tác", "Phòng/ban/đơn vị")
POST = (
    *("Chức vụ", "Chức danh", "Chức vụ, chức danh", "Chức vụ (Đảng, chính quyền, đoàn thể)", "Chức vụ hiện nay"),
    *("Chức vụ, đoàn thể", "Chức vụ công tác"),
)
STUDY = (
    *("Trình độ chuyên môn, nghiệp vụ", "Trình độ chuyên môn", "Trình độ", "Trình độ đào tạo", "Chuyên môn"),
    *("Bằng cấp chuyên môn", "Trình độ học vấn, chuyên môn"),
)
TITLE = ("Học hàm, học vị, danh hiệu, giải thưởng", "Học hàm, học vị", "Học vị", "Học hàm, học vị, danh hiệu")
DUTIES = ("Nhiệm vụ được giao", "Nhiệm vụ được phân công", "Công việc được giao", "Chức trách, nhiệm vụ được giao")


def pairs(s: Script, cast: Cast, who: Nominee, *, duties: bool = False) -> list[tuple[str, Callable[[], str]]]:
    """Labels and what prints their value, in the order of the forms; some are left out, some tell nothing asked for."""
    name = s.one_of("", "upper", "upper")
    born = s.one_of("dmy", "dmy", "short", "long", "dot", "dash", "words", "my", "y")
    found: list[tuple[str, Callable[[], str]]] = [(s.one_of(*NAME), lambda: f"{who.full_name:{name}}")]
    if s.maybe(0.15):
        found.append(
            (s.one_of("Bí danh", "Tên gọi khác", "Bí danh (nếu có)"), lambda: s.one_of("Không", "không có", ""))
        )
    found.append((s.one_of(*BIRTH), lambda: f"{who.birth_date:{born}}"))
    if s.maybe(0.65):
        found.append(
            (
                s.one_of("Giới tính", "Giới tính", "Nam/nữ", "Nam, nữ"),
                lambda: f"{who.gender:{s.one_of('', '', 'lower')}}",
            )
        )
    if s.maybe(0.25):
        found.append(("Dân tộc", lambda: s.one_of(*PEOPLES)))
    if s.maybe(0.1):
        found.append(("Nơi sinh", cast.place))
    if s.maybe(0.85):
        found.append((s.one_of(*HOME), lambda: f"{who.hometown}"))
    if s.maybe(0.6):
        found.append((s.one_of(*DWELLING), lambda: f"{who.residence}"))
    work = [(s.one_of(*UNIT), lambda: f"{who.unit}"), (s.one_of(*POST), lambda: f"{who.position}")]
    found += work if s.maybe(0.6) else work[::-1]
    if s.maybe(0.15):
        found.append(
            (s.one_of("Ngày vào Đảng", "Số CCCD", "Điện thoại"), lambda: s.one_of("03/02/2010", "0905 123 456", ""))
        )
    if s.maybe(0.8):
        found.append((s.one_of(*STUDY), lambda: f"{who.education}"))
    if s.maybe(0.3):
        found.append((s.one_of(*TITLE), lambda: f"{who.academic_title}" if s.maybe(0.7) else s.one_of("Không", "")))
    if duties:
        found.append((s.one_of(*DUTIES), lambda: f"{who.duties}"))
    return found


def biography(s: Script, cast: Cast, who: Nominee, *, duties: bool = False) -> None:
    """The personal part of a report in one of the manners of offices."""
    found = pairs(s, cast, who, duties=duties)
    _MANNERS[s.number(0, len(_MANNERS) - 1)](s, found)


def _lines(s: Script, found: list[tuple[str, Callable[[], str]]]) -> None:
    """Label and value on a line, with a bullet, a number or nothing before, a colon or what stands for it between."""
    before = s.one_of("- ", "", "+ ", "#. ", "#) ", "* ")
    between = s.one_of(": ", ": ", ": ", " : ", ":", ":\t", ": ")
    for number, (label, value) in enumerate(found, 1):
        s.line(f"{before.replace('#', str(number))}{label}{between}{value()}".rstrip())


def _numbered(s: Script, found: list[tuple[str, Callable[[], str]]]) -> None:
    """The same with the numbers of Word's own lists."""
    for number, (label, value) in enumerate(found, 1):
        s.line(f"{label}: {value()}".rstrip(), label=f"{number}.")


def _dotted(s: Script, found: list[tuple[str, Callable[[], str]]]) -> None:
    """A form that was filled in: leaders of dots around the values."""
    for label, value in found:
        dots = s.one_of("...", ".......", "…", "………")
        text = value()
        s.line(f"{label}:{dots}{text}{'' if s.maybe() else dots}" if text else f"{label}:{dots * 5}")


def _below(s: Script, found: list[tuple[str, Callable[[], str]]]) -> None:
    """Every value on the line below its label."""
    for number, (label, value) in enumerate(found, 1):
        s.line(f"{number}. {label}:", bold=s.maybe(0.3))
        s.line(value() or "Không")


def _doubled(s: Script, found: list[tuple[str, Callable[[], str]]]) -> None:
    """Two labels on a line where both are short."""
    gap = s.one_of("\t\t", "          ", "; ", "     ", "\t")
    at = 0
    while at < len(found):
        text = f"- {found[at][0]}: {found[at][1]()}"
        at += 1
        if at < len(found) and len(text) < 60 and s.maybe(0.6):
            text += f"{gap}{found[at][0]}: {found[at][1]()}"
            at += 1
        s.line(text.rstrip())


def _cells(s: Script, found: list[tuple[str, Callable[[], str]]]) -> None:
    """A table of labels and values; numbered or not."""
    numbered, colon = s.maybe(0.4), s.one_of("", ":")
    rows = [[*([str(n)] if numbered else []), f"{label}{colon}", value()] for n, (label, value) in enumerate(found, 1)]
    s.table(rows, ruled=s.maybe(0.7))


def _wide_cells(s: Script, found: list[tuple[str, Callable[[], str]]]) -> None:
    """A table with two labels and their values a row."""
    rows = []
    for at in range(0, len(found), 2):
        pair = found[at : at + 2]
        cells = [cell for label, value in pair for cell in (f"{label}:", value())]
        rows.append(cells + [""] * (4 - len(cells)))
    s.table(rows)


def _bare(s: Script, found: list[tuple[str, Callable[[], str]]]) -> None:
    """No colon between label and value, as in forms that were typed in a hurry."""
    for label, value in found:
        text = value()
        s.line(f"{label} {text}" if text and "," not in label and "(" not in label else f"{label}: {text}".rstrip())


_MANNERS = (_lines, _lines, _lines, _numbered, _dotted, _below, _doubled, _doubled, _cells, _wide_cells, _bare)

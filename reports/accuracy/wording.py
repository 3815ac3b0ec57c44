"""Takes names of fields, kinds and states; gives the words in which staff read them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from records.catalogue import DOCUMENT_KINDS, LEVELS, RECOGNITIONS
from records.trust import FIELD_NAMES, STATE_NAMES

JOINT = " · "  # between the parts of an entry
READ_AS: Mapping[str, str] = {
    "word": "Word",
    "pdf_text": "PDF có lớp chữ",
    "pdf_scan": "PDF quét",
    "word_legacy": "Word cũ (.doc, .odt)",
    "rtf": "RTF",
    "spreadsheet": "bảng tính",
    "bundle": "gói tệp",
    "image": "ảnh",
    "text": "văn bản thường",
    "?": "chưa ghi",
}
_OWN_NAMES: Mapping[str, str] = {
    "kind": "Loại văn bản",
    "nominee_found": "Tìm đúng người, tập thể",
    "nominee.kind": "Cá nhân hay tập thể",
    "requested(document)": "Đề nghị của cả văn bản",
}
_PARTS: Mapping[str, str] = {
    "year": "năm",
    "decision_number": "số quyết định",
    "decision_date": "ngày quyết định",
    "authority": "cấp khen",
    "scope": "phạm vi",
    "position_unit": "Chức vụ và đơn vị viết liền",
    "read_as": "Cách đọc tệp",
    "status": "Trạng thái",
    "reason_code": "Mã lý do",
}
_CODES: Mapping[str, str] = {
    **DOCUMENT_KINDS,
    **RECOGNITIONS,
    **LEVELS,
    "ca_nhan": "cá nhân",
    "tap_the": "tập thể",
    "ho_gia_dinh": "hộ gia đình",
    "nam": "nam",
    "nu": "nữ",
}
_NOT_PRINTED = frozenset(("kind", "gender"))
_ISO = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


def field_in_words(name: str) -> str:
    """ "Ngày sinh" for "nominee.birth_date"."""
    if name in _OWN_NAMES:
        return _OWN_NAMES[name]
    short = name.rpartition(".")[2]
    return FIELD_NAMES.get(short, short)


def value_in_words(value: str) -> str:
    """A value, or an entry of a list, with its codes in words."""
    return JOINT.join(_CODES.get(part, part) for part in value.split(JOINT))


def part_in_words(name: str) -> str:
    """ "Sáng kiến: phạm vi" for "initiatives.scope"."""
    owner, _, part = name.rpartition(".")
    words = _PARTS.get(part, part)
    return f"{field_in_words(owner)}: {words}" if owner else words


def reader_in_words(read_as: str) -> str:
    return READ_AS.get(read_as, read_as)


def kind_in_words(kind: str) -> str:
    return DOCUMENT_KINDS.get(kind, "chưa ghi")


def state_in_words(state: str) -> str:
    return next((words for name, words in STATE_NAMES.items() if name == state), state)


def percent(value: float | None) -> str:
    """ "98,7", in the Vietnamese manner; a dash where there is nothing to count."""
    return "–" if value is None else f"{100 * value:.1f}".replace(".", ",")


def decimal(value: float | None, digits: int = 2) -> str:
    return "–" if value is None else f"{value:.{digits}f}".replace(".", ",")


def spellings(name: str, value: str) -> tuple[str, ...]:
    """How a value of a field may be written on the paper: a date in its usual forms, most others as they are."""
    if name.rpartition(".")[2] in _NOT_PRINTED:
        return ()
    match = _ISO.fullmatch(value)
    if match is None:
        return (value,)
    year, month, day = match.groups()
    if month is None:
        return (year,)
    if day is None:
        return (
            f"tháng {month} năm {year}",
            f"tháng {int(month)} năm {year}",
            f"{month}/{year}",
            f"{int(month)}/{year}",
        )
    plain = (str(int(day)), str(int(month)))
    forms = [
        form.format(day=a, month=b, year=year)
        for a, b in ((day, month), plain, (day, plain[1]))
        for form in ("{day}/{month}/{year}", "{day}-{month}-{year}", "{day}.{month}.{year}",
                     "ngày {day} tháng {month} năm {year}")
    ]  # fmt: skip
    return tuple(dict.fromkeys(forms))

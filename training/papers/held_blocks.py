"""Pieces that several offices of split held print: mottoes, names of units over two lines, signatures, decisions.

Written for this split alone; nothing here is shared with the templates of the other two.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors import spans
from training.cast import Cast, Item, Nominee
from training.script import Script, Slot, plain

PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"
_TOGETHER = frozenset(  # no typist breaks a line between these
    {("Y", "TẾ"), ("CƠ", "SỞ"), ("ĐÀO", "TẠO"), ("THI", "ĐUA"), ("NÔNG", "THÔN"), ("THỊ", "TRƯỜNG"), ("CÔNG", "NGHỆ")}
    | {("KHU", "VỰC"), ("PHỤ", "NỮ"), ("NÔNG", "DÂN"), ("NÔNG", "NGHIỆP"), ("VẬT", "LIỆU"), ("XÂY", "DỰNG")}
    | {
        ("NGHIỆP", "VỤ"),
        ("VĂN", "NGHỆ"),
        ("TẠP", "CHÍ"),
        ("THI", "ĐUA,"),
        ("ĐUA", "-"),
        ("CÔNG", "ĐOÀN"),
        ("PHÁT", "THANH,"),
    }
    | {
        ("PHÁT", "THANH"),
        ("TRUYỀN", "HÌNH"),
        ("ĐA", "KHOA"),
        ("CỔ", "PHẦN"),
        ("TẬP", "ĐOÀN"),
        ("CHÍNH", "TRỊ"),
        ("CÁC", "HỘI"),
    }
)
_STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"


def motto(s: Script) -> str:
    """The name of the state and its motto, as typists rule them off."""
    rule = s.one_of("", "", "\n---------------", "\n____________________", "\n-----***-----")
    return f"{_STATE}\nĐộc lập {s.one_of('-', '-', '–')} Tự do {s.one_of('-', '–')} Hạnh phúc{rule}"


def broken(slot: Slot, *, words: int = 0) -> str:
    """A long name over two lines of a narrow head, in capitals. No mark: one cannot run over a break of lines."""
    parts = plain(f"{slot}").upper().split()
    first = words or (len(parts) + 1) // 2
    while first < len(parts) and (parts[first - 1], parts[first]) in _TOGETHER:
        first += 1
    return "\n".join(filter(None, (" ".join(parts[:first]), " ".join(parts[first:]))))


def signed(paper: Nominee, *posts: str, remark: str = "", degree: str = "", gap: int = 4) -> str:
    """What stands over the head's name, and the name. `posts` are lines: "KT. Giám đốc", "Phó Giám đốc"."""
    paper.has("signer_title", spans.POSITION, " ".join(posts))
    told = f"{paper.signer_title:upper}"
    lines = [told] if len(posts) == 1 else [post.upper() for post in posts]
    return "\n".join([*lines, *filter(None, [remark])]) + "\n" * gap + f"{degree}{paper.signer}"


def decided(s: Script, item: Item) -> str:
    """Number, day and grantor of a decision, in one of the ways in which people write them in a cell or brackets."""
    match s.number(0, 5):
        case 0:
            return f"Quyết định số {item.decision_number} ngày {item.decision_date:dmy} của {item.authority}"
        case 1:
            return f"QĐ số {item.decision_number}, ngày {item.decision_date:short} của {item.authority}"
        case 2:
            return f"QĐ {item.decision_number} ngày {item.decision_date:dmy}, {item.authority}"
        case 3:
            return f"Số {item.decision_number}, {item.decision_date:long} của {item.authority}"
        case 4:
            return f"{item.decision_number} ngày {item.decision_date:dot}; {item.authority}"
        case _:
            return f"Quyết định số: {item.decision_number} {item.decision_date:long} của {item.authority}"


def years_running(cast: Cast, who: Nominee, code: str, *, first: int, last: int) -> tuple[str, list[Item]]:
    """The phrase of a title had every year from `first` to `last`, and its items: one phrase tells of all."""
    items = [cast.prior(who, code, year=str(year)) for year in range(first, last + 1)]
    phrase = f"{items[0].phrase}"
    for year, item in zip(range(first, last + 1), items, strict=True):
        item.tell(year=str(year))
        if item is not items[0]:
            item.like(items[0])
    return phrase, items


def numbers_of(items: Sequence[Item]) -> str:
    """The decisions of several years in one bracket."""
    return "; ".join(f"số {item.decision_number} ngày {item.decision_date:short}" for item in items)


def leaders(s: Script, label: str, value: str) -> str:
    """A label and a value with dots between or behind, as a form is filled in by hand."""
    dots = "." * s.number(6, 24)
    return s.one_of(
        f"{label}: {value}{dots}", f"{label}{dots}{value}{dots}", f"{label}: ……{value}…………", f"{label}…{value}"
    )


def plainly(who: Nominee, name: str, label: str, value: str) -> str:
    """A value of the template's own wording, told of `who` and printed."""
    who.has(name, label, value)
    return f"{who.parts[name]}"


def duty(who: Nominee, text: str) -> str:
    return plainly(who, "duties", spans.DUTIES, text)


def told(who: Nominee, name: str, **entry: str) -> None:
    """An item in the template's own words, entered in a list of `who`; the caller prints the same."""
    if who.gold is not None:
        who.gold[name].append(entry)


def asked_alike(cast: Cast, people: Sequence[Nominee], code: str, *, year: str | None) -> str:
    """One phrase that asks the same for several, as a heading over their rows does."""
    items = [cast.request(who, code) for who in people]
    phrase = f"{items[0].phrase}"
    for item in items[1:]:
        item.like(items[0])
    if year:
        for item in items:
            item.tell(year=year)
    return phrase


def subject_lines(s: Script, cast: Cast, paper: Nominee, text: str) -> None:
    """The subject under the title, one paragraph a line."""
    for line in cast.subject(paper, text).split("\n"):
        s.title(line)

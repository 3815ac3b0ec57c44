"""Who signs, below a paper: a head, a deputy for the head, for a board; two or three signers; captions over them."""

from __future__ import annotations

from extractors import spans
from training.cast import Cast, Nominee
from training.grantors import head_of
from training.script import BOLD, Mark, Script

ROOM = "\n\n\n\n"
STAMPS = ("", "", "", "(Ký tên, đóng dấu)", "(Đã ký)", "(Ký, ghi rõ họ tên)")
KEPT = (
    "Nơi nhận:\n- Như trên;\n- Lưu: VT.",
    "Nơi nhận:\n- Như trên;\n- BGĐ (để b/c);\n- Lưu: VT, TCHC.",
    "Nơi nhận:\n- Hội đồng TĐKT;\n- Lưu VT.",
    "",
)


def sign_for_unit(s: Script, cast: Cast, paper: Nominee) -> None:
    """The head of the issuing unit, or who signs for the head; left of it where copies go. A list has its day here."""
    is_dated = paper.gold is None or "date" in paper.gold
    day = "" if is_dated or s.maybe(0.2) else f"{paper.place}, {paper.date:long}\n"
    block = f"{day}{_titled(s, cast, paper)}\n{_stamp(s)}{ROOM}{BOLD}{paper.signer}"
    match s.number(1, 5):
        case 1:
            for line in block.split("\n"):
                s.line(line, centred=True)
        case 2:
            maker = cast.person()
            s.columns(f"NGƯỜI LẬP{s.one_of(' BIỂU', '', ' DANH SÁCH')}{ROOM}\n{maker.full_name}", block)
        case _:
            s.columns(s.one_of(*KEPT), block)


def sign_report(s: Script, cast: Cast, paper: Nominee, who: Nominee) -> None:
    """The reporter and the head who confirms; now and then a third, who confirms above."""
    caption = s.one_of(
        *("THỦ TRƯỞNG ĐƠN VỊ XÁC NHẬN", "XÁC NHẬN CỦA THỦ TRƯỞNG ĐƠN VỊ", "XÁC NHẬN CỦA ĐƠN VỊ"),
        *("XÁC NHẬN CỦA LÃNH ĐẠO ĐƠN VỊ", "Xác nhận của Thủ trưởng đơn vị", ""),
    )
    title = _titled(s, cast, paper)
    caption = "" if "thủ trưởng" in title.casefold() else caption
    head = "\n".join(filter(None, (caption, title)))
    head = f"{head}\n{_stamp(s)}{ROOM}{BOLD}{paper.signer}"
    reporter = s.one_of(
        "NGƯỜI BÁO CÁO", "NGƯỜI BÁO CÁO THÀNH TÍCH", "Người báo cáo", "NGƯỜI VIẾT BÁO CÁO", "CÁ NHÂN BÁO CÁO"
    )
    own = f"{reporter}\n{_stamp(s)}{ROOM}{BOLD}{who.full_name}"
    match s.number(1, 6):
        case 1:
            for line in f"{own}\n{head}".split("\n"):
                s.line(line, centred=True)
        case 2:
            s.columns(own, head)
        case 3:
            above = cast.person()
            over = head_of(cast.department).removesuffix(cast.department).strip() or "Chủ tịch"
            title = s.other(spans.POSITION, over.upper())
            s.columns(f"XÁC NHẬN CỦA CẤP TRÊN TRỰC TIẾP\n{title}{ROOM}{above.full_name}", f"{head}")
            s.line(f"{reporter}{ROOM}{who.full_name}")
        case _:
            s.columns(head, own)


def sign_collective(s: Script, cast: Cast, paper: Nominee) -> None:
    """The head of a collective that reports on itself; now and then the one above, who confirms."""
    own = f"{_titled(s, cast, paper)}\n{_stamp(s)}{ROOM}{BOLD}{paper.signer}"
    if s.maybe(0.5):
        above = cast.person()
        title = s.other(spans.POSITION, s.pick(f"heads/{cast.sector}").upper())
        caption = s.one_of("XÁC NHẬN CỦA CẤP TRÊN TRỰC TIẾP", "XÁC NHẬN CỦA ĐƠN VỊ CẤP TRÊN", "CẤP TRÊN XÁC NHẬN")
        s.columns(f"{caption}\n{title}{ROOM}{above.full_name}", own)
    else:
        s.columns(s.one_of(*KEPT), own)


def sign_meeting(s: Script, cast: Cast, paper: Nominee, secretary: Nominee) -> None:
    """Secretary and chairman of a meeting; the chairman signs for it."""
    lines = {
        1: ("CHỦ TRÌ",),
        2: ("CHỦ TỌA",),
        3: ("CHỦ TỊCH HỘI ĐỒNG",),
        4: ("CHỦ TỊCH HỘI ĐỒNG", f"{paper.facts['signer_title']}".upper()),
        5: ("CHỦ TRÌ CUỘC HỌP",),
    }[s.number(1, 5)]
    scribe = s.one_of("THƯ KÝ", "THƯ KÝ", "NGƯỜI GHI BIÊN BẢN", "THƯ KÝ HỘI ĐỒNG")
    chair = f"{_title(s, paper, *lines)}\n{_stamp(s)}{ROOM}{BOLD}{paper.signer}"
    own = f"{scribe}\n{_stamp(s)}{ROOM}{secretary.full_name}"
    s.columns(*((own, chair) if s.maybe(0.8) else (chair, own)))


def _titled(s: Script, cast: Cast, paper: Nominee) -> str:
    """The post over a signature: plain, or for somebody ("KT.", "TM.", "TL.", "Q.")."""
    post = paper.facts["signer_title"]
    deputy = f"Phó {post[0].lower() + post[1:]}" if post.startswith(("Chủ tịch", "Trưởng")) else f"Phó {post}"
    match s.number(1, 12):
        case 1 | 2 if not post.startswith("Phó"):
            return _title(s, paper, f"KT. {post}", deputy)
        case 3 if cast.sector in ("commune", "union"):
            return _title(s, paper, s.one_of("TM. ỦY BAN NHÂN DÂN", "TM. BAN CHẤP HÀNH", "TM. BAN THƯỜNG VỤ"), post)
        case 4 if cast.sector == "state":
            return _title(s, paper, f"TL. {post}", s.one_of("Trưởng phòng Tổ chức - Hành chính", "Chánh Văn phòng"))
        case 5 if not post.startswith("Phó"):
            return _title(s, paper, f"Q. {post}")
        case 6:
            return _title(s, paper, "Thủ trưởng đơn vị")
        case _:
            return _title(s, paper, post)


def _title(s: Script, paper: Nominee, *lines: str) -> str:
    """The lines over the signer's name, each marked; the gold has them in one."""
    if paper.gold is not None:
        paper.gold["signer_title"] = " ".join(line.capitalize() if line.isupper() else line for line in lines)
    case = str.upper if s.maybe(0.85) else str
    mark = Mark(spans.POSITION, "document", "signer_title")
    strong = BOLD if s.maybe(0.8) else ""
    return "\n".join(f"{strong}{s.marked(case(line), mark)}" for line in lines)


def _stamp(s: Script) -> str:
    return s.one_of(*STAMPS)

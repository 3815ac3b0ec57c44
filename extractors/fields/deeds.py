"""Takes a sentence; says whether it tells a result: what was done or reached, rather than a duty, plan, wish or award.

Where sentences stand and what figures they hold is known to the caller.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from extractors.text import bare
from records.figures import Figure


def _any_of(*phrases: str) -> str:
    """Bare words and phrases, parted by commas, as alternatives."""
    return "|".join(phrase.strip() for part in phrases for phrase in part.split(",") if phrase.strip())


def _by_letters(phrases: str) -> str:
    """The same alternatives as a tree by their first letters: at each word few of them are tried."""
    behind: dict[str, list[str]] = {}
    for phrase in phrases.split("|"):
        behind.setdefault(phrase[:1], []).append(phrase[1:])
    branches = [
        first + (_by_letters("|".join(rests)) if len(rests) > 1 else rests[0])
        for first, rests in sorted(behind.items(), reverse=True)  # "" last: the longer phrase goes first
    ]
    return f"(?:{'|'.join(branches)})"


_DEEDS = _any_of(  # what was begun and is done
    "to chuc, huong dan, van dong, xay dung, hoan thanh, tiet kiem, giam, tang, nang, rut ngan, phat hien, xu ly",
    "tham muu, de xuat, kiem tra, kiem dinh, kiem nghiem, kiem ke, tham dinh, tham tra, tham gia, cai tien",
    "cai tao, thiet ke, thiet lap, che tao, san xuat, trien khai, thuc hien, ap dung, ung dung, so hoa, tiep nhan",
    "tiep don, giai quyet, ho tro, giup, trao, quyen gop, ung ho, hien mau, hien dat, cuu, dua, boi duong",
    "dao tao, giang day, day, bien soan, bien tap, viet, chu tri, chu nhiem, chu dong, chi dao, chi huy, chi ra",
    "dieu hanh, dieu tri, dieu chuyen, thu hoi, thu hut, thu duoc, thu nhap, thu thap, thu gom, thu ngan sach",
    "huy dong, nop, doanh thu, san luong, dat, vuot, dan dau, xep thu, xep hang, ky, ket noi, van hanh, lap, cap",
    "khac phuc, sua chua, ngan chan, khong che, hoa giai, trong, nuoi, mo, duy tri, cong bo, nghiem thu, ban hanh",
    "quyet toan, khao sat, ra soat, tong hop, thong ke, nhap, kich hoat, lam sach, lam loi, lam ra, di chuyen",
    "loi nhuan, khong de, khong co, khong con, gop, gianh, doat, chuyen, phuc vu, kham, tu van, tu sua",
    "tuyen truyen, phoi hop, gioi thieu, ket nap, phat trien, phat hanh, bao ve, bao ton, bao dam, bao quan, truc",
    "nhat duoc, tra lai, tinh nguyen, dung, giao, cham soc, nau, lien ket, thanh lap, thanh toan, mua, ban",
    "hop dong, lai xe, suu tam, bao cao, phan tich, thu nghiem, hieu chuan, danh gia, cong nhan, ty le, nang suat",
    "diem, tich hop, cai dat, giai ngan, doi moi, dong gop, dong duoc, luu tru, nhan, dau tu, tang truong",
    "cong suat, hieu suat, chi phi, thoi gian",
    "xoa, nao vet, khoi thong, tiem chung, cung cap, lap dat, phau thuat, chan doan, xet nghiem, be tong hoa",
    "sap xep, kien nghi, thanh tra, giam sat, tro giup, do dau, chu bien, khanh thanh, xu phat",
)
_OUTCOMES = _any_of(  # what came of it
    "dat giai, dat ket qua, dat chuan, dat hieu qua, dan dau, duoc ban hanh, duoc ap dung, duoc nhan rong",
    "duoc phe duyet, duoc nghiem thu, duoc danh gia cao, duoc dua vao, khong de xay ra, khong de that",
    "khong de mat, khong de lot, khong co ho so, khong co sai, khong co truong hop, khong co don thu, khong co vu",
    "truoc han, truoc thoi han, truoc ke hoach, dung han, dung tien do, giai nhat, giai nhi, giai ba",
    "giai khuyen khich, thu hoi, ngan chan, cuu song, cuu duoc, phat hien, nhat duoc, tang, rut ngan",
    "tiet kiem, vuot, lam loi, nghiem thu",
)
_DEED, _OUTCOME = (
    re.compile(rf"\b{_by_letters(_DEEDS)}\b"),
    re.compile(rf"\b(?:{_by_letters(_OUTCOMES)}|(?<!hoan )thanh cong|giam(?! (?:sat|doc|dinh|thi)))\b"),
)
_QUOTED = re.compile(r"[“\"][^”\"]*[”\"]")  # a title may count, too
_FEWEST_WORDS = 5  # of a deed that is not counted
_MAY_COUNT = re.compile(r"\d|\b(?:hai|ba|bon|sau|bay|tam|chin|muoi|tram|nghin|trieu|ty|gap)\b")
_STRONG = frozenset(("share", "ratio", "change", "rise", "fall"))
_TIMES = frozenset(("năm", "tháng", "ngày", "giờ", "phút", "tuổi", "tuần", ""))
_DUTY = re.compile(
    r"\W*(?:\d+[.)]\s*)?(?:quyen han|chuc nang|chuc trach|nhiem vu\b(?! (?:khoa hoc|kh&cn|khcn))|"
    r"cong viec (?:duoc giao|dang)|"
    r"duoc (?:giao|phan cong|ban \w+(?: \w+){0,3} phan cong)|phu trach|chiu trach nhiem|co nhiem vu|linh vuc cong tac|"
    r"(?:hien|hien nay|hien tai),? (?:toi |ong |ba |anh |chi )?(?:dang |la |co |giu |phu trach))"
)
_JUDGED = re.compile(
    r"\b(?:xep loai|danh gia|phan loai|muc do)\b.*(?:hoan thanh|ht(?:xs|t)?nv|xuat sac|vung manh|trong sach)|"
    r"\bhoan thanh (?:xuat sac |tot )?(?:chuc trach,? )?nhiem vu\b(?! duoc giao \w)|\bht(?:xs|t)?nv\b|"
    r"(?:chi bo|chi doan|cong doan|dang vien|doan vien)\b.{0,40}(?:trong sach|vung manh|xuat sac)"
)
_JUDGED_LEAD = re.compile(r"\W*(?:\d+[.)]\s*)?(?:ket qua )?(?:danh gia|xep loai|phan loai)\b")
_PLANS = _any_of(
    "phan dau, du kien, muc tieu, phuong huong, thoi gian toi, nam toi, huong toi, dang ke hoach, co ke hoach",
    "hua, tiep tuc phat huy, tiep tuc no luc, tiep tuc co gang, tiep tuc dang ky, tiep tuc phan dau, se tiep tuc",
    "se co gang, se no luc, se phan dau, se duoc, se hoan thanh, se trien khai, se mo, se xay dung, se to chuc",
)
_AT_START = re.compile(
    r"\W*(?:ke hoach nam|dang ky|toi ten|(?:toi|chung toi) xin|"
    r"(?:ho (?:va )?ten|chuc vu|don vi(?: cong tac)?|dia chi|tru so|ngay vao dang)\s*:|ky luat\s*(?::|khong)|"
    r"(?:co so vat chat|co cau to chuc|to chuc bo may|thuan loi|kho khan)\s*:)"
)
_GROUND = re.compile(
    r"\W*(?:can cu|thuc hien (?:theo )?(?:nghi quyet|chi thi|quyet dinh|cong van|huong dan|nghi dinh|thong tu|luat|"
    r"(?:ke hoach|chuong trinh|de an) so)|"
    r"theo (?:nghi quyet|quyet dinh|nghi dinh|thong tu|luat|de nghi)|tren co so)\b"
)
_NOT_REACHED = r"(?!.{0,60}\b(?:dat|duoc|hoan thanh(?! (?:xuat sac |tot )?nhiem vu))\b)"
_STAFF = _any_of("cbcnv, can bo, cong chuc, vien chuc, doan vien, dang vien, cong nhan, nguoi lao dong, to san xuat")
_STAFF_GRADED = re.compile(  # levels and titles of a collective's people are told by themselves
    rf"\W*\d+(?:/\d+|\s?%)?\s+(?:{_STAFF}|nguoi)\b.{{0,30}}?"
    r"\b(?:hoan thanh (?:xuat sac |tot )?nhiem vu|dat (?:danh hieu|ldtt|lao dong)|xep loai|danh gia)\b"
)
_EXCLUDES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(  # a word that is cheap to look for, and what it is part of
    (word, re.compile(pattern))
    for word, pattern in (
        # wishes
        (
            "de nghi",
            r"\bde nghi\b.{0,80}\b(?:xem xet|khen|tang|cong nhan|xet|bieu duong|hoi dong|cap tren|tuyen truyen)\b",
        ),
        ("cam ", r"\bcam (?:doan|ket|on)\b"),
        ("kinh phi", r"\bkinh phi khen\b"),
        ("thuong", r"\b(?:muc|tien) thuong\b"),
        ("kinh ", r"\bkinh (?:mong|trinh|de nghi|bao cao|gui)\b"),
        *((phrase, rf"\b{phrase}\b") for phrase in ("rat mong", "tran trong", "noi nhan", "ghi chu", "bai va anh")),
        # plans
        *((phrase, rf"\b{phrase}\b") for phrase in _PLANS.split("|")),
        ("dang ky", r"\bdang ky (?:hoan thanh|danh hieu|dat|thi dua|thuc hien|phan dau)\b"),
        # what somebody is
        ("khong co ", r"\bkhong co sang kien\b"),
        ("tham gia ", r"\btham gia (?:cac )?(?:lop|khoa)\b"),
        ("duoc cu", r"\bduoc cu (?:di|tham gia|du)\b"),
        ("sinh ", r"\bsinh (?:ngay|nam)\b"),
        ("que ", r"\bque (?:quan|o)\b"),
        (" tru", r"\b(?:thuong|tam) tru\b"),
        ("tru quan", r"\btru quan\b"),
        ("dan toc", r"\bdan toc\s*:"),
        ("trinh do", r"\btrinh do\s*:"),
        ("tot nghiep", r"\btot nghiep (?:dai hoc|truong|lop|cao dang|trung cap|loai|nganh|khoa)\b"),
        *((phrase, rf"\b{phrase}\b") for phrase in ("ten day du la", "bien che", "duoc thanh lap")),
        ("hien ", r"\bhien (?:nay )?(?:co|gom)\b"),
        *(
            (word, rf"\b{word}\d+ (?:{_STAFF}|nguoi|dong chi|thanh vien|phong)\b{_NOT_REACHED}")
            for word in ("co ", "gom ")
        ),
    )
)
_AWARDED = re.compile(
    r"\b(?:tang (?:thuong )?|nhan |duoc )?(?:giay khen|bang khen|huan chuong|ky niem chuong|co thi dua|huy hieu)\b|"
    r"\b(?:chien s[iy] thi dua|lao dong tien tien|tap the lao dong|cstd|ldtt|ttld|danh hieu)|\bduoc khen thuong\b|"
    r"\bhinh thuc khen\b"
)
_RECOGNISED = re.compile(r"\bsang kien\b|\bde tai\b|\bgiai phap\b")
_DECIDED = re.compile(r"\b(?:quyet dinh|qd)\b(?: so)?\W*\d|\d+\s*/\s*qd\b|\bthong bao so\b")
_SLOGANS = _any_of(
    "chap hanh, guong mau, pham chat, dao duc, tu tuong, quan triet, loi song, tinh than, luon",
    "hoc tap va lam theo, noi quy, nghiem tuc, tich cuc, co gang, no luc, doan ket, chu truong, duong loi, y thuc",
    "tin nhiem, yeu quy, hoa dong, tham gia day du, khong ngung, nang cao trinh do, trau doi, ren luyen",
    "thuong xuyen phoi hop, phoi hop tot, phoi hop chat che, lam tot cong tac, tin tuong, gop y",
)
_SLOGAN = re.compile(rf"\b{_by_letters(_SLOGANS)}\b")


Count = Callable[[], Sequence[Figure]]  # asked only where the words leave the question open


def tells_result(low: str, count: Count, *, among_deeds: bool) -> bool:
    """Whether a bare sentence tells a result; `among_deeds`: its section or column holds nothing else."""
    if not among_deeds and not _MAY_COUNT.search(low):
        return False
    acts = _DEED.search(low) is not None or (among_deeds and _OUTCOME.search(low) is not None)
    if not (acts or among_deeds) or _is_excluded(low):
        return False
    counted = _counts(count())
    if _is_other(low, counted):
        return False
    if counted:
        return True
    return (
        among_deeds
        and acts
        and len(low.split()) >= _FEWEST_WORDS
        and (not _SLOGAN.search(low) or _OUTCOME.search(low) is not None)
    )


def tells_effect(low: str, count: Count) -> bool:
    """Whether a sentence on an initiative or on duties tells what came of it: a change, a share, a sum of money."""
    if not _MAY_COUNT.search(low) or not _DEED.search(low) or _is_excluded(low):
        return False
    counted = _counts(count())
    strong = any(each.kind in _STRONG or each.unit.startswith("đồng") for each in counted)
    return strong and not _is_other(low, counted)


def is_only_named(low: str, count: Count) -> bool:
    """A cell's sentence that names a level, an award or a decision and no deed."""
    if low.rstrip().endswith(":"):
        return True
    return (_is_judged(low) or _AWARDED.search(low) is not None) and not _counts(count())


def _counts(figures: Sequence[Figure]) -> list[Figure]:
    """The figures that measure something other than time; a small number without a unit may be part of a name."""
    return [each for each in figures if each.kind in _STRONG or each.unit not in _TIMES or _is_large(each)]


def _is_large(figure: Figure) -> bool:
    return not figure.unit and len(figure.value.split(".")[0]) > 1


def _is_judged(low: str) -> bool:
    return _JUDGED_LEAD.match(low) is not None or _JUDGED.search(low) is not None


def _is_excluded(low: str) -> bool:
    """A lead-in, plan, wish, or what somebody is: no result, whatever it counts."""
    if low.rstrip().endswith(":") or _JUDGED_LEAD.match(low):
        return True
    if _AT_START.match(low) or _STAFF_GRADED.match(low):
        return True
    return any([pattern.search(low) for word, pattern in _EXCLUDES if word in low])  # a list: few words are there


def _is_other(low: str, counted: Sequence[Figure]) -> bool:
    """A duty, ground, level, award or decided initiative: no result but for what it measures."""
    quoted = " ".join(_QUOTED.findall(low))
    strong = any(each.kind in _STRONG and bare(each.text) not in quoted for each in counted)
    if not strong and (_DUTY.match(low) or _GROUND.match(low)):
        return True
    awarded = _AWARDED.search(low) is not None
    if (awarded or _RECOGNISED.search(low)) and _DECIDED.search(low):
        return awarded or not strong
    return not counted and (awarded or _is_judged(low))

"""Takes a value that may hold a post and a unit; gives the two apart, as printed."""

from __future__ import annotations

import re
from itertools import takewhile

from extractors.text import bare, strip_value

_BARE_UNIT = re.compile(  # of a text typed without accents
    r"\b(?:phong|chi cuc|trung tam|van phong(?! pham)|thanh tra (?:so|tinh)|so (?:khoa hoc|kh)|ban|cong ty|benh vien|"
    r"truong (?:thpt|thcs|tieu hoc|tieu|dai hoc|cao dang|mam non|trung cap|trung hoc|chinh tri|dh|cd|mn|th)|"
    r"ubnd|uy ban|xa(?! hoi)|phuong|chi doan|cong doan|cdcs|khoa(?! hoc)|to(?! chuc)|hoi|tong cong ty|"
    r"vien(?! thong)|cuc|so|bo|doi(?! ngoai)|xi nghiep|nha may|"
    r"htx|hop tac xa|quy|huyen|dac khu|tram|bao tang|thu vien|bv|tt|"
    r"(?:nong|lam) truong|buu cuc|buu dien|cang vu|dien luc|kho bac)\b"
)
_COLLECTIVE = re.compile(
    r"(?:tập thể|nhân dân và cán bộ|cán bộ và nhân dân|quân và dân|bộ môn|"
    r"(?<!dự )phòng(?!,? chống| ngừa| cháy| phẩm)|chi cục|trung tâm|văn phòng(?! phẩm)|thanh tra(?! viên)|sở(?! hữu)|"
    r"ban(?! hành)|công ty|bệnh viện|trường|ubnd|ủy ban|uỷ ban|xã(?! hội)|phường|đặc khu|chi đoàn|công đoàn|cđcs|"
    r"(?<!đa )(?<!chuyên )khoa(?! học| giáo)|tổ(?! chức)|hội(?! nhập| họa| hoạ)|tổng công ty|viện|cục|bộ(?! đội)|"
    r"(?<!phụ trách )đội(?! ngũ)|xí nghiệp|nhà máy|htx|hợp tác xã|quỹ|huyện|trạm|bảo tàng|thư viện|"
    r"đoàn (?:khối|thanh niên|tncs|trường|cơ sở)|đảng ủy|chi bộ|cụm|khối|nhóm|liên đoàn|bộ phận|bch|ban chấp hành|"
    r"doanh nghiệp|tổng cục|câu lạc bộ|clb|hội đồng|công an|chi nhánh|ngân hàng|bưu điện|điện lực|kho bạc|hải quan|"
    r"đồn biên phòng|bảo hiểm|tòa án|ban chỉ huy|(?:lữ|trung|tiểu) đoàn|đại đội|vườn quốc gia|"
    r"khu (?:bảo tồn|di tích|quản lý|phố)|thôn|ấp|khóm|buôn(?! bán)|tổng kho|"
    r"cơ sở (?:cai nghiện|bảo trợ|điều trị|sản xuất)|"
    r"phòng khám|đơn nguyên|đài|bm|(?:phân )?xưởng|đoạn|hạt|phân đoàn|chi hội|trại|nhà hát|ban quản lý|"
    r"(?<!thủ )kho(?! học| tàng)|(?:nông|lâm) trường|bưu cục|cảng vụ)(?![\wà-ỹ])"
)
_NAMED_UNIT = re.compile(r"(?:Viễn thông|Ca sản xuất|Khách sạn|Siêu thị|Cửa hàng) (?=[A-ZĐ\d]|số )")
_NAMELESS = re.compile(r"(?:htx|hợp tác xã)$", re.I)
_SHORT_UNIT = re.compile(r"(?:bv|tt|hđnd|mttq|thpt|thcs|ttyt|gdnn)(?![\wà-ỹ])", re.I)
_POST_HEAD = re.compile(
    r"^(?:pho |quyen |q\.\s*)?(?:truong (?:phong|khoa|ban|bo phan|doi|tram|nhom|bo mon|dai dien)|"
    r"pho (?:truong |)(?:phong|khoa|ban)|chanh (?:van phong|thanh tra)|"
    r"giam doc|chi cuc truong|chu tich|bi thu|hieu truong|to truong|to pho|doi truong|"
    r"vien truong|tram truong|quan doc|pho quan doc|doi pho|chi hoi truong|giang vien|thu thu|nghe nhan|phong vien|"
    r"phat thanh vien|hat (?:truong|pho)|hoi (?:vien|truong|tham)|khoi truong|chi huy (?:truong|pho)|kiem soat vien|"
    r"ky thuat|cong nhan|nhan vien|dieu duong truong|ho sinh|duoc si|trinh duoc|"
    r"chuyen vien(?: chinh| cao cap)?|vien chuc|cong chuc|ke toan(?: truong| vien)?|van thu|"
    r"kiem dinh vien|kiem nghiem vien|ky thuat vien|ky su|thanh tra vien|nhan vien|lai xe|bao ve|tap vu|"
    r"nghien cuu vien|giao vien|bac si|dieu duong|uy vien|thu quy|can bo|thu ky|cong nhan|nong dan|sinh vien|"
    r"hoc sinh|lao cong|ho ly|truong|pho)\b"
)
_LEADS = re.compile(
    r"(?:pho |quyen )?(?:truong|to truong|to pho|doi truong|khoi truong|chanh|chu tich|bi thu|doi pho|pho)\b"
)
_PLACE = re.compile(
    r"(?:xa|phuong|thi tran|thi xa|huyen|quan|tinh|thanh pho|tp|thon|ban|lang|ap|khom|khu|to|buon|so|duong|dac khu)\b"
)
_STRONG = ("trung tâm", "chi cục", "công ty", "bệnh viện", "trường", "viện", "ubnd", "tổng công ty")
_ORGANISATIONS = ("công đoàn", "cđcs", "chi đoàn", "chi bộ", "đảng ủy", "hội", "bch", "ban chấp hành")
_LEADING = re.compile(r"\bkiem\b.*\b(?:chu tich|bi thu|uy vien)\s+$")
_WHOLE = re.compile(  # posts that hold a word for a collective
    r"(?:cong chuc|can bo) (?:van phong|tai chinh|dia chinh|tu phap|van hoa)\s?[-–,]\s?"
    r"(?:thong ke|ke toan|nong nghiep|xay dung|do thi|moi truong|ho tich|xa hoi|\s|-|–|,|va\b)*|"
    r"thu ky hoi dong (?:truong|thi dua|khoa hoc)|"
    r"phu trach (?:khoa|phong|bo phan|to|ban)\b|thanh vien (?:to|ban|doi|nhom)\b|"
    r"uy vien (?:ban (?:chap hanh|thuong vu)|bch|btv)(?: cong doan(?: co so| bo phan)?$| chi doan$| chi hoi$)?|"
    r"chi huy (?:truong|pho) (?:ban )?(?:chqs|chi huy quan su) (?:xa|phuong)$|"
    r"chi hoi truong chi hoi (?:nong dan|phu nu|cuu chien binh|nguoi cao tuoi|chu thap do)$"
)
_MEMBER = re.compile(r"(?:uy vien|chi uy vien)(?: ban (?:chap hanh|thuong vu)| bch| btv)?|to (?:pho|truong)")
_PLAIN = ("phòng", "khoa", "trung tâm", "chi cục")


def split_post(text: str) -> tuple[str | None, str | None]:
    """Post and unit of "Chuyên viên, Phòng Đo lường"; a post that names its own unit stays whole."""
    if not strip_value(text):
        return None, None
    parts = [strip_value(part) for part in re.split(r"\n", text) if strip_value(part)]
    if len(parts) == 2 and starts_with_post(parts[0]) and not starts_with_post(parts[1]):
        return parts[0], parts[1]
    if len(parts) == 2 and starts_with_unit(parts[0]) and not starts_with_unit(parts[1]):
        return parts[1], parts[0]
    text = strip_value(" ".join(parts))
    low = bare(text)
    thuoc = re.search(r"\s+thuộc\s+", text)
    if thuoc:
        return strip_value(text[: thuoc.start()]), strip_value(text[thuoc.end() :])
    if starts_with_unit(text) and not starts_with_post(text):
        return None, text
    for match in re.finditer(r"\s*(?:,|;|\s[-–]\s|\s{2,}|\()\s*", text):
        rest = text[match.end() :]
        if _is_of_unit(rest) and not starts_with_post(rest):
            before, after = strip_value(text[: match.start()]), strip_value(rest.rstrip(")"))
            post, own = _split_without_mark(before, bare(before))
            mark = " - " if match.group().strip() in ("-", "–") else ", "
            return (post, f"{own}{mark}{after}") if own else (before, after)
    post, unit = _split_without_mark(text, low)
    further = re.split(r",\s*|\s+kiêm\s+", unit or "")[1:]
    return (text, None) if any(starts_with_post(part) for part in further) else (post, unit)


def _split_without_mark(text: str, low: str) -> tuple[str | None, str | None]:
    """ "Chuyên viên Phòng Đo lường" is split before the unit; "Trưởng phòng Đo lường" names its own unit."""
    head = _WHOLE.match(low) or _POST_HEAD.match(low)
    start = head.end() if head else 0
    leads = _LEADS.match(low) is not None
    for match in _COLLECTIVE.finditer(text.lower(), start):
        before = text[: match.start()]
        if (
            _NAMELESS.match(text, match.start())
            or not before.endswith(" ")
            or not strip_value(before)
            or starts_with_post(text[match.start() :])
        ):
            continue
        capital = text[match.start()].isupper()
        own = (leads and match.start() <= start + 1) or _is_led(before, match.group())
        word = before.split()[-1]
        if not capital and word.istitle() and before.count(" ") > 1:  # "Tổ Dự phòng"
            continue
        proper = match.group() == "sở" and re.match(r"\s+[A-ZĐ]", text[match.end() :]) is not None
        if (own and match.group() not in _STRONG and not proper) or (not capital and match.group() not in _PLAIN):
            continue
        return strip_value(re.sub(r"\s+(?:của|tại|ở)$", "", before.strip())), strip_value(text[match.start() :])
    return text, None


def _is_led(before: str, word: str) -> bool:
    """ "… kiêm Chủ tịch Công đoàn", "…; Ủy viên BCH": what the words of a further post lead is no place of work."""
    low = bare(before)
    further = re.split(r"[,;]\s+", low)
    if len(further) > 1 and _MEMBER.fullmatch(further[-1].strip()):
        return True
    return word in _ORGANISATIONS and _LEADING.search(low) is not None


def starts_with_post(text: str) -> bool:
    """The text begins with a post ("Trưởng phòng", "Chuyên viên"); Trương is a surname, Trưởng a post."""
    match = _POST_HEAD.match(bare(text))
    return match is not None and (match.group() != "truong" or text.strip().lower().startswith("trưởng"))


def starts_with_unit(text: str) -> bool:
    """The text begins with a word for a collective ("Phòng …", "Trung tâm …").

    Accents count here: Tổ is a team and Tô a surname, Đoàn khối a union and Đoàn Thị a person.
    """
    return bool(_COLLECTIVE.match(text.strip().lower()))


def _is_of_unit(rest: str) -> bool:
    """What stands behind a mark is a unit; the second half of a double name is none ("Văn hóa - Xã hội").

    Accents count where there are any: Hồi sức, Sơ sinh, Bản đồ, Đối ngoại are no hội, sở, ban, đội.
    """
    unaccented = rest.isascii() and _BARE_UNIT.match(bare(rest)) is not None
    named = _SHORT_UNIT.match(rest) or _NAMED_UNIT.match(rest)
    return unaccented or starts_with_unit(rest) or named is not None


def named_part(text: str) -> str:
    """A place or unit with those it belongs to: names parted by commas, up to where the sentence tells on."""
    first, *rest = re.split(r",\s+", text)
    names = takewhile(
        lambda x: (not starts_with_post(x) and not x[:1].islower()) or starts_with_unit(x) or _PLACE.match(bare(x)),
        rest,
    )
    return ", ".join([first, *names])

"""Takes a value that may hold a post and a unit; gives the two apart, as printed."""

from __future__ import annotations

import re

from extractors.text import bare, strip_value

_UNIT = re.compile(
    r"\b(?:phong|chi cuc|trung tam|van phong(?! pham)|thanh tra so|thanh tra tinh|so khoa hoc|so kh|ban|cong ty|benh vien|truong (?:thpt|thcs|tieu hoc|tieu|dai hoc|cao dang|mam non|trung cap|trung hoc|chinh tri|dh|cd|mn|th)|"
    r"ubnd|uy ban|xa|phuong|chi doan|cong doan|cdcs|khoa|to\b|hoi|tong cong ty|vien|cuc|so\b|bo\b|doi|xi nghiep|nha may|htx|hop tac xa|quy|huyen|dac khu|tram|bao tang|thu vien|bv|tt)\b"
)
_POST_HEAD = re.compile(
    r"^(?:pho |quyen |q\.\s*)?(?:truong (?:phong|khoa|ban|bo phan|doi|tram|nhom|bo mon|dai dien)|pho (?:truong |)(?:phong|khoa|ban)|chanh (?:van phong|thanh tra)|"
    r"giam doc|chi cuc truong|chu tich|bi thu|hieu truong|to truong|to pho|doi truong|chuyen vien(?: chinh| cao cap)?|vien chuc|cong chuc|"
    r"ke toan(?: truong| vien)?|van thu|kiem dinh vien|kiem nghiem vien|ky thuat vien|ky su|thanh tra vien|nhan vien|lai xe|bao ve|tap vu|"
    r"nghien cuu vien|giao vien|bac si|dieu duong|uy vien|thu quy|can bo|thu ky|cong nhan|nong dan|sinh vien|hoc sinh|lao cong|ho ly|truong|pho)\b"
)
_WHOLE = re.compile(r"^(?:pho )?(?:truong (?:phong|khoa|ban|tram|doi)|truong phong|chanh (?:van phong|thanh tra)|giam doc|chi cuc truong|hieu truong|chu tich|bi thu)\b")


def split_post(text: str) -> tuple[str | None, str | None]:
    """("Chuyên viên", "Phòng Đo lường") of "Chuyên viên, Phòng Đo lường"; a post that names its own unit stays whole."""
    text = strip_value(text)
    if not text:
        return None, None
    parts = [strip_value(part) for part in re.split(r"\n", text) if strip_value(part)]
    if len(parts) == 2 and not _starts_with_post(parts[1]):
        return (parts[0], parts[1]) if _starts_with_post(parts[0]) else (parts[1], parts[0])
    if len(parts) > 1:
        text = " ".join(parts)
    low = bare(text)
    thuoc = re.search(r"\s+thuộc\s+", text)
    if thuoc:
        return strip_value(text[: thuoc.start()]), strip_value(text[thuoc.end() :])
    if not _starts_with_post(text):
        return (None, text) if _UNIT.match(low) else (text, None)
    for match in re.finditer(r"\s*(?:,|;|\s[-–]\s|\s{2,}|\()\s*", text):
        rest = text[match.end() :]
        if _UNIT.match(bare(rest)) and not _starts_with_post(rest):
            return strip_value(text[: match.start()]), strip_value(rest.rstrip(")"))
    return _split_without_mark(text, low)


def _split_without_mark(text: str, low: str) -> tuple[str | None, str | None]:
    """"Chuyên viên Phòng Đo lường" is split before the unit; "Trưởng phòng Đo lường" names its own unit."""
    head = _POST_HEAD.match(low)
    start = head.end() if head else 0
    for match in _UNIT.finditer(low, start):
        before = text[: match.start()]
        if not before.endswith(" "):
            continue
        capital = text[match.start()].isupper()
        if capital and strip_value(before):
            if _WHOLE.match(low) and match.start() <= start + 1 and low[match.start() : match.start() + 2] in ("so", "xa", "ph", "hu"):
                return text, None
            return strip_value(re.sub(r"\s+(?:của|tại|ở)$", "", before.strip())), strip_value(text[match.start() :])
    return text, None


def _starts_with_post(text: str) -> bool:
    return bool(_POST_HEAD.match(bare(text)))


def starts_with_unit(text: str) -> bool:
    """The text begins with a word for a collective ("Phòng …", "Trung tâm …")."""
    return bool(_UNIT.match(bare(text).strip())) or bare(text).startswith("tap the")

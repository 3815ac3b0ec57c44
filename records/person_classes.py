"""Takes a post and the unit it is in; says which class of people it is in the statistics of commendation.

The five classes of the provincial statistics; what only the post tells, never who the person is.
"""

from __future__ import annotations

import re
from typing import Literal

from records.folding import nfc
from records.proposals import Proposal
from records.statements import statements_of

PersonClass = Literal["lanh_dao_cap_tinh", "lanh_dao_cap_so", "doanh_nhan", "lanh_dao_phong", "truc_tiep"]
CLASS_NAMES: dict[PersonClass, str] = {
    "lanh_dao_cap_tinh": "Lãnh đạo cấp bộ, cấp tỉnh và tương đương trở lên",
    "lanh_dao_cap_so": "Lãnh đạo cấp vụ, sở, ngành và tương đương",
    "doanh_nhan": "Doanh nhân",
    "lanh_dao_phong": "Các cấp lãnh đạo từ phó phòng trở lên",
    "truc_tiep": "Người trực tiếp công tác, lao động, học tập, chiến đấu và phục vụ chiến đấu",
}
Standing = Literal["lanh_dao", "truc_tiep", "doanh_nhan"]  # the classes as tables of the Office count them

_ACTING = r"(?:quyền |q\. ?)?"
_PROVINCE = re.compile(
    rf"^{_ACTING}(?:phó )?(?:bộ trưởng|thứ trưởng|bí thư (?:tỉnh ủy|thành ủy)|"
    r"chủ tịch (?:ủy ban nhân dân|ubnd|hội đồng nhân dân|hđnd) (?:tỉnh|thành phố))"
)
_HEAD = re.compile(
    rf"^{_ACTING}(?:(?:phó )?(?:tổng giám đốc|giám đốc|chánh|tổng cục trưởng|cục trưởng|chi cục trưởng|vụ trưởng|"
    r"viện trưởng|hiệu trưởng|chủ tịch|bí thư (?:đảng ủy|tỉnh ủy|thành ủy|huyện ủy)|trưởng (?:phòng|ban|khoa))|"
    r"phó (?:phòng|ban|khoa|văn phòng)\b)"  # “phòng …” alone is a place: “Chuyên viên, Phòng Quản lý Chất lượng”
)
_DEPARTMENT_HEAD = re.compile(
    rf"^{_ACTING}(?:phó )?(?:giám đốc sở|(?:tổng )?cục trưởng|vụ trưởng|trưởng ban|giám đốc)\b"
)
_NAMED_DEPARTMENT = re.compile(r"^sở\b|\bgiám đốc sở\b")
_COMPANY = re.compile(r"\b(?:công ty|doanh nghiệp|tập đoàn|hợp tác xã|htx|hộ kinh doanh|cơ sở sản xuất|xí nghiệp)\b")
_OWNER = re.compile(
    rf"^{_ACTING}(?:phó )?(?:tổng giám đốc|giám đốc|chủ tịch (?:hội đồng quản trị|hđqt|hội đồng thành viên|công ty)|"
    r"chủ (?:doanh nghiệp|cơ sở|hộ kinh doanh))"
)


def class_of(position: str | None, unit: str | None = None) -> PersonClass | None:
    """The class that a post shows, the highest where several are named; None where no post is known."""
    if not position or not position.strip():
        return None
    place = nfc(unit or "").casefold()
    posts = [post.strip() for post in re.split(r"[,;]| kiêm ", nfc(position).casefold())]
    found = {_class_of_post(post, place) for post in posts if post}
    return next(name for name in CLASS_NAMES if name in found)


def standing_of(proposal: Proposal) -> Standing | None:
    """Leader, direct worker or businessman: as a person stated it, else as the post shows; None where unknown.

    Leaders are the first, second and fourth class.
    """
    told: Standing | None = statements_of(proposal).value("class")
    if told is not None:
        return told
    nominee = proposal.nominee
    shown = class_of(
        nominee.position.value if nominee.position else None, nominee.unit.value if nominee.unit else proposal.sender
    )
    match shown:
        case None | "truc_tiep" | "doanh_nhan":
            return shown
    return "lanh_dao"


def _class_of_post(post: str, unit: str) -> PersonClass:
    if _PROVINCE.match(post):
        return "lanh_dao_cap_tinh"
    if _OWNER.match(post) and (_COMPANY.search(unit) or _COMPANY.search(post)):
        return "doanh_nhan"
    if _DEPARTMENT_HEAD.match(post) and (_NAMED_DEPARTMENT.search(unit) or _NAMED_DEPARTMENT.search(post)):
        return "lanh_dao_cap_so"
    return "lanh_dao_phong" if _HEAD.match(post) else "truc_tiep"

"""Takes what a bundle holds and the readings of its files; gives the one Reading of the bundle.

Its members keep all that they say; the bundle says which of them a person has to look at, and why.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from extractors.bundles.contents import Aside, Contents, Member
from extractors.layout import Doubt
from records.folding import fold
from records.readings import Reading

NAMED = 3  # members that the reason names; the rest is counted
NO_HASH = "0" * 64
_UNIT = re.compile(
    fold("(?:phòng|ban|tổ|khoa|đội|trung tâm|chi cục|chi bộ|chi đoàn|văn phòng|trường|công ty|bệnh viện|viện|hội)")
)
_ASKED_BY_LETTER = Doubt(
    "CAN_XEM", "Đề nghị viết trong nội dung thư, không phải văn bản có ký, đóng dấu. Xin đơn vị gửi văn bản."
)
_NAMED_BY_LETTER = (
    "Thư nêu tên {names} cùng với danh hiệu, hình thức khen thưởng, mà không tệp nào đề nghị: mở thư xem."
)


def assemble(contents: Contents, readings: Sequence[Reading], *, file: str, sha256: str) -> Reading:
    """The Reading of a bundle; `readings` are those of its members, in their order, under whatever names."""
    pairs = list(zip(contents.members, readings, strict=True))
    known = {fold(n.name) for member, reading in pairs for n in reading.nominees if n.name and not member.is_letter}
    members = [_under_name(reading, member) for member, reading in pairs]
    members = [
        _letter(each, member, known=known) if member.is_letter else each
        for each, member in zip(members, contents.members, strict=True)
    ]
    members += [_aside(each) for each in contents.aside]
    told = {"file": file, "sha256": sha256, "read_as": "bundle", "notes": tuple(contents.notes)}
    if not members:
        empty = "Gói không có giấy tờ nào, chỉ có tệp của hệ thống." if contents.notes else "Gói rỗng."
        return Reading(**told, status="rejected", reason=f"{empty} Xin đơn vị gửi lại.", reason_code="TEP_RONG")
    told["members"] = tuple(members)
    bad = [member for member in members if member.status != "read" and member.draft is None]
    if all(member.status == "rejected" for member in members):
        reason = f"Không đọc được tệp nào trong gói. {_reasons(bad)}"
        return Reading(**told, status="rejected", reason=reason, reason_code=_code(bad))
    if not bad and not contents.doubts:
        return Reading(**told, status="read")
    sentences = [doubt.sentence for doubt in contents.doubts[:NAMED]]
    if bad:
        sentences.append(f"Cần xem {len(bad)} trong {len(members)} tệp của gói. {_reasons(bad)}")
    code = contents.doubts[0].code if contents.doubts else _code(bad)
    return Reading(**told, status="needs_review", reason=" ".join(sentences), reason_code=code)


def _under_name(reading: Reading, member: Member) -> Reading:
    """The reading under the member's own path; its sentences name the file by the number that it was unpacked under."""
    own = member.name.rpartition("/")[2]
    reason = reading.reason.replace(member.file, own) if reading.reason else None
    notes = tuple(note.replace(member.file, own) for note in reading.notes)
    return reading.model_copy(update={"file": member.name, "reason": reason, "notes": notes})


def _letter(reading: Reading, member: Member, *, known: Set[str]) -> Reading:
    """A mail's own text: a covering letter, which asks only for those for whom no file of the bundle asks."""
    if reading.status == "rejected":
        return reading
    asked = tuple(nominee for nominee in reading.nominees if fold(nominee.name) not in known)
    requested = [request for nominee in asked for request in nominee.requested]
    changes = {
        "kind": "cong_van",
        "nominees": asked,
        "requested": tuple(r for r in reading.requested if r in requested),
    }
    if reading.reason_code == "CAN_XEM":  # what is unclear in a submission is nothing in a covering letter
        changes |= {"status": "read", "reason": None, "reason_code": None}
    reading = reading.model_copy(update=changes)
    if asked:
        return _doubted(reading, _ASKED_BY_LETTER)
    unknown = [name for name in member.named if not _is_named(name, known)]
    if unknown:
        return _doubted(reading, Doubt("CAN_XEM", _NAMED_BY_LETTER.format(names=", ".join(unknown[:NAMED]))))
    return reading


def _is_named(name: str, known: Set[str]) -> bool:
    """Whether a file names the same one: a mail calls people by the last words of their names, units by the first."""
    folded = fold(name)
    if _UNIT.match(folded):
        return any(_begins(each, folded) or _begins(folded, each) for each in known)
    return any(f" {each}".endswith(f" {folded}") for each in known)


def _begins(whole: str, part: str) -> bool:
    return whole == part or whole.startswith((f"{part} ", f"{part}-", f"{part},"))


def _doubted(reading: Reading, doubt: Doubt) -> Reading:
    reason = " ".join(filter(None, [doubt.sentence, reading.reason]))
    return reading.model_copy(update={"status": "needs_review", "reason": reason, "reason_code": doubt.code})


def _aside(each: Aside) -> Reading:
    return Reading(file=each.name, sha256=NO_HASH, status="rejected", reason=each.sentence, reason_code=each.code)


def _reasons(bad: Sequence[Reading]) -> str:
    """The first members with their reasons, refused ones first, and how many more there are."""
    ordered = sorted(bad, key=lambda member: member.status != "rejected")
    named = [f"“{member.file}”: {member.reason}" for member in ordered[:NAMED]]
    more = len(bad) - NAMED
    return " ".join([*named, *([f"Và {more} tệp nữa."] if more > 0 else [])])


def _code(bad: Sequence[Reading]) -> str:
    """The code that all the members share; else that several things are to be looked at."""
    codes = {member.reason_code for member in bad}
    return codes.pop() or "CAN_XEM" if len(codes) == 1 else "CAN_XEM"

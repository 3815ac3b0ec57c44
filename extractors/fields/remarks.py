"""Takes a row of a roster; gives what its remark says of the nominee: proposed, perhaps not eligible, or not proposed.

Nobody leaves a list and nobody stays on it against a remark without a person being told, by name and in its words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from spacy.tokens import Doc

from extractors.document import Line, lines_of
from extractors.fields.drafting import Draft
from extractors.fields.recognitions import find_awards
from extractors.fields.rosters import Entry
from extractors.layout import Doubt
from extractors.text import bare, strip_value
from records.folding import nfc
from records.readings import DocumentKind

Verdict = Literal["kept", "lessened", "left out"]
_REFUSES = re.compile(
    r"(?:khong|chua) (?:duoc )?(?:de nghi|de xuat|xet(?! (?:them|lai))|xem xet|thong qua|dang ky|dua vao|binh xet)|"
    r"^\W*(?:khong|chua) (?:dat|du)(?: (?:dieu kien|tieu ch\w+|yeu cau|(?:so )?phieu|t[iy] le|diem)\b.{0,15})?\W*$|"
    r"\brut (?:ten|ho so|khoi|de nghi)|xin (?:rut|thoi)\b|\bde lai\b|khong tham gia (?:binh )?xet|"
    r"^\W*(?:loai|bo|gach ten)\W*$"
)
_DENIES = re.compile(r"\b(?:không|chưa)\s+\w|\b(?:khong|chua)\s+(?=[ -~]*$)")  # not "chữa cháy", "Chùa"
_DOUBTS = re.compile(
    r"\b(?:thieu|no) (?:\d+ )?(?:nam|thang|ho so|minh chung|bao cao|sang kien|qd|quyet dinh|tieu chuan|dieu kien|"
    r"thoi gian|tieu chi)\b|"
    r"\b(?:dang )?cho (?:ket qua|quyet dinh|qd|bo sung|xep loai|cong nhan|xac minh|ho so|y kien|xet)\b|"
    r"\b(?:xet|xem xet|can nhac|xem) (?:them|lai)\b|\bcan (?:xem|xac minh|bo sung|lam ro)\b|"
    r"\bbo sung (?:ho so|sau|minh chung|bao cao)\b|\bdang bi\b|"
    r"\b(?:ky luat|khien trach|canh cao|to cao|khieu nai|vi pham)\b"
)
_HARMLESS = re.compile(  # said of people against whom nothing is said
    r"(?:khong|chua|het) (?:bi |co )?(?:han )?(?:don thu |don |hinh thuc |truong hop )?"
    r"(?:ky luat|khien trach|canh cao|to cao|khieu nai|vi pham)(?:,? (?:khieu nai|to cao|phap luat|ky luat))?|"
    r"chua (?:duoc |tung |co )*(?:khen|tang|nhan|hinh thuc khen|danh hieu)|"
    r"chua (?:duoc|co|dat) (?:bk|gk|bang|giay|huan)\b|"
    r"khong (?:chuyen trach|thuong truc|thuong xuyen|giu chuc|kiem nhiem|phai|trung|thay doi)"
)
_DECLINED = re.compile(r"\W*(?:khong|chua)(?: (?:de nghi|xet|dang ky|co de nghi)\b.{0,40})?\W*")
_LONGEST_REMARK = 200  # characters; longer ones are deeds
_SHOWN = 5  # people in a sentence


@dataclass(slots=True, frozen=True)
class Remark:
    """What a list says beside a name, and what came of it."""

    name: str
    text: str
    verdict: Verdict
    settled: bool = False  # the minutes decide, and say so themselves


def judge(doc: Doc, entry: Entry, draft: Draft, kind: DocumentKind) -> Remark | None:
    """The remark that speaks against a nominee; recognitions that it refuses by name are taken from the draft."""
    for role in ("request", "note"):
        for line in lines_of(doc, entry.cells.get(role, [])):
            text = strip_value(line.text)
            refuses = _DECLINED.fullmatch(line.bare) if role == "request" else _REFUSES.search(line.bare)
            doubts = role == "note" and _speaks_against(line)
            if len(text) > _LONGEST_REMARK or not (refuses or doubts):
                continue
            remark = Remark(draft.full_name.value, text, "kept")
            if not refuses:
                return remark
            codes = {award.code for award in find_awards(line)} if role == "note" else set()
            left = [each for each in draft.requested if each.code not in codes]
            if codes and left:
                draft.requested = left
                return replace(remark, verdict="lessened")
            if role == "request" and _asks_elsewhere(entry):
                continue
            return replace(remark, verdict="left out", settled=kind == "bien_ban")
    return None


def _speaks_against(line: Line) -> bool:
    """It denies something, or names what stands in the way; what is said of everybody's clean record does not count."""
    if _DOUBTS.search(_HARMLESS.sub("", line.bare)):
        return True
    denied = _DENIES.search(nfc(line.text).lower())
    return denied is not None and not _HARMLESS.search(line.bare)


def _asks_elsewhere(entry: Entry) -> bool:
    """Another of the row's cells asks for something, be it with a mark."""
    filled = [bare(cell.text).strip() for cell in entry.cells.get("request", []) if strip_value(cell.text)]
    return any(not _DECLINED.fullmatch(text) for text in filled)


def outvoted(entry: Entry, draft: Draft) -> Remark:
    """A nominee whom the Council's vote or a sentence of the paper leaves out."""
    vote = " ".join(entry.text("vote").split())
    return Remark(draft.full_name.value, vote or "không được đề nghị", "left out", settled=True)


def doubts_of_remarks(remarks: Sequence[Remark]) -> list[Doubt]:
    """Sentences for a person: who was left out, who was kept, who was asked less for, each with the list's words."""
    sentences = (
        ("left out", "Danh sách có ghi không đề nghị, nên không đưa vào: {}. Xác nhận với đơn vị."),
        ("lessened", "Ghi chú không đề nghị một danh hiệu, hình thức: {}. Đối chiếu với bản gốc."),
        ("kept", "Ghi chú nói có thể chưa đủ điều kiện, vẫn giữ trong danh sách: {}. Xác nhận với đơn vị."),
    )
    doubts = []
    for verdict, sentence in sentences:
        told = [remark for remark in remarks if remark.verdict == verdict and not remark.settled]
        doubts += [Doubt("GHI_CHU_NGUOI", sentence.format(_listed(told)))] if told else []
    return doubts


def notes_of_remarks(remarks: Sequence[Remark]) -> list[str]:
    """What minutes decide themselves: nothing to ask, but nobody disappears unsaid."""
    settled = [remark for remark in remarks if remark.settled]
    return [f"Không đưa vào theo kết quả xét ghi trong văn bản: {_listed(settled)}."] if settled else []


def _listed(remarks: Sequence[Remark]) -> str:
    named = [f"{remark.name} (“{remark.text}”)" for remark in remarks[:_SHOWN]]
    return "; ".join(named) + (f" và {len(remarks) - _SHOWN} người khác" if len(remarks) > _SHOWN else "")

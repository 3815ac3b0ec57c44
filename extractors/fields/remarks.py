"""Takes a row of a roster; gives what its remark says of the nominee: proposed, perhaps not eligible, or not proposed.

Nobody leaves a list and nobody stays on it against a remark without a person being told, by name and in its words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from spacy.tokens import Doc

from extractors.document import lines_of
from extractors.fields.drafting import Draft
from extractors.fields.recognitions import find_awards
from extractors.fields.rosters import Entry
from extractors.layout import Doubt
from extractors.text import bare, strip_value
from records.readings import DocumentKind

Verdict = Literal["kept", "lessened", "left out"]
_TIME_OR_PAPERS = r"(?:\d+ )?(?:nam|thang|thoi gian|tham nien|tuoi|nien han|ho so|minh chung|giay to|thanh phan)\b"
_REFUSES = re.compile(
    r"(?:khong|chua) (?:duoc )?(?:de nghi|de xuat|xet(?! (?:them|lai))|xem xet|thong qua|dang ky|dua vao|binh xet)|"
    rf"^\W*(?:khong|chua) (?:dat|du)\b(?! {_TIME_OR_PAPERS})[^,;.]{{0,25}}\W*$|"
    r"\brut (?:ten|ho so|khoi|de nghi)|xin (?:rut|thoi)\b|\bde lai\b|khong tham gia (?:binh )?xet|"
    r"^\W*(?:loai|bo|gach ten)\W*$"
)
_DOUBTS = re.compile(
    r"\b(?:khong|chua) (?:du|dat|dam bao|dap ung|hoan thanh|thoa)\b|"
    r"\b(?:khong|chua) (?:duoc )?(?:cong nhan|nghiem thu|dong y|xac nhan|xep loai|danh gia)\b|"
    r"\b(?:khong|chua) (?:co|nop|gui|bo sung) (?:du |them )?(?:qd|quyet dinh|ket qua|sang kien|sk\b|de tai|minh chung|"
    r"bao cao|ho so|xac nhan|chung nhan|bien ban|y kien|giay)|"
    r"\bthieu (?:\d+ )?(?:nam|thang|ho so|minh chung|bao cao|sang kien|qd|quyet dinh|tieu chuan|dieu kien|thoi gian)|"
    r"\b(?:dang )?cho (?:ket qua|quyet dinh|qd|bo sung|xep loai|cong nhan|xac minh|ho so|y kien|xet)|"
    r"\b(?:xet|xem xet|can nhac|xem) (?:them|lai)\b|\bcan (?:xem|xac minh|bo sung|lam ro)|\bbo sung (?:ho so|sau|minh)|"
    r"\b(?:ky luat|khien trach|canh cao|to cao|khieu nai)\b"
)
_HAD_NONE = re.compile(
    r"(?:khong|chua|het) (?:bi |co )?(?:han )?(?:don thu |don |hinh thuc |truong hop )?"
    r"(?:ky luat|khien trach|canh cao|to cao|khieu nai)(?:,? (?:khieu nai|to cao))?"
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
            doubts = role == "note" and _DOUBTS.search(_HAD_NONE.sub("", line.bare))
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

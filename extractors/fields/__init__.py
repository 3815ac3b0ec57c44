"""Takes an opened Paper; gives its Reading: zones found, head and nominees read, doubts said. Opens no file."""

from __future__ import annotations

from extractors.document import make_doc
from extractors.fields.doubts import doubts_of
from extractors.fields.heading import read_head
from extractors.fields.nominees import read_nominees
from extractors.fields.requests import unique
from extractors.fields.rosters import find_rosters
from extractors.layout import Paper
from extractors.phrasebook import NO_PHRASES, Phrasebook, phrasebook_in_force
from extractors.zones import find_zones
from records.errors import SettingsError
from records.readings import DocumentKind, Nominee, Reading

__all__ = ["read_fields"]

DOUBTFUL = 0.6
_NO_MERIT = "Bảng tính có danh sách người nhưng không nêu khen thưởng gì. Xem có gửi nhầm tệp không."
_NO_TEXT = "Tệp không có chữ nào đọc được. Mở tệp xem, hoặc xin đơn vị gửi lại bản Word."


def read_fields(paper: Paper, *, file: str, sha256: str) -> Reading:
    """The Reading of an opened paper."""
    book, unread = _phrases()
    doc = make_doc(paper, book)
    if not doc._.lines:
        return Reading(
            file=file,
            sha256=sha256,
            status="needs_review",
            reason=" ".join([_NO_TEXT, *(doubt.sentence for doubt in [*paper.doubts, *doubts_of(paper, ())])]),
            reason_code="KHONG_CO_CHU",
            kind="khac",
            pages=len(paper.pages) or None,
            read_as=paper.read_as,
            notes=tuple(paper.notes),
            signatures=tuple(paper.signatures),
        )
    zones = find_zones(doc._.lines, doc._.tables)
    plain = paper.read_as == "spreadsheet" and zones.title is None and zones.kind == "khac" and bool(find_rosters(doc))
    if plain and any(line.recognitions() for line in doc._.lines):
        zones.kind = "danh_sach"  # many a sheet is a list and nothing else
    head = read_head(doc, zones)
    named = read_nominees(doc, zones, head)
    nominees = named.nominees
    doubts = [*paper.doubts, *doubts_of(paper, nominees), *named.doubts]
    unclear = _doubts(zones.kind, nominees) or (_NO_MERIT if plain and not nominees else None)
    code = doubts[0].code if doubts else "CAN_XEM" if unclear or unread else None
    reasons = [*(doubt.sentence for doubt in doubts), *([unclear] if unclear else []), *unread]
    return Reading(
        file=file,
        sha256=sha256,
        status="needs_review" if reasons else "read",
        reason=" ".join(reasons) or None,
        reason_code=code,
        kind=zones.kind,
        pages=len(paper.pages) or None,
        read_as=paper.read_as,
        document=head,
        requested=unique([r for n in nominees for r in n.requested]),
        nominees=nominees,
        notes=(*paper.notes, *named.notes),
        signatures=tuple(paper.signatures),
    )


def _phrases() -> tuple[Phrasebook, list[str]]:
    """The Office's own phrases; where its file of them is spoilt that is told, and none count."""
    try:
        return phrasebook_in_force(), []
    except SettingsError as exc:
        return NO_PHRASES, [exc.sentence()]


def _doubts(kind: DocumentKind, nominees: tuple[Nominee, ...]) -> str | None:
    """Why a person should look at this file; None where nothing is in doubt."""
    if kind in ("cong_van", "khac", "quyet_dinh", "bien_ban") and not nominees:
        return None
    if not nominees:
        return "Chương trình chưa tìm thấy người hay tập thể được đề nghị. Mở tệp, đối chiếu với bảng tổng hợp."
    unsure = [n.name for n in nominees if n.full_name is None or n.full_name.confidence < DOUBTFUL]
    if unsure:
        return f"Họ tên chưa chắc chắn: {', '.join(unsure[:3])}. Đối chiếu với bản gốc."
    unclear = [n.name for n in nominees for r in n.requested if r.confidence < DOUBTFUL]
    if unclear:
        return f"Danh hiệu, hình thức đề nghị chưa rõ cấp nào: {', '.join(unclear[:3])}. Đối chiếu với bản gốc."
    grants = kind in ("xac_nhan_sang_kien", "quyet_dinh")  # what it names is given, not asked for
    if not grants and not any(n.requested for n in nominees):
        return "Không tìm thấy danh hiệu hay hình thức khen thưởng được đề nghị. Xem lại tệp."
    return None

"""Takes a compiled quarter of the demo; has a reviewer edit it, lets a late dossier in, holds the meeting, tells it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from docx import Document

from flows.books import open_books
from flows.quarter import QuarterResult, draw_up
from flows.quarter_lines import root_of
from records.quarters import VIETNAM, Quarter
from records.settings import Settings
from records.stages import Outcome, Suggestion
from records.suggestions import suggestions_of

REVIEWER, CLERK, HEAD = "Nguyễn Thị Soát", "Người chạy thử", "Chánh Văn phòng (chạy thử)"
OWN_WORDS = " Văn phòng đã làm việc trực tiếp với các đơn vị có hồ sơ cần bổ sung."
INTRODUCTION = "kính trình"
PRINTED, CORRECTED = "Chuyên viên chính", "Chuyên viên cao cấp"
REASON = "Đơn vị bị mất điện diện rộng, đã báo trước hạn"
COMPILED_AT = datetime(2026, 9, 24, 9, 0, tzinfo=VIETNAM)
REVIEWED_AT = datetime(2026, 9, 24, 16, 30, tzinfo=VIETNAM)
SUBMITTED_AT = datetime(2026, 9, 25, 8, 30, tzinfo=VIETNAM)
DECIDED_AT = datetime(2026, 9, 28, 16, 0, tzinfo=VIETNAM)
NUMBERED = "(bản "
OPENED = ("Mục lục", "Tờ trình khen thưởng", "Bảng tổng hợp", "Danh sách cá nhân", "Đề xuất biểu dương", "Báo cáo")


@dataclass(frozen=True)
class Session:
    """What happened after the first compilation: whose edit, who was let in, what came of it, what was decided."""

    edited: Path
    let_in: str
    again: QuarterResult
    corrections: tuple[tuple[str, Suggestion], ...]
    granted: int
    refused: str
    decided: QuarterResult


def hold_session(settings: Settings, quarter: Quarter, made: QuarterResult, *, made_on: date) -> Session:
    """The quarter from its first papers to the draft decision, as an Office would have it."""
    edited = edit_as_reviewer(made)
    with open_books(settings) as record:
        late = record.postponed(quarter.name)[0]
        record.admit(late.id, quarter.name, who=HEAD, at=REVIEWED_AT, reason=REASON)
    again = draw_up(settings, quarter, made_on=made_on, at=REVIEWED_AT)
    with open_books(settings) as record:
        names = {each.id: each.nominee.name for each in record.considered(quarter.name)}
        corrections = tuple((names[each.proposal], each) for each in suggestions_of(record, quarter.name, state="open"))
        record.move_stage(quarter.name, "submitted", who=CLERK, at=SUBMITTED_AT)
        proposed = [id_ for id_, is_proposed in record.members(quarter.name).items() if is_proposed]
        told = [Outcome(proposal=id_, is_granted=True, who=CLERK, at=DECIDED_AT) for id_ in proposed[:-1]]
        told.append(Outcome(proposal=proposed[-1], is_granted=False, who=CLERK, at=DECIDED_AT))
        record.decide_outcomes(quarter.name, told)
        record.move_stage(quarter.name, "decided", who=CLERK, at=DECIDED_AT)
    decided = draw_up(settings, quarter, at=DECIDED_AT)
    return Session(edited, late.nominee.name, again, corrections, len(proposed) - 1, names[proposed[-1]], decided)


def edit_as_reviewer(made: QuarterResult) -> Path:
    """Adds a sentence of her own to the submission and corrects a position, as somebody does in Word."""
    path = next(path for path in made.files if path.name.startswith("Tờ trình khen thưởng"))
    document = Document(str(path))
    for paragraph in document.paragraphs:
        if INTRODUCTION in paragraph.text and not paragraph.text.startswith("Kính"):
            paragraph.runs[-1].text += OWN_WORDS
            break
    run = next((run for p in document.paragraphs for run in p.runs if PRINTED in run.text), None)
    if run is not None:
        run.text = run.text.replace(PRINTED, CORRECTED)
    document.core_properties.last_modified_by = REVIEWER
    document.save(str(path))
    return path


def pack_lines(made: QuarterResult) -> Iterator[str]:
    """What lies in the quarter's folder, in the order in which to open it."""
    root = root_of(made)
    abouts = {laid.path: laid.paper.about for laid in (made.desk.papers if made.desk else ())}
    yield f"4. HỒ SƠ TRÌNH HỘI ĐỒNG: {len(made.files)} tệp trong {root}"
    yield "   Mở xem theo thứ tự này:"
    first = [path for name in OPENED for path in made.files if path.name.startswith(name)]
    for path in first:
        yield f"   {path}"
        yield f"      ({abouts.get(path, 'mỗi văn bản là gì, còn việc gì phải làm')})"
    others = [path for path in made.files if path not in first and path.parent == root]
    yield f"   Cùng thư mục: {', '.join(path.stem for path in others)}."
    for folder in dict.fromkeys(path.parent for path in made.files if path.parent != root):
        yield f"   {folder.name}/: {sum(path.parent == folder for path in made.files)} tệp"


def session_lines(session: Session, quarter: Quarter) -> Iterator[str]:
    """What a reviewer's edit, a late dossier and the meeting came to."""
    root = root_of(session.again)
    edits = session.again.desk.edit_count if session.again.desk else 0
    yield f"5. SOÁT XÉT: {REVIEWER} sửa “{session.edited.name}” trong Word;"
    yield f"   {HEAD} cho xét hồ sơ nộp trễ của {session.let_in} ({REASON.lower()}); lập lại:"
    newest = next(path for path in session.again.files if path.name.startswith("Tờ trình khen thưởng"))
    yield f"   - {newest.name}: số liệu mới là dấu sửa (Track Changes), {edits} chỗ người soát sửa giữ nguyên."
    for name, each in session.corrections:
        yield f"   - Chỗ sửa khác với sổ, chờ xác nhận: {name}, “{each.old}” thành “{each.new}”."
    yield ""
    yield f"6. HỌP HỘI ĐỒNG: {session.granted} trường hợp đồng ý, 1 không đồng ý ({session.refused})."
    for path in session.decided.files:
        if path.parent == root and "Quyết định" in path.name:
            yield f"   {path}"
            yield "      (dự thảo, danh sách kèm tiền thưởng của những trường hợp được đồng ý)"

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from invented_proposals import MADE_ON, OFFICE, QUARTER, quarter_of
from judged_quarter import demonstration_like

from records.stages import STAGES, Move, Outcome, QuarterStanding, Stage
from reports import Compilation, compile_papers_of
from reports.blanks.contents import build_contents_form
from reports.desk import lay_papers
from reports.filing import filed_of
from reports.papers.contents import CONTENTS_FORM, Filed, contents_paper
from reports.papers.paper import Paper
from reports.papers.steps import STEPS

TEMPLATES = Path(__file__).resolve().parents[3] / "templates"
AT = datetime(2026, 9, 21, 3, tzinfo=UTC)
QUARTERLY = demonstration_like()


def compiled(*, stage: Stage = "compiled", moves: tuple[Move, ...] = (), **more: Any) -> Compilation:
    standing = QuarterStanding(quarter=QUARTER.name, stage=stage, moves=moves)
    return compile_papers_of(
        QUARTERLY,
        quarter=QUARTER,
        office=OFFICE,
        made_on=MADE_ON,
        templates=TEMPLATES,
        standing=standing,
        **more,
    )


def paper(key: str, name: str, *, folder: str = "", still_open: tuple[str, ...] = ()) -> Paper:
    about = f"Văn bản {key.partition('/')[0]}"
    return Paper(key, name, ".docx", b"", about, folder, still_open=still_open)


def profiles(count: int) -> list[Filed]:
    return [
        Filed(
            paper(f"tom-tat/{n}", f"Người {n}", folder="Tóm tắt", still_open=("Chưa có ngày sinh.",) if n < 2 else ()),
            f"Tóm tắt/Người {n}.docx",
            1,
            edits=n % 2,
        )
        for n in range(count)
    ]


def drawn(compilation: Compilation, filed: list[Filed], *, to_confirm: int = 0) -> Any:
    return docx.Document(io.BytesIO(contents_paper(compilation, filed, to_confirm=to_confirm).content))


def lines(document: Any, head: str) -> list[list[str]]:
    found = next(table for table in document.tables if head in [cell.text for cell in table.rows[0].cells])
    return [[cell.text for cell in row.cells] for row in found.rows[1:]]


def words(document: Any) -> str:
    return "\n".join(paragraph.text for paragraph in document.paragraphs)


def test_shipped_form_is_what_its_builder_makes(tmp_path: Path) -> None:
    build_contents_form(tmp_path / CONTENTS_FORM)
    assert (TEMPLATES / CONTENTS_FORM).read_bytes() == (tmp_path / CONTENTS_FORM).read_bytes()


def test_each_paper_is_named_with_its_state_and_what_is_open() -> None:
    filed = [
        Filed(paper("to-trinh", "Tờ trình", still_open=("số, ngày", "Chữ ký.")), "Tờ trình (bản 2).docx", 2, 3, 4),
        Filed(paper("bien-ban", "Biên bản"), "Biên bản.docx", None),
    ]
    assert lines(drawn(compiled(), filed), "Là gì") == [
        ["1", "Tờ trình (bản 2).docx", "Văn bản to-trinh", "Dự thảo bản 2, đã có người sửa (03 chỗ), 4 trang",
         "Số, ngày. Chữ ký."],
        ["2", "Biên bản.docx", "Văn bản bien-ban", "Chưa lập được, tệp đang bị giữ", ""],
    ]  # fmt: skip


def test_folder_is_one_line_and_only_its_edited_files_stand_below() -> None:
    document = drawn(compiled(), [Filed(paper("to-trinh", "Tờ trình"), "Tờ trình.docx", 1), *profiles(5)])
    assert lines(document, "Tên tệp")[1] == [
        *("2", "Thư mục “Tóm tắt”", "Tóm tắt thành tích, mỗi trường hợp một trang"),
        *("05 tệp, 02 tệp đã có người sửa", "Chưa có ngày sinh (02 tệp)."),
    ]
    folder, *files = lines(document, "Tệp")
    assert set(folder) == {"Tóm tắt (02 tệp)"}
    assert [line[:2] for line in files] == [["1", "Người 1.docx"], ["2", "Người 3.docx"]]
    assert "Các văn bản (02 mục, 06 tệp):" in words(document)


def test_stage_steps_and_what_comes_next_are_told() -> None:
    moves = (
        Move(stage="compiled", who="Chương trình", at=AT),
        Move(stage="in_review", who="Lê Văn An", at=AT, reason="nhận thêm hồ sơ."),
    )
    text = words(drawn(compiled(stage="in_review", moves=moves), []))
    assert "Giai đoạn: đang soát xét." in text
    assert "- Ngày 21/09/2026: đang soát xét (Lê Văn An); lý do: nhận thêm hồ sơ." in text
    assert "tdkt council move 2026-Q3 submitted --who HỌ_TÊN" in text


def test_each_stage_has_its_next_steps() -> None:
    assert set(STEPS) == set(STAGES)
    assert all(STEPS.values())


def test_what_is_open_is_counted_once_from_the_table() -> None:
    compilation = compiled()
    table = compilation.table
    told = dict(lines(drawn(compilation, [], to_confirm=2), "Số lượng"))
    waiting = len(table.with_verdict("CHUA_DU_CO_SO", "CAN_XEM_XET"))
    assert told["Chữ người soát đã sửa khác với sổ, cần xác nhận (tdkt council corrections)"] == "02"
    assert told["Trường hợp chưa đủ cơ sở hoặc cần xem xét"] == f"{waiting:02d}"
    assert told["Giá trị máy đọc cần đối chiếu với hồ sơ gốc"] == str(sum(len(row.states) for row in table.rows))
    without_minutes = sum(any(f.code == "HS02" for f in row.findings) for row in table.rows)
    missing = "Vướng mắc: thiếu biên bản bình xét, hoặc biên bản không nêu tên"
    assert told[missing] == f"{without_minutes:02d} đề nghị"


def test_undecided_ones_are_open_once_the_papers_are_submitted() -> None:
    line = "Trường hợp trong danh sách chưa có kết quả họp"
    assert line not in dict(lines(drawn(compiled(), []), "Số lượng"))
    submitted = compiled(stage="submitted")
    first = submitted.table.ready[0].proposal.id
    outcome = Outcome(proposal=first, is_granted=True, who="Lê Văn An", at=AT)
    decided = replace(submitted, standing=submitted.standing.model_copy(update={"outcomes": (outcome,)}))
    assert dict(lines(drawn(decided, []), "Số lượng"))[line] == f"{len(submitted.table.ready) - 1:02d}"


def test_quarter_without_anything_open_says_so() -> None:
    clean = compile_papers_of(
        [each for each in quarter_of(2) if each.judgement.verdict == "DAT"],
        quarter=QUARTER,
        office=OFFICE,
        made_on=MADE_ON,
        templates=TEMPLATES,
    )
    document = drawn(replace(clean, table=replace(clean.table, rows=())), [])
    assert "Không còn việc nào." in words(document)


def test_what_the_desk_laid_is_what_is_listed(tmp_path: Path) -> None:
    folder, archive = tmp_path / "outbox", tmp_path / "data"
    one = replace(paper("bai", "Bài", folder="Bài giới thiệu"), suffix=".html", content=b"<p>mot</p>")
    settings: dict[str, Any] = {"folder": folder, "archive": archive, "quarter": QUARTER.name, "made_on": MADE_ON}
    first = filed_of(lay_papers([one], **settings), folder=folder)
    second = filed_of(lay_papers([replace(one, content=b"<p>hai</p>")], **settings), folder=folder)
    assert [(each.file, each.version) for each in (*first, *second)] == [
        ("Bài giới thiệu/Bài.html", 1),
        ("Bài giới thiệu/Bài (bản 2).html", 2),
    ]


@pytest.mark.parametrize("count", [0, 60])
def test_same_papers_are_the_same_bytes_with_a_block_each(count: int) -> None:
    first, second = (contents_paper(compiled(), profiles(count)) for _ in range(2))
    assert first.content == second.content
    keys = [block.key for block in first.blocks]
    assert len(set(keys)) == len(keys)
    assert sum(block.kind == "row" for block in first.blocks) >= count // 2
    document = docx.Document(io.BytesIO(first.content))
    assert len(list(document.element.body.iter(qn("w:tr")))) > count // 2

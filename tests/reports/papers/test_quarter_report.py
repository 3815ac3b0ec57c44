from __future__ import annotations

import io
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from invented_proposals import MADE_ON, OFFICE, QUARTER, checked, collective, field, person, quarter_of
from judged_quarter import demonstration_like

from records import CheckedProposal, Quarter
from records.rewards import QuarterRewards, Reward, RewardLine
from records.stages import Outcome, QuarterStanding
from reports import Compilation, compile_papers_of, compile_table
from reports.blanks.report import build_report_form
from reports.papers.charts import MOST_BARS
from reports.papers.compilation import EarlierQuarter
from reports.papers.quarter_report import REPORT_FORM, quarter_report
from reports.rows import DIRECT, LEADER

TEMPLATES = Path(__file__).resolve().parents[3] / "templates"


def compiled(proposals: list[CheckedProposal], **more: Any) -> Compilation:
    return compile_papers_of(proposals, quarter=QUARTER, office=OFFICE, made_on=MADE_ON, templates=TEMPLATES, **more)


def document_of(compilation: Compilation) -> Any:
    return docx.Document(io.BytesIO(quarter_report(compilation).content))


def words(document: Any) -> str:
    return "\n".join("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in document.element.body.iter(qn("w:p")))


def table_headed(document: Any, head: str) -> list[list[str]]:
    found = [table for table in document.tables if table.rows[0].cells[0].text == head]
    return [[cell.text for cell in row.cells] for row in found[0].rows]


def charts(document: Any) -> int:
    return len(list(document.element.body.iter(qn("w:drawing"))))


def test_shipped_form_is_what_its_builder_makes(tmp_path: Path) -> None:
    build_report_form(tmp_path / REPORT_FORM)
    assert (TEMPLATES / REPORT_FORM).read_bytes() == (tmp_path / REPORT_FORM).read_bytes()


def test_text_and_tables_tell_the_counts_of_the_quarter() -> None:
    compilation = compiled(quarter_of(44))
    table, document = compilation.table, document_of(compilation)
    text = words(document)
    assert "có 44 đề nghị khen thưởng của 09 đơn vị, gồm 06 đề nghị cho tập thể, 38 đề nghị cho cá nhân" in text
    met = table.with_verdict("DAT")
    assert f"Có {len(met)} trường hợp đạt ({100 * len(met) / 44:.1f}%)".replace(".", ",") in text
    units = table_headed(document, "Đơn vị gửi")
    assert units[1] == ["Tổng cộng", "6", "38", "44", str(len(met))]
    assert sum(int(line[3]) for line in units[2:]) == 44
    for unit, _, _, asked, ready in units[2:]:
        own = [row for row in table.rows if row.sender == unit]
        assert (len(own), sum(row.verdict == "DAT" for row in own)) == (int(asked), int(ready))
    recognitions = table_headed(document, "Danh hiệu, hình thức")
    assert {line[0]: line[1] for line in recognitions[1:]} == {
        str(name): str(count) for name, count in table.by_recognition["Tổng cộng"].items()
    }


def test_leaders_and_direct_workers_are_told_with_their_share() -> None:
    compilation = compiled(quarter_of(44))
    leaders = sum(row.person_class == LEADER for row in compilation.table.rows)
    direct = sum(row.person_class == DIRECT for row in compilation.table.rows)
    shares = [f"{100 * count / 38:.1f}%".replace(".", ",") for count in (leaders, direct)]
    lines = {line[0]: line[1:3] for line in table_headed(document_of(compilation), "Đối tượng")}
    assert lines[LEADER] == [str(leaders), shares[0]]
    assert lines[DIRECT] == [str(direct), shares[1]]
    assert f"{direct:02d} người trực tiếp công tác ({shares[1]})" in words(document_of(compilation))


def test_each_chart_stands_below_the_table_of_its_numbers() -> None:
    body = [child for child in document_of(compiled(quarter_of(44))).element.body]
    pictures = [at for at, child in enumerate(body) if next(child.iter(qn("w:drawing")), None) is not None]
    assert len(pictures) == 3  # units, recognitions, classes: nothing is known of an earlier quarter
    assert all(body[at - 2].tag == qn("w:tbl") for at in pictures)


def test_earlier_quarters_are_compared_or_said_to_be_unknown() -> None:
    earlier = [
        EarlierQuarter(Quarter(2026, 2), compile_table(quarter_of(25))),
        EarlierQuarter(Quarter(2025, 4), compile_table(quarter_of(12))),
    ]
    document = document_of(compiled(quarter_of(20), earlier=earlier))
    quarters = table_headed(document, "Quý")
    assert [line[:2] for line in quarters[1:]] == [["Quý IV/2025", "12"], ["Quý II/2026", "25"], ["Quý III/2026", "20"]]
    assert "So với quý II/2026 (25 đề nghị), số đề nghị giảm 05 (20,0%)." in words(document)
    assert charts(document) == 4
    assert "Chưa có số liệu của quý nào trước đó để so sánh." in words(document_of(compiled(quarter_of(20))))


def test_empty_quarter_says_so_without_charts() -> None:
    document = document_of(compiled([]))
    assert charts(document) == 0
    assert "Trong quý chưa có đề nghị khen thưởng." in words(document)
    assert "Không còn việc tồn đọng của quý." in words(document)


def test_many_units_go_to_an_appendix_and_the_greatest_to_the_chart() -> None:
    people = [
        checked(n, person(n % 20).model_copy(update={"unit": field(f"Phòng số {n % 30:02d}")})) for n in range(1, 76)
    ]
    document = document_of(compiled(people))
    tables = [table for table in document.tables if table.rows[0].cells[0].text in ("Đơn vị gửi", "STT")]
    assert [len(table.rows) for table in tables] == [MOST_BARS + 2, 31]
    assert [row.cells[1].text for row in tables[1].rows[1:4]] == ["Phòng số 00", "Phòng số 01", "Phòng số 02"]
    most = [int(row.cells[3].text) for row in tables[0].rows[2:]]
    assert most == sorted(most, reverse=True)
    assert "20 đơn vị có nhiều đề nghị nhất" in words(document)


def test_after_the_meeting_what_was_granted_counts() -> None:
    at = datetime(2026, 9, 25, tzinfo=UTC)
    proposals = quarter_of(20)
    ready = compile_table(proposals).ready
    outcomes = tuple(
        Outcome(proposal=row.proposal.id, is_granted=number > 1, who="Lê Văn An", at=at)
        for number, row in enumerate(ready)
    )
    standing = QuarterStanding(quarter=QUARTER.name, stage="decided", outcomes=outcomes)
    document = document_of(compiled(proposals, standing=standing))
    granted = len(ready) - 2
    assert f"Hội đồng đã xét {len(ready)} trường hợp: {granted:02d} trường hợp được khen thưởng, 02" in words(document)
    decided = next(t for t in document.tables if t.rows[0].cells[-1].text == "Không được")
    assert [cell.text for cell in decided.rows[1].cells] == ["Tổng cộng", str(len(ready)), str(granted), "2"]
    assert sum(int(row.cells[2].text) for row in decided.rows[2:]) == granted


def test_money_is_of_the_sure_alone_and_by_payer() -> None:
    rewards = QuarterRewards(
        on=MADE_ON,
        lines=(
            RewardLine("CSTDCS", "ca_nhan", "Sở Khoa học và Công nghệ", 3, 2_530_000, "Điều 54"),
            RewardLine("BK_TINH", "ca_nhan", "Ủy ban nhân dân Thành phố", 1, 3_800_000, "Điều 55"),
        ),
        waiting=(RewardLine("LDTT", "ca_nhan", "Sở Khoa học và Công nghệ", 2, 760_000, "Điều 54"),),
        unknown=(Reward("2026-Q3-0001", "Lê Văn An", "GIAY_KHEN", "ca_nhan", "2026", None, reason="chưa rõ"),),
    )
    document = document_of(compiled(quarter_of(14), rewards=rewards))
    text = words(document)
    assert "11.390.000 đồng (Mười một triệu ba trăm chín mươi nghìn đồng)" in text
    assert "thì thêm 1.520.000 đồng; 01 trường hợp chưa tính được" in text
    assert table_headed(document, "Cơ quan chi")[1:] == [
        ["Sở Khoa học và Công nghệ", "3", "7.590.000"],
        ["Ủy ban nhân dân Thành phố", "1", "3.800.000"],
    ]


def test_troubles_are_counted_by_kind() -> None:
    document = document_of(compiled(demonstration_like()))
    lines = table_headed(document, "Vướng mắc")[1:]
    assert ["Thiếu biên bản bình xét, hoặc biên bản không nêu tên", "17", "1"] in lines
    counts = [int(line[1]) for line in lines]
    assert counts == sorted(counts, reverse=True)


def test_same_quarter_is_the_same_bytes_and_blocks_are_known() -> None:
    first, second = quarter_report(compiled(quarter_of(20))), quarter_report(compiled(quarter_of(20)[::-1]))
    assert first.content == second.content
    assert {block.kind for block in first.blocks} == {"paragraph", "row", "figure"}
    assert len({block.key for block in first.blocks}) == len(first.blocks)


@pytest.mark.parametrize("size", [1, 14])
def test_numbers_below_ten_are_written_with_a_zero(size: int) -> None:
    text = words(document_of(compiled(quarter_of(size))))
    sentences = [line for line in text.split("\n") if "đề nghị" in line and len(line.split()) > 8]
    assert [number for line in sentences for number in re.findall(r"(?<![\w,./])\d(?![\d,./%])", line)] == []


def test_collectives_alone_have_no_classes() -> None:
    document = document_of(compiled([checked(n, collective(n), code="TTLDTT") for n in range(1, 4)]))
    assert "Trong quý không có đề nghị cho cá nhân." in words(document)

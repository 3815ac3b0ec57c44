"""What the papers of one quarter say is read back out of them: the same counts, the same names, whichever is opened."""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn
from invented_proposals import MADE_ON, OFFICE, QUARTER, checked, collective, person, quarter_of
from invented_proposals import field as value
from judged_quarter import demonstration_like

from records import CheckedProposal, Evidence, Nominee
from records.catalogue import VERDICTS
from records.offices import read_office
from records.stages import Outcome, QuarterStanding
from reports import Compilation, compile_papers_of
from reports.papers.contents import Filed, contents_paper
from reports.papers.pack import pack
from reports.rows import DIRECT, LEADER, Row
from reports.workbooks.printed_sheet import FIRST_ROW

TEMPLATES = Path(__file__).resolve().parents[3] / "templates"
SHIPPED_OFFICE = read_office(TEMPLATES / "van-phong.yaml")[-1]
NAME_HEADS = ("Họ và tên, tên tập thể", "Họ và tên", "Tên tập thể", "Tên hộ gia đình")
HONORIFIC = re.compile(r"^(?:Ông|Bà|Hộ gia đình) ")


@dataclass(frozen=True)
class Drawn:
    """One quarter with everything that its papers say."""

    compilation: Compilation
    words: dict[str, str] = field(default_factory=dict)
    tables: dict[str, list[list[list[str]]]] = field(default_factory=dict)
    books: dict[str, Any] = field(default_factory=dict)

    def names(self, key: str) -> list[str]:
        """The names in the lists of a paper, without what is said before them."""
        found = []
        for table in self.tables[key]:
            column = next((at for at, head in enumerate(table[0]) if head in NAME_HEADS), None)
            if column is not None and table[0][0] == "STT":
                found += [HONORIFIC.sub("", row[column]) for row in table[1:] if row[0].isdigit()]
        return found


def households(count: int) -> list[CheckedProposal]:
    return [
        checked(
            200 + n,
            Nominee(kind="ho_gia_dinh", full_name=value(f"Lê Văn Hộ {n}"), residence=value("Xã Long Điền")),
            code="GIAY_KHEN",
        )
        for n in range(count)
    ]


def doubted() -> CheckedProposal:
    """Met, but its name is read so badly that a person has to settle it first."""
    nominee = person(0).model_copy(
        update={"full_name": value("Lý Văn Mờ", confidence=0.2, place=Evidence(page=1, bbox=(0, 0, 9, 9)))}
    )
    return checked(300, nominee, code="LDTT")


QUARTERS: dict[str, list[CheckedProposal]] = {
    "empty": [],
    "one person": [checked(1, person(1))],
    "few": quarter_of(7),
    "many": quarter_of(44),
    "judged": demonstration_like(),
    "of all kinds": [*quarter_of(20), *households(3), doubted()],
    "collectives": [checked(n, collective(n), code="TTLDTT") for n in range(1, 4)],
}


@cache
def drawn(name: str) -> Drawn:
    return read_back(QUARTERS[name], QuarterStanding(quarter=QUARTER.name))


@cache
def decided() -> Drawn:
    """The Council granted all but two of the approved list, and one that had waited for its opinion."""
    table = drawn("many").compilation.table
    at = datetime(2026, 9, 25, tzinfo=UTC)
    voted = [(row, number >= 2) for number, row in enumerate(table.ready)] + [(table.need_opinion[0], True)]
    outcomes = tuple(
        Outcome(proposal=row.proposal.id, is_granted=yes, votes_for=8, votes_cast=9, who="Lê Văn An", at=at)
        for row, yes in voted
    )
    standing = QuarterStanding(quarter=QUARTER.name, stage="decided", outcomes=outcomes)
    return read_back(QUARTERS["many"], standing, office=SHIPPED_OFFICE)


def read_back(proposals: Sequence[CheckedProposal], standing: QuarterStanding, *, office: Any = OFFICE) -> Drawn:
    compilation = compile_papers_of(
        proposals, quarter=QUARTER, office=office, made_on=MADE_ON, templates=TEMPLATES, standing=standing
    )
    papers = pack(compilation)
    filed = [Filed(paper, f"{paper.name}{paper.suffix}", 1) for paper in papers]
    told = Drawn(compilation)
    for paper in [*papers, contents_paper(compilation, filed)]:
        if paper.suffix == ".docx":
            document = docx.Document(io.BytesIO(paper.content))
            paragraphs = document.element.body.iter(qn("w:p"))
            told.words[paper.key] = "\n".join("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in paragraphs)
            told.tables[paper.key] = [[[cell.text for cell in row.cells] for row in t.rows] for t in document.tables]
        elif paper.suffix == ".xlsx":
            told.books[paper.key] = openpyxl.load_workbook(io.BytesIO(paper.content))
    return told


def names_of(rows: Sequence[Row]) -> list[str]:
    return [row.name or "(chưa rõ tên)" for row in rows]


def column(sheet: Any, letter: str, *, first: int) -> list[Any]:
    return [cell.value for cell in sheet[letter][first - 1 :] if cell.value is not None]


def flat(book: Any) -> list[dict[str, Any]]:
    heads, *rows = book["Dữ liệu"].iter_rows(values_only=True)
    return [dict(zip(heads, row, strict=True)) for row in rows]


def in_words(count: int) -> str:
    return f"{count:02d}"


@pytest.mark.parametrize("name", QUARTERS)
def test_approved_names_are_the_same_in_every_paper(name: str) -> None:
    told = drawn(name)
    ready = told.compilation.table.ready
    wanted = sorted(names_of(ready))
    lists = [key for key in told.tables if key.startswith("danh-sach/")]
    assert sorted(each for key in lists for each in told.names(key)) == wanted
    assert sorted(told.names("phieu-bieu-quyet") if "phieu-bieu-quyet" in told.tables else []) == wanted
    assert sorted(told.names("bien-ban") if "bien-ban" in told.tables else []) == wanted
    book = told.books.get("ket-qua-hop")
    assert (sorted(column(book["Đề nghị"], "C", first=5)) if book else []) == wanted
    assert sorted(
        row["ho_ten"] for row in flat(told.books["bang-tong-hop"]) if row["trong_danh_sach_de_nghi"] == "có"
    ) == wanted  # fmt: skip


@pytest.mark.parametrize("name", QUARTERS)
def test_submission_proposes_just_these(name: str) -> None:
    """Up to ten stand in its text, one a paragraph, else in its appendix."""
    told = drawn(name)
    ready = told.compilation.table.ready
    section = re.search(r"\n3\. Danh sách[^\n]*\n(.*?)\n4\. Đề xuất", told.words["to-trinh"], re.DOTALL)
    assert section
    if len(ready) <= 10:
        entries = re.findall(r"^\d+\. (?:Ông |Bà |Hộ gia đình )?(.+?)(?:,|:)", section[1], re.MULTILINE)
        assert len(entries) == len(ready)
        assert all(own.startswith(entry) for own, entry in zip(names_of(ready), entries, strict=True))
    else:
        appendix = next(t for t in told.tables["to-trinh"] if t[0][-1] == "Tóm tắt thành tích, căn cứ")
        assert [HONORIFIC.sub("", row[1]) for row in appendix[1:]] == names_of(ready)
        assert f"{in_words(len(ready))} trường hợp" in section[1]


@pytest.mark.parametrize("name", QUARTERS)
def test_all_rows_stand_in_appendix_and_workbook_in_one_order(name: str) -> None:
    told = drawn(name)
    rows = names_of(told.compilation.table.rows)
    sheet = told.books["bang-tong-hop"]["Bảng tổng hợp"]
    printed = [sheet.cell(FIRST_ROW + 1 + at, 2).value for at in range(len(rows))]
    assert printed == rows
    assert [row["ho_ten"] or "(chưa rõ tên)" for row in flat(told.books["bang-tong-hop"])] == rows
    if rows:
        assert told.names("phu-luc-bang-tong-hop") == rows


@pytest.mark.parametrize("name", QUARTERS)
def test_totals_are_the_same_in_every_paper(name: str) -> None:
    told = drawn(name)
    table = told.compilation.table
    total, collectives, people = len(table.rows), len(table.of_kind("tap_the")), len(table.of_kind("ca_nhan"))
    told_kinds = f"{in_words(collectives)} đề nghị cho tập thể, {in_words(people)} đề nghị cho cá nhân"
    for key, start in (("to-trinh", "Văn phòng nhận được"), ("bao-cao", "quý III/2026 có")):
        assert (
            f"{start} {in_words(total)} đề nghị khen thưởng của {in_words(len(table.senders))} đơn vị"
            in (told.words[key])
        )
        assert told_kinds in told.words[key]
        assert (f"{in_words(len(table.of_kind('ho_gia_dinh')))} đề nghị cho hộ gia đình" in told.words[key]) is bool(
            table.of_kind("ho_gia_dinh")
        )
    head = told.books["bang-tong-hop"]["Bảng tổng hợp"]["A5"].value
    assert f"tổng số {in_words(total)} đề nghị" in head
    if total:
        assert f"tổng số {in_words(total)} đề nghị" in told.words["phu-luc-bang-tong-hop"]


@pytest.mark.parametrize("name", QUARTERS)
def test_recognitions_by_verdict_are_the_same_in_every_table(name: str) -> None:
    told = drawn(name)
    rows = told.compilation.table.rows
    if not rows:
        assert told.compilation.table.by_recognition.empty
        return
    wanted = {"Tổng cộng": [len(rows)] + [sum(VERDICTS[r.verdict] == v for r in rows) for v in VERDICTS.values()]}
    for label in told.compilation.table.by_recognition.index[:-1]:
        codes = {code for code, own in told.compilation.table.recognition_names.items() if own == label}
        own = [row for row in rows if row.proposal.requested.code in codes]
        wanted[label] = [len(own)] + [sum(VERDICTS[row.verdict] == each for row in own) for each in VERDICTS.values()]
    order = [VERDICTS[code] for code in ("DAT", "CHUA_DU_CO_SO", "CAN_XEM_XET", "KHONG_DAT")]
    places = [list(VERDICTS.values()).index(each) + 1 for each in order]
    for key in ("to-trinh", "bao-cao"):
        counted = next(t for t in told.tables[key] if t[0][0] == "Danh hiệu, hình thức" and "Đề nghị" in t[0])
        assert {row[0]: list(map(int, row[1:])) for row in counted[1:]} == {
            label: [counts[0], *(counts[at] for at in places)] for label, counts in wanted.items()
        }
    sheet = told.books["bang-tong-hop"]["Tổng hợp số liệu"]
    shown = {row[0]: list(row[1:6]) for row in sheet.iter_rows(min_row=3, max_row=2 + len(wanted), values_only=True)}
    assert shown == {label: [*counts[1:], counts[0]] for label, counts in wanted.items()}


@pytest.mark.parametrize("name", QUARTERS)
def test_leaders_and_workers_are_the_same_in_every_paper(name: str) -> None:
    told = drawn(name)
    rows = told.compilation.table.rows
    leaders, direct = (sum(row.person_class == each for row in rows) for each in (LEADER, DIRECT))
    if not told.compilation.table.of_kind("ca_nhan"):
        return
    assert (
        f"có {in_words(leaders)} trường hợp là lãnh đạo, quản lý và {in_words(direct)} trường hợp trực tiếp"
        in (told.words["to-trinh"])
    )
    classes = next(t for t in told.tables["bao-cao"] if t[0][:2] == ["Đối tượng", "Số đề nghị"])
    counted = {row[0]: int(row[1]) for row in classes[1:]}
    assert (counted.get(LEADER, 0), counted.get(DIRECT, 0)) == (leaders, direct)
    assert sum(row["doi_tuong"] == LEADER for row in flat(told.books["bang-tong-hop"])) == leaders


def test_one_who_is_held_back_is_proposed_nowhere_and_told_everywhere() -> None:
    told = drawn("of all kinds")
    (row,) = told.compilation.table.held_back
    assert row.name == "Lý Văn Mờ"
    for key in told.tables:
        if key.startswith("danh-sach/") or key in ("phieu-bieu-quyet", "bien-ban"):
            assert row.name not in told.names(key)
    assert row.name in told.words["to-trinh"]
    assert "01 trường hợp còn điểm phải làm rõ trước" in told.words["bao-cao"]
    assert row.name in column(told.books["ket-qua-hop"]["Xin ý kiến"], "C", first=5)
    assert "Trường hợp đạt nhưng còn điểm phải làm rõ, chưa đưa vào danh sách\n01" in told.words["muc-luc"]


def test_after_the_meeting_only_what_was_granted_is_decided() -> None:
    told = decided()
    granted, refused = told.compilation.granted, told.compilation.refused
    decisions = [key for key in told.tables if key.split("/")[0] in ("quyet-dinh", "to-trinh-cap-tren")]
    assert decisions
    assert sorted(each for key in decisions for each in told.names(key)) == sorted(names_of(granted))
    text = told.words["bao-cao"]
    assert f"đã xét {len(granted) + len(refused)} trường hợp: {in_words(len(granted))} trường hợp được" in text
    flags = [row["ket_qua_hop"] for row in flat(told.books["bang-tong-hop"])]
    assert (flags.count("được khen thưởng"), flags.count("không được khen thưởng")) == (len(granted), len(refused))
    results = told.books["ket-qua-hop"]["Đề nghị"]
    words = column(results, "G", first=5)
    assert (words.count("đồng ý"), words.count("không đồng ý")) == (len(granted), len(refused))


def fingerprints(size: int) -> dict[str, str]:
    compilation = compile_papers_of(
        quarter_of(size), quarter=QUARTER, office=OFFICE, made_on=MADE_ON, templates=TEMPLATES
    )
    papers = pack(compilation)
    contents = contents_paper(compilation, [Filed(paper, f"{paper.name}{paper.suffix}", 1) for paper in papers])
    return {paper.key: hashlib.sha256(paper.content).hexdigest() for paper in [*papers, contents]}


def test_another_process_makes_the_same_bytes_of_every_paper() -> None:
    """Sets and hashes are in another order there."""
    code = "import json; from test_pack_agrees import fingerprints; print(json.dumps(fingerprints(14)))"
    folders = [str(Path(__file__).parent), str(Path(__file__).parents[1]), str(TEMPLATES.parent)]
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": os.pathsep.join(folders)},
        check=True,
        capture_output=True,
        text=True,
    )
    own = fingerprints(14)
    assert len(own) > 20
    assert json.loads(done.stdout) == own

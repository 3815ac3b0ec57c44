"""Invented quarters on the Council's table: compiled, decided, with money and votes; and the words of their papers."""

from __future__ import annotations

import io
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import docx
from invented_proposals import MADE_ON, QUARTER, checked, collective, field, person, quarter_of

from criteria import load_rulebook, rewards_of
from records import CheckedProposal, Nominee
from records.offices import CouncilProfile, OfficeProfile, read_office
from records.stages import Outcome, QuarterStanding
from records.voting import VotingRule
from reports.papers.compilation import Compilation, compile_papers_of
from reports.papers.paper import Paper

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
COUNCIL = CouncilProfile(
    ten="Hội đồng Thi đua - Khen thưởng Sở",
    chu_tich="Lê Thị Minh Châu",
    thu_ky="Trần Văn Phúc",
    thanh_vien=("Ngô Bá Khiêm", "Đỗ Thị Lan", "Võ Hoàng Nam"),
)
MEETING = datetime(2026, 9, 25, 9, tzinfo=UTC)
RULEBOOK = load_rulebook()
GIVEN = ("Bảo", "Châu", "Diệp", "Giao", "Hạnh", "Khôi", "Lam", "Minh", "Ngân", "Oanh")


def office() -> OfficeProfile:
    """The shipped profile of today, with an invented Council."""
    return read_office(TEMPLATES / "van-phong.yaml")[-1].model_copy(update={"hoi_dong": COUNCIL})


def compiled(proposals: Sequence[CheckedProposal], **more: Any) -> Compilation:
    """The quarter with its rewards, as `tdkt quarter` puts it together."""
    settings = {"quarter": QUARTER, "office": office(), "made_on": MADE_ON, "templates": TEMPLATES, **more}
    return paid(compile_papers_of(proposals, **settings), proposals)


def paid(compilation: Compilation, proposals: Sequence[CheckedProposal]) -> Compilation:
    refused = {row.proposal.id for row in compilation.refused}
    rewards = rewards_of(proposals, RULEBOOK, on=compilation.made_on, granted=compilation.to_be_paid, refused=refused)
    return replace(compilation, rewards=rewards)


def decided(proposals: Sequence[CheckedProposal], *, refuse: Collection[str] = (), **more: Any) -> Compilation:
    """Everybody of the approved list is granted by five of five votes, but those refused by two of five."""
    outcomes = tuple(
        outcome(row.proposal.id, is_granted=row.proposal.id not in refuse) for row in compiled(proposals).table.ready
    )
    return compiled(proposals, standing=standing(outcomes), **more)


def standing(outcomes: Sequence[Outcome], **more: Any) -> QuarterStanding:
    return QuarterStanding(quarter=QUARTER.name, stage="decided", outcomes=tuple(outcomes), **more)


def outcome(proposal: str, *, is_granted: bool = True, yes: int | None = None, cast: int | None = 5) -> Outcome:
    votes = yes if yes is not None else 5 if is_granted else 2
    note = None if is_granted else "chưa nổi bật"
    return Outcome(
        proposal=proposal, is_granted=is_granted, votes_for=votes, votes_cast=cast, note=note, who="Thư ký", at=MEETING
    )


def household(number: int) -> Nominee:
    return Nominee(
        kind="ho_gia_dinh", full_name=field(f"Sơn Thị Út {GIVEN[number]}"), residence=field("ấp 3, xã An Thới")
    )


def crowd(size: int) -> list[CheckedProposal]:
    """Persons of distinct names who all meet the rules, of two recognitions."""
    return [
        checked(
            number + 1,
            person(number % 10, name=f"Lâm Thị {GIVEN[number // 100]} {GIVEN[number // 10 % 10]} {GIVEN[number % 10]}"),
            code=("CSTDCS", "LDTT")[number % 2],
        )
        for number in range(size)
    ]


QUARTERS: dict[str, list[CheckedProposal]] = {
    "nobody": [],
    "one person": [checked(1, person(0))],
    "no collective": [checked(number, person(number), code="LDTT") for number in range(1, 6)],
    "nobody ready": [checked(1, person(1), verdict="CHUA_DU_CO_SO"), checked(2, collective(0), verdict="KHONG_DAT")],
    "households": [
        *[checked(number + 1, household(number), code="GIAY_KHEN") for number in range(3)],
        checked(4, collective(1), code="TTLDTT"),
    ],
    "all sorts": quarter_of(14),
    "long lists": quarter_of(50),
    "three hundred": crowd(300),
}


def opened(paper: Paper) -> Any:
    return docx.Document(io.BytesIO(paper.content))


def words(paper: Paper) -> str:
    """The paragraphs of body and cells in the order of the paper."""
    name = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    paragraphs = opened(paper).element.body.iter(f"{name}p")
    return "\n".join("".join(text.text or "" for text in each.iter(f"{name}t")) for each in paragraphs)


def listed(paper: Paper, *, column: int = 1) -> list[str]:
    """What a column says in the numbered rows of the tables, without the lines of groups."""
    rows = [row for table in opened(paper).tables for row in _cells(table)]
    return [cells[column] for cells in rows if len(cells) > column and cells[0].isdigit()]


def _cells(table: Any) -> list[list[str]]:
    name = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    return [
        ["".join(text.text or "" for text in cell.iter(f"{name}t")) for cell in row.iter(f"{name}tc")]
        for row in table._tbl.iter(f"{name}tr")
    ]


def comments(paper: Paper) -> list[str]:
    return [comment.text for comment in opened(paper).comments]


def rule(*codes: str, **more: Any) -> VotingRule:
    settings = {"reference": "Quy chế Hội đồng, Điều 7", "is_confirmed": True, **more}
    return VotingRule(codes=codes, **settings)


DEADLINE_MISSED = date(2026, 9, 22)

"""`python -m bench.pack 50 500 5000`: invented nominees; prints what their quarter's papers cost, step by step.

Each size is measured in a child of its own: judged, drawn, laid into a folder, listed, zipped; then compiled again as
it is, and again after a reviewer edited 30 % of the blocks and a nominee was taken out. Another child, with another
hash seed, has to make the same bytes. Beside it the floor: what docxtpl and python-docx alone take for the submission.
"""

from __future__ import annotations

import argparse
import gc
import hashlib
import io
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from bench.edits import edit_blocks, texts_of
from bench.nominees import invent_quarter
from bench.tables import markdown
from criteria import (
    Rulebook,
    Surroundings,
    check_with_facts,
    chronicle_of,
    load_rulebook,
    rewards_of,
    shortlist,
    voting_rules,
)
from records import CheckedProposal, Quarter
from records.offices import OfficeProfile, read_office
from records.settings import OFFICE_FILE
from reports import Compilation, compile_papers_of
from reports.desk import DeskResult, lay_papers
from reports.drafting.doubts import Doubts
from reports.filing import filed_of
from reports.papers.bundle import bundle, bundle_name
from reports.papers.contents import contents_paper
from reports.papers.pack import MAKERS

SEED, SIZES, SHARE = 20260901, (50, 500, 5_000), 0.3
QUARTER, MADE_ON = Quarter(2026, 3), date(2026, 9, 24)
TEMPLATES = Path(__file__).resolve().parents[1] / "templates"
SUBMISSION = "to-trinh-quy.docx"
MOST_EDITED = 500  # nominees: thousands of files take python-docx longer to edit than all the rest
GOAL_SECONDS, GOAL_MB = 20, 600  # of 500 nominees
FIRST = ("bảng", "soạn", "ghi", "mục lục", "nén")  # what a first compilation is, judging apart


class Clock:
    """Seconds of the wall and of the processor for each step, in the order of the steps."""

    def __init__(self) -> None:
        self.steps: dict[str, tuple[float, float]] = {}

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        gc.collect()
        wall, cpu = time.perf_counter(), time.process_time()
        yield
        self.steps[name] = (time.perf_counter() - wall, time.process_time() - cpu)


@dataclass(frozen=True)
class Session:
    """What a quarter is compiled from, and where its papers go."""

    checked: list[CheckedProposal]
    facts: dict[str, Any]
    of_senders: tuple[Any, ...]
    rulebook: Rulebook
    office: OfficeProfile
    folder: Path

    def compiled(self, checked: list[CheckedProposal]) -> Compilation:
        facts = {each.proposal.id: self.facts[each.proposal.id] for each in checked}
        made = compile_papers_of(
            checked,
            quarter=QUARTER,
            office=self.office,
            made_on=MADE_ON,
            templates=TEMPLATES,
            of_senders=self.of_senders,
            shortlist=shortlist(checked, facts, self.rulebook, on=MADE_ON, said=()),
            chronicles={id_: chronicle_of(each) for id_, each in facts.items()},
            voting=voting_rules(self.rulebook, on=MADE_ON),
        )
        rewards = rewards_of(checked, self.rulebook, on=MADE_ON, said=(), granted=made.to_be_paid, refused=set())
        return replace(made, rewards=rewards)


def open_session(count: int, folder: Path, clock: Clock) -> Session:
    proposals, honours = invent_quarter(random.Random(SEED), count)
    rulebook = load_rulebook()
    office = [each for each in read_office(TEMPLATES / OFFICE_FILE) if each.tu_ngay <= MADE_ON][-1]
    check_with_facts(proposals[:1], rulebook, around=Surroundings())  # what is compiled at the first look
    with clock.step("xét"):
        found = check_with_facts(proposals, rulebook, around=Surroundings(honours=honours))
    checked, of_senders, facts = found
    return Session(list(checked), dict(facts), tuple(of_senders), rulebook, office, folder)


def compile_once(session: Session, checked: list[CheckedProposal], clock: Clock, *, run: str) -> DeskResult:
    """All papers of the quarter, as `tdkt quarter` makes them; `run` stands before the names of its steps."""
    outbox = session.folder / "outbox" / QUARTER.name
    put = partial(lay_papers, folder=outbox, archive=session.folder / "archive", quarter=QUARTER.name, made_on=MADE_ON)
    with clock.step(f"{run}bảng"):
        compilation = session.compiled(checked)
    papers = []
    with clock.step(f"{run}soạn"):
        for make in MAKERS:
            wall, cpu = time.perf_counter(), time.process_time()
            made = list(make(compilation))
            if made:
                name = f"{run}  {made[0].key.partition('/')[0]} ({len(made)})"
                clock.steps[name] = (time.perf_counter() - wall, time.process_time() - cpu)
            papers += made
    with clock.step(f"{run}ghi"):
        desk = put(papers)
    with clock.step(f"{run}mục lục"):
        listed = put([contents_paper(compilation, filed_of(desk, folder=outbox))], is_whole=False)
    with clock.step(f"{run}nén"):
        content = bundle([*desk.paths, *listed.paths], root=outbox)
        (outbox / f"{bundle_name(QUARTER)}.zip").write_bytes(content)
    return desk


def measure(count: int, folder: Path, *, is_whole: bool) -> dict[str, Any]:
    """Every step; without `is_whole` the first compilation alone, for its bytes."""
    clock = Clock()
    session = open_session(count, folder, clock)
    before = _peak_mb()
    desk = compile_once(session, session.checked, clock, run="")
    found = {"count": count, "before": before, "after": _peak_mb(), "hashes": _hashes(folder / "outbox")}
    found |= {"papers": len(desk.papers), "mb": _size_mb(folder / "outbox")}
    if is_whole:
        again = compile_once(session, session.checked, clock, run="lại: ")
        found |= {"written_again": sum(each.state != "same" for each in again.papers)}
        if count <= MOST_EDITED:
            found |= _edited(session, again, clock)
        found |= {"floor": _floor(session, clock)}
    return found | {"steps": clock.steps}


def _edited(session: Session, desk: DeskResult, clock: Clock) -> dict[str, Any]:
    """A reviewer edits, a nominee is taken out; how many of the edits the next papers hold."""
    word = {each.path: each.paper.key for each in desk.papers if each.path and each.path.suffix == ".docx"}
    with clock.step("người soát sửa"):
        edits = edit_blocks(word, share=SHARE, rng=random.Random(SEED))
    gone = next(each for each in session.checked if each.judgement.verdict == "DAT")
    left = [each for each in session.checked if each is not gone]
    after = compile_once(session, left, clock, run="sửa: ")
    now = {each.paper.key: each.path for each in after.papers if each.path}
    lost = struck = 0
    for path, words in edits.items():
        standing, deleted = texts_of(now.get(word[path], path))
        struck += sum(each not in standing and each in deleted for each in words)
        lost += sum(each not in standing and each not in deleted for each in words)
    return {"edits": sum(map(len, edits.values())), "struck": struck, "lost": lost}


def _floor(session: Session, clock: Clock) -> float:
    """docxtpl alone fills the form of the submission with the same values, python-docx saves it."""
    import jinja2
    from docxtpl import DocxTemplate

    from reports.papers.submission import submission_values

    compilation = session.compiled(session.checked)
    values = submission_values(compilation, doubts=Doubts())
    context = {each.name: getattr(values, each.name) for each in fields(values)}
    with clock.step("docxtpl trần: Tờ trình"):
        form = DocxTemplate(str(TEMPLATES / SUBMISSION))
        form.render(context, jinja_env=jinja2.Environment(autoescape=True), autoescape=True)
        form.save(io.BytesIO())
    return clock.steps["docxtpl trần: Tờ trình"][1]


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _size_mb(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def _hashes(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def in_child(count: int, *, seed: str, is_whole: bool) -> dict[str, Any]:
    """A process of its own, so that its peak memory is that of this size alone."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "bench.pack", "--one", str(count), "--folder", folder]
        done = subprocess.run(
            [*command, *(["--whole"] if is_whole else [])],
            check=True,
            capture_output=True,
            text=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def show(found: dict[str, Any]) -> None:
    steps = found["steps"]
    first = sum(steps[name][0] for name in FIRST)
    cpu = sum(steps[name][1] for name in FIRST)
    print(
        f"\n{found['count']} đề nghị: {found['papers']} văn bản, {found['mb']:.1f} MB; {first:.1f} s, CPU {cpu:.1f} s, "
    )
    print(f"bộ nhớ {found['after']:.0f} MiB (trước khi soạn {found['before']:.0f}); lập lại y nguyên ghi thêm ", end="")
    print(f"{found['written_again']} tệp; lần chạy khác cùng byte: {'đúng' if found['is_same'] else 'SAI'}")
    if "edits" in found:
        print(
            f"người soát sửa {found['edits']} chỗ, mất {found['lost']}; "
            f"{found['struck']} chỗ nằm trong dấu xóa của dòng không còn được đề nghị"
        )
    rows = [[name, f"{wall:.2f}", f"{used:.2f}"] for name, (wall, used) in steps.items()]
    print(markdown(["Bước", "giây", "CPU giây"], rows))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", type=int, nargs="*", default=list(SIZES), help="bao nhiêu đề nghị mỗi lần")
    parser.add_argument("--json", type=Path, help="tệp JSON kết quả")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--whole", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        print(json.dumps(measure(asked.one, asked.folder, is_whole=asked.whole)))
        return
    results = []
    for size in asked.sizes:
        found = in_child(size, seed="1", is_whole=True)
        found["is_same"] = found.pop("hashes") == in_child(size, seed="2", is_whole=False)["hashes"]
        results.append(found)
        show(found)
    if asked.json:
        asked.json.write_text(json.dumps(results, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

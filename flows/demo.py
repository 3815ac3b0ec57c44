"""Takes the invented papers of `tests/cases`; runs a whole quarter in a folder of its own and says where to look."""

from __future__ import annotations

import io
import os
import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from email.message import EmailMessage
from pathlib import Path
from typing import TYPE_CHECKING

from flows.books import open_books
from flows.demo_council import CLERK, COMPILED_AT, Session, hold_session, pack_lines, session_lines
from flows.intake import IntakeResult
from flows.quarter import QuarterResult
from flows.runs import compile_quarter, open_settings, take_everything
from flows.summaries import counts_in_words
from flows.terminal import say, show
from records.catalogue import VERDICTS
from records.errors import SettingsError
from records.office_files import HOME, load_yaml
from records.proposals import CheckedProposal
from records.quarters import Quarter
from records.settings import Settings

if TYPE_CHECKING:
    from flows.history import Imported
    from reports.explanation import Explained

CASES = HOME / "tests" / "cases"
SAMPLES = HOME / "tests" / "samples"
EXPECTED = "expected_quarter.yaml"
MARKER = ".tdkt-demo"
MADE_ON = date(2026, 9, 24)  # after the late paper: a draft cannot speak of what has not come yet
EXPLAINED = "Vì sao"  # folder of the outbox
COPIED_CASE = "a2-bao-cao-hanh"
OWN_FILES = ("inbox", "outbox", "data", MARKER)
HALF_SENT = "Báo cáo gửi lỗi đường truyền.docx"
BROKEN = {
    "Bao cao trong.pdf": b"",
    "~$o cao thanh tich Khoa (1).docx": b"\x08Van thu",
}


LETTER = "Kính gửi Văn phòng Sở,\n\nPhòng gửi hồ sơ quý III/2026 như các tệp kèm theo.\n\nTrân trọng./.\n"
PACKED_AT = (2026, 9, 1, 8, 0, 0)


@dataclass(frozen=True)
class Paper:
    """One invented file, the day on which it came in, and the bundle in which it came ("" where alone)."""

    path: Path
    received: date
    bundle: str = ""


def run_demo(folder: Path, *, with_prefect: bool) -> None:
    """The whole way of one quarter; rebuilds a folder that an earlier demo made, and touches no other."""
    folder = folder.absolute()
    quarter, papers = _papers()
    clear_folder(folder)
    for name in ("TDKT_DATABASE_URL", "TDKT_TEMPLATES"):  # the Office's own record is none of the demo's business
        os.environ.pop(name, None)
    settings = open_settings(folder / "inbox", folder / "outbox", folder / "data")
    received = _fill_inbox(settings.inbox, papers)
    say(f"Đã bỏ {len(received)} tệp bịa vào {settings.inbox}")
    past = _enter_past(settings)
    taken = take_everything(settings, received=received, with_prefect=with_prefect)
    made = compile_quarter(settings, quarter, made_on=MADE_ON, at=COMPILED_AT, with_prefect=with_prefect)
    say("Đang soát xét, họp Hội đồng…")
    session = hold_session(settings, quarter, made, made_on=MADE_ON)
    explained = _explained(settings, quarter)
    pages = _write_pages(settings, explained)
    for line in _story(settings, quarter, taken, made, session, past=past, explained=explained, pages=pages):
        show(line)


def _enter_past(settings: Settings) -> Imported:
    """The Office's invented book of earlier years, entered before the papers come."""
    from flows.history import enter_paper, read_paper

    book = SAMPLES / load_yaml(CASES / EXPECTED)["history"]
    return enter_paper(settings, book.name, read_paper(book), who=CLERK, is_trial=False)


def _explained(settings: Settings, quarter: Quarter) -> list[Explained]:
    """Every proposal of the quarter with what its page shows."""
    from flows.explain import explained_quarter
    from flows.judging import rules_of

    with open_books(settings) as record:
        return list(explained_quarter(record, quarter.name, rules_of(settings)))


def _write_pages(settings: Settings, every: list[Explained]) -> list[Path]:
    """A page for one proposal of each verdict, one whose history is known where there is any."""
    from flows.explain import write_pages

    chosen = [
        max((each for each in every if each.checked.judgement.verdict == verdict), key=_years_told, default=None)
        for verdict in VERDICTS
    ]
    told = [each for each in chosen if each is not None]
    return list(write_pages(told, settings.outbox / EXPLAINED, settings, made_on=MADE_ON))


def _years_told(explained: Explained) -> tuple[int, int]:
    return len(explained.honours), len(explained.entries)


def _papers() -> tuple[Quarter, list[Paper]]:
    listed = load_yaml(CASES / EXPECTED)
    bundles = {each["dossier"]: each["file"] for each in listed["bundles"]}
    papers = []
    for entry in listed["papers"]:
        found = [path for path in sorted((CASES / entry["case"]).iterdir()) if path.name != "expected.json"]
        papers.append(Paper(found[0], entry["received"], bundles.get(entry["dossier"], "")))
    return Quarter.parse(listed["quarter"]), papers


def clear_folder(folder: Path) -> None:
    if not folder.exists():
        folder.mkdir(parents=True)
    elif not (folder / MARKER).exists():
        if any(folder.iterdir()):
            raise SettingsError(
                f"Thư mục {folder} không phải do lần chạy thử lập ra, nên giữ nguyên.",
                hint="Chọn thư mục khác: tdkt demo --folder TÊN_MỚI",
            )
    else:
        for name in OWN_FILES[:-1]:
            shutil.rmtree(folder / name, ignore_errors=True)
    (folder / MARKER).write_text("Thư mục của tdkt demo; lần chạy thử sau sẽ xóa và lập lại.\n", encoding="utf-8")


def _fill_inbox(inbox: Path, papers: list[Paper]) -> dict[str, date]:
    """Copies every paper, one of them twice, and adds what goes wrong in real life; gives the day of each file."""
    inbox.mkdir(parents=True)
    received = _send_bundles(inbox, [paper for paper in papers if paper.bundle])
    for paper in (paper for paper in papers if not paper.bundle):
        shutil.copyfile(paper.path, inbox / paper.path.name)
        received[paper.path.name] = paper.received
        if paper.path.parent.name == COPIED_CASE:
            copy = f"Gửi lại - {paper.path.name}"
            shutil.copyfile(paper.path, inbox / copy)
            received[copy] = paper.received
    whole = next(paper.path for paper in papers if paper.path.parent.name == COPIED_CASE).read_bytes()
    for name, content in (BROKEN | {HALF_SENT: whole[: len(whole) // 2]}).items():
        (inbox / name).write_bytes(content)
        received[name] = MADE_ON
    for name in received:  # as if they had lain there for a while
        os.utime(inbox / name, (0, 1_000_000_000))
    return received


def _send_bundles(inbox: Path, papers: list[Paper]) -> dict[str, date]:
    """Papers that come together: a .zip with what a Mac leaves in it, a mail with its files; gives their days."""
    for name in dict.fromkeys(paper.bundle for paper in papers):
        paths = [paper.path for paper in papers if paper.bundle == name]
        (inbox / name).write_bytes(_mailed(paths) if name.endswith(".eml") else _zipped(paths))
    return {paper.bundle: paper.received for paper in papers}


def _zipped(paths: list[Path]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for path in paths:
            package.writestr(zipfile.ZipInfo(f"Hồ sơ/{path.name}", PACKED_AT), path.read_bytes())
        package.writestr(zipfile.ZipInfo("__MACOSX/Hồ sơ/._.DS_Store", PACKED_AT), b"\0\5\x16\7")
    return stream.getvalue()


def _mailed(paths: list[Path]) -> bytes:
    message = EmailMessage()
    message["From"], message["To"] = "Phòng An toàn bức xạ <bucxa@vi-du.vn>", "Văn phòng Sở <vanphong@vi-du.vn>"
    message["Date"], message["Subject"] = "Tue, 18 Aug 2026 09:00:00 +0700", "Hồ sơ quý III/2026"
    message.set_content(LETTER)
    for path in paths:
        message.add_attachment(path.read_bytes(), maintype="application", subtype="octet-stream", filename=path.name)
    message.set_boundary("==quy-ba==")
    return message.as_bytes()


def _story(
    settings: Settings,
    quarter: Quarter,
    taken: IntakeResult,
    made: QuarterResult,
    session: Session,
    *,
    past: Imported,
    explained: list[Explained],
    pages: list[Path],
) -> Iterator[str]:
    checked = [each.checked for each in explained]
    yield f"CHẠY THỬ QUÝ {quarter.label} – hồ sơ bịa, không có người thật"
    yield ""
    yield f"1. NHẬN HỒ SƠ: {len(taken.taken)} tệp vào hộp thư đến ({counts_in_words(taken.counts)})."
    yield "   Word, PDF, bản quét, tệp nén, thư kèm tệp, lẫn cả công văn và phiếu khảo sát gửi nhầm."
    yield "   Bản gốc được giữ nguyên từng byte."
    for one in taken.taken:
        if one.status != "processed":
            yield f"   - {one.file}: {one.reason}"
    yield ""
    yield f"2. GHÉP HỒ SƠ: {made.proposals} đề nghị. Mỗi đề nghị gom từ tờ trình, báo cáo, biên bản, chứng nhận."
    most = max(checked, key=lambda each: len(each.proposal.sources), default=None)
    if most is not None:
        yield f"   Ví dụ {most.proposal.nominee.name}, ghép từ {len(most.proposal.sources)} tệp:"
        yield from (f"   - {source.file}" for source in most.proposal.sources)
    yield f"   Sổ khen thưởng các năm trước: {len(past.entered.new)} mục nhập từ {past.file}, để đối chiếu lời khai."
    yield ""
    yield "3. ĐỐI CHIẾU TIÊU CHUẨN (luật áp dụng theo ngày nhận hồ sơ):"
    for verdict, word in VERDICTS.items():
        if count := made.verdicts.get(verdict, 0):
            yield f"   {word}: {count}. {_example(checked, verdict)}"
    if made.waiting:
        day = f"{quarter.deadline:%d/%m/%Y}"
        yield f"   Nhận từ thời hạn {day} trở đi: {made.waiting} đề nghị, để xét ở quý sau, trừ khi có ý kiến khác."
    yield ""
    yield from pack_lines(made)
    yield ""
    yield from session_lines(session, quarter)
    yield ""
    yield "XEM THÊM"
    yield f"   Trang giải thích từng đề nghị (ví dụ {len(pages)} trang): {settings.outbox / EXPLAINED}"
    yield f"   {settings.inbox / '_khong-nhan'}  (tệp không đọc được, kèm lý do)"
    yield f"   {settings.inbox / '_trung-tep'}  (tệp gửi trùng)"
    yield ""
    yield f"Quý đang ở đâu: tdkt council show {quarter.name} --data {settings.data}"
    yield f"Chỗ đã sửa:     tdkt council corrections {quarter.name} --data {settings.data}"
    yield f"Tra từng tệp:   tdkt status --data {settings.data} --inbox {settings.inbox}"
    yield f"Tra từng hồ sơ: tdkt check --data {settings.data}"
    yield f"Xem vì sao:     tdkt explain {_first_id(checked)} --html vi-sao.html --data {settings.data}"


def _first_id(checked: list[CheckedProposal]) -> str:
    return checked[0].proposal.id if checked else "MÃ"


def _example(checked: list[CheckedProposal], verdict: str) -> str:
    """One proposal of that verdict and, where something is in the way, the first reason."""
    from reports.recognitions import recognition_in_words

    found = next((each for each in checked if each.judgement.verdict == verdict), None)
    if found is None:
        return ""
    who = f"Ví dụ {found.proposal.nominee.name} ({recognition_in_words(found.proposal.requested)})"
    reasons = [finding.text for finding in found.judgement.findings if finding.severity != "THONG_TIN"]
    return f"{who}: {reasons[0]}" if reasons and verdict != "DAT" else f"{who}."

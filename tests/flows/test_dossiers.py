"""Bundles in the inbox: one input, its files recorded each under its name, linked as the papers of one dossier."""

from __future__ import annotations

import gzip
import hashlib
import io
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest
from offices import Office, paper

from flows.reading import read_files
from records.readings import Reading
from records.store import open_record


def zipped(files: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return stream.getvalue()


def dossier(**others: bytes) -> bytes:
    """A submission, a report of one of its nominees and the minutes, in folders."""
    papers = {f"Hồ sơ/{case}/{paper(case).name}": paper(case).read_bytes() for case in ("a1", "a2", "a5")}
    return zipped({**papers, "__MACOSX/._x": b"x", **others})


def test_papers_of_a_bundle_become_one_dossier(office_on: Office) -> None:
    content = dossier()
    office_on.drop(content, "Phòng QLCN.zip")
    (taken,) = office_on.take_in().taken
    assert (taken.file, taken.status) == ("Phòng QLCN.zip", "processed"), taken.reason
    assert len(taken.proposal_ids) == 3
    with open_record(office_on.settings.database_url) as record:
        (row,) = record.inputs()
        proposals = {each.nominee.name: each for each in record.proposals()}
    assert row.sha256 == hashlib.sha256(content).hexdigest()
    assert (office_on.settings.data / (row.archived or "")).read_bytes() == content
    sources = {source.file for source in proposals["Nguyễn Thị Thu Hạnh"].sources}
    assert sources == {f"Phòng QLCN.zip/Hồ sơ/{case}/{paper(case).name}" for case in ("a1", "a2", "a5")}
    born = proposals["Nguyễn Thị Thu Hạnh"].nominee.birth_date
    assert born is not None
    assert {place.file for place in born.evidence} <= sources
    assert office_on.left() == []


def test_bad_file_in_a_bundle_sends_it_to_a_person(office: Office) -> None:
    office.drop(dossier(**{"Hồ sơ/hỏng.docx": paper("a3").read_bytes()[:3000], "cai.exe": b"MZ"}), "hs.zip")
    (taken,) = office.take_in().taken
    assert taken.status == "needs_review"
    assert taken.reason is not None
    assert taken.reason.startswith("Cần xem 2 trong 5 tệp của gói. “Hồ sơ/hỏng.docx”: ")
    assert "“cai.exe”: Là chương trình" in taken.reason
    assert "tep-0" not in taken.reason
    assert len(taken.proposal_ids) == 3


def test_bundle_of_nothing_readable_is_refused(office: Office) -> None:
    office.drop(zipped({"a.docx": b"", "b.exe": b"MZ"}), "hs.zip")
    (taken,) = office.take_in().taken
    assert taken.status == "rejected"
    assert (office.inbox / "_khong-nhan" / "hs.zip.txt").read_text(encoding="utf-8").count("“") >= 2


def test_lone_packed_file_keeps_its_name(office: Office) -> None:
    office.drop(gzip.compress(paper("a2").read_bytes()), "phòng A/Báo cáo.docx.gz")
    (taken,) = office.take_in().taken
    assert taken.status == "processed", taken.reason
    with open_record(office.settings.database_url) as record:
        (proposal,) = record.proposals()
    assert [source.file for source in proposal.sources] == ["phòng A/Báo cáo.docx.gz/Báo cáo.docx"]


def test_mail_with_its_files(office: Office) -> None:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@vi-du.vn", "b@vi-du.vn", "Hồ sơ quý III"
    message.set_content("Phòng gửi hồ sơ.")
    name = "Báo cáo thành tích - Nguyễn Thị Thu Hạnh (bản cuối cùng đã sửa theo góp ý của Văn phòng).docx"
    message.add_attachment(paper("a2").read_bytes(), maintype="application", subtype="x", filename=name)
    office.drop(message.as_bytes(), "thư.eml")
    (taken,) = office.take_in().taken
    assert taken.status == "processed", taken.reason
    with open_record(office.settings.database_url) as record:
        (proposal,) = record.proposals()
    assert [source.file for source in proposal.sources] == [f"thư.eml/{name}"]


def test_same_paper_alone_and_in_a_bundle_is_one_source(office: Office) -> None:
    office.drop(paper("a2"), "1.docx")
    office.take_in()
    office.drop(dossier(), "hs.zip")
    office.take_in()
    with open_record(office.settings.database_url) as record:
        named = {each.nominee.name: [source.file for source in each.sources] for each in record.proposals()}
    assert sorted(named["Nguyễn Thị Thu Hạnh"]) == sorted(
        ["1.docx", *(f"hs.zip/Hồ sơ/{case}/{paper(case).name}" for case in ("a1", "a5"))]
    )


def read(path: Path, *, workers: int = 2) -> Reading:
    (reading,) = read_files([path], workers=workers)
    return reading


def test_extract_keeps_the_shape_of_the_contract(tmp_path: Path) -> None:
    path = tmp_path / "hs.zip"
    path.write_bytes(dossier())
    printed = read(path).as_contract()
    assert printed["read_as"] == "bundle"
    assert printed["kind"] is None
    assert [member["kind"] for member in printed["members"]] == ["to_trinh", "bao_cao_thanh_tich_ca_nhan", "bien_ban"]
    assert [member["sha256"] for member in printed["members"]] == [
        hashlib.sha256(paper(case).read_bytes()).hexdigest() for case in ("a1", "a2", "a5")
    ]
    alone = [one.as_contract() for one in read_files([paper(case) for case in ("a1", "a2", "a5")])]
    for member, other in zip(printed["members"], alone, strict=True):
        assert {**member, "file": None} == {**other, "file": None}


def test_file_that_kills_its_child_costs_only_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractors.dossier.READ_FUNCTION", "broken_reading:read_or_die")
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    path = tmp_path / "hs.zip"
    path.write_bytes(dossier(**{"chet.txt": b"die", "im.txt": b"sleep"}))
    monkeypatch.setattr("flows.reading.LIMITS", {"seconds": 3, "longest_seconds": 5, "memory_mb": 1024})
    reading = read(path)
    assert reading.status == "needs_review"
    codes = {member.file: member.reason_code for member in reading.members if member.status == "rejected"}
    assert codes == {"chet.txt": "TIEN_TRINH_CHET", "im.txt": "QUA_THOI_GIAN"}
    assert sum(member.status == "read" for member in reading.members) == 3


def test_child_cannot_name_a_file_of_the_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractors.dossier.READ_FUNCTION", "broken_reading:read_or_die")
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    path = tmp_path / "hs.zip"
    path.write_bytes(b"lie")
    reading = read(path)
    assert (reading.status, reading.reason_code, reading.members) == ("rejected", "LOI_CHUONG_TRINH", ())


def test_bundle_that_takes_too_long_gives_what_was_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractors.dossier.BUNDLE_SECONDS", 0.05)
    path = tmp_path / "hs.zip"
    path.write_bytes(dossier())
    reading = read(path, workers=1)
    assert [member.reason_code for member in reading.members] == [None, "QUA_THOI_GIAN", "QUA_THOI_GIAN"]
    assert reading.status == "needs_review"


def test_bundle_waits_while_the_disk_is_full(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    office.drop(b"no room", "hs.zip")
    with monkeypatch.context() as patch:
        patch.setattr("extractors.dossier.READ_FUNCTION", "broken_reading:read_or_die")
        patch.syspath_prepend(str(Path(__file__).parent))
        (taken,) = office.take_in().taken
    assert (taken.status, taken.reason) == ("pending", "Không giải nén được gói: ổ đĩa đầy.")
    assert office.left() == ["hs.zip"]
    (taken,) = office.take_in().taken
    assert taken.status == "processed"  # as the text that it is


def test_nothing_unpacked_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tam"))
    monkeypatch.setattr("tempfile.tempdir", None)
    (tmp_path / "tam").mkdir()
    path = tmp_path / "hs.zip"
    path.write_bytes(dossier())
    assert len(read(path).members) == 3
    assert list((tmp_path / "tam").iterdir()) == []

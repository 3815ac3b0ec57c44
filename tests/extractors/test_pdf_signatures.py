"""Digital signatures of PDFs, made by pyhanko with certificates of invented people: who, when, and what was changed."""

from __future__ import annotations

import sys
import time
from io import BytesIO
from pathlib import Path

import pytest
from conftest import Printed
from pyhanko.pdf_utils.generic import StreamObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from signing import UNIT, Authority, sign

from extractors.layout import Paper
from extractors.readers.pdf.document import read_pdf
from extractors.readers.pdf.signatures import read_signatures


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("ca"))


@pytest.fixture(scope="module")
def signed(printed: Printed, authority: Authority, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The submission, signed by its head."""
    target = tmp_path_factory.mktemp("signed") / "signed.pdf"
    return sign(printed.submission, target, authority.signer("Lê Thị Bích Hạnh"))


def codes(paper: Paper) -> list[str]:
    return [doubt.code for doubt in paper.doubts]


def draw_over(source: Path, target: Path) -> Path:
    """Draws more on the first page in a revision of its own, as an editor does after signing."""
    writer = IncrementalPdfFileWriter(BytesIO(source.read_bytes()), strict=False)
    stream = StreamObject(stream_data=b"q 0 0 0 rg 100 400 200 30 re f Q")
    writer.add_stream_to_page(0, writer.add_object(stream))
    out = BytesIO()
    writer.write(out)
    target.write_bytes(out.getvalue())
    return target


def test_one_signature(signed: Path) -> None:
    paper = read_pdf(signed)
    (signature,) = paper.signatures
    assert (signature.signer, signature.organisation) == ("Lê Thị Bích Hạnh", UNIT)
    assert signature.unchanged and signature.covers_all and signature.trusted is None
    assert signature.at is not None and signature.at[:4].isdigit() and signature.at[10] == "T"
    assert paper.doubts == [] and paper.notes == []


def test_signature_is_no_content(signed: Path, printed: Printed) -> None:
    assert read_pdf(signed).text == read_pdf(printed.submission).text


def test_two_signatures(signed: Path, authority: Authority, tmp_path: Path) -> None:
    twice = sign(signed, tmp_path / "twice.pdf", authority.signer("Văn thư", UNIT), field="ChuKy2", box=False)
    paper = read_pdf(twice)
    assert [s.signer for s in paper.signatures] == ["Lê Thị Bích Hạnh", "Văn thư"]
    assert all(s.unchanged and s.covers_all for s in paper.signatures)
    assert paper.doubts == []


def test_byte_changed_after_signing(signed: Path, tmp_path: Path) -> None:
    data = bytearray(signed.read_bytes())
    place = data.index(b"/Producer") + 12
    data[place] ^= 1
    (tmp_path / "changed.pdf").write_bytes(data)
    paper = read_pdf(tmp_path / "changed.pdf")
    assert [s.unchanged for s in paper.signatures] == [False]
    assert codes(paper) == ["CHU_KY_HONG"] and "Lê Thị Bích Hạnh" in paper.doubts[0].sentence


def test_drawing_added_after_signing(signed: Path, tmp_path: Path) -> None:
    paper = read_pdf(draw_over(signed, tmp_path / "drawn.pdf"))
    (signature,) = paper.signatures
    assert signature.unchanged and not signature.covers_all
    assert codes(paper) == ["CHU_KY_HONG"]


def test_stamp_between_two_signatures_is_covered_by_the_second(
    signed: Path, authority: Authority, tmp_path: Path
) -> None:
    stamped = draw_over(signed, tmp_path / "stamped.pdf")
    paper = read_pdf(sign(stamped, tmp_path / "both.pdf", authority.signer("Văn thư"), field="ChuKy2"))
    assert [s.unchanged for s in paper.signatures] == [True, True]
    assert [s.covers_all for s in paper.signatures] == [False, True]
    assert codes(paper) == []


def test_blank_lines_of_a_mail_server_change_nothing(signed: Path, tmp_path: Path) -> None:
    (tmp_path / "tail.pdf").write_bytes(signed.read_bytes() + b"\r\n\r\n")
    (signature,) = read_signatures(tmp_path / "tail.pdf").signatures
    assert signature.unchanged and signature.covers_all


def test_bytes_that_hinder_the_check_are_a_doubt(signed: Path, tmp_path: Path) -> None:
    (tmp_path / "tail.pdf").write_bytes(signed.read_bytes() + b"\n% more\n%%EOF\n")
    found = read_signatures(tmp_path / "tail.pdf")
    assert found.signatures == [] and len(found.notes) == 1
    assert [doubt.code for doubt in found.doubts] == ["CHU_KY_HONG"]


@pytest.mark.parametrize(("own", "expected"), [(True, True), (False, False)])
def test_chain_is_checked_where_certificates_are_given(
    signed: Path, authority: Authority, tmp_path: Path, own: bool, expected: bool
) -> None:
    folder = tmp_path / "chung-thu-so"
    folder.mkdir()
    other = authority if own else Authority(tmp_path, "CA khác")
    (folder / "goc.pem").write_bytes(other.root.read_bytes())
    (signature,) = read_signatures(signed, certificates=folder).signatures
    assert signature.trusted is expected


def test_folder_of_certificates_stands_in_the_data_folder(
    signed: Path, authority: Authority, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "chung-thu-so").mkdir()
    (tmp_path / "chung-thu-so" / "goc.cer").write_bytes(authority.root.read_bytes())
    monkeypatch.setenv("TDKT_DATA", str(tmp_path))
    assert [s.trusted for s in read_signatures(signed).signatures] == [True]


def test_signature_that_is_rubbish_is_a_note(signed: Path, tmp_path: Path) -> None:
    data = signed.read_bytes()
    start = data.index(b"/Contents <") + 11
    (tmp_path / "rubbish.pdf").write_bytes(data[:start] + b"FF" * 400 + data[start + 800 :])
    paper = read_pdf(tmp_path / "rubbish.pdf")
    assert paper.signatures == [] and len(paper.notes) == 1 and "không kiểm tra được" in paper.notes[0]
    assert "Lê Thị Bích Hạnh" in paper.text


def test_file_without_signature_costs_nothing(printed: Printed) -> None:
    before = set(sys.modules)
    start = time.process_time()
    for _ in range(20):
        assert read_signatures(printed.submission).signatures == []
    assert (time.process_time() - start) / 20 < 0.005
    assert not any(name.startswith("pyhanko") for name in set(sys.modules) - before)


def test_signed_file_is_read_quickly(signed: Path) -> None:
    read_signatures(signed)
    start = time.process_time()
    for _ in range(5):
        read_signatures(signed)
    assert (time.process_time() - start) / 5 < 0.25

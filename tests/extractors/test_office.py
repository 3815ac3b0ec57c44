"""Legacy Word, RTF and OpenDocument through LibreOffice: what is read, what must not happen, and batches."""

from __future__ import annotations

import http.server
import os
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import office_files
import papers
import pytest
from docx import Document
from test_sandbox import children_of, is_running
from word_package import paragraph, run

from extractors import libreoffice
from extractors.layout import Paper, Paragraph, Table
from extractors.libreoffice import Failure, MissingLibreOffice, convert, find_libreoffice
from extractors.readers.word.document import read_word
from extractors.readers.word.office import convert_batch, read_office
from extractors.reading import read_file
from extractors.room import ReadingRoom, looks_legacy
from extractors.sandbox.pool import ReaderPool
from extractors.sandbox.scratch import sweep_scratch
from records.errors import EncryptedFile, UnreadableFile, UnsafeFile, UnsupportedFile

READ = "extractors.reading:read_file"
NAME = "Họ và tên: Hồ Thị Mai Anh"
NAMES = ("submission", "traps")
OLD = ("doc", "rtf", "odt")
FONT_FACE = '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A submission and a page of traps as .docx, .doc, .rtf and .odt."""
    folder = tmp_path_factory.mktemp("legacy")
    papers.write_submission(folder / "submission.docx", count=5, numbered=True)
    write_traps(folder / "traps.docx")
    for target in OLD:
        assert convert([folder / "submission.docx", folder / "traps.docx"], folder, target=target) == {}
    (folder / "copies").mkdir()
    convert_batch(folder / "copies", files=[str(folder / f"{name}.{suffix}") for name in NAMES for suffix in OLD])
    return folder


def read_copy(folder: Path, name: str, suffix: str) -> Paper:
    """The Paper of a file that a batch has converted."""
    copy = folder / "copies" / f"{NAMES.index(name) * len(OLD) + OLD.index(suffix)}.docx"
    return read_office(folder / f"{name}.{suffix}", copy=str(copy))


def write_traps(path: Path) -> None:
    """Numbers that Word makes, hidden words, tracked changes and a TCVN3 font, in one document."""
    document = Document()
    document.add_paragraph("Đơn vị thứ nhất", style="List Number")
    document.add_paragraph("Đơn vị thứ hai", style="List Number")
    hidden = document.add_paragraph("Chức vụ: Chuyên viên")
    hidden.add_run(" MẬT").font.hidden = True
    document.sections[0].footer.paragraphs[0].text = "Chi cục Thử nghiệm"
    body = document.element.body
    for xml in (
        paragraph("Đồng ý ", f'<w:ins w:id="1" w:author="a">{run("10")}</w:ins>', deletion("09"), run("/11 phiếu")),
        paragraph(run("Hä vµ tªn: Tr\u00ad\u00acng V¨n L\u00adu", FONT_FACE)),
    ):
        body.insert(len(body) - 1, word_element(xml))
    document.save(str(path))


def deletion(text: str) -> str:
    return f'<w:del w:id="2" w:author="a"><w:r><w:delText>{text}</w:delText></w:r></w:del>'


def word_element(xml: str) -> object:
    from docx.oxml import parse_xml
    from word_package import NAMESPACES

    return parse_xml(xml.replace("<w:p>", f"<w:p {NAMESPACES}>", 1))


def grids(paper: Paper) -> list[list[list[str]]]:
    tables = [block for block in paper.blocks if isinstance(block, Table)]
    return [[[cell.text if cell else "" for cell in row] for row in table.grid()] for table in tables]


def lines(paper: Paper) -> list[str]:
    blocks = [block for block in paper.blocks if isinstance(block, Paragraph)]
    return [f"{block.label} {block.text}".strip() for block in blocks]


@pytest.mark.parametrize(("suffix", "read_as"), [("doc", "word_legacy"), ("rtf", "rtf"), ("odt", "word_legacy")])
def test_the_same_text_tables_and_numbers_as_the_word_file(converted: Path, suffix: str, read_as: str) -> None:
    old, new = read_copy(converted, "submission", suffix), read_word(converted / "submission.docx")
    assert old.read_as == read_as
    assert grids(old) == grids(new)
    numbers = {"1", "2", "3"}  # of pages: LibreOffice writes down what Word would compute
    assert sorted(set(lines(old)) - numbers) == sorted(set(lines(new)) - numbers)
    assert "LibreOffice" in old.notes[-1]


@pytest.mark.parametrize("suffix", ["doc", "rtf", "odt"])
def test_what_word_hides_computes_and_tracks(converted: Path, suffix: str) -> None:
    read = lines(read_copy(converted, "traps", suffix))
    assert read[:2] == ["1. Đơn vị thứ nhất", "2. Đơn vị thứ hai"]
    assert {"Chức vụ: Chuyên viên", "Đồng ý 10/11 phiếu", "Chi cục Thử nghiệm"} <= set(read)
    assert "Họ và tên: Trương Văn Lưu" in read


def test_fields_point_into_the_converted_document(converted: Path) -> None:
    old, new = read_file(converted / "submission.doc"), read_file(converted / "submission.docx")
    assert [each.model_dump() for each in old.nominees] == [each.model_dump() for each in new.nominees]
    assert old.document.model_dump() == new.document.model_dump()
    assert old.nominees[0].full_name and old.nominees[0].full_name.evidence[0].row is not None


def test_relatives_of_word_under_any_name(tmp_path: Path) -> None:
    written = [
        office_files.write_flat_odt(tmp_path / "-o `x`; $(y) “Báo cáo” .doc", office_files.odf_paragraphs(NAME)),
        office_files.write_word_xml(tmp_path / "--convert-to.xls", NAME),
        office_files.write_rtf(tmp_path / "a\nb.doc", NAME),
        office_files.write_odt(tmp_path / "khong duoi", office_files.odf_paragraphs(NAME)),
    ]
    convert_batch(tmp_path, files=[str(path) for path in written])
    for number, path in enumerate(written):
        assert lines(read_office(path, copy=str(tmp_path / f"{number}.docx"))) == [NAME]


def test_word_document_in_one_xml_file(converted: Path, tmp_path: Path) -> None:
    path = office_files.write_flat_word(tmp_path / "a.doc", converted / "submission.docx")
    flat, packed = read_file(path), read_file(converted / "submission.docx")
    assert flat.read_as == "word" and flat.nominees == packed.nominees and flat.document == packed.document
    path.write_text(path.read_text(encoding="utf-8").replace("<pkg:package", "<!DOCTYPE a><pkg:package", 1), "utf-8")
    assert read_file(path).reason_code == "DTD"


def test_locked_document_is_told(tmp_path: Path) -> None:
    locked = "<manifest:encryption-data/>"
    path = office_files.write_odt(tmp_path / "a.odt", "", manifest=locked)
    with pytest.raises(EncryptedFile):
        read_office(path)


def test_document_type_is_refused_in_every_xml(tmp_path: Path) -> None:
    body, doctype = office_files.odf_paragraphs("&x;"), '<!-- a --><!DOCTYPE x [<!ENTITY x "y">]>'
    written = [
        office_files.write_odt(tmp_path / "a.odt", body.replace("&amp;", "&"), doctype=doctype),
        office_files.write_flat_odt(tmp_path / "a.fodt", body.replace("&amp;", "&"), doctype=doctype),
        office_files.write_word_xml(tmp_path / "a.doc", NAME, doctype=doctype),
    ]
    wide = tmp_path / "wide.doc"
    wide.write_bytes(written[2].read_text(encoding="utf-8").replace("UTF-8", "UTF-16").encode("utf-16"))
    for path in (*written, wide):
        with pytest.raises(UnsafeFile) as refused:
            read_office(path)
        assert refused.value.code == "DTD"


def test_bomb_is_refused_before_libreoffice_sees_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = office_files.write_odt(tmp_path / "a.odt", "", parts={"Pictures/a.bin": "0" * 60_000_000})
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UnsafeFile) as refused:
        read_office(path)
    assert refused.value.code == "NEN_QUA_LON"


def test_slides_are_not_taken_for_text(tmp_path: Path) -> None:
    path = tmp_path / "a.odt"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.presentation")
        package.writestr("content.xml", "<a/>")
    with pytest.raises(UnsupportedFile):
        read_office(path)


@pytest.mark.parametrize("share", [0.3, 0.95])
def test_document_cut_short_is_told_and_not_read_in_part(converted: Path, tmp_path: Path, share: float) -> None:
    for suffix in ("doc", "rtf", "odt"):
        data = (converted / f"submission.{suffix}").read_bytes()
        path = tmp_path / f"cut.{suffix}"
        path.write_bytes(data[: int(len(data) * share)])
        reading = read_file(path)
        assert (reading.status, reading.reason_code) == ("rejected", "TEP_HONG"), suffix


def test_damage_that_libreoffice_does_not_tell_goes_to_a_person(converted: Path, tmp_path: Path) -> None:
    rtf = (converted / "submission.rtf").read_bytes()
    middle = rtf.index(b"\\par", len(rtf) // 2)
    early = tmp_path / "early.rtf"
    early.write_bytes(rtf[:middle] + b"}" * rtf[:middle].count(b"{") + rtf[middle:])
    assert read_file(early).reason_code == "CHUA_DOC_HET"
    noise = office_files.write_rtf(tmp_path / "noise.rtf", "1T1H¬ Ì-®1 °§q¤1 Zx8¿ñ K´¯¡" * 20)
    assert read_file(noise).status == "needs_review"
    assert read_file(converted / "submission.rtf").reason_code != "CHUA_DOC_HET"


def test_binary_that_never_comes_does_not_keep_libreoffice_busy(tmp_path: Path) -> None:
    started = time.monotonic()
    with pytest.raises(UnreadableFile):
        read_office(office_files.write_stalling_rtf(tmp_path / "a.rtf"))
    assert time.monotonic() - started < 1


# what must not happen


def open_as_a_person_would(path: Path, mark: Path) -> bool:
    """Whether a document's macro runs when LibreOffice shows it, with the profile of this process."""
    program = find_libreoffice()
    assert program is not None
    profile = Path(libreoffice._profile().name).as_uri()
    command = [str(program), f"-env:UserInstallation={profile}", "--headless", "--norestore", str(path)]
    for _ in range(2):  # the first start sets up the profile and ends
        with subprocess.Popen(command, env=libreoffice._environment(), stderr=subprocess.DEVNULL) as process:
            until = time.monotonic() + 5
            while process.poll() is None and not mark.exists() and time.monotonic() < until:
                time.sleep(0.05)
            process.kill()
    return mark.exists()


@contextmanager
def settings(*kept: tuple[str, str, str]) -> Iterator[None]:
    """A profile with these settings only."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(libreoffice, "_SETTINGS", kept)
        patch.setattr(libreoffice, "_DEAD_PROXY", ())
        libreoffice._profile.cache_clear()
        yield
    libreoffice._profile.cache_clear()


def test_no_macro_runs(tmp_path: Path) -> None:
    mark = tmp_path / "ran"
    path = office_files.write_odt_with_macro(tmp_path / "a.odt", mark)
    with settings(("Common/Security/Scripting", "MacroSecurityLevel", "0")):
        assert open_as_a_person_would(path, mark), "the macro does not run where it may: the test shows nothing"
    mark.unlink()
    assert not open_as_a_person_would(path, mark)
    assert lines(read_office(path)) == [NAME]
    assert convert([path], tmp_path, target="pdf") == {}
    assert not mark.exists()


@contextmanager
def web_server() -> Iterator[tuple[str, list[str]]]:
    asked: list[str] = []

    class Listener(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Listener) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", asked
        server.shutdown()


def test_nothing_is_fetched_even_where_the_network_is_open(tmp_path: Path) -> None:
    with web_server() as (address, asked):
        path = office_files.write_odt_with_links(tmp_path / "a.odt", address)
        with settings():
            read_office(path)
        assert asked, "nothing is fetched where it may be: the test shows nothing"
        asked.clear()
        assert NAME in lines(read_office(path))
        assert convert([path], tmp_path, target="pdf") == {}
        field = f'{{\\field{{\\*\\fldinst INCLUDEPICTURE "{address}/b.png" \\\\d}}{{\\fldrslt x}}}}'
        read_office(office_files.write_rtf(tmp_path / "b.rtf", NAME, extra=field))
        assert asked == []


def test_machine_without_libreoffice_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = office_files.write_rtf(tmp_path / "a.rtf", NAME)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_libreoffice() is None
    with pytest.raises(MissingLibreOffice) as missing:
        read_office(path)
    assert missing.value.code == "THIEU_LIBREOFFICE" and "tdkt doctor" in missing.value.hint


# batches


def test_broken_neighbour_costs_nobody_else(tmp_path: Path) -> None:
    files = [office_files.write_rtf(tmp_path / f"{n}.rtf", f"{NAME} {n}") for n in range(4)]
    files[1].write_bytes(b"{\\rtf1\\ansi {{{ cut")
    made = tmp_path / "made"
    made.mkdir()
    convert_batch(made, files=[str(path) for path in files])
    assert sorted(path.name for path in made.iterdir()) == ["0.docx", "2.docx", "3.docx"]
    assert lines(read_word(made / "3.docx")) == [f"{NAME} 3"]


def test_stalling_neighbour_costs_nobody_else(tmp_path: Path) -> None:
    sources = [
        office_files.write_rtf(tmp_path / "a.rtf", NAME),
        office_files.write_stalling_rtf(tmp_path / "b.rtf"),
        office_files.write_rtf(tmp_path / "c.rtf", NAME),
    ]
    assert convert(sources, tmp_path, seconds=4) == {sources[1]: Failure.STALLED}
    assert lines(read_word(tmp_path / "c.docx")) == [NAME]


def test_room_reads_a_mixed_heap_in_order(converted: Path, tmp_path: Path) -> None:
    cut = tmp_path / "cut.rtf"
    cut.write_bytes(b"{\\rtf1\\ansi {{{ cut")
    names = ["submission.doc", "submission.docx", "traps.rtf", "submission.odt", "traps.doc", "submission.rtf"]
    heap = [*(converted / name for name in names), cut, converted / "submission.doc"]
    with ReadingRoom(READ, 2) as room:
        readings = list(room.map(heap))
        assert room._scratch is not None and room._batches == 2
        scratch = room._scratch.folder
        assert not list(scratch.glob("lo-*/*"))
    assert not scratch.exists()
    assert [reading.file for reading in readings] == [path.name for path in heap]
    assert [reading.status == "rejected" for reading in readings] == [False] * 6 + [True, False]
    assert readings[0].nominees == readings[1].nominees == readings[3].nominees == readings[5].nominees
    assert readings[6].reason_code == "TEP_HONG"


def test_only_what_libreoffice_converts_is_put_into_batches(converted: Path, tmp_path: Path) -> None:
    office_files.write_word_xml(tmp_path / "a.xml", NAME)
    (tmp_path / "b.txt").write_text(NAME, encoding="utf-8")
    assert all(looks_legacy(converted / f"traps.{suffix}") for suffix in ("doc", "rtf", "odt"))
    assert looks_legacy(tmp_path / "a.xml")
    assert not any(map(looks_legacy, [converted / "traps.docx", tmp_path / "b.txt", tmp_path, tmp_path / "none"]))


def processes_of(group: int) -> list[int]:
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            if int(stat.read_text().rsplit(")", 1)[1].split()[2]) == group:
                found.append(int(stat.parent.name))
        except (FileNotFoundError, ProcessLookupError):
            continue
    return found


def test_libreoffice_ends_with_the_child_that_started_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    (tmp_path / "tmp").mkdir()
    path = office_files.write_stalling_rtf(tmp_path / "a.rtf")
    before, started, over = set(children_of(os.getpid())), set[int](), threading.Event()

    def look() -> None:
        while not over.wait(0.05):
            for child in set(children_of(os.getpid())) - before:
                started.update(processes_of(child))

    thread = threading.Thread(target=look)
    limits = {"seconds": 20, "longest_seconds": 2.5, "writable": [tmp_path]}
    with ReaderPool("office_files:convert_in_a_child", 1, **limits) as pool:
        thread.start()
        answer = pool.read(path)
        over.set()
        thread.join()
    assert answer.code == "QUA_THOI_GIAN"
    assert len(started) >= 2  # the child and LibreOffice
    until = time.monotonic() + 5  # who is killed takes a moment to go
    while any(map(is_running, started)) and time.monotonic() < until:
        time.sleep(0.02)
    assert not any(map(is_running, started))
    sweep_scratch()
    assert list((tmp_path / "tmp").iterdir()) == []


def test_profile_goes_with_its_process(tmp_path: Path) -> None:
    office_files.write_rtf(tmp_path / "a.rtf", NAME)
    (tmp_path / "tmp").mkdir()
    program = "import sys; from pathlib import Path; from extractors.readers.word.office import read_office; "
    program += "assert read_office(Path(sys.argv[1])).text"
    environment = {**os.environ, "TMPDIR": str(tmp_path / "tmp")}
    subprocess.run([sys.executable, "-c", program, str(tmp_path / "a.rtf")], env=environment, check=True)
    assert list((tmp_path / "tmp").iterdir()) == []

"""What a bundle holds: names, limits, what is put aside and why. Every entry is told, none is written by its name."""

from __future__ import annotations

import gzip
import io
import os
import stat
import struct
import tarfile
import unicodedata
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import parcels
import pytest

from extractors.bundles import Contents, open_bundle, shelf
from extractors.bundles.names import clean_path, decode_name
from extractors.readers.kinds import FileKind, sniff
from records.errors import EncryptedFile, InputError, UnreadableFile, UnsafeFile

NAME = "Báo cáo thành tích - Nguyễn Văn Đức.docx"


@dataclass(frozen=True)
class Opened:
    """What was found in a bundle, and the bytes of each file by its name."""

    contents: Contents
    files: dict[str, bytes]

    @property
    def aside(self) -> dict[str, str]:
        return {each.name: each.code for each in self.contents.aside}

    @property
    def said(self) -> str:
        return "\n".join([*self.contents.notes, *(doubt.sentence for doubt in self.contents.doubts)])


Open = Callable[..., Opened]


@pytest.fixture
def opened(tmp_path: Path) -> Open:
    """Opens the bytes of a bundle in a folder that holds nothing else."""

    def open_bytes(content: bytes, name: str = "goi") -> Opened:
        path = tmp_path / name
        path.write_bytes(content)
        folder = tmp_path / f"{name}-mo"
        folder.mkdir()
        before = set(tmp_path.iterdir())
        contents = open_bundle(path, folder)
        assert set(tmp_path.iterdir()) == before
        assert {path.name for path in folder.iterdir()} == {member.file for member in contents.members}
        assert all(path.is_file() and not path.is_symlink() for path in folder.iterdir())
        return Opened(contents, {m.name: (folder / m.file).read_bytes() for m in contents.members})

    return open_bytes


def zipped(files: dict[str, bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return stream.getvalue()


def zipped_raw(name: bytes, content: bytes = b"x", *, flags: int = 0, extra: bytes = b"") -> bytes:
    """A stored .zip of one file whose name is any bytes."""
    common = struct.pack("<HHHHIII", flags, 0, 0, 0, zlib.crc32(content), len(content), len(content))
    sizes = struct.pack("<HH", len(name), len(extra))
    local = b"PK\x03\x04" + struct.pack("<H", 20) + common + sizes + name + extra + content
    central = b"PK\x01\x02" + struct.pack("<HH", 20, 20) + common + sizes + bytes(14) + name + extra
    central = central[:34] + struct.pack("<HHI", 0, 0, 0) + struct.pack("<I", 0) + name + extra
    end = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 1, 1, len(central), len(local), 0)
    return local + central + end


def in_1258(text: str) -> bytes:
    """As old Windows wrote it: letters with their hat or horn, tones behind them."""
    out = b""
    for letter in unicodedata.normalize("NFC", text):
        plain = unicodedata.normalize("NFD", letter)
        tones = "".join(mark for mark in plain if mark in "\u0300\u0301\u0303\u0309\u0323")
        base = unicodedata.normalize("NFC", "".join(mark for mark in plain if mark not in tones))
        out += (base + tones).encode("cp1258")
    return out


# --- names


def test_name_of_a_mac_is_composed(opened: Open) -> None:
    assert list(opened(zipped({unicodedata.normalize("NFD", f"Hồ sơ/{NAME}"): b"x"})).files) == [f"Hồ sơ/{NAME}"]


@pytest.mark.parametrize("raw", [NAME.encode(), unicodedata.normalize("NFD", NAME).encode()])
def test_name_in_utf8_without_its_flag(opened: Open, raw: bytes) -> None:
    found = opened(zipped_raw(raw))
    assert list(found.files) == [NAME]
    assert found.said == ""


def test_name_in_windows_1258_is_told(opened: Open) -> None:
    found = opened(zipped_raw(in_1258(NAME)))
    assert list(found.files) == [NAME]
    assert "Windows-1258" in found.said


def test_name_in_tcvn3_is_told(opened: Open) -> None:
    raw = b"B\xb8o c\xb8o th\xb5nh t\xddch - Nguy\xd4n V\xa8n \xa7\xf8c.docx"
    found = opened(zipped_raw(raw))
    assert list(found.files) == [NAME]
    assert "TCVN3" in found.said


def test_name_in_the_extra_field_of_info_zip(opened: Open) -> None:
    plain = b"Bao cao.docx"
    extra = struct.pack("<HHBI", 0x7075, 5 + len(NAME.encode()), 1, zlib.crc32(plain)) + NAME.encode()
    assert list(opened(zipped_raw(plain, extra=extra)).files) == [NAME]
    stale = zipped_raw(plain, extra=extra.replace(struct.pack("<I", zlib.crc32(plain)), bytes(4)))
    assert list(opened(stale, "cu").files) == ["Bao cao.docx"]


def test_backslashes_are_folders(opened: Open) -> None:
    assert list(opened(zipped_raw("Hồ sơ\\Phòng A\\b.docx".encode(), flags=0x800)).files) == ["Hồ sơ/Phòng A/b.docx"]


def test_strange_bytes_still_give_a_name() -> None:
    assert decode_name(b"r\x82sum\x82.doc").text == "résumé.doc"
    assert decode_name(b"\xff\xfe\x01").guess


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("../../etc/passwd", "etc/passwd"),
        ("/etc/passwd", "etc/passwd"),
        ("C:\\Windows\\x.docx", "Windows/x.docx"),
        ("a/./../b.docx", "a/b.docx"),
        ("bao\0cao.docx", "baocao.docx"),
        ("bao cao \u202excod.docx", "bao cao xcod.docx"),
    ],
)
def test_name_that_plays_tricks_is_only_a_label(opened: Open, name: str, label: str) -> None:
    assert clean_path(name) == label
    found = opened(zipped_raw(name.encode(), flags=0x800))
    if "\0" not in name:  # the standard library ends a name there
        assert list(found.files) == [label]
        assert ("không ghi theo tên đó" in found.said) is (name != "a/./../b.docx" or ".." in name)


# --- what is passed over, put aside, doubted


def test_leftovers_of_systems_are_noted(opened: Open) -> None:
    junk = ("__MACOSX/Hồ sơ/._a.docx", ".DS_Store", "Hồ sơ/Thumbs.db", "desktop.ini", "~$a.docx", "Hồ sơ.lnk")
    found = opened(zipped({"Hồ sơ/a.docx": b"a", **dict.fromkeys(junk, b"x"), "Hồ sơ/": b"", "Hồ sơ/trống/": b""}))
    assert list(found.files) == ["Hồ sơ/a.docx"]
    note, empty = found.contents.notes
    assert empty == "Thư mục trống trong gói: Hồ sơ/trống."
    assert note.startswith("Bỏ qua 6 tệp")
    assert "Thumbs.db" in note


def test_programs_are_put_aside_by_name_and_by_bytes(opened: Open) -> None:
    programs = {"cai.exe": b"x", "BCTT.pdf.scr": b"x", "a.JS": b"x", "Báo cáo.docx": b"MZ\x90\0", "b.pdf": b"\x7fELF"}
    found = opened(zipped({**programs, "tot.docx": b"tot"}))
    assert found.aside == dict.fromkeys(programs, "KHONG_AN_TOAN")
    assert list(found.files) == ["tot.docx"]


def test_links_and_devices_are_not_followed(opened: Open) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, mode in (("lien-ket", stat.S_IFLNK), ("thiet-bi", stat.S_IFCHR), ("ong", stat.S_IFIFO)):
            info = zipfile.ZipInfo(name)
            info.create_system, info.external_attr = 3, (mode | 0o777) << 16
            package.writestr(info, "/etc/passwd")
    found = opened(stream.getvalue())
    assert found.aside == dict.fromkeys(("lien-ket", "thiet-bi", "ong"), "KHONG_AN_TOAN")
    assert found.files == {}


def test_same_bytes_are_read_once(opened: Open) -> None:
    found = opened(zipped({"a.docx": b"mot", "b/a (1).docx": b"mot", "c.docx": b"hai"}))
    assert list(found.files) == ["a.docx", "c.docx"]
    assert "“b/a (1).docx” giống hệt “a.docx”" in found.said


def test_two_files_of_one_name_are_both_read(opened: Open) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package, pytest.warns(UserWarning, match="Duplicate"):
        package.writestr("hs/a.docx", b"mot")
        package.writestr("hs/a.docx", b"hai")
    found = opened(stream.getvalue())
    assert found.files == {"hs/a.docx": b"mot", "hs/a (2).docx": b"hai"}
    assert [doubt.code for doubt in found.contents.doubts] == ["HAI_NGHIA"]


def test_file_with_two_names_is_doubted(opened: Open) -> None:
    content = zipped({"a-dung.docx": b"mot" * 50})
    found = opened(content.replace(b"a-dung.docx", b"b-khac.docx", 1))  # the local header comes first
    assert found.files == {"a-dung.docx": b"mot" * 50}
    assert [doubt.code for doubt in found.contents.doubts] == ["HAI_NGHIA"]


def test_locked_file_costs_only_itself(opened: Open) -> None:
    content = bytearray(zipped({"khoa.docx": b"x" * 30, "mo.docx": b"mo"}))
    content[6] |= 1
    content[content.find(b"PK\x01\x02") + 8] |= 1
    found = opened(bytes(content))
    assert found.aside == {"khoa.docx": "CO_MAT_KHAU"}
    assert found.files == {"mo.docx": b"mo"}


def test_damaged_file_costs_only_itself(opened: Open) -> None:
    content = bytearray(zipped({"hong.docx": os.urandom(500), "tot.docx": b"tot"}))
    content[200] ^= 0xFF
    found = opened(bytes(content))
    assert found.aside == {"hong.docx": "TEP_HONG"}
    assert found.files == {"tot.docx": b"tot"}


# --- archives cut short


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_zip_without_its_end_gives_what_is_whole(opened: Open, method: int) -> None:
    content = zipped(
        {"a.docx": os.urandom(5000), "b.docx": os.urandom(5000), "c.docx": os.urandom(5000)}, method=method
    )
    found = opened(content[:12_000])
    assert list(found.files) == ["a.docx", "b.docx"]
    assert found.aside == {"c.docx": "TEP_HONG"}
    assert [doubt.code for doubt in found.contents.doubts] == ["TEP_HONG"]


def test_zip_of_a_mac_without_its_end(opened: Open) -> None:
    """Sizes stand behind the data there, also behind that of the leftovers."""
    stream = io.BytesIO()
    with zipfile.ZipFile(Unseekable(stream), "w", zipfile.ZIP_DEFLATED) as package:  # type: ignore[call-overload]
        for name in ("a.docx", "__MACOSX/._a.docx", "b.docx", "c.docx"):
            package.writestr(name, os.urandom(3000))
    found = opened(stream.getvalue()[:11_000])
    assert list(found.files) == ["a.docx", "b.docx"]
    assert found.aside == {"c.docx": "TEP_HONG"}


class Unseekable:
    """A stream to which a .zip is written as to a pipe."""

    def __init__(self, stream: io.BytesIO) -> None:
        self.write, self.flush = stream.write, stream.flush


def test_cut_bundle_of_stored_packages_is_a_bundle(tmp_path: Path) -> None:
    path = tmp_path / "goi.zip"
    inner = [zipped({"word/document.xml": name.encode()}) for name in "ab"]
    whole = zipped({"a.docx": inner[0], "b.docx": inner[1]}, method=zipfile.ZIP_STORED)
    for length in (len(whole) - 30, whole.rfind(b"PK\x01\x02") - 4, whole.find(b"b.docx") - 30):
        path.write_bytes(whole[:length])
        assert sniff(path) is FileKind.ZIP


def test_cut_bundle_is_not_taken_for_the_package_inside(opened: Open) -> None:
    inner = [zipped({"word/document.xml": name.encode()}) for name in "ab"]
    whole = zipped({"a.docx": inner[0], "b.docx": inner[1]}, method=zipfile.ZIP_STORED)
    directory = whole.rfind(b"PK\x01\x02") - 46 - len("a.docx")
    found = opened(whole[:directory])
    assert found.files == {"a.docx": inner[0], "b.docx": inner[1]}
    assert [doubt.code for doubt in found.contents.doubts] == ["TEP_HONG"]


def test_two_archives_one_behind_the_other(opened: Open) -> None:
    found = opened(zipped({"a.docx": b"mot"}) + zipped({"b.docx": b"hai"}))
    assert found.files == {"a.docx": b"mot", "b.docx": b"hai"}
    assert found.contents.doubts


# --- limits


def test_bomb_is_put_aside(opened: Open) -> None:
    found = opened(zipped({"bom.docx": bytes(30_000_000), "tot.docx": b"tot"}))
    assert found.aside == {"bom.docx": "NEN_QUA_LON"}
    assert list(found.files) == ["tot.docx"]


def test_bomb_without_a_directory_is_put_aside(opened: Open) -> None:
    assert opened(zipped({"bom.docx": bytes(30_000_000)})[:-40]).aside == {"bom.docx": "NEN_QUA_LON"}


def test_limits_of_sizes(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "MOST_MEMBER_BYTES", 3000)
    monkeypatch.setattr(shelf, "MOST_BYTES", 5000)
    found = opened(
        zipped({name: os.urandom(size) for name, size in (("a", 2000), ("b", 4000), ("c", 900), ("d", 900))})
    )
    assert list(found.files) == ["a"]  # what was written of b counts
    assert found.aside == {"b": "QUA_LON", "c": "NEN_QUA_LON", "d": "NEN_QUA_LON"}


def test_more_entries_than_anyone_sends(opened: Open) -> None:
    with pytest.raises(UnsafeFile) as refused:
        opened(zipped({f"{number}.txt": b"%d" % number for number in range(2001)}, method=zipfile.ZIP_STORED))
    assert refused.value.code == "QUA_NHIEU_PHAN"


def test_directory_of_a_million_entries_is_not_loaded(opened: Open) -> None:
    content = zipped({"a": b"a"})
    directory = content[content.find(b"PK\x01\x02") : content.rfind(b"PK\x05\x06")]
    many = directory * 60_000
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 60_000, 60_000, len(many), 34, 0)
    with pytest.raises(UnsafeFile) as refused:
        opened(content[:32] + many + end)
    assert refused.value.code == "QUA_NHIEU_PHAN"


def test_bundles_inside_bundles(opened: Open) -> None:
    deepest = zipped({"day.docx": b"day"})
    for name in ("4.zip", "3.zip", "2.zip"):
        deepest = zipped({name: deepest, f"canh {name}.docx": name.encode()})
    found = opened(deepest)
    assert list(found.files) == ["canh 2.zip.docx", "2.zip/canh 3.zip.docx", "2.zip/3.zip/canh 4.zip.docx"]
    assert found.aside == {"2.zip/3.zip/4.zip": "LONG_QUA_SAU"}


def test_bad_bundle_inside_costs_only_itself(opened: Open) -> None:
    many = zipped({f"{number}": b"%d" % number for number in range(100)})
    found = opened(zipped({"a.docx": b"a", "rong.rar": b"Rar!\x1a\x07\x00" + bytes(50), "b.zip": many, "c.docx": b"c"}))
    assert found.aside == {"rong.rar": "TEP_HONG"}
    assert len(found.files) == 102


def test_package_of_word_is_no_bundle(opened: Open) -> None:
    inner = zipped({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"})
    assert list(opened(zipped({"a.docx": inner})).files) == ["a.docx"]


def test_full_disk_is_no_fault_of_the_bundle(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.open
    full = Path("/dev/full")
    monkeypatch.setattr(
        Path, "open", lambda path, mode="r": real(full if mode == "xb" else path, mode.replace("x", "w"))
    )
    with pytest.raises(InputError) as refused:
        opened(zipped({"a.docx": b"a", "b.zip": zipped({"c": b"c"})}))
    assert refused.value.code == "HET_CHO"


# --- other archives

FILES = {f"Hồ sơ/{NAME}": b"mot" * 900, "Hồ sơ/Tờ trình.pdf": b"hai"}


@pytest.mark.parametrize(
    "make",
    [
        parcels.rar4,
        parcels.rar5,
        lambda files: parcels.packed(files, "7zip"),
        lambda files: parcels.packed(files, "ustar"),
        lambda files: parcels.packed(files, "ustar", "gzip"),
        lambda files: parcels.packed(files, "ustar", "xz"),
    ],
    ids=["rar4", "rar5", "7z", "tar", "tar.gz", "tar.xz"],
)
def test_archives_of_other_programs(opened: Open, make: Callable[[dict[str, bytes]], bytes]) -> None:
    assert opened(make(FILES)).files == FILES


def test_names_in_a_child_without_a_locale(tmp_path: Path) -> None:
    """A service may run with LC_ALL=C, in which libarchive loses every name that is not ASCII."""
    import subprocess
    import sys

    path = tmp_path / "a.7z"
    path.write_bytes(parcels.packed(FILES, "7zip"))
    code = (
        "import sys, pathlib; from extractors.bundles import open_bundle; folder = pathlib.Path(sys.argv[2]);"
        "folder.mkdir(); print(ascii([m.name for m in open_bundle(pathlib.Path(sys.argv[1]), folder).members]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(path), str(tmp_path / "mo")],
        env={**os.environ, "LC_ALL": "C", "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == ascii(list(FILES))


@pytest.mark.parametrize("make", [parcels.rar4, parcels.rar5], ids=["rar4", "rar5"])
def test_rar_cut_short_gives_what_is_whole(opened: Open, make: Callable[[dict[str, bytes]], bytes]) -> None:
    found = opened(make({"a.docx": b"a" * 300, "b.docx": b"b" * 3000})[:-1500])
    assert list(found.files) == ["a.docx"]
    assert found.aside == {"b.docx": "TEP_HONG"}
    assert "TEP_HONG" in [doubt.code for doubt in found.contents.doubts]


def test_locked_rar(opened: Open) -> None:
    found = opened(parcels.rar4(FILES, flags=parcels.RAR4_LOCKED))
    assert found.aside == dict.fromkeys(FILES, "CO_MAT_KHAU")


@pytest.mark.parametrize("raw", [in_1258(f"Hồ sơ\\{NAME}"), f"Hồ sơ\\{NAME}".encode()])
def test_names_of_an_old_rar(opened: Open, raw: bytes) -> None:
    assert list(opened(parcels.rar4({"a": b"x"}, raw_names=[raw])).files) == [f"Hồ sơ/{NAME}"]


def test_links_in_a_tar(opened: Open) -> None:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w", format=tarfile.GNU_FORMAT) as archive:
        for name, kind in (("mem", tarfile.SYMTYPE), ("cung", tarfile.LNKTYPE), ("thiet-bi", tarfile.CHRTYPE)):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
        info = tarfile.TarInfo(f"{'thu muc dai ' * 12}/Hồ sơ.docx")
        info.size = 1
        archive.addfile(info, io.BytesIO(b"x"))
    found = opened(stream.getvalue())
    assert found.aside == dict.fromkeys(("mem", "cung", "thiet-bi"), "KHONG_AN_TOAN")
    assert [name.rpartition("/")[2] for name in found.files] == ["Hồ sơ.docx"]


def test_links_in_a_rar(opened: Open) -> None:
    assert opened(parcels.rar4({"a.docx": b"/etc/passwd"}, link=True)).aside == {"a.docx": "KHONG_AN_TOAN"}


def test_broken_archive_is_refused(opened: Open) -> None:
    for number, content in enumerate((parcels.packed(FILES, "7zip")[:-30], b"Rar!\x1a\x07\x01\x00" + bytes(90))):
        with pytest.raises(UnreadableFile) as refused:
            opened(content, f"{number}")
        assert refused.value.code == "TEP_HONG"


def test_locked_names_of_a_rar_are_said(opened: Open) -> None:
    with pytest.raises(InputError) as refused:
        opened(parcels.rar4_with_locked_names())
    assert isinstance(refused.value, EncryptedFile), refused.value


def test_lone_packed_file_takes_the_name_of_its_archive(opened: Open) -> None:
    assert opened(gzip.compress(b"noi dung"), "Báo cáo.docx.gz").files == {"Báo cáo.docx": b"noi dung"}


def test_packed_bomb_of_tar(opened: Open) -> None:
    found = opened(parcels.packed({"a": b"a", "bom": bytes(20_000_000)}, "ustar", "gzip"))
    assert found.aside == {"bom": "NEN_QUA_LON"}

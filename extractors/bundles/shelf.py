"""Takes the files of a bundle one after the other; writes them under numbers into a folder, within limits.

What is not written is put aside with the reason or noted: every entry of the bundle is accounted for.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from extractors.bundles.contents import Aside, Contents, Member
from extractors.bundles.names import (
    clean_path,
    is_junk,
    is_program,
    is_program_head,
    leads_outside,
)
from extractors.layout import Doubt
from extractors.sandbox.pulse import beat
from records.errors import EncryptedFile, InputError, UnreadableFile, UnsafeFile, in_words

MOST_ENTRIES = 2_000
MOST_BYTES = 200 * 1024 * 1024
MOST_MEMBER_BYTES = 50 * 1024 * 1024
MOST_RATIO = 100
RATIO_FROM_BYTES = 10 * 1024 * 1024
DEEPEST = 2  # bundles inside bundles are opened this far below the one that was sent
MANY_NAMES = 5
NO_ROOM = "HET_CHO"

_SAFE_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,8}")


@dataclass(slots=True)
class _State:
    """What a bundle and the bundles inside it share."""

    entries: int = 0
    numbers: int = 0
    bytes: int = 0
    digests: dict[bytes, str] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    junk: list[str] = field(default_factory=list)
    guessed: dict[str, list[str]] = field(default_factory=dict)
    folders: list[str] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)


@dataclass(slots=True, frozen=True)
class Shelf:
    """Where the files of one bundle go; `prefix` is the path of a bundle inside the first one, `depth` counts them."""

    folder: Path
    contents: Contents
    prefix: str = ""
    depth: int = 0
    _state: _State = field(default_factory=_State)

    def inside(self, name: str) -> Shelf:
        """The shelf of a bundle that is a file of this one."""
        return Shelf(self.folder, self.contents, f"{name}/", self.depth + 1, self._state)

    def count(self) -> None:
        """Counts one entry, of whatever kind; UnsafeFile where a bundle has more than anyone sends."""
        self._state.entries += 1
        if self._state.entries > MOST_ENTRIES:
            raise too_many()

    def label(self, name: str, *, guess: str = "") -> str:
        """The path for people of an entry of this bundle; a name that plays tricks, or was guessed, is noted."""
        label = self.prefix + clean_path(name)
        self._state.labels.append(label)
        if leads_outside(name):
            self.note(
                f"Tên tệp “{label}” trong gói có đường dẫn hoặc ký tự lạ; chỉ dùng làm nhãn, không ghi theo tên đó."
            )
        if guess:
            self._state.guessed.setdefault(guess, []).append(label)
        return label

    def pass_folder(self, name: str) -> None:
        """Remembers a folder of the bundle: one that holds nothing is noted in the end."""
        self._state.folders.append(self.prefix + clean_path(name))

    def is_passed_over(self, label: str) -> bool:
        """Whether this is rubbish of a system; it is noted together with its like."""
        if is_junk(label):
            self._state.junk.append(label)
            return True
        return False

    def put(
        self,
        label: str,
        chunks: Iterable[bytes],
        *,
        packed: int | None = None,
        is_letter: bool = False,
        named: tuple[str, ...] = (),
    ) -> Path | None:
        """Writes one file; None where it is put aside or stands in the bundle already. `packed`: its bytes as sent."""
        if is_program(label):
            self.put_aside(label, _program())
            return None
        path = self.folder / self._file_name(label)
        try:
            digest = self._write(path, chunks, packed)
        except InputError as exc:
            path.unlink(missing_ok=True)
            if exc.code == NO_ROOM:  # nothing is wrong with the file
                raise
            self.put_aside(label, exc)
            return None
        first = self._state.digests.setdefault(digest, label)
        if first is not label:
            path.unlink()
            self.note(f"“{label}” giống hệt “{first}”, chỉ đọc một lần.")
            return None
        name = self._own_name(label)
        self.contents.members.append(Member(name, path.name, is_letter, named))
        return path

    def put_aside(self, label: str, error: InputError) -> None:
        self.contents.aside.append(Aside(label, error.code, error.sentence()))

    def take_back(self, path: Path) -> None:
        """Forgets a file that was put: it is a bundle, and its own files stand for it."""
        self.contents.members[:] = [member for member in self.contents.members if member.file != path.name]
        path.unlink(missing_ok=True)

    def note(self, sentence: str) -> None:
        self.contents.notes.append(sentence)

    def doubt(self, code: str, sentence: str) -> None:
        self.contents.doubts.append(Doubt(code, sentence))

    def sum_up(self) -> None:
        """Notes what was passed over and which names were guessed, once for the whole bundle."""
        if self._state.junk:
            self.note(f"Bỏ qua {len(self._state.junk)} tệp của hệ thống, không phải hồ sơ: {_some(self._state.junk)}.")
        if empty := self._empty_folders():
            self.note(f"Thư mục trống trong gói: {_some(empty)}.")
        for table, names in self._state.guessed.items():
            self.note(f"Tên {len(names)} tệp trong gói đọc theo bảng mã {table}: {_some(names)}.")

    def _empty_folders(self) -> list[str]:
        parted = [label.split("/") for label in self._state.labels]
        filled = {"/".join(parts[:depth]) for parts in parted for depth in range(1, len(parts))}
        filled |= {folder.rpartition("/")[0] for folder in self._state.folders}
        return [folder for folder in self._state.folders if folder not in filled]

    def _file_name(self, label: str) -> str:
        self._state.numbers += 1
        suffix = Path(label).suffix
        kept = suffix.lower() if _SAFE_SUFFIX.fullmatch(suffix) else ""
        return f"tep-{self._state.numbers:05d}{kept}"

    def _own_name(self, label: str) -> str:
        """The label; a second file of the same name gets a number, and a person is told."""
        taken = self._state.names
        name, times = label, 1
        while name in taken:
            times += 1
            stem, dot, suffix = label.rpartition(".")
            name = f"{stem} ({times}).{suffix}" if dot and "/" not in suffix else f"{label} ({times})"
        taken.add(name)
        if times > 1:
            self.doubt("HAI_NGHIA", f"Trong gói có {times} tệp khác nhau cùng tên “{label}”: xem bản nào là đúng.")
        return name

    def _write(self, path: Path, chunks: Iterable[bytes], packed: int | None) -> bytes:
        """Writes the bytes as they come; an InputError at the first one over a limit."""
        digest, size, head = hashlib.sha256(), 0, b""
        with _disk_errors(), path.open("xb") as target:
            for chunk in chunks:
                beat()
                head = head or bytes(chunk[:8])
                size += len(chunk)
                self._state.bytes += len(chunk)
                self._refuse_size(size, packed)
                if is_program_head(head):
                    raise _program()
                digest.update(chunk)
                target.write(chunk)
        return digest.digest()

    def _refuse_size(self, size: int, packed: int | None) -> None:
        if size > MOST_MEMBER_BYTES:
            raise _too_large(f"Tệp giải nén ra hơn {MOST_MEMBER_BYTES // 1024 // 1024} MB.")
        if self._state.bytes > MOST_BYTES:
            raise swollen(f"Cả gói giải nén ra hơn {MOST_BYTES // 1024 // 1024} MB, tệp này không đọc nữa.")
        if packed is not None and size > RATIO_FROM_BYTES and size > MOST_RATIO * max(packed, 1):
            raise swollen()


@contextmanager
def _disk_errors() -> Iterator[None]:
    try:
        yield
    except OSError as exc:
        raise InputError(
            f"Không giải nén được gói: {in_words(exc)}.",
            hint="Kiểm tra ổ đĩa (thư mục tạm) còn chỗ; chương trình tự thử lại.",
            code=NO_ROOM,
        ) from exc


def _some(names: list[str]) -> str:
    more = f" và {len(names) - MANY_NAMES} tệp nữa" if len(names) > MANY_NAMES else ""
    return ", ".join(names[:MANY_NAMES]) + more


def _program() -> UnsafeFile:
    return UnsafeFile("Là chương trình chạy được, không phải giấy tờ; không mở.", hint="Hỏi lại đơn vị vì sao gửi kèm.")


def too_many() -> UnsafeFile:
    return UnsafeFile(
        f"Gói có hơn {MOST_ENTRIES} tệp.",
        hint="Chia thành nhiều gói nhỏ theo từng hồ sơ rồi gửi lại.",
        code="QUA_NHIEU_PHAN",
    )


def _too_large(sentence: str) -> UnsafeFile:
    return UnsafeFile(sentence, hint="Tách nhỏ hoặc nén ảnh lại, rồi gửi riêng tệp này.", code="QUA_LON")


def swollen(sentence: str = f"Tệp nén hơn {MOST_RATIO} lần, giải nén ra lớn bất thường.") -> UnsafeFile:
    """What unpacks into far more than it was sent as."""
    return UnsafeFile(sentence, hint="Lưu lại rồi gửi riêng tệp này, không nén.", code="NEN_QUA_LON")


def locked() -> EncryptedFile:
    """A member, or a whole bundle, under a password."""
    return EncryptedFile("Có mật khẩu nên không mở được.", hint="Xin đơn vị gửi bản không đặt mật khẩu.")


def broken(sentence: str = "Bị hỏng hoặc thiếu phần cuối.") -> UnreadableFile:
    return UnreadableFile(sentence, hint="Xin đơn vị gửi lại tệp này.", code="TEP_HONG")


def linked() -> UnsafeFile:
    return UnsafeFile("Là liên kết hoặc thiết bị, không phải tệp; không mở.", hint="Xin đơn vị gửi chính tệp đó.")


def too_deep() -> UnsafeFile:
    """A bundle further inside than anyone sends."""
    return UnsafeFile(
        f"Gói nằm trong gói quá {DEEPEST} lần.",
        hint="Giải nén rồi bỏ từng tệp vào hộp thư.",
        code="LONG_QUA_SAU",
    )

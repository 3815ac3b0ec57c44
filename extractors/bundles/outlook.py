"""Takes a .msg of Outlook; gives the mail's text and files, and the mails inside it ([MS-OXMSG], by python-oxmsg)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from extractors.bundles.letters import Attached, Letter, put_letter
from extractors.bundles.names import decode_name
from extractors.bundles.shelf import DEEPEST, NO_ROOM, Shelf, broken, too_deep
from extractors.bundles.tnef import winmail
from records.errors import InputError, UnsupportedFile

if TYPE_CHECKING:
    from oxmsg.storage import Storage

_SUBJECT, _BODY, _HTML, _RTF = 0x0037, 0x1000, 0x1013, 0x1009
_SENDER, _ADDRESS, _SMTP_ADDRESS = 0x0C1A, 0x0C1F, 0x5D01
_LONG_NAME, _SHORT_NAME, _DATA, _CONTENT_ID, _DISPLAY_NAME = 0x3707, 0x3704, 0x3701, 0x3712, 0x3001
_SENT, _DELIVERED = 0x00390040, 0x0E060040
_PROPERTIES = "__properties_version1.0"
_EMBEDDED = f"__substg1.0_{_DATA:04X}000D"
_FILE_TIME_START = datetime(1601, 1, 1, tzinfo=UTC)
_VIETNAM = timedelta(hours=7)
# olefile raises OSErrors of its own and lets through what struct and indexes raise
_STRANGE = (OSError, ValueError, IndexError, KeyError, AttributeError, TypeError, RecursionError, struct.error)


def open_message(path: Path, shelf: Shelf, *, name: str) -> None:
    """The message's text and files on the shelf; raises UnreadableFile where its streams cannot be followed."""
    from olefile import OleFileIO
    from oxmsg.storage import Storage

    try:
        with OleFileIO(path) as ole:
            storage = Storage.from_ole(ole)
    except _STRANGE as exc:
        raise broken("Thư Outlook bị hỏng, không tách được nội dung.") from exc
    _put_message(storage, shelf)


def _put_message(storage: Storage, shelf: Shelf) -> None:
    streams = {stream.name: stream.bytes_ for stream in storage.streams}
    letter = Letter(
        sender=_sender(streams),
        sent=_day(streams.get(_PROPERTIES, b"")),
        subject=" ".join(_text(streams, _SUBJECT).split()),
        plain=_text(streams, _BODY).replace("\r\n", "\n"),
        markup=_markup(streams),
    )
    if f"__substg1.0_{_RTF:04X}0102" in streams and not letter.plain.strip() and not letter.markup:
        shelf.doubt("CAN_XEM", "Nội dung thư Outlook viết ở dạng RTF nén, chưa đọc được: mở thư xem.")
    embedded = []
    for attachment in storage.iter_attachment_storages():
        inner = next((each for each in attachment.storages if each.name == _EMBEDDED), None)
        if inner is None:
            letter.files += _file_of(attachment, letter)
        else:
            embedded.append((_name_of(attachment) or "Thư kèm theo", inner))
    put_letter(letter, shelf, has_more=bool(embedded))
    for name, inner in embedded:
        shelf.count()
        _put_embedded(shelf.label(name.replace("/", "-").replace("\\", "-")), inner, shelf)


def _put_embedded(label: str, storage: Storage, shelf: Shelf) -> None:
    if shelf.depth >= DEEPEST:
        shelf.put_aside(label, too_deep())
        return
    try:
        _put_message(storage, shelf.inside(label))
    except InputError as exc:
        if exc.code == NO_ROOM:
            raise
        shelf.put_aside(label, exc)


def _file_of(attachment: Storage, letter: Letter) -> list[Attached]:
    streams = {stream.name: stream.bytes_ for stream in attachment.streams}
    name = _name_of(attachment)
    content = streams.get(f"__substg1.0_{_DATA:04X}0102")
    if content is None:
        return [Attached(name or "tep-ben-ngoai", b"", error=_elsewhere())]
    if name.casefold() == "winmail.dat":
        return winmail(content, letter)
    return [Attached(name or "tep-khong-ten", content, bool(_text(streams, _CONTENT_ID)))]


def _name_of(attachment: Storage) -> str:
    streams = {stream.name: stream.bytes_ for stream in attachment.streams}
    return next(filter(None, (_text(streams, each).strip() for each in (_LONG_NAME, _SHORT_NAME, _DISPLAY_NAME))), "")


def _sender(streams: dict[str, bytes]) -> str:
    name = _text(streams, _SENDER).strip()
    address = next((a for a in (_text(streams, each).strip() for each in (_SMTP_ADDRESS, _ADDRESS)) if "@" in a), "")
    return f"{name} <{address}>" if name and address and name != address else name or address


def _markup(streams: dict[str, bytes]) -> str:
    raw = streams.get(f"__substg1.0_{_HTML:04X}0102")
    if raw is None:
        return _text(streams, _HTML)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1258", "replace")


def _text(streams: dict[str, bytes], number: int) -> str:
    wide = streams.get(f"__substg1.0_{number:04X}001F")
    if wide is not None:
        return wide.decode("utf-16-le", "replace").rstrip("\0")
    narrow = streams.get(f"__substg1.0_{number:04X}001E", b"").rstrip(b"\0")
    return decode_name(narrow, default="cp1258").text if narrow else ""


def _day(properties: bytes) -> str:
    """When the mail was sent, else delivered; a header of 32 or 24 bytes stands before entries of 16."""
    times = dict(_times(properties))
    ticks = times.get(_SENT) or times.get(_DELIVERED)
    try:
        return f"{_FILE_TIME_START + timedelta(microseconds=ticks // 10) + _VIETNAM:%d/%m/%Y}" if ticks else ""
    except OverflowError:
        return ""


def _times(properties: bytes) -> Iterator[tuple[int, int]]:
    for start in (32, 24):
        for at in range(start, len(properties) - 15, 16):
            tag, _, value = struct.unpack_from("<IIQ", properties, at)
            if tag in (_SENT, _DELIVERED):
                yield tag, value


def _elsewhere() -> InputError:
    return UnsupportedFile("Nằm ở máy khác, thư chỉ ghi đường dẫn.", hint="Xin đơn vị gửi chính tệp đó.")

"""Takes a .eml; gives the mail's text and files as they stand in its parts, names in any of the mail's encodings."""

from __future__ import annotations

import email
import email.policy
import email.utils
import re
from collections.abc import Iterator
from email.message import Message
from pathlib import Path

from extractors.bundles.letters import Attached, Letter, put_letter, sealed_mail
from extractors.bundles.names import decode_name
from extractors.bundles.shelf import MOST_ENTRIES, Shelf, broken, too_many
from extractors.bundles.tnef import winmail
from records.errors import InputError, UnsupportedFile

_DEEPEST_PART = 30
_MOST_BOUNDARIES = 20 * MOST_ENTRIES
_CUT_OFF = ("CloseBoundaryNotFoundDefect", "StartBoundaryNotFoundDefect", "NoBoundaryInMultipartDefect")
_NEXT_MAIL = re.compile(rb"\n\r?\nFrom \S+ [^\n]*\d{4}\r?\n[\w-]+: ")
_STRANGE = (ValueError, LookupError, AttributeError, TypeError, RecursionError, AssertionError)
_PASSED = {
    "application/pkcs7-signature": "chữ ký số của thư",
    "application/x-pkcs7-signature": "chữ ký số của thư",
    "application/pgp-signature": "chữ ký số của thư",
    "text/calendar": "lịch hẹn",
    "message/delivery-status": "báo phát thư",
    "message/disposition-notification": "báo đã đọc thư",
    "text/rfc822-headers": "phần đầu của thư khác",
}
_SEALED = ("application/pkcs7-mime", "application/x-pkcs7-mime", "application/pgp-encrypted")
_SUFFIXES = {"image/jpeg": ".jpg", "image/png": ".png", "application/pdf": ".pdf", "text/html": ".html"}


def open_mail(path: Path, shelf: Shelf, *, name: str) -> None:
    """The mail's text and files on the shelf; raises UnreadableFile where it is no mail after all."""
    content = path.read_bytes()
    if content.count(b"\n--") > _MOST_BOUNDARIES:  # the parser would make an object of each before anybody counts
        raise too_many()
    try:
        message = email.message_from_bytes(content, policy=email.policy.default)
        letter = _letter_of(message)
    except _STRANGE as exc:
        raise broken("Thư điện tử bị hỏng, không tách được nội dung.") from exc
    if any(type(defect).__name__ in _CUT_OFF for part in message.walk() for defect in part.defects):
        shelf.doubt("TEP_HONG", "Thư thiếu phần cuối hoặc ghi sai quy cách: có thể mất tệp đính kèm. Lưu lại thư.")
    if others := len(_NEXT_MAIL.findall(content)):
        said = f"Tệp chứa {others + 1} thư nối nhau, chỉ đọc thư đầu."
        shelf.doubt("CHUA_DOC_HET", f"{said} Lưu từng thư thành tệp riêng rồi bỏ vào hộp thư đến.")
    put_letter(letter, shelf)


def _letter_of(message: Message) -> Letter:
    letter = Letter(
        sender=_header(message, "from"), sent=_day(_header(message, "date")), subject=_header(message, "subject")
    )
    for number, (part, is_alternative) in enumerate(_parts(message)):
        if number >= MOST_ENTRIES:
            raise too_many()
        _sort_part(part, letter, is_alternative=is_alternative)
    return letter


def _parts(part: Message, depth: int = 0, is_alternative: bool = False) -> Iterator[tuple[Message, bool]]:
    """The parts that hold something, in their order; a mail inside the mail is one part."""
    if part.get_content_maintype() != "multipart" or not isinstance(part.get_payload(), list):
        yield part, is_alternative
        return
    if depth >= _DEEPEST_PART:
        raise ValueError("multipart too deep")
    kind = part.get_content_type()
    for inner in part.get_payload():
        yield from _parts(inner, depth + 1, is_alternative or kind == "multipart/alternative")


def _sort_part(part: Message, letter: Letter, *, is_alternative: bool) -> None:
    kind, name = part.get_content_type(), _file_name(part)
    if kind in _PASSED:
        letter.notes.append(f"Bỏ qua phần “{name or kind}” của thư: {_PASSED[kind]}.")
    elif kind in _SEALED:
        letter.files.append(sealed_mail(name or "smime.p7m"))
    elif kind == "message/external-body":
        letter.files.append(Attached(name or "tep-ben-ngoai", b"", error=_elsewhere()))
    elif kind == "application/ms-tnef" or name.casefold() == "winmail.dat":
        letter.files += winmail(_content(part), letter)
    elif part.get_content_maintype() == "message":
        letter.files.append(Attached(_mail_name(part, name), _inner_mail(part)))
    elif kind in ("text/plain", "text/html") and not name and part.get_content_disposition() != "attachment":
        _add_text(part, letter, kind, is_alternative=is_alternative)
    else:
        is_inline = part.get_content_disposition() == "inline" or part.get("content-id") is not None
        name = name or f"tep-khong-ten{_SUFFIXES.get(kind, '')}"
        letter.files.append(Attached(name, _content(part), is_inline))


def _add_text(part: Message, letter: Letter, kind: str, *, is_alternative: bool) -> None:
    """Text that is shown: parts follow each other, alternatives say the same twice."""
    text = _text(part)
    if kind == "text/html":
        letter.markup += text
        if not is_alternative and letter.plain:
            letter.plain += "\n" + re.sub(r"<[^>]*>", " ", text)
    else:
        letter.plain += ("\n" if letter.plain else "") + text


def _content(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _text(part: Message) -> str:
    """The part's text by its own charset; where that is wrong or missing, as a name of unknown bytes is read."""
    content, charset = _content(part), part.get_content_charset()
    for each in (charset, "utf-8"):
        try:
            return content.decode(each or "utf-8").replace("\r\n", "\n")
        except (LookupError, UnicodeDecodeError):
            continue
    return content.decode("cp1258", "replace").replace("\r\n", "\n")


def _file_name(part: Message) -> str:
    """The name by RFC 2231, by RFC 2047 against the rules, or in bare bytes."""
    try:
        name = part.get_filename() or ""
    except _STRANGE:
        name = ""
    if "=?" in name:
        name = _decoded_words(name)
    if any("\udc80" <= char <= "\udcff" for char in name):
        name = decode_name(name.encode("utf-8", "surrogateescape")).text
    return name.strip()


def _decoded_words(text: str) -> str:
    from email.header import decode_header, make_header

    try:
        return str(make_header(decode_header(text)))
    except _STRANGE:
        return text


def _header(message: Message, name: str) -> str:
    try:
        value = str(message.get(name, ""))
    except _STRANGE:
        return ""
    if "=?" in value:
        value = _decoded_words(value)
    if any("\udc80" <= char <= "\udcff" for char in value):
        value = decode_name(value.encode("utf-8", "surrogateescape")).text
    return " ".join(value.replace("\0", "").split())


def _day(text: str) -> str:
    try:
        return f"{email.utils.parsedate_to_datetime(text):%d/%m/%Y}"
    except (*_STRANGE, OverflowError):
        return ""


def _mail_name(part: Message, name: str) -> str:
    inner = part.get_payload()
    subject = _header(inner[0], "subject") if isinstance(inner, list) and inner else ""
    name = name or (subject[:80] or "Thư chuyển tiếp").replace("/", "-").replace("\\", "-")
    return name if name.casefold().endswith(".eml") else f"{name}.eml"


def _inner_mail(part: Message) -> bytes:
    inner = part.get_payload()
    if isinstance(inner, list) and inner:
        plain = inner[0].as_bytes(policy=email.policy.default.clone(max_line_length=0, refold_source="none"))
        return bytes(plain)
    return _content(part)


def _elsewhere() -> InputError:
    return UnsupportedFile("Nằm ở máy khác, thư chỉ ghi địa chỉ.", hint="Xin đơn vị gửi chính tệp đó.")

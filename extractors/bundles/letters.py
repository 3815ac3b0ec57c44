"""Takes what a mail holds, whatever program wrote it; puts its text and its attached files on the shelf.

The text of a short mail stands in a note; a longer one, or one that asks for an award, is a file of the bundle.
"""

from __future__ import annotations

import html
import io
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from extractors.bundles.names import VIETNAMESE, clean_path
from extractors.bundles.shelf import Shelf
from records.errors import InputError, UnsupportedFile

LETTER = "Nội dung thư"
SHORT_LETTER = 400  # characters that a note can show in full
TINY_BYTES = 40 * 1024
TINY_PIXELS = 500  # a picture with no longer side holds no page

_QUOTED = re.compile(r"^[ \t]*>.*$|^-{2,}\s*(?:Original Message|Thư gốc|Forwarded message).*\Z", re.M | re.S | re.I)
_ASKS = re.compile(
    r"bằng khen|giấy khen|chiến s[iĩ] thi đua|lao động (?:tiên tiến|xuất sắc)|huân chương|kỷ niệm chương|cờ thi đua",
    re.I,
)
_CAPITAL = f"[A-Z{''.join(sorted(letter for letter in VIETNAMESE if letter.isupper()))}]"
_NAME = rf"({_CAPITAL}\w*(?: {_CAPITAL}\w*){{1,5}})"
_CALLED = re.compile(rf"\b(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Cc]ô|[Tt]hầy|[Đđ]ồng chí|[Đđ]/c)\s+{_NAME}")
_LISTED = re.compile(rf"^\s*(?:\d+[.)]?|[-+*•])[\s.)-]*{_NAME}\s*(?:[,;:(–|-]|\t|$)|^\s*{_NAME}\s*[,;(–-]", re.M)
_COLLECTIVE = re.compile(rf"\b[Tt]ập thể\s+({_CAPITAL}\w*(?:[ -]+(?!(?:và|đề|năm|cho|vì|đã)\b)\w+){{0,7}})")
_CLOUD = re.compile(
    r"https?://(?:[\w-]+\.)*(drive\.google\.com|docs\.google\.com|1drv\.ms|onedrive\.live\.com|sharepoint\.com|dropbox\.com"
    r"|fshare\.vn|mediafire\.com|we\.tl|wetransfer\.com|icloud\.com|mega\.nz|box\.com|zalo\.me)/",
    re.I,
)
_UUENCODED = re.compile(r"^begin [0-7]{3} \S.*\n[!-`]", re.M)
_HONORIFIC = re.compile(r"^(?:Ông|Bà|Anh|Chị|Cô|Thầy) ")
_IN_CELL = re.compile(rf"\|\s*{_NAME}\s*(?=\||$)")
_CONTACT = re.compile(r"kính gửi|gửi (?:anh|chị|ông|bà)|liên hệ|điện thoại|đt\b|sđt|mobile|hotline|@|người gửi", re.I)
_END = re.compile(r"^\s*(?:--|trân trọng|thân ái|kính thư|best regards|regards)", re.I)
_SILENT = re.compile(r"<(?:style|script|head|title)\b", re.I)  # what stands between it and its end is not shown
_SILENT_END = re.compile(r"</(?:style|script|head|title)\s*>", re.I)
_TAG_START = re.compile(r"<(?=[a-z/!?])", re.I)  # “5 < 6” is text
_COMMENT_END, _TAG_END = re.compile("-->"), re.compile(">")
_BREAK = re.compile(r"<(?:br|/p|/div|/tr|/li|/h\d)\b[^<>]*>", re.I)
_CELL_END = re.compile(r"</t[dh]\s*>", re.I)
_TABLE = re.compile(r"<table\b", re.I)


@dataclass(slots=True, frozen=True)
class Attached:
    """One file of a mail; `is_inline` where the mail's text shows it, `error` where it cannot be had."""

    name: str
    content: bytes
    is_inline: bool = False
    error: InputError | None = None


@dataclass(slots=True)
class Letter:
    """A mail: who wrote, when and of what, its text as plain text or HTML, and its files."""

    sender: str = ""
    sent: str = ""
    subject: str = ""
    plain: str = ""
    markup: str = ""
    files: list[Attached] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def put_letter(letter: Letter, shelf: Shelf, *, has_more: bool = False) -> None:
    """Every part of the mail finds its place: a member, a file put aside or a note.

    `has_more`: the caller puts mails inside this one himself.
    """
    what = f"“{shelf.prefix.rstrip('/')}”: thư" if shelf.prefix else "Thư"
    said = [f"của {letter.sender}" if letter.sender else "", f"gửi ngày {letter.sent}" if letter.sent else ""]
    subject = f"tiêu đề “{letter.subject}”" if letter.subject else "không có tiêu đề"
    shelf.note(f"{' '.join([what, *filter(None, said)])}, {subject}.")
    for sentence in letter.notes:
        shelf.note(sentence)
    members = len(shelf.contents.members) + len(shelf.contents.aside)
    for each in letter.files:
        _put_file(each, shelf)
    has_files = len(shelf.contents.members) + len(shelf.contents.aside) > members
    _put_text(letter, shelf, has_files=has_files or has_more)


def _put_file(attached: Attached, shelf: Shelf) -> None:
    shelf.count()
    label = shelf.label(attached.name.replace("\\", "/").rpartition("/")[2] or attached.name)
    if attached.error is not None:
        shelf.put_aside(label, attached.error)
    elif attached.is_inline and _is_tiny_picture(attached.content):
        shelf.note(f"Bỏ qua ảnh nhỏ “{label}” trong nội dung thư (biểu trưng, chữ ký thư), không phải giấy tờ.")
    elif not shelf.is_passed_over(label):
        shelf.put(label, _pieces(attached.content))


def _put_text(letter: Letter, shelf: Shelf, *, has_files: bool) -> None:
    """The mail's own words: in a note where they are few and ask for nothing, else as a file to read."""
    text = _words_of(letter)
    if places := dict.fromkeys(_CLOUD.findall(f"{letter.plain} {letter.markup}")):
        said = f"Thư dẫn đến tệp ở nơi khác ({', '.join(places)}), chương trình không tải về."
        shelf.doubt("CHUA_DOC_HET", f"{said} Mở thư, tải các tệp đó rồi bỏ vào hộp thư đến.")
    if _UUENCODED.search(text):
        said = "Thư có tệp đính kèm mã hóa kiểu cũ (uuencode), chưa đọc được."
        shelf.doubt("CHUA_DOC_HET", f"{said} Lưu tệp đó bằng chương trình thư rồi bỏ vào hộp thư đến.")
    own = _QUOTED.sub("", text).strip()
    if not text:
        if not has_files:
            shelf.doubt("CAN_XEM", "Thư không có nội dung và không kèm tệp nào đọc được.")
        return
    if not has_files and not shelf.prefix:
        shelf.doubt("CAN_XEM", "Thư không kèm tệp nào; chỉ đọc được nội dung thư.")
    is_asking = _ASKS.search(f"{letter.subject}\n{text}") is not None
    if has_files and not is_asking and len(own) <= SHORT_LETTER:
        if own:
            shelf.note(f"Nội dung thư: “{' / '.join(filter(None, map(str.strip, own.splitlines())))}”")
        return
    named = people_in(own) if is_asking else ()
    head = [f"Tiêu đề thư: {letter.subject or '(không có)'}"]
    if named:  # who asks in a mail writes a submission: under its title the names are looked for as in one
        head = ["TỜ TRÌNH", letter.subject or "Đề nghị khen thưởng"]
    if _TABLE.search(letter.markup):
        page = '<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>'
        page += "".join(f"<p>{html.escape(line)}</p>" for line in head)
        _put_own(shelf, f"{LETTER}.html", f"{page}{_body_of(letter.markup)}</body></html>", named)
    else:
        _put_own(shelf, f"{LETTER}.txt", "\n".join([*head, "", text, ""]), named)


def _words_of(letter: Letter) -> str:
    """The mail's text as plain lines; where its two forms differ, the one that says more."""
    plain, marked = letter.plain.strip(), _without_markup(letter.markup).strip()
    return unicodedata.normalize("NFC", plain if len(plain.split()) >= 0.9 * len(marked.split()) else marked)


def people_in(text: str) -> tuple[str, ...]:
    """Whom a mail names: its greeting, the lines of whom to call and what follows its close aside."""
    found = []
    for line in text.splitlines():
        if _END.match(line):
            break
        if not _CONTACT.search(line):
            matches = [
                match for pattern in (_CALLED, _LISTED, _IN_CELL, _COLLECTIVE) for match in pattern.finditer(line)
            ]
            found += [next(filter(None, match.groups())) for match in matches]
    return tuple(dict.fromkeys(_HONORIFIC.sub("", name) for name in found))


def _put_own(shelf: Shelf, name: str, text: str, named: tuple[str, ...]) -> None:
    shelf.put(shelf.prefix + name, _pieces(text.encode("utf-8", "replace")), is_letter=True, named=named)


def _body_of(markup: str) -> str:
    inner = re.search(r"<body\b[^<>]*>(.*?)(?:</body\s*>|\Z)", markup, re.S | re.I)
    return inner.group(1) if inner else markup


def _without_markup(markup: str) -> str:
    """The words of an HTML text, a line for a line; what the text looks like does not matter here."""
    lines = html.unescape(_without_tags(_BREAK.sub("\n", _CELL_END.sub(" | ", markup)))).splitlines()
    return "\n".join(" ".join(line.split()) for line in lines)


def _without_tags(markup: str) -> str:
    """What a reader of the mail sees. In one pass: a pattern would look for the end of each open tag up to the end."""
    shown, at, is_open = [], 0, {_SILENT_END: True, _COMMENT_END: True, _TAG_END: True}
    while tag := _TAG_START.search(markup, at):
        start = tag.start()
        shown.append(markup[at:start])
        ends = [_TAG_END]
        if markup.startswith("<!--", start):
            ends = [_COMMENT_END, _TAG_END]
        elif _SILENT.match(markup, start):
            ends = [_SILENT_END, _TAG_END]
        at = start + 1
        for end in (end for end in ends if is_open[end]):
            if found := end.search(markup, start):
                at = found.end()
                break
            is_open[end] = False  # nor is there one for any later tag
        else:
            shown.append("<")
    return "".join([*shown, markup[at:]])


def _is_tiny_picture(content: bytes) -> bool:
    """Whether a picture is too small to be a page: by its bytes, or by its sides."""
    if not content.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"RIFF")):
        return False
    if len(content) < TINY_BYTES:
        return True
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(content)) as picture:
            return max(picture.size) <= TINY_PIXELS
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        return False


def _pieces(content: bytes) -> Iterable[bytes]:
    size = 1024 * 1024
    return (content[at : at + size] for at in range(0, len(content), size))


def sealed_mail(name: str) -> Attached:
    """A mail that only its receiver's key opens."""
    error = UnsupportedFile(
        "Là thư mã hóa hoặc ký gói (S/MIME), chương trình không mở được.",
        hint="Mở thư bằng chương trình thư, lưu các tệp đính kèm rồi bỏ vào hộp thư.",
    )
    return Attached(clean_path(name), b"", error=error)

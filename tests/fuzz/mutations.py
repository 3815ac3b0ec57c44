"""Takes a whole file and a source of chance; gives a spoilt one. What each kind is made of decides how it is spoilt."""

from __future__ import annotations

import copy
import io
import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable
from random import Random

from lxml import etree

Mutation = Callable[[bytes, Random], bytes]
NUMBERS = (
    *(
        b"0",
        b"-1",
        b"1",
        b"255",
        b"65535",
        b"65536",
        b"2147483647",
        b"2147483648",
        b"4294967295",
        b"99999999999999999999",
    ),
    *(b"1e309", b"-0", b"nan", b"0x10", b"1.5", "١٢".encode(), b""),
)
TEXTS = (
    *(
        b"{{ 7*7 }}",
        b"{% raw %}",
        b"=1+1",
        b"<b>",
        b"&amp;",
        b"&#0;",
        b"&#x202e;",
        b"\xff\xfe",
        b"\x00",
        b"\xed\xa0\x80",
    ),
    *(
        "Ả\u0323\u0301".encode() * 40,
        b"A" * 5000,
        b" " * 3000,
        b"\t" * 500,
        b"%s%n",
        "‮".encode(),
        "\u200b".encode() * 30,
    ),
)
EXTREMES = tuple(each.decode("utf-8", "ignore").replace("\0", "") for each in NUMBERS)
_DIGITS = re.compile(rb"\d+")
_ATTRIBUTE = re.compile(rb'"[^"<>]{0,200}"')
_TAG = re.compile(rb"</?[A-Za-z][^<>]{0,300}>")
_ELEMENT = re.compile(rb"<([A-Za-z][\w:]*)(?:\s[^<>]{0,200})?>.{0,2000}?</\1>", re.S)
_OBJECT = re.compile(rb"\d+ 0 obj\b.*?endobj", re.S)
_REFERENCE = re.compile(rb"\d+ 0 R")
_TOKEN = re.compile(rb"/[A-Za-z]+|\d+ 0 R|-?\d+(?:\.\d+)?|[\[\]<>()]+")
_SPARE = 60_000_000  # bytes that a mutation may blow a file up to


def _place(data: bytes, random: Random) -> int:
    return random.randrange(len(data)) if data else 0


def flip_bits(data: bytes, random: Random) -> bytes:
    spoilt = bytearray(data)
    for _ in range(random.choice((1, 3, 20, 200)) if spoilt else 0):
        spoilt[_place(data, random)] ^= 1 << random.randrange(8)
    return bytes(spoilt)


def cut_end(data: bytes, random: Random) -> bytes:
    return data[: _place(data, random)]


def drop_slice(data: bytes, random: Random) -> bytes:
    at = _place(data, random)
    return data[:at] + data[at + random.choice((1, 4, 64, 1000, 9000)) :]


def repeat_slice(data: bytes, random: Random) -> bytes:
    at, length = _place(data, random), random.choice((1, 16, 500, 4000))
    piece = data[at : at + length] * random.choice((2, 30, 400))
    return data[:at] + piece[:_SPARE] + data[at:]


def overwrite(data: bytes, random: Random) -> bytes:
    at, length = _place(data, random), random.choice((2, 8, 100, 2000))
    filling = random.choice((b"\x00", b"\xff", b"\x7f", b"\n", random.randbytes(8)))
    piece = (filling * length)[:length]
    return data[:at] + piece + data[at + length :]


def put_integer(data: bytes, random: Random) -> bytes:
    """A number of two or four bytes where one may stand: lengths, counts and places of binary files."""
    at = _place(data, random) & ~1
    number = random.choice((0, 1, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFE, 0xFFFFFFFF, at, len(data)))
    form = random.choice(("<I", ">I", "<H", ">H"))
    packed = struct.pack(form, number & (0xFFFFFFFF if form[1] == "I" else 0xFFFF))
    return data[:at] + packed + data[at + len(packed) :]


def put_text(data: bytes, random: Random) -> bytes:
    at = _place(data, random)
    return data[:at] + random.choice(TEXTS) + data[at:]


def _replace_one(data: bytes, random: Random, pattern: re.Pattern[bytes], new: Callable[[bytes], bytes]) -> bytes:
    found = list(pattern.finditer(data))
    if not found:
        return flip_bits(data, random)
    match = random.choice(found)
    return data[: match.start()] + new(match[0]) + data[match.end() :]


def change_number(data: bytes, random: Random) -> bytes:
    return _replace_one(data, random, _DIGITS, lambda _: random.choice(NUMBERS))


def change_attribute(data: bytes, random: Random) -> bytes:
    return _replace_one(data, random, _ATTRIBUTE, lambda _: b'"' + random.choice((*NUMBERS, *TEXTS)) + b'"')


def drop_tag(data: bytes, random: Random) -> bytes:
    return _replace_one(data, random, _TAG, lambda _: b"")


def repeat_element(data: bytes, random: Random) -> bytes:
    times = random.choice((2, 10, 300, 6000))
    return _replace_one(data, random, _ELEMENT, lambda piece: (piece * times)[:_SPARE])


def nest_element(data: bytes, random: Random) -> bytes:
    """An element inside itself, again and again."""
    depth = random.choice((2, 30, 200, 260, 4000))

    def nested(piece: bytes) -> bytes:
        head = piece[: piece.index(b">") + 1]
        tail = piece[piece.rindex(b"</") :]
        return head * depth + piece + tail * depth

    return _replace_one(data, random, _ELEMENT, nested)


def swap_elements(data: bytes, random: Random) -> bytes:
    found = [match.span() for match in _ELEMENT.finditer(data)]
    if len(found) < 2:
        return flip_bits(data, random)
    (a, b), (c, d) = sorted(random.sample(found, 2))
    return data[:a] + data[c:d] + data[b:c] + data[a:b] + data[d:] if b <= c else data


def change_tree(data: bytes, random: Random) -> bytes:
    """Moves, doubles, drops, renames or empties elements: the XML stays well-formed."""
    try:
        root = etree.fromstring(data)
    except (etree.XMLSyntaxError, ValueError):
        return flip_bits(data, random)
    for _ in range(random.choice((1, 2, 8, 40))):
        elements = [each for each in root.iter(etree.Element) if each.getparent() is not None]
        if not elements:
            break
        _change_element(random.choice(elements), random.choice(elements), random)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)


def _change_element(element: etree._Element, other: etree._Element, random: Random) -> None:
    parent = element.getparent()
    match random.randrange(7):
        case 0:
            parent.remove(element)
        case 1:
            for _ in range(random.choice((1, 3, 70))):
                element.addnext(copy.deepcopy(element))
        case 2 if other not in (element, *element.iterancestors()):
            element.append(copy.deepcopy(other))
        case 3:
            element.tag = other.tag
        case 4 if element.attrib:
            element.set(random.choice(element.keys()), random.choice(EXTREMES))
        case 5:
            element.text = random.choice((*EXTREMES, None, "Nguyễn Văn An\u200b", "\u202eBình", "А́н" * 500))
        case _:
            for _ in range(random.choice((1, 5, 60))):
                wrapper = etree.Element(parent.tag)
                parent.replace(element, wrapper)
                wrapper.append(element)
                element = wrapper


def change_part(data: bytes, random: Random) -> bytes:
    """Spoils the text of one part of a package; the package itself stays whole."""
    parts = _parts_of(data)
    texts = [name for name, content in parts if content[:1] in (b"<", b"\xef")]
    if not texts:
        return flip_bits(data, random)
    weights = [8 if re.search(r"document|sheet\d|content|workbook|sharedStrings", name) else 1 for name in texts]
    (chosen,) = random.choices(texts, weights)
    for _ in range(random.choice((1, 1, 3))):
        change = random.choice((*XML, *(change_tree,) * 2 * len(XML)))
        parts = [(name, change(content, random) if name == chosen else content) for name, content in parts]
    return _packed(parts, random)


def change_members(data: bytes, random: Random) -> bytes:
    """Swaps, doubles, renames, drops or empties whole members of a zip."""
    parts = _parts_of(data)
    if not parts:
        return flip_bits(data, random)
    at, other = random.randrange(len(parts)), random.randrange(len(parts))
    (name, content), (other_name, other_content) = parts[at], parts[other]
    match random.randrange(6):
        case 0:
            parts[at], parts[other] = (name, other_content), (other_name, content)
        case 1:
            parts.append((name, other_content))
        case 2:
            names = (name.upper(), f"../../{name}", "/" + name, name.replace("/", "\\"), "CON", "x" * 300, "")
            parts[at] = (random.choice(names), content)
        case 3:
            del parts[at]
        case 4:
            parts[at] = (name, b"")
        case _:
            parts[at] = (name, data)
    return _packed(parts, random)


def _parts_of(data: bytes) -> list[tuple[str, bytes]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return [(info.filename, package.read(info)) for info in package.infolist()]
    except Exception:  # an earlier mutation has spoilt the package itself
        return []


def _packed(parts: list[tuple[str, bytes]], random: Random) -> bytes:
    packed = io.BytesIO()
    method = random.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED, zipfile.ZIP_BZIP2))
    with zipfile.ZipFile(packed, "w", method) as package, warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        for name, content in parts:
            package.writestr(zipfile.ZipInfo(name or "x"), content, method)  # without the time of day
    return packed.getvalue()


def change_token(data: bytes, random: Random) -> bytes:
    """A number, name or reference of a PDF by another of the same file, or by an extreme."""
    tokens = [match[0] for match in _TOKEN.finditer(data[:200_000])]
    if not tokens:
        return flip_bits(data, random)
    return _replace_one(data, random, _TOKEN, lambda _: random.choice((random.choice(tokens), random.choice(NUMBERS))))


def change_reference(data: bytes, random: Random) -> bytes:
    """A reference that leads elsewhere: to another object, to its own, to none."""
    return _replace_one(data, random, _REFERENCE, lambda _: b"%d 0 R" % random.choice((0, 1, 2, 3, 4, 5, 6, 7, 8, 999)))


def change_object(data: bytes, random: Random) -> bytes:
    return _replace_one(data, random, _OBJECT, lambda piece: random.choice((b"", piece + b"\n" + piece, piece[::-1])))


def change_stream(data: bytes, random: Random) -> bytes:
    """Spoils the text inside one packed stream of a PDF and packs it again."""
    found = list(re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", data, re.S))
    if not found:
        return flip_bits(data, random)
    match = random.choice(found)
    try:
        content = zlib.decompress(match[1])
    except zlib.error:
        return flip_bits(data, random)
    spoilt = zlib.compress(random.choice((change_token, put_text, repeat_slice, flip_bits))(content, random))
    return data[: match.start(1)] + spoilt + data[match.end(1) :]


PLAIN: tuple[Mutation, ...] = (flip_bits, cut_end, drop_slice, repeat_slice, overwrite, put_integer)
TEXT: tuple[Mutation, ...] = (put_text, change_number, change_attribute, drop_tag)
XML: tuple[Mutation, ...] = (*TEXT, repeat_element, nest_element, swap_elements, drop_slice, cut_end)
PDF: tuple[Mutation, ...] = (change_token, change_token, change_reference, change_object, change_stream)
MUTATIONS: dict[str, tuple[Mutation, ...]] = {
    "ooxml": (*PLAIN, *(change_part,) * 12, *(change_members,) * 4),
    "zip": (*PLAIN, *(change_members,) * 4),
    "pdf": (*PLAIN, *PDF * 3),
    "text": (*PLAIN, *XML),
    "rtf": (*PLAIN, *TEXT),
    "ole": (*PLAIN, *(put_integer,) * 4, overwrite),
    "picture": (*PLAIN, *(put_integer,) * 3),
}

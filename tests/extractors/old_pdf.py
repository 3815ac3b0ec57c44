"""PDFs as old printer drivers left them: one-byte fonts named .VnTime or VNI-Times, without ToUnicode.

The file is put together by hand, so that the fonts' names and letter codes are exactly these.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

Run = tuple[str, str]  # text as typed (Latin-1), name of its font
Line = tuple[float, float, Sequence[Run]]  # x and baseline from the top, in points; its runs

_HEIGHT = 842
_SIZE = 13


def write_old_pdf(path: Path, pages: Sequence[Sequence[Line]], *, encoding: str = "/WinAnsiEncoding") -> Path:
    """Pages of lines; each font is a Type 1 font of the base name given, with that encoding."""
    fonts = sorted({font for page in pages for _, _, runs in page for _, font in runs})
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    names = {font: f"F{number}" for number, font in enumerate(fonts)}
    numbers = {}
    for font in fonts:
        widths = " ".join(["500"] * 224)
        objects.append(
            f"<< /Type /Font /Subtype /TrueType /BaseFont /{_escaped(font)} /Encoding {encoding} /FirstChar 32 "
            f"/LastChar 255 /Widths [{widths}] >>".encode("latin-1")
        )
        numbers[font] = len(objects)
    resources = " ".join(f"/{names[font]} {numbers[font]} 0 R" for font in fonts)
    kids = []
    for page in pages:
        stream = b"BT " + b" ".join(_drawn(line, names) for line in page) + b" ET"
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 {_HEIGHT}] /Contents {len(objects)} 0 R "
            f"/Resources << /Font << {resources} >> >> >>".encode("latin-1")
        )
        kids.append(len(objects))
    references = " ".join(f"{number} 0 R" for number in kids)
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{references}] >>".encode("latin-1")
    path.write_bytes(_assembled(objects))
    return path


def _escaped(font: str) -> str:
    return font.replace(" ", "#20")


def _drawn(line: Line, names: dict[str, str]) -> bytes:
    x, top, runs = line
    parts = [f"1 0 0 1 {x} {_HEIGHT - top} Tm".encode("latin-1")]
    for text, font in runs:
        codes = text.encode("cp1252", "replace").hex()
        parts.append(f"/{names[font]} {_SIZE} Tf <{codes}> Tj".encode("latin-1"))
    return b" ".join(parts)


def _assembled(objects: Sequence[bytes]) -> bytes:
    data = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    data += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return data

"""A picture as a value of a form: PNG bytes and the width in which they are printed; gives the XML that shows it."""

from __future__ import annotations

import hashlib
import struct
from dataclasses import dataclass
from functools import cached_property
from xml.sax.saxutils import quoteattr

_EMU_PER_MM = 36_000
_PNG = b"\x89PNG\r\n\x1a\n"
_SPACES = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
)


@dataclass(frozen=True)
class Picture:
    """A PNG in a paper, `width` mm wide and as high as it then is; `words` tell it to who cannot see it."""

    png: bytes
    width: float
    words: str = ""

    def __post_init__(self) -> None:
        if self.png[:8] != _PNG:
            raise ValueError("not a PNG")

    @cached_property
    def sha256(self) -> str:
        return hashlib.sha256(self.png).hexdigest()

    def drawing(self, relation: str, number: int) -> str:
        """The `w:drawing` that shows the part behind the relation; `number` is unique in the paper."""
        pixels_wide, pixels_high = struct.unpack(">II", self.png[16:24])
        width = round(self.width * _EMU_PER_MM)
        height = round(width * pixels_high / pixels_wide)
        words = quoteattr(self.words)
        return (
            f'<w:drawing {_SPACES}><wp:inline distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent cx="{width}" cy="{height}"/><wp:docPr id="{number}" name="Hinh {number}" descr={words}/>'
            '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
            '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
            f'<pic:nvPicPr><pic:cNvPr id="{number}" name="Hinh {number}" descr={words}/><pic:cNvPicPr/></pic:nvPicPr>'
            f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
            "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
        )

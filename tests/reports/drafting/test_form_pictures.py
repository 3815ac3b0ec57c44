from __future__ import annotations

import hashlib
import io
import struct
import zlib
from pathlib import Path

import docx
import pytest
from invented_forms import DAY, Values, body_of, drawn, form_of, texts

from reports.drafting import Picture, open_form


def png(width: int, height: int, grey: int) -> bytes:
    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    rows = (b"\0" + bytes([grey]) * width) * height
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


WIDE, TALL = png(40, 20, 100), png(20, 40, 200)


def test_picture_is_a_figure_as_wide_as_told(tmp_path: Path) -> None:
    form = form_of(tmp_path, "Hình: {{ quy }}", "{{ bieu_do }}")
    paper = drawn(form, Values(bieu_do=Picture(WIDE, 100, words="Số đề nghị & đơn vị")))
    assert [block.kind for block in paper.blocks] == ["paragraph", "figure"]
    assert texts(paper.blocks) == ["Hình: III", hashlib.sha256(WIDE).hexdigest()]
    document = docx.Document(io.BytesIO(paper.content))
    [shape] = document.inline_shapes
    assert (round(shape.width.mm), round(shape.height.mm)) == (100, 50)
    relation = shape._inline.graphic.graphicData.pic.blipFill.blip.embed
    assert document.part.related_parts[relation].blob == WIDE
    assert shape._inline.docPr.get("descr") == "Số đề nghị & đơn vị"


def test_form_gives_another_picture_each_time(tmp_path: Path) -> None:
    form = open_form(form_of(tmp_path, "{{ bieu_do }}", "{% if not bieu_do %}Chưa đủ số liệu{% endif %}"), Values)
    first, second, none = (
        form.draw(Values(bieu_do=each), title="", made_on=DAY) for each in (Picture(WIDE, 50), Picture(TALL, 50), "")
    )
    assert first.blocks[0].key == second.blocks[0].key == none.blocks[0].key
    assert texts(first.blocks)[0] == hashlib.sha256(WIDE).hexdigest()
    assert texts(second.blocks)[0] == hashlib.sha256(TALL).hexdigest()
    assert texts(none.blocks) == ["", "Chưa đủ số liệu"]
    assert first.content == form.draw(Values(bieu_do=Picture(WIDE, 50)), title="", made_on=DAY).content


def test_logo_of_the_form_is_a_figure_too(tmp_path: Path) -> None:
    form = form_of(tmp_path, "{{ quy }}", then=lambda each: each.add_picture(io.BytesIO(TALL)))
    paper = drawn(form, Values(bieu_do=Picture(WIDE, 50)))
    assert [(block.kind, block.cells[0].text) for block in paper.blocks[1:]] == [
        ("figure", hashlib.sha256(TALL).hexdigest())
    ]
    ids = [each.get("id") for each in body_of(paper).iter() if each.tag.endswith("}docPr")]
    assert len(ids) == len(set(ids)) == 1


def test_picture_is_a_png() -> None:
    with pytest.raises(ValueError, match="PNG"):
        Picture(b"GIF89a", 10)

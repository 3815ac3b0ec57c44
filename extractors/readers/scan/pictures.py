"""Takes a picture file (jpg, png, tif, heic, avif; any depth, palette, with or without transparency); gives its pages.

A page is a function that draws it at a resolution, so that small type can be asked for larger. What a hostile picture
could do is bounded here: pixels, pages, broken data. What stands on the pages is left to others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from extractors.layout import PageSize
from extractors.readers.scan.photos import Picture
from records.errors import UnreadableFile, UnsafeFile

MAX_PIXELS = 100_000_000
MAX_FRAMES = 300
A4_LONG_SIDE = 842.0  # points
_KEPT_PIXELS = 25_000_000  # more are made smaller at once: no page needs them
_FAX_STRETCH = 1.4
_MOST_ZOOM = 1.5  # beyond the pixels that are there

Draw = Callable[[float], Picture]  # from pixels a point


def open_pages(path: Path) -> Iterator[tuple[Draw, PageSize]]:
    """Each page of a picture file, as large as a sheet of A4. Raises UnreadableFile or UnsafeFile."""
    try:
        _know_heif(path)
        with Image.open(path) as picture:
            for count, frame in enumerate(ImageSequence.Iterator(picture)):
                if frame.width * frame.height > MAX_PIXELS:
                    raise _too_large(path)
                if count >= MAX_FRAMES:
                    raise UnsafeFile(f"Ảnh “{path.name}” có quá nhiều trang.", hint="Tách tệp.", code="QUA_LON")
                page = _as_seen(frame)
                points = A4_LONG_SIDE / max(page.size)
                yield _drawing(page, points), PageSize(page.width * points, page.height * points, scanned=True)
    except Image.DecompressionBombError as exc:
        raise _too_large(path) from exc
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, RuntimeError) as exc:
        raise UnreadableFile(
            f"Ảnh “{path.name}” bị hỏng.", hint="Xin đơn vị gửi lại ảnh hoặc bản quét.", code="TEP_HONG"
        ) from exc


def _too_large(path: Path) -> UnsafeFile:
    return UnsafeFile(f"Ảnh “{path.name}” quá lớn.", hint="Lưu ảnh ở kích thước nhỏ hơn.", code="QUA_LON")


def _know_heif(path: Path) -> None:
    """Lets Pillow open what iPhones take; AVIF it reads by itself."""
    with path.open("rb") as file:
        head = file.read(12)
    if head[4:8] == b"ftyp":
        import pillow_heif

        pillow_heif.register_heif_opener(thumbnails=False)


def _drawing(page: Image.Image, points: float) -> Draw:
    def draw(pixels_a_point: float) -> Picture:
        zoom = min(pixels_a_point * points, _MOST_ZOOM * max(1.0, pixels_a_point / 2.8))
        size = (max(1, round(page.width * zoom)), max(1, round(page.height * zoom)))
        drawn = page if size == page.size else page.resize(size, Image.Resampling.LANCZOS)
        return np.asarray(drawn)

    return draw


def _as_seen(frame: Image.Image) -> Image.Image:
    """Grey or colour of eight bits on white paper, upright as the camera says, its dots square."""
    across, down = _dots(frame)
    seen = _eight_bits(ImageOps.exif_transpose(frame))
    if seen.width * seen.height > _KEPT_PIXELS:
        seen = seen.reduce(2)
    seen = _on_paper(seen)
    if across > _FAX_STRETCH * down:  # a fax in standard resolution: 204 dots across, 98 down
        seen = seen.resize((seen.width, round(seen.height * across / down)), Image.Resampling.BICUBIC)
    return seen


def _eight_bits(frame: Image.Image) -> Image.Image:
    if frame.mode in ("L", "RGB", "RGBA", "LA", "CMYK"):
        return frame
    if frame.mode.startswith("I") or frame.mode == "F":
        values = np.asarray(frame, np.float32)
        low, high = float(values.min()), float(values.max())
        scaled = (values - low) * (255.0 / max(1e-6, high - low))
        return Image.fromarray(scaled.astype(np.uint8))
    return frame.convert("RGBA" if frame.mode in ("P", "PA", "La", "RGBa") else "L" if frame.mode == "1" else "RGB")


def _on_paper(frame: Image.Image) -> Image.Image:
    if frame.mode in ("RGBA", "LA"):
        paper = Image.new("RGBA", frame.size, "white")
        paper.alpha_composite(frame.convert("RGBA"))
        return paper.convert("RGB")
    return frame if frame.mode in ("L", "RGB") else frame.convert("RGB")


def _dots(frame: Image.Image) -> tuple[float, float]:
    """Dots an inch across and down, as the file says; equal where it does not."""
    dots = frame.info.get("dpi")
    try:
        across, down = (float(value) for value in dots) if dots else (1.0, 1.0)
    except (TypeError, ValueError, ZeroDivisionError):
        return 1.0, 1.0
    return (across, down) if 30 < across < 5000 and 30 < down < 5000 else (1.0, 1.0)

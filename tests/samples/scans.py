"""Takes a PDF page by page; gives the image-only PDF that an office scanner makes of the stamped and signed paper."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pypdfium2
from PIL import Image, ImageDraw, ImageFilter, ImageFont

DPI = 200
POINTS = 72
SCANNED_AT = time.gmtime(1785744000)
FONT_FILE = "/usr/share/fonts/truetype/liberation2/LiberationSans-Bold.ttf"
STAMP_RED, INK_BLUE = (205, 32, 44), (38, 60, 150)


@dataclass(frozen=True)
class ScanLook:
    """How one paper went through the scanner. `signers` are names under which a signature stands."""

    seed: int
    skew: float
    signers: tuple[str, ...]
    stamp: tuple[str, str] | None = None
    grey: bool = False
    quality: int = 38
    blur: float = 0.5


def scan(source: Path, target: Path, look: ScanLook) -> None:
    """Writes the scan; the stamp goes beside the first signer, as the rule wants it: over a third of the signature."""
    chance = np.random.default_rng(look.seed)
    document = pypdfium2.PdfDocument(source)
    images = []
    for page in document:
        image = page.render(scale=DPI / POINTS).to_pil().convert("RGB")
        for order, name in enumerate(look.signers):
            place = _find(page, name, image.height)
            if place is None:
                continue
            _sign(image, place, chance)
            if order == 0 and look.stamp:
                _stamp(image, place, look.stamp)
        images.append(_through_the_scanner(image, look, chance))
    document.close()
    images[0].save(
        target,
        "PDF",
        save_all=True,
        append_images=images[1:],
        resolution=DPI,
        quality=look.quality,
        title="",
        creationDate=SCANNED_AT,
        modDate=SCANNED_AT,
    )


def _find(page: pypdfium2.PdfPage, name: str, height: int) -> tuple[int, int] | None:
    """Centre of the last place where the name stands, in pixels from the top left."""
    text = page.get_textpage()
    searcher = text.search(name)
    last = None
    while found := searcher.get_next():
        last = found
    if last is None:
        return None
    boxes = [text.get_charbox(i) for i in range(last[0], last[0] + last[1])]
    scale = DPI / POINTS
    x = (min(b[0] for b in boxes) + max(b[2] for b in boxes)) / 2 * scale
    y = height - (min(b[1] for b in boxes) + max(b[3] for b in boxes)) / 2 * scale
    return int(x), int(y)


def _sign(image: Image.Image, place: tuple[int, int], chance: np.random.Generator) -> None:
    x, y = place[0] - 130, place[1] - 95
    layer = Image.new("RGBA", image.size, (0, 0, 0, 0))
    pen = ImageDraw.Draw(layer)
    phase, turns = chance.uniform(0, 3), chance.uniform(4, 7)
    points = []
    for step in range(220):
        t = step / 219
        wave = math.sin(t * turns * math.tau + phase) * (46 - 30 * t)
        points.append((x + 270 * t + 24 * math.cos(t * 17 + phase), y + wave + 14 * math.sin(t * 5)))
    pen.line(points, fill=(*INK_BLUE, 225), width=4, joint="curve")
    pen.line([(x + 10, y + 40), (x + 290, y + 10 + chance.uniform(0, 30))], fill=(*INK_BLUE, 215), width=4)
    image.paste(layer, (0, 0), layer)


def _stamp(image: Image.Image, place: tuple[int, int], texts: tuple[str, str]) -> None:
    radius = 142
    side = radius * 2 + 12
    layer = Image.new("RGBA", (side, side), (0, 0, 0, 0))
    pen = ImageDraw.Draw(layer)
    middle = side // 2
    ink = (*STAMP_RED, 215)
    for r, width in ((radius, 6), (radius - 9, 2), (radius - 46, 2)):
        pen.ellipse((middle - r, middle - r, middle + r, middle + r), outline=ink, width=width)
    font = ImageFont.truetype(FONT_FILE, 21)
    _write_round(layer, texts[0], font, radius - 28, ink)
    small = ImageFont.truetype(FONT_FILE, 19)
    for number, line in enumerate(texts[1].split("\n")):
        pen.text((middle, middle - 22 + 26 * number), line, font=small, fill=ink, anchor="mm")
    layer = layer.rotate(-7, resample=Image.Resampling.BICUBIC)
    image.paste(layer, (place[0] - 290, place[1] - 210), layer)


def _write_round(
    layer: Image.Image, text: str, font: ImageFont.FreeTypeFont, radius: int, ink: tuple[int, int, int, int]
) -> None:
    middle = layer.width // 2
    step = min(0.16, 5.2 / len(text))
    for index, letter in enumerate(text):
        angle = -math.pi / 2 + (index - (len(text) - 1) / 2) * step
        glyph = Image.new("RGBA", (44, 44), (0, 0, 0, 0))
        ImageDraw.Draw(glyph).text((22, 22), letter, font=font, fill=ink, anchor="mm")
        glyph = glyph.rotate(-math.degrees(angle) - 90, resample=Image.Resampling.BICUBIC)
        x, y = middle + radius * math.cos(angle) - 22, middle + radius * math.sin(angle) - 22
        layer.alpha_composite(glyph, (int(x), int(y)))


def _through_the_scanner(image: Image.Image, look: ScanLook, chance: np.random.Generator) -> Image.Image:
    skew = look.skew * float(chance.uniform(0.7, 1.1))
    image = image.rotate(skew, resample=Image.Resampling.BICUBIC, fillcolor=(250, 250, 248))
    image = image.filter(ImageFilter.GaussianBlur(look.blur))
    pixels = np.asarray(image, dtype=np.float32)
    shade = np.linspace(-4, 3, image.width, dtype=np.float32)[None, :, None]
    coarse = chance.normal(0, 5, (image.height // 2 + 1, image.width // 2 + 1))
    noise = np.kron(coarse, np.ones((2, 2)))[: image.height, : image.width, None].astype(np.float32)
    pixels = np.clip(pixels - 6 + shade + noise, 0, 255).astype(np.uint8)
    for _ in range(14):
        x, y = int(chance.integers(20, image.width - 20)), int(chance.integers(20, image.height - 20))
        pixels[y : y + 2, x : x + 2] = 70
    result = Image.fromarray(pixels)
    return result.convert("L") if look.grey else result

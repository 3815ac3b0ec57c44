"""A printed page comes in as a picture; out goes what an office would send of it: scanned, faxed or photographed.

Each damage is a function of the page (RGB at 300 dots an inch) and a source of chance; it gives the picture and the
dots an inch that it was made at. Same seed, same picture.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from io import BytesIO
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

PRINTED = 300  # dots an inch of the pages that come in
Chance = np.random.Generator
Sent = tuple[Image.Image, int]
_RED, _BLUE = (214, 38, 48), (28, 52, 150)


def at(page: Image.Image, dots: int) -> Image.Image:
    """The page at another resolution."""
    share = dots / PRINTED
    size = (round(page.width * share), round(page.height * share))
    return page.resize(size, Image.Resampling.BICUBIC if share > 1 else Image.Resampling.BOX)


def grained(page: Image.Image, chance: Chance, *, grain: float = 5.0, blur: float = 0.5) -> Image.Image:
    """Paper that is not quite white, a lens that is not quite sharp, noise of the sensor."""
    soft = np.asarray(page.filter(ImageFilter.GaussianBlur(blur))).astype(np.float32)
    noise = chance.normal(0, grain, soft.shape[:2]).astype(np.float32)
    noise = noise[:, :, None] if soft.ndim == 3 else noise
    return Image.fromarray(np.clip(soft * 0.92 + 14 + noise, 0, 255).astype(np.uint8))


def packed(page: Image.Image, quality: int) -> Image.Image:
    """The page after JPEG."""
    buffer = BytesIO()
    page.save(buffer, "JPEG", quality=quality)
    return Image.open(BytesIO(buffer.getvalue())).convert(page.mode)


def turned(page: Image.Image, degrees: float, *, paper: int = 255) -> Image.Image:
    """Lying askew on the glass: lines fall to the right by so many degrees."""
    fill = (paper,) * 3 if page.mode == "RGB" else paper
    return page.rotate(-degrees, Image.Resampling.BICUBIC, fillcolor=fill)


def scan(
    page: Image.Image, chance: Chance, *, dots: int = 200, skew: float = 0.0, grain: float = 5.0, blur: float = 0.5
) -> Sent:
    picture = at(page, dots)
    picture = turned(picture, skew) if skew else picture
    return packed(grained(picture, chance, grain=grain, blur=blur), 80), dots


def sealed(page: Image.Image, chance: Chance) -> Image.Image:
    """A red seal over the left edge of the signature, a blue signature, and a stroke of the pen through a line."""
    mark = Image.new("RGB", page.size, "white")
    pen = ImageDraw.Draw(mark)
    x, y = 0.62 * page.width, _last_ink(page) - 0.035 * page.height
    radius = 0.7 * PRINTED
    for inner, width in ((1.0, 9), (0.93, 4), (0.62, 4)):
        r = radius * inner
        pen.ellipse((x - r, y - r, x + r, y + r), outline=_RED, width=width)
    font = ImageFont.truetype("LiberationSans-Bold.ttf", 38)
    text = "SỞ KHOA HỌC VÀ CÔNG NGHỆ * TỈNH SÔNG XANH * "
    for place, letter in enumerate(text):
        angle = 2 * math.pi * place / len(text)
        spot = (x + 0.77 * radius * math.sin(angle) - 14, y - 0.77 * radius * math.cos(angle) - 20)
        pen.text(spot, letter, font=font, fill=_RED)
    points = [(x + 30 + 16 * i, y - 20 + 85 * math.sin(i * 0.9) + chance.normal(0, 14)) for i in range(28)]
    pen.line(points, fill=_BLUE, width=7, joint="curve")
    start = chance.uniform(0.2, 0.4) * page.width
    for row in range(3):
        height = (0.3 + 0.15 * row) * page.height
        pen.line([(start + 12 * i, height + 10 * math.sin(i / 3)) for i in range(60)], fill=_BLUE, width=5)
    mark = mark.filter(ImageFilter.GaussianBlur(1.2))
    return ImageChops.multiply(page, mark)


def _last_ink(page: Image.Image) -> int:
    rows = np.flatnonzero((np.asarray(page.convert("L")) < 128).sum(axis=1) > 8)
    return int(rows[-1]) if len(rows) else page.height // 2


def seal(page: Image.Image, chance: Chance) -> Sent:
    return scan(sealed(page, chance), chance, skew=0.6)


def grey_seal(page: Image.Image, chance: Chance) -> Sent:
    picture, dots = scan(sealed(page, chance), chance, skew=-0.5)
    return picture.convert("L"), dots


def fax(page: Image.Image, chance: Chance) -> Sent:
    """One bit a dot, 204 dots an inch, a little salt."""
    grey = np.asarray(grained(at(page.convert("L"), 204), chance, grain=12)) > 150
    flips = chance.random(grey.shape) < 0.0008
    return turned(Image.fromarray(np.where(grey ^ flips, 255, 0).astype(np.uint8)), 0.7).point(_one_bit, "1"), 204


def _one_bit(value: int) -> int:
    return 255 if value > 127 else 0


def faint(page: Image.Image, chance: Chance) -> Sent:
    """Toner nearly out on greyish paper."""
    grey = np.asarray(at(page.convert("L"), 200)).astype(np.float32)
    weak = 205 - (255 - grey) * 0.3 + chance.normal(0, 4, grey.shape)
    return packed(Image.fromarray(np.clip(weak, 0, 255).astype(np.uint8)), 75), 200


def bleeding(page: Image.Image, chance: Chance) -> Sent:
    """The print of the other side shows through."""
    grey = at(page.convert("L"), 200)
    back = np.asarray(grey.transpose(Image.Transpose.FLIP_LEFT_RIGHT).filter(ImageFilter.GaussianBlur(1.5)))
    moved = np.roll(back, (37, 25), axis=(0, 1)).astype(np.float32)
    front = np.asarray(grey).astype(np.float32)
    mixed = np.minimum(front, 255 - (255 - moved) * 0.28)
    return packed(grained(Image.fromarray(mixed.astype(np.uint8)), chance), 80), 200


def folded(page: Image.Image, chance: Chance) -> Sent:
    """A bound page: near the fold at the left lines bend downwards, and the paper darkens."""
    picture = np.asarray(at(page.convert("L"), 200))
    height, width = picture.shape
    bend = (9 * np.exp(-np.arange(width) / (0.16 * width)) * 2).round().astype(int)
    rows = np.clip(np.arange(height)[:, None] - bend[None, :], 0, height - 1)
    bent = np.take_along_axis(picture, rows, axis=0).astype(np.float32)
    shade = 1 - 0.35 * np.exp(-np.arange(width) / (0.05 * width))
    return packed(grained(Image.fromarray((bent * shade).astype(np.uint8)), chance), 80), 200


def photo(page: Image.Image, chance: Chance, *, dark: float = 1.0, grain: float = 5.0, lean: float = 1.0) -> Sent:
    """By a phone: the page leans away on a desk, a shadow lies over it, the picture is packed hard."""
    width, height = 1750, 2400
    sheet = at(page, 200).convert("RGB")
    desk = np.empty((height, width, 3), np.float32)
    grainy = chance.normal(0, 8, (height // 8, 1)).repeat(8, axis=0)
    desk[:] = np.array([118, 84, 58], np.float32)
    desk += grainy[:, :, None]
    corners = _corners(width, height, chance, lean)
    warp = perspective(corners, [(0, 0), (sheet.width, 0), (sheet.width, sheet.height), (0, sheet.height)])
    laid = sheet.transform((width, height), Image.Transform.PERSPECTIVE, warp, Image.Resampling.BICUBIC)
    cover = Image.new("L", sheet.size, 255).transform((width, height), Image.Transform.PERSPECTIVE, warp)
    share = np.asarray(cover.filter(ImageFilter.GaussianBlur(1)), np.float32)[:, :, None] / 255
    lit = (desk * (1 - share) + np.asarray(laid, np.float32) * share) * _shadow(width, height, chance)[:, :, None]
    noisy = lit * dark + chance.normal(0, grain, (height, width, 1))
    picture = Image.fromarray(np.clip(noisy, 0, 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(0.6))
    return packed(picture, 72), 200


def _corners(width: int, height: int, chance: Chance, lean: float) -> list[tuple[float, float]]:
    """Where the page's corners fall in the photograph, clockwise from the top left."""
    inner = [(0.1, 0.05), (0.91, 0.06), (0.96, 0.95), (0.05, 0.94)]
    return [
        (width * (x + lean * chance.uniform(-0.025, 0.025)), height * (y + lean * chance.uniform(-0.02, 0.02)))
        for x, y in inner
    ]


def _shadow(width: int, height: int, chance: Chance) -> NDArray[np.float32]:
    """Light that falls off to one corner, and the soft edge of a hand's shadow."""
    ys, xs = np.mgrid[0:height, 0:width].astype(np.float32)
    fall = 0.98 - 0.3 * (xs / width * chance.uniform(0.3, 1) + ys / height * chance.uniform(0.3, 1)) / 2
    edge = (xs * 0.5 + ys - 0.75 * height) / (0.05 * height)
    light: NDArray[np.float32] = (fall * (1 - 0.3 / (1 + np.exp(-edge)))).astype(np.float32)
    return light


def perspective(source: list[tuple[float, float]], target: list[tuple[float, float]]) -> tuple[float, ...]:
    """Pillow's eight numbers: for each point of the picture that comes out (`source`), where it was (`target`)."""
    rows: list[list[float]] = []
    values: list[float] = []
    for (x, y), (u, v) in zip(source, target, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        values += [u, v]
    solved: NDArray[Any] = np.linalg.solve(np.array(rows, float), np.array(values, float))
    return tuple(float(value) for value in solved)


def photo_in_low_light(page: Image.Image, chance: Chance) -> Sent:
    return photo(page, chance, dark=0.5, grain=7.0)


def _scan_of(**how: float) -> Callable[[Image.Image, Chance], Sent]:
    def send(page: Image.Image, chance: Chance) -> Sent:
        return scan(page, chance, **how)  # type: ignore[arg-type]

    return send


def _upended(quarters: int) -> Callable[[Image.Image, Chance], Sent]:
    def send(page: Image.Image, chance: Chance) -> Sent:
        picture, dots = scan(page, chance, skew=0.4)
        return picture.rotate(90 * quarters, expand=True), dots

    return send


DAMAGES: dict[str, Callable[[Image.Image, Chance], Sent]] = {
    "200": _scan_of(dots=200, skew=0.3),
    "300": _scan_of(dots=300, skew=-0.4),
    "150": _scan_of(dots=150, skew=0.4),
    "100": _scan_of(dots=100, blur=0.3, grain=3),
    "400": _scan_of(dots=400, skew=0.2),
    "skew1.5": _scan_of(skew=1.5),
    "skew3": _scan_of(skew=-3.0),
    "skew5": _scan_of(skew=5.0),
    "skew8": _scan_of(skew=-8.0),
    "noise": _scan_of(grain=18.0, blur=0.9),
    "seal": seal,
    "grey_seal": grey_seal,
    "fax": fax,
    "faint": faint,
    "bleeding": bleeding,
    "folded": folded,
    "upside_down": _upended(2),
    "on_its_side": _upended(1),
    "photo": photo,
    "low_light": photo_in_low_light,
}

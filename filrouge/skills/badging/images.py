"""The drawing of a badge: a shape, a colour, its name, who gives it, a thread that runs through. Drawn twice from one
description: as SVG, and as PNG for those who can only send a photograph. Nothing in it tells who holds it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from io import BytesIO
from math import cos, pi, sin
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from django.contrib.staticfiles import finders

SIDE = 600
CENTRE = SIDE // 2
RADIUS = 290
WITHIN = 262
LETTERS = "build/fonts/noto-sans-latin-600-normal-*.woff2"
SCALE = 2  # drawn twice as large, then reduced: smooth edges
NAME_SIZES = (58, 50, 43, 36, 31)
MOST_LINES = 4
NAME_WIDTH = 400
ISSUER_SIZE, ISSUER_WIDTH, ISSUER_Y = 24, 340, 448
PAPER, INK = "#ffffff", "#2a2321"
THREAD = "#c3272f"
# Dark enough for white words: more than seven to one.
COLOURS = {
    "red": "#8c1a22",
    "teal": "#0b4f55",
    "green": "#1f5130",
    "amber": "#6b4400",
    "plum": "#572849",
    "ink": "#332c2a",
}
SHAPES = ("disc", "hexagon", "shield")

Point = tuple[float, float]


@dataclass(frozen=True)
class Drawing:
    name: str
    issuer: str
    shape: str = "disc"
    colour: str = "teal"


@dataclass(frozen=True)
class _Line:
    text: str
    size: int
    y: int


def svg(drawing: Drawing) -> bytes:
    outer, inner = _outline(drawing.shape, RADIUS), _outline(drawing.shape, WITHIN)
    lines = "".join(
        f'<text x="{CENTRE}" y="{one.y}" font-size="{one.size}" text-anchor="middle">{escape(one.text)}</text>'
        for one in _lines(drawing)
    )
    thread = " ".join(f"{x:.0f},{y:.0f}" for x, y in _thread())
    title = escape(f"{drawing.name} – {drawing.issuer}")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE} {SIDE}" role="img">'
        f"<title>{title}</title>"
        f'<polygon points="{_written(outer)}" fill="{COLOURS[drawing.colour]}"/>'
        f'<polygon points="{_written(inner)}" fill="none" stroke="{PAPER}" stroke-width="5"/>'
        f'<polyline points="{thread}" fill="none" stroke="{PAPER}" stroke-width="18" stroke-linecap="round"/>'
        f'<polyline points="{thread}" fill="none" stroke="{THREAD}" stroke-width="9" stroke-linecap="round"/>'
        f'<g fill="{PAPER}" font-family="Noto Sans, sans-serif" font-weight="600">{lines}</g></svg>'
    ).encode()


@lru_cache(64)
def png(drawing: Drawing) -> bytes:
    """A quarter of a second; takes what draws from the library of our PDF papers."""
    image_of, draw_on = import_module("PIL.Image"), import_module("PIL.ImageDraw")
    image = image_of.new("RGBA", (SIDE * SCALE, SIDE * SCALE), (255, 255, 255, 0))
    draw = draw_on.Draw(image)
    draw.polygon(_scaled(_outline(drawing.shape, RADIUS)), fill=COLOURS[drawing.colour])
    inner = _scaled(_outline(drawing.shape, WITHIN))
    draw.line([*inner, inner[0]], fill=PAPER, width=5 * SCALE, joint="curve")
    thread = _scaled(_thread())
    for colour, width in ((PAPER, 18), (THREAD, 9)):
        draw.line(thread, fill=colour, width=width * SCALE, joint="curve")
        for x, y in (thread[0], thread[-1]):
            half = width * SCALE / 2
            draw.ellipse((x - half, y - half, x + half, y + half), fill=colour)
    for one in _lines(drawing):
        letters = _letters(one.size * SCALE)
        draw.text((CENTRE * SCALE, one.y * SCALE), one.text, font=letters, fill=PAPER, anchor="ms")
    output = BytesIO()
    smaller = image.resize((SIDE, SIDE), image_of.Resampling.LANCZOS)
    smaller.quantize(128, image_of.Quantize.FASTOCTREE).save(output, "PNG", optimize=True)
    return output.getvalue()


def _lines(drawing: Drawing) -> list[_Line]:
    """The name as large as it fits, in four lines at most; then who gives it, on one."""
    size, name = next(
        ((size, lines) for size in NAME_SIZES if (lines := _wrapped(drawing.name, size, NAME_WIDTH))),
        (NAME_SIZES[-1], _cut(drawing.name)),
    )
    step = round(size * 1.18)
    top = CENTRE - 18 - step * (len(name) - 1) // 2
    said = [_Line(text, size, top + step * place + size // 3) for place, text in enumerate(name)]
    return [*said, _Line(_shortened(drawing.issuer), ISSUER_SIZE, ISSUER_Y)]


def _wrapped(text: str, size: int, width: int) -> list[str]:
    """Empty: does not fit."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and _width(longer, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    fits = len(lines) <= MOST_LINES and all(_width(line, size) <= width for line in lines)
    return lines if fits else []


def _cut(text: str) -> list[str]:
    return [f"{text[:24].rstrip()}…"]


def _shortened(text: str) -> str:
    if _width(text, ISSUER_SIZE) <= ISSUER_WIDTH:
        return text
    while text and _width(f"{text}…", ISSUER_SIZE) > ISSUER_WIDTH:
        text = text[:-1].rstrip()
    return f"{text}…"


def _width(text: str, size: int) -> float:
    return float(_letters(size).getlength(text))


@lru_cache
def _letters(size: int) -> Any:
    return import_module("PIL.ImageFont").truetype(str(_font()), size)


@lru_cache
def _font() -> Path:
    """Ours, as the styles are built; collected or not."""
    folder = finders.find("build/fonts")
    found = sorted(Path(str(folder)).glob(LETTERS.rpartition("/")[2])) if folder else []
    if not found:
        raise FileNotFoundError(LETTERS)
    return found[0]


def _outline(shape: str, radius: int) -> list[Point]:
    if shape == "hexagon":
        return [_at(radius, step * pi / 3 + pi / 6) for step in range(6)]
    if shape == "shield":
        side, top = radius * 0.86, CENTRE - radius * 0.92
        low = [
            (CENTRE + side * cos(step * pi / 40) ** 0.8, CENTRE + radius * (0.1 + 0.88 * sin(step * pi / 40)))
            for step in range(20)
        ]
        mirrored = [(2 * CENTRE - x, y) for x, y in reversed(low)]
        return [(CENTRE - side, top), (CENTRE + side, top), *low, (CENTRE, CENTRE + radius * 0.98), *mirrored]
    return [_at(radius, step * pi / 60) for step in range(120)]


def _thread() -> list[Point]:
    """A wave with a loop's swing, under the frame's top."""
    return [(150 + step * 6, 150 + 20 * sin(step / 50 * 4 * pi)) for step in range(51)]


def _at(radius: float, angle: float) -> Point:
    return CENTRE + radius * cos(angle), CENTRE + radius * sin(angle)


def _written(points: Sequence[Point]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)


def _scaled(points: Sequence[Point]) -> list[Point]:
    return [(x * SCALE, y * SCALE) for x, y in points]

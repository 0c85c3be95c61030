"""Pictures of screens, light enough to be kept with the code: at most 12 colours, as WebP without loss. Letters keep a
soft edge, and every word is read."""

from io import BytesIO

from PIL import Image

MOST_COLOURS = 12  # with more, letters read as well, and the picture is heavier
AS_THEY_ARE = 7  # the most frequent: pale grounds are close to each other, and told all the same
APART = 2500  # squared distance under which two colours are kept as one

Colour = tuple[int, ...]


def lightened(png: bytes) -> bytes:
    """What a browser writes, as a WebP of few colours."""
    picture = Image.open(BytesIO(png)).convert("RGB")
    palette = Image.new("P", (1, 1))
    palette.putpalette([channel for colour in _chosen(picture) for channel in colour])
    made = BytesIO()
    few = picture.quantize(palette=palette, dither=Image.Dither.NONE).convert("RGB")
    few.save(made, "WEBP", lossless=True, quality=100, method=4)
    return made.getvalue()


def _chosen(picture: Image.Image) -> list[Colour]:
    """The most frequent colours, then those that are not almost the same; each of the others, on the edge of a letter,
    takes the nearest."""
    counted = picture.getcolors(picture.width * picture.height) or []
    frequent: list[Colour] = [colour for _count, colour in sorted(counted, reverse=True)]  # type: ignore[misc]
    kept = frequent[:AS_THEY_ARE]
    for colour in frequent[AS_THEY_ARE:]:
        if len(kept) < MOST_COLOURS and all(_distance(colour, one) > APART for one in kept):
            kept.append(colour)
    return kept


def _distance(one: Colour, other: Colour) -> int:
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True))

"""A photo made again: its pixels, upright, and nothing else. For the process that can do nothing else: see `child`."""

from io import BytesIO

from PIL import (
    Image,
    ImageOps,
    TiffImagePlugin,  # noqa: F401 - reads which way a photo is turned
)

from filrouge.shared.keeping.limits import MAX_PIXELS, QUALITY, SIDE, Refused

READ = ("JPEG", "PNG")
JPEG = "image/jpeg"
# What reads images and how they are turned is imported now: nothing can be once the process is shut in.
Image.preinit()


def remade(content: bytes) -> tuple[str, bytes]:
    """Its type, always JPEG, and its bytes. Raises Refused."""
    try:
        with Image.open(BytesIO(content), formats=READ) as given:
            if given.width * given.height > MAX_PIXELS:
                raise Refused("too_many_pixels")
            given.draft("RGB", (SIDE, SIDE))  # a JPEG is unpacked no larger than it is kept
            upright = ImageOps.exif_transpose(given)
            return JPEG, written(upright)
    except Image.DecompressionBombError as error:
        raise Refused("too_many_pixels") from error
    except (OSError, ValueError, SyntaxError) as error:
        raise Refused("unreadable") from error


def smaller(ours: bytes, side: int) -> bytes:
    """Of a JPEG that was made here."""
    with Image.open(BytesIO(ours), formats=READ[:1]) as image:
        return written(image, side)


def written(image: Image.Image, side: int = SIDE) -> bytes:
    """On white where it is transparent; in a new image, for the former carries comments and profiles along."""
    image.thumbnail((side, side))
    clear = image.convert("RGBA")
    fresh = Image.new("RGB", image.size, "white")
    fresh.paste(clear, mask=clear.getchannel("A"))
    output = BytesIO()
    fresh.save(output, "JPEG", quality=QUALITY, optimize=True)
    return output.getvalue()

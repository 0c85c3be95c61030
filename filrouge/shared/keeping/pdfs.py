"""A PDF written again without what acts, hides or tells. For the process that can do nothing else: see `child`."""

from io import BytesIO

import pikepdf

from filrouge.shared.keeping.limits import MAX_PAGES, Refused
from filrouge.shared.papers.limits import Refused as PaperRefused
from filrouge.shared.papers.pdf_reading import ACTIVE, ATTACHED, names_in

PDF = "application/pdf"
TELLING = ("/Metadata", "/PieceInfo", "/LastModified", "/Thumb")  # who made it, with what, from which picture
PHOTO = "/DCTDecode"
OTHER_PHOTOS = {"/JPXDecode"}  # JPEG 2000, which carries boxes of anything
# Segments of a JPEG: those that draw it are kept; of the rest, JFIF, the colour profile and how colours are coded.
START, SCAN, COMMENT = 0xD8, 0xDA, 0xFE
APPLICATION = range(0xE0, 0xF0)
DRAWING = {0xE0, 0xE2, 0xEE}


def remade(content: bytes) -> tuple[str, bytes]:
    """Its type and its bytes. Raises Refused."""
    try:
        with pikepdf.open(BytesIO(content)) as pdf:
            _refuse(pdf)
            _strip(pdf)
            output = BytesIO()
            pdf.save(output, object_stream_mode=pikepdf.ObjectStreamMode.generate, encryption=False)
    except pikepdf.PasswordError as error:
        raise Refused("locked") from error
    except PaperRefused as error:
        raise Refused(str(error)) from error
    except (pikepdf.PdfError, ValueError) as error:
        raise Refused("unreadable") from error
    return PDF, output.getvalue()


def _refuse(pdf: pikepdf.Pdf) -> None:
    if len(pdf.pages) > MAX_PAGES:
        raise Refused("too_many_pages")
    for name in names_in(pdf):
        if name in ACTIVE or name == "/XFA":
            raise Refused("active")
        if name in ATTACHED:
            raise Refused("attachment")


def _strip(pdf: pikepdf.Pdf) -> None:
    if "/Info" in pdf.trailer:
        del pdf.trailer["/Info"]
    for thing in pdf.objects:
        if not isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
            continue
        for name in TELLING:
            if name in thing:
                del thing[name]
        if isinstance(thing, pikepdf.Stream):
            _strip_photo(thing)


def _strip_photo(stream: pikepdf.Stream) -> None:
    filters = _filters(stream)
    if filters == [PHOTO]:
        stream.write(without_telling(stream.read_raw_bytes()), filter=pikepdf.Name(PHOTO))
    elif PHOTO in filters or OTHER_PHOTOS & set(filters):
        raise Refused("odd_images")


def _filters(stream: pikepdf.Stream) -> list[str]:
    said = stream.get("/Filter")
    if said is None:
        return []
    return [str(one) for one in said] if isinstance(said, pikepdf.Array) else [str(said)]


def without_telling(photo: bytes) -> bytes:
    """A JPEG without EXIF, XMP, IPTC nor comments; its drawing untouched. Raises Refused for what is none."""
    if photo[:2] != bytes((0xFF, START)):
        raise Refused("odd_images")
    kept, at = [photo[:2]], 2
    while at + 4 <= len(photo) and photo[at] == 0xFF:
        marker, size = photo[at + 1], int.from_bytes(photo[at + 2 : at + 4], "big")
        if marker == SCAN:
            return b"".join([*kept, photo[at:]])
        if size < 2:
            break
        if not (marker == COMMENT or (marker in APPLICATION and marker not in DRAWING)):
            kept.append(photo[at : at + 2 + size])
        at += 2 + size
    raise Refused("odd_images")

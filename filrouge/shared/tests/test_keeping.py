"""Files from outside: what comes in says where and with what it was made, what is kept says only what is seen."""

import struct
import zlib
from io import BytesIO

import pikepdf
import pytest
from PIL import Image

from filrouge.shared.keeping.images import smaller
from filrouge.shared.keeping.limits import MAX_BYTES, SIDE
from filrouge.shared.keeping.remaking import NotKept, Why, remade

PLACE = "chez Nour, rue Haute"
MAKE, ORIENTATION, GPS = 0x010F, 0x0112, 0x8825
TURNED = 6  # a quarter to the right
LATITUDE = ((43.0, 20.0, 31.0), "N")


def photo(size: tuple[int, int] = (600, 400), form: str = "JPEG", **more: object) -> bytes:
    output = BytesIO()
    Image.new("RGB", size, "tomato").save(output, form, **more)
    return output.getvalue()


def photo_that_tells(size: tuple[int, int] = (600, 400)) -> bytes:
    """As a telephone makes it: where, with what, turned, and a comment."""
    told = Image.Exif()
    told[MAKE], told[ORIENTATION] = "Telephone of Nour", TURNED
    place = told.get_ifd(GPS)
    place[1], place[2], place[3], place[4] = LATITUDE[1], LATITUDE[0], "E", (3.0, 12.0, 57.0)
    return photo(size, exif=told, comment=PLACE.encode())


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content))


def paper(**entries: object) -> bytes:
    """A page that holds the photo that tells, and whatever is asked for besides."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(300, 300))
    drawn = pikepdf.Stream(
        pdf,
        photo_that_tells(),
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=600,
        Height=400,
        ColorSpace=pikepdf.Name.DeviceRGB,
        BitsPerComponent=8,
    )
    drawn.Filter = pikepdf.Name.DCTDecode
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Photo=drawn))
    page.Contents = pdf.make_stream(b"300 0 0 200 0 0 cm /Photo Do")
    pdf.docinfo["/Author"] = "Nour Al Khatib"
    with pdf.open_metadata() as said:
        said["dc:creator"] = ["Nour Al Khatib"]
    for name, value in entries.items():
        pdf.Root[f"/{name}"] = value
    output = BytesIO()
    pdf.save(output)
    return output.getvalue()


class TestPhotos:
    def test_the_place_and_the_telephone_are_gone(self) -> None:
        given = photo_that_tells()
        before = opened(given).getexif()
        assert before.get_ifd(GPS)[2] == LATITUDE[0]  # or nothing would be shown
        assert PLACE.encode() in given
        made = remade(given)
        assert made.media == "image/jpeg"
        after = opened(made.content)
        assert not after.getexif()
        assert not {"exif", "comment", "icc_profile", "photoshop", "xmp"} & set(after.info)
        for told in (b"Exif", b"Nour", PLACE.encode()):
            assert told not in made.content

    def test_it_stands_upright_and_no_larger_than_needed(self) -> None:
        assert opened(remade(photo_that_tells((3000, 1500))).content).size == (SIDE // 2, SIDE)

    def test_a_png_becomes_a_jpeg_on_white(self) -> None:
        output = BytesIO()
        Image.new("RGBA", (40, 40), (0, 0, 0, 0)).save(output, "PNG")
        made = opened(remade(output.getvalue()).content)
        assert made.format == "JPEG"
        assert made.getpixel((5, 5)) == (255, 255, 255)

    def test_its_pixels_are_counted_before_anything_is_unpacked(self) -> None:
        with pytest.raises(NotKept) as refusal:
            remade(flood(30_000, 30_000))
        assert refusal.value.why == Why.TOO_MANY_PIXELS

    def test_the_one_of_a_paper_is_made_smaller(self) -> None:
        assert max(opened(smaller(photo((2000, 1000)), 700)).size) == 700


class TestDocuments:
    def test_its_author_and_the_place_of_its_photos_are_gone(self) -> None:
        given = paper()
        made = remade(given)
        assert made.media == "application/pdf"
        with pikepdf.open(BytesIO(made.content)) as pdf:
            assert "/Info" not in pdf.trailer
            assert "/Metadata" not in pdf.Root
            drawn = pdf.pages[0].Resources.XObject.Photo
            kept = opened(drawn.read_raw_bytes())
            assert kept.size == (600, 400)
            assert not kept.getexif()
            assert "comment" not in kept.info
        for told in (b"Nour", b"Exif", PLACE.encode()):
            assert told not in made.content

    @pytest.mark.parametrize(
        ("entries", "why"),
        [
            ({"OpenAction": {"/S": "/JavaScript", "/JS": "app.alert(1)"}}, Why.ACTIVE),
            ({"OpenAction": {"/S": "/Launch", "/F": "cmd.exe"}}, Why.ACTIVE),
            ({"Names": {"/EmbeddedFiles": {}}}, Why.ATTACHMENT),
        ],
    )
    def test_what_acts_or_carries_another_file_is_refused(self, entries: dict, why: Why) -> None:
        given = {name: _object(value) for name, value in entries.items()}
        with pytest.raises(NotKept) as refusal:
            remade(paper(**given))
        assert refusal.value.why == why

    def test_a_locked_one_is_refused(self) -> None:
        output = BytesIO()
        with pikepdf.new() as pdf:
            pdf.add_blank_page()
            pdf.save(output, encryption=pikepdf.Encryption(owner="a", user="b"))
        with pytest.raises(NotKept) as refusal:
            remade(output.getvalue())
        assert refusal.value.why == Why.LOCKED

    def test_too_many_pages_are_refused(self) -> None:
        output = BytesIO()
        with pikepdf.new() as pdf:
            for _page in range(11):
                pdf.add_blank_page()
            pdf.save(output)
        with pytest.raises(NotKept) as refusal:
            remade(output.getvalue())
        assert refusal.value.why == Why.TOO_MANY_PAGES


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"<html><script>alert(1)</script></html>", Why.NOT_KEPT),
        (b"GIF89a", Why.NOT_KEPT),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", Why.NOT_KEPT),
        (b"\xff\xd8\xff\xe0 no photo at all", Why.UNREADABLE),
        (b"\x89PNG\r\n\x1a\n no photo at all", Why.UNREADABLE),
        (b"%PDF-1.7 no document at all", Why.UNREADABLE),
        (b"x" * (MAX_BYTES + 1), Why.TOO_BIG),
    ],
)
def test_a_file_is_what_its_bytes_say(content: bytes, why: Why) -> None:
    with pytest.raises(NotKept) as refusal:
        remade(content)
    assert refusal.value.why == why
    assert refusal.value.why.sentence.endswith(".")


def test_a_page_hidden_behind_a_photo_does_not_come_through() -> None:
    made = remade(photo() + b"<html><script>alert(1)</script></html>")
    assert b"<script>" not in made.content


def flood(width: int, height: int) -> bytes:
    """A PNG of a few bytes that says it is immense."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def _object(value: object) -> object:
    if isinstance(value, dict):
        return pikepdf.Dictionary({name: _object(one) for name, one in value.items()})
    return pikepdf.Name(value) if str(value).startswith("/") else pikepdf.String(value)

"""Small files that are what they say, and some that are not."""

import zlib

PDF = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"
JPEG = b"\xff\xd8\xff\xe0" + b"x" * 200 + b"\xff\xd9"
PNG = b"\x89PNG\r\n\x1a\n" + b"x" * 200 + b"\x00\x00\x00\x00IEND\xaeB`\x82"
HTML = b"<html><script>alert(1)</script></html>"


def pdf(said: bytes) -> bytes:
    return PDF.replace(b"/Type /Catalog", b"/Type /Catalog " + said)


def packed(said: bytes) -> bytes:
    """The same words inside a compressed bundle of objects, where newer PDFs put them."""
    body = zlib.compress(said)
    return (
        b"%PDF-1.5\n1 0 obj\n<< /Type /ObjStm /N 1 /Filter /FlateDecode >>\nstream\n"
        + body
        + b"\nendstream\nendobj\n%%EOF\n"
    )


def pictured(noise: bytes) -> bytes:
    """A page whose picture happens to hold these bytes: they say nothing."""
    return (
        b"%PDF-1.4\n1 0 obj\n<< /Type /XObject /Subtype /Image >>\nstream\n"
        + noise
        + b"\nendstream\nendobj\n%%EOF\n"
    )

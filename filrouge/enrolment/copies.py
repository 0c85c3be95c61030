"""What may be laid in the safe: a PDF, a JPEG or a PNG that is what it says, within five megabytes.

The name and the type said by the browser are not looked at: the bytes are. A PDF that could act when opened
(script, launched program, attached file) or that hides its content (password) is refused. It is not an
antivirus: nothing is ever shown by the site, and an evaluator's own computer opens what was downloaded.
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from filrouge.enrolment.models import SafeFile

MOST = 5 * 1024 * 1024  # bytes
INFLATED = 20 * 1024 * 1024  # of the objects a PDF packs together: more is not a scanned page

STREAM = re.compile(rb"<<(?P<head>[^\x00]{0,2000}?)>>\s*stream\r?\n(?P<body>.*?)endstream", re.DOTALL)
NAME_IN_HEXADECIMAL = re.compile(rb"#([0-9A-Fa-f]{2})")
ACTS = re.compile(rb"/(JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA|SubmitForm|ImportData)\b")
HIDES = re.compile(rb"/Encrypt\b")
PNG_BEGINS, PNG_ENDS = b"\x89PNG\r\n\x1a\n", b"IEND\xaeB`\x82"


@dataclass(frozen=True)
class Copy:
    media: str
    content: bytes

    @property
    def digest(self) -> str:
        return sha256(self.content).hexdigest()


def copy_of(content: bytes) -> Copy:
    """Raises ValidationError, with what to do instead."""
    if len(content) > MOST:
        raise ValidationError(
            _("Ce fichier dépasse 5 Mo : photographiez le document seul, ou numérisez-le en noir et blanc.")
        )
    media = _media(content)
    if media is None:
        raise ValidationError(
            _("Ce fichier n’est ni un PDF, ni une photo JPEG ou PNG : photographiez le document.")
        )
    if media == SafeFile.Media.PDF:
        _refuse_what_acts(content)
    return Copy(media, content)


def _media(content: bytes) -> SafeFile.Media | None:
    if content.startswith(b"%PDF-") and b"%%EOF" in content[-1024:]:
        return SafeFile.Media.PDF
    if content.startswith(b"\xff\xd8\xff") and b"\xff\xd9" in content[-(64 * 1024) :]:
        return SafeFile.Media.JPEG
    if content.startswith(PNG_BEGINS) and PNG_ENDS in content[-32:]:
        return SafeFile.Media.PNG
    return None


def _refuse_what_acts(content: bytes) -> None:
    for part in _readable(content):
        if HIDES.search(part):
            raise ValidationError(
                _(
                    "Ce PDF est protégé par un mot de passe : imprimez-le en PDF sans protection, puis déposez-le."
                )
            )
        if ACTS.search(part):
            raise ValidationError(
                _("Ce PDF contient un programme ou un fichier joint : imprimez-le en PDF, puis déposez-le.")
            )


def _readable(content: bytes) -> Iterator[bytes]:
    """What a PDF says outside its pictures and pages, and the objects it packs together; names in plain."""
    yield _plain(STREAM.sub(lambda found: found["head"], content))
    for found in STREAM.finditer(content):
        if b"/ObjStm" in _plain(found["head"]):
            try:
                yield _plain(zlib.decompressobj().decompress(found["body"], INFLATED))
            except zlib.error:
                yield _plain(found["body"])


def _plain(part: bytes) -> bytes:
    return NAME_IN_HEXADECIMAL.sub(lambda found: bytes([int(found[1], 16)]), part)

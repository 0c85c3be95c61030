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
from itertools import chain

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from filrouge.enrolment.models import SafeFile

MOST = 5 * 1024 * 1024  # bytes
MOST_STREAMS = 5000
PACKED = 256 * 1024  # bytes of a stream that are inflated
OF_A_STREAM, OF_THEM_ALL = 1024 * 1024, 40 * 1024 * 1024  # bytes they may become

STREAM = re.compile(rb"stream\r?\n")
NAME_IN_HEXADECIMAL = re.compile(rb"#([0-9A-Fa-f]{2})")
# The names of PDF under which something is run, sent or carried. Long enough never to be met by chance.
ACTS = re.compile(rb"/(JavaScript|Launch|EmbeddedFiles?|RichMedia|XFA|SubmitForm|ImportData)\b")
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
    for part in chain([content], _inflated(content)):
        plain = NAME_IN_HEXADECIMAL.sub(lambda found: bytes([int(found[1], 16)]), part)
        if HIDES.search(plain):
            raise ValidationError(
                _(
                    "Ce PDF est protégé par un mot de passe : imprimez-le en PDF sans protection, puis déposez-le."
                )
            )
        if ACTS.search(plain):
            raise ValidationError(
                _("Ce PDF contient un programme ou un fichier joint : imprimez-le en PDF, puis déposez-le.")
            )


def _inflated(content: bytes) -> Iterator[bytes]:
    """The beginning of whatever a PDF compressed: recent ones pack there the objects that act."""
    left, bytes_of = OF_THEM_ALL, memoryview(content)  # slices of it copy nothing
    for number, found in enumerate(STREAM.finditer(content)):
        packed = bytes_of[found.end() : found.end() + PACKED]
        try:
            part = zlib.decompressobj().decompress(packed, OF_A_STREAM)
        except zlib.error:
            part = b""  # a picture, or nothing compressed this way
        left -= len(part)
        if left < 0 or number == MOST_STREAMS:
            raise ValidationError(
                _("Ce PDF est trop long à vérifier : déposez une pièce à la fois, ou photographiez-la.")
            )
        yield part

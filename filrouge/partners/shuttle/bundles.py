"""The files of many sheets, in zips: one folder for each partner, to be handed over as it is."""

from collections.abc import Sequence
from io import BytesIO
from zipfile import ZipFile

from django.utils.text import slugify

from filrouge.partners.models import Referral, SheetPaper, SheetRound
from filrouge.shared.papers.kinds import Kind

from .paper import name_of

IN_ONE = 100  # files of a zip: three megabytes


def bundles_of(found: SheetRound) -> list[tuple[int, int]]:
    """« Fiches 1 à 100 »: the first and the last of each zip, within the asker's reach."""
    count = SheetPaper.objects.filter(round=found).count()
    return [(first, min(first + IN_ONE - 1, count)) for first in range(1, count + 1, IN_ONE)]


def bundled(found: SheetRound, first: int) -> list[SheetPaper]:
    """Those of the zip that begins there; the same partner's together."""
    papers = SheetPaper.objects.filter(round=found).select_related(
        "sheet__referral__structure", "sheet__referral__service"
    )
    by_partner = ("sheet__referral__structure_id", "sheet__referral__service_id", "pk")
    return list(papers.order_by(*by_partner)[first - 1 : first - 1 + IN_ONE])


def zipped(papers: Sequence[SheetPaper], kind: Kind) -> bytes:
    """Nothing in the names of the files says of whom they are."""
    content = BytesIO()
    with ZipFile(content, "w") as archive:
        for one in papers:
            archive.writestr(f"{_folder(one.sheet.referral)}/{name_of(one.sheet, kind)}", one.file)
    return content.getvalue()


def _folder(referral: Referral) -> str:
    """« permanence-sociale-ccas-de-beziers-3f9a1c »: two partners of one name never share a folder."""
    key = referral.service_id or referral.structure_id
    return f"{slugify(referral.recipient)[:60]}-{key.hex[-6:]}"  # what comes first in a key is the moment

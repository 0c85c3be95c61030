"""The copy handed to the person: everything that whoever hands it may see, readable and for machines."""

import io
import json
import zipfile
from uuid import UUID

from django.core.serializers.json import DjangoJSONEncoder
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from filrouge.accounts.models import User
from filrouge.privacy.exporting import Chapter, chapters
from filrouge.privacy.policies import can_export
from filrouge.shared import clock
from filrouge.shared.rights import require


def export_file(*, by: User, person_id: UUID) -> bytes:
    """A zip holding « dossier.html » and « dossier.json ». Raises PermissionDenied."""
    require(can_export(by, person_id), refusal())
    whole = list(chapters(person_id))
    zipped = io.BytesIO()
    with zipfile.ZipFile(zipped, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("dossier.html", _page(whole))
        archive.writestr("dossier.json", _data(whole))
    return zipped.getvalue()


def refusal() -> str:
    return _(
        "Seule l’équipe qui suit cette personne peut lui remettre une copie de son dossier ; "
        "un accès d’urgence n’y suffit pas."
    )


def _page(whole: list[Chapter]) -> str:
    return render_to_string("privacy/exports/file.html", {"chapters": whole, "today": clock.today()})


def _data(whole: list[Chapter]) -> str:
    tables = {one.table: [row.values for row in one.rows] for one in whole}
    return json.dumps(tables, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1)

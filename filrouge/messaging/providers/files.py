"""SMS written as files, one each, under SMS_FOLDER: the demonstration sends nothing to anyone."""

from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from .protocol import Parcel, TryLater


def to_file(parcel: Parcel) -> str:
    """The file is named after the key: another try writes the same one again."""
    path = Path(settings.SMS_FOLDER) / f"{parcel.key}.txt"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{parcel.to}\n\n{parcel.text}\n", encoding="utf-8")
    except OSError as error:
        raise TryLater(_("le dossier des SMS n’est pas accessible")) from error
    return path.name

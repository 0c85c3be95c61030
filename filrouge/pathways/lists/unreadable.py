from django.utils.translation import gettext as _

MAX_BYTES = 20 * 1024 * 1024
MAX_LINES = 50_000


class UnreadableListError(Exception):
    """Its text is a French sentence for the person who chose the file."""


def too_many_lines() -> UnreadableListError:
    return UnreadableListError(
        _(
            "Ce fichier compte plus de 50 000 lignes, ou une cellule oubliée très loin en bas ou à droite. "
            "Gardez seulement la liste, puis recommencez."
        )
    )

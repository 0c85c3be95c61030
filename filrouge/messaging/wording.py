"""Words that tell nothing to whoever else sees the phone (mission S-20): no link, no name of those who write."""

import re
from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

NEUTRAL_SUBJECT = _("Un message pour vous")
PLATFORM = "Fil rouge"
LINK = re.compile(r"https?://\S+|www\.\S+|\b[\w-]+\.(?:fr|org|com|net|eu|info)\b\S*", re.IGNORECASE)


def telltales(text: str, names: Iterable[str]) -> list[str]:
    """What in a text would tell who writes, and so who she is: links, and these names in any case.

    « Rendez-vous mardi à 10 h avec Amina. » tells nothing.
    """
    lower = text.lower()
    said = [name for name in (*names, PLATFORM) if name and name.lower() in lower]
    return [*LINK.findall(text), *dict.fromkeys(said)]

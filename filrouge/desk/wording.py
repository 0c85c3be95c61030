"""French sentences of the day: counts in words, hours as one says them."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

EVENING = 18

# 1 is said by each sentence (un rendez-vous, une chose); beyond ten, figures read faster.
NUMBERS = (
    gettext_lazy("deux"),
    gettext_lazy("trois"),
    gettext_lazy("quatre"),
    gettext_lazy("cinq"),
    gettext_lazy("six"),
    gettext_lazy("sept"),
    gettext_lazy("huit"),
    gettext_lazy("neuf"),
    gettext_lazy("dix"),
)


def in_words(count: int) -> str:
    return str(NUMBERS[count - 2]) if 2 <= count < 2 + len(NUMBERS) else str(count)


def greeting(name: str, now: datetime) -> str:
    hour = timezone.localtime(now).hour
    pattern = _("Bonjour %(name)s.") if hour < EVENING else _("Bonsoir %(name)s.")
    return pattern % {"name": name}


def day_sentence(appointments: int, urgent: int, waiting: int, *, more: bool = False) -> str:
    """« Quatre rendez-vous, deux choses ne peuvent pas attendre. » `urgent` is counted in `waiting`; `more`: there are
    others, less grave."""
    sentence = _("%(appointments)s, %(alerts)s.") % {
        "appointments": _appointments(appointments),
        "alerts": _alerts(urgent, waiting, more),
    }
    return sentence[0].upper() + sentence[1:]


def _at_least(count: int, more: bool) -> str:
    return _("plus de %(count)s") % {"count": in_words(count)} if more else in_words(count)


def _appointments(count: int) -> str:
    if count == 0:
        return _("pas de rendez-vous")
    return ngettext("un rendez-vous", "%(count)s rendez-vous", count) % {"count": in_words(count)}


def _alerts(urgent: int, waiting: int, more: bool) -> str:
    if urgent:
        return ngettext(
            "une chose ne peut pas attendre", "%(count)s choses ne peuvent pas attendre", urgent
        ) % {"count": _at_least(urgent, more and urgent == waiting)}
    if waiting:
        return ngettext("une personne à ne pas oublier", "%(count)s personnes à ne pas oublier", waiting) % {
            "count": _at_least(waiting, more)
        }
    return _("rien ne presse")

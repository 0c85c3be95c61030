"""Dates as people say them, from a date or from an aware datetime read in the current time zone."""

from datetime import date, datetime, time
from functools import lru_cache

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

MONTH_DAYS = 30.44
TWO_MONTHS = 60
TWO_YEARS = 730


def as_day(moment: date | datetime) -> date:
    return timezone.localdate(moment) if isinstance(moment, datetime) else moment


def _ordinal(day: date, language: str) -> str:
    """French says « 1er avril », then « 2 avril »."""
    return "1er" if day.day == 1 and language.startswith("fr") else str(day.day)


def full_day(moment: date | datetime, today: date) -> str:
    """« mardi 24 novembre », with the year when it is not this year."""
    day, language = as_day(moment), get_language() or ""
    return f"{date_format(day, 'l')} {_ordinal(day, language)} {_month(day, 'F', today.year, language)}"


def short_day(moment: date | datetime, today: date) -> str:
    """« 24 nov. », with the year when it is not this year."""
    return _short_day(as_day(moment), today.year, get_language() or "")


@lru_cache(maxsize=4096)
def _short_day(day: date, this_year: int, language: str) -> str:
    """`language` is the active one: it is only the key under which the words are kept. A thread says a
    hundred dates, and Django reads its formats anew for each."""
    return f"{_ordinal(day, language)} {_month(day, 'N', this_year, language)}"


def _month(day: date, form: str, this_year: int, language: str) -> str:
    month = _month_name(day.month, form, language)
    return month if day.year == this_year else f"{month} {day.year}"


@lru_cache
def _month_name(month: int, form: str, language: str) -> str:
    """`language` as for short days."""
    return date_format(date(2000, month, 1), form)


def hour(moment: datetime | time) -> str:
    """« 9 h 30 », « 14 h », as people say it."""
    local = timezone.localtime(moment) if isinstance(moment, datetime) else moment
    return f"{local.hour} h {local:%M}" if local.minute else f"{local.hour} h"


def with_hour(moment: datetime, form: str) -> str:
    """« 24 novembre, 9 h 30 »; `form` is that of the day, as Django writes them."""
    local = timezone.localtime(moment)
    return f"{date_format(local, form)}, {hour(local)}"


def since(moment: date | datetime, today: date) -> str:
    """« aujourd'hui », « hier », « il y a 16 jours », « dans 3 mois »."""
    return _since((today - as_day(moment)).days, get_language() or "")


@lru_cache(maxsize=2048)
def _since(days: int, language: str) -> str:
    """`language` as for short days."""
    near = {0: _("aujourd’hui"), 1: _("hier"), -1: _("demain")}
    if days in near:
        return near[days]
    pattern = _("il y a %(lapse)s") if days > 0 else _("dans %(lapse)s")
    return pattern % {"lapse": lapse(abs(days))}


def lapse(days: int) -> str:
    """Days up to two months, months up to two years, then years: what one would say aloud."""
    if days < TWO_MONTHS:
        return ngettext("%(count)d jour", "%(count)d jours", days) % {"count": days}
    if days < TWO_YEARS:
        return months(days)
    years = days // 365
    return ngettext("%(count)d an", "%(count)d ans", years) % {"count": years}


def months(days: int) -> str:
    count = max(1, round(days / MONTH_DAYS))
    return ngettext("%(count)d mois", "%(count)d mois", count) % {"count": count}


def period(first: date, last: date, today: date) -> str:
    """« 3 mars », « mars 2025 », « mars à nov. 2025 »: as coarse as the period is long."""
    if first == last:
        return short_day(first, today)
    ends = date_format(last, "N") + ("" if last.year == today.year else f" {last.year}")
    if (first.year, first.month) == (last.year, last.month):
        return ends
    starts = date_format(first, "N") + ("" if first.year == last.year else f" {first.year}")
    return _("%(starts)s à %(ends)s") % {"starts": starts, "ends": ends}

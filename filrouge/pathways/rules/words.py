"""How the sentences of alerts tell days and dates."""

from datetime import date

from django.utils.translation import ngettext

from filrouge.vigilance.registry import Facts


def days(facts: Facts, key: str = "days") -> int:
    return int(facts[key])


def for_days(facts: Facts, key: str = "days") -> str:
    """« 16 jours »"""
    count = days(facts, key)
    return ngettext("%(count)d jour", "%(count)d jours", count) % {"count": count}


def on_day(facts: Facts, key: str) -> str:
    """« 03/10/2026 »"""
    return date.fromisoformat(str(facts[key])).strftime("%d/%m/%Y")

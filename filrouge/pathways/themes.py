"""Themes of data·inclusion told in the three domains of a path."""

from filrouge.reference.barriers import KEPT_THEMES
from filrouge.reference.themes import THEMES

from .models import Domain

RANK = {theme.code: rank for rank, theme in enumerate(THEMES)}

LANGUAGE = frozenset({"lecture-ecriture-calcul"})
WORK = frozenset(
    {
        "choisir-un-metier",
        "se-former",
        "preparer-sa-candidature",
        "trouver-un-emploi",
        "creer-une-entreprise",
        "souvrir-a-linternational",
    }
)


def domain_of_theme(theme: str) -> Domain:
    if theme in LANGUAGE:
        return Domain.LINGUISTIC
    return Domain.PROFESSIONAL if theme in WORK else Domain.SOCIOCULTURAL


def told_theme(theme: str) -> str:
    """What the shared layer may say of it: nothing where it would tell that health is at stake."""
    return "" if theme in KEPT_THEMES else theme

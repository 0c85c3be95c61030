"""How the groups of phrases are called on the screen of translations; one unknown here shows its own code."""

from django.utils.translation import gettext_lazy as _

GROUPS = {
    "theme": _("Les thèmes"),
    "barrier": _("Ce qui gêne"),
    "severity": _("À quel point"),
    "group": _("Les parties du point"),
    "scale": _("Les questions"),
    "level": _("Les niveaux"),
    "interview": _("L’entretien"),
    "takeaway": _("La page à emporter"),
    "place": _("Les genres de travail"),
    "trade": _("Les métiers"),
    "task": _("Ce que l’on fait dans ces métiers"),
    "experience": _("Ce que l’on a déjà fait"),
    "base": _("Le français, compter, le téléphone"),
    "agreement": _("Dire oui à un objectif"),
    "beside": _("Rencontrer un ou une bénévole"),
    "commission": _("Après une commission"),
}

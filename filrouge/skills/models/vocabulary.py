from django.db import models
from django.utils.translation import gettext_lazy as _

OFFER = "badge_offer"  # purpose of the link by which someone accepts a badge, then takes it
NAMED = "badge_name"  # of the link by which she shows a badge with her name
ASKING = "badge_endorsement"  # of the link by which a body recognises a class of badges


class Evidence(models.TextChoices):
    """Kinds of facts, never the facts: these words are in the badge, the same for everybody."""

    ATTENDANCE = "attendance", _("présences constatées")
    OBSERVATION = "observation", _("observation pendant une activité")
    WORK = "work", _("travail ou objet réalisé")
    IMMERSION = "immersion", _("retour d’une immersion ou d’un employeur")
    ASSESSMENT = "assessment", _("évaluation croisée avec la personne")
    TEST = "test", _("épreuve ou mise en situation")


class Shape(models.TextChoices):
    DISC = "disc", _("rond")
    HEXAGON = "hexagon", _("hexagone")
    SHIELD = "shield", _("écusson")


class Colour(models.TextChoices):
    RED = "red", _("rouge")
    TEAL = "teal", _("bleu canard")
    GREEN = "green", _("vert")
    AMBER = "amber", _("brun")
    PLUM = "plum", _("prune")
    INK = "ink", _("gris")


class Accepted(models.TextChoices):
    SCREEN = "screen", _("avec son ou sa référent·e, à l’écran")
    LINK = "link", _("par le lien reçu")


class RevokedBecause(models.TextChoices):
    MISTAKE = "mistake", _("donné par erreur")
    ASKED = "asked", _("la personne l’a demandé")
    DOUBT = "doubt", _("les faits n’étaient pas établis")
    REPLACED = "replaced", _("remplacé par un autre badge")

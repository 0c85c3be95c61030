"""The codes of the data·inclusion schema, version 1, in our own words. Themes are those of `reference`."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Audience(models.TextChoices):
    EVERYONE = "tous-publics", _("tout le monde")
    EXILES = "personnes-exilees", _("personnes exilées")
    YOUNG = "jeunes", _("jeunes")
    WOMEN = "femmes", _("femmes")
    FAMILIES = "familles", _("familles, parents")
    JOB_SEEKERS = "demandeurs-emploi", _("personnes qui cherchent un travail")
    MINIMUM_INCOME = "beneficiaires-des-minimas-sociaux", _("personnes aux minima sociaux (RSA…)")
    URGENCY = "personnes-en-situation-durgence", _("personnes en urgence, à la rue")
    DISABLED = "personnes-en-situation-de-handicap", _("personnes handicapées")
    JUSTICE = "personnes-en-situation-juridique-specifique", _("personnes suivies par la justice")
    DISTRICTS = "residents-qpv-frr", _("personnes des quartiers prioritaires ou des zones rurales")
    WORKING = "actifs", _("personnes qui travaillent")
    STUDENTS = "etudiants", _("étudiant·es")
    OLDER = "seniors", _("personnes âgées")


class ServiceKind(models.TextChoices):
    SUPPORT = "accompagnement", _("accompagnement")
    MONEY = "aide-financiere", _("aide financière")
    GOODS = "aide-materielle", _("aide matérielle")
    WORKSHOP = "atelier", _("atelier")
    TRAINING = "formation", _("formation")
    INFORMATION = "information", _("information")


class Fees(models.TextChoices):
    FREE = "gratuit", _("gratuit")
    PAYING = "payant", _("payant")


class Reception(models.TextChoices):
    ON_SITE = "en-presentiel", _("sur place")
    REMOTE = "a-distance", _("à distance")


class Way(models.TextChoices):
    """How one asks for it."""

    PHONE = "telephoner", _("téléphoner")
    MAIL = "envoyer-un-courriel", _("écrire un e-mail")
    COME = "se-presenter", _("se présenter")
    LINK = "utiliser-lien-mobilisation", _("passer par le lien")


class Asker(models.TextChoices):
    """Who may ask for it."""

    PERSON = "usagers", _("la personne elle-même")
    PROFESSIONAL = "professionnels", _("un·e professionnel·le")


FRENCH_LEVELS = ("A1", "A2", "B1", "B2", "C1", "C2")
REACH_EVERYONE = ("france", "99100")  # the two ways to write « the whole country » in a zone

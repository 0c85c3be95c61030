from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """Mission S-26; any other is named."""

    WORKSHOP = "workshop", _("atelier")
    SPORT = "sport", _("sport")
    THEATRE = "theatre", _("théâtre")
    VISIT = "visit", _("visite")
    WORKSITE = "worksite", _("chantier")
    COOKING = "cooking", _("cuisine")
    INFORMATION = "information", _("réunion d’information")
    DEBATE = "debate", _("débat")
    REGROUPING = "regrouping", _("regroupement pendant les formations et immersions")
    BREAK_STAY = "break_stay", _("séjour de rupture")
    COUNCIL = "council", _("conseil : ce que le groupe demande")
    OTHER = "other", _("autre activité")


class French(models.TextChoices):
    """The level of French from which one follows (CEFR)."""

    ANY = "", _("tous niveaux, même sans parler français")
    A1 = "a1", _("A1 : des mots et des phrases très simples")
    A2 = "a2", _("A2 : parler de choses de tous les jours")
    B1 = "b1", _("B1 : se débrouiller dans la plupart des situations")
    B2 = "b2", _("B2 : suivre une discussion")


class Rhythm(models.TextChoices):
    ONCE = "once", _("une seule fois")
    DAILY = "daily", _("tous les jours, du lundi au vendredi")
    WEEKLY = "weekly", _("toutes les semaines")
    FORTNIGHTLY = "fortnightly", _("une semaine sur deux")


class Period(models.TextChoices):
    """Of a cohort, lived together."""

    OPENING = "opening", _("le temps collectif d’ouverture")
    BREAK = "break", _("le séjour de rupture")


class Reason(models.TextChoices):
    """Why a session did not take place."""

    WEATHER = "weather", _("la météo")
    NOBODY = "nobody", _("personne n’est venu")
    FACILITATOR = "facilitator", _("personne pour animer")
    PLACE = "place", _("le lieu n’était pas disponible")
    OTHER = "other", _("autre raison")


class Came(models.TextChoices):
    """What attendance says of someone at one session."""

    PRESENT = "present", _("présent·e")
    LATE = "late", _("en retard")
    HALF = "half", _("une partie du temps")
    EXCUSED = "excused", _("excusé·e")
    ABSENT = "absent", _("absent·e")


CAME = (Came.PRESENT, Came.LATE, Came.HALF)


class Excuse(models.TextChoices):
    APPOINTMENT = "appointment", _("rendez-vous ou démarche")
    WORK = "work", _("travail, formation ou immersion")
    PREVENTED = "prevented", _("empêchement (garde, santé, transport)")
    OTHER = "other", _("autre raison")


class Half(models.TextChoices):
    """Of a day: what is signed for."""

    MORNING = "morning", _("matin")
    AFTERNOON = "afternoon", _("après-midi")


class Way(models.TextChoices):
    """How someone said yes or no."""

    LINK = "link", _("par le lien reçu")
    SPOKEN = "spoken", _("de vive voix")


class Leaving(models.TextChoices):
    OWN_WISH = "own_wish", _("ne souhaite plus venir")
    PREVENTED = "prevented", _("ne peut plus venir (garde, santé, transport, horaires)")
    JOB = "job", _("a trouvé un emploi ou une formation")
    FINISHED = "finished", _("a fini ce qui l’intéressait")
    MISTAKE = "mistake", _("ajouté·e par erreur")
    OTHER = "other", _("autre")


class Subject(models.TextChoices):
    """What a remark is about (mission S-27)."""

    ACTIVITY = "activity", _("les activités")
    PATH = "path", _("le parcours")
    PROJECT = "project", _("le projet")
    TOOL = "tool", _("Fil rouge, l’outil")


class Mood(models.TextChoices):
    """Three faces, drawn and said."""

    GOOD = "good", _("content·e")
    MIXED = "mixed", _("moyen")
    BAD = "bad", _("pas content·e")


class Role(models.TextChoices):
    """Mission S-27: people propose, prepare, co-run."""

    PROPOSES = "proposes", _("propose")
    PREPARES = "prepares", _("prépare")
    CO_RUNS = "co_runs", _("co-anime")


class Speaker(models.TextChoices):
    """Who says that a skill was seen."""

    HERSELF = "herself", _("elle-même")
    PEER = "peer", _("quelqu’un du groupe")
    FACILITATOR = "facilitator", _("qui anime")

"""The words by which outreach is described and counted: few, coarse, the same on a phone and in a figure."""

from datetime import datetime

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What an outing is (mission S-1). `approach` tells going to people from making them come."""

    STREET = "street", _("maraude")
    STAIRWELL = "stairwell", _("pied d’immeuble")
    BUS = "bus", _("bus itinérant")
    MARKET = "market", _("marché")
    SUPERMARKET = "supermarket", _("supermarché")
    FAST_FOOD = "fast_food", _("restauration rapide")
    CINEMA = "cinema", _("cinéma")
    SPORT = "sport", _("terrain ou rencontre de sport")
    FOOD_PARCELS = "food_parcels", _("distribution de colis alimentaires")
    SCHOOL_GATE = "school_gate", _("sortie d’école")
    LENT_ROOM = "lent_room", _("permanence dans un lieu prêté")
    SOCIAL_NETWORK = "social_network", _("réseaux sociaux")
    OTHER_OUT = "other_out", _("autre façon d’aller vers")
    INFORMATION = "information", _("réunion d’information")
    BREAKFAST = "breakfast", _("petit-déjeuner avec les partenaires")
    VIDEO = "video", _("vidéo ou témoignage")
    OPEN_DAY = "open_day", _("portes ouvertes")
    OTHER_IN = "other_in", _("autre façon de faire venir")

    @property
    def approach(self) -> "Approach":
        return Approach.FAIRE_VENIR if self in MAKING_THEM_COME else Approach.ALLER_VERS


class Approach(models.TextChoices):
    ALLER_VERS = "aller_vers", _("aller vers")
    FAIRE_VENIR = "faire_venir", _("faire venir")


MAKING_THEM_COME = frozenset({Kind.INFORMATION, Kind.BREAKFAST, Kind.VIDEO, Kind.OPEN_DAY, Kind.OTHER_IN})
NEEDS_A_NAME = frozenset({Kind.OTHER_OUT, Kind.OTHER_IN})


class Arrival(models.TextChoices):
    """How someone comes to us otherwise than by an outing."""

    ORIENTATION = "orientation", _("structure partenaire")
    WORD = "word", _("bouche à oreille")
    ALONE = "alone", _("venue d’elle-même")
    OTHER = "other", _("autrement")


CHANNELS = [*Kind.choices, *Arrival.choices]


class TouchTold(models.TextChoices):
    """Both are counted: a bus makes one known, and is never judged on those who enter from it (mission S-3)."""

    FIRST = "first", _("ce qui nous a fait connaître")
    LAST = "last", _("ce qui a décidé")


class BroughtBy(models.TextChoices):
    """The circle around someone, as a category: never a name (mission S-3)."""

    NOBODY = "", _("personne, ou pas dit")
    FRIEND = "friend", _("un·e ami·e")
    FAMILY = "family", _("la famille")
    FORMER = "former", _("quelqu’un déjà accompagné")
    NEIGHBOUR = "neighbour", _("quelqu’un du quartier")
    PROFESSIONAL = "professional", _("un·e professionnel·le")


class AgeBand(models.TextChoices):
    """As it seems, or as the person says."""

    UNKNOWN = "", _("pas dit")
    MINOR = "minor", _("moins de 18 ans")
    YOUNG = "young", _("18 à 25 ans")
    ADULT = "adult", _("26 à 39 ans")
    FORTY = "forty", _("40 à 54 ans")
    SENIOR = "senior", _("55 ans et plus")


class Zone(models.TextChoices):
    """Said of a place by those who go there: a priority district is smaller than a commune."""

    UNKNOWN = "", _("pas précisé")
    QPV = "qpv", _("quartier prioritaire (QPV)")
    RURAL = "rural", _("zone rurale")
    OTHER = "other", _("autre")


class HourBand(models.TextChoices):
    EARLY = "early", _("avant 9 h")
    MORNING = "morning", _("de 9 h à midi")
    NOON = "noon", _("de midi à 14 h")
    AFTERNOON = "afternoon", _("de 14 h à 17 h")
    EVENING = "evening", _("de 17 h à 20 h")
    LATE = "late", _("après 20 h")

    @classmethod
    def of(cls, at: datetime) -> "HourBand":
        """By the clock of Paris."""
        bands = ((9, cls.EARLY), (12, cls.MORNING), (14, cls.NOON), (17, cls.AFTERNOON), (20, cls.EVENING))
        hour = timezone.localtime(at).hour
        return next((band for before, band in bands if hour < before), cls.LATE)

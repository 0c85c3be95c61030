"""What a commission is for, who comes, why someone's situation is looked at, and what may be said of her there."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from filrouge.privacy.rows import Level

LONGEST_RHYTHM = 62  # days: two months at most between two meetings (mission S-40)


class Kind(models.TextChoices):
    ENTRY = "entry", _("commission d’entrée")
    REVIEW = "review", _("commission de suivi")
    UNBLOCKING = "unblocking", _("instance de déblocage, sans aucun nom")


class Function(models.TextChoices):
    OPERATIONAL = "operational", _("accompagne des personnes")
    MANAGEMENT = "management", _("responsable, direction")
    ELECTED = "elected", _("élu·e")
    EMPLOYER = "employer", _("employeur")
    VOLUNTEER = "volunteer", _("bénévole")


# Who may sit where people are named (mission S-40). The database says the same.
WHERE_PEOPLE_ARE_NAMED = (Function.OPERATIONAL, Function.MANAGEMENT)


class Origin(models.TextChoices):
    """Why a situation is on the agenda."""

    ASKED = "asked", _("demandée par un membre")
    FOLLOW_UP = "follow_up", _("décision à revoir")
    ENTRY = "entry", _("nouvelle entrée")
    SILENCE = "silence", _("partenaire muet")
    COMPLEX = "complex", _("situation complexe")
    UNCOVERED = "uncovered", _("besoin non couvert")
    CHOSEN = "chosen", _("choisie par la coordination")


class Told(models.TextChoices):
    """One thing that members may read of her. The first two always: without them nothing can be decided."""

    NAME = "name", _("son nom")
    ASKED = "asked", _("ce qui est demandé à la commission")
    OWN_WORDS = "own_words", _("ce qu’elle veut dire elle-même")
    WHO = "who", _("qui fait quoi aujourd’hui")
    STEPS = "steps", _("les étapes en cours")
    BARRIERS = "barriers", _("ce qui gêne")
    LANGUAGES = "languages", _("ses langues")
    COMMUNE = "commune", _("sa commune")
    ASYLUM = "asylum", _("son statut et son titre de séjour")
    HEALTH = "health", _("ce qu’il faut savoir de sa santé")
    JUSTICE = "justice", _("ses contraintes liées à la justice")

    @property
    def level(self) -> Level:
        """What a grant must open to say it. A member reads those of need to know only where she named that member."""
        return NEED_TO_KNOW.get(self, Level.FULL)


ALWAYS = (Told.NAME, Told.ASKED)
NEED_TO_KNOW = {Told.ASYLUM: Level.ASYLUM, Told.HEALTH: Level.HEALTH, Told.JUSTICE: Level.JUSTICE}


class Learned(models.TextChoices):
    """How she learned what was decided."""

    SPOKEN = "spoken", _("de vive voix")
    PHONE = "phone", _("par téléphone")
    INTERPRETER = "interpreter", _("avec un·e interprète")
    WRITTEN = "written", _("par écrit, dans sa langue")


class Leaving(models.TextChoices):
    """Why a situation is no longer on the agenda."""

    REFUSED = "refused", _("la personne ne le souhaite pas")
    SETTLED = "settled", _("ce n’est plus utile")


class What(models.TextChoices):
    """What a decision asks for."""

    STEP = "step", _("une étape de son parcours")
    REFERRAL = "referral", _("une orientation vers un partenaire")
    COMMITMENT = "commitment", _("un engagement d’un membre")

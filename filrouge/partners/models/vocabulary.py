"""What may be said of someone, what may happen to a referral, and what it changed."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from filrouge.privacy.rows import Level


class Said(models.TextChoices):
    """One thing a partner may be told. The first three go with every referral: without them nobody can answer."""

    NAME = "name", _("son nom")
    REACH = "reach", _("comment la joindre")
    ASKED = "asked", _("ce qui est demandé")
    LANGUAGES = "languages", _("ses langues")
    COMMUNE = "commune", _("sa commune")
    AVAILABILITY = "availability", _("quand elle est disponible")
    STEP = "step", _("les étapes en cours")
    BARRIER = "barrier", _("ce qui gêne")
    MORE = "more", _("autre chose d’utile")
    ASYLUM = "asylum", _("son statut et son titre de séjour")
    HEALTH = "health", _("ce qu’il faut savoir de sa santé")
    JUSTICE = "justice", _("ses contraintes liées à la justice")

    @property
    def level(self) -> Level:
        """What a grant must open to say it, and to read that it was said."""
        return NEED_TO_KNOW.get(self, Level.FULL)


MINIMUM = (Said.NAME, Said.REACH, Said.ASKED)
NEED_TO_KNOW = {Said.ASYLUM: Level.ASYLUM, Said.HEALTH: Level.HEALTH, Said.JUSTICE: Level.JUSTICE}


class Way(models.TextChoices):
    MAIL = "mail", _("par e-mail, avec un lien")
    HAND = "hand", _("en main propre ou par téléphone")


class Happened(models.TextChoices):
    """One kind of fact. Nothing else says where a referral stands."""

    SENT = "sent", _("envoyée par e-mail")
    HANDED = "handed", _("remise en main propre")
    REMINDED = "reminded", _("rappelée au partenaire")
    SHEET = "sheet", _("fiche navette préparée")
    MAILED = "mailed", _("fiche navette envoyée par e-mail")
    RETURNED = "returned", _("fiche navette revenue")
    ALREADY = "already", _("déjà accompagnée par cette structure")
    ACCEPTED = "accepted", _("acceptée")
    REFUSED = "refused", _("refusée")
    FULL = "full", _("complet pour l’instant")
    WRONG_PUBLIC = "wrong_public", _("pas le bon public")
    TAKEN_OVER = "taken_over", _("reprise par un·e collègue")
    STARTED = "started", _("commencée")
    CALL_SET = "call_set", _("appel à deux prévu")
    CALL_HELD = "call_held", _("appel à deux : ce qui s’est dit")
    THREE_SET = "three_set", _("entretien à trois voix prévu")
    THREE_HELD = "three_held", _("entretien à trois voix : ce qui s’est dit")
    STOPPED = "stopped", _("interrompue")
    ENDED = "ended", _("terminée")
    RECALLED = "recalled", _("annulée par l’équipe")
    WITHDRAWN = "withdrawn", _("arrêtée par la personne")


ANSWERS = (Happened.ACCEPTED, Happened.REFUSED, Happened.FULL, Happened.WRONG_PUBLIC)
AFTERWARDS = (Happened.STARTED, Happened.STOPPED, Happened.ENDED)
FROM_PARTNER = (*ANSWERS, Happened.TAKEN_OVER, *AFTERWARDS)
CLOSED = (Happened.RECALLED, Happened.WITHDRAWN)  # the link is dead, nothing is shown any more
# The latest of these says where it stands; the others are only told.
TELLING = (Happened.ALREADY, *ANSWERS, *AFTERWARDS, *CLOSED)


def state_told(kind: str) -> str:
    """Where the latest fact that tells leaves it. Nothing is asked of whoever accompanies her already: it has begun."""
    return Happened.STARTED.value if kind == Happened.ALREADY else kind


class Talk(models.TextChoices):
    """Ready-made, before it begins (mission S-38): both teams by telephone; then with the person, who has one of the
    three voices, beside social and professional support."""

    CALL = "call", _("appel à deux, avant le premier rendez-vous")
    THREE = "three", _("premier entretien à trois voix")

    @property
    def planned(self) -> Happened:
        return Happened.CALL_SET if self is Talk.CALL else Happened.THREE_SET

    @property
    def held(self) -> Happened:
        return Happened.CALL_HELD if self is Talk.CALL else Happened.THREE_HELD


class Phase(models.IntegerChoices):
    """In which list it is looked for."""

    WAITING = 0, _("attendent une réponse")
    UNDER_WAY = 1, _("en cours")
    REFUSED = 2, _("à reprendre")
    OVER = 3, _("terminées")


PHASES = {
    Happened.ACCEPTED: Phase.UNDER_WAY,
    Happened.STARTED: Phase.UNDER_WAY,
    Happened.REFUSED: Phase.REFUSED,
    Happened.FULL: Phase.REFUSED,
    Happened.WRONG_PUBLIC: Phase.REFUSED,
    Happened.STOPPED: Phase.REFUSED,
    Happened.ENDED: Phase.OVER,
    Happened.RECALLED: Phase.OVER,
    Happened.WITHDRAWN: Phase.OVER,
}


class Reason(models.TextChoices):
    """Why a partner says no."""

    CRITERIA = "criteria", _("elle ne remplit pas une condition")
    TOO_FAR = "too_far", _("c’est trop loin")
    UNREACHED = "unreached", _("nous n’avons pas réussi à la joindre")
    OWN_WISH = "own_wish", _("elle ne le souhaite pas")
    ELSEWHERE = "elsewhere", _("une autre structure conviendrait mieux")
    OTHER = "other", _("autre raison")


class Result(models.TextChoices):
    """What it changed for what stood in the way, as the partner sees it."""

    LIFTED = "lifted", _("c’est réglé")
    EASED = "eased", _("ça va mieux, ce n’est pas fini")
    SAME = "same", _("rien n’a changé")


class Filled(models.TextChoices):
    """One thing a partner is asked on a shuttle sheet. None has the code of a line that is said: see `Said`."""

    ANSWER = "answer", _("où cela en est")
    FOLLOWER = "follower", _("qui la suit chez le partenaire")
    SITUATION = "situation", _("sa situation, vue par le partenaire")
    ACTIONS = "actions", _("ce qui est fait ou prévu")
    MEETING = "meeting", _("le prochain rendez-vous")
    SHARING = "sharing", _("ce qui peut être partagé de ces réponses")


# Said on the sheet, and corrected there by whoever knows better. The others are read only.
CORRECTED = (Said.REACH, Said.LANGUAGES, Said.COMMUNE, Said.AVAILABILITY)
ON_SHEETS = [*Said.choices, *Filled.choices]


class Sharing(models.TextChoices):
    """What may become of the partner's answers, as the partner decides."""

    TEAM = "team", _("avec l’équipe seule")
    PERSON = "person", _("avec l’équipe et la personne")
    PARTNERS = "partners", _("aussi avec ses autres partenaires, si elle est d’accord")


class Whose(models.TextChoices):
    """Of whom several partners are asked at once."""

    MINE = "mine", _("les miennes")
    TEAM = "team", _("toutes celles de mon équipe")
    MEETING = "meet", _("celles des personnes d’un ordre du jour")


class Via(models.TextChoices):
    """How a sheet came back."""

    DROPPED = "dropped", _("fichier déposé par l’équipe")
    SENT = "sent", _("fichier envoyé par le lien")
    PAGE = "page", _("page remplie par le lien")
    MAIL = "mail", _("fichier reçu par e-mail")


class Aim(models.TextChoices):
    """What a partnership is for."""

    SOURCING = "sourcing", _("repérer et adresser des personnes")
    BARRIERS = "barriers", _("lever ce qui gêne")
    SOCIALISATION = "socialisation", _("rencontrer du monde, reprendre pied")
    WORK = "work", _("aller vers le travail")


class Cooperation(models.TextChoices):
    """How far both go together. Definitions: study of the two calls for projects, « Définitions clés »."""

    CONCERTATION = "concertation", _("concertation")
    COORDINATION = "coordination", _("coordination")
    COPRODUCTION = "coproduction", _("coproduction")


class Size(models.TextChoices):
    """Of the partner, beside us."""

    SMALLER = "smaller", _("plus petite que nous")
    SIMILAR = "similar", _("à peu près de notre taille")
    LARGER = "larger", _("plus grande que nous")


class Side(models.TextChoices):
    OURS = "ours", _("nous")
    THEIRS = "theirs", _("le partenaire")


class Brought(models.TextChoices):
    """What one side contributes."""

    IN_KIND = "in_kind", _("en nature")
    HOURS = "hours", _("des heures")
    MONEY = "money", _("de l’argent")


class Rhythm(models.IntegerChoices):
    """Of a routine, in days."""

    WEEK = 7, _("chaque semaine")
    FORTNIGHT = 14, _("toutes les deux semaines")
    MONTH = 30, _("chaque mois")
    TWO_MONTHS = 61, _("tous les deux mois")
    QUARTER = 91, _("chaque trimestre")
    HALF_YEAR = 182, _("deux fois par an")
    YEAR = 365, _("chaque année")

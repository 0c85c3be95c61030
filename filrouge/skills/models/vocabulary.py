from django.db import models
from django.utils.translation import gettext_lazy as _

OFFER = "badge_offer"  # purpose of the link by which someone accepts a badge, then takes it
NAMED = "badge_name"  # of the link by which she shows a badge with her name
ASKING = "badge_endorsement"  # of the link by which a body recognises a class of badges
SHARE = "portfolio_share"  # of the link by which someone reads a portfolio
ANSWER = "skill_answer"  # of the link by which one side of an assessment answers, once
CHOICE = "portfolio_choice"  # of her own link: she puts together her portfolio on her telephone


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


class Capacity(models.TextChoices):
    """Of someone who answers in the team's place, having seen her work."""

    COACH = "coach", _("coach")
    PEER = "peer", _("pair, compagne ou compagnon de groupe")
    TUTOR = "tutor", _("tuteur ou tutrice")
    EMPLOYER = "employer", _("employeur")


class Audience(models.TextChoices):
    EMPLOYER = "employer", _("un employeur")
    COMPANY = "company", _("une entreprise précise")
    HERSELF = "herself", _("pour elle-même")


class PieceKind(models.TextChoices):
    PHOTO = "photo", _("photo de ce qu’elle a fait")
    CERTIFICATE = "certificate", _("diplôme, attestation, certificat")
    DOCUMENT = "document", _("autre document")


class Fluency(models.TextChoices):
    """How she speaks a language, as she says it; the six levels are those of the European framework."""

    SOME = "some", _("quelques mots")
    A1 = "a1", _("A1 · se présente, comprend des phrases très simples")
    A2 = "a2", _("A2 · se débrouille dans la vie de tous les jours")
    B1 = "b1", _("B1 · parle de son travail, suit une consigne")
    B2 = "b2", _("B2 · discute à l’aise")
    C1 = "c1", _("C1 · parle et écrit presque sans effort")
    C2 = "c2", _("C2 · parle et écrit comme une langue première")
    NATIVE = "native", _("langue maternelle")

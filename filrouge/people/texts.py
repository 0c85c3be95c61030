"""What is said to people, word for word, dated: each time it is given, its version is kept with it.

A text that changes gets a new version and a new date; the former one stays, since people heard it. These are
data, not messages of the screens: translating one means writing it again, with care, in another language.
"""

from dataclasses import dataclass
from datetime import date

from .models import Consent, FieldGroup, LegalBasis, Purpose


@dataclass(frozen=True)
class Text:
    """`paragraphs` are read aloud or shown as they are."""

    version: str
    since: date
    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class InformationText(Text):
    purpose: Purpose
    legal_basis: LegalBasis


FIRST = date(2026, 1, 1)

INFORMATION: tuple[InformationText, ...] = (
    InformationText(
        version="2026-1",
        since=FIRST,
        title="Pour vous accompagner vers l’emploi",
        purpose=Purpose.ACCOMPANIMENT,
        legal_basis=LegalBasis.PUBLIC_INTEREST,
        paragraphs=(
            "Pour vous accompagner, nous notons votre nom, comment vous joindre, vos langues, ce que vous "
            "cherchez, nos rendez-vous et ce que nous décidons ensemble.",
            "Nous ne vous demandons pas de raconter votre exil. Ce qui touche à votre santé, à la "
            "justice ou à "
            "votre titre de séjour est gardé à part ; seules les personnes qui en ont besoin le lisent.",
            "Nous gardons ces informations pendant votre accompagnement, puis deux ans après notre dernier "
            "contact. Ensuite elles sont effacées.",
            "Vous pouvez les lire, les faire corriger, en demander une copie, ou dire que vous n’êtes pas "
            "d’accord. Cela ne change rien à l’aide que vous recevez.",
        ),
    ),
    InformationText(
        version="2026-1",
        since=FIRST,
        title="Pour montrer que l’argent public a servi",
        purpose=Purpose.FUNDING_EVIDENCE,
        legal_basis=LegalBasis.LEGAL_OBLIGATION,
        paragraphs=(
            "L’État et l’Europe paient ce projet. Nous devons pouvoir leur montrer combien de personnes "
            "ont été "
            "accompagnées, et pendant combien de temps.",
            "Pour cela, certains documents (dates d’entrée et de sortie, feuilles de présence) sont "
            "gardés plus "
            "longtemps que le reste, à part, et ne servent à rien d’autre. Seuls les contrôleurs peuvent "
            "demander à les voir.",
        ),
    ),
    InformationText(
        version="2026-1",
        since=FIRST,
        title="Pour compter et faire mieux, sans vous nommer",
        purpose=Purpose.STATISTICS,
        legal_basis=LegalBasis.PUBLIC_INTEREST,
        paragraphs=(
            "Nous faisons des comptes : combien de personnes ont trouvé un travail, appris le français, "
            "résolu "
            "un problème de logement. Votre nom n’y est jamais.",
            "Vous pouvez dire que vous ne voulez pas être compté·e.",
        ),
    ),
)

AGREEMENT = Text(
    version="2026-1",
    since=FIRST,
    title="Partager une partie de mon dossier",
    paragraphs=(
        "J’accepte que l’équipe qui m’accompagne montre à l’organisation nommée ici la partie de mon "
        "dossier qui "
        "est cochée, et rien d’autre.",
        "Je peux dire non : mon accompagnement continue de la même façon.",
        "Je peux changer d’avis quand je veux, en le disant. L’accès est alors fermé tout de suite.",
    ),
)

CONSENTS: dict[Consent.Topic, Text] = {
    Consent.Topic.PHOTO: Text(
        "2026-1",
        FIRST,
        "Ma photo ou mon témoignage",
        (
            "J’accepte que ma photo ou mes mots soient utilisés pour parler du projet.",
            "Je peux dire non, et je peux changer d’avis : ce qui n’est pas encore imprimé est retiré.",
        ),
    ),
    Consent.Topic.RESEARCH: Text(
        "2026-1",
        FIRST,
        "La recherche",
        (
            "J’accepte qu’une équipe de recherche me propose de répondre à des questions. À chaque fois, je "
            "pourrai dire oui ou non.",
        ),
    ),
    Consent.Topic.OFFERS: Text(
        "2026-1",
        FIRST,
        "Recevoir des offres d’emploi",
        ("J’accepte de recevoir des offres d’emploi par message. Un mot suffit pour que cela s’arrête.",),
    ),
    Consent.Topic.PORTFOLIO: Text(
        "2026-1",
        FIRST,
        "Montrer mon portfolio",
        (
            "J’accepte que mon portfolio soit montré à l’employeur que je choisis, pour le temps que je "
            "choisis.",
        ),
    ),
}

# What each group lets the other organisation read, in words anyone understands.
GROUPS: dict[FieldGroup, str] = {
    FieldGroup.IDENTITY: "mon nom et mon prénom",
    FieldGroup.PATH: "comment me joindre, mes langues et les étapes de mon parcours",
    FieldGroup.ASYLUM: "mon statut et mon titre de séjour",
    FieldGroup.HEALTH: "ce qu’il faut savoir de ma santé pour m’accompagner",
    FieldGroup.JUSTICE: "les contraintes pratiques liées à la justice",
}


def information_text(purpose: str) -> InformationText:
    """The version in force. Raises StopIteration for an unknown purpose."""
    return max((text for text in INFORMATION if text.purpose == purpose), key=lambda text: text.since)

"""What both sides sign, word for word, dated. A text that changes gets a new version; the former one stays."""

from dataclasses import dataclass
from datetime import date

from filrouge.enrolment.models import Candidacy


@dataclass(frozen=True)
class CommitmentText:
    """`paragraphs` hold {name}, {project} and {organisation}."""

    version: str
    since: date
    title: str
    paragraphs: tuple[str, ...]


BOTH = (
    "{name} et l’équipe qui l’accueille ({organisation}) décident de faire ce chemin ensemble, dans le projet "
    "« {project} ».",
    "Ce que je m’engage à faire : venir aux rendez-vous que nous fixons ensemble, ou prévenir si je ne peux pas ; "
    "essayer ce que nous décidons ; dire ce qui ne va pas, pour qu’on cherche autrement.",
    "Ce que l’équipe s’engage à faire : me donner une seule personne à qui m’adresser ; prendre de mes nouvelles "
    "chaque semaine, ou au rythme que nous choisissons ; ne rien décider sans moi ; tenir ce qu’elle promet, ou me "
    "dire pourquoi elle ne le peut pas.",
    "On m’a expliqué ce que je gagne et ce que cela me coûte, et j’ai eu le temps d’y penser.",
)

COMMITMENTS: tuple[CommitmentText, ...] = (
    CommitmentText(
        version="2026-1",
        since=date(2026, 1, 1),
        title="Engagement réciproque",
        paragraphs=(
            *BOTH,
            "Cet engagement n’est pas un contrat de travail et ne remplace aucun contrat signé ailleurs. Je peux "
            "arrêter quand je veux, en le disant : je ne perds aucun droit en arrêtant.",
        ),
    ),
    # The first one promised that no right is lost by stopping: that is for who pays to say, not for the team.
    CommitmentText(
        version="2026-2",
        since=date(2026, 11, 1),
        title="Engagement réciproque",
        paragraphs=(
            *BOTH,
            "Cet engagement n’est pas un contrat de travail et ne remplace aucun contrat signé ailleurs. Je peux "
            "arrêter quand je veux, en le disant, et revenir plus tard. Si un organisme m’a demandé de venir ici, je "
            "lui en parle aussi : l’équipe m’aide à le faire.",
        ),
    ),
)


def text_in_force() -> CommitmentText:
    return max(COMMITMENTS, key=lambda text: text.since)


def text_for(candidacy: Candidacy) -> tuple[CommitmentText, list[str]]:
    """The text in force, and its paragraphs with the names in them: the very words shown and signed."""
    text = text_in_force()
    names = {
        "name": candidacy.person.full_name,
        "project": candidacy.project.name,
        "organisation": candidacy.organisation.name,
    }
    return text, [paragraph.format(**names) for paragraph in text.paragraphs]


def as_one(title: str, paragraphs: list[str]) -> str:
    return "\n\n".join([title, *paragraphs])

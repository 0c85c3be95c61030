"""What a volunteer signs, and what the person hears before saying yes: word for word, dated, by version."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256


@dataclass(frozen=True)
class VolunteerText:
    version: str
    since: date
    title: str
    paragraphs: tuple[str, ...]

    @property
    def digest(self) -> str:
        """What ties a signature to the very words shown: SHA-256, in hexadecimal, of the text in UTF-8."""
        return sha256("\n\n".join([self.title, *self.paragraphs]).encode()).hexdigest()


CHARTERS: tuple[VolunteerText, ...] = (
    VolunteerText(
        version="2026-1",
        since=date(2026, 1, 1),
        title="Charte du ou de la bénévole",
        paragraphs=(
            "Je viens en plus, jamais à la place. La personne que je rencontre a une référente ou un référent : c’est "
            "avec elle ou lui qu’elle décide de son parcours. Je ne fais ni les démarches, ni les choix.",
            "Je donne ce que je peux tenir : une heure par semaine vaut mieux que dix promises. Si je ne peux plus, je "
            "le dis, et on s’organise : la personne n’a pas à l’apprendre par mon silence.",
            "Je connais son prénom et ce qu’elle veut bien me dire. Je ne demande pas d’où elle vient, ce qu’elle a "
            "traversé, ses papiers, sa santé, sa foi. Ce qu’elle me confie reste entre nous, sauf si elle ou quelqu’un "
            "d’autre est en danger.",
            "Ce qui m’inquiète ou me dépasse, je le signale à la référente ou au référent le jour même. En danger "
            "immédiat, j’appelle le 15, le 17, le 18 ou le 112.",
            "Entre nous, ni argent, ni prêt, ni cadeau de valeur, ni travail gratuit, ni logement. Nous nous voyons "
            "dans un lieu où chacun est à l’aise, et jamais chez moi les premières fois.",
            "Nous sommes deux adultes. La personne peut refuser une rencontre, changer de bénévole ou arrêter quand "
            "elle veut, sans se justifier. Moi aussi.",
            "Je note chaque rencontre en quelques mots, sans jugement : elle a le droit de les lire.",
            "L’équipe s’engage à me répondre, à me former, à me réunir avec les autres bénévoles et à m’assurer "
            "pendant mes rencontres.",
        ),
    ),
)

ASKED: tuple[VolunteerText, ...] = (
    VolunteerText(
        version="2026-1",
        since=date(2026, 1, 1),
        title="Rencontrer un ou une bénévole",
        paragraphs=(
            "On me propose de rencontrer une personne bénévole. Elle n’est pas payée, elle ne travaille pas pour "
            "l’État, et elle ne décide de rien pour moi.",
            "Elle saura mon prénom, la langue que je parle, et comment me joindre si je le veux. Elle ne lira rien de "
            "mon dossier : ni mes papiers, ni ma santé, ni mon histoire.",
            "Elle notera le jour de nos rencontres et ce que nous avons fait, en quelques mots. Je peux les lire.",
            "Je peux dire non, et je peux arrêter quand je veux : mon accompagnement continue de la même façon, avec "
            "la même référente ou le même référent.",
        ),
    ),
)


def charter_in_force() -> VolunteerText:
    return max(CHARTERS, key=lambda text: text.since)


def asked_of_the_person() -> VolunteerText:
    return max(ASKED, key=lambda text: text.since)

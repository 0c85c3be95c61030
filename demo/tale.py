from collections.abc import Callable, Sequence
from random import Random

from . import words
from .files import File
from .places import MEETING_PLACES

AGREEMENTS = ("il", "Il", "lui", "e", "er", "eur", "rice", "ne", "le", "ète")
FORMS = {
    "woman": dict(
        zip(AGREEMENTS, ("elle", "Elle", "elle", "e", "ère", "euse", "rice", "ne", "le", "ète"), strict=True)
    ),
    "man": dict(zip(AGREEMENTS, ("il", "Il", "lui", "", "er", "eur", "eur", "", "", "et"), strict=True)),
}
VOWELS = "aeiouéèêâîôûAEIOUÉÈÊÂÎÔÛ"
CHANNELS = (
    "phone",
    "phone",
    "phone",
    "whatsapp",
    "whatsapp",
    "sms",
    "meeting",
    "meeting",
    "informal",
    "email",
)
MINUTES = {
    "phone": (3, 15),
    "meeting": (25, 60),
    "visit": (60, 180),
    "workshop": (90, 180),
    "informal": (2, 10),
}
UNANSWERED = 0.13
TOLD = 0.8  # of the moments of a story, how many are written down
ONE_OFF = 0.25
FRENCH_SPEAKERS_SKIP = 7  # of LANGUAGE: what someone who speaks French already is past


class Tale:
    """One path being told: from its first day (`-age`) to today (0), with its own dice and its own words."""

    def __init__(self, file: File, age: int, dice: Random) -> None:
        self.file, self.age, self.dice = file, age, dice
        self._said: dict[int, list[str]] = {}
        self._stories: dict[tuple[str, ...], list[str]] = {(): []}
        self.told_on: dict[str, int] = {}  # moments of a story → the day they were noted
        self._once = dice.sample(words.ONCE, len(words.ONCE))
        job = _agreed(dice.choice(words.JOBS), file.who.sex)
        self.slots = {
            **FORMS[file.who.sex],
            "prenom": file.who.given,
            "job": job,
            "firm": dice.choice(words.FIRMS),
            "child": dice.choice(words.CHILDREN),
            "place": dice.choice([name for name, _code in file.team.communes]),
            "priority": dice.choice(words.PRIORITIES),
        }

    def say(self, notes: Sequence[str]) -> str:
        """A note of these, none twice before all were said."""
        left = self._said.setdefault(id(notes), [])
        if not left:
            left += self.dice.sample(notes, len(notes))
        return fill(left.pop(), self.slots)

    def at(self, share: float) -> int:
        """The day at this share of the path: 0 opens, 1 is today."""
        return round(-self.age * (1 - share))

    def next_of(self, story: tuple[str, ...], day: int = 0) -> str:
        """What comes next in a story told in order; once it is told, the everyday."""
        if story not in self._stories:
            skipped = (
                FRENCH_SPEAKERS_SKIP if story is words.LANGUAGE and "fra" in self.file.who.languages else 0
            )
            self._stories[story] = [
                note for note in story[skipped:] if self.dice.random() < TOLD or note in words.TURNING_POINTS
            ]
        left = self._stories[story]
        if not left:
            return self._everyday()
        self.told_on[left[0]] = day
        return fill(left.pop(0), self.slots)

    def _everyday(self) -> str:
        if self._once and self.dice.random() < ONE_OFF:
            return fill(self._once.pop(), self.slots)
        return self.say(words.EVERYDAY)

    def first(self) -> None:
        self.file.contact(-self.age, "meeting", self.say(words.FIRST), minutes=45)

    def talk(self, start: int, end: int, *themes: tuple[str, ...], every: int = 7) -> None:
        """Contacts from one day to another, about every so many days, some unanswered and tried again."""
        day = start + self.dice.randint(3, every)
        while day < end:
            story = self.dice.choice((*themes, ()))
            if self.dice.random() < UNANSWERED:
                self.call_in_vain(day)
                day += self.dice.randint(1, 2)
            self.exchange(min(day, end), self.next_of(story, day))
            day += max(2, every + self.dice.randint(-2, 2))

    def exchange(self, day: int, note: str, channel: str = "") -> None:
        channel = channel or self.dice.choice(CHANNELS)
        minutes = self.dice.randint(*MINUTES[channel]) if channel in MINUTES else None
        direction = "in" if self.dice.random() < 0.25 else "out"
        self.file.contact(day, channel, note, direction=direction, minutes=minutes)

    def call_in_vain(self, day: int) -> None:
        outcome = self.dice.choice(("no_answer", "no_answer", "message"))
        self.file.contact(day, "phone", self.say(words.UNANSWERED), outcome=outcome)

    def meetings(self, start: int, end: int, every: int = 28) -> None:
        """Past appointments, most of them kept; never missed twice in a row."""
        missed = True
        for day in range(start + 5, min(end, -1), every):
            outcome = "came" if missed else self.dice.choice(("came", "came", "came", "missed", "excused"))
            missed = outcome == "missed"
            self._appointment(day, outcome)

    def stay_close(self, *, every: int = 7) -> None:
        """Today nothing is forgotten: a recent exchange, and something ahead."""
        self.file.pathway.rhythm_days = every
        self.exchange(-self.dice.randint(1, 4), self._everyday())
        self.look_ahead()

    def look_ahead(self) -> None:
        title, domain = self.dice.choice(AHEAD)
        self.file.step(title, domain, planned=self.dice.randint(6, 45), started=-self.dice.randint(1, 20))
        if self.dice.random() < 0.6:
            self._appointment(self.dice.randint(1, 21), "")

    def _appointment(self, day: int, outcome: str) -> None:
        self.file.appointment(
            day,
            self.dice.choice(PURPOSES),
            hour=self.dice.randint(9, 16),
            minute=self.dice.choice((0, 0, 30)),
            place=self.dice.choice(MEETING_PLACES),
            outcome=outcome,
        )


Path = Callable[[Tale], None]

PURPOSES = (
    "Point d'étape",
    "Faire le CV",
    "Préparer l'entretien",
    "Papiers de la CAF",
    "Choisir un cours de français",
    "Bilan du mois",
    "Visite d'une entreprise",
    "Dossier de logement",
    "Parler du projet",
    "Mobilité : carte et trajets",
)
AHEAD = (
    ("Passer le test de français", "linguistic"),
    ("S'inscrire au cours du soir", "linguistic"),
    ("Parler une heure par semaine avec un·e bénévole", "linguistic"),
    ("Trouver une immersion de deux semaines", "professional"),
    ("Refaire le CV", "professional"),
    ("Visiter un plateau technique", "professional"),
    ("Déposer le dossier de formation", "professional"),
    ("Demander un logement social", "sociocultural"),
    ("Ouvrir un compte bancaire", "sociocultural"),
    ("Rejoindre un club de sport", "sociocultural"),
    ("Passer le code de la route", "sociocultural"),
    ("Choisir un médecin traitant", "sociocultural"),
)


def fill(note: str, slots: dict[str, str]) -> str:
    """The note with its slots filled, « de » elided before a vowel, a capital first."""
    for name, value in slots.items():
        if value[:1] in VOWELS:
            note = note.replace(f"de {{{name}}}", f"d'{{{name}}}")
    text = note.format(**slots)
    return text[:1].upper() + text[1:]


def _agreed(word: str, sex: str) -> str:
    return word.format(**FORMS[sex])

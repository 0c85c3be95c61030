"""A short test of our own: graded questions, a few for each degree, the words of what each degree shows."""

from collections.abc import Sequence
from dataclasses import dataclass, field

UNKNOWN = "?"  # « je ne sais pas »


@dataclass(frozen=True, slots=True)
class Choice:
    """Shown by a drawing (`words` then say it to who does not see it), by words, or by a phrase in two languages
    (`key`)."""

    code: str
    words: str = ""
    drawing: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """`read`: the text in French that she reads; `heard`: what she listens to, never shown to her; `key`: the phrase of
    what is asked, in two languages when French is not what the test looks at; else `asked`, in French."""

    degree: int
    choices: Sequence[Choice]
    right: str
    read: str = ""
    heard: str = ""
    asked: str = ""
    key: str = ""


@dataclass(frozen=True)
class Test:
    """`enough`: right answers in a degree for it to be shown. `degrees`: what each shows, the first one « 0 ».
    `unsaid`: what this test says nothing of."""

    edition: int
    enough: int
    questions: tuple[Question, ...]
    degrees: tuple[str, ...]
    unsaid: str
    levels: tuple[str, ...] = field(default=())

    @property
    def highest(self) -> int:
        return len(self.degrees) - 1

    def reached(self, answers: Sequence[str]) -> int:
        """How many degrees were shown, one after the other."""
        degree = 0
        while degree < self.highest and self._right(degree + 1, answers) >= self.enough:
            degree += 1
        return degree

    def following(self, answers: Sequence[str]) -> int | None:
        """The place of the next question; None once a degree was not shown, or all were: nobody is asked what is too
        hard for long."""
        place = len(answers)
        if place >= len(self.questions):
            return None
        degree = self.questions[place].degree
        return place if self.reached(answers) >= degree - 1 else None

    def _right(self, degree: int, answers: Sequence[str]) -> int:
        asked = zip(self.questions, answers, strict=False)
        return sum(question.degree == degree and question.right == said for question, said in asked)


# What each drawing is, for who does not see it.
DRAWN = {
    "phone": "un téléphone",
    "door": "une porte",
    "cup": "une tasse",
    "clock": "une horloge",
    "bus": "un bus",
    "bed": "un lit",
    "walk": "quelqu’un qui marche",
    "chair": "un fauteuil",
    "camera": "un appareil photo",
    "settings": "une roue dentée",
    "battery": "une pile presque vide",
    "wifi": "des ondes",
    "volume": "un haut-parleur",
    "map": "une carte",
    "calculator": "une calculatrice",
    "printer": "une imprimante",
    "trash": "une poubelle",
    "search": "une loupe",
    "paperclip": "un trombone",
}


def drawings(*names: str) -> tuple[Choice, ...]:
    return tuple(Choice(name, words=DRAWN[name], drawing=f"base-{name}") for name in names)

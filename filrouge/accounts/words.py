"""How a project names the people it accompanies (mission S-7): every screen and document asks here."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from filrouge.shared.nouns import Noun
from filrouge.shared.written import Given, written

from .models import Membership, Project, User

COLUMNS = ("word_singular", "word_plural", "word_feminine", "word_feminine_plural", "word_gender")

# The word of screens that span projects which do not name people alike.
PERSON = Noun("personne", "personnes", "personne", "personnes", "f")
PRESETS: dict[str, Noun] = {
    "person": PERSON,
    "participant": Noun("participant", "participants", "participante", "participantes"),
    "inhabitant": Noun("habitant", "habitants", "habitante", "habitantes"),
    "candidate": Noun("candidat", "candidats", "candidate", "candidates"),
    "trainee": Noun("stagiaire", "stagiaires", "stagiaire", "stagiaires"),
    "beneficiary": Noun("bénéficiaire", "bénéficiaires", "bénéficiaire", "bénéficiaires"),
}


def words_of(project: Project) -> Noun:
    return Noun(*(getattr(project, column) for column in COLUMNS))


def word_for(project: Project, *, count: int = 1, feminine: bool = False) -> str:
    """French plural: from two on."""
    return words_of(project).say(count=count, feminine=feminine)


def words_among(projects: Iterable[Project]) -> Noun:
    """Theirs when they all name people alike, else « personne »."""
    return _shared({words_of(project) for project in projects})


def words_around(user: User) -> Noun:
    """Of the projects that this user's organisations carry today. One query."""
    return _shared({Noun(*row) for row in _around(user=user.pk)})


@written
def _around() -> QuerySet[Project, Any]:
    theirs = Membership.objects.current().filter(user=Given("user"))
    return Project.objects.of(theirs.values("organisation")).order_by().values_list(*COLUMNS)


def preset_of(words: Noun) -> str:
    """The key of the ready-made word, '' for a word of the project's own."""
    return next((key for key, preset in PRESETS.items() if preset == words), "")


def spoken(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `words`, asked of the database only by the pages that say the word."""
    user = getattr(request, "user", None)
    known = user is not None and user.is_authenticated
    return {"words": SimpleLazyObject(lambda: words_around(user)) if known else PERSON}  # type: ignore[arg-type]


def _shared(found: set[Noun]) -> Noun:
    return found.pop() if len(found) == 1 else PERSON

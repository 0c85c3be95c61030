"""A portfolio as JSON Resume (schema 1.0.0, package @jsonresume/schema 1.3.1): what it has no place for is left out,
and no date is made up."""

from collections.abc import Sequence
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from filrouge.people.models import ContactChannel
from filrouge.reference.models.frameworks import HIGHEST
from filrouge.skills.issuing.addresses import badge_url
from filrouge.skills.models import PieceKind
from filrouge.skills.queries.portfolios import CALLED, HELPING, LEARNING, Lived, Shown

VERSION = "v1.0.0"
MOMENT = "%Y-%m-%dT%H:%M:%S"


def document(shown: Shown) -> dict[str, Any]:
    said = {
        "basics": _basics(shown),
        "work": [_lived(one, "position") for one in _but(shown.experiences, (*LEARNING, *HELPING))],
        "volunteer": [_lived(one, "position") for one in _only(shown.experiences, HELPING)],
        "education": [_learnt(one) for one in _only(shown.experiences, LEARNING)],
        "certificates": [*_badges(shown), *_papers(shown)],
        "skills": _skills(shown),
        "languages": [_without_empty(language=one.name, fluency=one.said) for one in shown.languages],
        "interests": _sought(shown),
        "meta": _meta(shown),
    }
    return {name: value for name, value in said.items() if value}


def _basics(shown: Shown) -> dict[str, str]:
    first = {one.kind: one for one in reversed(shown.contacts)}
    called = next((first[kind].value for kind in CALLED if kind in first), "")
    mail = first.get(ContactChannel.Kind.EMAIL)
    return _without_empty(
        name=shown.face.name,
        label=shown.face.title,
        email=mail.value if mail else "",
        phone=called,
        summary=shown.face.words,
    )


def _lived(one: Lived, name: str) -> dict[str, Any]:
    return _without_empty(**{name: one.title}, summary=one.lasted_said, highlights=_tasks(one))


def _learnt(one: Lived) -> dict[str, Any]:
    return _without_empty(area=one.title, courses=_tasks(one))


def _badges(shown: Shown) -> list[dict[str, Any]]:
    return [
        {
            "name": one.badge_class.name,
            "date": timezone.localdate(one.issued_at).isoformat(),
            "issuer": one.badge_class.organisation.name,
            "url": badge_url(one.id),
        }
        for one in shown.badges
    ]


def _papers(shown: Shown) -> list[dict[str, Any]]:
    return [{"name": one.title} for one in shown.pieces if one.kind == PieceKind.CERTIFICATE]


def _skills(shown: Shown) -> list[dict[str, Any]]:
    """The level both agreed on, else hers; then the base skills, as they are said."""
    found = []
    for one in shown.levels:
        level = one.agreed if one.agreed is not None else one.hers
        found.append(_without_empty(name=one.skill, level="" if level is None else f"{level}/{HIGHEST}"))
    bases = [_without_empty(name=one.name, level=one.level, keywords=[one.told]) for one in shown.bases]
    return found + bases


def _sought(shown: Shown) -> list[dict[str, Any]]:
    trades = [one.own_name or one.name for one in shown.trades]
    return [{"name": _("Métiers recherchés"), "keywords": trades}] if trades else []


def _meta(shown: Shown) -> dict[str, str]:
    chosen = shown.face.chosen_at
    return _without_empty(version=VERSION, lastModified=chosen.strftime(MOMENT) if chosen else "")


def _tasks(one: Lived) -> list[str]:
    return [task.title for task in one.tasks]


def _only(experiences: Sequence[Lived], settings: Sequence[str]) -> list[Lived]:
    return [one for one in experiences if one.setting in settings]


def _but(experiences: Sequence[Lived], settings: Sequence[str]) -> list[Lived]:
    return [one for one in experiences if one.setting not in settings]


def _without_empty(**values: Any) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}

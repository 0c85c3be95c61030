"""The SQL functions of `sql/grants.sql`, called from Python: a refusal is a sentence (403)."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import ProgrammingError, connections, transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from psycopg.errors import InsufficientPrivilege

from filrouge.accounts.models import Organisation, Project, User
from filrouge.people.models import AccessGrant, Agreement, Person
from filrouge.privacy.rows import Level
from filrouge.shared.transactions import alias

# What the SQL says (see sql/*.sql) → what the person refused reads.
SENTENCES: dict[str, str | Promise] = {
    "open_file: not one of the asker's organisations": _(
        "Vous ne pouvez ouvrir un dossier que pour une organisation où vous accompagnez des personnes."
    ),
    "open_file: this file exists": _("Ce dossier existe déjà."),
    "open_file: the organisation does not take part": _(
        "Votre organisation ne participe pas à ce projet : elle ne peut pas y ouvrir de dossier."
    ),
    "give: the giver does not hold": _("Seule l’équipe en charge de ce dossier peut l’ouvrir à d’autres."),
    "give: a need-to-know category is not given to oneself": _(
        "Cette partie du dossier s’ouvre par un ou une collègue, jamais par soi-même."
    ),
    "give: a basis and a reason are needed": _("Dites pourquoi ce dossier est ouvert."),
    "give: no agreement": _(
        "La personne n’a pas donné son accord pour partager cette partie avec cette organisation."
    ),
    "give: without her agreement": _(
        "Sans accord de la personne, un dossier reste entre les organisations du projet."
    ),
    "give: a legal duty is not invoked for oneself": _(
        "Une obligation légale n’ouvre pas un dossier à soi-même ni à sa propre équipe."
    ),
    "end_grant: the last team in charge": _(
        "C’est la dernière équipe en charge : passez d’abord le dossier à une autre équipe."
    ),
    "end_grant: no such grant": _("Ce droit d’accès a déjà pris fin, ou n’est pas le vôtre à retirer."),
    "break_glass: a reason of 20 characters": _(
        "Expliquez l’urgence en une phrase (20 caractères au moins)."
    ),
    "break_glass: not of the consortium": _(
        "L’accès d’urgence est réservé aux équipes qui accompagnent dans ce projet."
    ),
    "withdraw_agreement: no such agreement": _(
        "Cet accord a déjà été retiré, ou vous ne suivez pas ce dossier."
    ),
    "known_elsewhere: 20 questions": _(
        "Vous avez déjà posé 20 questions depuis hier : reprenez demain, ou demandez à la personne."
    ),
    "ask_duplicate: the asker does not hold": _(
        "Seule l’équipe en charge de ce dossier peut poser la question."
    ),
    "answer_duplicate: no such question": _("Cette question a déjà reçu une réponse."),
    "merge: neither file is held": _("Réunir deux fiches demande d’être en charge de l’une d’elles."),
    "merge: not the other side": _("C’est à l’équipe de l’autre fiche de donner son accord."),
    "merge: not to be merged": _("Ces deux fiches ne peuvent pas être réunies ainsi."),
    "merge: nothing to undo": _("Cette fusion ne peut plus être défaite."),
}
OTHERWISE = _("La base de données a refusé : ce dossier n’est pas à votre portée.")


@contextmanager
def refusals_said() -> Iterator[None]:
    """Turn a refusal of SQL into PermissionDenied, with its sentence. The transaction stays usable."""
    try:
        with transaction.atomic(using=alias.get()):
            yield
    except ProgrammingError as error:
        if not isinstance(error.__cause__, InsufficientPrivilege):
            raise
        raise PermissionDenied(_sentence(str(error))) from error


def _sentence(refusal: str) -> str | Promise:
    return next((said for start, said in SENTENCES.items() if refusal.startswith(start)), OTHERWISE)


def call(function: str, *values: Any) -> Any:
    """Call one of our SQL functions; its first column. Raises PermissionDenied."""
    marks = ", ".join("%s" for _value in values)
    with refusals_said(), connections[alias.get()].cursor() as cursor:
        cursor.execute(f"SELECT {function}({marks})", values)  # our own names
        row = cursor.fetchone()
    return row[0] if row else None


def open_file(*, person_id: UUID, organisation: Organisation, project: Project) -> None:
    call("open_file", person_id, organisation.pk, project.pk)


def open_files(*, person_ids: Sequence[UUID], organisation: Organisation, project: Project) -> None:
    call("open_files", list(person_ids), organisation.pk, project.pk)


def give_access(
    *,
    person: Person,
    project: Project | None,
    level: Level,
    reason: str,
    organisation: Organisation | None = None,
    user: User | None = None,
    agreement: Agreement | None = None,
    basis: str = AccessGrant.Basis.TEAM,
    until: datetime | None = None,
) -> UUID:
    """The grant's id. Exactly one of `organisation` and `user`. Raises PermissionDenied."""
    values = (
        person.pk,
        project and project.pk,
        organisation and organisation.pk,
        user and user.pk,
        None,
        level.value,
        str(basis),
        agreement and agreement.pk,
        reason,
        until,
    )
    return UUID(str(call("give", *values)))


def end_access(*, grant_id: UUID, reason: str) -> None:
    call("end_grant", grant_id, reason)


def break_glass(*, reference: str, project: Project, reason: str) -> UUID | None:
    """The person's id, or None when nobody of this project has this reference."""
    found = call("break_glass", reference, project.pk, reason)
    return UUID(str(found)) if found else None


def withdraw_agreement(*, agreement_id: UUID, how: str) -> int:
    """How many grants it ended."""
    return int(str(call("withdraw_agreement", agreement_id, how)))

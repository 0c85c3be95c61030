"""Two files side by side, as the asker may see them, and where a merge is."""

from dataclasses import dataclass
from itertools import count

from django.db import connections
from django.utils.translation import gettext as _

from filrouge.accounts.models import User
from filrouge.people.births import birth_said
from filrouge.people.models import AccessGrant, Merge, Person
from filrouge.people.person_columns import PersonColumn, moved_by_merge
from filrouge.privacy.database import declaration
from filrouge.reference.models import Commune
from filrouge.shared.transactions import alias

from .lookalikes import Asked, Lookalike, find_lookalikes_in_bulk

LATEST = 300


@dataclass(frozen=True)
class Pair:
    person: Person
    other: Lookalike


@dataclass(frozen=True)
class Difference:
    """One field of identity in which the two files differ, as read."""

    name: str
    label: str
    kept: str
    gone: str


@dataclass(frozen=True)
class Comparison:
    """`counts`: what each file holds, among what the asker may read: (label, kept, gone)."""

    identity: tuple[Difference, ...]
    counts: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True)
class MergeState:
    words: str
    kind: str
    may_agree: bool = False
    may_refuse: bool = False
    may_undo: bool = False


def latest_pairs(user: User) -> list[Pair]:
    """Among the last files held whole, those that look like another one; each pair once."""
    whole = AccessGrant.objects.in_force().reaching(user).filter(level=AccessGrant.Level.FULL)
    people = list(Person.objects.filter(pk__in=whole.values("person_id")).order_by("-created_at")[:LATEST])
    asked = [Asked(p.given_name, p.family_name, p.birth_date, p.birth_precision) for p in people]
    alike = find_lookalikes_in_bulk(user, asked)
    others = [other.person_id for found in alike.values() for other in found]
    held = set(whole.filter(person__in=others).values_list("person_id", flat=True))
    seen: set[frozenset] = set()
    pairs = []
    for place, person in zip(count(), people):
        for other in alike.get(place, []):
            pair = frozenset({person.pk, other.person_id})
            if len(pair) > 1 and pair not in seen and other.person_id in held:
                seen.add(pair)
                pairs.append(Pair(person, other))
    return sorted(pairs, key=lambda one: -one.other.likeness)


def compare_files(kept: Person, gone: Person) -> Comparison:
    """Two queries."""
    return Comparison(identity=tuple(_differences(kept, gone)), counts=tuple(_counts(kept, gone)))


def _differences(kept: Person, gone: Person) -> list[Difference]:
    communes = Commune.objects.in_bulk([kept.commune_code, gone.commune_code])
    fields = (
        ("given_name", _("Prénom"), kept.given_name, gone.given_name),
        ("family_name", _("Nom"), kept.family_name, gone.family_name),
        ("birth_date", _("Naissance"), _birth(kept), _birth(gone)),
        ("sex", _("Sexe"), kept.get_sex_display(), gone.get_sex_display()),
        ("commune_code", _("Commune"), *(str(communes.get(p.commune_code, "")) for p in (kept, gone))),
    )
    return [
        Difference(name, label, one or "—", other or "—")
        for name, label, one, other in fields
        if one != other
    ]


def _birth(person: Person) -> str:
    return birth_said(person.birth_date, person.birth_precision)


def _counts(kept: Person, gone: Person) -> list[tuple[str, int, int]]:
    """Row policies apply: what the asker may not read is not counted."""
    columns = [column for column in moved_by_merge() if _readable(column)]
    parts = [
        f"SELECT {n}, count(*) FILTER (WHERE {c.column} = %s), count(*) FILTER (WHERE {c.column} = %s)"  # noqa: S608
        f' FROM "{c.table}" WHERE {c.column} IN (%s, %s)'
        for n, c in enumerate(columns)
    ]
    with connections[alias.get()].cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), [kept.pk, gone.pk, kept.pk, gone.pk] * len(parts))
        rows = cursor.fetchall()
    return [(_label(columns[n]), one, other) for n, one, other in sorted(rows) if one or other]


def _readable(column: PersonColumn) -> bool:
    rows = declaration(column.model)
    return rows is not None and "SELECT" in rows.web


def _label(column: PersonColumn) -> str:
    return str(column.model._meta.verbose_name).capitalize()


def state_of(merge: Merge, user: User) -> MergeState:
    """In words, with what may be done; whether `user` may is the database's to say."""
    if merge.undone_at:
        return MergeState(_("Fusion défaite : les deux fiches sont de nouveau séparées."), "plain")
    if merge.refusal:
        why = "" if merge.refusal == "declined" else merge.refusal
        return MergeState(_("Les deux fiches restent séparées. %(why)s") % {"why": why}, "warn")
    if merge.done_at and not merge.undo_asked_at:
        return MergeState(_("Les deux fiches n’en font plus qu’une."), "ok", may_undo=True)
    if merge.agreed_at:
        return MergeState(_("C’est en cours : rechargez cette page dans un instant."), "accent")
    if merge.asked_by_id == user.pk:
        return MergeState(_("En attente de l’accord de l’autre équipe."), "accent", may_refuse=True)
    return MergeState(_("Une équipe demande votre accord."), "accent", may_agree=True, may_refuse=True)

"""Bringing a list in as its owner does, jobs included."""

from collections import Counter
from typing import Any

from django.apps import apps

from filrouge.accounts.models import User
from filrouge.pathways.actions.lists import Charge, choose_columns, receive_list, start_import, start_undo
from filrouge.pathways.models import ListImport, ListLine, Pathway
from filrouge.pathways.tasks import check_list, commit_list, undo_list
from filrouge.people.models import AccessGrant, ContactChannel, Person, Protection, SpokenLanguage
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from tests.cast import Cast

from .samples import workbook

HEADINGS = ["NOM", "Prénom", "Né(e) le", "Tél", "Référent", "Date d'entrée", "Observations"]
RIM = ["DIALLO", "Rim", "24/09/1999", "06 61 31 86 09", "A. Martin", "05/01/2026", "cherche un logement"]
ABEL = ["TESFAYE", "Abel", "12/05/2001", "06 61 31 86 10", "", "06/01/2026", ""]
ZARA = ["AHMADI", "Zara", "03/03/2000", "06 61 31 86 11", "Bruno Petit", "07/01/2026", "suivi psy"]
THREE = [HEADINGS, RIM, ABEL, ZARA]


def received(cast: Cast, *rows: list[Any], by: User | None = None, data: bytes = b"") -> ListImport:
    by = by or cast.amina
    with acting(by):
        return receive_list(
            by=by,
            organisation=cast.mission_locale,
            project=cast.project,
            filename="liste.xlsx",
            data=data or workbook(Suivi=list(rows or THREE)),
        )


def checked(
    cast: Cast, *rows: list[Any], by: User | None = None, data: bytes = b"", **charge: Any
) -> ListImport:
    by = by or cast.amina
    batch = received(cast, *rows, by=by, data=data)
    charge.setdefault("rule", ListImport.Charge.COLUMN)
    with acting(by):
        choose_columns(by=by, batch=batch, mapping={}, charge=Charge(**charge))
    check_list(str(batch.pk), by.pk)
    return again(batch)


def imported(
    cast: Cast, *rows: list[Any], by: User | None = None, data: bytes = b"", **charge: Any
) -> ListImport:
    return committed(checked(cast, *rows, by=by, data=data, **charge))


def committed(batch: ListImport) -> ListImport:
    with acting(batch.user):
        start_import(by=batch.user, batch=again(batch))
    commit_list(str(batch.pk), batch.user_id)
    return again(batch)


def undone(batch: ListImport) -> ListImport:
    with acting(batch.user):
        start_undo(by=batch.user, batch=again(batch))
    undo_list(str(batch.pk), batch.user_id)
    return again(batch)


def again(batch: ListImport) -> ListImport:
    with as_batch("look"):
        return ListImport.objects.select_related("user", "organisation", "project").get(pk=batch.pk)


def lines_of(batch: ListImport) -> list[ListLine]:
    with as_batch("look"):
        return list(ListLine.objects.filter(batch=batch).order_by("pk"))


def decisions(batch: ListImport) -> Counter[str]:
    return Counter(str(line.decision) for line in lines_of(batch))


def everything() -> dict[str, list[str]]:
    """All that is noted about people, to compare two moments."""
    with as_batch("look"):
        models = (Person, AccessGrant, ContactChannel, SpokenLanguage, Protection, Pathway)

        bound = [m for m in apps.get_app_config("pathways").get_models() if hasattr(m, "person_id")]
        return {
            model.__name__: sorted(str(row) for row in model.objects.values_list())
            for model in {*models, *bound} - {ListLine}
        }

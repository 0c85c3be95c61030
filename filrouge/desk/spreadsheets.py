"""A caseload, or a week of contacts, in XLSX."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from filrouge.pathways.models import Contact
from filrouge.shared.nouns import Noun, capitalised
from filrouge.shared.spreadsheets import Cell, sheet_of

from .queries.caseload import Row


def caseload_sheet(rows: Sequence[Row], words: Noun) -> bytes:
    """The sheet bears the word for the people listed."""
    name = capitalised(words.say(count=2))
    return sheet_of(name, _titles(), (_cells(row) for row in rows), beside=3)


def contacts_sheet(contacts: Iterable[Contact], week: int) -> bytes:
    """What may be shared of them: the confidential notes are not read. `week`: its ISO number, the sheet's name."""
    name = _("Semaine %(number)d") % {"number": week}
    return sheet_of(name, _titles_of_contacts(), map(_cells_of_contact, contacts), beside=5)


def _titles() -> list[str]:
    return [
        _("Référence"),
        _("Prénom"),
        _("Nom"),
        _("Référent·e"),
        _("Suivi depuis le"),
        _("Terminé le"),
        _("Un contact tous les … jours"),
        _("Dernier échange"),
        _("Prochain rendez-vous"),
        _("Prochaine étape"),
        _("Pour le"),
        _("Langue"),
        _("Interprète"),
        _("Alertes"),
    ]


def _cells(row: Row) -> list[Cell]:
    pathway, person = row.pathway, row.pathway.person
    return [
        person.reference,
        person.given_name,
        person.family_name,
        str(pathway.lead or ""),
        pathway.opened_on,
        pathway.closed_on or "",
        pathway.rhythm_days,
        _day(pathway.last_exchange_at),
        _day(pathway.next_appointment_at),
        pathway.next_step_title,
        pathway.next_step_on or "",
        row.language,
        _("oui") if row.interpreter else "",
        ", ".join(tag.text for tag in row.alerts),
    ]


def _day(moment: datetime | None) -> date | str:
    return timezone.localdate(moment) if moment else ""


def _titles_of_contacts() -> list[str]:
    return [
        _("Jour"),
        _("Heure"),
        _("Référence"),
        _("Prénom"),
        _("Nom"),
        _("Projet"),
        _("Comment"),
        _("À l’initiative de"),
        _("Résultat"),
        _("Minutes"),
        _("En quelques mots"),
        _("Noté par"),
    ]


def _cells_of_contact(contact: Contact) -> list[Cell]:
    at, person = timezone.localtime(contact.at), contact.person
    return [
        at.date(),
        at.time().replace(second=0, microsecond=0),
        person.reference,
        person.given_name,
        person.family_name,
        contact.project.name,
        contact.get_channel_display(),
        contact.get_direction_display(),
        contact.get_outcome_display(),
        "" if contact.minutes is None else contact.minutes,
        contact.note,
        str(contact.user or ""),
    ]

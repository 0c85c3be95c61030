"""How a cell fills the values, for each target. A value not understood is kept in the notes."""

from collections.abc import Callable
from datetime import date

from django.utils.translation import gettext as _

from filrouge.shared.words import quoted

from .cells import Cell, cell_text
from .coded import CodedReading, is_nothing
from .communes import Resolve, read_commune, read_postcode, resolve_hint
from .dates import DateReading, read_birth_date, read_future_date, read_past_date
from .exits import read_exit_reason, read_status
from .french import read_french_level
from .names import NameSplitter, restore_case
from .person import Text, Values
from .phones import SafeContact, join_safe_contacts, read_phones, read_safe_contact, speaks_of_calling
from .problems import Finding, Problem, info, warning
from .referents import ResolveReferent, resolve_referent_text
from .sensitive import sensitive_origin, sensitive_text, sensitivities
from .targets import Target
from .values import read_emails, read_languages, read_protection, read_sex


class LineReader:
    """Gathers the values of one line while its cells are read from left to right."""

    def __init__(
        self, today: date, resolve_commune: Resolve, resolve_referent: ResolveReferent, splitter: NameSplitter
    ) -> None:
        self.today = today
        self.resolve_referent = resolve_referent
        self.splitter = splitter
        self.values = Values()
        self._resolve_commune = resolve_commune
        self._problems: list[Problem] = []
        self._safe_contacts: list[SafeContact] = []
        self._commune: tuple[str, Cell] = ("", None)
        self._postcode: Cell = None

    def report(self, heading: str, *findings: Finding | None) -> None:
        self._problems += [finding.at(heading) for finding in findings if finding]

    def keep_note(self, heading: str, text: str) -> None:
        self.values.notes += (self.free_text(heading, text),)

    def free_text(self, heading: str, text: str) -> Text:
        kinds = sensitivities(text)
        self.report(heading, sensitive_text(kinds) if kinds else None)
        return Text(heading, text, kinds)

    def add_safe_contact(self, contact: SafeContact) -> None:
        self._safe_contacts.append(contact)

    def set_commune(self, heading: str, cell: Cell) -> None:
        self._commune = (heading, cell)

    def set_postcode(self, heading: str, cell: Cell) -> None:
        if not read_postcode(cell):
            sentence = _("{text} n’est pas un code postal : gardé en note.").format(
                text=quoted(cell_text(cell))
            )
            self.report(heading, warning("unreadable_postcode", sentence))
            self.keep_note(heading, cell_text(cell))
        self._postcode = cell

    def finish(self) -> tuple[Values, list[Problem]]:
        heading, cell = self._commune
        hint = read_commune(cell, self._postcode)
        if hint:
            self.values.commune = hint
            self.values.resolved_commune, finding = resolve_hint(hint, self._resolve_commune)
            self.report(heading, finding)
        self.values.safe_contact = join_safe_contacts(self._safe_contacts)
        return self.values, self._problems


Filler = Callable[[LineReader, str, Cell], None]


def _fill_text(name: str) -> Filler:
    def fill(reader: LineReader, _heading: str, cell: Cell) -> None:
        setattr(reader.values, name, cell_text(cell))

    return fill


def _fill_name(name: str) -> Filler:
    def fill(reader: LineReader, _heading: str, cell: Cell) -> None:
        setattr(reader.values, name, restore_case(cell_text(cell)))

    return fill


def _fill_full_name(reader: LineReader, heading: str, cell: Cell) -> None:
    split = reader.splitter.split(cell_text(cell))
    reader.values.family_name, reader.values.given_name = split.family, split.given
    if not split.sure:
        sentence = _(
            "{text} : nom et prénom séparés sans certitude, lu « {family} » puis « {given} ». Vérifiez."
        )
        text = sentence.format(text=quoted(cell_text(cell)), family=split.family, given=split.given)
        reader.report(heading, warning("uncertain_name", text))


def _fill_date(name: str, read: Callable[[Cell, date], DateReading]) -> Filler:
    def fill(reader: LineReader, heading: str, cell: Cell) -> None:
        if is_nothing(cell_text(cell)):
            return
        reading = read(cell, reader.today)
        set_aside = any(finding.code == "future_date" for finding in reading.findings)
        setattr(reader.values, name, None if set_aside else reading.value)
        reader.report(heading, *reading.findings)
        if name != "birth_date" and (reading.value is None or set_aside):
            reader.keep_note(heading, cell_text(cell))

    return fill


def _fill_birth_date(reader: LineReader, heading: str, cell: Cell) -> None:
    _fill_date("birth_date", read_birth_date)(reader, heading, cell)
    birth = reader.values.birth_date
    if birth and birth.placeholder:
        sentence = _("Un 1er janvier remplace souvent une date inconnue : enregistré comme à confirmer.")
        reader.report(heading, info("placeholder_birth", sentence))
    elif birth and birth.precision != "day":
        sentence = _("{text} : date de naissance incomplète, enregistrée telle quelle.")
        reader.report(heading, info("partial_birth", sentence.format(text=quoted(birth.source))))


def _fill_phones(reader: LineReader, heading: str, cell: Cell) -> None:
    reading = read_phones(cell)
    reader.values.phones = tuple(dict.fromkeys(reader.values.phones + reading.numbers))
    reader.add_safe_contact(reading.safe_contact)
    reader.report(heading, *reading.findings, *_kept_remarks(reading.safe_contact))


def _kept_remarks(contact: SafeContact) -> list[Finding]:
    if not contact.preferences:
        return []
    sentence = _("{text} : gardé comme consigne pour contacter la personne.")
    return [info("safe_contact", sentence.format(text=quoted(remark))) for remark in contact.remarks]


def _fill_emails(reader: LineReader, heading: str, cell: Cell) -> None:
    reading = read_emails(cell)
    reader.values.emails += reading.addresses
    reader.report(heading, *reading.findings)
    if any(finding.code != "same_as_above" for finding in reading.findings):
        reader.keep_note(heading, cell_text(cell))


def _fill_coded(name: str, read: Callable[[Cell], CodedReading]) -> Filler:
    def fill(reader: LineReader, heading: str, cell: Cell) -> None:
        reading = read(cell)
        setattr(reader.values, name, reading.value)
        reader.report(heading, *reading.findings)

    return fill


def _fill_languages(reader: LineReader, heading: str, cell: Cell) -> None:
    reading = read_languages(cell)
    reader.values.languages = tuple(dict.fromkeys(reader.values.languages + reading.codes))
    reader.values.unknown_languages += reading.unknown
    reader.report(heading, *reading.findings)


def _fill_french_level(reader: LineReader, heading: str, cell: Cell) -> None:
    reading = read_french_level(cell)
    reader.values.french_level = reading.value
    reader.report(heading, *reading.findings)


def _fill_referent(reader: LineReader, heading: str, cell: Cell) -> None:
    reader.values.referent, finding = resolve_referent_text(cell_text(cell), reader.resolve_referent)
    reader.report(heading, finding)


def _fill_oriented_by(reader: LineReader, heading: str, cell: Cell) -> None:
    text = cell_text(cell)
    if is_nothing(text):
        return
    kinds = sensitivities(text)
    reader.values.oriented_by = Text(heading, text, kinds)
    reader.report(heading, sensitive_origin(kinds) if kinds else None)


def _fill_free_text(name: str) -> Filler:
    def fill(reader: LineReader, heading: str, cell: Cell) -> None:
        text = cell_text(cell)
        if is_nothing(text):
            return
        kept = reader.free_text(heading, text)
        setattr(reader.values, name, (*getattr(reader.values, name), kept))
        if speaks_of_calling(text):
            contact = read_safe_contact(text)
            reader.add_safe_contact(contact)
            sentence = _("{text} : gardé aussi comme consigne pour contacter la personne.")
            reader.report(heading, info("safe_contact", sentence.format(text=quoted(text))))

    return fill


FILLERS: dict[Target, Filler] = {
    Target.REFERENCE: _fill_text("reference"),
    Target.FAMILY_NAME: _fill_name("family_name"),
    Target.GIVEN_NAME: _fill_name("given_name"),
    Target.FULL_NAME: _fill_full_name,
    Target.BIRTH_DATE: _fill_birth_date,
    Target.SEX: _fill_coded("sex", read_sex),
    Target.PHONE: _fill_phones,
    Target.EMAIL: _fill_emails,
    Target.COMMUNE: LineReader.set_commune,
    Target.POSTCODE: LineReader.set_postcode,
    Target.NATIONALITY: _fill_text("nationality"),
    Target.LANGUAGES: _fill_languages,
    Target.FRENCH_LEVEL: _fill_french_level,
    Target.PROTECTION_STATUS: _fill_coded("protection", read_protection),
    Target.PERMIT_UNTIL: _fill_date("permit_until", read_future_date),
    Target.REFERENT: _fill_referent,
    Target.ORIENTED_BY: _fill_oriented_by,
    Target.ENTERED_ON: _fill_date("entered_on", read_past_date),
    Target.LAST_CONTACT_ON: _fill_date("last_contact_on", read_past_date),
    Target.NEXT_APPOINTMENT: _fill_date("next_appointment", read_future_date),
    Target.STATUS: _fill_coded("status", read_status),
    Target.EXIT_ON: _fill_date("exit_on", read_past_date),
    Target.EXIT_REASON: _fill_coded("exit_reason", read_exit_reason),
    Target.BARRIERS_TEXT: _fill_free_text("barriers"),
    Target.NEEDS_TEXT: _fill_free_text("needs"),
    Target.NOTE: _fill_free_text("notes"),
}

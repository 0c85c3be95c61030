"""What only the whole line can tell: no name, a contact before the entry, a permit already over…"""

from datetime import date

from django.utils.translation import gettext as _

from filrouge.shared.words import fold, quoted

from .coded import Coded
from .communes import department_of
from .person import ProposedPerson, Values
from .problems import Finding, error, info, warning

_EXIT_GROUPS = frozenset(("sorti", "sortis", "sortie", "sorties", "abandons", "archives", "anciens"))


def check_row(person: ProposedPerson, today: date, *, exits_only: bool) -> None:
    findings = [_check_names(person.values), _check_exit_group(person)]
    if not exits_only:
        findings += [_check_birth(person), *_check_order(person.values), _check_permit(person.values, today)]
        findings += [_check_department(person.values)]
    person.problems += [finding.at("") for finding in findings if finding]


def _check_names(values: Values) -> Finding | None:
    if not values.family_name and not values.given_name:
        return error(
            "no_name",
            _("Aucun nom sur cette ligne : elle ne peut pas être importée. Ajoutez au moins un nom."),
        )
    if not values.family_name or not values.given_name:
        return warning(
            "one_name",
            _("Un seul nom sur cette ligne : enregistré tel quel, à compléter s’il y en a un autre."),
        )
    return None


def _check_birth(person: ProposedPerson) -> Finding | None:
    refused = any(problem.level == "error" for problem in person.problems)
    if person.values.birth_date or refused:
        return None
    return info("no_birth_date", _("Pas de date de naissance : les doublons seront plus difficiles à voir."))


def _check_order(values: Values) -> list[Finding]:
    entry = values.entered_on
    pairs = (
        (
            "contact_before_entry",
            values.last_contact_on,
            _("Le dernier contact ({day}) précède l’entrée ({entry})."),
        ),
        ("exit_before_entry", values.exit_on, _("La sortie ({day}) précède l’entrée ({entry}).")),
    )
    advice = _("Les deux dates sont gardées, vérifiez laquelle est juste.")
    return [
        warning(code, f"{sentence.format(day=day.source, entry=entry.source)} {advice}")
        for code, day, sentence in pairs
        if entry and day and day.last_day < entry.day
    ]


def _check_permit(values: Values, today: date) -> Finding | None:
    if not values.permit_until or values.permit_until.last_day >= today:
        return None
    sentence = _("Le titre de séjour est terminé depuis le {date} : une alerte sera ouverte.")
    return warning("permit_over", sentence.format(date=values.permit_until.last_day.strftime("%d/%m/%Y")))


def _check_department(values: Values) -> Finding | None:
    commune = values.commune
    if not commune or not commune.department or not commune.postcode:
        return None
    if department_of(commune.postcode)[:2] == commune.department[:2]:
        return None
    sentence = _("La commune {text} et le code postal {code} ne sont pas dans le même département. Vérifiez.")
    return warning("department_mismatch", sentence.format(text=quoted(commune.text), code=commune.postcode))


def _check_exit_group(person: ProposedPerson) -> Finding | None:
    """Under a title « Sortis », a person without a status is proposed as ended, and it is said."""
    if person.values.status or not set(fold(person.group).split()[:1]) & _EXIT_GROUPS:
        return None
    person.values.status = Coded(person.group, "ended")
    sentence = _(
        "Cette personne est sous le titre {group} : son parcours est proposé comme terminé. Vérifiez."
    )
    return warning("status_from_group", sentence.format(group=quoted(person.group)))

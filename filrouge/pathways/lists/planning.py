"""Proposed person → plan. Nothing read is dropped: what has no place of its own goes to the note."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from filrouge.shared.phones import normalise_phone

from .coded import Coded
from .dates import PartialDate, Precision
from .person import ProposedPerson, Text, Values
from .phones import ContactPreference
from .plans import Channel, Ending, Plan, Status
from .problems import error
from .targets import LABELS, Target

LONGEST_NAME, LONGEST_REMARK, LONGEST_ORIGIN = 80, 300, 160
_TIMES = (ContactPreference.NOT_MORNING, ContactPreference.NOT_EVENING, ContactPreference.NOT_WORK)


def plan_of(person: ProposedPerson) -> Plan:
    """Adds to the problems of the line the one that only its writing shows: a name too long."""
    values, plan = person.values, Plan()
    _identity(plan, values)
    _reaching(plan, values)
    _status(plan, values)
    _path(plan, values)
    _words(plan, values, person.group)
    if max(len(plan.given_name), len(plan.family_name)) > LONGEST_NAME:
        sentence = _("Ce nom dépasse 80 caractères : cette cellule contient sans doute autre chose.")
        person.problems.append(error("name_too_long", sentence).at(""))
    return plan


def _identity(plan: Plan, values: Values) -> None:
    """Someone with one name only has it as given name: the one every file has."""
    plan.given_name = values.given_name or values.family_name
    plan.family_name = values.family_name if values.given_name else ""
    if values.birth_date:
        plan.birth_date = values.birth_date.day.isoformat()
        plan.birth_precision = (
            "placeholder" if values.birth_date.placeholder else values.birth_date.precision.value
        )
    plan.sex = _code(plan, Target.SEX, values.sex)
    if values.resolved_commune and values.resolved_commune.id:
        plan.commune_code = values.resolved_commune.id
    elif values.commune:
        _say(plan, Target.COMMUNE, values.commune.text, values.commune.postcode)


def _reaching(plan: Plan, values: Values) -> None:
    safe = values.safe_contact
    remark = " ; ".join(safe.remarks)
    times = [time.value for time in _TIMES if time in safe.preferences]
    written_only = ContactPreference.WHATSAPP_ONLY in safe.preferences
    shared = ContactPreference.SHARED_PHONE in safe.preferences
    for number in values.phones:
        if normalise_phone(number) is None:
            _say(plan, Target.PHONE, number)
            continue
        plan.channels.append(
            Channel(
                kind="whatsapp" if written_only else "phone",
                value=number,
                preferred=not plan.channels,
                when=times[0] if times else "",
                shared_with=_("téléphone partagé, voir la remarque") if shared else "",
                remark=remark[:LONGEST_REMARK],
            )
        )
    if remark and (not plan.channels or len(remark) > LONGEST_REMARK):
        plan.note.append([_("Consigne pour joindre la personne"), remark])
    for address in dict.fromkeys(values.emails):
        _reach_by_mail(plan, address)


def _reach_by_mail(plan: Plan, address: str) -> None:
    try:
        validate_email(address)
    except ValidationError:
        _say(plan, Target.EMAIL, address)
    else:
        plan.channels.append(Channel(kind="email", value=address))


def _status(plan: Plan, values: Values) -> None:
    """A permit that ends is watched even when the status was not understood: forgetting it harms."""
    text, code = (values.protection.text, values.protection.code) if values.protection else ("", None)
    until = values.permit_until.last_day.isoformat() if values.permit_until else ""
    if code or until:
        plan.protection = Status(code or "other", until, "" if code else text)
    elif text:
        plan.in_confidence.append([str(LABELS[Target.PROTECTION_STATUS]), text])


def _path(plan: Plan, values: Values) -> None:
    plan.opened_on = values.entered_on.day.isoformat() if values.entered_on else ""
    if values.referent and values.referent.id:
        plan.referent = values.referent.id
    elif values.referent:
        _say(plan, Target.REFERENT, values.referent.text)
    _origin(plan, values.oriented_by)
    last = values.last_contact_on
    if last and last.precision is Precision.DAY:
        plan.exchange_on = last.day.isoformat()
    elif last:
        _say(plan, Target.LAST_CONTACT_ON, last.source)
    _ending(plan, values)


def _origin(plan: Plan, origin: Text | None) -> None:
    if origin is None:
        return
    if origin.sensitive or len(origin.text) > LONGEST_ORIGIN:
        _free(plan, origin)
    else:
        plan.oriented_by = origin.text


def _ending(plan: Plan, values: Values) -> None:
    status, reason = values.status, values.exit_reason
    left = status is not None and status.code == "ended"
    said_why = reason is not None and reason.code and not (status and status.code == "active")
    if not (left or values.exit_on or said_why):
        for target, coded in ((Target.STATUS, status), (Target.EXIT_REASON, reason)):
            if coded and coded.code != "active":
                _say(plan, target, coded.text)
        return
    words = [coded.text for coded in (status, reason) if coded]
    code = reason.code if reason and reason.code else "other"
    plan.ending = Ending(_first_day(values.exit_on), code, " ; ".join(dict.fromkeys(words))[:500])


def _words(plan: Plan, values: Values, group: str) -> None:
    _say(plan, Target.FRENCH_LEVEL, values.french_level.text if values.french_level else "")
    plan.languages = list(values.languages)
    _say(plan, Target.LANGUAGES, *values.unknown_languages)
    _say(plan, Target.NATIONALITY, values.nationality)
    _say(plan, Target.REFERENCE, values.reference)
    _say(plan, Target.NEXT_APPOINTMENT, values.next_appointment.source if values.next_appointment else "")
    for text in (*values.barriers, *values.needs, *values.notes):
        _free(plan, text)
    if group:
        plan.note.append([_("Titre au-dessus dans la liste"), group])


def _code(plan: Plan, target: Target, coded: Coded | None) -> str:
    if coded and not coded.code:
        _say(plan, target, coded.text)
    return (coded.code or "") if coded else ""


def _say(plan: Plan, target: Target, *texts: str) -> None:
    said = ", ".join(dict.fromkeys(text for text in texts if text))
    if said:
        plan.note.append([str(LABELS[target]), said])


def _free(plan: Plan, text: Text) -> None:
    (plan.in_confidence if text.sensitive else plan.note).append([text.heading, text.text])


def _first_day(day: PartialDate | None) -> str:
    return day.day.isoformat() if day else ""

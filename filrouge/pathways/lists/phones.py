"""Telephone cells: numbers in E.164, and everything else that was written, kept as a remark."""

import re
from dataclasses import dataclass
from enum import StrEnum

import phonenumbers
from django.utils.translation import gettext as _

from filrouge.shared.words import fold, latin_digits, quoted

from .cells import Cell, cell_text
from .problems import Finding, info, warning


class ContactPreference(StrEnum):
    NOT_MORNING = "not_morning"
    NOT_EVENING = "not_evening"
    NOT_WORK = "not_work"
    WHATSAPP_ONLY = "whatsapp_only"
    SMS_ONLY = "sms_only"
    NO_VOICE_MESSAGE = "no_voice_message"
    SHARED_PHONE = "shared_phone"
    DO_NOT_CALL = "do_not_call"


@dataclass(frozen=True, slots=True)
class SafeContact:
    """How this person may be reached without harm: the words as written, and what we recognised in them."""

    remarks: tuple[str, ...] = ()
    preferences: tuple[ContactPreference, ...] = ()


@dataclass(frozen=True, slots=True)
class PhoneReading:
    numbers: tuple[str, ...] = ()
    safe_contact: SafeContact = SafeContact()
    findings: tuple[Finding, ...] = ()


_EIGHT_MORE = r"(?:[ .\-/_\u2011]{0,2}\d){8}"
# +33 in all its dresses or 0X XX…, nine figures whose zero was eaten, 33… whose plus was eaten, abroad.
_NUMBER = re.compile(
    r"(?P<france>(?:(?:\+|\b00) ?33[ .\-]*(?:\(0\)|0(?=[1-9]))?[ .\-]*|(?<!\d)\(?0\)? ?)"
    rf"[1-9]{_EIGHT_MORE}(?!\d))"
    rf"|(?P<eaten>(?<![\d+])[1-79]{_EIGHT_MORE}(?!\d))"
    r"|(?P<bare>(?<![\d+])33[1-9]\d{8}(?!\d))"
    r"|(?P<abroad>(?:\+|\b00) ?[1-9](?:[ .\-()]{0,2}\d){6,14}(?!\d))"
)
# French overseas mobiles share the 06 prefix but have their own country code (ARCEP numbering plan).
_FRANCE = 33
_OVERSEAS = {"690": 590, "691": 590, "692": 262, "693": 262, "694": 594, "696": 596, "697": 596, "639": 262}
_NO_PHONE = re.compile(
    r"^(?:pas de (?:tel|telephone|portable|num|numero)|sans (?:tel|telephone)|aucun|neant|non|nr|x+)$"
)
_PREFERENCES = (
    (
        ContactPreference.NOT_MORNING,
        r"\bpas\b.*\bmatin|\bjamais\b.*\bmatin|\bsauf le matin|apres midi (?:seulement|uniquement)",
    ),
    (
        ContactPreference.NOT_EVENING,
        r"\bpas\b.*\bsoir\b|\bjamais\b.*\bsoir\b|\bsauf le soir|matin (?:seulement|uniquement)",
    ),
    (
        ContactPreference.NOT_WORK,
        r"\b(?:pas|jamais)\b.*(?:pendant|heures? de|horaires de) (?:les |le |son )?(?:cours|travail)",
    ),
    (
        ContactPreference.WHATSAPP_ONLY,
        r"what ?s? ?app\b.*(?:only|seul|unique)|(?:que|uniquement|seulement).{0,12}what ?s? ?app",
    ),
    (ContactPreference.SMS_ONLY, r"sms\b.*(?:only|seul|unique)|(?:que|uniquement|seulement).{0,12}sms"),
    (ContactPreference.NO_VOICE_MESSAGE, r"(?:pas|jamais).{0,12}\bmessages?\b"),
    (
        ContactPreference.SHARED_PHONE,
        r"(?:tel|telephone|portable|num|numero)s? "
        r"(?:partage|commun|(?:du|de la|de l|de son|de sa|d une?|chez) ?\w+)",
    ),
    (ContactPreference.DO_NOT_CALL, r"(?:ne (?:pas|plus|jamais)|ne l) (?:appeler|telephoner|contacter)$"),
)
_COMPILED = tuple((preference, re.compile(pattern)) for preference, pattern in _PREFERENCES)
_ABOUT_CALLING = re.compile(
    r"\b(?:ne )?(?:pas|plus|jamais) (?:l )?(?:appeler|telephoner|joindre|contacter|de message)|\bpas d appel"
    r"|what ?s? ?app|\bsms\b|\bjoign"
    r"|(?:tel|telephone|portable|numero) (?:partage|commun|du |de la |de l |de son |de sa )"
)


def read_phones(cell: Cell) -> PhoneReading:
    """Every number of a cell; never raises, never loses text."""
    text = latin_digits(cell_text(cell))
    if not text:
        return PhoneReading()
    numbers, findings, rest = [], [], _NUMBER.sub(" ", text)
    for found in _NUMBER.finditer(text):
        number, finding = _normalise(found)
        findings += [finding] if finding else []
        if number is None:
            rest += f" {found.group().strip()}"
        elif number not in numbers:
            numbers.append(number)
    remark = _remark(rest)
    findings += _without_number(text, remark, numbers, findings)
    keep = remark if remark and not _NO_PHONE.match(fold(remark)) else ""
    return PhoneReading(tuple(numbers), read_safe_contact(keep), tuple(findings))


def read_safe_contact(text: str) -> SafeContact:
    folded = fold(text)
    if not folded:
        return SafeContact()
    found = [preference for preference, pattern in _COMPILED if pattern.search(folded)]
    return SafeContact((text,), tuple(found))


def speaks_of_calling(text: str) -> bool:
    """« Ne pas appeler le matin » may sit in any column of remarks."""
    return bool(_ABOUT_CALLING.search(fold(text)))


def join_safe_contacts(contacts: list[SafeContact]) -> SafeContact:
    remarks = dict.fromkeys(remark for contact in contacts for remark in contact.remarks)
    preferences = dict.fromkeys(preference for contact in contacts for preference in contact.preferences)
    return SafeContact(tuple(remarks), tuple(preferences))


def looks_like_phone(cell: Cell) -> bool:
    text = cell_text(cell)
    return bool(_NUMBER.search(text)) or bool(text and _NO_PHONE.match(fold(text)) and "tel" in fold(text))


def _normalise(found: re.Match[str]) -> tuple[str | None, Finding | None]:
    written = found.group().strip()
    digits = re.sub(r"\D", "", written)
    if len(set(digits[-8:])) == 1:
        return None, info("placeholder_phone", _placeholder(written))
    if found.lastgroup == "abroad":
        return _abroad(written, digits)
    return _french(written, digits[-9:])


def _french(written: str, national: str) -> tuple[str, Finding | None]:
    code = _OVERSEAS.get(national[:3], _FRANCE)
    number = phonenumbers.PhoneNumber(country_code=code, national_number=int(national))
    if code != _FRANCE and phonenumbers.is_valid_number(number):
        sentence = _("{number} est un numéro d’outre-mer : enregistré {read}.")
        read = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
        return f"+{code}{national}", info(
            "overseas_phone", sentence.format(number=quoted(written), read=read)
        )
    number.country_code = _FRANCE
    return f"+33{national}", None if phonenumbers.is_valid_number(number) else _to_check(written)


def _abroad(written: str, digits: str) -> tuple[str | None, Finding | None]:
    try:
        number = phonenumbers.parse("+" + (digits.removeprefix("00") if written.startswith("00") else digits))
    except phonenumbers.NumberParseException:
        return None, _unreadable(written)
    if not phonenumbers.is_possible_number(number):
        return None, _unreadable(written)
    valid = phonenumbers.is_valid_number(number)
    return phonenumbers.format_number(
        number, phonenumbers.PhoneNumberFormat.E164
    ), None if valid else _to_check(written)


def _remark(rest: str) -> str:
    return re.sub(r"\s+", " ", rest).strip(" /;,:-–|()·.\n") if re.search(r"\w", rest) else ""


def _without_number(text: str, remark: str, numbers: list[str], findings: list[Finding]) -> list[Finding]:
    if numbers or findings or _NO_PHONE.match(fold(remark)) or not any(c.isdigit() for c in remark):
        return []
    return [_unreadable(text)]


def _placeholder(written: str) -> str:
    return _(
        "{number} ne peut pas être un vrai numéro : gardé dans les remarques, pas comme téléphone."
    ).format(number=quoted(written))


def _to_check(written: str) -> Finding:
    sentence = _(
        "{number} n’est pas attribué dans le plan de numérotation : enregistré tel quel, à vérifier."
    )
    return warning("phone_to_check", sentence.format(number=quoted(written)))


def _unreadable(written: str) -> Finding:
    sentence = _("{number} n’est pas un numéro complet : gardé dans les remarques, pas comme téléphone.")
    return warning("unreadable_phone", sentence.format(number=quoted(written)))

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat, PhoneNumberType

# Numbers of these regions are written 0692…, 0590… as in mainland France, and valid only there.
FRENCH_OVERSEAS = ("RE", "GP", "MQ", "GF", "PM")
FIXED = (PhoneNumberType.FIXED_LINE, PhoneNumberType.TOLL_FREE, PhoneNumberType.PREMIUM_RATE)


def normalise_phone(text: str, region: str = "FR") -> str | None:
    """E.164 ("+33612345678"), or None when it is no number one could call.

    `region` reads the numbers written without a country code.
    """
    for tried in (region, *(FRENCH_OVERSEAS if region == "FR" else ())):
        number = _parsed(text, tried)
        if number is not None and phonenumbers.is_valid_number(number):
            return phonenumbers.format_number(number, PhoneNumberFormat.E164)
    return None


def display_phone(e164: str) -> str:
    """ "06 12 34 56 78"; foreign and overseas numbers keep their country code: "+380 50 123 4567"."""
    number = _parsed(e164, None)
    if number is None:
        return e164
    french = phonenumbers.region_code_for_number(number) == "FR"
    style = PhoneNumberFormat.NATIONAL if french else PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(number, style)


def can_be_texted(e164: str) -> bool:
    """False for what is known to be a fixed line, which receives no SMS."""
    number = _parsed(e164, None)
    return number is not None and phonenumbers.number_type(number) not in FIXED


def _parsed(text: str, region: str | None) -> phonenumbers.PhoneNumber | None:
    try:
        return phonenumbers.parse(text, region)
    except NumberParseException:
        return None

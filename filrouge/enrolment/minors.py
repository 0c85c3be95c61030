from datetime import date

from filrouge.people.models import BirthPrecision, Person

MAJORITY = 18


def is_minor(person: Person, on: date) -> bool | None:
    """Under 18 on this day; None when what is known of the birth date does not say."""
    born = person.birth_date
    if born is None:
        return None
    turned = on.year - born.year
    if person.birth_precision == BirthPrecision.DAY:
        return turned - ((on.month, on.day) < (born.month, born.day)) < MAJORITY
    if person.birth_precision == BirthPrecision.MONTH and on.month != born.month:
        return turned - (on.month < born.month) < MAJORITY
    return None if turned == MAJORITY else turned < MAJORITY

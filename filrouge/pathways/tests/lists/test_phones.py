import pytest
from hypothesis import given
from hypothesis import strategies as st

from filrouge.pathways.lists.phones import ContactPreference as Prefer
from filrouge.pathways.lists.phones import read_phones, read_safe_contact, speaks_of_calling

FORMS = (
    "0{0}{1}{2}{3}{4}", "0{0} {1} {2} {3} {4}", "0{0}.{1}.{2}.{3}.{4}", "0{0}-{1}-{2}-{3}-{4}",
    "0{0}/{1}/{2}/{3}/{4}", "+33{0}{1}{2}{3}{4}", "+33 {0} {1} {2} {3} {4}", "+33 (0){0}{1}{2}{3}{4}",
    "+33(0){0} {1} {2} {3} {4}", "0033{0}{1}{2}{3}{4}", "33{0}{1}{2}{3}{4}", "{0}{1}{2}{3}{4}",
    "{0} {1} {2} {3} {4}", "(0){0} {1} {2} {3} {4}",
)  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "numbers"),
    [
        ("06 61 31 86 09", ("+33661318609",)),
        (667127684.0, ("+33667127684",)),
        ("0619093786 / 07 51 22 33 44", ("+33619093786", "+33751223344")),
        ("06 61 31 86 09\n0661318609", ("+33661318609",)),
        ("06/61/31/86/09 ou 04 67 11 22 33", ("+33661318609", "+33467112233")),
        ("+49 151 23456789", ("+4915123456789",)),
        ("00221 77 123 45 67", ("+221771234567",)),
        ("0692 39 17 93", ("+262692391793",)),
        ("pas de tel", ()),
        (None, ()),
    ],
)
def test_reads_every_form(cell: object, numbers: tuple[str, ...]) -> None:
    assert read_phones(cell).numbers == numbers  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("cell", "preference"),
    [
        ("06 61 31 86 09 NE PAS APPELER LE MATIN", Prefer.NOT_MORNING),
        ("0661318609 (jamais le matin)", Prefer.NOT_MORNING),
        ("0661318609 pas le soir svp", Prefer.NOT_EVENING),
        ("0661318609 tel du mari", Prefer.SHARED_PHONE),
        ("0661318609 WhatsApp only", Prefer.WHATSAPP_ONLY),
        ("uniquement par whatsapp 0661318609", Prefer.WHATSAPP_ONLY),
        ("0661318609 SMS uniquement", Prefer.SMS_ONLY),
        ("0661318609 ne pas laisser de message", Prefer.NO_VOICE_MESSAGE),
        ("0661318609 : ne pas appeler", Prefer.DO_NOT_CALL),
        ("0661318609 pas pendant les cours", Prefer.NOT_WORK),
    ],
)
def test_keeps_the_remark_and_recognises_it(cell: str, preference: Prefer) -> None:
    reading = read_phones(cell)
    assert reading.numbers == ("+33661318609",)
    assert reading.safe_contact.preferences == (preference,)
    (remark,) = reading.safe_contact.remarks
    assert set(remark.split()) <= set(cell.replace("(", " ").replace(")", " ").split())


def test_a_remark_nobody_foresaw_is_kept_too() -> None:
    contact = read_phones("0661318609 (demander Mme Petit)").safe_contact
    assert contact.remarks == ("demander Mme Petit",)
    assert contact.preferences == ()


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("07 00 00 00 00", "placeholder_phone"),
        ("0661 31", "unreadable_phone"),
        ("0639812467", "phone_to_check"),
    ],
)
def test_says_which_number_is_doubtful(cell: str, code: str) -> None:
    assert [finding.code for finding in read_phones(cell).findings] == [code]


def test_a_number_that_cannot_be_true_is_kept_in_the_remarks() -> None:
    reading = read_phones("0661318609 / 07 00 00 00 00")
    assert reading.numbers == ("+33661318609",)
    assert reading.safe_contact.remarks == ("07 00 00 00 00",)


def test_recognises_a_remark_about_calling_in_another_column() -> None:
    assert speaks_of_calling("NE PAS APPELER LE MATIN")
    assert speaks_of_calling("n'a que WhatsApp")
    assert not speaks_of_calling("à rappeler")
    assert not speaks_of_calling("stage cuisine du 12/10 au 23/10 OK")
    assert read_safe_contact("NE PAS APPELER LE MATIN").preferences == (Prefer.NOT_MORNING,)


def pairs() -> st.SearchStrategy[list[str]]:
    two = st.integers(0, 99).map("{:02}".format)
    return st.tuples(st.sampled_from(["1", "2", "3", "4", "5", "6", "7", "9"]), two, two, two, two).map(list)


@given(pairs(), st.sampled_from(FORMS))
def test_one_number_reads_the_same_in_every_form(parts: list[str], form: str) -> None:
    reading, plain = read_phones(form.format(*parts)), read_phones("0" + "".join(parts))
    assert reading.numbers == plain.numbers
    assert plain.numbers == () or plain.numbers[0].endswith("".join(parts))


@given(st.one_of(st.text(), st.from_regex(r"[0-9+ ().\-/٠-٩a-z]{1,40}"), st.floats(), st.none(), st.dates()))
def test_never_raises_and_never_loses_a_digit(cell: object) -> None:
    reading = read_phones(cell)  # type: ignore[arg-type]
    assert all(
        number.startswith("+") and number[1:].isdecimal() and number.isascii() for number in reading.numbers
    )
    if isinstance(cell, str) and any(c.isdecimal() for c in cell):
        assert reading.numbers or reading.safe_contact.remarks

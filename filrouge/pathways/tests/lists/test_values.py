import pytest

from filrouge.pathways.lists.communes import CommuneHint, department_of, read_commune, resolve_hint
from filrouge.pathways.lists.exits import read_exit_reason, read_status
from filrouge.pathways.lists.french import read_french_level
from filrouge.pathways.lists.referents import match_staff, resolve_referent_text
from filrouge.pathways.lists.sensitive import sensitivities
from filrouge.pathways.lists.values import read_emails, read_languages, read_protection, read_sex
from filrouge.reference.languages import BY_CODE, LANGUAGES, find_language

from .samples import STAFF


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("F", "woman"),
        ("Mme", "woman"),
        ("Mlle", "woman"),
        ("femme", "woman"),
        ("H", "man"),
        ("M.", "man"),
        ("Mr", "man"),
        ("M/Mme", None),
        ("1", None),
    ],
)
def test_the_sex_is_read_as_teams_write_it(text: str, code: str | None) -> None:
    reading = read_sex(text)
    assert reading.value is not None
    assert reading.value.code == code
    assert bool(reading.findings) == (code is None)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Réfugié(e)", "refugee"),
        ("BPI réfugié", "refugee"),
        ("PS", "subsidiary"),
        ("BPI PS", "subsidiary"),
        ("protection subsidiaire", "subsidiary"),
        ("apatride", "stateless"),
        ("DA + 6 mois", "asylum_seeker"),
        ("demandeuse d'asile", "asylum_seeker"),
        ("PT Ukraine", "temporary_protection"),
        ("CJM", "other"),
    ],
)
def test_protection_with_one_meaning(text: str, code: str) -> None:
    reading = read_protection(text)
    assert reading.value is not None
    assert (reading.value.code, reading.value.text, reading.findings) == (code, text, ())


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("BPI", "ambiguous_protection"),
        ("récépissé", "ambiguous_protection"),
        ("PS ou réfugié", "ambiguous_protection"),
        ("conjoint de réfugié", "protection_of_relative"),
        ("zorglub", "unknown_protection"),
        ("débouté", "unknown_protection"),
    ],
)
def test_protection_is_never_guessed(text: str, code: str) -> None:
    reading = read_protection(text)
    assert reading.value is not None
    assert (reading.value.code, reading.value.text) == (None, text)
    assert [finding.code for finding in reading.findings] == [code]


@pytest.mark.parametrize(
    ("text", "code", "literacy", "finding"),
    [
        ("A1", "a1", None, None),
        ("b2", "b2", None, None),
        ("a1.1", "infra_a1", None, None),
        ("A0", "infra_a1", None, None),
        ("infra A1", "infra_a1", None, None),
        ("A1 alpha", "a1", "not_reading", None),
        ("B1/B2", "b1", None, "several_levels"),
        ("débutant", "infra_a1", None, "beginner_level"),
        ("analphabète", None, "not_reading", "literacy_only"),
        ("A2 en cours", None, None, "level_not_reached"),
        ("se débrouille", None, None, "unknown_level"),
    ],
)
def test_a_french_level_is_read_with_what_it_leaves_unsaid(
    text: str, code: str | None, literacy: str | None, finding: str | None
) -> None:
    reading = read_french_level(text)
    assert reading.value is not None
    assert (reading.value.code, reading.value.literacy, reading.value.text) == (code, literacy, text)
    assert [found.code for found in reading.findings] == ([finding] if finding else [])


def test_french_level_not_assessed_stays_empty_and_is_said() -> None:
    assert read_french_level("non évalué").value is None
    assert [finding.code for finding in read_french_level("non évalué").findings] == ["level_not_assessed"]


@pytest.mark.parametrize(
    ("text", "found", "unknown"),
    [
        ("dari, pachto", ("prs", "pus"), ()),
        ("peul ; français", ("ful", "fra"), ()),
        ("tigrigna", ("tir",), ()),
        ("ukrainien/russe", ("ukr", "rus"), ()),
        ("arabe (lu et écrit)", ("ara",), ()),
        ("DARI et Pashto", ("prs", "pus"), ()),
        ("érythréen", (), ("érythréen",)),
        ("somali, zorglub", ("som",), ("zorglub",)),
    ],
)
def test_languages_are_told_apart_and_the_unknown_are_named(
    text: str, found: tuple[str, ...], unknown: tuple[str, ...]
) -> None:
    reading = read_languages(text)
    assert (reading.codes, reading.unknown) == (found, unknown)
    assert len(reading.findings) == len(unknown)


def test_the_vocabulary_of_languages_is_sound() -> None:
    assert len(BY_CODE) == len(LANGUAGES) >= 60
    assert all(
        len(code) == 3 and find_language(language.french_name) is language
        for code, language in BY_CODE.items()
    )
    assert {code for code, language in BY_CODE.items() if language.direction == "rtl"} >= {
        "ara",
        "prs",
        "pus",
        "urd",
    }
    spellings = [spelling for language in LANGUAGES for spelling in language.spellings]
    assert all(find_language(spelling) for spelling in spellings)
    assert len({spelling.lower() for spelling in spellings}) == len(spellings)


def test_addresses_are_read_and_what_is_none_is_said() -> None:
    assert read_emails("Rim.Diallo@exemple.fr ; n'golo@exemple.fr").addresses == (
        "rim.diallo@exemple.fr",
        "n'golo@exemple.fr",
    )
    for text, code in (
        ("idem", "same_as_above"),
        ("x@y", "unreadable_email"),
        ("aïcha@exemple.fr", "accented_email"),
    ):
        assert (read_emails(text).addresses, read_emails(text).findings[0].code) == ((), code)


@pytest.mark.parametrize(
    ("commune", "postcode", "name", "department", "code"),
    [
        ("Millau (12)", None, "Millau", "12", ""),
        ("ST GAUDENS", 31800.0, "Saint-Gaudens", "", "31800"),
        ("BÉZIERS", "34500", "Béziers", "", "34500"),
        ("34500 Béziers Cedex 2", None, "Béziers", "", "34500"),
        ("Ste-Foy-la-Grande (33)", None, "Sainte-Foy-la-Grande", "33", ""),
        ("SAINT-GILLES", 30800.0, "Saint-Gilles", "", "30800"),
        ("Bourg-en-Bresse", 1000.0, "Bourg-en-Bresse", "", "01000"),
        ("AJACCIO (2a)", None, "Ajaccio", "2A", ""),
        ("CHALON SUR SAÔNE", None, "Chalon sur Saône", "", ""),
    ],
)
def test_a_commune_is_read_in_its_many_spellings(
    commune: str, postcode: float | str | None, name: str, department: str, code: str
) -> None:
    assert read_commune(commune, postcode) == CommuneHint(name, department, code, commune)


def test_department_of_a_postcode() -> None:
    assert [department_of(code) for code in ("34500", "20000", "20600", "97410")] == ["34", "2A", "2B", "974"]


def test_a_commune_that_is_not_found_stays_as_text() -> None:
    resolved, finding = resolve_hint(CommuneHint("Nulle", text="Nulle"), lambda _hint: [])
    assert resolved.id is None
    assert finding is not None
    assert finding.code == "unknown_commune"


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Bruno LOPEZ", ["bruno"]),
        ("B. Lopez", ["bruno"]),
        ("martin amina", ["amina"]),
        ("Amina M.", ["amina"]),
        ("A. Martin", ["amina"]),
        ("Amina", ["amina"]),
        ("Claire", []),
        ("A. Lopez", []),
        ("M.", []),
        ("A M", []),
    ],
)
def test_referent_in_every_short_form(text: str, ids: list[str]) -> None:
    assert [found.id for found in match_staff(text, STAFF)] == ids


def test_referent_to_come_is_not_looked_up() -> None:
    resolved, finding = resolve_referent_text(
        "en cours d'attribution", lambda _text: pytest.fail("looked up")
    )
    assert resolved is not None
    assert resolved.id is None
    assert finding is not None
    assert finding.code == "referent_to_come"


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("santé ++", ["health"]),
        ("hôpital, PASS", ["health"]),
        ("PASS du CHU", ["health"]),
        ("pass Navigo", []),
        ("suivi SPIP", ["justice"]),
        ("foyer femmes", ["violence"]),
        ("recours CNDA", ["asylum"]),
        ("CAF bloquée", []),
        ("mobilité (pas de permis) ; numérique", []),
        ("CADA Les Oliviers", []),
    ],
)
def test_words_that_only_some_may_read(text: str, kinds: list[str]) -> None:
    assert list(sensitivities(text)) == kinds


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("CDI resto", "job"),
        ("CDD 3 mois", "job"),
        ("formation", "training"),
        ("déménagement", "moved"),
        ("abandon", "own_wish"),
        ("ne répond plus", "lost"),
        ("emploi", "job"),
        ("relais Cap emploi", "relay"),
        ("sans emploi", None),
        ("abandon formation", None),
        ("zorglub", None),
    ],
)
def test_a_reason_for_leaving_is_read_or_asked(text: str, code: str | None) -> None:
    reading = read_exit_reason(text)
    assert reading.value is not None
    assert (reading.value.code, bool(reading.findings)) == (code, code is None)


def test_a_status_is_read_in_the_words_of_teams() -> None:
    known = {
        "en cours": "active",
        "sorti": "ended",
        "abandon": "ended",
        "emploi": "ended",
        "liste d'attente": "waiting",
    }
    assert {text: read_status(text).value.code for text in known} == known  # type: ignore[union-attr]
    doubtful = read_status("en recherche d'emploi")
    assert doubtful.value is not None
    assert (doubtful.value.code, len(doubtful.findings)) == (None, 1)

import io
from cProfile import Profile
from datetime import date
from pstats import Stats

import pytest
from python_calamine import CalamineWorkbook

from filrouge.pathways.lists.duplicates import find_internal_duplicates
from filrouge.pathways.lists.phones import ContactPreference
from filrouge.pathways.lists.refused import refused_file
from filrouge.pathways.lists.rows import ListResult

from .samples import HEADINGS, RIM, codes, many_lines, person, read_list, real_list, workbook


def listed(*rows: list[object]) -> ListResult:
    return read_list(workbook(Suivi=[HEADINGS, *rows]))


def test_a_whole_line() -> None:
    (row,) = listed(RIM).rows
    values = row.values
    assert (values.family_name, values.given_name, values.phones) == ("Diallo", "Rim", ("+33661318609",))
    assert values.birth_date is not None
    assert values.birth_date.day == date(1999, 9, 24)
    assert values.protection is not None
    assert (values.protection.code, values.referent.id) == ("subsidiary", "bruno")  # type: ignore[union-attr]
    assert values.commune is not None
    assert (values.commune.department, values.commune.postcode) == ("12", "12100")
    assert [text.text for text in values.barriers] == ["logement"]
    assert values.notes == ()
    assert (row.problems, row.refused, row.address.number) == ([], False, 2)
    assert row.raw["Né(e) le"] == "24/09/1999"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"Né(e) le": "30/02/2001"}, "impossible_date"),
        ({"Né(e) le": "01/01/2004"}, "placeholder_birth"),
        ({"Né(e) le": "2004"}, "partial_birth"),
        ({"Né(e) le": None}, "no_birth_date"),
        ({"NOM": None, "Prénom": None}, "no_name"),
        ({"Prénom": None}, "one_name"),
        ({"Dernier contact": date(2026, 12, 4)}, "future_date"),
        ({"Dernier contact": "01/01/2026"}, "contact_before_entry"),
        ({"CP": 34500}, "department_mismatch"),
        ({"CP": "ici"}, "unreadable_postcode"),
        ({"Freins": "santé ++"}, "sensitive_text"),
        ({"Orienté par": "hôpital, PASS"}, "sensitive_origin"),
        ({"Référent": "Zoé"}, "unknown_referent"),
        ({"Observations": "NE PAS APPELER LE MATIN"}, "safe_contact"),
    ],
)
def test_each_problem_is_said(changes: dict[str, object], code: str) -> None:
    result = listed(person(**changes))
    assert codes(result, 2) == {code}
    assert all(
        len(problem.sentence) > 20 and problem.sentence[-1] == "." for problem in result.rows[0].problems
    )
    assert result.rows[0].refused == (code in {"impossible_date", "no_name"})


def test_a_remark_about_calling_is_a_safe_contact_and_stays_a_note() -> None:
    (row,) = listed(person(Observations="NE PAS APPELER LE MATIN")).rows
    assert row.values.safe_contact.preferences == (ContactPreference.NOT_MORNING,)
    assert [note.text for note in row.values.notes] == ["NE PAS APPELER LE MATIN"]


def test_what_is_not_understood_stays_in_the_notes() -> None:
    (row,) = listed(person(**{"E-mail": "aïcha@exemple.fr", "Date d'entrée": "avant l'été"})).rows
    assert [note.text for note in row.values.notes] == ["aïcha@exemple.fr", "avant l'été"]


def test_a_title_sortis_proposes_an_end_and_says_so() -> None:
    result = read_list(workbook(Suivi=[HEADINGS[:4], RIM[:4], ["Sortis"], RIM[:4]]))
    assert [row.values.status and row.values.status.code for row in result.rows] == [None, "ended"]
    assert codes(result, 4) == {"status_from_group"}


def test_a_sheet_of_exits_completes_one_person_and_never_chooses_between_two() -> None:
    exits = [
        ["NOM", "Prénom", "Date sortie", "Motif"],
        ["diallo", "Rim", "30/09/2026", "CDI"],
        ["SAFI", "Emal", "30/09/2026", "abandon"],
        ["OSMAN", "Nour", "30/09/2026", "formation"],
    ]
    safi = [person(NOM="Safi", Prénom="Emal"), person(NOM="Safi", Prénom="emal", **{"Né(e) le": "2000"})]
    result = read_list(workbook(Suivi=[HEADINGS, RIM, *safi], Sortis=exits))
    one, two, none = result.rows[3:]
    assert one.completes == result.rows[0].address
    assert [(row.problems[-1].code, row.refused) for row in (one, two, none)] == [
        ("exit_attached", False), ("exit_ambiguous", True), ("exit_alone", False),
    ]  # fmt: skip
    assert find_internal_duplicates(result.rows) == []


def test_the_fingerprint_forgets_where_the_line_stood_and_how_the_name_was_written() -> None:
    marks = [row.fingerprint for row in listed(RIM, person(NOM="diallo", Prénom="RIM"), person(CP=None)).rows]
    assert marks[0] == marks[1] != marks[2]
    (alone,) = listed(RIM).rows
    assert alone.fingerprint == marks[0]


def test_duplicates_are_shown_with_their_reasons() -> None:
    result = listed(
        RIM,
        person(Prénom="Rym", Tél="0751223344"),
        person(**{"Né(e) le": "09/01/2001"}),
        person(NOM="Traoré", Prénom="Yonas", **{"Né(e) le": "2003"}),
        person(NOM="traoré", Prénom="YONAS", Tél=None, **{"Né(e) le": "01/01/2003"}),
        person(NOM="Osman", Prénom="Nour", Tél="0600000001", **{"Né(e) le": "03/04/2000"}),
        person(NOM="Osman", Prénom="Nour", Tél="0600000002", **{"Né(e) le": "04/03/2000"}),
    )
    pairs = {(pair.first, pair.second): pair.reasons for pair in find_internal_duplicates(result.rows)}
    assert set(pairs) == {(0, 1), (3, 4), (5, 6)}
    assert "Même date de naissance." in pairs[0, 1]
    assert "Dates de naissance avec jour et mois inversés." in pairs[5, 6]


def test_the_refused_lines_can_be_corrected_and_given_back() -> None:
    bad = listed(person(**{"Né(e) le": "30/02/2001", "Observations": "=1+1"}))
    data = refused_file(bad.rows, HEADINGS)
    rows = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    assert rows[0] == [*HEADINGS, "Pourquoi"]
    assert rows[1][15] == "=1+1"
    assert "n’existe pas" in rows[1][-1]
    again = read_list(data)
    assert codes(again, 2) == {"impossible_date"}
    assert again.rows[0].fingerprint == bad.rows[0].fingerprint


def test_twice_the_lines_cost_twice_the_calls() -> None:
    """Calls, not seconds; ten thousand lines in tests/sweeps."""
    few, many = many_lines(100), many_lines(200)
    read_list(many, "liste.csv")  # what is read once per process has been
    assert _calls_to_read(many) < 2.2 * _calls_to_read(few)


def _calls_to_read(data: bytes) -> int:
    counted = Profile()
    counted.runcall(lambda: find_internal_duplicates(read_list(data, "liste.csv").rows))
    return Stats(counted).total_calls  # type: ignore[attr-defined]


def test_the_spreadsheet_of_a_mission_locale() -> None:
    result = read_list(real_list("suivi_mission_locale.xlsx"), "suivi_mission_locale.xlsx")
    main = [row for row in result.rows if row.address.sheet == "Suivi 2026"]
    exits = [row for row in result.rows if row.address.sheet == "Sortis"]
    assert (len(main), len(exits), result.announced_totals) == (192, 12, {"Suivi 2026": 192})
    assert sum(row.completes is not None for row in exits) == 10
    assert [row.problems[-1].code for row in result.rows if row.refused] == ["exit_ambiguous"] * 2
    assert len(find_internal_duplicates(result.rows)) == 14


def test_the_file_of_orientations_in_windows_1252() -> None:
    result = read_list(real_list("orientations_cada_cp1252.csv"), "orientations_cada_cp1252.csv")
    assert len(result.rows) == 90
    assert {row.values.family_name for row in result.rows} >= {
        "Haile Mariam",
        "Ben Saïd",
        "El-Khoury",
        "De Souza",
    }
    assert len({row.values.family_name for row in result.rows}) == 16
    assert not any(problem.code == "uncertain_name" for row in result.rows for problem in row.problems)
    assert (
        sum(ContactPreference.NOT_MORNING in row.values.safe_contact.preferences for row in result.rows) == 17
    )

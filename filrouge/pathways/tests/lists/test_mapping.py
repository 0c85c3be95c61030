import pytest

from filrouge.pathways.lists.lines import Header
from filrouge.pathways.lists.mapping import Mapping, propose_mapping
from filrouge.pathways.lists.targets import Target
from filrouge.shared.words import fold

from .samples import TODAY


def headers(*texts: str) -> list[Header]:
    return [Header(index, text, fold(text)) for index, text in enumerate(texts)]


def propose(columns: dict[str, list[object]], remembered: dict[str, str] | None = None) -> dict[str, str]:
    rows = list(zip(*columns.values(), strict=True))
    mapping = propose_mapping(headers(*columns), rows, TODAY, remembered)  # type: ignore[arg-type]
    return {choice.header.text: choice.target.value for choice in mapping.choices}


@pytest.mark.parametrize(
    ("heading", "target"),
    [
        ("DN", "birth_date"),
        ("Né(e) le", "birth_date"),
        ("Date de naissance (jj/mm/aaaa)", "birth_date"),
        ("Tél", "phone"),
        ("Portable", "phone"),
        ("N° tel", "phone"),
        ("Tél. 2", "phone"),
        ("Nom et prénom", "full_name"),
        ("Réf. parcours", "reference"),
        ("Fin TS", "permit_until"),
        ("NOM", "family_name"),
        ("Prénom(s)", "given_name"),
        ("Orienté par", "oriented_by"),
        ("Structure d’orientation", "oriented_by"),
        ("Prochain RDV", "next_appointment"),
        ("Langue(s)", "languages"),
        ("Niveau FLE", "french_level"),
        ("Besoin exprimé", "needs_text"),
        ("Freins repérés", "barriers_text"),
        ("Référent(e)", "referent"),
        ("Nom du référent", "referent"),
        ("Motif de sortie", "exit_reason"),
        ("CP", "postcode"),
        ("Pourquoi", "ignore"),
        ("Zorglub", "note"),
    ],
)
def test_usual_headings_are_known_before_any_content(heading: str, target: str) -> None:
    assert propose({heading: []}) == {heading: target}


def test_the_content_settles_what_the_heading_leaves_open() -> None:
    assert propose({"Statut": ["PS", "réfugié", "DA"]})["Statut"] == "protection_status"
    assert propose({"Statut": ["en cours", "sorti", "abandon"]})["Statut"] == "status"
    assert propose({"Contact": ["06 61 31 86 09", "pas de tel"]})["Contact"] == "phone"
    assert propose({"Contact": ["a@exemple.fr", "b@exemple.fr"]})["Contact"] == "email"
    assert propose({"Nom": ["TRAORÉ Zahra", "SAFI Emal"]})["Nom"] == "full_name"
    assert propose({"Nom": ["TRAORÉ", "SAFI"], "Prénom": ["Zahra", "Emal"]})["Nom"] == "family_name"
    assert propose({"Zorglub": ["06 61 31 86 09", "07 51 22 33 44"]})["Zorglub"] == "phone"


def test_a_heading_that_its_content_denies_is_not_believed() -> None:
    assert propose({"DN": ["06 61 31 86 09", "07 51 22 33 44"]})["DN"] == "phone"
    assert propose({"Date d'entrée": ["peut-être", "à voir"]})["Date d'entrée"] == "note"


def test_two_columns_cannot_give_one_value() -> None:
    assert propose({"Né(e) le": ["01/02/2003"], "DN": ["01/02/2003"]}) == {
        "Né(e) le": "birth_date",
        "DN": "note",
    }
    assert propose({"Tél 1": ["0661318609"], "Tél 2": ["0751223344"]}) == {"Tél 1": "phone", "Tél 2": "phone"}


def test_what_must_not_be_kept_is_ignored_whatever_was_remembered() -> None:
    remembered = {"n secu": "note", "religion": "note", "numero x": "reference"}
    columns: dict[str, list[object]] = {
        "N° sécu": ["?"],
        "Religion": ["?"],
        "Numéro X": ["2 03 02 34 172 001 45"],
    }
    assert set(propose(columns, remembered).values()) == {"ignore"}
    assert Mapping.from_dict(remembered).target_of(Header(0, "Religion", "religion")) is Target.IGNORE


def test_a_mapping_is_remembered_by_heading() -> None:
    mapping = propose_mapping(headers("DN", "Zorglub"), [("01/02/2003", "x")], TODAY)
    chosen = mapping.with_choices({"zorglub": "needs_text", "dn": "nonsense"})
    assert chosen.to_dict() == {"dn": "birth_date", "zorglub": "needs_text"}
    assert Mapping.from_dict(chosen.to_dict()).to_dict() == chosen.to_dict()
    again = propose_mapping(headers("DN", "Zorglub"), [("01/02/2003", "x")], TODAY, chosen.to_dict())
    assert again.choices[1].target is Target.NEEDS_TEXT
    assert "dernière fois" in again.choices[1].reason

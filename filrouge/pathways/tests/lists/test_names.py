import pytest

from filrouge.pathways.lists.names import NameSplitter, restore_case

COLUMN = ["TRAORÉ Zahra", "KOVALENKO Mohamed", "EL-KHOURY zahra", "BEN SAÏD Hodan", "HAILE MARIAM Tesfay"]


@pytest.mark.parametrize(
    ("written", "family", "given"),
    [
        ("KOVALENKO Mohamed", "Kovalenko", "Mohamed"),
        ("EL-KHOURY zahra", "El-Khoury", "Zahra"),
        ("Ben Saïd, Mohamed", "Ben Saïd", "Mohamed"),
        ("DE SOUZA Ibrahim", "De Souza", "Ibrahim"),
        ("Mme DIALLO Marie-Ange", "Diallo", "Marie-Ange"),
        ("Yonas TESFAYE", "Tesfaye", "Yonas"),
        ("TRAORÉ MARIAM", "Traoré", "Mariam"),
        ("HAILE MARIAM GOHARIK", "Haile Mariam", "Goharik"),
        ("ben saïd mohamed", "Ben Saïd", "Mohamed"),
        ("AL HASSAN EMAL", "Al Hassan", "Emal"),
        ("DE SOUZA n'golo", "De Souza", "N'Golo"),
    ],
)
def test_splits_with_capitals_particles_and_the_rest_of_the_column(
    written: str, family: str, given: str
) -> None:
    split = NameSplitter(COLUMN).split(written)
    assert (split.family, split.given, split.sure) == (family, given, True)


def test_says_when_nothing_tells_the_two_names_apart() -> None:
    assert not NameSplitter(["MARIAM TRAORE", "ZAHRA SAFI"]).split("MARIAM TRAORE").sure
    assert not NameSplitter(COLUMN).split("ABDOUL KARIM DIALLO").sure


def test_a_column_that_puts_given_names_first_is_learned() -> None:
    column = ["Zahra TRAORÉ", "Mohamed KOVALENKO", "Hodan BEN SAÏD"]
    assert NameSplitter(column).split("EMAL SAFI").family == "Safi"
    assert NameSplitter(column).split("RIM EL KHOURY").family == "El Khoury"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("EL-KHOURY", "El-Khoury"),
        ("AÏCHA", "Aïcha"),
        ("n'golo", "N'Golo"),
        (" OUÉDRAOGO ", "Ouédraogo"),
        ("McDonald", "McDonald"),
        ("de Souza", "de Souza"),
        ("haile mariam", "Haile Mariam"),
        ("مريم", "مريم"),
    ],
)
def test_restores_capitals_only_when_there_was_no_choice(written: str, shown: str) -> None:
    assert restore_case(written) == shown

import pytest

from filrouge.shared.nouns import Noun, at_place, capitalised

PARTICIPANT = Noun("participant", "participants", "participante", "participantes")
INHABITANT = Noun("habitant", "habitants", "habitante", "habitantes")
TRAINEE = Noun("stagiaire", "stagiaires", "stagiaire", "stagiaires")
PERSON = Noun("personne", "personnes", "personne", "personnes", "f")
PUPIL = Noun("élève", "élèves", "élève", "élèves")
HARKI = Noun("harki", "harkis", "harkie", "harkies")
FORMS = ("", "un", "le", "de", "du", "au", "ce", "aucun")


@pytest.mark.parametrize(
    ("noun", "feminine", "said"),
    [
        (
            PARTICIPANT,
            False,
            "participant|un participant|le participant|de participant|du participant|au participant"
            "|ce participant|aucun participant",
        ),
        (
            PARTICIPANT,
            True,
            "participante|une participante|la participante|de participante|de la participante"
            "|à la participante|cette participante|aucune participante",
        ),
        (
            INHABITANT,
            False,
            "habitant|un habitant|l’habitant|d’habitant|de l’habitant|à l’habitant|cet habitant|aucun habitant",
        ),
        (
            INHABITANT,
            True,
            "habitante|une habitante|l’habitante|d’habitante|de l’habitante|à l’habitante|cette habitante"
            "|aucune habitante",
        ),
        (
            TRAINEE,
            True,
            "stagiaire|une stagiaire|la stagiaire|de stagiaire|de la stagiaire|à la stagiaire"
            "|cette stagiaire|aucune stagiaire",
        ),
        (
            PERSON,
            False,
            "personne|une personne|la personne|de personne|de la personne|à la personne|cette personne"
            "|aucune personne",
        ),
        (PUPIL, False, "élève|un élève|l’élève|d’élève|de l’élève|à l’élève|cet élève|aucun élève"),
        (HARKI, False, "harki|un harki|le harki|de harki|du harki|au harki|ce harki|aucun harki"),
    ],
)
def test_one(noun: Noun, feminine: bool, said: str) -> None:
    assert "|".join(noun.say(form, feminine=feminine) for form in FORMS) == said


@pytest.mark.parametrize(
    ("noun", "feminine", "said"),
    [
        (
            PARTICIPANT,
            False,
            "participants|des participants|les participants|de participants|des participants",
        ),
        (INHABITANT, True, "habitantes|des habitantes|les habitantes|d’habitantes|des habitantes"),
        (PERSON, False, "personnes|des personnes|les personnes|de personnes|des personnes"),
    ],
)
def test_several(noun: Noun, feminine: bool, said: str) -> None:
    forms = ("", "un", "le", "de", "du")
    assert "|".join(noun.say(form, count=2, feminine=feminine) for form in forms) == said
    assert noun.say("au", count=2) == f"aux {noun.plural}"
    assert noun.say("ce", count=2) == f"ces {noun.plural}"


@pytest.mark.parametrize(
    ("count", "said"),
    [(0, "0 habitant"), (1, "1 habitant"), (2, "2 habitants"), (1500, "1\u00a0500 habitants")],
)
def test_a_count(count: int, said: str) -> None:
    assert INHABITANT.counted(count) == said


def test_only_the_first_letter_is_made_a_capital() -> None:
    assert capitalised("élève du Lycée") == "Élève du Lycée"
    assert capitalised("") == ""


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Béziers", "à Béziers"),
        ("Le Vigan", "au Vigan"),
        ("Les Angles", "aux Angles"),
        ("La Grande-Motte", "à La Grande-Motte"),
        ("Lespignan", "à Lespignan"),
    ],
)
def test_a_place_after_its_small_word(name: str, said: str) -> None:
    assert at_place(name) == said

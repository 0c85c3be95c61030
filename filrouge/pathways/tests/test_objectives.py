"""What the person wants to reach, in her words."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import translation

from filrouge.pathways.actions.agreements import sign_objective
from filrouge.pathways.actions.objectives import Aim, agree_objective, reach_objective, review_objective
from filrouge.pathways.events import (
    ObjectiveAgreed,
    ObjectiveDropped,
    ObjectiveReached,
    ObjectiveReviewed,
    ObjectiveSigned,
)
from filrouge.pathways.models import Objective, ObjectiveAgreement, ObjectiveVersion, digest_of
from filrouge.pathways.plan import plan_of
from filrouge.pathways.texts import objective_text
from filrouge.people.actions.information import HowGiven
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.shared.events import Event
from tests.cast import Cast

from .litany import SignIn, assert_litany
from .reminding.world import lay_language

TODAY = clock.today().isoformat()
AIM = {"words": "Travailler dans une crèche", "domain": "professional", "agreed_on": TODAY}


@pytest.fixture
def objective(cast: Cast) -> Objective:
    with acting(cast.amina):
        aim = Aim(words="Parler au médecin seule", domain="linguistic", agreed_on=clock.today())
        return agree_objective(by=cast.amina, pathway=cast.nour_pathway, aim=aim)


def url(verb: str, objective: Objective) -> str:
    return reverse(f"pathways:objectives-{verb}", args=[objective.pk])


def reread(objective: Objective) -> Objective:
    with as_batch("look"):
        return Objective.objects.get(pk=objective.pk)


def test_the_new_screen_answers_each_of_the_cast(cast: Cast, signed_in: SignIn) -> None:
    assert_litany(cast, signed_in, "objectives-new", cast.nour_pathway.pk)


@pytest.mark.parametrize("verb", ["edit", "end"])
def test_each_screen_answers_each_of_the_cast(
    cast: Cast, signed_in: SignIn, objective: Objective, verb: str
) -> None:
    assert "Parler au médecin seule" in assert_litany(cast, signed_in, f"objectives-{verb}", objective.pk)


def test_agreed_reviewed_dropped_then_reached(
    cast: Cast, signed_in: SignIn, objective: Objective, heard: list[Event]
) -> None:
    client = signed_in(cast.amina)
    client.post(reverse("pathways:objectives-new", args=[cast.nour_pathway.pk]), AIM)
    client.post(url("edit", objective), {**AIM, "words": "Parler au médecin sans interprète"})
    assert reread(objective).words == "Parler au médecin sans interprète"
    client.post(url("end", objective), {"ending": "dropped", "on": TODAY, "because": "Autre priorité"})
    assert reread(objective).dropped_because == "Autre priorité"
    client.post(url("end", objective), {"ending": "reached", "on": TODAY})
    assert reread(objective).reached_on == clock.today()
    assert reread(objective).dropped_on is None
    expected = [ObjectiveAgreed, ObjectiveReviewed, ObjectiveDropped, ObjectiveReached]
    assert [type(one) for one in heard] == expected


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"words": ""}, "Écrivez l’objectif comme la personne le dit."),
        ({"agreed_on": (clock.today() + timedelta(days=2)).isoformat()}, "pas encore venu"),
        ({"target_on": "2020-01-01"}, "Cette date vient avant le jour"),
    ],
)
def test_a_mistake_is_explained_and_nothing_typed_is_lost(
    cast: Cast, signed_in: SignIn, wrong: dict, sentence: str
) -> None:
    where = reverse("pathways:objectives-new", args=[cast.nour_pathway.pk])
    page = signed_in(cast.amina).post(where, {**AIM, **wrong}).content.decode()
    assert sentence in page
    assert 'value="professional"' in page
    assert "checked" in page


def test_letting_go_asks_why(cast: Cast, signed_in: SignIn, objective: Objective) -> None:
    page = signed_in(cast.amina).post(url("end", objective), {"ending": "dropped", "on": TODAY})
    assert "Dites en un mot pourquoi" in page.content.decode()


# --- the person's yes -----------------------------------------------------------------------------

SPOKEN = HowGiven(language="ara", how="spoken", witness="Interprète au téléphone")


def shown(objective: Objective) -> str:
    return objective_text(objective.pathway, objective.versions.latest("number"))


def said_yes(cast: Cast) -> bool:
    with acting(cast.amina):
        return plan_of(cast.nour_pathway).goals[0].yes is not None


def test_its_history_is_read_by_whoever_reaches_the_path(
    cast: Cast, signed_in: SignIn, objective: Objective
) -> None:
    page = assert_litany(cast, signed_in, "objectives-show", objective.pk, refused="")
    assert "Pas encore d’accord recueilli pour ces mots." in page


def test_the_words_to_agree_upon_answer_each_of_the_cast(
    cast: Cast, signed_in: SignIn, objective: Objective
) -> None:
    page = assert_litany(cast, signed_in, "objectives-sign", objective.pk)
    assert "Mon objectif : «\xa0Parler au médecin seule\xa0»" in page


def test_signed_on_the_screen(
    cast: Cast, signed_in: SignIn, objective: Objective, heard: list[Event]
) -> None:
    with acting(cast.amina):
        digest = digest_of(shown(objective))
    typed = {"language": "ara", "how": "screen", "signature": "M10 20 L30 40", "text_digest": digest}
    assert not said_yes(cast)
    assert signed_in(cast.amina).post(url("sign", objective), typed).status_code == 302
    assert said_yes(cast)
    assert [type(one) for one in heard] == [ObjectiveSigned]
    page = signed_in(cast.amina).get(url("show", objective)).content.decode()
    assert "La personne a dit oui : signé sur l’écran" in page
    assert digest[:16] in page


def test_spoken_someone_heard_it(cast: Cast, signed_in: SignIn, objective: Objective) -> None:
    with acting(cast.amina):
        digest = digest_of(shown(objective))
    typed = {"language": "ara", "how": "spoken", "text_digest": digest}
    page = signed_in(cast.amina).post(url("sign", objective), typed).content.decode()
    assert "écrivez qui l’a entendu" in page
    signed_in(cast.amina).post(url("sign", objective), {**typed, "witness": "Sa sœur"})
    assert said_yes(cast)
    with as_batch("attempt"), pytest.raises(IntegrityError), transaction.atomic():
        ObjectiveAgreement.objects.update(witness="")


def test_words_that_changed_meanwhile_are_read_again(cast: Cast, objective: Objective) -> None:
    with acting(cast.amina):
        before = digest_of(shown(objective))
        aim = Aim(words="Autre chose", domain="linguistic", agreed_on=clock.today())
        review_objective(by=cast.amina, objective=objective, aim=aim)
        with pytest.raises(ValidationError, match="relisez-le ensemble"):
            sign_objective(by=cast.amina, objective=objective, shown=before, given=SPOKEN)


def test_said_differently_the_yes_is_asked_again_and_the_former_one_stays(
    cast: Cast, signed_in: SignIn, objective: Objective
) -> None:
    with acting(cast.amina):
        digest = digest_of(shown(objective))
        sign_objective(by=cast.amina, objective=objective, shown=digest, given=SPOKEN)
    changed = {**AIM, "words": "Parler au médecin sans interprète", "because": "Elle a progressé"}
    signed_in(cast.amina).post(url("edit", objective), changed)
    assert not said_yes(cast)
    with acting(cast.amina):
        versions = ObjectiveVersion.objects.order_by("number").values_list("words", "because")
        assert list(versions) == [
            ("Parler au médecin seule", ""),
            ("Parler au médecin sans interprète", "Elle a progressé"),
        ]
        assert ObjectiveAgreement.objects.get().is_intact
    page = signed_in(cast.amina).get(url("show", objective)).content.decode()
    assert "Elle a progressé" in page
    assert "avec Interprète au téléphone" in page


def test_the_same_words_saved_again_are_no_other_version(cast: Cast, objective: Objective) -> None:
    with acting(cast.amina):
        aim = Aim(
            words=objective.words, domain=objective.domain, agreed_on=objective.agreed_on, theme="famille"
        )
        review_objective(by=cast.amina, objective=objective, aim=aim)
        assert ObjectiveVersion.objects.count() == 1
    assert reread(objective).theme == "famille"


def test_one_yes_to_one_wording_and_none_to_what_is_over(cast: Cast, objective: Objective) -> None:
    with acting(cast.amina):
        digest = digest_of(shown(objective))
        sign_objective(by=cast.amina, objective=objective, shown=digest, given=SPOKEN)
        with pytest.raises(ValidationError, match="déjà dit oui"):
            sign_objective(by=cast.amina, objective=objective, shown=digest, given=SPOKEN)
        reach_objective(by=cast.amina, objective=objective, on=clock.today())
        over = Objective.objects.get(pk=objective.pk)
        with pytest.raises(PermissionDenied):
            sign_objective(by=cast.amina, objective=over, shown=digest, given=SPOKEN)


def test_a_text_changed_behind_its_digest_is_told(
    cast: Cast, signed_in: SignIn, objective: Objective
) -> None:
    with acting(cast.amina):
        digest = digest_of(shown(objective))
        sign_objective(by=cast.amina, objective=objective, shown=digest, given=SPOKEN)
    with as_batch("tamper"):
        ObjectiveAgreement.objects.update(text="Autre chose")
    page = signed_in(cast.amina).get(url("show", objective)).content.decode()
    assert "ne correspond plus à son empreinte" in page


def test_the_text_shown_does_not_move_with_the_language_of_the_screen(
    cast: Cast, objective: Objective
) -> None:
    with acting(cast.amina):
        french = shown(objective)
        with translation.override("en"):
            assert shown(objective) == french


def test_saved_and_signed_in_one_go(cast: Cast, signed_in: SignIn) -> None:
    where = reverse("pathways:objectives-new", args=[cast.nour_pathway.pk])
    answer = signed_in(cast.amina).post(where, {**AIM, "sign": "1"})
    assert "/accord/" in answer.url


def test_it_is_said_in_her_language_and_the_french_is_what_is_signed(
    cast: Cast, signed_in: SignIn, objective: Objective
) -> None:
    client, where = signed_in(cast.amina), reverse("pathways:objectives-sign", args=[objective.pk])
    assert "dans sa langue" not in client.get(where).text
    lay_language(cast, "tir")
    page = client.get(where).text
    assert "እዚ ዕላማይ እዩ።" in page
    given = {"language": "tir", "how": "spoken", "witness": "Abel, interprète"}
    digest = page.partition('name="text_digest" value="')[2].partition('"')[0]
    assert client.post(where, given | {"text_digest": digest}).status_code == 302
    with as_batch("look"):
        agreement = ObjectiveAgreement.objects.get()
    assert agreement.text.startswith("Mon objectif")
    assert agreement.language == "tir"

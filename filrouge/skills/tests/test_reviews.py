"""Interviews: prepared from the file, each voice apart, evidence and steps come of them; strangers read none."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from filrouge.pathways.actions.steps import Plan, finish_step, plan_step
from filrouge.pathways.models import Domain, Step
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.shared.rights import Missed
from filrouge.skills.actions.reviews import (
    Noted,
    Planned,
    decide_step,
    drop_review,
    move_review,
    note_review,
    plan_review,
    see_skill,
)
from filrouge.skills.models import Among, Review, ReviewStep, SeenSkill, Voice
from filrouge.skills.thread import beads_of
from filrouge.vigilance.evaluation import evaluate_everyone
from filrouge.vigilance.models import Alert
from tests.cast import Cast

from .assessing import answered, assessed_of, decided, skills_of
from .litany import SignIn, assert_litany
from .reviewing import COMPANY, HERS, OURS, SEEN, THEIRS, again, held, planned, with_what_came_of_it

pytestmark = pytest.mark.django_db
TABLES = ("skills_review", "skills_seenskill", "skills_reviewstep")
# The coordination sees the path, not the file.
OF_PATHWAY: dict[str, Any] = {"hidden": ("chloe", "farid", "manon"), "refused": ("dalia",)}
TODAY_PLUS = {days: (clock.today() + timedelta(days=days)).isoformat() for days in (-1, 0, 30)}


def rows(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        return int(cursor.fetchone()[0])


class TestReach:
    def test_strangers_read_and_write_nothing(self, cast: Cast) -> None:
        review = with_what_came_of_it(cast)
        with acting(cast.bruno):
            assert [rows(table) for table in TABLES] == [1, 1, 1]
        for user in (cast.chloe, cast.farid, cast.dalia, cast.manon, cast.petra):
            with acting(user):
                assert [rows(table) for table in TABLES] == [0, 0, 0], user
                with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
                    Review.objects.create(
                        among=Among.TWO,
                        planned_on=clock.today(),
                        person_id=review.person_id,
                        project_id=review.project_id,
                        created_by=user,
                    )

    def test_what_was_seen_is_bound_to_her_own_interview(self, cast: Cast) -> None:
        review, (_version, (skill, *_)) = held(cast), skills_of()
        with acting(cast.amina):
            for wrong in ({"person": cast.tesfay}, {"review": Review(pk=uuid4())}):
                row = {"review": review, "person": cast.nour, "skill": skill, "voice": Voice.OURS, **wrong}
                with pytest.raises(DatabaseError), transaction.atomic():
                    SeenSkill.objects.create(
                        seen=SEEN, project_id=review.project_id, created_by=cast.amina, **row
                    )

    def test_a_step_of_somebody_else_is_never_said_to_be_decided_there(self, cast: Cast) -> None:
        review = held(cast)
        with acting(cast.amina):
            other = plan_step(
                by=cast.amina,
                pathway=cast.tesfay_pathway,
                plan=Plan(title="Autre", domain=Domain.PROFESSIONAL),
            )
            with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
                ReviewStep.objects.create(
                    review=review,
                    step=other,
                    person_id=review.person_id,
                    project_id=review.project_id,
                    created_by=cast.amina,
                )

    def test_by_the_team_in_charge_alone(self, cast: Cast) -> None:
        review, day = planned(cast), clock.today()
        for user in (cast.farid, cast.chloe, cast.dalia, cast.manon):
            with acting(user), pytest.raises(PermissionDenied):
                plan_review(by=user, pathway=cast.nour_pathway, planned=Planned(among=Among.TWO, on=day))
            with acting(user), pytest.raises(PermissionDenied):
                note_review(by=user, review=review, noted=Noted(held_on=day, hers=HERS))


class TestPlan:
    def test_on_screen_and_what_is_missing_is_said(self, cast: Cast, signed_in: SignIn) -> None:
        page = assert_litany(cast, signed_in, "reviews-new", cast.nour_pathway.pk, **OF_PATHWAY)
        assert "entretien à trois" in page
        url, client = reverse("skills:reviews-new", args=[cast.nour_pathway.pk]), signed_in(cast.amina)
        said = {"among": "three", "on": TODAY_PLUS[30], "stands_for_it": "Mme Roux, tutrice"}
        without = client.post(url, said).content.decode()
        assert "Dites quelle entreprise vient." in without
        assert "Mme Roux, tutrice" in without
        past = client.post(url, said | {"company": COMPANY, "on": TODAY_PLUS[-1]}).content.decode()
        assert "Ce jour est passé" in past
        assert client.post(url, said | {"company": COMPANY}).status_code == 302
        with as_batch("look"):
            review = Review.objects.get()
        assert (review.company, review.stands_for_it) == (COMPANY, "Mme Roux, tutrice")

    def test_among_two_nobody_else_is_written(self, cast: Cast) -> None:
        with acting(cast.amina):
            said = Planned(among=Among.TWO, on=clock.today(), company=COMPANY, stands_for_it="Mme Roux")
            review = plan_review(by=cast.amina, pathway=cast.nour_pathway, planned=said)
        assert (review.company, review.stands_for_it) == ("", "")

    def test_moved_or_called_off_until_it_is_held(self, cast: Cast, signed_in: SignIn) -> None:
        review, client = planned(cast), signed_in(cast.amina)
        assert_litany(cast, signed_in, "reviews-move", review.pk)
        move = reverse("skills:reviews-move", args=[review.pk])
        assert "Ce jour est passé" in client.post(move, {"on": TODAY_PLUS[-1]}).content.decode()
        assert client.post(move, {"on": TODAY_PLUS[30]}).status_code == 302
        assert again(review).planned_on.isoformat() == TODAY_PLUS[30]
        assert client.post(reverse("skills:reviews-drop", args=[review.pk])).status_code == 302
        assert again(review).dropped_on == clock.today()
        note = reverse("skills:reviews-note", args=[review.pk])
        assert client.get(note).status_code == 302
        with acting(cast.amina), pytest.raises(Missed):
            note_review(by=cast.amina, review=review, noted=Noted(held_on=clock.today(), hers=HERS))
        other = held(cast)
        with acting(cast.amina):
            with pytest.raises(Missed):
                drop_review(by=cast.amina, review=other)
            with pytest.raises(Missed):
                move_review(by=cast.amina, review=other, on=clock.today())


class TestPrepare:
    def test_from_what_the_file_knows_since_the_last_one(self, cast: Cast, signed_in: SignIn) -> None:
        former = held(cast)
        with acting(cast.amina):
            kept = decide_step(by=cast.amina, review=former, title="Deux semaines en cuisine")
            told = Plan(title="Ouvrir un compte", domain=Domain.PROFESSIONAL)
            plan_step(by=cast.amina, pathway=cast.nour_pathway, plan=told)
            finish_step(by=cast.amina, step=kept, on=clock.today(), result="Faites en entier")
        decided(cast, answered(cast))
        review = planned(cast, days=30)
        page = assert_litany(cast, signed_in, "reviews-show", review.pk, budget=17)
        promised = page.index("Ce qui avait été décidé")
        assert promised < page.index("Deux semaines en cuisine") < page.index("Étapes en attente")
        assert page.index("Étapes en attente") < page.index("Ouvrir un compte")
        assert "Faites en entier" in page
        assert "Elle part plus tôt." in page
        assert "l’entreprise n’en lit rien" in page
        assert page.index("À elle, d’abord") < page.index("À l’entreprise") < page.index("À nous")

    def test_with_nothing_noted_it_says_so(self, cast: Cast, signed_in: SignIn) -> None:
        page = assert_litany(cast, signed_in, "reviews-show", planned(cast, Among.TWO).pk, budget=14)
        assert "Rien de noté depuis." in page
        assert "À l’entreprise" not in page


class TestNote:
    def test_each_voice_and_the_next_day(self, cast: Cast, signed_in: SignIn) -> None:
        review, client = planned(cast), signed_in(cast.amina)
        page = assert_litany(cast, signed_in, "reviews-note", review.pk)
        assert "À elle, d’abord" in page
        url = reverse("skills:reviews-note", args=[review.pk])
        said = {"held_on": TODAY_PLUS[0], "theirs": THEIRS, "ours": OURS, "next_on": TODAY_PLUS[30]}
        silent = client.post(url, said).content.decode()
        assert "Notez d’abord ce qu’elle dit" in silent
        assert THEIRS in silent
        early = client.post(url, said | {"hers": HERS, "held_on": TODAY_PLUS[30]}).content.decode()
        assert "Ce jour n’est pas encore venu." in early
        back = client.post(url, said | {"hers": HERS, "next_on": TODAY_PLUS[-1]}).content.decode()
        assert "Le prochain vient après celui-ci." in back
        with as_batch("look"):
            assert Review.objects.get().held_on is None, "nothing is half saved"
        assert client.post(url, said | {"hers": HERS}).status_code == 302
        noted = again(review)
        assert (noted.held_on, noted.hers, noted.theirs, noted.ours) == (clock.today(), HERS, THEIRS, OURS)
        with as_batch("look"):
            following = Review.objects.planned().get()
        assert (following.company, following.planned_on.isoformat()) == (COMPANY, TODAY_PLUS[30])
        corrected = {"held_on": TODAY_PLUS[0], "hers": "Le soir aussi."}
        assert client.post(url, corrected).status_code == 302
        assert again(review).hers == "Le soir aussi."
        with as_batch("look"):
            assert Review.objects.planned().count() == 1, "a correction plans nothing"

    def test_the_company_says_nothing_where_it_was_not(self, cast: Cast, signed_in: SignIn) -> None:
        review = held(cast, Among.TWO)
        assert review.theirs == ""
        page = assert_litany(cast, signed_in, "reviews-note", review.pk)
        assert "Ce que dit l’entreprise" not in page
        _version, (skill, *_) = skills_of()
        with acting(cast.amina), pytest.raises(ValidationError, match="Aucune entreprise"):
            see_skill(by=cast.amina, review=review, skill=skill, voice=Voice.THEIRS, seen=SEEN)


class TestWhatComesOfIt:
    def test_nothing_before_it_is_held(self, cast: Cast, signed_in: SignIn) -> None:
        review, client = planned(cast), signed_in(cast.amina)
        for name in ("seen", "decide", "sheet"):
            assert client.get(reverse(f"skills:reviews-{name}", args=[review.pk])).status_code == 302, name
        with acting(cast.amina), pytest.raises(ValidationError, match="Notez d’abord"):
            decide_step(by=cast.amina, review=review, title="Une étape")

    def test_what_was_seen_is_evidence_where_the_skill_is_looked_at(
        self, cast: Cast, signed_in: SignIn
    ) -> None:
        review, client = held(cast), signed_in(cast.amina)
        page = assert_litany(cast, signed_in, "reviews-seen", review.pk)
        assert "Arriver à l’heure" in page
        _version, (skill, *_) = skills_of()
        url = reverse("skills:reviews-seen", args=[review.pk])
        nobody = client.post(url, {"skill": skill.pk, "seen": SEEN}).content.decode()
        assert "Dites qui l’a vu." in nobody
        assert SEEN in nobody
        said = {"skill": skill.pk, "voice": "theirs", "seen": SEEN}
        assert client.post(url, said).status_code == 302
        assert "C’est déjà noté" in client.post(url, said).content.decode()
        first = assessed_of(answered(cast))[0]
        args = [first.assessment_id, first.pk]
        shown = client.get(reverse("skills:assessments-skill", args=args)).content.decode()
        assert SEEN in shown
        assert f"l’entreprise ({COMPANY})" in shown
        second = [first.assessment_id, assessed_of(first.assessment)[1].pk]
        assert SEEN not in client.get(reverse("skills:assessments-skill", args=second)).content.decode()

    def test_a_decision_is_a_step_of_the_path(self, cast: Cast, signed_in: SignIn) -> None:
        review, client = held(cast), signed_in(cast.amina)
        page = assert_litany(cast, signed_in, "reviews-decide", review.pk)
        assert COMPANY in page
        url = reverse("skills:reviews-decide", args=[review.pk])
        said = {"title": "Deux semaines en cuisine", "who": "partner", "planned_on": TODAY_PLUS[-1]}
        past = client.post(url, said).content.decode()
        assert "Ce jour est passé" in past
        assert "Deux semaines en cuisine" in past
        assert client.post(url, said | {"planned_on": TODAY_PLUS[30]}).status_code == 302
        with as_batch("look"):
            step = Step.objects.get(pathway=cast.nour_pathway)
        assert (step.title, step.who, step.with_whom) == ("Deux semaines en cuisine", "partner", COMPANY)

    def test_the_sheet_says_nothing_of_the_file(self, cast: Cast, signed_in: SignIn) -> None:
        decided(cast, answered(cast))
        review = with_what_came_of_it(cast)
        page = assert_litany(cast, signed_in, "reviews-sheet", review.pk)
        for said in (HERS, THEIRS, OURS, SEEN, "Deux semaines en cuisine", COMPANY):
            assert said in page, said
        assert "Elle part plus tôt." not in page


class TestNotForgotten:
    def test_one_that_passed_without_a_word_is_an_alert(self, cast: Cast) -> None:
        review = planned(cast)
        with as_batch("time passes"):
            Review.objects.filter(pk=review.pk).update(planned_on=clock.today() - timedelta(days=2))
            evaluate_everyone()
            assert not Alert.objects.open().filter(rule="review_unnoted").exists()
            Review.objects.filter(pk=review.pk).update(planned_on=clock.today() - timedelta(days=3))
            evaluate_everyone()
            alert = Alert.objects.open().get(rule="review_unnoted")
            assert alert.facts["company"] == COMPANY
        with acting(cast.dalia):
            assert not Alert.objects.filter(rule="review_unnoted").exists()
        with acting(cast.amina):
            note_review(by=cast.amina, review=review, noted=Noted(held_on=clock.today(), hers=HERS))
        with as_batch("look"):
            evaluate_everyone()
            assert not Alert.objects.open().filter(rule="review_unnoted").exists()

    def test_listed_in_her_file_and_on_the_thread(self, cast: Cast, signed_in: SignIn) -> None:
        held(cast)
        planned(cast, Among.TWO, days=30)
        page = assert_litany(cast, signed_in, "reviews-index", cast.nour_pathway.pk, **OF_PATHWAY)
        assert page.index("Point du") < page.index("Entretien à trois du")
        record = signed_in(cast.amina).get(reverse("desk:record-show", args=[cast.nour.pk])).content.decode()
        assert "Entretien à trois du" in record
        with acting(cast.amina):
            assert sorted(bead.label for bead in beads_of(cast.nour.pk)) == [
                "Entretien à trois",
                "Point d’étape",
            ]
        with acting(cast.chloe):
            assert beads_of(cast.nour.pk) == []

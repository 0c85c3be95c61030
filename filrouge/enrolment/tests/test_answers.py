"""Eligibility: what is answered, by whom, and what of it others may read; then its screens."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from filrouge.accounts.models import User
from filrouge.enrolment.actions.answers import Reply, answer_criterion, weigh
from filrouge.enrolment.actions.projects import NewCriterion, revise_rules
from filrouge.enrolment.models import Answer, Candidacy, Criterion, RuleSet, Verification
from filrouge.people.models import Protection
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from tests.cast import Cast

from .laying import TODAY, asked, days_ago
from .litany import SignIn, address, assert_litany, page_for, reread

YES = Reply(value="met", because="décision de l’OFPRA du 3 mars", evidence="decision")
NO = Reply(value="not_met", because="n’a pas ce statut")


def criterion(code: str, call: str = "ipr") -> Criterion:
    return Criterion.objects.get(rule_set__call=call, rule_set__project=None, code=code)


def say(user: User, candidacy: Candidacy, code: str, reply: Reply = YES) -> Answer:
    with acting(user):
        answer = answer_criterion(by=user, candidacy=candidacy, criterion=criterion(code), reply=reply)
        candidacy.refresh_from_db()
    return answer


class TestAnswering:
    def test_one_condition_of_the_family_is_enough(self, cast: Cast) -> None:
        candidacy = asked(cast, cast.nour)
        say(cast.amina, candidacy, "refugee", NO)
        assert candidacy.eligibility == "missing"
        say(cast.amina, candidacy, "subsidiary")
        assert candidacy.eligibility == "met"

    def test_priorities_never_decide(self, cast: Cast) -> None:
        candidacy = asked(cast, cast.nour)
        for code in ("woman", "under_26", "over_40", "cannot_read"):
            say(cast.amina, candidacy, code, NO)
        assert candidacy.eligibility == ""

    def test_no_to_every_condition_is_a_no(self, cast: Cast) -> None:
        candidacy = asked(cast, cast.nour)
        for code in ("refugee", "subsidiary", "stateless", "asylum_seeker_6_months"):
            say(cast.amina, candidacy, code, NO)
        assert candidacy.eligibility == "not_met"

    def test_an_answer_says_why(self, cast: Cast) -> None:
        candidacy = asked(cast, cast.nour)
        with pytest.raises(ValidationError, match="Dites pourquoi"):
            say(cast.amina, candidacy, "woman", Reply(value="met"))

    def test_the_latest_answer_counts(self, cast: Cast) -> None:
        candidacy = asked(cast, cast.nour)
        say(cast.amina, candidacy, "refugee")
        say(cast.amina, candidacy, "refugee", Reply(value="unknown"))
        assert candidacy.eligibility == "missing"
        with acting(cast.amina):
            assert Answer.objects.filter(candidacy=candidacy).count() == 1


class TestNeedToKnow:
    def test_a_status_is_read_with_its_category_only(self, cast: Cast) -> None:
        candidacy = asked(cast, cast.nour)
        say(cast.amina, candidacy, "refugee")
        say(cast.amina, candidacy, "woman", Reply(value="met", because="dit par elle"))
        for colleague in (cast.bruno, cast.dalia):
            with acting(colleague):
                seen = Answer.objects.filter(candidacy=candidacy).values_list("criterion__code", flat=True)
                assert list(seen) == ["woman"]
                verified = Verification.objects.get(candidacy=candidacy)
                assert (verified.outcome, verified.seen_by) == ("met", cast.amina)
        with acting(cast.chloe):
            assert not Verification.objects.exists()

    def test_a_colleague_answers_it_with_the_category_only(self, cast: Cast) -> None:
        candidacy = asked(cast, cast.nour)
        with pytest.raises(PermissionDenied):
            say(cast.bruno, candidacy, "refugee")

    def test_a_colleague_who_cannot_read_an_answer_does_not_undo_it(self, cast: Cast) -> None:
        candidacy = asked(cast, cast.nour)
        say(cast.amina, candidacy, "refugee")
        say(cast.bruno, candidacy, "woman", NO)
        assert candidacy.eligibility == "met"

    @pytest.mark.parametrize("who", ["chloe", "farid", "dalia", "manon"])
    def test_the_function_that_sees_every_answer_serves_the_team_alone(self, cast: Cast, who: str) -> None:
        candidacy = asked(cast, cast.nour)
        with acting(getattr(cast, who)), pytest.raises(PermissionDenied):
            weigh(candidacy.pk)

    def test_the_project_s_own_copy_keeps_it_reserved(self, cast: Cast) -> None:
        with acting(cast.dalia):
            rules = revise_rules(
                by=cast.dalia,
                project=cast.project,
                title="Nos critères",
                source="",
                criteria=[
                    NewCriterion(code="refugee", label="Statut obtenu", weight="condition", category=None)
                ],
            )
            assert rules.criteria.get().category == 13


class TestVersions:
    def test_a_candidacy_keeps_the_rules_it_was_first_read_with(self, cast: Cast) -> None:
        candidacy = asked(cast, cast.nour)
        say(cast.amina, candidacy, "woman")
        with acting(cast.dalia):
            own = revise_rules(
                by=cast.dalia,
                project=cast.project,
                title="Nos critères",
                source="Comité du 12 mai",
                criteria=[NewCriterion(label="Habite l’Hérault", weight="condition")],
            )
        assert RuleSet.objects.in_force(cast.project) == own
        assert own.based_on == criterion("woman").rule_set
        with acting(cast.amina), pytest.raises(ValidationError, match="une autre version"):
            answer_criterion(by=cast.amina, candidacy=candidacy, criterion=own.criteria.get(), reply=YES)

    @pytest.mark.parametrize("who", ["amina", "bruno", "chloe", "manon"])
    def test_only_the_coordinator_rewrites_them(self, cast: Cast, who: str) -> None:
        user = getattr(cast, who)
        line = NewCriterion(label="Habite l’Hérault", weight="condition")
        with acting(user), pytest.raises(PermissionDenied):
            revise_rules(by=user, project=cast.project, title="Nos critères", source="", criteria=[line])

    def test_what_is_shipped_says_where_it_was_read(self, db: None) -> None:
        for call in ("ipr", "100_inclusion"):
            rules = RuleSet.objects.get(call=call, project=None)
            assert "DGEFP" in rules.source
            assert rules.criteria.filter(weight="condition").exists()


class TestScreens:
    def url(self, candidacy: Candidacy, code: str) -> str:
        return address("answers-edit", candidacy.pk, criterion(code).pk)

    def test_it_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        assert_litany(cast, signed_in, self.url(asked(cast, cast.nour), "woman"))

    def test_a_reserved_criterion_is_refused_to_a_colleague(self, cast: Cast, signed_in: SignIn) -> None:
        candidacy = asked(cast, cast.nour)
        url = self.url(candidacy, "refugee")
        assert_litany(cast, signed_in, url)
        assert signed_in(cast.bruno).get(url).status_code == 403
        assert signed_in(cast.bruno).post(url, {"value": "met", "because": "oui"}).status_code == 403

    def test_a_criterion_of_other_rules_is_not_there(self, cast: Cast, signed_in: SignIn) -> None:
        url = address("answers-edit", asked(cast, cast.nour).pk, criterion("rsa", "100_inclusion").pk)
        assert signed_in(cast.amina).get(url).status_code == 404

    @pytest.mark.parametrize(
        ("wrong", "sentence"),
        [
            ({"value": ""}, "Choisissez une réponse."),
            ({"because": ""}, "Dites pourquoi"),
            ({"seen_on": ""}, "quel jour vous l’avez vu"),
            ({"evidence": "other"}, "quel document"),
        ],
    )
    def test_a_mistake_is_explained_and_nothing_typed_is_lost(
        self, cast: Cast, signed_in: SignIn, wrong: dict, sentence: str
    ) -> None:
        candidacy = asked(cast, cast.nour)
        said = {"value": "met", "because": "22 ans", "evidence": "identity", "seen_on": TODAY.isoformat()}
        page = signed_in(cast.amina).post(self.url(candidacy, "under_26"), {**said, **wrong}).content.decode()
        assert sentence in page
        assert 'value="identity" selected' in page or wrong.get("evidence")

    def test_what_the_file_says_is_proposed_then_taken_up_at_once(
        self, cast: Cast, signed_in: SignIn
    ) -> None:
        with as_batch("fixture"):
            Protection.objects.create(
                person=cast.nour, project=cast.project, status="asylum_seeker", applied_on=days_ago(200)
            )
        candidacy = asked(cast, cast.nour)
        url = address("candidacies-show", candidacy.pk)
        page = page_for(signed_in, cast.amina, url, budget=30)
        assert "La fiche dit déjà" in page
        assert "demande d’asile enregistrée le" in page
        assert "demande d’asile enregistrée le" not in page_for(signed_in, cast.bruno, url, budget=30)
        signed_in(cast.amina).post(address("answers-confirm", candidacy.pk))
        assert reread(candidacy).eligibility == "met"
        page = page_for(signed_in, cast.amina, url, budget=30)
        assert "Remplit le critère parce que : demande d’asile enregistrée le" in page
        colleague = page_for(signed_in, cast.bruno, url, budget=30)
        assert "Un critère est vérifié par Amina Martin" in colleague
        assert "asile" not in colleague

    def test_taking_up_is_a_press_for_the_team(self, cast: Cast, signed_in: SignIn) -> None:
        url = address("answers-confirm", asked(cast, cast.nour).pk)
        assert signed_in(cast.amina).get(url).status_code == 405
        assert signed_in(cast.chloe).post(url).status_code == 404
        assert signed_in(cast.dalia).post(url).status_code == 403

    def test_what_is_missing_says_how_to_get_it(self, cast: Cast, signed_in: SignIn) -> None:
        page = page_for(
            signed_in, cast.amina, address("candidacies-show", asked(cast, cast.nour).pk), budget=30
        )
        assert "Ce qui manque, et comment l’obtenir" in page
        assert "La décision de l’OFPRA" in page

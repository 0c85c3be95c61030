"""Sending someone on: what is said, her agreement, how it leaves, and how it ends."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, ProgrammingError, connection, transaction
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from filrouge.messaging.models import Message
from filrouge.partners.actions.referrals import (
    hand_over,
    recall_referral,
    remind_partner,
    withdraw_referral,
)
from filrouge.partners.models import (
    Referral,
    ReferralAgreement,
    ReferralFact,
    ReferralValue,
    ReferralWords,
)
from filrouge.partners.referring import forgetting, reminding, telling
from filrouge.people.models import AccessGrant, Protection, SpokenLanguage
from filrouge.privacy.context import acting
from filrouge.privacy.models import Change, Reading
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from tests.cast import Cast

from .laying import (
    GORAN,
    SAID,
    aged,
    answered,
    barrier_laid,
    handed,
    kinds_of,
    links_of,
    nobody,
    opened_to_amina,
    phone_laid,
    read,
    sent,
    service_laid,
    structure_laid,
    token_for,
)
from .litany import assert_litany

pytestmark = pytest.mark.django_db
TABLES = (Referral, ReferralAgreement, ReferralFact, ReferralValue, ReferralWords)


def letters() -> list[Message]:
    with as_batch("look"):
        return list(Message.objects.order_by("asked_at"))


def mailed(referral: Referral) -> None:
    with as_batch("the job"):
        telling.send_link(links_of(referral)[-1].pk)


def typed(**changes: object) -> dict[str, object]:
    today = clock.today()
    return {
        "asked": "Relire son contrat de location",
        "reach": "team",
        "way": "mail",
        "email": GORAN,
        "answer_by": (today + timedelta(days=7)).isoformat(),
        "until": (today + timedelta(days=90)).isoformat(),
        "accord-language": "ara",
        "accord-how": "spoken",
        **changes,
    }


def new_url(cast: Cast, structure: object, query: str = "") -> str:
    url = reverse("partners:referrals-new", args=[cast.nour_pathway.pk])
    return f"{url}?structure={structure.pk}{query}"  # type: ignore[attr-defined]


class TestNew:
    def test_the_litany(self, cast: Cast, signed_in) -> None:
        structure = structure_laid()
        page = assert_litany(
            cast,
            signed_in,
            "referrals-new",
            cast.nour_pathway.pk,
            query=f"?structure={structure.pk}",
            budget=16,
        )
        assert "Comptoir du Port" in page
        assert "ligne par ligne" in page

    def test_only_what_is_chosen_is_said_word_for_word(self, cast: Cast, signed_in) -> None:
        channel = phone_laid(cast, when="not_evening", shared_with="sa sœur", remark="violent frère")
        structure = structure_laid()
        client = signed_in(cast.amina)
        answer = client.post(
            new_url(cast, structure), typed(reach=str(channel.pk), lines=["commune"], availability="le matin")
        )
        assert answer.status_code == 302
        with as_batch("look"):
            referral = Referral.objects.get()
            values = {one.said: one.value for one in ReferralValue.objects.order_by("pk")}
            agreement = ReferralAgreement.objects.get()
        assert set(values) == {"name", "reach", "asked", "availability"}  # the commune is not known here
        assert values["name"] == "Nour Al Khatib"
        assert values["reach"].startswith("06 12 34 56 78")
        assert "Jamais le soir" in values["reach"]
        assert "sœur" not in values["reach"]
        assert "violent" not in values["reach"]
        assert agreement.said == ["name", "reach", "asked", "availability"]
        assert (agreement.language, agreement.how) == ("ara", "spoken")
        assert referral.email == GORAN
        assert kinds_of(referral) == ["sent"]

    def test_a_line_that_is_not_offered_is_refused(self, cast: Cast, signed_in) -> None:
        url = new_url(cast, structure_laid())
        signed_in(cast.amina).post(url, typed(lines=["asylum"]))  # no line is offered at all
        with as_batch("look"):
            assert not ReferralValue.objects.filter(said="asylum").exists()
            SpokenLanguage.objects.create(person=cast.nour, project=cast.project, code="ara")
        answer = signed_in(cast.amina).post(url, typed(lines=["asylum"]))
        assert answer.status_code == 200
        with as_batch("look"):
            assert Referral.objects.count() == 1

    def test_need_to_know_is_offered_to_whoever_holds_it_alone(self, cast: Cast, signed_in) -> None:
        with as_batch("fixture"):
            Protection.objects.create(person=cast.nour, project=cast.project, status="refugee")
        url = new_url(cast, structure_laid())
        assert "réfugié·e" in signed_in(cast.amina).get(url).content.decode()
        assert "réfugié·e" not in signed_in(cast.bruno).get(url).content.decode()
        assert 'name="justice"' not in signed_in(cast.amina).get(url).content.decode()
        opened_to_amina(cast, 12)
        assert 'name="justice"' in signed_in(cast.amina).get(url).content.decode()

    def test_nobody_tells_what_they_may_not_read(self, cast: Cast) -> None:
        with pytest.raises(PermissionDenied, match="habilitées"):
            sent(cast, said={**SAID, "justice": "ne pas aller à Sète"})
        with pytest.raises(PermissionDenied, match="habilitées"):
            sent(cast, said={**SAID, "asylum": "réfugiée"}, by=cast.bruno)
        assert sent(cast, said={**SAID, "asylum": "réfugiée"})

    def test_bad_input_is_explained_and_nothing_is_lost(self, cast: Cast, signed_in) -> None:
        client = signed_in(cast.amina)
        url = new_url(cast, structure_laid())
        past = (clock.today() - timedelta(days=1)).isoformat()
        for changes, said in (
            ({"asked": ""}, "Dites ce que vous demandez"),
            ({"email": ""}, "Donnez une adresse e-mail"),
            ({"answer_by": past}, "Ce jour est passé"),
            ({"until": clock.today().isoformat()}, "au moins jusqu’au jour de la réponse"),
            ({"accord-how": "screen"}, "Il manque la signature"),
        ):
            page = client.post(url, typed(more="Elle a deux enfants", **changes)).content.decode()
            assert said in page
            assert "Elle a deux enfants" in page
        with as_batch("look"):
            assert not Referral.objects.exists()

    def test_neither_a_stranger_s_barrier_nor_a_gone_structure(self, cast: Cast, signed_in) -> None:
        structure = structure_laid()
        client = signed_in(cast.amina)
        assert client.get(new_url(cast, structure, f"&frein={uuid4()}")).status_code == 404
        assert client.get(new_url(cast, structure, "&frein=x")).status_code == 404
        with as_batch("fixture"):
            type(structure).objects.filter(pk=structure.pk).update(gone_at=clock.now())
        assert client.get(new_url(cast, structure)).status_code == 404

    def test_from_a_barrier_its_name_is_proposed(self, cast: Cast, signed_in) -> None:
        barrier = barrier_laid(cast)
        url = new_url(cast, structure_laid(), f"&frein={barrier.pk}")
        assert barrier.label in signed_in(cast.amina).get(url).content.decode()
        signed_in(cast.amina).post(url, typed())
        with as_batch("look"):
            assert Referral.objects.get().barrier_id == barrier.pk

    def test_an_emergency_sends_nobody(self, cast: Cast) -> None:
        with as_batch("fixture"):
            AccessGrant.objects.filter(organisation=cast.mission_locale).update(basis="emergency")
        with pytest.raises(PermissionDenied):
            sent(cast)

    def test_by_hand_the_link_is_shown_once(self, cast: Cast, signed_in) -> None:
        client = signed_in(cast.amina)
        page = client.post(new_url(cast, structure_laid()), typed(way="hand", email="")).content.decode()
        with as_batch("look"):
            referral = Referral.objects.get()
        token = token_for(referral)
        assert f"/repondre/{token}/" in page
        assert "data:image/svg+xml" in page
        show = client.get(reverse("partners:referrals-show", args=[referral.pk])).content.decode()
        assert token not in show
        assert kinds_of(referral) == ["handed"]
        assert nobody().get(f"/repondre/{token}/").status_code == 200


class TestMail:
    def test_it_names_nobody_and_leaves_once(self, cast: Cast) -> None:
        referral = sent(cast)
        mailed(referral)
        mailed(referral)
        (letter,) = letters()
        assert letter.to == GORAN
        assert f"/repondre/{token_for(referral)}/" in letter.text
        said = f"{letter.subject} {letter.text}"
        for word in ("Nour", "Al Khatib", "contrat", "06 12", "Amina", "logement"):
            assert word not in said
        assert letter.person_id is None

    def test_the_jobs_are_asked_in_the_same_transaction(self, cast: Cast) -> None:
        sent(cast)
        names = ProcrastinateJob.objects.order_by("id").values_list("task_name", flat=True)
        assert list(names) == ["partners.send_link", "vigilance.refresh_person"]

    def test_nothing_leaves_once_it_is_over(self, cast: Cast) -> None:
        referral = sent(cast)
        with acting(cast.amina):
            recall_referral(by=cast.amina, referral=referral)
        mailed(referral)
        assert not letters()


class TestReach:
    def test_the_team_reads_it_the_stranger_does_not_the_coordination_knows_where_it_stands(
        self, cast: Cast
    ) -> None:
        referral = sent(cast)
        answered(cast, referral, "refused", reason="too_far", words="Elle a pleuré")
        seen = {}
        for name in ("amina", "bruno", "dalia", "farid", "chloe", "manon", "olga"):
            with acting(getattr(cast, name)):
                seen[name] = [model.objects.count() for model in TABLES]
        assert seen["amina"] == seen["bruno"] == [1, 1, 2, 3, 1]
        assert seen["dalia"] == [1, 1, 2, 0, 0]
        assert seen["farid"] == seen["chloe"] == seen["manon"] == seen["olga"] == [0] * 5

    def test_where_one_goes_may_say_too_much(self, cast: Cast, signed_in) -> None:
        """A name that tells of violence: its author and those entitled, nobody else."""
        covered = sent(cast, structure=structure_laid("Maison des femmes"))
        assert covered.level == 12
        url = reverse("partners:referrals-show", args=[covered.pk])
        assert signed_in(cast.amina).get(url).status_code == 200
        for user in (cast.bruno, cast.dalia, cast.chloe):
            assert signed_in(user).get(url).status_code == 404
            with acting(user):
                assert not any(model.objects.exists() for model in TABLES)

    def test_a_theme_of_health_covers_it_too(self, cast: Cast) -> None:
        service = service_laid(structure_laid("Association du Lez"), themes=["sante--sante-mentale"])
        assert sent(cast, service=service).level == 11

    def test_what_is_need_to_know_is_read_by_those_who_hold_it(self, cast: Cast) -> None:
        sent(cast, said={**SAID, "asylum": "réfugiée"})
        with acting(cast.amina):
            assert ReferralValue.objects.filter(said="asylum").exists()
        with acting(cast.bruno):
            assert ReferralValue.objects.count() == 3
            assert not ReferralValue.objects.filter(said="asylum").exists()

    def test_that_health_or_justice_is_told_covers_the_whole(self, cast: Cast) -> None:
        opened_to_amina(cast, 12)
        referral = sent(cast, said={**SAID, "justice": "Ne pas aller à Sète"})
        assert referral.level == 12
        for user in (cast.bruno, cast.dalia):
            with acting(user):
                assert not any(model.objects.exists() for model in TABLES)

    def test_raw_sql_of_a_stranger_changes_nothing(self, cast: Cast) -> None:
        referral = sent(cast)
        for statement in (
            "SELECT end_referral(%s, gen_random_uuid(), NULL)",
            "SELECT end_referral(%s, gen_random_uuid(), 'spoken')",
        ):
            for user in (cast.chloe, cast.farid, cast.dalia):
                with pytest.raises(DatabaseError, match="end_referral"), transaction.atomic(), acting(user):
                    connection.cursor().execute(statement, [referral.pk])
        assert kinds_of(referral) == ["sent"]

    def test_the_web_role_rewrites_and_deletes_nothing(self, cast: Cast) -> None:
        sent(cast)
        for model in TABLES:
            for statement in (
                f'UPDATE "{model._meta.db_table}" SET id = id',
                f'DELETE FROM "{model._meta.db_table}"',
            ):
                with (
                    pytest.raises(ProgrammingError, match="permission denied"),
                    transaction.atomic(),
                    acting(cast.amina),
                ):
                    connection.cursor().execute(statement)

    def test_a_covered_one_is_not_ended_by_a_colleague_who_does_not_know_of_it(self, cast: Cast) -> None:
        referral = sent(cast, structure=structure_laid("Maison des femmes"))
        with pytest.raises(DatabaseError, match="end_referral"), transaction.atomic(), acting(cast.bruno):
            connection.cursor().execute("SELECT end_referral(%s, gen_random_uuid(), NULL)", [referral.pk])


class TestShow:
    def test_the_litany(self, cast: Cast, signed_in) -> None:
        page = assert_litany(
            cast, signed_in, "referrals-show", sent(cast, barrier=barrier_laid(cast)).pk, refused=()
        )
        for words in ("Comptoir du Port", "Relire son contrat", "Mme Haddad", "attend une réponse"):
            assert words in page

    def test_the_coordination_sees_where_it_stands_and_no_word(self, cast: Cast, signed_in) -> None:
        referral = sent(cast)
        url = reverse("partners:referrals-show", args=[referral.pk])
        page = signed_in(cast.dalia).get(url).content.decode()
        assert "attend une réponse" in page
        assert "contrat de location" not in page
        assert "réservé à l’équipe" in page
        assert "est effacé" not in page
        assert "pas encore été ouvert" not in page
        assert "La personne veut arrêter" not in page

    def test_reading_it_is_journalled(self, cast: Cast, signed_in) -> None:
        signed_in(cast.amina).get(reverse("partners:referrals-show", args=[sent(cast).pk]))
        with as_batch("look"):
            assert Reading.objects.filter(person_id=cast.nour.pk, user_id=cast.amina.pk).exists()


class TestIndex:
    def test_mine_by_day_within_twelve_queries(self, cast: Cast, signed_in) -> None:
        for days in (3, 9):
            sent(cast, answer_by=clock.today() + timedelta(days=days))
        aged(sent(cast, answer_by=clock.today() + timedelta(days=1)), 4)
        page = assert_litany(cast, signed_in, "referrals-index", hidden=(), refused=("manon",))
        assert page.index("Sans réponse") < page.index("attend une réponse")
        assert page.count("Nour Al Khatib") == 3
        assert "Appeler" in page

    def test_it_does_not_grow_with_the_lines(
        self, cast: Cast, signed_in, django_assert_max_num_queries
    ) -> None:
        for _time in range(6):
            sent(cast)
        client = signed_in(cast.amina)
        with django_assert_max_num_queries(22):  # savepoints of the test included
            client.get(reverse("partners:referrals-index"))

    def test_filters_stand_in_the_address(self, cast: Cast, signed_in) -> None:
        first, second = sent(cast), sent(cast, structure=structure_laid("Auto-école sociale"))
        answered(cast, first, "accepted")
        client, url = signed_in(cast.amina), reverse("partners:referrals-index")
        assert "Auto-école" in client.get(url).content.decode()
        assert "Comptoir" not in client.get(url).content.decode()
        assert "Comptoir" in client.get(f"{url}?montrer=en-cours").content.decode()
        assert "Auto-école" not in client.get(f"{url}?structure=comptoir").content.decode()
        assert client.get(f"{url}?montrer=x&apres=y&qui=z").status_code == 200
        answered(cast, second, "refused")
        assert "Auto-école" in client.get(f"{url}?montrer=a-reprendre").content.decode()

    def test_a_colleague_asks_for_the_team_s_and_the_coordination_sees_the_project_s(
        self, cast: Cast, signed_in
    ) -> None:
        sent(cast)
        url = reverse("partners:referrals-index")
        assert "Nour" not in signed_in(cast.bruno).get(url).content.decode()
        assert "Nour" in signed_in(cast.bruno).get(f"{url}?qui=toutes").content.decode()
        assert "Nour" in signed_in(cast.dalia).get(f"{url}?qui=toutes").content.decode()
        for user in (cast.chloe, cast.farid):
            assert "Nour" not in signed_in(user).get(f"{url}?qui=toutes").content.decode()

    def test_the_next_page_follows(self, cast: Cast, signed_in, monkeypatch) -> None:
        monkeypatch.setattr("filrouge.partners.referring.lists.PAGE", 2)
        for days in (1, 2, 3):
            sent(cast, answer_by=clock.today() + timedelta(days=days))
        client, url = signed_in(cast.amina), reverse("partners:referrals-index")
        page = client.get(url).content.decode()
        assert page.count("Nour Al Khatib") == 2
        following = page.split("apres=")[1].split('"')[0]
        assert client.get(f"{url}?apres={following}").content.decode().count("Nour Al Khatib") == 1


class TestHand:
    def test_the_litany(self, cast: Cast, signed_in) -> None:
        assert_litany(cast, signed_in, "referrals-hand", sent(cast).pk)

    def test_a_new_link_kills_those_handed_before_and_not_the_one_sent(self, cast: Cast, signed_in) -> None:
        referral = sent(cast)
        by_mail = token_for(referral)
        with acting(cast.amina):
            first = hand_over(by=cast.amina, referral=referral)
            second = hand_over(by=cast.amina, referral=referral)
        codes = {one: nobody().get(f"/repondre/{one}/").status_code for one in (by_mail, first, second)}
        assert codes == {by_mail: 200, first: 410, second: 200}

    def test_not_once_it_is_over(self, cast: Cast, signed_in) -> None:
        referral = sent(cast)
        with acting(cast.amina):
            recall_referral(by=cast.amina, referral=referral)
        url = reverse("partners:referrals-hand", args=[referral.pk])
        assert signed_in(cast.amina).post(url).status_code == 302
        assert len(links_of(referral)) == 1


class TestRemind:
    def test_a_press_reminds_and_it_names_nobody(self, cast: Cast, signed_in) -> None:
        referral = sent(cast)
        url = reverse("partners:referrals-remind", args=[referral.pk])
        assert signed_in(cast.amina).post(url).status_code == 302
        assert signed_in(cast.dalia).post(url).status_code == 403
        assert signed_in(cast.chloe).post(url).status_code == 404
        assert kinds_of(referral) == ["sent", "reminded"]
        with as_batch("the job"):
            telling.remind(referral.pk, ReferralFact.objects.get(kind="reminded").pk)
        (letter,) = letters()
        assert token_for(referral) in letter.text
        assert "Nour" not in letter.text

    def test_not_once_somebody_answered(self, cast: Cast) -> None:
        referral = sent(cast)
        answered(cast, referral, "refused")
        with pytest.raises(ValidationError, match="déjà répondu"), acting(cast.amina):
            remind_partner(by=cast.amina, referral=referral)

    def test_who_was_full_is_asked_again_by_the_same_link(self, cast: Cast, signed_in) -> None:
        referral = sent(cast)
        answered(cast, referral, "full", on=clock.today())
        client = signed_in(cast.amina)
        page = client.get(reverse("partners:referrals-show", args=[referral.pk])).content.decode()
        assert "C’est le jour : redemander au partenaire." in page
        assert "Redemander au partenaire" in page
        assert client.post(reverse("partners:referrals-remind", args=[referral.pk])).status_code == 302
        assert kinds_of(referral) == ["sent", "full", "reminded"]
        with as_batch("the job"):
            telling.remind(referral.pk, ReferralFact.objects.get(kind="reminded").pk)
        (letter,) = letters()
        assert letter.subject.startswith("Une place s’est-elle libérée")
        assert token_for(referral) in letter.text
        assert "Nour" not in letter.text

    def test_not_past_her_agreement(self, cast: Cast) -> None:
        referral = sent(cast)
        with as_batch("time passes"):
            ReferralAgreement.objects.update(until=clock.today() - timedelta(days=1))
        with pytest.raises(ValidationError, match="a pris fin"), acting(cast.amina):
            remind_partner(by=cast.amina, referral=read(referral))

    def test_before_the_day_then_after_it_by_itself_and_once_each(self, cast: Cast) -> None:
        referral = sent(cast)

        def night() -> int:
            with as_batch("the morning"):
                return reminding.remind_partners()

        assert night() == 0
        referral = aged(referral, 5)
        assert (night(), night()) == (1, 0)
        referral = aged(referral, 3)
        with as_batch("time passes"):
            ReferralFact.objects.filter(kind="reminded").update(on=clock.today() - timedelta(days=3))
        assert (night(), night()) == (1, 0)
        subjects = [one.subject for one in letters()]
        assert subjects[0].startswith("Rappel")
        assert subjects[1].startswith("Sans réponse")

    def test_not_what_was_answered_nor_what_she_took_back(self, cast: Cast) -> None:
        first, second = aged(sent(cast), 5), aged(sent(cast), 5)
        answered(cast, first, "accepted")
        with acting(cast.amina):
            withdraw_referral(by=cast.amina, referral=second, how="spoken")
        with as_batch("the morning"):
            assert reminding.remind_partners() == 0


class TestRecall:
    def test_the_litany(self, cast: Cast, signed_in) -> None:
        assert_litany(cast, signed_in, "referrals-recall", sent(cast).pk)

    def test_the_link_dies_and_the_thread_tells(self, cast: Cast, signed_in) -> None:
        referral, token = handed(cast)
        url = reverse("partners:referrals-recall", args=[referral.pk])
        signed_in(cast.amina).post(url, {"because": "Une autre adresse a répondu"})
        page = nobody().get(f"/repondre/{token}/")
        assert page.status_code == 410
        assert "Cette page est fermée" in page.content.decode()
        assert "Nour" not in page.content.decode()
        show = signed_in(cast.amina).get(reverse("partners:referrals-show", args=[referral.pk]))
        assert "Annulée le" in show.content.decode()
        assert "Une autre adresse a répondu" in show.content.decode()
        with as_batch("look"):
            assert ReferralAgreement.objects.get().withdrawn_at is None
            assert not ReferralValue.objects.exists()

    def test_twice_is_explained(self, cast: Cast, signed_in) -> None:
        referral = sent(cast)
        url = reverse("partners:referrals-recall", args=[referral.pk])
        signed_in(cast.amina).post(url, {"because": ""})
        assert "est finie" in signed_in(cast.amina).post(url, {"because": ""}).content.decode()


class TestStop:
    def test_the_litany(self, cast: Cast, signed_in) -> None:
        assert_litany(cast, signed_in, "referrals-stop", sent(cast).pk)

    def test_everything_ends_at_once_and_the_accompaniment_goes_on(self, cast: Cast, signed_in) -> None:
        referral, token = handed(cast)
        assert "Nour Al Khatib" in nobody().get(f"/repondre/{token}/").content.decode()
        signed_in(cast.amina).post(reverse("partners:referrals-stop", args=[referral.pk]), {"how": "spoken"})
        for answer in (
            nobody().get(f"/repondre/{token}/"),
            nobody().post(f"/repondre/{token}/", {"accepted-kind": "accepted"}),
            nobody().post(f"/repondre/{token}/", {"renew": "1"}),
        ):
            assert answer.status_code == 410
            assert "Nour" not in answer.content.decode()
        with as_batch("look"):
            agreement = ReferralAgreement.objects.get()
            assert (agreement.withdrawn_how, agreement.withdrawn_at is not None) == ("spoken", True)
            assert not ReferralValue.objects.exists()
            assert kinds_of(referral) == ["handed", "withdrawn"]
            cast.nour_pathway.refresh_from_db()
            assert cast.nour_pathway.is_open
        page = signed_in(cast.amina).get(reverse("partners:referrals-show", args=[referral.pk]))
        assert "Arrêtée par la personne" in page.content.decode()
        assert "contrat de location" not in page.content.decode()

    def test_nothing_of_what_was_said_survives_in_history(self, cast: Cast) -> None:
        referral = sent(cast)
        with acting(cast.amina):
            withdraw_referral(by=cast.amina, referral=referral, how="spoken")
        with as_batch("look"):
            tables = set(Change.objects.values_list("table", flat=True))
        assert "partners_referralvalue" not in tables
        assert "partners_referralwords" not in tables
        assert "partners_referralagreement" in tables


class TestForgetting:
    def night(self) -> int:
        with as_batch("the night"):
            return forgetting.forget_what_was_said()

    def test_after_the_agreement_and_a_month_after_the_end(self, cast: Cast) -> None:
        ended, past, going = sent(cast), sent(cast), sent(cast)
        answered(cast, ended, "ended", result="lifted")
        answered(cast, going, "started")
        assert self.night() == 0
        with as_batch("time passes"):
            ReferralFact.objects.filter(referral=ended).update(at=clock.now() - timedelta(days=31))
            ReferralFact.objects.filter(referral=going).update(at=clock.now() - timedelta(days=31))
            ReferralAgreement.objects.filter(referral=past).update(until=clock.today() - timedelta(days=1))
        assert self.night() == 2
        assert self.night() == 0
        with as_batch("look"):
            assert set(ReferralValue.objects.values_list("referral", flat=True)) == {going.pk}
        for one, status in ((ended, 410), (past, 410), (going, 200)):
            assert nobody().get(f"/repondre/{token_for(one)}/").status_code == status

    def test_past_its_day_it_shows_nothing_even_before_the_night(self, cast: Cast) -> None:
        referral = sent(cast)
        with as_batch("time passes"):
            ReferralAgreement.objects.update(until=clock.today() - timedelta(days=1))
        page = nobody().get(f"/repondre/{token_for(referral)}/")
        assert page.status_code == 410
        assert read(referral).agreement.in_force is False

"""Skills pointed at just after a session: claims that wait for an assessment."""

import pytest
from django.db import connection
from django.urls import reverse

from filrouge.activities.actions.attendances import note_opinion
from filrouge.activities.events import SkillsClaimed
from filrouge.activities.models import Attendance, Participation, Session, SkillClaim
from filrouge.activities.queries.claims import claims_on
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.reference.models import FrameworkSkill
from filrouge.reference.transversal import CODE
from filrouge.shared.events import Event
from tests.cast import Cast

from .laying import claimed, read_by_farid, taken
from .litany import SignIn, assert_litany

NOT_HERS = ("chloe", "manon", "farid")


@pytest.fixture
def came(cast: Cast, session: Session, nour_comes: Participation) -> Attendance:
    taken(cast, session, nour_comes, "present")
    with as_batch("look"):
        return Attendance.objects.get()


def skill(key: str) -> FrameworkSkill:
    return FrameworkSkill.objects.get(version__framework__code=CODE, key=key)


def kept() -> list[tuple[str, str, str]]:
    with as_batch("look"):
        rows = SkillClaim.objects.kept().order_by("skill__rank", "said_by")
        return list(rows.values_list("skill__key", "said_by", "words"))


class TestNew:
    def test_the_screen_answers_each_of_the_cast(
        self, cast: Cast, signed_in: SignIn, came: Attendance
    ) -> None:
        assert_litany(cast, signed_in, "claims-new", came.pk, hidden=NOT_HERS, refused=())

    def test_who_says_it_which_skills_and_what_was_seen(
        self, cast: Cast, signed_in: SignIn, came: Attendance, heard: list[Event]
    ) -> None:
        client, url = signed_in(cast.amina), reverse("activities:claims-new", args=[came.pk])
        keys = [skill("ponctualite").pk, skill("fiabilite").pk]
        said = {"said_by": "peer", "skills": keys, "words": "Elle avait compté les couverts."}
        page = client.post(url, {**said, "said_by": ""}).text
        assert "Dites qui l’a remarqué" in page
        assert "Elle avait compté les couverts." in page
        page = client.post(url, said, follow=True).text
        assert "« Elle avait compté les couverts. »" in page.replace("\u00a0", " ")
        assert "Dit par quelqu’un du groupe" in page
        assert isinstance(heard[-1], SkillsClaimed)
        client.post(url, {"said_by": "herself", "skills": keys[:1], "words": ""})
        client.post(url, {**said, "skills": keys[:1], "words": "Et les assiettes."})
        assert sorted(kept()) == [
            ("fiabilite", "peer", "Elle avait compté les couverts."),
            ("ponctualite", "herself", ""),
            ("ponctualite", "peer", "Et les assiettes."),
        ]

    def test_nothing_ticked_or_too_much_is_said_at_the_field(
        self, cast: Cast, signed_in: SignIn, came: Attendance
    ) -> None:
        client, url = signed_in(cast.amina), reverse("activities:claims-new", args=[came.pk])
        assert "Cochez au moins une compétence" in client.post(url, {"said_by": "herself"}).text
        every = FrameworkSkill.objects.filter(version__framework__code=CODE).kept()
        six = [one.pk for one in every[:6]]
        assert "Cinq compétences au plus" in client.post(url, {"said_by": "herself", "skills": six}).text
        assert kept() == []

    def test_who_was_absent_showed_nothing_there(
        self, cast: Cast, signed_in: SignIn, session: Session, nour_comes: Participation, came: Attendance
    ) -> None:
        taken(cast, session, nour_comes, "absent")
        url = reverse("activities:claims-new", args=[came.pk])
        said = {"said_by": "herself", "skills": [skill("ponctualite").pk]}
        assert "n’était pas à cette séance" in signed_in(cast.amina).post(url, said).text
        assert kept() == []


class TestTakeBack:
    def test_the_button_answers_each_of_the_cast(
        self, cast: Cast, signed_in: SignIn, came: Attendance
    ) -> None:
        url = reverse("activities:claims-take_back", args=[claimed(cast, came, skill("ponctualite")).pk])
        for who in NOT_HERS:
            assert signed_in(getattr(cast, who)).post(url).status_code == 404, who
        assert len(kept()) == 1
        page = signed_in(cast.amina).post(url, follow=True).text
        assert "C’est retiré" in page
        assert kept() == []
        assert signed_in(cast.amina).post(url).status_code == 404, "gone already"
        claimed(cast, came, skill("ponctualite"), words="Encore.")
        assert kept() == [("ponctualite", "facilitator", "Encore.")]


class TestReach:
    def test_it_is_read_by_whoever_reads_the_shared_part_of_her_file(
        self, cast: Cast, came: Attendance
    ) -> None:
        claimed(cast, came, skill("ponctualite"))
        for user, seen in (
            (cast.amina, 1),
            (cast.bruno, 1),
            (cast.chloe, 0),
            (cast.farid, 0),
            (cast.manon, 0),
        ):
            with acting(user), connection.cursor() as cursor:
                cursor.execute("SELECT count(*) FROM activities_skillclaim")
                assert cursor.fetchone()[0] == seen, user

    def test_whoever_only_reads_her_is_not_led_to_what_they_may_not_do(
        self, cast: Cast, signed_in: SignIn, session: Session, came: Attendance
    ) -> None:
        read_by_farid(cast)
        claim = claimed(cast, came, skill("ponctualite"))
        with acting(cast.amina):
            note_opinion(by=cast.amina, attendance=came, mood="good")
        addresses = [
            reverse("activities:claims-new", args=[came.pk]),
            reverse("activities:claims-take_back", args=[claim.pk]),
            reverse("activities:opinions-new", args=[came.pk]),
        ]
        here = reverse("activities:sessions-show", args=[session.pk])
        mine, his = signed_in(cast.amina).get(here).text, signed_in(cast.farid).get(here).text
        assert "Arriver à l’heure" in his
        assert [one in mine for one in addresses] == [True] * 3
        assert [one in his for one in addresses] == [False] * 3
        assert signed_in(cast.farid).post(addresses[1]).status_code == 403

    def test_it_is_found_by_skill_and_on_her_page(
        self, cast: Cast, signed_in: SignIn, came: Attendance
    ) -> None:
        claimed(cast, came, skill("ponctualite"), words="Première arrivée.")
        with acting(cast.amina):
            assert [one.words for one in claims_on(cast.nour.pk, cast.project.pk, "ponctualite")] == [
                "Première arrivée."
            ]
            assert claims_on(cast.nour.pk, cast.project.pk, "fiabilite") == []
        page = signed_in(cast.amina).get(reverse("activities:coverage-show", args=[cast.nour.pk])).text
        assert "Première arrivée." in page

import re
from datetime import timedelta

import pytest
from django.urls import resolve, reverse

from filrouge.desk.queries.desks import desks_of
from filrouge.pathways.models import Absence, Appointment, Closure, Contact, Objective, Pathway
from filrouge.people.models import ContactChannel
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.shared.ids import uuid7
from filrouge.vigilance.models import Alert
from tests.cast import Cast

from .conftest import Life


def page(client: object) -> str:
    answer = client.get("/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_day_greets_counts_and_offers_what_to_do(
    cast: Cast, life: Life, evaluated: object, signed_in: object
) -> None:
    evaluated()
    said = page(signed_in(cast.amina))
    assert "Amina. Un rendez-vous, une chose ne peut pas attendre." in said
    assert "titre de séjour dans 19 jours" in said
    assert "12 h 30" in said
    assert "Préparer la visite" in said
    assert "Visiter la cuisine centrale" in said
    assert "2 participants (repère : 40)" in said
    assert "1 rendez-vous passé dont la suite n’est pas notée" in said


def test_one_line_per_person_the_gravest_first_and_ten_at_most(
    cast: Cast, life: Life, lay_people: object, evaluated: object, signed_in: object
) -> None:
    lay_people(40)
    evaluated()
    said = page(signed_in(cast.amina))
    alerts = said[said.index("À ne pas laisser passer") : said.index('id="aujourdhui"')]
    assert alerts.count("<strong>Nour Al Khatib</strong>") == 1
    assert alerts.index("Nour Al Khatib") < alerts.index("<strong>Ali")
    assert alerts.count("C’est traité") == 10
    assert "Tout voir (" in alerts


def test_what_was_not_counted_to_the_end_is_said_to_be_more(
    cast: Cast, life: Life, lay_people: object, evaluated: object, signed_in: object
) -> None:
    lay_people(40)
    evaluated()
    with as_batch("fixture"):
        people = Alert.objects.filter(user=cast.amina).values("person").distinct().count()
        for one in Alert.objects.filter(user=cast.amina, rule="silence"):
            for _number in range(4):
                one.pk, one.risk, one.subject_id = uuid7(), 1, str(uuid7())
                one.save(force_insert=True)
    said = page(signed_in(cast.amina))
    assert f"Tout voir (plus de {people})" in said


def test_how_to_reach_someone_comes_with_its_cautions(cast: Cast, signed_in: object) -> None:
    with as_batch("fixture"):
        tesfay = {"person": cast.tesfay, "project": cast.project}
        ContactChannel.objects.create(
            **tesfay, kind="phone", value="+33612345678", when="not_morning", shared_with="son frère"
        )
    said = page(signed_in(cast.amina))
    assert 'href="tel:+33612345678"' in said
    assert "jamais le matin" in said
    assert "attention : son frère voit ou entend aussi" in said


def test_who_was_just_talked_to_is_not_to_reach(cast: Cast, life: Life, signed_in: object) -> None:
    with as_batch("fixture"):
        Pathway.objects.update(last_exchange_at=clock.now(), rhythm_days=30)
    assert "À joindre cette semaine" not in page(signed_in(cast.amina))


def test_good_news_of_three_kinds(cast: Cast, life: Life, signed_in: object) -> None:
    with as_batch("fixture"):
        Objective.objects.filter(pk=life.objective.pk).update(reached_on=clock.today())
        Closure.objects.create(
            person=cast.tesfay,
            project=cast.project,
            pathway=cast.tesfay_pathway,
            on=clock.today(),
            reason="job",
            note="CDD de six mois",
        )
    said = page(signed_in(cast.amina))
    news = said[said.index("De bonnes nouvelles") :]
    assert "Ouvrir un compte bancaire" in news
    assert "objectif atteint" in news
    assert "CDD de six mois" in news


def test_a_substitute_sees_the_day_of_the_absent_colleague(cast: Cast, life: Life, signed_in: object) -> None:
    today = clock.today()
    before = page(signed_in(cast.bruno))
    assert "Préparer la visite" not in before
    with as_batch("fixture"):
        Absence.objects.create(
            user=cast.amina, since=today, until=today + timedelta(days=2), substitute=cast.bruno
        )
    said = page(signed_in(cast.bruno))
    assert "Vous remplacez Amina Martin" in said
    assert "Rendez-vous d’Amina Martin" in said
    assert "Aucun participant pour l’instant (repère : 40)" in said
    assert "Bruno Petit voit votre journée" in page(signed_in(cast.amina))


def test_the_substitute_holds_both_desks_on_these_days_only(cast: Cast) -> None:
    today = clock.today()
    with as_batch("fixture"):
        absence = Absence.objects.create(
            user=cast.amina, since=today, until=today + timedelta(days=6), substitute=cast.bruno
        )
    with acting(cast.bruno):
        assert desks_of(cast.bruno).user_ids == [cast.bruno.pk, cast.amina.pk]
    with as_batch("back"):
        absence.since, absence.until = today - timedelta(days=9), today - timedelta(days=1)
        absence.save()
    with acting(cast.bruno):
        assert desks_of(cast.bruno).user_ids == [cast.bruno.pk]


def test_on_return_the_last_word_about_each_person(cast: Cast, life: Life, signed_in: object) -> None:
    with as_batch("fixture"):
        today = clock.today()
        Absence.objects.create(
            user=cast.amina,
            since=today - timedelta(days=12),
            until=today - timedelta(days=1),
            substitute=cast.bruno,
        )
        path = {"person": cast.nour, "project": cast.project, "pathway": cast.nour_pathway}
        for days, note in ((5, "Premier mot."), (2, "Elle a trouvé une crèche.")):
            at = clock.now() - timedelta(days=days)
            Contact.objects.create(**path, at=at, channel="phone", user=cast.bruno, note=note)
    said = page(signed_in(cast.amina))
    assert "Pendant votre absence" in said
    assert "Elle a trouvé une crèche." in said
    assert "Premier mot." not in said


def test_part_time_counts_pro_rata(cast: Cast, signed_in: object) -> None:
    with as_batch("fixture"):
        cast.amina.memberships.update(working_time=50)
    assert "2 participants (repère : 20)" in page(signed_in(cast.amina))


def test_the_stranger_has_an_empty_day(cast: Cast, life: Life, evaluated: object, signed_in: object) -> None:
    evaluated()
    said = page(signed_in(cast.chloe))
    assert "Pas de rendez-vous, rien ne presse." in said
    assert "Nour" not in said


@pytest.mark.parametrize(
    ("who", "doors"),
    [
        ("olga", "privacy:officer-index people:emergencies-index accounts:projects-index"),
        ("manon", "accounts:organisations-show messaging:webhooks-index pathways:absences-index"),
        ("petra", "accounts:organisations-index accounts:organisations-new accounts:projects-new"),
    ],
)
def test_who_accompanies_nobody_finds_doors_that_open(
    cast: Cast, signed_in: object, who: str, doors: str
) -> None:
    client = signed_in(getattr(cast, who))
    said = page(client)
    assert "n’ouvre aucun dossier" in said
    assert "Ma file active" not in said
    main = said[said.index("<main") :]
    addresses = set(re.findall(r'<h2><a href="([^"]+)"', main))
    assert main.count('<p class="small soft">') == len(addresses)
    assert set(doors.split()) <= {resolve(address).view_name for address in addresses}
    assert {client.get(address).status_code for address in addresses} == {200}


def test_the_queries_do_not_grow_with_the_people(
    cast: Cast, life: Life, lay_people: object, evaluated: object, signed_in: object, within_budget: object
) -> None:
    client = signed_in(cast.amina)
    with within_budget() as few:
        page(client)
    lay_people(40)
    evaluated()
    with within_budget() as many:
        page(client)
    assert len(many) == len(few)


def came_today(cast: Cast) -> None:
    with as_batch("fixture"):
        common = {"person": cast.nour, "project": cast.project, "pathway": cast.nour_pathway}
        Appointment.objects.create(
            **common, user=cast.amina, purpose="Le CV", starts_at=clock.now(), outcome="came"
        )


def test_absences_in_a_row_are_said_beside_the_next_meeting(
    cast: Cast, life: Life, signed_in: object
) -> None:
    with as_batch("fixture"):
        Pathway.objects.update(missed_in_a_row=2)
    assert "2 rendez-vous manqués de suite" in page(signed_in(cast.amina))


def test_who_came_has_her_number_checked_in_one_press(cast: Cast, signed_in: object) -> None:
    came_today(cast)
    with as_batch("fixture"):
        values = {"person": cast.nour, "project": cast.project, "kind": "phone", "value": "+33612345678"}
        channel = ContactChannel.objects.create(**values)
    client = signed_in(cast.amina)
    assert "Le 06 12 34 56 78 est toujours bon" in page(client)
    client.post(reverse("people:channels-check", args=[channel.pk]), {"retour": "/"})
    assert "est toujours bon" not in page(client)


def test_a_meeting_is_settled_in_one_press_whatever_happened(
    cast: Cast, life: Life, signed_in: object
) -> None:
    said = page(signed_in(cast.amina))
    assert 'name="outcome" value="came"' in said
    assert 'name="outcome" value="missed"' in said

"""A meeting noted with a thumb, in a minute."""

from django.urls import reverse

from filrouge.pathways.events import VolunteerMeetingNoted, VolunteerSignalled
from filrouge.pathways.models import VolunteerMeeting, VolunteerSignal
from filrouge.privacy.context import acting
from filrouge.shared import clock
from filrouge.shared.events import Event
from tests.cast import Cast

from .helping import begun, met, ready_volunteer
from .litany import SignIn

NOTED = {
    "on": clock.today().isoformat(),
    "minutes": "60",
    "practised": ["talk", "phone"],
    "note": "Nous avons appelé la crèche.",
    "about": "",
    "words": "",
}


def test_a_meeting_is_noted_and_read_by_both_sides(cast: Cast, signed_in: SignIn, heard: list[Event]) -> None:
    jeanne = ready_volunteer(cast)
    match = begun(cast, jeanne)
    new = reverse("pathways:volunteer_meetings-new", args=[match.pk])
    client = signed_in(jeanne)
    assert "avec Nour" in client.get(new).content.decode()
    assert "Rencontre notée. Merci !" in client.post(new, NOTED, follow=True).content.decode()
    index = reverse("pathways:volunteer_meetings-index", args=[match.pk])
    assert "Nous avons appelé la crèche." in client.get(index).content.decode()
    page = signed_in(cast.amina).get(reverse("pathways:matches-show", args=[match.pk])).content.decode()
    assert "Nous avons appelé la crèche." in page
    assert any(isinstance(one, VolunteerMeetingNoted) for one in heard)
    assert not any(isinstance(one, VolunteerSignalled) for one in heard)


def test_what_the_referent_should_know_leaves_with_it(cast: Cast, signed_in: SignIn) -> None:
    jeanne = ready_volunteer(cast)
    match = begun(cast, jeanne)
    told = NOTED | {"about": "worry", "words": "Elle ne dort plus."}
    url = reverse("pathways:volunteer_meetings-new", args=[match.pk])
    page = signed_in(jeanne).post(url, told, follow=True).content.decode()
    assert "Amina Martin lira votre message." in page
    with acting(cast.amina):
        assert VolunteerSignal.objects.get().words == "Elle ne dort plus."


def test_a_mistake_is_explained_and_nothing_typed_is_lost(cast: Cast, signed_in: SignIn) -> None:
    jeanne = ready_volunteer(cast)
    url = reverse("pathways:volunteer_meetings-new", args=[begun(cast, jeanne).pk])
    client = signed_in(jeanne)
    page = client.post(url, NOTED | {"practised": []}).content.decode()
    assert "Cochez au moins une ligne." in page
    assert "Nous avons appelé la crèche." in page
    assert "Dites de quoi il s’agit" in client.post(url, NOTED | {"words": "Bonjour"}).content.decode()
    assert "Quelques mots" in client.post(url, NOTED | {"about": "stop"}).content.decode()
    with acting(jeanne):
        assert not VolunteerMeeting.objects.exists()


def test_nobody_else_notes_nor_reads_there(cast: Cast, signed_in: SignIn) -> None:
    jeanne, karim = ready_volunteer(cast), ready_volunteer(cast, "Karim", "Saidi")
    match = begun(cast, jeanne)
    met(jeanne, match, clock.today())
    for name in ("volunteer_meetings-new", "volunteer_meetings-index"):
        url = reverse(f"pathways:{name}", args=[match.pk])
        for other in (karim, cast.amina, cast.dalia, cast.chloe):
            assert signed_in(other).get(url).status_code == 404
            assert signed_in(other).post(url, NOTED).status_code == 404

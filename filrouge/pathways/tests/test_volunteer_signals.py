"""« À signaler au référent »: it reaches someone, and someone answers."""

from django.urls import reverse

from filrouge.pathways.models import VolunteerSignal
from filrouge.privacy.context import acting
from tests.cast import Cast

from .helping import begun, ready_volunteer
from .litany import SignIn, assert_litany

TOLD = {"about": "worry", "words": "Elle ne répond plus depuis dix jours."}


def test_a_signal_is_told_read_and_answered(cast: Cast, signed_in: SignIn) -> None:
    jeanne = ready_volunteer(cast)
    match = begun(cast, jeanne)
    new = reverse("pathways:volunteer_signals-new", args=[match.pk])
    client = signed_in(jeanne)
    assert "112" in client.get(new).content.decode()
    page = client.post(new, {"about": "worry"}).content.decode()
    assert "Quelques mots, pour que l’équipe sache quoi faire." in page
    client.post(new, TOLD)
    with acting(cast.amina):
        signal = VolunteerSignal.objects.get()
    assert TOLD["words"] in assert_litany(cast, signed_in, "volunteer_signals-edit", signal.pk)
    url = reverse("pathways:volunteer_signals-edit", args=[signal.pk])
    amina = signed_in(cast.amina)
    assert "Un mot suffit" in amina.post(url, {"reply": ""}).content.decode()
    amina.post(url, {"reply": "Merci, je l’appelle demain."})
    assert amina.get(url).status_code == 302
    told = client.get(reverse("pathways:volunteer_meetings-index", args=[match.pk])).content.decode()
    assert "Amina Martin : Merci, je l’appelle demain." in told


def test_nobody_else_tells_nor_answers(cast: Cast, signed_in: SignIn) -> None:
    jeanne, karim = ready_volunteer(cast), ready_volunteer(cast, "Karim", "Saidi")
    match = begun(cast, jeanne)
    new = reverse("pathways:volunteer_signals-new", args=[match.pk])
    for other in (karim, cast.amina, cast.chloe):
        assert signed_in(other).post(new, TOLD).status_code == 404
    signed_in(jeanne).post(new, TOLD)
    with acting(cast.amina):
        signal = VolunteerSignal.objects.get()
    url = reverse("pathways:volunteer_signals-edit", args=[signal.pk])
    for other in (jeanne, karim):
        assert signed_in(other).post(url, {"reply": "lu"}).status_code == 404

"""A volunteer's own page: what is asked, whom I meet, and nothing else."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from filrouge.pathways.actions.matches import end_match
from filrouge.pathways.models import Match
from filrouge.people.models import ContactChannel
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from tests.cast import Cast

from .helping import begun, lay_volunteer, met, phone_of_nour, proposed, ready_volunteer
from .litany import SignIn, asked_by

MINE = reverse("pathways:volunteering-index")


def test_a_volunteer_arrives_on_her_own_page(cast: Cast, signed_in: SignIn) -> None:
    answer = signed_in(lay_volunteer(cast)).get("/", follow=True)
    assert answer.redirect_chain == [(MINE, 302)]
    page = answer.content.decode()
    assert "Lire et signer la charte" in page
    assert "Remplir mon profil" in page
    assert "Ma file active" not in page


def test_a_proposal_names_nobody(cast: Cast, signed_in: SignIn) -> None:
    jeanne = ready_volunteer(cast)
    proposed(cast, jeanne)
    page = signed_in(jeanne).get(MINE).content.decode()
    assert "parler français une heure par semaine" in page
    assert "Nour" not in page


def test_whom_i_meet_a_first_name_a_language_and_the_way_she_chose(cast: Cast, signed_in: SignIn) -> None:
    jeanne, phone = ready_volunteer(cast), phone_of_nour(cast)
    match = begun(cast, jeanne, phone)
    met(jeanne, match, clock.today())
    client = signed_in(jeanne)
    with CaptureQueriesContext(connection) as queries:
        page = client.get(MINE).content.decode()
    assert len(asked_by(queries)) <= 10
    for told in ("Nour", "arabe", "06 12 34 56 78", "jamais le matin", "Amina Martin", "Une rencontre notée"):
        assert told in page
    for hidden in ("Al Khatib", "2002", cast.nour.reference):
        assert hidden not in page
    with as_batch("she changes her number"):
        ContactChannel.objects.filter(pk=phone.pk).update(ended_on=clock.today())
    assert "06 12 34 56 78" not in client.get(MINE).content.decode()


def test_without_her_number_one_goes_through_the_referent(cast: Cast, signed_in: SignIn) -> None:
    jeanne = ready_volunteer(cast)
    phone_of_nour(cast)
    begun(cast, jeanne, None)
    page = signed_in(jeanne).get(MINE).content.decode()
    assert "Pour vous voir, passez par Amina Martin." in page
    assert "06 12 34" not in page


def test_once_over_the_name_is_gone(cast: Cast, signed_in: SignIn) -> None:
    jeanne = ready_volunteer(cast)
    match = begun(cast, jeanne)
    with acting(cast.amina):
        end_match(
            by=cast.amina, match=Match.objects.select_related("pathway").get(pk=match.pk), reason="done"
        )
    page = signed_in(jeanne).get(MINE).content.decode()
    assert "Nour" not in page
    assert "Vous ne rencontrez personne pour l’instant." in page


def test_those_who_volunteer_nowhere_find_an_empty_page(cast: Cast, signed_in: SignIn) -> None:
    assert "Vous ne rencontrez personne" in signed_in(cast.chloe).get(MINE).content.decode()

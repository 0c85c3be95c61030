"""A caseload handed over: proposed, chosen, shown, then done."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from filrouge.accounts.models import Membership, Role, User
from filrouge.pathways.models import Pathway, Referent
from filrouge.pathways.queries import Load, proposed_balance
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from tests.cast import Cast

from .litany import BUDGET, SignIn, asked_by

TRANSFER = reverse("pathways:caseloads-transfer")


def colleague(cast: Cast, name: str, working_time: int) -> User:
    with as_batch("fixture"):
        user = User.objects.create_user(f"{name}@example.org", "x", given_name=name, family_name="Roy")
        Membership.objects.create(
            user=user,
            organisation=cast.mission_locale,
            role=Role.REFERENT,
            working_time=working_time,
            since=clock.today() - timedelta(days=30),
        )
    return user


def chosen(cast: Cast, **other: object) -> dict:
    return {f"to_{cast.nour_pathway.pk}": cast.bruno.pk, f"to_{cast.tesfay_pathway.pk}": "", **other}


def lead_of_nour(cast: Cast) -> User | None:
    with as_batch("look"):
        return Pathway.objects.get(pk=cast.nour_pathway.pk).lead


def test_each_goes_to_the_least_loaded_for_their_working_time() -> None:
    full, half = (User(pk=pk, given_name=str(pk)) for pk in (1, 2))
    loads = [Load(full, 100, 0), Load(half, 50, 0)]
    proposed = proposed_balance([Pathway() for _ in range(30)], loads)
    shares = list(proposed.values())
    assert (shares.count(1), shares.count(2)) == (20, 10)
    assert [load.people for load in loads] == [0, 0]


def test_without_colleagues_nothing_is_proposed() -> None:
    assert proposed_balance([Pathway()], []) == {}


def test_a_balance_is_proposed_and_nothing_is_done_before_agreement(cast: Cast, signed_in: SignIn) -> None:
    colleague(cast, "Iris", 50)
    client = signed_in(cast.amina)
    page = client.get(TRANSFER).content.decode()
    assert page.count(f'value="{cast.bruno.pk}" selected') == 2  # twice the time: both go to Bruno
    preview = client.post(TRANSFER, chosen(cast, note="Bonne suite")).content.decode()
    assert "Qui ira vers qui" in preview
    assert "Bonne suite" in preview
    assert lead_of_nour(cast) == cast.amina
    answer = client.post(TRANSFER, chosen(cast, note="Bonne suite", confirm="1"), follow=True)
    assert "Une personne confiée." in answer.content.decode()
    assert lead_of_nour(cast) == cast.bruno
    with as_batch("look"):
        assert Referent.objects.get(pathway=cast.nour_pathway, until=None).handover_note == "Bonne suite"


def test_changing_ones_mind_keeps_what_was_chosen(cast: Cast, signed_in: SignIn) -> None:
    page = signed_in(cast.amina).post(TRANSFER, chosen(cast, note="Mot", back="1")).content.decode()
    assert page.count(f'value="{cast.bruno.pk}" selected') == 1
    assert "Mot" in page


def test_choosing_nobody_is_explained(cast: Cast, signed_in: SignIn) -> None:
    nobody = {f"to_{path.pk}": "" for path in (cast.nour_pathway, cast.tesfay_pathway)}
    page = signed_in(cast.amina).post(TRANSFER, {**nobody, "note": "Mot"}).content.decode()
    assert "Choisissez un·e collègue pour au moins une personne." in page
    assert "Mot" in page


def test_only_the_team_is_accepted(cast: Cast, signed_in: SignIn) -> None:
    forged = chosen(cast, confirm="1") | {f"to_{cast.nour_pathway.pk}": cast.chloe.pk}
    assert signed_in(cast.amina).post(TRANSFER, forged).status_code == 200
    assert lead_of_nour(cast) == cast.amina


def test_the_coordinator_transfers_for_someone_else(cast: Cast, signed_in: SignIn) -> None:
    url = f"{TRANSFER}?de={cast.amina.pk}"
    assert "Nour Al Khatib" in signed_in(cast.dalia).get(url).content.decode()
    signed_in(cast.dalia).post(url, chosen(cast, confirm="1"))
    assert lead_of_nour(cast) == cast.bruno


def test_a_colleague_does_not_and_the_stranger_sees_nothing(cast: Cast, signed_in: SignIn) -> None:
    url = f"{TRANSFER}?de={cast.amina.pk}"
    assert signed_in(cast.bruno).post(url, chosen(cast, confirm="1")).status_code == 403
    stranger = signed_in(cast.chloe).get(url)
    assert stranger.status_code == 403
    assert "Nour" not in stranger.content.decode()


def test_who_left_is_taken_over_by_the_team(cast: Cast, signed_in: SignIn) -> None:
    with as_batch("gone"):
        Membership.objects.filter(user=cast.amina).update(until=clock.today())
    signed_in(cast.bruno).post(f"{TRANSFER}?de={cast.amina.pk}", chosen(cast, confirm="1"))
    assert lead_of_nour(cast) == cast.bruno


def test_an_empty_caseload_says_so(cast: Cast, signed_in: SignIn) -> None:
    assert "Cette file est vide" in signed_in(cast.bruno).get(TRANSFER).content.decode()


def test_the_screen_keeps_its_budget(cast: Cast, signed_in: SignIn) -> None:
    client = signed_in(cast.amina)
    with CaptureQueriesContext(connection) as queries:
        client.get(TRANSFER)
    assert len(asked_by(queries)) <= BUDGET, "\n".join(asked_by(queries))

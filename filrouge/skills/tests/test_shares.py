"""Pages of a portfolio, each for someone, until its day."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.skills.actions.portfolios import end_share, share_portfolio
from filrouge.skills.models import PortfolioShare
from tests.cast import Cast

from .laying import nobody
from .litany import SignIn, assert_litany
from .showing import COMPANY, PRESENT, Larder, begun, chosen, share_again, shared

pytestmark = pytest.mark.django_db


@pytest.fixture
def larder(cast: Cast) -> Larder:
    return Larder(cast)


def test_thirty_days_unless_she_says_otherwise_and_shown_once(
    cast: Cast, signed_in: SignIn, larder: Larder
) -> None:
    portfolio = chosen(cast, larder.everything())
    page = assert_litany(cast, signed_in, "shares-new", portfolio.pk)
    assert f'value="{COMPANY}"' in page
    client, url = signed_in(cast.amina), reverse("skills:shares-new", args=[portfolio.pk])
    typed = {"given_to": COMPANY, "days": "30", "present": PRESENT}
    assert "Sans son accord" in client.post(url, typed).content.decode()
    made = client.post(url, typed | {"agreed": "on"}).content.decode()
    assert "/portfolio/" in made
    with as_batch("look"):
        share = PortfolioShare.objects.select_related("link").get()
    assert share.present == PRESENT
    assert timedelta(days=29) < share.link.expires_at - clock.now() <= timedelta(days=30)
    token = made.partition("/portfolio/")[2].partition("/")[0]
    assert token not in client.get(reverse("skills:portfolios-show", args=[portfolio.pk])).content.decode()


def test_an_empty_portfolio_is_not_shared(cast: Cast, signed_in: SignIn, larder: Larder) -> None:
    with pytest.raises(ValidationError, match="vide"):
        shared(cast, begun(cast))
    with pytest.raises(ValidationError, match="vide"):
        shared(cast, chosen(cast, []))
    client = signed_in(cast.amina)
    answer = client.get(reverse("skills:shares-new", args=[begun(cast).pk]))
    assert answer.status_code == 302


def test_closed_at_once_by_the_team_alone(cast: Cast, signed_in: SignIn, larder: Larder) -> None:
    share, address = shared(cast, chosen(cast, larder.everything()))
    assert nobody().get(address).status_code == 200
    url = reverse("skills:shares-end", args=[share.pk])
    for user in (cast.chloe, cast.farid, cast.dalia, cast.manon):
        assert signed_in(user).post(url).status_code == 404
    assert signed_in(cast.amina).get(url).status_code == 405
    assert signed_in(cast.amina).post(url).status_code == 302
    assert nobody().get(address).status_code == 410
    assert not share_again(share).is_open
    assert signed_in(cast.amina).post(url).status_code == 404


def test_a_page_closed_leaves_the_others_open(cast: Cast, larder: Larder) -> None:
    portfolio = chosen(cast, larder.everything())
    first, closed = shared(cast, portfolio)
    _second, open_one = shared(cast, portfolio)
    with acting(cast.amina):
        end_share(by=cast.amina, share=share_again(first))
    assert nobody().get(closed).status_code == 410
    assert nobody().get(open_one).status_code == 200


def test_nobody_else_shares_it(cast: Cast, larder: Larder) -> None:
    portfolio = chosen(cast, larder.everything())
    for user in (cast.farid, cast.chloe, cast.dalia, cast.manon):
        with acting(user), pytest.raises(PermissionDenied):
            share_portfolio(by=user, portfolio=portfolio, given_to="x", present="x", days=30)
        with acting(user):
            assert not PortfolioShare.objects.exists()

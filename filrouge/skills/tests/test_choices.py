"""Her own page of a portfolio, on her telephone."""

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from filrouge.privacy.context import acting, entered
from filrouge.privacy.links import context_of_link
from filrouge.privacy.models import OutsideLink, Reading
from filrouge.privacy.roles import as_batch
from filrouge.shared.tests.test_keeping import PLACE, photo_that_tells
from filrouge.skills.actions.pieces import MOST_PIECES, bytes_of, lay_piece_by_link
from filrouge.skills.models import CHOICE, Piece, Portfolio
from tests.cast import Cast

from .laying import nobody
from .showing import (
    COMPANY,
    WORKED,
    Larder,
    begun,
    chosen,
    made,
    own_page,
    read_again,
    shared,
    ticked_in,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def larder(cast: Cast) -> Larder:
    return Larder(cast)


def ticked_by_her(larder: Larder) -> dict:
    return {name: value for name, value in larder.ticked().items() if name != "present"}


def test_she_ticks_says_it_is_her_choice_and_it_is_kept(cast: Cast, larder: Larder) -> None:
    portfolio = begun(cast)
    url = own_page(cast, portfolio)
    page = nobody().get(url).content.decode()
    assert WORKED in page
    assert "rue du Refuge" not in page
    assert ticked_in(page) == [""]  # no chart
    assert read_again(portfolio).chosen_at is None
    with as_batch("look"):
        link = OutsideLink.objects.get(purpose=CHOICE)
        assert Reading.objects.filter(person_id=cast.nour.pk, link=link.pk)
    without = {name: value for name, value in ticked_by_her(larder).items() if name != "agreed"}
    assert "Si c’est votre choix, cochez cette case" in nobody().post(url, without).content.decode()
    assert nobody().post(url, ticked_by_her(larder)).status_code == 302
    portfolio = read_again(portfolio)
    assert (portfolio.chosen_how, portfolio.present) == ("link", "")
    assert portfolio.chosen_at
    _share, address = shared(cast, portfolio)
    assert WORKED in nobody().get(address).content.decode()


def test_what_she_ticked_is_kept_before_she_goes_to_add_a_photo(cast: Cast, larder: Larder) -> None:
    portfolio = begun(cast)
    url = own_page(cast, portfolio)
    goes = {"ajouter": "1"}
    untouched = {"title": portfolio.title, "name": portfolio.name, "words": portfolio.words}
    answer = nobody().post(url, untouched | goes)
    assert answer.headers["Location"] == f"{url}ajouter/"
    assert read_again(portfolio).chosen_at is None, "nothing was chosen yet"
    ticked = ticked_by_her(larder)
    without = {name: value for name, value in ticked.items() if name != "agreed"}
    asked = nobody().post(url, without | goes)
    assert "Si c’est votre choix, cochez cette case" in asked.content.decode()
    assert len(ticked_in(asked.content.decode())) > 1, "nothing ticked is lost"
    answer = nobody().post(url, ticked | goes)
    assert answer.headers["Location"] == f"{url}ajouter/"
    assert read_again(portfolio).chosen_at


def test_what_is_not_hers_to_show_is_refused(cast: Cast, larder: Larder) -> None:
    url = own_page(cast, begun(cast))
    answer = nobody().post(url, ticked_by_her(larder) | {"channel": [str(larder.address.pk)]})
    assert answer.status_code == 200  # it is not among the boxes
    assert "field-wrong" in answer.content.decode()


def test_she_adds_a_photo_from_her_telephone_and_ticks_it_or_not(cast: Cast, larder: Larder) -> None:
    portfolio = begun(cast)
    url = own_page(cast, portfolio)
    add = f"{url}ajouter/"
    assert nobody().get(add).status_code == 200
    empty = nobody().post(add, {"kind": "photo", "title": "Mon mur"})
    assert "Choisissez le fichier." in empty.content.decode()
    assert "Mon mur" in empty.content.decode(), "nothing typed is lost"
    sent = SimpleUploadedFile("IMG_2034.jpg", photo_that_tells())
    answer = nobody().post(add, {"kind": "photo", "title": "Mon mur", "file": sent})
    assert answer.status_code == 302
    with as_batch("look"):
        piece = Piece.objects.get(created_by=None)
    assert (piece.title, piece.person_id, piece.created_by_id) == ("Mon mur", cast.nour.pk, None)
    assert piece.media == Piece.Media.JPEG
    for told in (PLACE, "Telephone of Nour"):
        assert told.encode() in photo_that_tells()
        assert told.encode() not in bytes_of(piece)
    page = nobody().get(url).content.decode()
    assert "Mon mur" in page
    assert str(piece.pk) not in ticked_in(page)
    with acting(cast.amina):
        assert Piece.objects.kept().filter(pk=piece.pk).exists(), "her team sees it too"


def test_nobody_adds_a_photo_but_by_her_own_link_and_thirty_at_most(cast: Cast, larder: Larder) -> None:
    mine, other = begun(cast), begun(cast)
    _share, _address = shared(cast, chosen(cast, larder.everything(), other))
    url = own_page(cast, mine)
    with as_batch("look"):
        link = OutsideLink.objects.get(purpose=CHOICE, revoked_at=None)
        share = OutsideLink.objects.get(purpose="portfolio_share")
    file = made(photo_that_tells())
    said = {"title": "x", "kind": "photo", "file": file}
    for held, portfolio in ((link, other), (share, other)):
        with entered(context_of_link(held)), pytest.raises(PermissionDenied):
            lay_piece_by_link(link=held, portfolio=portfolio, **said)
    with as_batch("fixture"):
        light = {"kind": "photo", "media": "image/jpeg", "size": 1, "content": "", "title": "x"}
        Piece.objects.bulk_create(Piece(**light, **larder.hers) for _one in range(MOST_PIECES - 2))
    sent = SimpleUploadedFile("a.jpg", photo_that_tells())
    answer = nobody().post(f"{url}ajouter/", {"kind": "photo", "title": "Encore", "file": sent})
    assert "Trente pièces au plus" in answer.content.decode()


def test_she_closes_a_page_herself(cast: Cast, larder: Larder) -> None:
    portfolio = chosen(cast, larder.everything())
    share, address = shared(cast, portfolio)
    url = own_page(cast, portfolio)
    nobody().get(address)
    page = nobody().get(url).content.decode()
    assert COMPANY in page
    assert "lue 1 fois" in page
    assert nobody().post(url, {"fermer": str(share.pk)}).status_code == 302
    assert nobody().get(address).status_code == 410
    assert nobody().post(url, {"fermer": str(share.pk)}).status_code == 302  # twice, or anything
    assert nobody().post(url, {"fermer": "rien"}).status_code == 302
    assert COMPANY not in nobody().get(url).content.decode()


def test_she_cannot_close_the_page_of_someone_else(cast: Cast, larder: Larder) -> None:
    mine, other = chosen(cast, larder.everything()), chosen(cast, larder.everything())
    share, address = shared(cast, other)
    nobody().post(own_page(cast, mine), {"fermer": str(share.pk)})
    assert nobody().get(address).status_code == 200


def test_a_newer_link_closes_the_former_and_none_reaches_a_table(cast: Cast, larder: Larder) -> None:
    portfolio = begun(cast)
    former, newer = own_page(cast, portfolio), own_page(cast, portfolio)
    assert nobody().get(former).status_code == 410
    assert nobody().get(newer).status_code == 200
    assert nobody().get(reverse("skills:choices-show", args=["invented"])).status_code == 410
    with as_batch("look"):
        link = OutsideLink.objects.get(purpose=CHOICE, revoked_at=None)
    with entered(context_of_link(link)):
        assert not Portfolio.objects.exists()

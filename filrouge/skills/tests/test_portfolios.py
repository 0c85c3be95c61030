"""Her portfolios with her team: nothing enters unless she chooses it, and some things never can."""

from io import BytesIO
from uuid import uuid4

import pikepdf
import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, connection, transaction
from django.db.models import ForeignKey
from django.urls import reverse

from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.skills.actions.portfolios import Chosen, Thing, choose_portfolio, close_portfolio
from filrouge.skills.actions.positionings import share_positioning
from filrouge.skills.models import Portfolio, PortfolioItem
from filrouge.skills.queries.portfolios import candidates_of, shown
from tests.cast import Cast

from .laying import nobody, revoked
from .litany import SignIn, assert_litany
from .showing import (
    COMPANY,
    NAME,
    PRESENT,
    ROAD,
    TASK,
    TITLE,
    WORDS,
    WORKED,
    Larder,
    begun,
    chosen,
    read_again,
    shared,
    ticked_in,
)

pytestmark = pytest.mark.django_db
OF_PATHWAY = {"hidden": ("chloe", "farid", "manon"), "refused": ("dalia",)}
# The only tables that an item may name: a new one is a decision to take here, with its reason.
MAY_BE_SHOWN = {
    "Badge",  # signed, accepted by her
    "Assessment",  # her own levels, and those agreed on
    "Experience",  # without its frame when it could harm her, nor its country
    "Piece",  # made again by us
    "Positioning",  # that she lets be shown, and of which something was
    "ContactChannel",  # a number or an e-mail in use, never an address
    "Occupation",  # of the public vocabulary
}


@pytest.fixture
def larder(cast: Cast) -> Larder:
    return Larder(cast)


class TestNothingByDefault:
    def test_a_portfolio_begins_empty(self, cast: Cast, larder: Larder) -> None:
        portfolio = begun(cast)
        with acting(cast.amina):
            read = shown(portfolio.pk)
            assert read
            assert read.is_empty
            assert not read.contacts

    def test_nothing_is_ticked_beforehand(self, cast: Cast, signed_in: SignIn, larder: Larder) -> None:
        url = reverse("skills:portfolios-edit", args=[begun(cast).pk])
        page = signed_in(cast.amina).get(url).content.decode()
        assert WORKED in page
        assert ticked_in(page) == [""]  # no chart

    def test_what_may_not_be_shown_is_not_even_offered(self, cast: Cast, larder: Larder) -> None:
        portfolio = begun(cast)
        with acting(cast.amina):
            offered = {one.key for one in candidates_of(portfolio.pk)}
        for one in (larder.address, larder.discreet, larder.sister, larder.begun, larder.kept_in):
            assert str(one.pk) not in offered
        for one in (larder.phone, larder.mail, larder.badge, larder.worked, larder.photo, larder.base):
            assert str(one.pk) in offered


class TestNever:
    def test_an_item_names_nothing_but_what_is_made_to_be_shown(self) -> None:
        keys = [one for one in PortfolioItem._meta.concrete_fields if isinstance(one, ForeignKey)]
        about_itself = {"Portfolio", "Person", "Project", "User"}
        assert {one.related_model.__name__ for one in keys} - about_itself == MAY_BE_SHOWN  # type: ignore[union-attr]

    @pytest.mark.parametrize("what", ["address", "discreet", "sister", "begun", "kept_in"])
    def test_the_database_refuses_what_may_not_be_shown(self, cast: Cast, larder: Larder, what: str) -> None:
        """Even asked directly: an address, a discreet number, somebody else's, a story half told, a test kept in."""
        column = {"begun": "experience", "kept_in": "positioning"}.get(what, "channel")
        with pytest.raises(PermissionDenied):
            chosen(cast, [Thing(column, str(getattr(larder, what).pk))])

    def test_nor_what_is_somebody_else_s(self, cast: Cast, larder: Larder) -> None:
        with as_batch("fixture"):
            type(larder.photo).objects.filter(pk=larder.photo.pk).update(person=cast.tesfay)
        with pytest.raises(PermissionDenied):
            chosen(cast, [Thing("piece", str(larder.photo.pk))])
        with pytest.raises(PermissionDenied):
            chosen(cast, [Thing("badge", str(uuid4()))])

    def test_nobody_on_the_web_writes_an_item(self, cast: Cast, larder: Larder) -> None:
        portfolio = chosen(cast, larder.everything())
        for statement in (
            "INSERT INTO skills_portfolioitem (id) VALUES (gen_random_uuid())",
            "UPDATE skills_portfolioitem SET channel_id = NULL",
            "DELETE FROM skills_portfolioitem",
            "UPDATE skills_portfolio SET chosen_at = now()",
        ):
            with (
                acting(cast.amina),
                pytest.raises(DatabaseError, match="permission denied"),
                transaction.atomic(),
                connection.cursor() as cursor,
            ):
                cursor.execute(statement)
        assert read_again(portfolio).chosen_at

    def test_what_stops_being_good_to_show_is_read_no_more(self, cast: Cast, larder: Larder) -> None:
        portfolio = chosen(cast, larder.everything())
        revoked(cast, larder.badge)
        with as_batch("she asks for discretion"):
            type(larder.phone).objects.filter(pk=larder.phone.pk).update(discreet=True)
        with acting(cast.amina):
            share_positioning(by=cast.amina, positioning=larder.base, shown=False)
        with acting(cast.amina):
            read = shown(portfolio.pk)
        assert read
        assert [one.value for one in read.contacts] == ["nour@exemple.example"]
        assert read.badges == []
        assert read.bases == []

    def test_a_test_of_which_nothing_was_shown_never_enters(self, cast: Cast, larder: Larder) -> None:
        """Even if she lets it: it would say what she cannot do yet."""
        with as_batch("fixture"):
            type(larder.base).objects.filter(pk=larder.base.pk).update(reached=0)
        with pytest.raises(PermissionDenied):
            chosen(cast, [Thing("positioning", str(larder.base.pk))])


class TestChoose:
    def test_everything_she_chose_and_nothing_else(self, cast: Cast, larder: Larder) -> None:
        portfolio = chosen(cast, larder.everything())
        with acting(cast.amina):
            read = shown(portfolio.pk)
        assert read
        assert [one.display for one in read.contacts] == ["06 12 34 56 78", "nour@exemple.example"]
        assert [one.pk for one in read.trades] == [larder.trade.pk]
        assert [(one.code, one.level) for one in read.languages] == [("fra", "b1"), ("ara", "native")]
        assert [one.id for one in read.badges] == [larder.badge.pk]
        assert [(one.title, one.setting_said) for one in read.experiences] == [
            (WORKED, "à la maison, pour la famille"),
            (ROAD, ""),  # on the road: never said outside
        ]
        assert [one.title for one in read.experiences[0].tasks] == [TASK]
        assert [one.hers for one in read.levels] == [5, 3, None]
        assert [one.agreed for one in read.levels] == [3, None, None]
        assert [(one.level, one.told) for one in read.bases] == [
            (
                "autour de A2",
                "trouve ce qui compte dans un message simple, comprend une consigne courte.",
            )
        ]
        assert [one.title for one in read.photos] == ["Repas de quartier"]
        assert [one.title for one in read.documents] == ["Attestation d’hygiène"]

    def test_who_was_there_and_when_are_kept(self, cast: Cast, larder: Larder) -> None:
        portfolio = chosen(cast, larder.everything())
        assert (portfolio.present, portfolio.chosen_how) == (PRESENT, "screen")
        assert portfolio.chosen_at
        with acting(cast.amina), pytest.raises(ValidationError, match="qui était là"):
            choose_portfolio(
                by=cast.amina, portfolio=portfolio, chosen=Chosen(title=TITLE, name=NAME), present=" "
            )

    def test_chosen_again_it_takes_the_place_and_the_former_choice_is_remembered(
        self, cast: Cast, larder: Larder
    ) -> None:
        portfolio = chosen(cast, larder.everything())
        again = [Thing("language", "fra", "b2"), Thing("badge", str(larder.badge.pk))]
        chosen(cast, again, portfolio)
        with acting(cast.amina):
            read = shown(portfolio.pk)
            assert read
            assert [(one.code, one.level) for one in read.languages] == [("fra", "b2")]
            assert len(read.badges) == 1
            assert [*read.contacts, *read.pieces, *read.experiences, *read.levels, *read.bases] == []
            items = PortfolioItem.objects.filter(portfolio=portfolio)
            assert items.kept().count() == 2
            assert items.count() == len(larder.everything()) + 1  # the language, at another level
            chosen(cast, again, portfolio)
            assert items.count() == len(larder.everything()) + 1

    def test_her_words_are_sealed(self, cast: Cast, larder: Larder) -> None:
        portfolio = chosen(cast, [])
        with as_batch("look"), connection.cursor() as cursor:
            cursor.execute("SELECT title, words, name FROM skills_portfolio WHERE id = %s", [portfolio.pk])
            row = b"".join(bytes(one) for one in cursor.fetchone())
        for word in (TITLE, NAME, "cuisiner"):
            assert word.encode() not in row
        assert (portfolio.title, portfolio.words, portfolio.name) == (TITLE, WORDS, NAME)

    def test_only_the_team_in_charge(self, cast: Cast, larder: Larder) -> None:
        portfolio = chosen(cast, larder.everything())
        for user in (cast.chloe, cast.farid, cast.dalia, cast.manon, cast.petra, cast.olga):
            with acting(user):
                assert not Portfolio.objects.exists()
                assert not PortfolioItem.objects.exists()
                assert shown(portfolio.pk) is None
                assert candidates_of(portfolio.pk) == []
                said = Chosen(title="x", name="x")
                with pytest.raises(PermissionDenied):
                    choose_portfolio(by=user, portfolio=portfolio, chosen=said, present="x")

    def test_put_away_it_is_chosen_no_more(self, cast: Cast, larder: Larder) -> None:
        portfolio = chosen(cast, larder.everything())
        _share, address = shared(cast, portfolio)
        with acting(cast.amina):
            close_portfolio(by=cast.amina, portfolio=portfolio)
        with pytest.raises(ValidationError, match="rangé"):
            chosen(cast, [], read_again(portfolio))
        assert nobody().get(address).status_code == 410


class TestScreens:
    def test_hers(self, cast: Cast, signed_in: SignIn, larder: Larder) -> None:
        shared(cast, chosen(cast, larder.everything()))
        for _one in range(4):
            begun(cast)
        page = assert_litany(
            cast, signed_in, "portfolios-index", cast.nour_pathway.pk, budget=10, **OF_PATHWAY
        )
        assert page.count(TITLE) == 5
        assert COMPANY in page
        assert "partagé" in page

    def test_begin(self, cast: Cast, signed_in: SignIn) -> None:
        assert_litany(cast, signed_in, "portfolios-new", cast.nour_pathway.pk, **OF_PATHWAY)
        url = reverse("skills:portfolios-new", args=[cast.nour_pathway.pk])
        client = signed_in(cast.amina)
        typed = {"title": "Aide à domicile", "audience": "company", "company": "", "name": "Nour"}
        wrong = client.post(url, typed).content.decode()
        assert "Dites quelle entreprise" in wrong
        assert "Aide à domicile" in wrong
        answer = client.post(url, typed | {"audience": "employer"})
        assert answer.status_code == 302
        assert "Rien n’y est encore" in client.get(answer["Location"]).content.decode()

    def test_choose(self, cast: Cast, signed_in: SignIn, larder: Larder) -> None:
        portfolio = begun(cast)
        assert_litany(cast, signed_in, "portfolios-edit", portfolio.pk, budget=12)
        url = reverse("skills:portfolios-edit", args=[portfolio.pk])
        client, ticked = signed_in(cast.amina), larder.ticked()
        without = {name: value for name, value in ticked.items() if name not in ("agreed", "present")}
        refused = client.post(url, without).content.decode()
        assert "Sans son accord" in refused
        assert "qui était là" in refused
        assert WORDS in refused  # nothing typed is lost
        answer = client.post(url, ticked)
        assert answer.status_code == 302, answer.content.decode()
        page = client.get(answer["Location"]).content.decode()
        for word in (WORKED, TASK, "Repas de quartier", PRESENT, "06 12 34 56 78"):
            assert word in page
        assert set(ticked_in(client.get(url).content.decode())) == {
            *(str(one.pk) for one in (larder.phone, larder.mail, larder.badge, larder.worked, larder.road)),
            *(str(one.pk) for one in (larder.photo, larder.paper, larder.base, larder.assessment)),
            larder.trade.pk,
        }

    def test_words_that_an_employer_should_not_read_are_read_again(
        self, cast: Cast, signed_in: SignIn, larder: Larder
    ) -> None:
        url = reverse("skills:portfolios-edit", args=[begun(cast).pk])
        client = signed_in(cast.amina)
        ticked = larder.ticked() | {"words": "Après ma demande à l’OFPRA, j’ai été malade."}
        asked = client.post(url, ticked)
        assert asked.status_code == 200
        assert "Un employeur n’a pas à le savoir" in asked.content.decode()
        assert client.post(url, ticked | {"reread": "on"}).status_code == 302

    def test_show(self, cast: Cast, signed_in: SignIn, larder: Larder) -> None:
        portfolio = chosen(cast, larder.everything())
        shared(cast, portfolio)
        page = assert_litany(cast, signed_in, "portfolios-show", portfolio.pk, budget=20)
        assert "pas encore lue" in page
        assert COMPANY in page

    def test_hand(self, cast: Cast, signed_in: SignIn) -> None:
        portfolio = begun(cast)
        assert_litany(cast, signed_in, "portfolios-hand", portfolio.pk)
        page = signed_in(cast.amina).post(reverse("skills:portfolios-hand", args=[portfolio.pk]))
        assert "/mon-portfolio/" in page.content.decode()

    def test_put_away(self, cast: Cast, signed_in: SignIn) -> None:
        portfolio = begun(cast)
        assert_litany(cast, signed_in, "portfolios-close", portfolio.pk)
        url = reverse("skills:portfolios-close", args=[portfolio.pk])
        assert signed_in(cast.amina).post(url).status_code == 302
        assert read_again(portfolio).closed_at
        assert signed_in(cast.amina).post(url).status_code == 302

    def test_files(self, cast: Cast, signed_in: SignIn, larder: Larder) -> None:
        portfolio = chosen(cast, larder.everything())
        for taken in ("pdf", "json", "xml"):
            url = reverse("skills:portfolios-file", args=[portfolio.pk, taken])
            answer = signed_in(cast.amina).get(url)
            assert answer.status_code == 200
            assert answer["Content-Disposition"].startswith("attachment")
            for user in (cast.chloe, cast.farid, cast.dalia, cast.manon):
                assert signed_in(user).get(url).status_code == 404

    def test_the_paper_holds_on_two_pages(self, cast: Cast, signed_in: SignIn, larder: Larder) -> None:
        portfolio = chosen(cast, larder.everything())
        url = reverse("skills:portfolios-file", args=[portfolio.pk, "pdf"])
        with pikepdf.open(BytesIO(signed_in(cast.amina).get(url).content)) as pdf:
            assert len(pdf.pages) <= 2
            assert pdf.Root.MarkInfo.Marked
        assert COMPANY not in str(signed_in(cast.amina).get(url).content)

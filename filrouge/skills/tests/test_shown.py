"""A portfolio as a stranger reads it: by its link alone, and nothing besides."""

import json

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from filrouge.people.models import ContactChannel, Person, Protection
from filrouge.privacy.context import acting, entered
from filrouge.privacy.links import context_of_link
from filrouge.privacy.models import OutsideLink
from filrouge.privacy.roles import as_batch
from filrouge.privacy.subjects import about_people
from filrouge.shared import clock
from filrouge.skills.actions.pieces import take_piece_out
from filrouge.skills.actions.portfolios import Thing
from filrouge.skills.models import SHARE, Piece
from filrouge.skills.queries.portfolios import candidates_of, shown
from tests.cast import Cast

from .assessing import ADVICE
from .laying import nobody
from .litany import SignIn, asked_by
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
    chosen,
    ended,
    own_page,
    share_again,
    shared,
)

pytestmark = pytest.mark.django_db
BUDGET = 18


@pytest.fixture
def larder(cast: Cast) -> Larder:
    return Larder(cast)


class TestRead:
    def test_what_she_chose_and_nothing_else_of_her(self, cast: Cast, larder: Larder) -> None:
        with as_batch("fixture"):
            Protection.objects.create(
                person=cast.nour, project=cast.project, status="refugee", permit="Récépissé bleu"
            )
        _share, address = shared(cast, chosen(cast, larder.everything()))
        page = nobody().get(address).content.decode()
        for word in (
            TITLE,
            NAME,
            WORDS,
            WORKED,
            ROAD,
            TASK,
            "06 12 34 56 78",
            "Repas de quartier",
            "autour de A2",
        ):
            assert word in page
        secrets = (
            *("Khatib", "Récépissé", "réfugié", "rue du Refuge", "0699999999", "06 99 99 99 99", "Syrie"),
            *("Amina", "IPR", "sur la route", ADVICE, "18 fois sur 20", COMPANY, PRESENT, "à peine commencé"),
            *(str(cast.nour.pk), cast.nour.reference, larder.badge.facts),
        )
        for secret in secrets:
            assert secret not in page

    def test_no_search_engine_keeps_it_and_it_reads_in_few_queries(self, cast: Cast, larder: Larder) -> None:
        _share, address = shared(cast, chosen(cast, larder.everything()))
        with CaptureQueriesContext(connection) as queries:
            answer = nobody().get(address)
        assert len(asked_by(queries)) <= BUDGET, "\n".join(asked_by(queries))
        assert "noindex" in answer["X-Robots-Tag"]
        assert "noindex" in answer.content.decode()
        assert answer["Referrer-Policy"] == "no-referrer"
        assert "no-store" in answer["Cache-Control"]

    def test_visits_are_counted_and_visitors_are_not(
        self, cast: Cast, signed_in: SignIn, larder: Larder
    ) -> None:
        share, address = shared(cast, chosen(cast, larder.everything()))
        for _visit in range(2):
            nobody().get(address, headers={"User-Agent": "Curieux"})
        signed_in(cast.amina).get(address)  # a look by the team is no visit
        nobody().head(address)
        share = share_again(share)
        assert (share.visits, share.last_visit_on) == (2, clock.today())
        with as_batch("look"), connection.cursor() as cursor:
            cursor.execute("SELECT s::text FROM skills_portfolioshare s")
            assert "Curieux" not in str(cursor.fetchall())

    def test_it_is_read_only(self, cast: Cast, larder: Larder) -> None:
        _share, address = shared(cast, chosen(cast, larder.everything()))
        assert nobody().post(address, {"title": "Autre"}).status_code == 405

    def test_it_follows_her_choice(self, cast: Cast, larder: Larder) -> None:
        portfolio = chosen(cast, larder.everything())
        _share, address = shared(cast, portfolio)
        chosen(cast, [Thing("language", "fra", "a2")], portfolio)
        page = nobody().get(address).content.decode()
        assert "06 12 34 56 78" not in page
        assert "A2" in page


class TestClosed:
    def test_past_its_day_or_unknown_it_says_so_plainly(self, cast: Cast, larder: Larder) -> None:
        share, address = shared(cast, chosen(cast, larder.everything()))
        ended(share)
        page = nobody().get(address)
        assert page.status_code == 410
        assert "date de fin" in page.content.decode()
        unknown = nobody().get(reverse("skills:shown-show", args=["invented"]))
        assert unknown.status_code == 410
        for one in (page, unknown):
            assert TITLE not in one.content.decode()
            assert "noindex" in one["X-Robots-Tag"]

    def test_its_files_and_its_photos_close_with_it(self, cast: Cast, larder: Larder) -> None:
        share, address = shared(cast, chosen(cast, larder.everything()))
        inside = [
            f"{address}portfolio.pdf",
            f"{address}portfolio.json",
            f"{address}portfolio.xml",
            f"{address}pieces/{larder.photo.pk}/",
        ]
        for one in inside:
            assert nobody().get(one).status_code == 200
        ended(share)
        for one in inside:
            assert nobody().get(one).status_code == 410

    def test_her_own_link_is_not_one_for_strangers_nor_the_reverse(self, cast: Cast, larder: Larder) -> None:
        portfolio = chosen(cast, larder.everything())
        own = own_page(cast, portfolio).strip("/").rpartition("/")[2]
        _share, address = shared(cast, portfolio)
        given = address.strip("/").rpartition("/")[2]
        assert nobody().get(reverse("skills:shown-show", args=[own])).status_code == 410
        assert nobody().get(reverse("skills:choices-show", args=[given])).status_code == 410


class TestPieces:
    def test_a_photo_is_a_photo_and_a_document_a_download(self, cast: Cast, larder: Larder) -> None:
        _share, address = shared(cast, chosen(cast, larder.everything()))
        photo = nobody().get(f"{address}pieces/{larder.photo.pk}/")
        assert photo["Content-Type"] == "image/jpeg"
        document = nobody().get(f"{address}pieces/{larder.paper.pk}/")
        assert document["Content-Disposition"].startswith("attachment")
        for one in (photo, document):
            assert one["X-Content-Type-Options"] == "nosniff"
            assert "sandbox" in one["Content-Security-Policy"]
            assert "noindex" in one["X-Robots-Tag"]

    def test_one_that_is_not_in_it_is_not_handed_over(self, cast: Cast, larder: Larder) -> None:
        _share, address = shared(cast, chosen(cast, [Thing("piece", str(larder.photo.pk))]))
        assert nobody().get(f"{address}pieces/{larder.photo.pk}/").status_code == 200
        assert nobody().get(f"{address}pieces/{larder.paper.pk}/").status_code == 404
        with acting(cast.amina):
            take_piece_out(by=cast.amina, piece=Piece.objects.get(pk=larder.photo.pk))
        assert nobody().get(f"{address}pieces/{larder.photo.pk}/").status_code == 404


class TestFiles:
    def test_each_says_what_the_page_says(self, cast: Cast, larder: Larder) -> None:
        _share, address = shared(cast, chosen(cast, larder.everything()))
        said = json.loads(nobody().get(f"{address}portfolio.json").content)
        assert said["basics"]["name"] == NAME
        europass = nobody().get(f"{address}portfolio.xml")
        assert europass["Content-Disposition"].startswith("attachment")
        assert WORKED in europass.content.decode()
        for content in (json.dumps(said), europass.content.decode()):
            for secret in ("Khatib", COMPANY, PRESENT, "journey", "Refuge", ADVICE):
                assert secret not in content


class TestInTheDatabase:
    """As the holder of the link, without our screens."""

    def test_the_link_reaches_no_table_about_people(self, cast: Cast, larder: Larder) -> None:
        shared(cast, chosen(cast, larder.everything()))
        with as_batch("look"):
            link = OutsideLink.objects.get(purpose=SHARE)
        with entered(context_of_link(link)):
            for one in about_people():
                if one.model is OutsideLink:
                    continue
                try:
                    with transaction.atomic():
                        assert not one.model._base_manager.exists(), one.model.__name__
                except DatabaseError as refusal:
                    assert "permission denied" in str(refusal)  # noqa: PT017 (a table that the web role never reads)
            assert not Person.objects.exists()
            assert not ContactChannel.objects.exists()

    def test_nor_another_portfolio_nor_what_she_might_choose(self, cast: Cast, larder: Larder) -> None:
        read = chosen(cast, larder.everything())
        other = chosen(cast, larder.everything())
        shared(cast, read)
        with as_batch("look"):
            link = OutsideLink.objects.get(purpose=SHARE)
        with entered(context_of_link(link)):
            assert shown(read.pk)
            assert shown(other.pk) is None
            assert candidates_of(read.pk) == []
            for statement in (
                "SELECT choose_portfolio(%s, '', '', '', '', '[]')",
                "SELECT end_chosen_share(%s)",
            ):
                with (
                    pytest.raises(DatabaseError, match=r"choose_portfolio|end_chosen_share"),
                    transaction.atomic(),
                    connection.cursor() as cursor,
                ):
                    cursor.execute(statement, [read.pk])

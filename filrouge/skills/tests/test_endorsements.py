import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from filrouge.accounts.models import Membership
from filrouge.privacy.context import NOBODY, acting, context_of, entered
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.skills.actions.endorsements import ask_endorsement, endorse, withdraw_endorsement
from filrouge.skills.issuing import endorsing
from filrouge.skills.models import BadgeClass, Endorsement, Signatory
from tests.badge_checker import node_says
from tests.cast import Cast

from .endorsing import BOSS, asked, company_laid, given
from .laying import class_read, draft_laid, published
from .litany import SignIn, assert_litany

pytestmark = pytest.mark.django_db


class TestOnScreen:
    def test_on_behalf_of_the_organisation_one_manages(self, cast: Cast, badge_class: BadgeClass) -> None:
        said = {"organisation": cast.association, "capacity": "responsable", "words": ""}
        with acting(cast.farid), pytest.raises(PermissionDenied):
            endorse(by=cast.farid, badge_class=class_read(badge_class), **said)
        manages(cast)
        with acting(cast.farid):
            one = endorse(by=cast.farid, badge_class=class_read(badge_class), **said)
            with pytest.raises(ValidationError):
                endorse(by=cast.farid, badge_class=class_read(badge_class), **said)
        with as_batch("job"):
            endorsing.sign_endorsements()
            signed = Endorsement.objects.get(pk=one.pk)
        assert node_says(signed.document, published()).verified
        with acting(cast.amina), pytest.raises(PermissionDenied):
            withdraw_endorsement(by=cast.amina, endorsement=signed)
        with acting(cast.farid):
            withdraw_endorsement(by=cast.farid, endorsement=signed)

    def test_never_its_own(self, cast: Cast, badge_class: BadgeClass) -> None:
        with acting(cast.manon), pytest.raises(PermissionDenied):
            endorse(
                by=cast.manon,
                badge_class=class_read(badge_class),
                organisation=cast.mission_locale,
                capacity="x",
                words="",
            )

    def test_a_draft_is_not_recognised(self, cast: Cast) -> None:
        draft, company = draft_laid(cast), company_laid()
        with acting(cast.amina), pytest.raises(PermissionDenied):
            ask_endorsement(by=cast.amina, badge_class=class_read(draft), structure=company, recipient=BOSS)

    def test_asked_twice_it_is_explained(self, cast: Cast, badge_class: BadgeClass) -> None:
        company = company_laid()
        asked(cast, badge_class, company)
        with pytest.raises(ValidationError, match="déjà"):
            asked(cast, badge_class, company)

    def test_screens(self, cast: Cast, signed_in: SignIn, badge_class: BadgeClass) -> None:
        company = company_laid()
        page = assert_litany(
            cast,
            signed_in,
            "endorsements-new",
            badge_class.pk,
            hidden=(),
            refused=("chloe", "farid"),
            query="?cherche=chantiers",
        )
        assert "Chantiers du Port" in page
        url = reverse("skills:endorsements-new", args=[badge_class.pk]) + f"?structure={company.pk}"
        client = signed_in(cast.amina)
        assert "Donnez une adresse" in client.post(url, {"recipient": ""}).content.decode()
        assert client.post(url, {"recipient": BOSS}).status_code == 302
        shown = client.get(reverse("skills:classes-show", args=[badge_class.pk])).content.decode()
        assert "pas encore répondu" in shown
        assert (
            BOSS
            not in signed_in(cast.chloe)
            .get(reverse("skills:classes-show", args=[badge_class.pk]))
            .content.decode()
        )

    def test_give_screen(self, cast: Cast, signed_in: SignIn, badge_class: BadgeClass) -> None:
        manages(cast)
        assert_litany(
            cast,
            signed_in,
            "endorsements-give",
            badge_class.pk,
            who="farid",
            hidden=(),
            refused=("amina", "manon"),
        )


class TestWhatIsPublic:
    """In raw SQL, as the web role: whoever may read the row reads every column of it."""

    @pytest.mark.parametrize("who", ["nobody", "chloe", "farid"])
    def test_who_was_written_to_and_who_pressed_are_not(
        self, cast: Cast, badge_class: BadgeClass, who: str
    ) -> None:
        one = given(cast, badge_class, company_laid())
        context = NOBODY if who == "nobody" else context_of(getattr(cast, who))
        with entered(context):
            assert rows_told("skills_endorsement") == 1
            assert Endorsement.objects.get(pk=one.pk).capacity == "directrice"
            assert rows_told("skills_signatory") == 0
            told = str(Endorsement.objects.values().get(pk=one.pk))
            assert "Roux" not in told
            assert BOSS not in told

    def test_those_who_asked_read_them(self, cast: Cast, badge_class: BadgeClass) -> None:
        one = given(cast, badge_class, company_laid())
        with acting(cast.amina):
            kept = Signatory.objects.get(endorsement=one.pk)
            assert (kept.recipient, kept.signer) == (BOSS, "Mme Roux")

    def test_the_one_that_gives_reads_its_own(self, cast: Cast, badge_class: BadgeClass) -> None:
        manages(cast)
        asked(cast, badge_class, company_laid())
        with acting(cast.farid):
            endorse(
                by=cast.farid,
                badge_class=class_read(badge_class),
                organisation=cast.association,
                capacity="responsable",
                words="",
            )
            assert Signatory.objects.get().signer == cast.farid.get_full_name()

    def test_those_who_ask_do_not_answer_in_their_place(self, cast: Cast, badge_class: BadgeClass) -> None:
        one, _url = asked(cast, badge_class, company_laid())
        another = company_laid("Maçons réunis")
        forged = Endorsement(
            badge_class=badge_class, structure=another, asked_by=cast.amina, given_at=clock.now()
        )
        with acting(cast.amina):
            with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
                forged.save(force_insert=True)
            with pytest.raises(DatabaseError, match="denied"), transaction.atomic():
                Endorsement.objects.filter(pk=one.pk).update(given_at=clock.now())


def manages(cast: Cast) -> None:
    with as_batch("fixture"):
        Membership.objects.create(
            user=cast.farid, organisation=cast.association, role="manager", since=clock.today()
        )


def rows_told(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        return int(cursor.fetchone()[0])

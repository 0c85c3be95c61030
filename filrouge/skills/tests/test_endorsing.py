import copy
from datetime import timedelta

import pytest
from django.urls import reverse

from filrouge.messaging.models import Message
from filrouge.privacy.links import token_of
from filrouge.privacy.models import OutsideLink
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.skills.issuing import endorsing
from filrouge.skills.models import ASKING, BadgeClass, Endorsement
from tests.badge_checker import node_says
from tests.cast import Cast

from .endorsing import asked, company_laid, given
from .laying import nobody, published

pytestmark = pytest.mark.django_db


class TestByLink:
    def test_a_letter_asks_and_opening_says_nothing(self, cast: Cast, badge_class: BadgeClass) -> None:
        one, url = asked(cast, badge_class, company_laid())
        page = nobody().get(url).content.decode()
        assert "Reconnaissez-vous ce badge" in page
        with as_batch("look"):
            assert Endorsement.objects.get(pk=one.pk).standing == "asked"
            (letter,) = Message.objects.all()
            assert url in str(letter.text)
            assert "Nour" not in str(letter.text)

    def test_a_press_signs_and_another_program_agrees(self, cast: Cast, badge_class: BadgeClass) -> None:
        one = given(cast, badge_class, company_laid())
        with as_batch("look"):
            assert one.signatory.signer == "Mme Roux"
        assert node_says(one.document, published()).verified
        forged = copy.deepcopy(one.document)
        forged["credentialSubject"]["endorsementComment"] = "Nous embauchons."
        assert not node_says(forged, published()).verified
        assert "Roux" not in str(one.document)

    def test_without_saying_who_it_is_explained(self, cast: Cast, badge_class: BadgeClass) -> None:
        one, url = asked(cast, badge_class, company_laid())
        answer = nobody().post(url, {"said": "give", "words": "Entretien assuré."})
        assert "Dites qui vous êtes." in answer.content.decode()
        assert "Entretien assuré." in answer.content.decode()
        with as_batch("look"):
            assert Endorsement.objects.get(pk=one.pk).given_at is None

    def test_no_then_yes(self, cast: Cast, badge_class: BadgeClass) -> None:
        one, url = asked(cast, badge_class, company_laid())
        assert nobody().post(url, {"said": "decline"}).status_code == 302
        assert "Vous avez répondu non" in nobody().get(url).content.decode()
        nobody().post(url, {"said": "give", "signer": "Mme Roux", "capacity": "directrice"})
        with as_batch("look"):
            assert Endorsement.objects.get(pk=one.pk).standing == "given"

    def test_they_take_it_back_and_it_is_no_longer_read(self, cast: Cast, badge_class: BadgeClass) -> None:
        one = given(cast, badge_class, company_laid())
        with as_batch("look"):
            url = reverse("skills:endorsing-show", args=[token_of(OutsideLink.objects.get(purpose=ASKING))])
        public = reverse("skills:recognised-endorsement", args=[one.pk])
        assert nobody().get(public).json()["type"] == ["VerifiableCredential", "EndorsementCredential"]
        nobody().post(url, {"said": "withdraw"})
        assert nobody().get(public).status_code == 404
        assert nobody().get(url).status_code == 410

    def test_an_expired_link_is_asked_again(self, cast: Cast, badge_class: BadgeClass) -> None:
        _one, url = asked(cast, badge_class, company_laid())
        with as_batch("time passes"):
            OutsideLink.objects.update(expires_at=clock.now() - timedelta(minutes=1))
        assert nobody().get(url).status_code == 410
        assert "en route" in nobody().post(url, {"renew": "1"}).content.decode()
        with as_batch("job"):
            endorsing.send_again(OutsideLink.objects.get(renewed_from__isnull=False).pk)
            assert Message.objects.filter(text__isnull=False).count() == 2

    def test_an_invented_link(self) -> None:
        assert nobody().get(reverse("skills:endorsing-show", args=["invented"])).status_code == 410

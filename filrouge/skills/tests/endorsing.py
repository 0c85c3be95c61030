"""Recognitions of badges, for the tests: who is asked, and what they answer."""

from django.urls import reverse

from filrouge.directory.models import Structure
from filrouge.privacy.context import acting
from filrouge.privacy.links import token_of
from filrouge.privacy.models import OutsideLink
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.skills.actions.endorsements import ask_endorsement
from filrouge.skills.issuing import endorsing
from filrouge.skills.models import ASKING, BadgeClass, Endorsement
from tests.cast import Cast

from .laying import class_read, nobody

BOSS = "direction@chantiers.example"


def company_laid(name: str = "Chantiers du Port") -> Structure:
    with as_batch("fixture"):
        made = Structure(
            name=name, commune="Béziers", commune_code="34032", email=BOSS, updated_on=clock.today()
        )
        made.name_key = name.lower()
        made.save()
        return made


def asked(cast: Cast, badge_class: BadgeClass, structure: Structure) -> tuple[Endorsement, str]:
    """The question, and the address that the letter gives."""
    with acting(cast.amina):
        one = ask_endorsement(
            by=cast.amina, badge_class=class_read(badge_class), structure=structure, recipient=BOSS
        )
    with as_batch("job"):
        endorsing.ask(one.pk)
        link = OutsideLink.objects.get(purpose=ASKING, subject=str(one.pk))
        return one, reverse("skills:endorsing-show", args=[token_of(link)])


def given(cast: Cast, badge_class: BadgeClass, structure: Structure) -> Endorsement:
    one, url = asked(cast, badge_class, structure)
    said = {
        "said": "give",
        "signer": "Mme Roux",
        "capacity": "directrice",
        "words": "Nous recevons en entretien.",
    }
    assert nobody().post(url, said).status_code == 302
    with as_batch("job"):
        endorsing.sign_endorsements()
        return Endorsement.objects.get(pk=one.pk)

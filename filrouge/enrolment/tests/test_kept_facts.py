"""What the list is filtered by equals the facts, at every stage."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from filrouge.enrolment.actions.abandonments import abandon_candidacy
from filrouge.enrolment.actions.kept_facts import wrong_kept_facts
from filrouge.enrolment.actions.waitings import put_on_waiting_list
from filrouge.enrolment.models import Candidacy, FirstMeeting
from filrouge.privacy.context import acting
from filrouge.privacy.models import Erasure
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from tests.cast import Cast

from .laying import TODAY, asked, met, newcomer, ready


def test_kept_facts_equal_the_truth_at_every_stage(cast: Cast) -> None:
    people = [newcomer(cast, name) for name in ("Ada", "Bilal", "Cira", "Dunya", "Elias")]
    asked(cast, people[0])
    met(cast, asked(cast, people[1]))
    ready(cast, people[2])
    waiting, given_up = asked(cast, people[3]), asked(cast, people[4])
    with acting(cast.amina):
        put_on_waiting_list(by=cast.amina, candidacy=waiting, since=TODAY, because="no_place")
        abandon_candidacy(by=cast.amina, candidacy=given_up, on=TODAY, reason="moved")
    with as_batch("look"):
        assert set(Candidacy.objects.values_list("stage", flat=True)) == {
            "to_meet",
            "met",
            "signed",
            "waiting",
            "abandoned",
        }
        assert dict(wrong_kept_facts()) == {}


def test_a_fact_changed_behind_its_back_is_found(cast: Cast) -> None:
    candidacy = asked(cast)
    with as_batch("fixture"):
        Candidacy.objects.filter(pk=candidacy.pk).update(stage="signed")
        assert dict(wrong_kept_facts()) == {candidacy.pk: ["stage"]}


def test_the_check_command_finds_candidacies_and_puts_them_right(cast: Cast) -> None:
    candidacy = asked(cast)
    with as_batch("break"):
        Candidacy.objects.filter(pk=candidacy.pk).update(stage="signed", met_on=TODAY)
    out = StringIO()
    with pytest.raises(CommandError, match="1 candidacies differ"):
        call_command("check_kept_facts", stdout=out)
    assert f"candidacies {candidacy.pk}: stage, met_on" in out.getvalue()
    call_command("check_kept_facts", fix=True, stdout=StringIO())
    with as_batch("look"):
        assert dict(wrong_kept_facts()) == {}


def test_what_an_erasure_left_to_be_counted_is_not_called_wrong(cast: Cast) -> None:
    candidacy = asked(cast, cast.nour)
    met(cast, candidacy)
    with as_batch("erased"):
        FirstMeeting.objects.all().delete()
        Erasure.objects.create(person_id=cast.nour.pk, basis="request", not_before=TODAY, done_at=clock.now())
        assert dict(wrong_kept_facts()) == {}

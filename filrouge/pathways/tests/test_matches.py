"""Both say yes, then a first name is given; whatever ends, ends it."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from filrouge.pathways.actions.matches import note_match_agreement, propose_match, start_match
from filrouge.pathways.actions.pathways import Ending, close_pathway
from filrouge.pathways.events import MatchAgreed, MatchAnswered, MatchEnded, MatchProposed, MatchStarted
from filrouge.pathways.models import Match, Pathway, Volunteer
from filrouge.pathways.volunteering.queries import volunteers_for
from filrouge.people.models import AccessGrant, SpokenLanguage
from filrouge.privacy.context import acting
from filrouge.privacy.models import Reading
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.shared.events import Event
from tests.cast import Cast

from .helping import HEARD, PURPOSE, accepted, begun, lay_volunteer, profile_of, proposed, ready_volunteer
from .litany import SignIn, assert_litany
from .reminding.world import lay_language

AGREED = {"channel": "", "language": "ara", "how": "spoken", "witness": "Samira"}


def grants_of(user: object) -> list[tuple[int, bool]]:
    with as_batch("look"):
        return [(one.level, one.until is None) for one in AccessGrant.objects.filter(user=user)]


def fresh(match: Match) -> Match:
    return Match.objects.select_related("pathway", "answer", "agreement", "user").get(pk=match.pk)


def test_from_the_proposal_to_the_goodbye(cast: Cast, signed_in: SignIn, heard: list[Event]) -> None:
    jeanne = ready_volunteer(cast)
    amina = signed_in(cast.amina)
    new = reverse("pathways:matches-new", args=[cast.nour_pathway.pk])
    asked = {"kind": "tutor", "volunteer": profile_of(jeanne).pk, "purpose": PURPOSE}
    assert "Jeanne Roux, sans nom" in amina.post(new, asked, follow=True).content.decode()
    with acting(cast.amina):
        match = Match.objects.get()
    signed_in(jeanne).post(reverse("pathways:matches-answer", args=[match.pk]), {"accepted": "yes"})
    assert grants_of(jeanne) == []
    agree = reverse("pathways:matches-agree", args=[match.pk])
    lay_language(cast, "tir")
    assert "ምስ ወለንታዊ ሰብ ክራኸብ ይቐርበለይ ኣሎ።" in amina.get(agree).text
    page = amina.post(agree, AGREED, follow=True).content.decode()
    assert "C’est parti : Jeanne Roux voit maintenant le prénom" in page
    assert grants_of(jeanne) == [(0, True)]
    end = reverse("pathways:matches-end", args=[match.pk])
    assert "Dites pourquoi" in amina.post(end, {}).content.decode()
    page = amina.post(
        end, {"reason": "done", "note": "Elle parle au téléphone"}, follow=True
    ).content.decode()
    assert "Elle parle au téléphone" in page
    assert grants_of(jeanne) == [(0, False)]
    assert [type(one) for one in heard if isinstance(one, MATCHED)] == list(MATCHED)


MATCHED = (MatchProposed, MatchAnswered, MatchAgreed, MatchStarted, MatchEnded)


def test_the_person_first_then_the_volunteer_then_the_referent_begins(cast: Cast, signed_in: SignIn) -> None:
    jeanne = ready_volunteer(cast)
    match = proposed(cast, jeanne)
    with acting(cast.amina):
        note_match_agreement(by=cast.amina, match=fresh(match), given=HEARD, channel=None)
        with pytest.raises(PermissionDenied):
            start_match(by=cast.amina, match=fresh(match))
    accepted(jeanne, match)
    assert grants_of(jeanne) == []
    start = reverse("pathways:matches-start", args=[match.pk])
    client = signed_in(cast.amina)
    assert client.get(start).status_code == 405
    assert signed_in(cast.chloe).post(start).status_code == 404
    assert signed_in(cast.dalia).post(start).status_code == 403
    client.post(start)
    assert grants_of(jeanne) == [(0, True)]


def test_the_screens_answer_each_as_they_must(cast: Cast, signed_in: SignIn) -> None:
    jeanne = ready_volunteer(cast)
    assert "Jeanne Roux" in assert_litany(cast, signed_in, "matches-new", cast.nour_pathway.pk)
    match = proposed(cast, jeanne)
    assert "prénom" in assert_litany(cast, signed_in, "matches-agree", match.pk)
    assert_litany(cast, signed_in, "matches-end", match.pk)
    page = assert_litany(cast, signed_in, "matches-show", match.pk, refused="")
    assert "Demander à Nour" in page
    assert (
        "Demander à Nour"
        not in signed_in(cast.dalia).get(reverse("pathways:matches-show", args=[match.pk])).content.decode()
    )
    with as_batch("look"):
        assert Reading.objects.filter(person_id=cast.nour.pk, user_id=cast.amina.pk).exists()


def test_a_volunteer_opens_none_of_the_team_s_screens(cast: Cast, signed_in: SignIn) -> None:
    jeanne = ready_volunteer(cast)
    match = begun(cast, jeanne)
    client = signed_in(jeanne)
    for name in ("matches-show", "matches-agree", "matches-end"):
        assert client.get(reverse(f"pathways:{name}", args=[match.pk])).status_code == 404
    assert client.post(reverse("pathways:matches-start", args=[match.pk])).status_code == 404
    assert client.get(reverse("pathways:contacts-index", args=[cast.nour_pathway.pk])).status_code == 404
    assert client.get(reverse("pathways:steps-index", args=[cast.nour_pathway.pk])).status_code == 404


def test_another_volunteer_neither_sees_nor_answers_a_proposal(cast: Cast, signed_in: SignIn) -> None:
    jeanne, karim = ready_volunteer(cast), ready_volunteer(cast, "Karim", "Saidi")
    url = reverse("pathways:matches-answer", args=[proposed(cast, jeanne).pk])
    for other in (karim, cast.amina, cast.chloe):
        assert signed_in(other).get(url).status_code == 404
        assert signed_in(other).post(url, {"accepted": "yes"}).status_code == 404
    page = signed_in(jeanne).post(url, {"words": "Je réfléchis"}).content.decode()
    assert "Dites oui ou non" in page
    assert "Je réfléchis" in page


def test_a_no_is_said_and_the_referent_looks_further(cast: Cast, signed_in: SignIn) -> None:
    jeanne = ready_volunteer(cast)
    match = proposed(cast, jeanne)
    url = reverse("pathways:matches-answer", args=[match.pk])
    signed_in(jeanne).post(url, {"accepted": "no", "words": "Je déménage"})
    assert signed_in(jeanne).get(url).status_code == 404
    page = signed_in(cast.amina).get(reverse("pathways:matches-show", args=[match.pk])).content.decode()
    assert "Je déménage" in page
    assert "Commencer" not in page


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"purpose": "Nour cherche à parler"}, "Le nom ou le prénom est dans le texte"),
        ({"volunteer": ""}, "Choisissez un ou une bénévole."),
        ({"kind": ""}, "Dites pour quoi vous cherchez quelqu’un."),
    ],
)
def test_a_mistake_is_explained_and_nothing_typed_is_lost(
    cast: Cast, signed_in: SignIn, wrong: dict, sentence: str
) -> None:
    jeanne = ready_volunteer(cast)
    asked = {"kind": "tutor", "volunteer": profile_of(jeanne).pk, "purpose": PURPOSE, **wrong}
    page = (
        signed_in(cast.amina)
        .post(reverse("pathways:matches-new", args=[cast.nour_pathway.pk]), asked)
        .content.decode()
    )
    assert sentence in page
    assert asked["purpose"] in page


def test_only_who_signed_the_charter_is_asked(cast: Cast) -> None:
    volunteer = profile_of(lay_volunteer(cast))
    with pytest.raises(PermissionDenied), acting(cast.amina):
        propose_match(
            by=cast.amina, pathway=cast.nour_pathway, volunteer=volunteer, kind="tutor", purpose=PURPOSE
        )


def test_those_who_speak_her_language_are_offered_first(cast: Cast) -> None:
    bernard = profile_of(ready_volunteer(cast, "Bernard", "Coste"))
    jeanne = profile_of(ready_volunteer(cast))
    with as_batch("fixture"):
        Volunteer.objects.filter(pk=bernard.pk).update(languages=["fra"])
        Volunteer.objects.filter(pk=jeanne.pk).update(languages=["fra", "ara"])
        SpokenLanguage.objects.filter(person=cast.nour).delete()
    with acting(cast.amina):
        assert list(volunteers_for(cast.nour_pathway)) == [bernard, jeanne]
    with as_batch("fixture"):
        common = {"person": cast.nour, "project": cast.project}
        SpokenLanguage.objects.bulk_create(SpokenLanguage(**common, code=code) for code in ("fra", "ara"))
    with acting(cast.amina):
        assert list(volunteers_for(cast.nour_pathway)) == [jeanne, bernard]


def test_not_twice_for_the_same_help(cast: Cast, signed_in: SignIn) -> None:
    jeanne = ready_volunteer(cast)
    proposed(cast, jeanne)
    asked = {"kind": "tutor", "volunteer": profile_of(jeanne).pk, "purpose": PURPOSE}
    url = reverse("pathways:matches-new", args=[cast.nour_pathway.pk])
    assert "déjà sollicitée" in signed_in(cast.amina).post(url, asked).content.decode()


def test_no_volunteer_where_nobody_is_referent(cast: Cast) -> None:
    jeanne = ready_volunteer(cast)
    with as_batch("fixture"):
        Pathway.objects.filter(pk=cast.nour_pathway.pk).update(lead=None)
        cast.nour_pathway.lead = None
    with pytest.raises(PermissionDenied), acting(cast.amina):
        propose_match(
            by=cast.amina,
            pathway=cast.nour_pathway,
            volunteer=Volunteer.objects.get(user=jeanne),
            kind="tutor",
            purpose=PURPOSE,
        )


def test_the_end_of_the_path_ends_it_at_once(cast: Cast) -> None:
    jeanne = ready_volunteer(cast)
    match = begun(cast, jeanne)
    with acting(cast.amina):
        close_pathway(
            by=cast.amina,
            pathway=cast.nour_pathway,
            on=clock.today(),
            reason="job",
            note="",
            ending=Ending(drop_steps=True, cancel_appointments=True),
        )
        assert fresh(match).end_reason == "closed"
    assert grants_of(jeanne) == [(0, False)]


def test_the_record_says_who_the_volunteer_is(cast: Cast, signed_in: SignIn) -> None:
    jeanne = ready_volunteer(cast)
    match = begun(cast, jeanne)
    page = signed_in(cast.amina).get(cast.nour.get_absolute_url()).content.decode()
    assert "Jeanne Roux" in page
    assert reverse("pathways:matches-show", args=[match.pk]) in page
    assert "Bénévole : Jeanne Roux" in page

"""What a volunteer reaches, attacked in raw SQL as the web role: a first name and her own meetings, nothing else."""

import pytest
from django.db import ProgrammingError, connection, transaction

from filrouge.accounts.models import User
from filrouge.pathways.actions.matches import end_match
from filrouge.pathways.actions.volunteer_meetings import Signal, tell_referent
from filrouge.pathways.models import Contact, Match
from filrouge.people.models import Person, Protection
from filrouge.privacy.context import acting
from filrouge.privacy.database import declaration
from filrouge.privacy.roles import as_batch
from filrouge.privacy.rows import PersonRows
from filrouge.shared import clock
from tests.architecture.project import our_models
from tests.cast import Cast

from .helping import begun, met, phone_of_nour, proposed, ready_volunteer

# Tables of which a volunteer reads a row about the person she meets: the grant itself, her match, what she wrote. Not
# the person's own row: the first name comes from a function.
HERS = {
    "people_accessgrant",
    "pathways_match",
    "pathways_matchanswer",
    "pathways_volunteermeeting",
    "pathways_volunteersignal",
}


def rows(user: User, statement: str, *values: object) -> list[tuple]:
    with acting(user), connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else []


def refused(user: User, statement: str, *values: object) -> None:
    with pytest.raises(ProgrammingError), transaction.atomic():
        rows(user, statement, *values)


def changed(user: User, statement: str, *values: object) -> int:
    with acting(user), connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.rowcount


@pytest.fixture
def jeanne(cast: Cast) -> User:
    with as_batch("a file with everything in it"):
        about = {"person": cast.nour, "project": cast.project}
        Contact.objects.create(**about, pathway=cast.nour_pathway, at=clock.now(), channel="phone", note="…")
        Protection.objects.create(**about, status="refugee", may_work=True)
    return ready_volunteer(cast)


@pytest.fixture
def match(cast: Cast, jeanne: User) -> Match:
    match = begun(cast, jeanne, phone_of_nour(cast))
    met(jeanne, match, clock.today(), "Au parc")
    with acting(jeanne):
        tell_referent(
            by=jeanne, match=Match.objects.get(pk=match.pk), signal=Signal(about="know", words="Tout va bien")
        )
    return match


def read_by(user: User, cast: Cast) -> set[str]:
    """Every table about people in which this user reads a row about Nour."""
    found = set()
    for model in our_models():
        declared = declaration(model)
        if isinstance(declared, PersonRows) or getattr(declared, "person", ""):
            if "SELECT" not in declared.web:
                continue
            table = model._meta.db_table
            if rows(user, f'SELECT 1 FROM "{table}" WHERE "{declared.person}" = %s', cast.nour.pk):
                found.add(table)
    return found


def test_of_the_person_met_nothing_but_what_was_agreed(cast: Cast, jeanne: User, match: Match) -> None:
    assert read_by(jeanne, cast) == HERS
    assert rows(jeanne, "SELECT id FROM people_person") == []
    assert len(read_by(cast.amina, cast)) > len(HERS)


def test_a_first_name_and_neither_surname_nor_birth_nor_reference(
    cast: Cast, jeanne: User, match: Match
) -> None:
    [told] = rows(jeanne, "SELECT * FROM met_by_volunteer()")
    assert told[:2] == (match.pk, "Nour")
    with as_batch("what must not be told"):
        nour = Person.objects.get(pk=cast.nour.pk)
    for secret in (nour.family_name, nour.reference, nour.names_key, str(nour.birth_date)):
        assert secret
        assert secret not in str(told)


def test_no_surname_is_guessed_by_searching(cast: Cast, jeanne: User, match: Match) -> None:
    search = "SELECT person_id FROM search_people(%s, %s, '', %s, 20)"
    for typed in (("nour", ["nour"], ""), ("al khatib", ["al", "khatib"], ""), ("", [], cast.nour.reference)):
        assert rows(jeanne, search, *typed) == []
        assert set(rows(cast.amina, search, *typed)) == {(cast.nour.pk,)}
    # By this the search of a long list judges each name, and the questions about namesakes.
    assert rows(jeanne, "SELECT * FROM fr_grants_of_asker(%s)", cast.nour.pk) == []
    assert rows(cast.amina, "SELECT * FROM fr_grants_of_asker(%s)", cast.nour.pk)
    with acting(jeanne):
        assert not Person.objects.exists()
    with as_batch("the words alone, without the policies"):
        assert not Person.objects.visible_to(jeanne).exists()


def test_before_both_agree_no_name(cast: Cast, jeanne: User) -> None:
    proposed(cast, jeanne)
    assert read_by(jeanne, cast) == {"pathways_match"}
    assert rows(jeanne, "SELECT * FROM met_by_volunteer()") == []


def test_once_over_nothing_is_left(cast: Cast, jeanne: User, match: Match) -> None:
    with acting(cast.amina):
        end_match(
            by=cast.amina, match=Match.objects.select_related("pathway").get(pk=match.pk), reason="done"
        )
    # Her own answer, and that something was once opened to her: no name in either.
    assert read_by(jeanne, cast) == {"pathways_matchanswer", "people_accessgrant"}
    assert rows(jeanne, "SELECT * FROM met_by_volunteer()") == []


def test_another_volunteer_and_the_stranger_read_nothing(cast: Cast, jeanne: User, match: Match) -> None:
    karim = ready_volunteer(cast, "Karim", "Saidi")
    for other in (karim, cast.chloe):
        assert read_by(other, cast) == set()
        assert rows(other, "SELECT * FROM met_by_volunteer()") == []
        assert rows(other, "SELECT * FROM pathways_volunteer WHERE user_id = %s", jeanne.pk) == []


def test_she_opens_nothing_to_herself_nor_to_anyone(cast: Cast, jeanne: User, match: Match) -> None:
    karim = ready_volunteer(cast, "Karim", "Saidi")
    give = "SELECT give(%s, %s, NULL, %s, NULL, %s, 'team', NULL, 'bénévole', NULL)"
    for level in (1, 2, 3, 11, 13):
        refused(jeanne, give, cast.nour.pk, cast.project.pk, jeanne.pk, level)
    refused(jeanne, give, cast.nour.pk, cast.project.pk, karim.pk, 1)
    refused(jeanne, give, cast.tesfay.pk, cast.project.pk, jeanne.pk, 1)
    refused(jeanne, "SELECT break_glass(%s, %s, %s)", cast.nour.reference, cast.project.pk, "x" * 30)
    refused(jeanne, "SELECT open_file(gen_random_uuid(), %s, %s)", cast.mission_locale.pk, cast.project.pk)
    refused(jeanne, "SELECT start_pair(%s, %s)", cast.nour_pathway.pk, jeanne.pk)


def test_she_changes_neither_the_match_nor_the_person(cast: Cast, jeanne: User, match: Match) -> None:
    assert changed(jeanne, "UPDATE pathways_match SET ended_at = NULL, purpose = 'x'") == 0
    assert changed(jeanne, "UPDATE people_person SET given_name = 'X'") == 0
    assert changed(jeanne, "UPDATE pathways_matchagreement SET channel_id = NULL") == 0
    refused(jeanne, "UPDATE pathways_volunteer SET user_id = user_id")


def test_she_writes_of_her_own_match_only(cast: Cast, jeanne: User, match: Match) -> None:
    karim = ready_volunteer(cast, "Karim", "Saidi")
    note = (
        'INSERT INTO pathways_volunteermeeting (id, person_id, project_id, match_id, user_id, "on", minutes,'
        " practised, note, created_at)"
        " VALUES (gen_random_uuid(), %s, %s, %s, %s, current_date, 60, '{talk}', '', now())"
    )
    mine = (cast.nour.pk, cast.project.pk, match.pk, jeanne.pk)
    assert changed(jeanne, note, *mine) == 1
    refused(jeanne, note, cast.tesfay.pk, *mine[1:])  # about someone else
    refused(jeanne, note, *mine[:3], karim.pk)  # in another's name
    refused(karim, note, *mine[:3], karim.pk)  # of another's match
    refused(cast.amina, note, *mine)


def test_she_signs_and_vouches_for_nobody_else(cast: Cast, jeanne: User) -> None:
    karim = ready_volunteer(cast, "Karim", "Saidi")
    [(karims,)] = rows(karim, "SELECT id FROM pathways_volunteer")
    [(hers,)] = rows(jeanne, "SELECT id FROM pathways_volunteer")
    sign = (
        "INSERT INTO pathways_chartersignature (id, volunteer_id, version, text_digest, signed_at)"
        " VALUES (gen_random_uuid(), %s, 'x', '', now())"
    )
    refused(jeanne, sign, karims)
    refused(cast.amina, sign, karims)
    vouch = (
        'INSERT INTO pathways_honorability (id, volunteer_id, "on", how, stated_by_id, created_at)'
        " VALUES (gen_random_uuid(), %s, current_date, 'record', %s, now())"
    )
    refused(jeanne, vouch, hers, jeanne.pk)
    refused(jeanne, vouch, hers, cast.amina.pk)
    assert changed(cast.amina, vouch, hers, cast.amina.pk) == 1


def test_nobody_becomes_a_volunteer_by_the_function(cast: Cast) -> None:
    rows(cast.chloe, "SELECT enrol_volunteer(%s, %s)", cast.chloe.pk, cast.mission_locale.pk)
    assert rows(cast.chloe, "SELECT 1 FROM pathways_volunteer") == []

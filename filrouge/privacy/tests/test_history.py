"""History writes itself, says what changed, and nobody who serves pages can write or silence it."""

import pytest
from django.db import DatabaseError, connection, transaction

from filrouge.pathways.models import ConfidentialNote, Contact
from filrouge.people.models import ContactChannel, Person
from filrouge.privacy.context import acting
from filrouge.privacy.models import Change
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from tests.cast import Cast


def changes(table: str) -> list[Change]:
    with as_batch("look"):
        return list(Change.objects.filter(table=table, actor__startswith="user:").order_by("id"))


def channel(cast: Cast) -> ContactChannel:
    with acting(cast.amina):
        return ContactChannel.objects.create(
            person=cast.nour, project=cast.project, kind="phone", value="0601020304"
        )


def confidential(cast: Cast, text: str) -> ConfidentialNote:
    bound = {"person": cast.nour, "project": cast.project}
    with acting(cast.amina):
        contact = Contact.objects.create(**bound, pathway=cast.nour_pathway, at=clock.now(), channel="phone")
        return ConfidentialNote.objects.create(**bound, contact=contact, author=cast.amina, text=text)


def test_an_addition_and_a_change_say_who_and_what_it_was(cast: Cast) -> None:
    one = channel(cast)
    with acting(cast.bruno):
        ContactChannel.objects.filter(pk=one.pk).update(value="0699999999")
    added, changed = changes("people_contactchannel")
    assert (added.operation, added.before, added.actor) == ("INSERT", {}, f"user:{cast.amina.pk}")
    assert (changed.operation, changed.before) == ("UPDATE", {"value": "0601020304"})
    assert changed.actor == f"user:{cast.bruno.pk}"
    assert (changed.person_id, changed.project_id) == (cast.nour.pk, cast.project.pk)


def test_nobody_writes_a_history_through_a_table_of_their_own(cast: Cast) -> None:
    with (
        pytest.raises(DatabaseError, match="permission denied for function fr_audit"),
        transaction.atomic(),
        acting(cast.chloe),
        connection.cursor() as cursor,
    ):
        cursor.execute("CREATE TEMP TABLE forged (id text, person_id uuid)")
        cursor.execute(
            "CREATE TRIGGER audit AFTER INSERT ON forged FOR EACH ROW"
            " EXECUTE FUNCTION fr_audit('person_id', '', '', '')"
        )
        cursor.execute("INSERT INTO forged VALUES ('1', %s)", [cast.nour.pk])


def test_a_deletion_keeps_what_the_row_was(cast: Cast) -> None:
    one = channel(cast)
    with as_batch("erase"):
        one.delete()
        last = Change.objects.filter(table="people_contactchannel").latest("id")
    assert last.operation == "DELETE"
    assert last.before["value"] == "0601020304"
    assert last.actor == "job:erase"


def test_columns_kept_for_speed_are_silent(cast: Cast) -> None:
    with acting(cast.amina):
        Person.objects.filter(pk=cast.nour.pk).update(names_key="x", names_sound="y")
        assert not Change.objects.filter(table="people_person", operation="UPDATE").exists()
        Person.objects.filter(pk=cast.nour.pk).update(names_key="z", commune_code="75056")
    (changed,) = changes("people_person")
    assert changed.before == {"commune_code": "34032"}


def test_what_is_encrypted_stays_so(cast: Cast) -> None:
    note = confidential(cast, "Ce qui fut confié")
    with acting(cast.amina):
        note.text = "Ce qui fut confié, revu"
        note.save()
    changed = changes("pathways_confidentialnote")[-1]
    assert changed.before["text"].startswith("\\x")
    assert "confi" not in str(changed.before)


def test_reserved_history_is_for_the_officer(cast: Cast) -> None:
    confidential(cast, "Ce qui fut confié")
    found = Change.objects.filter(table="pathways_confidentialnote")
    with acting(cast.amina):
        assert not found.exists()
    with acting(cast.olga):
        assert found.exists()


def test_history_follows_the_file(cast: Cast) -> None:
    channel(cast)
    for user, sees in ((cast.bruno, True), (cast.farid, False), (cast.chloe, False), (cast.dalia, False)):
        with acting(user):
            assert Change.objects.filter(table="people_contactchannel").exists() is sees


@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE privacy_change SET actor = 'user:1'",
        "DELETE FROM privacy_change",
        "TRUNCATE privacy_change",
        'INSERT INTO privacy_change ("table", row_id, operation, before, actor, restricted, at)'
        " VALUES ('x', 'x', 'INSERT', '{}', 'user:1', false, now())",
        "SET session_replication_role = replica",
        "ALTER TABLE people_contactchannel DISABLE TRIGGER audit",
        "DROP TRIGGER audit ON people_contactchannel",
        "CREATE OR REPLACE FUNCTION public.fr_audit() RETURNS trigger LANGUAGE plpgsql"
        " AS 'BEGIN RETURN NULL; END'",
        "ALTER TABLE people_contactchannel DISABLE ROW LEVEL SECURITY",
        "DROP POLICY reach ON people_contactchannel",
        "SELECT public.fr_audit()",
        "SET row_security = off; SELECT count(*) FROM people_person",
        "DELETE FROM privacy_reading",
        "UPDATE privacy_reading SET user_id = 1",
        "DELETE FROM privacy_seal",
    ],
)
def test_the_web_role_can_neither_write_nor_silence_it(cast: Cast, attack: str) -> None:
    with (
        pytest.raises(DatabaseError),
        transaction.atomic(),
        acting(cast.amina),
        connection.cursor() as cursor,
    ):
        cursor.execute(attack)


@pytest.mark.parametrize(
    "attack",
    [
        "DELETE FROM privacy_change",
        "UPDATE privacy_change SET actor = 'user:1'",
        "DELETE FROM privacy_reading",
        "UPDATE privacy_reading SET at = now()",
        "DELETE FROM privacy_seal",
        "UPDATE privacy_seal SET count = 0",
    ],
)
def test_nor_can_a_batch_job(db: None, attack: str) -> None:
    with (
        pytest.raises(DatabaseError),
        transaction.atomic(),
        as_batch("attack"),
        connection.cursor() as cursor,
    ):
        cursor.execute(attack)


def test_a_row_is_not_moved_to_someone_else_s_file(cast: Cast) -> None:
    """Amina holds both files whole: even so, what was said of one does not become said of the other."""
    one = channel(cast)
    with pytest.raises(DatabaseError, match="stays with her"), transaction.atomic(), acting(cast.amina):
        ContactChannel.objects.filter(pk=one.pk).update(person=cast.tesfay)
    with as_batch("merge"):
        assert ContactChannel.objects.filter(pk=one.pk).update(person=cast.tesfay) == 1

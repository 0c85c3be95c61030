from uuid import UUID

import pytest
from django import forms
from django.core.exceptions import FieldError, ValidationError
from django.db import connection, models
from django.test.utils import isolate_apps

from filrouge.shared.encrypted_field import Ciphertext, EncryptedTextField, NotEncrypted
from filrouge.shared.encryption import DecryptionFailed
from filrouge.shared.ids import uuid7
from filrouge.shared.tests.test_encryption import NEW, OLD

with isolate_apps("filrouge.shared"):

    class Letter(models.Model):
        id = models.UUIDField(primary_key=True, default=uuid7)
        body = EncryptedTextField(blank=True, max_length=20)
        answer = EncryptedTextField(null=True, blank=True)

        class Meta:
            app_label = "shared"


BODY, ANSWER = Letter._meta.get_field("body"), Letter._meta.get_field("answer")


@pytest.fixture(autouse=True)
def _one_key(settings):
    settings.FILROUGE_KEYS = OLD


def stored(letter, field=BODY):
    return field.pre_save(letter, True)


def loaded(letter_id, body):
    """The instance a query would give, its body coming from the database."""
    return Letter.from_db("default", ["id", "body"], [letter_id, BODY.from_db_value(body, None, connection)])


def test_text_is_plain_on_the_instance_and_sealed_in_the_column():
    letter = Letter(body="Bonjour")
    assert b"Bonjour" not in stored(letter)
    assert letter.body == "Bonjour"
    again = loaded(letter.pk, memoryview(bytes(stored(letter))))
    assert again.body == "Bonjour"
    assert type(again.body) is str


def test_text_is_opened_at_first_reading_only():
    letter = loaded(uuid7(), b"not an envelope")
    letter.answer = None
    with pytest.raises(DecryptionFailed):
        _ = letter.body


def test_empty_and_missing_stay_apart():
    letter = Letter()
    assert (letter.body, letter.answer) == ("", None)
    assert (stored(letter), stored(letter, ANSWER)) == (b"", None)
    assert loaded(letter.pk, b"").body == ""
    assert loaded(letter.pk, None).body is None


def test_unchanged_text_is_written_back_as_it_was():
    envelope = stored(Letter(id=UUID(int=1), body="Bonjour"))
    letter = loaded(UUID(int=1), envelope)
    assert stored(letter) == envelope
    letter.body = "Bonsoir"
    changed = stored(letter)
    assert changed != envelope
    assert stored(letter) == changed
    assert loaded(UUID(int=1), changed).body == "Bonsoir"


def test_an_old_key_is_replaced_at_the_next_writing(settings):
    envelope = stored(Letter(id=UUID(int=1), body="Bonjour"))
    settings.FILROUGE_KEYS = f"{NEW},{OLD}"
    rewritten = stored(loaded(UUID(int=1), envelope))
    settings.FILROUGE_KEYS = NEW
    assert loaded(UUID(int=1), rewritten).body == "Bonjour"


def test_a_value_copied_to_another_row_does_not_open():
    envelope = stored(Letter(body="Bonjour"))
    with pytest.raises(DecryptionFailed):
        _ = loaded(uuid7(), envelope).body


def test_an_instance_saved_under_a_new_key_is_sealed_for_the_new_row():
    letter = Letter(body="Bonjour")
    envelope = stored(letter)
    letter.pk = uuid7()
    assert stored(letter) != envelope
    assert loaded(letter.pk, stored(letter)).body == "Bonjour"


def test_a_key_given_as_text_is_the_same_row():
    letter = Letter(id="00000000-0000-0000-0000-000000000001", body="Bonjour")
    assert loaded(UUID(int=1), stored(letter)).body == "Bonjour"


def test_a_row_without_key_is_refused():
    with pytest.raises(NotEncrypted, match="primary key"):
        stored(Letter(id=None, body="Bonjour"))


def test_bytes_are_not_text():
    with pytest.raises(NotEncrypted, match="bytes"):
        stored(Letter(body=b"Bonjour"))


def test_a_deferred_text_is_fetched_when_read(monkeypatch):
    envelope = stored(Letter(id=UUID(int=1), body="Bonjour"))
    letter = Letter.from_db("default", ["id"], [UUID(int=1)])
    assert letter.get_deferred_fields() == {"body", "answer"}

    def fetch(self, using=None, fields=None, from_queryset=None):
        self.body = loaded(self.pk, envelope).body

    monkeypatch.setattr(Letter, "refresh_from_db", fetch)
    assert letter.body == "Bonjour"


def test_only_nothing_can_be_written_without_an_instance():
    assert BODY.get_db_prep_save(None, connection) is None
    assert BODY.get_db_prep_save("", connection).obj == b""
    with pytest.raises(NotEncrypted, match=r"save\(\)"):
        Letter.objects.update(body="Bonjour")
    with pytest.raises(NotEncrypted, match=r"save\(\)"):
        BODY.get_db_prep_save("Bonjour", connection)  # what bulk_update and fixtures do


@pytest.mark.parametrize("lookup", ["body", "body__icontains", "body__in", "body__gt"])
def test_no_search_in_what_is_encrypted(lookup):
    with pytest.raises(FieldError, match="encrypted"):
        Letter.objects.filter(**{lookup: "Bonjour"})


def test_whether_there_is_a_text_can_be_asked():
    assert "IS NULL" in str(Letter.objects.filter(answer__isnull=True).query)


def test_values_give_no_text_and_show_no_bytes():
    assert str(Ciphertext(b"abc")) == repr(Ciphertext(b"abc")) == "<Ciphertext>"


def test_too_long_a_text_is_refused_by_validation():
    Letter(body="x" * 20).clean_fields()
    with pytest.raises(ValidationError, match="20"):
        Letter(body="x" * 21).clean_fields()


def test_the_form_offers_a_text_area():
    field = BODY.formfield()
    assert isinstance(field.widget, forms.Textarea)
    assert (field.max_length, field.clean("")) == (20, "")
    assert ANSWER.formfield().clean("") is None


def test_a_migration_can_write_the_field():
    _, path, _, kwargs = BODY.deconstruct()
    assert path == "filrouge.shared.encrypted_field.EncryptedTextField"
    assert kwargs == {"blank": True, "max_length": 20}


@isolate_apps("filrouge.shared")
def test_an_encrypted_column_is_neither_unique_nor_indexed():
    class Wrong(models.Model):
        body = EncryptedTextField(unique=True)

        class Meta:
            app_label = "shared"
            managed = False

    assert "filrouge.E001" in [error.id for error in Wrong._meta.get_field("body").check()]
    assert BODY.check() == []

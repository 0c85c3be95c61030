from typing import Any, NoReturn
from uuid import UUID

from django import forms
from django.core import checks, validators
from django.core.exceptions import FieldError
from django.db import models
from django.db.models.query_utils import DeferredAttribute

from filrouge.shared.encryption import keyring, row_aad


class Ciphertext(bytes):
    """As stored. `values()` gives this: read the text through an instance."""

    def __repr__(self) -> str:
        return "<Ciphertext>"

    __str__ = __repr__


class NotEncrypted(TypeError):
    """Plain text was about to be written without the row it belongs to."""


class EncryptedText(DeferredAttribute):
    """Plain text on the instance, opened at first reading.

    The envelope it came from is kept beside: text left unchanged is written back as it was, so that
    the audit of changes shows only changes.
    """

    field: "EncryptedTextField"

    def __get__(self, instance: models.Model | None, cls: Any = None) -> Any:
        if instance is None:
            return self
        value = super().__get__(instance, cls)
        return self._open(instance, value) if isinstance(value, Ciphertext) else value

    def __set__(self, instance: models.Model, value: Any) -> None:
        instance.__dict__[self.field.attname] = value

    def _open(self, instance: models.Model, stored: Ciphertext) -> str:
        aad = self.field.aad(instance)
        text = keyring().decrypt(stored, aad) if stored else ""
        self.remember(instance, aad, text, stored)
        instance.__dict__[self.field.attname] = text
        return text

    def remember(self, instance: models.Model, aad: str, text: str, stored: Ciphertext) -> None:
        instance.__dict__[self._memory] = (aad, text, stored)

    def unchanged(self, instance: models.Model, aad: str, text: str) -> Ciphertext | None:
        """The envelope already holding this text for this row, unless its key is an old one."""
        known_aad, known_text, stored = instance.__dict__.get(self._memory, (None, None, b""))
        if (known_aad, known_text) != (aad, text) or keyring().needs_rotation(stored):
            return None
        return stored

    @property
    def _memory(self) -> str:
        return f"_stored_{self.field.attname}"


class EncryptedTextField(models.Field):
    """Text encrypted in the column, plain on the instance. Its row's key must exist before saving.

    '' is stored as empty bytes and None as NULL: both may be written by `update()`, nothing else can.
    No lookup but `isnull`. `bulk_create` works, `bulk_update` does not (it knows no row).
    """

    descriptor_class = EncryptedText
    description = "Encrypted text"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.max_length is not None:
            self.validators.append(validators.MaxLengthValidator(self.max_length))

    def get_internal_type(self) -> str:
        return "BinaryField"

    def check(self, **kwargs: Any) -> list[checks.CheckMessage]:
        return [*super().check(**kwargs), *self._check_not_indexed()]

    def _check_not_indexed(self) -> list[checks.CheckMessage]:
        if not (self.unique or getattr(self, "db_index", False)):
            return []
        message = "An encrypted column differs at each writing: it cannot be unique or indexed."
        return [checks.Error(message, obj=self, id="filrouge.E001")]

    def aad(self, instance: models.Model) -> str:
        """What binds the text to its row. Raises NotEncrypted while the row has no key."""
        if instance.pk is None:
            raise NotEncrypted(f"{self} is bound to its row: give the primary key before saving.")
        pk = self.model._meta.pk.to_python(instance.pk)
        return self.aad_of(pk)

    def aad_of(self, pk: UUID | int | str) -> str:
        return row_aad(self.model._meta.db_table, str(self.column), pk)

    def to_python(self, value: Any) -> str | None:
        return value if value is None or isinstance(value, str) else str(value)

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        return None if value is None else Ciphertext(value)

    def pre_save(self, model_instance: models.Model, add: bool) -> Ciphertext | None:
        text = getattr(model_instance, self.attname)
        if text is None:
            return None
        if not isinstance(text, str):
            raise NotEncrypted(f"{self} holds text, not {type(text).__name__}.")
        return self._sealed(model_instance, text)

    def _sealed(self, instance: models.Model, text: str) -> Ciphertext:
        descriptor, aad = getattr(type(instance), self.attname), self.aad(instance)
        stored = descriptor.unchanged(instance, aad, text)
        if stored is None:
            stored = Ciphertext(keyring().encrypt(text, aad) if text else b"")
            descriptor.remember(instance, aad, text, stored)
        return stored

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        if value is None:
            return None
        if value in ("", b""):
            return connection.Database.Binary(b"")
        if isinstance(value, Ciphertext):
            return connection.Database.Binary(value)
        # Raised by update(), bulk_update() and fixtures: they write without knowing the row.
        raise NotEncrypted(f"{self} is encrypted for one row: set it on the instance and save() that.")

    def get_lookup(self, lookup_name: str) -> Any:
        return super().get_lookup("isnull") if lookup_name == "isnull" else self._refuse(lookup_name)

    def get_transform(self, lookup_name: str) -> Any:
        self._refuse(lookup_name)

    def _refuse(self, lookup_name: str) -> NoReturn:
        raise FieldError(f"{self} is encrypted: the database cannot search it by {lookup_name!r}.")

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        defaults = {"form_class": forms.CharField, "max_length": self.max_length, "widget": forms.Textarea}
        if self.null:
            defaults["empty_value"] = None
        return super().formfield(**{**defaults, **kwargs})


def sealed(instance: models.Model, *names: str) -> list[bytes]:
    """These texts encrypted for this row, as saving it would: for a function of the database that writes the row
    and never sees the words."""
    return [
        bytes(instance._meta.get_field(name).pre_save(instance, add=True) or b"")  # type: ignore[union-attr]
        for name in names
    ]

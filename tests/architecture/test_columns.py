"""Every column about a person declares what becomes of it, and the page that says so is up to date."""

from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import models

from filrouge.privacy.database import declaration
from filrouge.privacy.rows import OwnRows, PersonRows
from filrouge.shared.personal_data import Fate, activities, declared, declared_of, neutral

from .project import our_models


def personal_models() -> list[type[models.Model]]:
    return [get_user_model(), *(m for m in our_models() if isinstance(declaration(m), PersonRows | OwnRows))]


def test_every_column_declares_its_fate() -> None:
    missing = {}
    for model in personal_models():
        fates = declared_of(model).fates if declared_of(model) else {}
        columns = {field.name for field in model._meta.concrete_fields}
        if columns != set(fates):
            missing[model.__name__] = {"undeclared": columns - set(fates), "unknown": set(fates) - columns}
    assert not missing


def test_what_is_erased_leaves_something_neutral() -> None:
    for one in declared():
        if not one.goes:
            for name in one.columns(Fate.ERASE):
                neutral(one.model._meta.get_field(name))


def test_every_activity_is_a_date_of_a_person() -> None:
    assert activities()
    for one in activities():
        assert isinstance(one.model._meta.get_field(one.column), models.DateField)
        assert isinstance(declaration(one.model), PersonRows)


def test_the_page_of_personal_data_is_up_to_date() -> None:
    call_command("personal_data_page", check=True)


def test_the_page_of_events_is_up_to_date() -> None:
    call_command("events_page", check=True)

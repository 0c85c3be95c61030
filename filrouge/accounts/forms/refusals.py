from collections.abc import Callable
from typing import TypeVar

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from filrouge.accounts.mails import NotSent

T = TypeVar("T")


def carried_out(form: forms.BaseForm, act: Callable[[], T]) -> T | None:
    """Run an action for a valid form; what it refuses is said in the form, and nothing typed is lost."""
    try:
        with transaction.atomic():
            return act()
    except ValidationError as error:
        known = hasattr(error, "error_dict") and set(error.error_dict) <= set(form.fields)
        form.add_error(None, error if known else ValidationError(error.messages))
    except NotSent:
        form.add_error(
            None, _("Le message n’a pas pu partir, donc rien n’est enregistré. Réessayez dans un moment.")
        )
    return None

"""What keeps robots off a form without account, and lets people through: no picture to read, no third party."""

from typing import Any
from uuid import UUID, uuid4

from allauth.account.adapter import get_adapter
from django import forms
from django.core import signing
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from filrouge.shared import clock

SALT = "filrouge.outreach.door"
LEAST_SECONDS = 3  # nobody reads and writes faster
LONGEST_SECONDS = 24 * 3600
SENT_ALLOWED = 20  # in an hour, from one address: a whole hospital may share it
SENT_WINDOW = 3600


def fresh_stamp() -> str:
    """Signed: the moment the page was given, and the id of what it will send, so that it is kept once."""
    return signing.dumps({"id": str(uuid4()), "at": clock.now().timestamp()}, salt=SALT)


def too_many_from(request: HttpRequest) -> bool:
    """Counts one more from this address. True past what one address may send in an hour."""
    key = f"door-sent:{get_adapter(request).get_client_ip(request)}"
    cache.add(key, 0, SENT_WINDOW)
    return int(cache.incr(key)) > SENT_ALLOWED


class GuardedForm(forms.Form):
    """`stamp` was given with the page; `website` is seen by robots only. Both explain, neither loses anything."""

    stamp = forms.CharField(widget=forms.HiddenInput, required=False)
    website = forms.CharField(
        label=_("Laissez cette case vide"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        self._typed = None if data is None else data.copy()
        super().__init__(self._typed, **kwargs)
        self.sent_id: UUID | None = None
        self.fields["stamp"].initial = fresh_stamp()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("website"):
            self.add_error("website", _("Cette case piège les robots : videz-la, puis envoyez à nouveau."))
        self._read_stamp(cleaned.get("stamp", ""))
        return cleaned

    def _read_stamp(self, stamp: str) -> None:
        try:
            said = signing.loads(stamp, salt=SALT, max_age=LONGEST_SECONDS)
        except signing.BadSignature:
            assert self._typed is not None
            self._typed["stamp"] = fresh_stamp()
            self.add_error(None, _("Cette page était ouverte depuis longtemps. Rien n’est perdu : relisez, "
                                   "puis envoyez à nouveau."))  # fmt: skip
            return
        if clock.now().timestamp() - said["at"] < LEAST_SECONDS:
            self.add_error(None, _("C’est allé très vite. Rien n’est perdu : appuyez encore une fois."))
        self.sent_id = UUID(said["id"])

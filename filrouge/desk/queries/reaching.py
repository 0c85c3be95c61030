"""How to reach someone without putting her at risk: the way to try first, and what to mind."""

from dataclasses import dataclass
from urllib.parse import quote

from django.db.models import OuterRef, Subquery
from django.db.models.functions import JSONObject
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from filrouge.people.models import ContactChannel
from filrouge.shared.phones import display_phone

Kind = ContactChannel.Kind


@dataclass(frozen=True)
class Reach:
    """`url` opens the telephone, WhatsApp or the mail program; empty when there is none for this way."""

    label: str
    value: str
    url: str
    cautions: tuple[str, ...]


LABELS = {
    Kind.PHONE: gettext_lazy("Appeler"),
    Kind.WHATSAPP: gettext_lazy("WhatsApp"),
    Kind.EMAIL: gettext_lazy("Écrire"),
    Kind.ADDRESS: gettext_lazy("Par courrier"),
    Kind.THIRD_PARTY: gettext_lazy("Par quelqu’un"),
}
NO_WAY = Reach("", "", "", ())


def first_channel(person: str) -> Subquery:
    """The channel to try first, as JSON, for the person at this path of the outer query."""
    channels = ContactChannel.objects.in_use().filter(person=OuterRef(person))
    wanted = JSONObject(**{name: name for name in FIELDS})
    return Subquery(channels.order_by("-preferred", "created_at").values(wanted_channel=wanted)[:1])


FIELDS = ("kind", "value", "when", "shared_with", "discreet", "remark")


def reach_of(channel: dict | None) -> Reach | None:
    if channel is None:
        return None
    kind, value = channel["kind"], channel["value"]
    phone = kind in (Kind.PHONE, Kind.WHATSAPP)
    return Reach(
        label=str(LABELS[Kind(kind)]),
        value=display_phone(value) if phone else value,
        url=_url(kind, value),
        cautions=tuple(_cautions(channel)),
    )


def _url(kind: str, value: str) -> str:
    digits = "".join(sign for sign in value if sign.isdigit())
    if kind == Kind.PHONE and digits:
        return f"tel:{'+' if value.startswith('+') else ''}{digits}"
    if kind == Kind.WHATSAPP and value.startswith("+"):
        return f"https://wa.me/{digits}"
    if kind == Kind.EMAIL and "@" in value:
        return f"mailto:{quote(value, safe='@+')}"
    return ""


def _cautions(channel: dict) -> list[str]:
    said = []
    if channel["when"]:
        said.append(str(ContactChannel.When(channel["when"]).label))
    if channel["shared_with"]:
        said.append(_("attention : %(who)s voit ou entend aussi") % {"who": channel["shared_with"]})
    if channel["discreet"]:
        said.append(_("rester discret"))
    if channel["remark"]:
        said.append(channel["remark"].removesuffix("."))  # it stands within a sentence
    return said

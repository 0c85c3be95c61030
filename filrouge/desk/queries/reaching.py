"""How to reach someone without putting her at risk: the way to try first, and what to mind."""

from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import quote

from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import JSONObject
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from filrouge.people.models import ContactChannel
from filrouge.shared import clock
from filrouge.shared.phones import display_phone

Kind = ContactChannel.Kind


@dataclass(frozen=True)
class Reach:
    """`url` opens the telephone, WhatsApp or the mail program; empty when there is none for this way."""

    label: str
    value: str
    url: str
    cautions: tuple[str, ...]
    id: str = ""
    checked_on: date | None = None


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
    ordered = channels.order_by(F("wrong_on").asc(nulls_first=True), "-preferred", "created_at")
    return Subquery(ordered.values(wanted_channel=wanted)[:1])


FIELDS = (
    *("id", "kind", "value", "when", "shared_with", "discreet", "remark", "holder", "may_tell"),
    *("checked_on", "wrong_on"),
)
CHECKED_LATELY = timedelta(days=30)


@dataclass(frozen=True)
class Checked:
    """A number to check again with the person, as it is said."""

    id: str
    value: str


def to_check(channel: dict | None) -> Checked | None:
    """None for what is no telephone, and for one checked within the month."""
    if channel is None or channel["kind"] not in (Kind.PHONE, Kind.WHATSAPP):
        return None
    checked = channel["checked_on"]
    if checked and date.fromisoformat(checked) > clock.today() - CHECKED_LATELY:
        return None
    return Checked(channel["id"], display_phone(channel["value"]))


def reach_of(channel: dict | None) -> Reach | None:
    if channel is None:
        return None
    kind, value = channel["kind"], channel["value"]
    phone = kind in (Kind.PHONE, Kind.WHATSAPP)
    called = phone or kind == Kind.THIRD_PARTY
    return Reach(
        label=str(LABELS[Kind(kind)]),
        value=display_phone(value) if called else value,
        url="" if channel["wrong_on"] else _url(kind, value),
        cautions=tuple(_cautions(channel)),
        id=channel["id"] if phone else "",
        checked_on=date.fromisoformat(channel["checked_on"]) if channel["checked_on"] else None,
    )


def _url(kind: str, value: str) -> str:
    digits = "".join(sign for sign in value if sign.isdigit())
    if (kind == Kind.PHONE and digits) or (kind == Kind.THIRD_PARTY and value.startswith("+")):
        return f"tel:{'+' if value.startswith('+') else ''}{digits}"
    if kind == Kind.WHATSAPP and value.startswith("+"):
        return f"https://wa.me/{digits}"
    if kind == Kind.EMAIL and "@" in value:
        return f"mailto:{quote(value, safe='@+')}"
    return ""


def _cautions(channel: dict) -> list[str]:
    said = []
    if channel["wrong_on"]:
        said.append(_("ne marche plus : à corriger"))
    if channel["holder"]:
        may_tell = str(ContactChannel.MayTell(channel["may_tell"]).label)
        said.append(_("%(who)s ; on peut lui dire %(what)s") % {"who": channel["holder"], "what": may_tell})
    if channel["when"]:
        said.append(str(ContactChannel.When(channel["when"]).label))
    if channel["shared_with"]:
        said.append(_("attention : %(who)s voit ou entend aussi") % {"who": channel["shared_with"]})
    if channel["discreet"]:
        said.append(_("rester discret"))
    if channel["remark"]:
        said.append(channel["remark"].removesuffix("."))  # it stands within a sentence
    return said

"""What may be said of someone to a partner, line by line, as the sender may know it. Nothing is chosen in advance
beyond the minimum."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from filrouge.accounts.models import User
from filrouge.directory.models import Service, Structure
from filrouge.outreach.orienting.origins import level_of
from filrouge.partners.models import Referral, Said
from filrouge.pathways.models import Barrier, Pathway, Step
from filrouge.pathways.policies import secrets_held
from filrouge.people.models import ContactChannel, Protection, SpokenLanguage
from filrouge.privacy.rows import Level
from filrouge.reference.barriers import BY_CODE, Secret
from filrouge.reference.models import Commune

BY_TEAM = "team"
MOST_STEPS = 5
SECRET_LINES = {Said.HEALTH: Secret.HEALTH, Said.JUSTICE: Secret.JUSTICE}
Kind = ContactChannel.Kind


@dataclass(frozen=True)
class Line:
    """One thing that the record already knows, word for word as the partner would read it."""

    said: Said
    value: str


@dataclass(frozen=True)
class Sayable:
    """`ways`: how to reach her, (key, words). `lines`: what may be ticked. `typed`: need-to-know lines this sender
    may write, because the category is open to them."""

    name: str
    ways: Sequence[tuple[str, str]]
    lines: Sequence[Line]
    typed: Sequence[Said]

    def value_of(self, said: str) -> str:
        return next((line.value for line in self.lines if line.said == said), "")

    def way(self, key: str) -> str:
        return dict(self.ways).get(key, "")


def sayable(user: User, pathway: Pathway, *, barrier: Barrier | None, step: Step | None) -> Sayable:
    """Six queries at most. A line that the record does not know is not offered."""
    held = secrets_held(user, pathway)
    return Sayable(
        name=pathway.person.full_name,
        ways=ways_of(pathway),
        lines=[line for line in _lines(pathway, barrier, step, held) if line.value],
        typed=[said for said, secret in SECRET_LINES.items() if secret in held],
    )


def ways_of(pathway: Pathway) -> list[tuple[str, str]]:
    """Those that work, the first to try first; and always through the team."""
    channels = ContactChannel.objects.working().filter(person=pathway.person_id)
    found = [(str(one.pk), _channel(one)) for one in channels.order_by("-preferred", "created_at")]
    return [*found, (BY_TEAM, _through(pathway))]


def _through(pathway: Pathway) -> str:
    if pathway.lead is None:
        return _("par l’équipe : %(team)s") % {"team": pathway.organisation.name}
    return _("par %(name)s, %(team)s (%(email)s)") % {
        "name": pathway.lead.get_full_name(),
        "team": pathway.organisation.name,
        "email": pathway.lead.email,
    }


def _channel(channel: ContactChannel) -> str:
    """Never who else hears, nor the remark: only what the partner must mind."""
    cautions = []
    if channel.when:
        cautions.append(str(channel.get_when_display()))
    if channel.shared_with:
        cautions.append(_("demander à lui parler, à elle seule"))
    if channel.discreet:
        cautions.append(_("rester discret : ne pas dire d’où vous appelez"))
    if channel.kind == Kind.THIRD_PARTY:
        cautions.append(_("ce numéro est celui de quelqu’un d’autre : demander seulement qu’elle rappelle"))
    said = f"{channel.display} ({channel.get_kind_display()})"
    return f"{said}. {' ; '.join(cautions).capitalize()}." if cautions else said


def _lines(
    pathway: Pathway, barrier: Barrier | None, step: Step | None, held: Sequence[Secret]
) -> list[Line]:
    lines = [
        Line(Said.LANGUAGES, languages_of(pathway)),
        Line(Said.COMMUNE, commune_of(pathway)),
        Line(Said.STEP, step.title if step else _steps(pathway)),
        Line(Said.BARRIER, barrier.label if barrier and not barrier.is_sensitive else ""),
    ]
    if Secret.ASYLUM in held:
        lines.append(Line(Said.ASYLUM, _protection(pathway)))
    return lines


def _steps(pathway: Pathway) -> str:
    """Where she is going, in a few titles."""
    ahead = Step.objects.ahead().filter(pathway=pathway).order_by("planned_on", "pk")
    return " ; ".join(ahead.values_list("title", flat=True)[:MOST_STEPS])


def languages_of(pathway: Pathway) -> str:
    spoken = SpokenLanguage.objects.filter(person=pathway.person_id).order_by("-preferred", "created_at")
    needing = _("%(language)s (interprète nécessaire)")
    said = [needing % {"language": one.name} if one.interpreter else one.name for one in spoken]
    return ", ".join(dict.fromkeys(said))


def commune_of(pathway: Pathway) -> str:
    code = pathway.person.commune_code
    return str(Commune.objects.filter(pk=code).first() or "") if code else ""


def _protection(pathway: Pathway) -> str:
    current = Protection.objects.filter(
        person=pathway.person_id, project=pathway.project_id, replaced_on=None
    ).first()
    if current is None:
        return ""
    permit = f", {current.permit}" if current.permit else ""
    until = (
        _(", jusqu’au %(day)s") % {"day": f"{current.permit_until:%d/%m/%Y}"} if current.permit_until else ""
    )
    return f"{current.get_status_display()}{permit}{until}"


def level_of_recipient(structure: Structure, service: Service | None) -> int:
    """What going there says of someone, guessed on the side of caution: see `outreach/orienting/origins.py`."""
    names = f"{structure.name} {service.name if service else ''}"
    found = level_of(kind="", name=names, said=False)
    secrets = {BY_CODE[code].secret for code in (service.themes if service else ()) if code in BY_CODE}
    if Secret.JUSTICE in secrets:
        found = max(found, Level.JUSTICE)
    if Secret.HEALTH in secrets:
        found = max(found, Level.HEALTH)
    return Referral.Seen(found).value

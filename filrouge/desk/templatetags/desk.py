"""Pieces of long lists: what is said on fifty lines is written in Python, at a tenth of what a template takes."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django import template
from django.template.defaultfilters import linebreaksbr
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from filrouge.desk.lines import Line
from filrouge.desk.queries.day import Watched
from filrouge.desk.queries.record import ContactLine
from filrouge.pathways.diagnosis.barriers import BarrierLine
from filrouge.pathways.diagnosis.levels import Known, KnownGroup
from filrouge.reference.barriers import Severity
from filrouge.shared.addresses import address_with
from filrouge.shared.templatetags.ui import face
from filrouge.shared.ui import dates
from filrouge.shared.ui.writing import html
from filrouge.vigilance.queries import AlertLine

register = template.Library()

STEP_TAGS = {"done": "ok", "overdue": "warn", "started": "accent"}


@register.filter
def ago(moment: date | datetime) -> str:
    return dates.since(moment, timezone.localdate())


@register.filter
def on_day(moment: date | datetime) -> str:
    return dates.short_day(moment, timezone.localdate())


@register.simple_tag
def opens_panel(url: str, pathway_id: UUID | str, back: str = "") -> SafeString:
    """Attributes of a link to `contacts-new`: with JavaScript its form opens under the row, in the element
    `sous-<pathway>`; without, the link leads to the screen."""
    return html(
        'id="noter-{0}" hx-get="{1}{2}" hx-target="#sous-{0}" hx-sync="this:drop"', pathway_id, url, back
    )


@register.simple_tag
def caseload_lines(lines: Iterable[Line], with_lead: str, back: str) -> SafeString:
    """The rows of a caseload: the person, the last exchange, what comes next, alerts, « Noter un contact ».
    `with_lead`: of several referents, each line says whose it is."""
    last, ahead, alerts = _("Dernier échange"), _("Ensuite"), _("Alertes")
    nobody = html('<span class="tag tag-grave">{}</span>', _("sans référent·e"))
    return SafeString(
        "".join(
            html(
                '<tr><th scope="row"><a href="{}">{}</a>{}{}</th><td data-label="{}"><div>{}{}</div></td>'
                '<td data-label="{}"><div><span class="{}">{}</span>{}</div></td>'
                '<td data-label="{}"><div>{}{}</div></td><td>{}</tr>',
                *(line.url, line.name, _under(line.spoken), _under(line.lead or nobody) if with_lead else ""),
                *(last, line.last, _warning(line.agreed)),
                *(ahead, line.ahead_kind, line.ahead, _soft(line.ahead_on)),
                *(alerts, _tags(line), _soft(f"+ {line.more}" if line.more else "")),
                _noting(line, _("Noter un contact"), back),
            )
            for line in lines
        )
    )


@register.simple_tag
def step_lines(steps: Iterable[Any], may_plan: bool, back: str) -> SafeString:
    """The steps of a record; those not done lead to their form, for who may plan. Each has `held_by`, its waits."""
    today = timezone.localdate()
    lines = (
        html(
            '<li><span class="tag tag-{}">{}</span><div>{}</div><p class="why">{}, {}{}</p></li>',
            *(STEP_TAGS.get(step.state, "plain"), step.state.label),
            _step_title(step, back) if may_plan and not step.done_on else step.title,
            *(capfirst(step.get_domain_display()), _step_said(step, today), _waits(step.held_by)),
        )
        for step in steps
    )
    return html('<ul class="rows">{}</ul>', SafeString("".join(lines)))


def _step_title(step: Any, back: str) -> SafeString:
    return html('<a href="{}{}">{}</a>', address_with("pathways:steps-edit", step.pk), back, step.title)


def _step_said(step: Any, today: date) -> str:
    if step.done_on:
        done = dates.short_day(step.done_on, today)
        return f"{done}, {step.result}" if step.result else done
    who = f"{step.get_who_display()} ({step.with_whom})" if step.with_whom else step.get_who_display()
    planned = step.planned_on
    return who + (_(", pour le %(when)s") % {"when": dates.short_day(planned, today)} if planned else "")


def _waits(waits: Iterable[Any]) -> SafeString:
    said = (
        html(
            ' <span class="tag tag-warn">{}</span>',
            _("bloquée par « %(needs)s »") % {"needs": wait.needs.title},
        )
        if wait.stuck
        else html("{}", _(", après « %(needs)s »") % {"needs": wait.needs.title})
        for wait in waits
    )
    return SafeString("".join(said))


@register.simple_tag
def alert_lines(alerts: Iterable[Watched], here: str) -> SafeString:
    """What cannot wait: of whom, why, what to do, and what sets it aside. `here`: where its screens come back."""
    return SafeString("".join(_alert_line(one, here) for one in alerts))


def _alert_line(watched: Watched, here: str) -> SafeString:
    line: Any = watched.line
    person = line.alert.person
    name = html("<strong>{}</strong>", person.full_name if person else line.rule.title)
    if person:
        name = html('<a href="{}">{}</a>', address_with("desk:record-show", person.pk), name)
    return html(
        '<li>{}<div>{} {}</div>{}<p class="why">{}</p>{}</li>',
        *(face(person.full_name if person else "…"), name),
        SafeString(" ".join(_alert_tag(one) for one in (line, *line.more))),
        *(_alert_act(watched, person), _alert_said(watched, here)),
        html('<div class="under" id="sous-{}"></div>', line.alert.subject_id)
        if watched.notes_a_contact
        else "",
    )


def _alert_tag(line: AlertLine) -> SafeString:
    return html('<span class="tag tag-{}">{}</span>', line.kind, line.tag)


def _alert_act(watched: Watched, person: Any) -> SafeString:
    line = watched.line
    if not line.action_url:
        return SafeString("<span></span>")
    panel = SafeString()
    if watched.notes_a_contact:
        panel = html(" {}", opens_panel(line.action_url, line.alert.subject_id))
    return html(
        '<a class="btn btn-plain" href="{}"{}>{}{}</a>',
        *(line.action_url, panel, line.action_label, _unseen(f" : {person.full_name}") if person else ""),
    )


def _alert_said(watched: Watched, here: str) -> SafeString:
    line: Any = watched.line
    keeper = _("Personne suivie par %(name)s.") % {"name": watched.keeper} if watched.keeper else ""
    escalated = _("La coordination est prévenue.") if line.alert.escalated else ""
    return html("{} {} <span>{}</span> {}", line.why, keeper, _set_aside(line, here), escalated)


def _set_aside(line: Any, here: str) -> SafeString:
    ways = []
    if alert := line.to_set_aside:
        ways.append(("vigilance:alerts-handle", alert, _("C’est traité")))
        ways.append(("vigilance:alerts-postpone", alert, _("Reporter")))
    if line.may_escalate and not line.alert.escalated:
        ways.append(("vigilance:alerts-escalate", line.alert, _("Demander un appui")))
    about = _unseen(f" : {line.tag}, {line.name}")
    links = (
        html(
            '<a class="nowrap" href="{}?retour={}">{}{}</a>',
            address_with(screen, alert.pk),
            here,
            said,
            about,
        )
        for screen, alert, said in ways
    )
    return SafeString(" · ".join(links))


@register.simple_tag
def contact_lines(contacts: Iterable[ContactLine], reader_id: int) -> SafeString:
    """The latest contacts of a record; of colleagues, with their name."""
    today, noted = timezone.localdate(), _("Note confidentielle")
    return SafeString("".join(_contact_line(one, reader_id, today, noted) for one in contacts))


def _contact_line(line: ContactLine, reader_id: int, today: date, noted: str) -> SafeString:
    contact: Any = line.contact
    said = capfirst(contact.get_channel_display())
    if contact.outcome != contact.Outcome.TALKED:
        said += f", {contact.get_outcome_display()}"
    if contact.minutes:
        said += _(", %(minutes)s min") % {"minutes": contact.minutes}
    by = contact.user.get_full_name() if contact.user and contact.user_id != reader_id else ""
    return html(
        '<li><span class="small soft nowrap">{}</span><div>{}{}</div>{}{}</li>',
        *(dates.short_day(contact.at, today), said),
        html(' <span class="small soft">{}</span>', by) if by else "",
        html('<p class="why">{}</p>', linebreaksbr(contact.note)) if contact.note else "",
        html('<details class="why"><summary>{}</summary>{}</details>', noted, linebreaksbr(line.confidential))
        if line.confidential
        else "",
    )


@register.simple_tag
def severity_buttons(severities: Iterable[Severity], line: BarrierLine) -> SafeString:
    """One tap says how much a barrier weighs today."""
    about, now = _unseen(f" : {line.label}"), SafeString(' aria-pressed="true"')
    return SafeString(
        "".join(
            html(
                '<button type="submit" class="btn btn-quiet small" name="severity" value="{}" title="{}"{}>'
                "{}{}</button>",
                *(one.rank, one.words, now if one.rank == line.barrier.severity else "", one.label, about),
            )
            for one in severities
        )
    )


@register.simple_tag
def known_levels(groups: Iterable[KnownGroup]) -> SafeString:
    """Each group of scales and what is known of it."""
    return SafeString(
        "".join(
            html(
                "<dt>{}</dt><dd>{}</dd>",
                *(one.group.label, SafeString(" · ".join(_known_level(known) for known in one.told))),
            )
            for one in groups
        )
    )


def _known_level(known: Known) -> SafeString:
    assert known.level
    stale = f" ({_('à revoir')})" if known.is_stale else ""
    return html("{} : <strong>{}</strong>{}", known.scale.label, known.level.label, stale)


def _unseen(said: str) -> SafeString:
    return html('<span class="visually-hidden">{}</span>', said)


def _under(said: str) -> SafeString | str:
    return html('<div class="small soft fw-normal">{}</div>', said) if said else ""


def _soft(said: str) -> SafeString | str:
    return html(' <span class="soft">{}</span>', said) if said else ""


def _warning(said: str) -> SafeString | str:
    return html(' <span class="tag tag-warn">{}</span>', said) if said else ""


def _tags(line: Line) -> SafeString:
    tags = (html('<span class="tag tag-{}">{}</span>', one.kind, one.text) for one in line.alerts)
    return SafeString(" ".join(tags))


def _noting(line: Line, said: str, back: str) -> SafeString:
    """The end of the row, and the one under it where the form opens."""
    if not line.note_url:
        return SafeString("</td>")
    return html(
        '<a class="btn btn-quiet nowrap" href="{0}{1}" {2}>{3}<span class="visually-hidden"> : {4}</span></a></td></tr>'
        '<tr class="under"><td colspan="5" id="sous-{5}"></td>',
        *(
            line.note_url,
            back,
            opens_panel(line.note_url, line.pathway_id, back),
            said,
            line.name,
            line.pathway_id,
        ),
    )

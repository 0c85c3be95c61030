from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from filrouge.privacy.requests import Request
from filrouge.shared.rights import require
from filrouge.shared.screens import way_back
from filrouge.vigilance.actions.alerts import TO_BE_READ, handle_alerts, postpone_alert
from filrouge.vigilance.actions.escalations import NOT_THIS_ONE, escalate_alert
from filrouge.vigilance.forms import EscalateForm, HandleForm, PostponeForm
from filrouge.vigilance.models import ITS_USER_ALONE, Alert, Escalation
from filrouge.vigilance.policies import can_escalate
from filrouge.vigilance.queries import because_first, line_of, one_line_per_person
from filrouge.vigilance.queries.alerts import with_acts
from filrouge.vigilance.registry import RULES, held_by

PAGE = 60
INDEX = "vigilance:alerts-index"


def index(request: Request) -> HttpResponse:
    """Every open alert of mine and of those I stand in for, or of my team; those put off apart."""
    team = request.GET.get("qui") == "equipe"
    rule = request.GET.get("regle", "")
    alerts = with_acts(request.user).open().by_risk()
    if not team:
        alerts = alerts.for_users(held_by(request.user))
    if rule in RULES:
        alerts = alerts.filter(rule=rule)
    due = alerts.due()
    lines = one_line_per_person(due[: PAGE * 2], request.user)[:PAGE]
    return render(
        request,
        "vigilance/alerts/index.html",
        {
            "lines": lines,
            "because": because_first(lines),
            "count": due.count(),
            "postponed": [
                line_of(alert, request.user) for alert in alerts.exclude(pk__in=due.values("pk"))[:PAGE]
            ],
            "team": team,
            "rule": rule,
            "rules": RULES.values(),
        },
    )


def handle(request: Request, alert_id: UUID) -> HttpResponse:
    """Close this alert, and the person's others with it if ticked."""
    alert = _open_alert(request, alert_id)
    require(alert.may_be_set_aside, TO_BE_READ)
    together = [alert, *_others(alert)]
    choices = [(str(a.pk), f"{a.person or ''} {RULES[a.rule].tag(a.facts)}".strip()) for a in together]
    form = HandleForm(request.POST or None, choices=choices, initial={"alerts": [str(alert.pk)]})
    if request.method == "POST" and form.is_valid():
        chosen = [a for a in together if str(a.pk) in form.cleaned_data["alerts"]]
        handle_alerts(by=request.user, alerts=chosen, note=form.cleaned_data["note"])
        count = len(chosen)
        messages.success(
            request, ngettext("Alerte traitée.", "%(count)d alertes traitées.", count) % {"count": count}
        )
        return redirect(way_back(request, INDEX))
    return render(request, "vigilance/alerts/handle.html", _about(request, alert, form))


def postpone(request: Request, alert_id: UUID) -> HttpResponse:
    alert = _open_alert(request, alert_id)
    require(alert.may_be_set_aside, TO_BE_READ)
    form = PostponeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        postpone_alert(by=request.user, alert=alert, **form.cleaned_data)
        day = form.cleaned_data["until"].strftime("%d/%m/%Y")
        messages.success(request, _("Alerte reportée : elle reviendra le %(day)s.") % {"day": day})
        return redirect(way_back(request, INDEX))
    return render(request, "vigilance/alerts/postpone.html", _about(request, alert, form))


def escalate(request: Request, alert_id: UUID) -> HttpResponse:
    """A word to the coordination."""
    alert = _open_alert(request, alert_id)
    require(can_escalate(request.user, alert), NOT_THIS_ONE)
    if Escalation.objects.waiting().filter(alert=alert).exists():
        messages.info(request, _("La coordination est déjà prévenue : sa réponse viendra ici."))
        return redirect("vigilance:escalations-index")
    form = EscalateForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        escalate_alert(by=request.user, alert=alert, **form.cleaned_data)
        messages.success(request, _("La coordination est prévenue. L’alerte reste ouverte chez vous."))
        return redirect(way_back(request, INDEX))
    return render(request, "vigilance/alerts/escalate.html", _about(request, alert, form))


def _about(request: Request, alert: Alert, form: object) -> dict[str, object]:
    return {"form": form, "line": line_of(alert, request.user), "back": way_back(request, INDEX)}


def _open_alert(request: Request, alert_id: UUID) -> Alert:
    alerts = Alert.objects.open().saying_if_in_charge(request.user)
    return get_object_or_404(alerts.select_related("person"), pk=alert_id)


def _others(alert: Alert) -> list[Alert]:
    if alert.person_id is None:
        return []
    same = Alert.objects.open().filter(person_id=alert.person_id).exclude(pk=alert.pk)
    same = same.exclude(level=ITS_USER_ALONE)
    return list(same.select_related("person").by_risk())

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from filrouge.privacy.requests import Request
from filrouge.vigilance.actions.alerts import handle_alerts, postpone_alert
from filrouge.vigilance.forms import HandleForm, PostponeForm
from filrouge.vigilance.models import Alert
from filrouge.vigilance.queries import line_of, one_line_per_person
from filrouge.vigilance.registry import RULES

PAGE = 60


def index(request: Request) -> HttpResponse:
    """Every open alert of mine, or of my team; those put off apart."""
    team = request.GET.get("qui") == "equipe"
    rule = request.GET.get("regle", "")
    alerts = Alert.objects.open().saying_if_in_charge(request.user)
    alerts = alerts.select_related("person", "user").by_risk()
    if not team:
        alerts = alerts.for_user(request.user)
    if rule in RULES:
        alerts = alerts.filter(rule=rule)
    due = alerts.due()
    return render(
        request,
        "vigilance/alerts/index.html",
        {
            "lines": one_line_per_person(due[: PAGE * 2], request.user)[:PAGE],
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
        return redirect("vigilance:alerts-index")
    return render(
        request, "vigilance/alerts/handle.html", {"form": form, "line": line_of(alert, request.user)}
    )


def postpone(request: Request, alert_id: UUID) -> HttpResponse:
    alert = _open_alert(request, alert_id)
    form = PostponeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        postpone_alert(by=request.user, alert=alert, **form.cleaned_data)
        day = form.cleaned_data["until"].strftime("%d/%m/%Y")
        messages.success(request, _("Alerte reportée : elle reviendra le %(day)s.") % {"day": day})
        return redirect("vigilance:alerts-index")
    context = {"form": form, "line": line_of(alert, request.user)}
    return render(request, "vigilance/alerts/postpone.html", context)


def _open_alert(request: Request, alert_id: UUID) -> Alert:
    alerts = Alert.objects.open().saying_if_in_charge(request.user)
    return get_object_or_404(alerts.select_related("person"), pk=alert_id)


def _others(alert: Alert) -> list[Alert]:
    if alert.person_id is None:
        return []
    same = Alert.objects.open().filter(person_id=alert.person_id).exclude(pk=alert.pk)
    return list(same.select_related("person").by_risk())

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from filrouge.pathways import policies
from filrouge.pathways.actions.appointments import (
    Meeting,
    cancel_appointment,
    make_appointment,
    move_appointment,
    settle_appointment,
)
from filrouge.pathways.agenda import agenda_of, to_settle
from filrouge.pathways.forms.appointments import AppointmentForm, SettleForm
from filrouge.pathways.models import Appointment
from filrouge.pathways.queries import number_of
from filrouge.people.actions.channels import check_channel
from filrouge.people.models import ContactChannel
from filrouge.privacy.requests import Request
from filrouge.shared import clock
from filrouge.shared.screens import posted, way_back, week_asked

from .reach import pathway_or_404, row_or_404


def index(request: Request) -> HttpResponse:
    """My week, day by day, and before it what nobody settled yet."""
    monday, sunday = week_asked(request)
    return render(
        request,
        "pathways/appointments/index.html",
        {
            "entries": agenda_of(request.user, monday, sunday),
            "to_settle": to_settle(request.user),
            "monday": monday,
            "sunday": sunday,
            "before": (monday - timedelta(days=7)).isoformat(),
            "after": (monday + timedelta(days=7)).isoformat(),
            "now": clock.now(),
        },
    )


def new(request: Request, pathway_id: UUID) -> HttpResponse:
    pathway = pathway_or_404(request, pathway_id, policies.can_plan)
    form = AppointmentForm(posted(request), pathway=pathway, initial={"user": request.user.pk})
    back = way_back(request, pathway.person)
    if request.method == "POST" and form.is_valid():
        make_appointment(by=request.user, pathway=pathway, meeting=form.meeting)
        messages.success(request, _("Rendez-vous pris."))
        return redirect(back)
    return render(request, "pathways/appointments/new.html", {"pathway": pathway, "form": form, "back": back})


def edit(request: Request, appointment_id: UUID) -> HttpResponse:
    appointment = row_or_404(request, Appointment, appointment_id, policies.can_plan)
    if appointment.outcome:
        return _already_settled(request, appointment)
    names = ("starts_at", "purpose", "minutes", "place", "user", "invites")
    initial = {name: getattr(appointment, name) for name in names}
    form = AppointmentForm(posted(request), pathway=appointment.pathway, initial=initial)
    back = way_back(request, appointment.pathway.person)
    if request.method == "POST" and form.is_valid():
        move_appointment(by=request.user, appointment=appointment, meeting=form.meeting)
        messages.success(
            request, _("Rendez-vous modifié. Si un rappel était déjà parti, un nouveau message le corrige.")
        )
        return redirect(back)
    context = {"pathway": appointment.pathway, "appointment": appointment, "form": form, "back": back}
    return render(request, "pathways/appointments/edit.html", context)


def settle(request: Request, appointment_id: UUID) -> HttpResponse:
    """What happened, why, when to meet again, and whether the number still holds: one screen."""
    appointment = row_or_404(request, Appointment, appointment_id, policies.can_write)
    number = number_of(appointment.pathway)
    form = SettleForm(posted(request), number=number, may_plan=appointment.pathway.is_open)
    back = way_back(request, appointment.pathway.person)
    if request.method == "POST" and form.is_valid():
        _settle(request, appointment, form.cleaned_data, number)
        return redirect(back)
    context = {"pathway": appointment.pathway, "appointment": appointment, "form": form, "back": back}
    return render(request, "pathways/appointments/settle.html", context)


def _settle(
    request: Request, appointment: Appointment, said: dict[str, Any], number: ContactChannel | None
) -> None:
    settle_appointment(
        by=request.user,
        appointment=appointment,
        outcome=said["outcome"],
        note=said["note"],
        because=said["because"],
    )
    messages.success(request, _("C’est noté."))
    if said.get("checked") and number is not None:
        check_channel(by=request.user, channel=number)
    if said.get("next_at"):
        again = Meeting(
            starts_at=said["next_at"],
            purpose=appointment.purpose,
            user=appointment.user or request.user,
            minutes=appointment.minutes,
            place=appointment.place,
            invites=appointment.invites,
        )
        make_appointment(by=request.user, pathway=appointment.pathway, meeting=again)
        messages.success(request, _("Nouveau rendez-vous pris."))


def cancel(request: Request, appointment_id: UUID) -> HttpResponse:
    appointment = row_or_404(request, Appointment, appointment_id, policies.can_write)
    back = way_back(request, appointment.pathway.person)
    if request.method == "POST":
        cancel_appointment(by=request.user, appointment=appointment)
        messages.success(
            request, _("Rendez-vous annulé. Si un rappel était déjà parti, un message prévient la personne.")
        )
        return redirect(back)
    context = {"pathway": appointment.pathway, "appointment": appointment, "back": back}
    return render(request, "pathways/appointments/cancel.html", context)


def _already_settled(request: Request, appointment: Appointment) -> HttpResponse:
    said = _("Ce rendez-vous est déjà noté : %(outcome)s. Prenez-en plutôt un autre.")
    messages.warning(request, said % {"outcome": appointment.get_outcome_display()})
    return redirect(way_back(request, appointment.pathway.person))

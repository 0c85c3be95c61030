from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from filrouge.privacy.requests import Request
from filrouge.shared.pages import no_page
from filrouge.shared.rights import require
from filrouge.shared.screens import accepted, carried_out, posted, pressed
from filrouge.skills import policies
from filrouge.skills.actions.classes import (
    REFUSED,
    change_class,
    publish_class,
    withdraw_class,
    write_class,
)
from filrouge.skills.forms.classes import ClassForm, WithdrawalForm, written
from filrouge.skills.models import BadgeClass, Endorsement
from filrouge.skills.queries.recognition import aligned_of

from .reach import CLASS, class_or_404, managed_by, written_for

MOST = 100  # badges of one's organisations, and of the others


def index(request: Request) -> HttpResponse:
    """Those of one's organisations; then, to recognise or to know, those that others give."""
    require(policies.can_read_classes(request.user), _("Cette page est pour les équipes des projets."))
    organisations = list(written_for(request))
    known = BadgeClass.objects.select_related(*CLASS).order_by("organisation__name", "name", "pk")
    context = {
        "organisations": organisations,
        "ours": list(known.of_teams(organisations)[:MOST]),
        "others": list(known.offered().exclude(organisation__in=organisations)[:MOST]),
        "managed": list(managed_by(request)),
    }
    return render(request, "skills/classes/index.html", context)


def new(request: Request) -> HttpResponse:
    organisations = written_for(request)
    require(organisations.exists(), REFUSED)
    form = ClassForm(posted(request), organisations=organisations)
    if request.method == "POST" and form.is_valid():
        by, organisation, attesting = request.user, form.cleaned_data["organisation"], form.attesting
        made = carried_out(form, lambda: write_class(by=by, organisation=organisation, attesting=attesting))
        if made:
            messages.success(
                request, _("Brouillon gardé. Il se donne une fois publié par la ou le responsable.")
            )
            return redirect("skills:classes-show", made.pk)
    return render(request, "skills/classes/new.html", {"form": form})


def show(request: Request, class_id: UUID) -> HttpResponse:
    """What it attests, and who recognises it."""
    badge_class = class_or_404(class_id)
    asked = Endorsement.objects.filter(badge_class=badge_class).select_related(
        "organisation", "structure", "signatory"
    )
    organisations = list(managed_by(request))
    context = {
        "badge_class": badge_class,
        "aligned": aligned_of(badge_class),
        "endorsements": [
            (one, policies.can_withdraw_endorsement(request.user, one))
            for one in asked.select_related("badge_class__organisation").order_by("asked_at", "pk")[:MOST]
        ],
        "may_edit": policies.can_edit_class(request.user, badge_class),
        "may_publish": policies.can_publish(request.user, badge_class.organisation),
        "may_ask": policies.can_ask_endorsement(request.user, badge_class),
        "ours": policies.can_write_class(request.user, badge_class.organisation),
        "may_endorse": badge_class.is_offered
        and any(one.pk != badge_class.organisation_id for one in organisations),
    }
    return render(request, "skills/classes/show.html", context)


def edit(request: Request, class_id: UUID) -> HttpResponse:
    badge_class = class_or_404(class_id)
    require(policies.can_edit_class(request.user, badge_class), REFUSED)
    form = ClassForm(posted(request), initial=written(badge_class))
    if request.method == "POST" and form.is_valid():
        by, attesting = request.user, form.attesting
        if accepted(form, lambda: change_class(by=by, badge_class=badge_class, attesting=attesting)):
            messages.success(request, _("C’est noté."))
            return redirect("skills:classes-show", badge_class.pk)
    return render(request, "skills/classes/edit.html", {"form": form, "badge_class": badge_class})


@no_page("a button of the badge")
@require_POST
def publish(request: Request, class_id: UUID) -> HttpResponse:
    badge_class = class_or_404(class_id)
    said = _("Publié. Un badge d’essai a été signé et vérifié : les autres sauront le lire.")
    pressed(request, lambda: publish_class(by=request.user, badge_class=badge_class), said)
    return redirect("skills:classes-show", badge_class.pk)


def withdraw(request: Request, class_id: UUID) -> HttpResponse:
    badge_class = class_or_404(class_id)
    require(policies.can_publish(request.user, badge_class.organisation), REFUSED)
    form = WithdrawalForm(posted(request))
    if request.method == "POST" and form.is_valid():
        by, because = request.user, form.cleaned_data["because"]
        if accepted(form, lambda: withdraw_class(by=by, badge_class=badge_class, because=because)):
            messages.success(request, _("On ne le donne plus. Ceux qui ont été donnés restent bons."))
            return redirect("skills:classes-show", badge_class.pk)
    return render(request, "skills/classes/withdraw.html", {"form": form, "badge_class": badge_class})

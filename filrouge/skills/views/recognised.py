"""Public: what the badges of organisations attest, and who recognises them, where."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from filrouge.privacy.context import NOBODY, become
from filrouge.privacy.requests import Request
from filrouge.shared.pages import no_page
from filrouge.skills.badging import images
from filrouge.skills.models import BadgeClass, Endorsement
from filrouge.skills.queries.recognition import aligned_of, endorsements_of, recognition

TYPES = {"png": "image/png", "svg": "image/svg+xml"}


@login_not_required
@require_safe
def index(request: Request) -> HttpResponse:
    """By department, on a map and in a list: also of where someone moves to."""
    become(NOBODY)
    department = request.GET.get("departement", "")[:3]
    context = {"recognition": recognition(department), "department": department}
    return render(request, "skills/recognised/index.html", context)


@login_not_required
@require_safe
def show(request: Request, class_id: UUID) -> HttpResponse:
    """The page that every badge of this class names."""
    become(NOBODY)
    badge_class = _published(class_id)
    context = {
        "badge_class": badge_class,
        "endorsements": endorsements_of(class_id),
        # Word for word what the badge says; beside it, what everybody may read of the framework.
        "alignment": next(iter(badge_class.publication.achievement.get("alignment", ())), None),
        "aligned": aligned_of(badge_class),
    }
    return render(request, "skills/recognised/show.html", context)


@login_not_required
@require_safe
@no_page("an image")
def image(request: Request, class_id: UUID, kind: str) -> HttpResponse:
    """Its drawing, which carries no badge. Of a draft, to its team alone."""
    found = get_object_or_404(BadgeClass.objects.select_related("organisation"), pk=class_id)
    drawn = images.png(found.drawing) if kind == "png" else images.svg(found.drawing)
    return HttpResponse(drawn, content_type=TYPES[kind], headers={"Cache-Control": "private, max-age=300"})


@login_not_required
@require_safe
@no_page("a document for programs")
def endorsement(request: Request, endorsement_id: UUID) -> HttpResponse:
    """As its body signed it."""
    become(NOBODY)
    found = Endorsement.objects.in_force().filter(pk=endorsement_id).first()
    if found is None:
        raise Http404
    answer = JsonResponse(found.document, content_type="application/ld+json")
    answer["Access-Control-Allow-Origin"] = "*"
    return answer


def _published(class_id: UUID) -> BadgeClass:
    known = BadgeClass.objects.published().select_related("organisation", "publication", "withdrawal")
    return get_object_or_404(known, pk=class_id)

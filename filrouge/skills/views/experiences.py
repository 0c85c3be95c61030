"""What she did before: the list, beginning to tell, one experience, taking it back, confirming what she says."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from filrouge.pathways.models import Pathway
from filrouge.pathways.texts import phrases_for
from filrouge.privacy.journal import journal
from filrouge.privacy.models import Reading
from filrouge.privacy.requests import Request
from filrouge.shared.addresses import address_of
from filrouge.shared.rights import require
from filrouge.shared.screens import posted
from filrouge.skills import policies
from filrouge.skills.actions.experiences import REFUSED, begin_experience, remove_experience
from filrouge.skills.forms.experiences import PlaceForm
from filrouge.skills.pictures import SCREENS, TRADE, place_pictures
from filrouge.skills.queries.experiences import told_by

from .reach import experience_to_follow, pathway_or_404


def index(request: Request, pathway_id: UUID) -> HttpResponse:
    """Hers, the latest told first."""
    pathway = pathway_or_404(request, pathway_id)
    require(policies.can_read(request.user, pathway), REFUSED)
    journal(request, pathway.person_id, Reading.What.RECORD)
    rows, following = told_by(pathway, before=_key(request.GET.get("avant", "")))
    context = {
        "pathway": pathway,
        "experiences": rows,
        "next_url": f"?avant={following}" if following else "",
        "may_tell": policies.can_tell(request.user, pathway),
        "record_url": address_of("record", pathway.person_id),
    }
    return render(request, "skills/experiences/index.html", context)


def new(request: Request, pathway_id: UUID) -> HttpResponse:
    """The first picture: in which kind of place. Nothing is kept before it."""
    pathway = pathway_or_404(request, pathway_id)
    require(policies.can_tell(request.user, pathway), REFUSED)
    form = PlaceForm(posted(request))
    if request.method == "POST" and form.is_valid():
        made = begin_experience(by=request.user, pathway=pathway, sector=form.cleaned_data["choice"])
        return redirect("skills:telling-show", made.pk, TRADE)
    journal(request, pathway.person_id, Reading.What.RECORD)
    context = {
        "pathway": pathway,
        "screen": SCREENS[0],
        "form": form,
        "pictures": place_pictures(),
        "chosen": "",
        "phrases": phrases_for(pathway.person_id),
        "progress": _("%(place)d sur %(count)d") % {"place": 1, "count": len(SCREENS)},
    }
    return render(request, "skills/experiences/new.html", context)


def show(request: Request, experience_id: UUID) -> HttpResponse:
    """What she told; each answer corrected on its own screen; the skills she says, confirmed or not."""
    experience = experience_to_follow(request, experience_id)
    journal(request, experience.person_id, Reading.What.RECORD)
    context = {
        "experience": experience,
        "title": experience.title or _("Une expérience, à finir"),
        "pathway": Pathway.objects.of(experience).first(),
    }
    return render(request, "skills/experiences/show.html", context)


def remove(request: Request, experience_id: UUID) -> HttpResponse:
    experience = experience_to_follow(request, experience_id)
    pathway = Pathway.objects.of(experience).first()
    if request.method == "POST":
        remove_experience(by=request.user, experience=experience)
        messages.success(request, _("Retirée : elle ne paraît plus nulle part."))
        if pathway:
            return redirect("skills:experiences-index", pathway.pk)
        return redirect(address_of("record", experience.person_id))
    journal(request, experience.person_id, Reading.What.RECORD)
    return render(request, "skills/experiences/remove.html", {"experience": experience})


def _key(asked: str) -> UUID | None:
    """Raises Http404."""
    if not asked:
        return None
    try:
        return UUID(asked)
    except ValueError as error:
        raise Http404 from error

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from filrouge.privacy.requests import Request
from filrouge.reference.models import Skill
from filrouge.reference.occupation_page import skill_page

from .reach import reader


def show(request: Request, code: str) -> HttpResponse:
    """The trades that ask for it: what is known here serves there."""
    reader(request)
    skill = get_object_or_404(Skill.objects.select_related("group"), pk=code)
    return render(request, "reference/skills/show.html", {"skill": skill, "page": skill_page(skill)})

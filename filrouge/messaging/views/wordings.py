from dataclasses import replace
from datetime import datetime, time, timedelta

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from filrouge.accounts.models import Project
from filrouge.messaging.actions.wordings import REFUSED, take_shipped_words_again, write_wording
from filrouge.messaging.forms import WordingForm
from filrouge.messaging.hours import hours_of
from filrouge.messaging.models import Wording
from filrouge.messaging.models.wordings import FRENCH
from filrouge.messaging.phrases import ALLOWED, Open, Told, Wordings, filled
from filrouge.messaging.policies import can_word_reminders
from filrouge.messaging.queries import projects_written_for
from filrouge.messaging.shipped import WORDS
from filrouge.messaging.texts import as_texted, parts_of
from filrouge.privacy.requests import Request
from filrouge.reference.languages import BY_CODE
from filrouge.shared import clock
from filrouge.shared.rights import require
from filrouge.shared.screens import asked_among

LANGUAGES = [BY_CODE[code] for code in WORDS]


def index(request: Request) -> HttpResponse:
    """What reminders say, as they would leave for an imagined meeting."""
    projects = projects_written_for(request.user)
    project = asked_among(request, "projet", projects)
    require(project is not None, _("Cette page est pour celles et ceux qui écrivent au nom d’un projet."))
    assert project is not None
    language = BY_CODE.get(request.GET.get("langue", "")) or BY_CODE[FRENCH]
    if language.code not in WORDS:
        raise Http404
    context = {
        "projects": projects,
        "project": project,
        "chosen": language,  # « language » is that of the page
        "languages": LANGUAGES,
        "lines": _lines(request, project, language.code),
        "hours": hours_of(project.pk),
        "may_change": can_word_reminders(request.user, project),
    }
    return render(request, "messaging/wordings/index.html", context)


def edit(request: Request, project_id: int, wording_id: int) -> HttpResponse:
    """Beside the French: whoever corrects a translation sees what it must say."""
    project = get_object_or_404(Project.objects.visible_to(request.user), pk=project_id)
    require(can_word_reminders(request.user, project), REFUSED)
    wording = get_object_or_404(
        Wording.objects.in_use().filter(Q(project=None) | Q(project=project)), pk=wording_id
    )
    back = f"{reverse('messaging:wordings-index')}?projet={project.pk}&langue={wording.language}"
    if request.method == "POST" and "shipped" in request.POST:
        take_shipped_words_again(by=request.user, project=project, wording=wording)
        messages.success(request, _("Le texte d’origine sert de nouveau."))
        return redirect(back)
    form = WordingForm(
        request.POST or None, initial={"text": wording.text, "validated": not wording.to_review}
    )
    if request.method == "POST" and form.is_valid():
        try:
            write_wording(by=request.user, project=project, wording=wording, **form.cleaned_data)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, _("Les prochains rappels diront cela."))
            return redirect(back)
    french = Wordings.of(project.pk)[FRENCH, wording.kind]
    context = {"form": form, "wording": wording, "project": project, "back": back, "french": french}
    return render(request, "messaging/wordings/edit.html", context)


def _lines(request: Request, project: Project, language: str) -> list[dict[str, object]]:
    known, told = Wordings.of(project.pk), _imagined(request)
    lines = []
    for kind in Wording.Kind:
        wording = known[language, kind]
        if "day" in ALLOWED.get(kind, ()):
            text = known.reminder(kind, language, replace(told, open=None))  # as an SMS, which is paid for
        else:
            text = filled(wording, told)
        parts = parts_of(as_texted(text)) if "day" in ALLOWED.get(kind, ()) else 0
        lines.append({"wording": wording, "text": text, "parts": parts})
    return lines


def _imagined(request: Request) -> Told:
    """A week from now, with whoever looks."""
    day = clock.today() + timedelta(days=7)
    at = datetime.combine(day, time(10, 30), clock.PARIS)
    link = request.build_absolute_uri("/r/") + "x" * 43 + "/"
    reach = Open((1, 2, 3, 4, 5), time(9), time(17), "04 00 00 00 00")
    return Told(at, request.user.given_name, _("Bureau 2"), link, reach)

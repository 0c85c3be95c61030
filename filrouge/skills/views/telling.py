"""An experience told on a shared screen, one question and its pictures at a time; each screen saves what it asks."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from filrouge.pathways.texts import phrases_for
from filrouge.privacy.journal import journal
from filrouge.privacy.models import Reading
from filrouge.privacy.requests import Request
from filrouge.reference.models import Occupation
from filrouge.shared.screens import accepted, posted
from filrouge.skills.actions.experiences import finish_experience, say_skills, tell_experience
from filrouge.skills.forms.experiences import (
    CountryForm,
    PictureForm,
    PlaceForm,
    TasksForm,
    TradeForm,
)
from filrouge.skills.models import Experience
from filrouge.skills.pictures import (
    BY_SCREEN,
    COUNTRY,
    END,
    PLACE,
    SCREENS,
    TASKS,
    TRADE,
    Screen,
    country_pictures,
    place_pictures,
    tasks_shown,
    trade_pictures,
    trades_shown,
)

from .reach import experience_to_follow

Asked = Callable[[Request, Experience, Screen], HttpResponse]


def show(request: Request, experience_id: UUID, screen: str) -> HttpResponse:
    """One question; then the next one, or back to the experience when it is only corrected."""
    experience = experience_to_follow(request, experience_id)
    if screen not in BY_SCREEN:
        raise Http404
    journal(request, experience.person_id, Reading.What.RECORD)
    return ASKED.get(screen, _pictures)(request, experience, BY_SCREEN[screen])


def _place(request: Request, experience: Experience, screen: Screen) -> HttpResponse:
    form = PlaceForm(posted(request))
    if request.method == "POST" and form.is_valid():
        chosen = {"sector": form.cleaned_data["choice"]}
        if chosen["sector"] != experience.sector:
            chosen["occupation"] = None
        return _told(request, experience, screen, chosen)
    return _asked(request, experience, screen, form, pictures=place_pictures(), chosen=experience.sector)


def _trade(request: Request, experience: Experience, screen: Screen) -> HttpResponse:
    """A trade of the place, her own words, or both."""
    form = TradeForm(
        posted(request),
        offered=[one.code for one in trades_shown(experience)],
        initial={"words": experience.words},
    )
    if request.method == "POST" and form.is_valid():
        chosen: dict[str, Any] = {}
        if (
            "words" in request.POST
        ):  # pictures are a form of their own: Enter in the words presses none of them
            chosen["words"] = form.cleaned_data["words"]
        if form.cleaned_data["choice"]:
            chosen["occupation"] = Occupation.objects.get(pk=form.cleaned_data["choice"])
        return _told(request, experience, screen, chosen)
    return _asked(
        request,
        experience,
        screen,
        form,
        pictures=trade_pictures(experience),
        chosen=experience.occupation_id,
    )


def _country(request: Request, experience: Experience, screen: Screen) -> HttpResponse:
    form = CountryForm(posted(request), initial={"other": experience.country})
    if request.method == "POST" and form.is_valid():
        return _told(request, experience, screen, {"country": form.country})
    return _asked(request, experience, screen, form, pictures=country_pictures(), chosen=experience.country)


def _pictures(request: Request, experience: Experience, screen: Screen) -> HttpResponse:
    form = PictureForm(posted(request), offered=screen.values)
    if request.method == "POST" and form.is_valid():
        return _told(request, experience, screen, {screen.column: form.cleaned_data["choice"]})
    chosen = getattr(experience, screen.column)
    return _asked(request, experience, screen, form, pictures=screen.pictures, chosen=chosen)


def _tasks(request: Request, experience: Experience, screen: Screen) -> HttpResponse:
    """Every picture that is true; her own words for the rest."""
    said = [one.title for one in experience.said_kept]
    sheet = {task.words: task.drawing for task in tasks_shown(experience)}
    offered = sheet | {words: "" for words in said if words not in sheet}
    form = TasksForm(posted(request), offered=list(offered), initial={"tasks": said})
    if request.method == "POST" and form.is_valid():
        own_before = [one.words for one in experience.said_kept if one.words]
        ticked, by = form.cleaned_data["tasks"], request.user
        tasks = [words for words in ticked if words not in own_before]
        words = [one for one in own_before if one in ticked] + form.cleaned_data["words"]
        if accepted(form, lambda: say_skills(by=by, experience=experience, tasks=tasks, words=words)):
            return _next(experience, screen)
    return _asked(request, experience, screen, form, drawings=offered)


def _end(request: Request, experience: Experience, screen: Screen) -> HttpResponse:
    form = PictureForm(posted(request), offered=["oui"])
    if request.method == "POST" and accepted(
        form, lambda: finish_experience(by=request.user, experience=experience)
    ):
        return redirect("skills:experiences-show", experience.pk)
    return _asked(request, experience, screen, form)


ASKED: dict[str, Asked] = {
    PLACE: _place,
    TRADE: _trade,
    COUNTRY: _country,
    TASKS: _tasks,
    END: _end,
}


def _told(request: Request, experience: Experience, screen: Screen, answers: dict[str, Any]) -> HttpResponse:
    tell_experience(by=request.user, experience=experience, answers=answers)
    return _next(experience, screen)


def _next(experience: Experience, screen: Screen) -> HttpResponse:
    if experience.is_finished and screen.code not in (PLACE, TRADE):
        return redirect("skills:experiences-show", experience.pk)
    following = TASKS if experience.is_finished and screen.code == TRADE else after(screen)
    return redirect("skills:telling-show", experience.pk, following)


def after(screen: Screen) -> str:
    return SCREENS[SCREENS.index(screen) + 1].code


def _asked(request: Request, experience: Experience, screen: Screen, form: Any, **more: Any) -> HttpResponse:
    place = SCREENS.index(screen)
    context = {
        "experience": experience,
        "screen": screen,
        "form": form,
        "phrases": phrases_for(experience.person_id),
        "progress": _("%(place)d sur %(count)d") % {"place": place + 1, "count": len(SCREENS)},
        "before": SCREENS[place - 1].code if place else "",
        "following": SCREENS[place + 1].code if place + 1 < len(SCREENS) else "",
        **more,
    }
    return render(request, "skills/telling/show.html", context)

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from filrouge.privacy.requests import Request
from filrouge.reference.actions.translations import correct_translation, refusal, validate_translation
from filrouge.reference.bilingual import Phrases
from filrouge.reference.cards import cards_of
from filrouge.reference.forms.translations import FilterForm, TranslationForm
from filrouge.reference.groups import GROUPS
from filrouge.reference.languages import OFFERED, Language
from filrouge.reference.models import Translation
from filrouge.reference.policies import can_correct_translations
from filrouge.reference.registry import Phrase, UnknownPhrase, groups, phrase, phrases
from filrouge.reference.wordings import lines_in, progress_of_languages
from filrouge.shared.pages import no_page
from filrouge.shared.rights import require
from filrouge.shared.screens import posted
from filrouge.shared.ui.frame import NavigationItem


def index(request: Request) -> HttpResponse:
    """The languages in which people are spoken to, and how far each has been read again."""
    return render(request, "reference/translations/index.html", {"languages": progress_of_languages()})


def show(request: Request, tag: str) -> HttpResponse:
    """The phrases of one language, group by group, those to read again set apart."""
    language, group = _language_or_404(tag), _group(request)
    form = FilterForm(request.GET)
    wanted = form.cleaned_data["etat"] if form.is_valid() else ""
    lines = lines_in(language, group)
    context = {
        "target": language,
        "tabs": _tabs(language, group),
        "current_group": group,
        "group": GROUPS.get(group, group),
        "form": form,
        "lines": [line for line in lines if wanted in ("", line.state)],
        "filtered": bool(wanted),
        "here": f"{_page(language)}?groupe={group}",
        "may_correct": can_correct_translations(request.user),
    }
    return render(request, "reference/translations/show.html", context)


def preview(request: Request, tag: str) -> HttpResponse:
    """The phrases as people see and hear them: side by side, read aloud, on cards."""
    language = _language_or_404(tag)
    said = Phrases(language)
    context = {
        "target": language,
        "phrases": said,
        "cards": cards_of(said, "theme"),
        "sections": [(GROUPS.get(one, one), phrases(one)) for one in groups() if one != "theme"],
        "back": _page(language),
    }
    return render(request, "reference/translations/preview.html", context)


def edit(request: Request, tag: str, key: str) -> HttpResponse:
    """One phrase in one language, and every wording it had."""
    language, source = _language_or_404(tag), _phrase_or_404(key)
    require(can_correct_translations(request.user), refusal())
    history = list(Translation.objects.of_phrase(language.code, key).select_related("by"))
    form = TranslationForm(
        posted(request),
        language=language,
        initial={"text": history[0].text if history else ""},
    )
    if request.method == "POST" and form.is_valid():
        correct_translation(by=request.user, language=language, key=key, **form.cleaned_data)
        messages.success(request, _("La phrase est corrigée, pour tous les projets."))
        return redirect(_group_page(language, source))
    context: dict[str, Any] = {"target": language, "phrase": source, "form": form, "history": history}
    context["back"] = _group_page(language, source)
    return render(request, "reference/translations/edit.html", context)


@no_page("a press, then back to the phrases")
@require_POST
def validate(request: Request, translation_id: int) -> HttpResponse:
    translation = get_object_or_404(Translation, pk=translation_id)
    source, language = _phrase_or_404(translation.key), _of_code(translation.language)
    try:
        validate_translation(by=request.user, translation=translation)
    except ValidationError as error:
        messages.error(request, error.messages[0])
    else:
        messages.success(request, _("Merci : la phrase n’est plus marquée « à relire »."))
    return redirect(_group_page(language, source))


def _language_or_404(tag: str) -> Language:
    for language in OFFERED:
        if language.tag == tag:
            return language
    raise Http404


def _of_code(code: str) -> Language:
    for language in OFFERED:
        if language.code == code:
            return language
    raise Http404


def _phrase_or_404(key: str) -> Phrase:
    try:
        return phrase(key)
    except UnknownPhrase:
        raise Http404 from None


def _group(request: Request) -> str:
    asked, known = request.GET.get("groupe", ""), groups()
    return asked if asked in known else known[0]


def _tabs(language: Language, current: str) -> list[NavigationItem]:
    page = _page(language)
    return [
        NavigationItem(str(GROUPS.get(one, one)), f"{page}?groupe={one}", current=one == current)
        for one in groups()
    ]


def _page(language: Language) -> str:
    return reverse("reference:translations-show", args=[language.tag])


def _group_page(language: Language, source: Phrase) -> str:
    return f"{_page(language)}?groupe={source.group}"

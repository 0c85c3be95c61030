from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from filrouge.people.actions.duplicates import answer_question, ask_other_side
from filrouge.people.actions.merges import ask_merge, ask_merge_after
from filrouge.people.forms.duplicates import AnswerForm
from filrouge.people.models import DuplicateQuestion, Merge
from filrouge.people.queries.merges import compare_files, latest_pairs
from filrouge.people.queries.questions import Question, questions_for
from filrouge.privacy.journal import journal
from filrouge.privacy.models import Reading
from filrouge.privacy.requests import Request
from filrouge.shared.pages import no_page

from .reach import held_or_403, person_or_404


def index(request: Request) -> HttpResponse:
    """Files that look alike among the latest, questions of other teams, merges."""
    questions = questions_for(request.user)
    context = {
        "pairs": latest_pairs(request.user),
        "to_answer": [one for one in questions if one.asked],
        "asked": [one for one in questions if not one.asked],
        "merges": Merge.objects.select_related("kept", "asked_by").order_by("-asked_at")[:30],
    }
    return render(request, "people/duplicates/index.html", context)


def compare(request: Request, kept_id: UUID, gone_id: UUID) -> HttpResponse:
    """Two files side by side; the merge is asked from here."""
    kept, gone = person_or_404(request, kept_id), person_or_404(request, gone_id)
    if kept == gone:
        raise Http404
    held_or_403(request, kept)
    held_or_403(request, gone)
    comparison = compare_files(kept, gone)
    if request.method == "POST":
        chosen = [one.name for one in comparison.identity if request.POST.get(one.name) == "gone"]
        if "birth_date" in chosen:
            chosen.append("birth_precision")
        merge_id = ask_merge(by=request.user, kept=kept, gone=gone, fields=chosen)
        messages.success(request, _("Les deux fiches seront réunies dans un instant."))
        return redirect("people:merges-show", merge_id)
    for person in (kept, gone):
        journal(request, person.pk, Reading.What.RECORD)
    return render(
        request, "people/duplicates/compare.html", {"kept": kept, "gone": gone, "comparison": comparison}
    )


@no_page("a press on the record")
@require_POST
def ask(request: Request, person_id: UUID) -> HttpResponse:
    """Is she followed elsewhere? The other side is asked; the answer says nothing of it."""
    person = person_or_404(request, person_id)
    if ask_other_side(by=request.user, person=person):
        messages.warning(
            request,
            _("Peut-être déjà accompagnée : demandez à la personne. La question est posée à l’autre équipe."),
        )
    else:
        messages.success(request, _("Aucune autre équipe ne suit quelqu’un de ce nom, né ce jour-là."))
    return redirect(person)


def answer(request: Request, question_id: UUID) -> HttpResponse:
    question = _question(request, question_id, asked=True)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = DuplicateQuestion.Answer(form.cleaned_data["answer"])
        answer_question(by=request.user, question_id=question.id, answer=said)
        messages.success(request, _("Réponse transmise ; rien de votre dossier n’a été montré."))
        return redirect("people:duplicates-index")
    return render(request, "people/duplicates/answer.html", {"form": form, "question": question})


@no_page("a press in the list of questions")
@require_POST
def join(request: Request, question_id: UUID) -> HttpResponse:
    """The other side said it is the same person: ask it to make one file of the two."""
    question = _question(request, question_id, asked=False)
    merge_id = ask_merge_after(by=request.user, question_id=question.id)
    messages.success(request, _("Demande envoyée : l’autre équipe doit donner son accord."))
    return redirect("people:merges-show", merge_id)


def _question(request: Request, question_id: UUID, *, asked: bool) -> Question:
    for question in questions_for(request.user):
        if question.id == question_id and question.asked is asked:
            return question
    raise Http404

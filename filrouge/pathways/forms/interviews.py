"""The fields of the shared screen: five at most at a time, none obligatory but those without which nothing is said."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from filrouge.pathways.actions.barriers import Seen
from filrouge.pathways.models import Domain, Interview
from filrouge.people.models import SpokenLanguage
from filrouge.reference.barriers import SEVERITIES, SubTheme
from filrouge.reference.languages import FRENCH, OFFERED, offered_language
from filrouge.shared import clock
from filrouge.shared.inputs import offer
from filrouge.shared.ui.cards import CardOrderField

from .inputs import BigRadios, ComingDay, ComingMoment


class InterviewForm(forms.Form):
    language = forms.ChoiceField(
        label=_("Sa langue, à côté du français"),
        help_text=_(
            "Celles dans lesquelles les phrases existent ; avec une autre, l’écran reste en français."
        ),
    )
    interpreter = forms.ChoiceField(
        label=_("Pour se comprendre"),
        choices=Interview.Interpreter,
        widget=BigRadios(),
        error_messages={"required": _("Dites s’il y a un ou une interprète.")},
    )

    def __init__(self, *args: Any, spoken: Sequence[SpokenLanguage], **kwargs: Any) -> None:
        best = offered_language(one.code for one in spoken)
        super().__init__(*args, **kwargs)
        self.initial.setdefault("language", best.code if best else FRENCH.code)
        offer(self, "language", [(one.code, one.french_name) for one in (FRENCH, *OFFERED)])


class HinderedForm(forms.Form):
    """One thing that stands in the way: which one, how hard it is, whether it keeps from working."""

    sub_theme = forms.ChoiceField(
        label=_("Ce qui gêne"),
        widget=forms.RadioSelect(),
        error_messages={"required": _("Montrez l’image qui convient, ou revenez en arrière.")},
    )
    severity = forms.TypedChoiceField(
        label=_("À quel point cela pèse"),
        choices=[(one.rank, one.label) for one in SEVERITIES],
        coerce=int,
        widget=forms.RadioSelect(),
        error_messages={"required": _("Dites à quel point cela pèse.")},
    )
    blocking = forms.ChoiceField(
        label=_("Est-ce que cela empêche de travailler maintenant ?"),
        choices=(("no", _("non")), ("yes", _("oui"))),
        initial="no",
        widget=forms.RadioSelect(),
        error_messages={"required": _("Dites si cela empêche de travailler.")},
    )

    def __init__(self, *args: Any, sub_themes: Sequence[SubTheme], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "sub_theme", [(one.code, one.label) for one in sub_themes])

    def seen(self, interview: Interview) -> Seen:
        return Seen(
            severity=self.cleaned_data["severity"],
            blocking=self.cleaned_data["blocking"] == "yes",
            on=clock.today(),
            interview=interview,
        )


class OrderForm(forms.Form):
    """What matters most comes first."""

    order = CardOrderField(label=_("Ce qui compte le plus"))

    def __init__(self, *args: Any, codes: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["order"].codes = codes  # type: ignore[attr-defined]


class NextForm(forms.Form):
    """What each will do, and when we meet again. Nothing decided is an answer too."""

    person_does = forms.CharField(label=_("Ce que la personne fait"), max_length=160, required=False)
    referent_does = forms.CharField(label=_("Ce que vous faites"), max_length=160, required=False)
    by = ComingDay(label=_("Avant le"), required=False)
    meeting_at = ComingMoment(label=_("Prochain rendez-vous"), required=False)
    place = forms.CharField(label=_("Où"), max_length=160, required=False)
    domain = Domain.SOCIOCULTURAL

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("place") and not data.get("meeting_at") and "meeting_at" in data:
            self.add_error("meeting_at", _("Dites quand aura lieu ce rendez-vous."))
        return data

"""One question a screen. A picture is a button: what it says is saved at once."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from filrouge.reference import countries
from filrouge.shared.inputs import PastDay
from filrouge.skills.actions.experiences import Seen
from filrouge.skills.models import MOST_SAID, Assessment, Evidence
from filrouge.skills.places import PLACES

LONGEST = 160


class PictureForm(forms.Form):
    """`choice`: the picture pressed."""

    choice = forms.ChoiceField(
        choices=(),
        error_messages={"required": _("Montrez une image, ou passez à la suite.")},
    )

    def __init__(self, *args: Any, offered: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["choice"].choices = [(code, code) for code in offered]  # type: ignore[attr-defined]


class PlaceForm(PictureForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, offered=[place.code for place in PLACES], **kwargs)


class TradeForm(PictureForm):
    """A picture, words of hers, or both."""

    words = forms.CharField(label=_("Ce que c’était, avec ses mots"), max_length=LONGEST, required=False)

    def __init__(self, *args: Any, offered: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, offered=offered, **kwargs)
        self.fields["choice"].required = False

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if not said.get("choice") and not said.get("words", "").strip() and not self.errors:
            raise forms.ValidationError(_("Montrez une image, écrivez quelques mots, ou passez à la suite."))
        return said


class CountryForm(forms.Form):
    """Those met most often are buttons; any other is in the list."""

    choice = forms.ChoiceField(choices=sorted(countries.NAMES.items()), required=False)
    other = forms.ChoiceField(
        label=_("Un autre pays"),
        choices=[("", "—"), *countries.NAMES.items()],
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if not said.get("choice") and not said.get("other") and not self.errors:
            raise forms.ValidationError(_("Choisissez un pays, ou passez à la suite."))
        return said

    @property
    def country(self) -> str:
        return str(self.cleaned_data["choice"] or self.cleaned_data["other"])


class TasksForm(forms.Form):
    """`tasks`: of the trade's sheet, or said before; `words`: others of hers, one a line."""

    tasks = forms.MultipleChoiceField(choices=(), required=False, widget=forms.CheckboxSelectMultiple)
    words = forms.CharField(
        label=_("Autre chose, avec ses mots"),
        required=False,
        max_length=LONGEST * MOST_SAID,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Une chose par ligne."),
    )

    def __init__(self, *args: Any, offered: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tasks"].choices = [(words, words) for words in offered]  # type: ignore[attr-defined]

    def clean_words(self) -> list[str]:
        lines = [line.strip() for line in self.cleaned_data["words"].splitlines() if line.strip()]
        if any(len(line) > LONGEST for line in lines):
            raise forms.ValidationError(_("Une ligne est trop longue : coupez-la en deux."))
        return lines


class ConfirmationForm(forms.Form):
    """What was seen, and by whom."""

    facts = forms.CharField(
        label=_("Ce qui a été vu"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Où, quand, quoi : « a préparé seule le repas de 30 personnes, le 3 mars »."),
        error_messages={
            "required": _("Dites ce qui a été vu, où et quand : c’est ce qui la confirme."),
        },
    )
    rests_on = forms.ChoiceField(
        label=_("De quelle nature"),
        choices=Evidence,
        widget=forms.RadioSelect,
        error_messages={"required": _("Dites de quelle nature sont ces faits.")},
    )
    seen_by = forms.CharField(
        label=_("Vu par"),
        max_length=120,
        required=False,
        help_text=_("Si ce n’est pas vous : la cheffe de cuisine, le tuteur, une animatrice."),
    )
    on = PastDay(label=_("Le"))
    assessment = forms.ModelChoiceField(
        label=_("Pendant une évaluation à deux"),
        queryset=Assessment.objects.none(),
        required=False,
        empty_label=_("non"),
    )

    def __init__(self, *args: Any, assessments: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["assessment"].queryset = assessments  # type: ignore[attr-defined]

    @property
    def seen(self) -> Seen:
        return Seen(**self.cleaned_data)

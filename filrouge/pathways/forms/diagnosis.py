from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from filrouge.pathways.models import LevelObservation
from filrouge.reference.levels import Scale
from filrouge.shared import clock

from .inputs import PastDay

NOT_TODAY = ("", _("pas aujourd’hui"))


class LevelsForm(forms.Form):
    """A few scales, each with the sentences that tell its levels. Any of them may be left alone; what was
    said before is not shown: it would answer instead of the person."""

    source = forms.ChoiceField(
        label=_("D’où le sait-on ?"),
        choices=LevelObservation.Source,
        initial=LevelObservation.Source.PROFESSIONAL,
        required=False,
    )
    observed_on = PastDay(label=_("Vu le"), required=False, help_text=_("Laissez vide : aujourd’hui."))

    def __init__(self, *args: Any, scales: Sequence[Scale], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.scales = scales
        for scale in scales:
            self.fields[scale.code] = self._choice(scale)

    def _choice(self, scale: Scale) -> forms.ChoiceField:
        levels = [(one.code, _("%(level)s : %(words)s") % said(one)) for one in scale.levels]
        return forms.ChoiceField(
            label=scale.label,
            help_text=scale.question,
            choices=[NOT_TODAY, *levels],
            required=False,
            widget=forms.RadioSelect(),
        )

    @property
    def asked(self) -> list[forms.BoundField]:
        return [self[scale.code] for scale in self.scales]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not any(data.get(scale.code) for scale in self.scales) and not self.errors:
            raise forms.ValidationError(
                _("Rien n’est coché : choisissez une réponse, ou revenez en arrière.")
            )
        return data

    @property
    def seen(self) -> dict[str, str]:
        return {scale.code: value for scale in self.scales if (value := self.cleaned_data[scale.code])}

    @property
    def on(self) -> date:
        return self.cleaned_data["observed_on"] or clock.today()

    @property
    def from_whom(self) -> str:
        return self.cleaned_data["source"] or LevelObservation.Source.PROFESSIONAL


def said(level: Any) -> dict[str, str]:
    return {"level": level.label, "words": level.words}

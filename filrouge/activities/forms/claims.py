from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from filrouge.activities.models import Speaker
from filrouge.reference.models import FrameworkSkill
from filrouge.shared.inputs import BigRadios, offer

MOST_AT_ONCE = 5  # beyond, one ticks without looking


class ClaimForm(forms.Form):
    """Who says it, what was seen, and by what."""

    said_by = forms.ChoiceField(
        label=_("Qui le dit"),
        choices=Speaker,
        widget=BigRadios,
        error_messages={"required": _("Dites qui l’a remarqué.")},
    )
    skills = forms.ModelMultipleChoiceField(
        label=_("Ce qu’elle a su faire"),
        queryset=FrameworkSkill.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Une ou deux suffisent, cinq au plus : celles qui se sont vues."),
        error_messages={"required": _("Cochez au moins une compétence.")},
    )
    words = forms.CharField(
        label=_("À quoi cela s’est vu"),
        max_length=240,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Un fait, en une phrase : « elle a compté les couverts pour tout le groupe »."),
    )

    def __init__(self, *args: Any, offered: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "skills", offered)

    def clean_skills(self) -> list[FrameworkSkill]:
        chosen = list(self.cleaned_data["skills"])
        if len(chosen) > MOST_AT_ONCE:
            raise forms.ValidationError(_("Cinq compétences au plus à la fois : les plus visibles."))
        return chosen

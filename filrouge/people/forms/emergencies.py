from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Project
from filrouge.people.models.search import reference_in
from filrouge.shared.inputs import offer

ENOUGH = 20


class EmergencyForm(forms.Form):
    reference = forms.CharField(
        label=_("Référence donnée par la personne"),
        max_length=12,
        help_text=_("Par exemple K7M4-P2QX. Elle figure sur sa carte et sur ses documents."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    project = forms.ModelChoiceField(label=_("Projet"), queryset=Project.objects.none())
    reason = forms.CharField(
        label=_("Pourquoi c’est urgent"),
        min_length=ENOUGH,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Une phrase : ce qui se passe, pour qui. Elle sera relue."),
        error_messages={"min_length": _("Expliquez l’urgence en une phrase (20 caractères au moins).")},
    )

    def __init__(self, *args: Any, projects: list[Project], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mine = Project.objects.filter(pk__in=[project.pk for project in projects])
        offer(self, "project", mine)
        if len(projects) == 1:
            self.fields["project"].initial = projects[0]

    def clean_reference(self) -> str:
        reference = reference_in(self.cleaned_data["reference"])
        if not reference:
            raise forms.ValidationError(_("Une référence compte huit lettres et chiffres, comme K7M4-P2QX."))
        return reference


class ReviewForm(forms.Form):
    review = forms.CharField(
        label=_("Votre relecture"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("L’accès était-il justifié ? Ce qui a été fait ensuite."),
        error_messages={"required": _("Dites en une phrase ce que vous en concluez.")},
    )

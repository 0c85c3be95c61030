from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from filrouge.people.actions.protection import NewProtection
from filrouge.people.models import Protection
from filrouge.shared.inputs import DayInput

MAY_WORK = {"": None, "yes": True, "no": False}


class ProtectionForm(forms.Form):
    """What the right to work and its dates need. Never the account of exile."""

    status = forms.ChoiceField(
        label=_("Statut"),
        choices=[("", _("à demander")), *Protection.Status.choices],
        error_messages={"required": _("Choisissez le statut, ou revenez plus tard.")},
    )
    applied_on = forms.DateField(label=_("Demande d’asile enregistrée le"), required=False, widget=DayInput())
    granted_on = forms.DateField(label=_("Protection obtenue le"), required=False, widget=DayInput())
    permit = forms.CharField(
        label=_("Document"), max_length=80, required=False, help_text=_("Son nom, pas son numéro.")
    )
    permit_until = forms.DateField(
        label=_("Valable jusqu’au"),
        required=False,
        widget=DayInput(),
        help_text=_("Une alerte préviendra avant cette date."),
    )
    may_work = forms.ChoiceField(
        label=_("Autorisé·e à travailler"),
        choices=(("", _("à vérifier")), ("yes", _("oui")), ("no", _("non"))),
        required=False,
        widget=forms.RadioSelect,
    )
    remark = forms.CharField(
        label=_("Remarque"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Chiffrée. N’écrivez pas le récit d’exil."),
    )

    @property
    def protection(self) -> NewProtection:
        return NewProtection(**{**self.cleaned_data, "may_work": MAY_WORK[self.cleaned_data["may_work"]]})


def as_noted(protection: Protection | None) -> dict[str, Any]:
    """The initial values of the form."""
    if protection is None:
        return {}
    names = ("status", "applied_on", "granted_on", "permit", "permit_until", "remark")
    said = {value: key for key, value in MAY_WORK.items()}[protection.may_work]
    return {name: getattr(protection, name) for name in names} | {"may_work": said}

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from filrouge.outreach.actions.testimonies import Lent
from filrouge.outreach.models import Outing, Testimony
from filrouge.people.models.agreements import How
from filrouge.shared import clock
from filrouge.shared.inputs import BigRadios, DayInput, offer

from .encounters import LANGUAGE_CHOICES
from .inputs import TeamForm


class OutingField(forms.ModelChoiceField):
    def label_from_instance(self, outing: Outing) -> str:
        return f"{outing}, {timezone.localdate(outing.starts_at):%d/%m}"


class TestimonyForm(TeamForm):
    called = forms.CharField(
        label=_("Le prénom ou le nom choisi"),
        max_length=80,
        help_text=_("Celui qui sera montré. Un autre prénom que le sien, si elle préfère."),
        error_messages={"required": _("Dites quel nom sera montré.")},
    )
    form = forms.ChoiceField(
        label=_("Sous quelle forme"),
        choices=Testimony.Form,
        widget=BigRadios,
        error_messages={"required": _("Dites sous quelle forme.")},
    )
    used_where = forms.CharField(
        label=_("Où il sera montré"),
        max_length=300,
        help_text=_("Page, affiche, film : de quoi tout retirer le jour venu."),
        error_messages={"required": _("Dites où il sera montré.")},
    )
    outing = OutingField(
        label=_("Pendant quelle action"),
        queryset=Outing.objects.none(),
        required=False,
        empty_label=_("aucune, ou une autre fois"),
    )
    agreed_on = forms.DateField(
        label=_("Accord donné le"),
        widget=DayInput,
        initial=clock.today,
        error_messages={"required": _("Dites quel jour.")},
    )
    rights_until = forms.DateField(
        label=_("Jusqu’au"),
        widget=DayInput,
        help_text=_("Après ce jour, il n’est plus montré nulle part. Un an ou deux suffisent souvent."),
        error_messages={"required": _("Un accord a toujours une fin : dites laquelle.")},
    )
    how = forms.ChoiceField(
        label=_("Comment"),
        choices=[one for one in How.choices if one[0] != How.SCREEN],
        initial=How.PAPER,
        widget=forms.RadioSelect,
    )
    language = forms.ChoiceField(
        label=_("Dans quelle langue cela a été expliqué"), choices=LANGUAGE_CHOICES, initial="fra"
    )
    witness = forms.CharField(label=_("Interprète ou témoin"), max_length=120, required=False)

    def __init__(self, *args: Any, outings: QuerySet[Outing], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "outing", outings)

    @property
    def lent(self) -> Lent:
        names = (
            *("called", "form", "used_where", "agreed_on", "how", "language"),
            *("rights_until", "witness"),
        )
        return Lent(**{name: self.cleaned_data[name] for name in names})

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("agreed_on") and data["agreed_on"] > clock.today():
            self.add_error("agreed_on", _("Ce jour n’est pas encore venu."))
        return data


class WithdrawForm(forms.Form):
    because = forms.CharField(
        label=_("Pourquoi"),
        max_length=200,
        required=False,
        help_text=_("La personne n’a pas à se justifier : vous pouvez laisser vide."),
    )

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import User
from filrouge.pathways.models import Pathway
from filrouge.pathways.policies import can_stand_in, is_away
from filrouge.pathways.queries import colleagues_of
from filrouge.shared.inputs import DayInput, offer


class HandOverForm(forms.Form):
    to = forms.ModelChoiceField(
        label=_("Qui prend le relais"),
        queryset=User.objects.none(),
        empty_label=_("choisir"),
        error_messages={"required": _("Choisissez qui prend le relais.")},
    )
    note = forms.CharField(
        label=_("Mot de passation"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Ce qu’il faut savoir pour que la personne n’ait pas à tout redire."),
    )
    met_together = forms.BooleanField(
        label=_("Nous nous sommes vus à trois, avec la personne"), required=False
    )

    def __init__(self, *args: Any, pathway: Pathway, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = colleagues_of(pathway.organisation_id).exclude(pk__in=[pathway.lead_id])
        offer(self, "to", others)
        self.fields["to"].widget.attrs["autofocus"] = True


class PairForm(forms.Form):
    user = forms.ModelChoiceField(
        label=_("En binôme avec"),
        queryset=User.objects.none(),
        empty_label=_("choisir"),
        error_messages={"required": _("Choisissez un·e collègue.")},
    )

    def __init__(self, *args: Any, pathway: Pathway, current: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = colleagues_of(pathway.organisation_id).exclude(pk__in=current)
        offer(self, "user", others)


class TransferForm(forms.Form):
    """One choice per path: the colleague proposed, another one, or nobody for now."""

    note = forms.CharField(
        label=_("Mot de passation"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(
        self,
        *args: Any,
        paths: list[Pathway],
        colleagues: list[User],
        proposed: dict[Any, int],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.paths, self.colleagues = paths, {user.pk: user for user in colleagues}
        choices = [("", _("ne change pas")), *((user.pk, str(user)) for user in colleagues)]
        for pathway in paths:
            self.fields[f"to_{pathway.pk}"] = forms.TypedChoiceField(
                label=str(pathway.person),
                choices=choices,
                coerce=int,
                empty_value=None,
                required=False,
                initial=proposed.get(pathway.pk, ""),
            )

    def lines(self) -> list[tuple[Pathway, Any]]:
        return [(pathway, self[f"to_{pathway.pk}"]) for pathway in self.paths]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.errors and not any(data[f"to_{pathway.pk}"] for pathway in self.paths):
            raise forms.ValidationError(_("Choisissez un·e collègue pour au moins une personne."))
        return data

    @property
    def choices(self) -> dict[Pathway, User]:
        chosen = {pathway: self.cleaned_data[f"to_{pathway.pk}"] for pathway in self.paths}
        return {pathway: self.colleagues[user] for pathway, user in chosen.items() if user}


NOT_THIS_ONE = _("Choisissez un·e autre collègue de la même organisation.")


class AbsenceForm(forms.Form):
    user = forms.ModelChoiceField(label=_("Qui est absent·e"), queryset=User.objects.none(), empty_label=None)
    since = forms.DateField(
        label=_("Du"), widget=DayInput(), error_messages={"required": _("Donnez le premier jour d’absence.")}
    )
    until = forms.DateField(
        label=_("Au (inclus)"),
        widget=DayInput(),
        error_messages={"required": _("Donnez le dernier jour d’absence.")},
    )
    substitute = forms.ModelChoiceField(
        label=_("Remplacé·e par"),
        queryset=User.objects.none(),
        required=False,
        empty_label=_("personne pour l’instant"),
        help_text=_("Les rendez-vous et les personnes à joindre apparaîtront aussi dans sa journée."),
        error_messages={"invalid_choice": NOT_THIS_ONE},
    )

    def __init__(self, *args: Any, absents: Any, colleagues: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "user", absents)
        offer(self, "substitute", colleagues.exclude(pk__in=absents) if len(absents) == 1 else colleagues)
        self.fields["since"].widget.attrs["autofocus"] = True

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        since, until = data.get("since"), data.get("until")
        if since and until and until < since:
            self.add_error("until", _("Le dernier jour vient avant le premier."))
        absent, substitute = data.get("user"), data.get("substitute")
        if absent and substitute and not can_stand_in(substitute, absent):
            self.add_error("substitute", NOT_THIS_ONE)
        elif substitute and since and until and is_away(substitute, since, until):
            self.add_error("substitute", _("Absent·e aussi ces jours-là : choisissez quelqu’un d’autre."))
        return data

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from filrouge.outreach.actions.corrections import Corrected
from filrouge.outreach.actions.encounters import Felt, Heard, Who
from filrouge.outreach.models import (
    Acquaintance,
    AgeBand,
    BroughtBy,
    Choice,
    Identification,
    Outing,
    Reticence,
)
from filrouge.people.models import Sex
from filrouge.reference.inputs import CommuneField
from filrouge.reference.languages import CHOICES
from filrouge.shared import clock
from filrouge.shared.inputs import BigRadios, DayInput, offer

from .inputs import BigChecks, MomentInput

LANGUAGE_CHOICES = [
    ("", _("pas demandé")),
    *CHOICES,
]
OFFERED = {
    "needs": Choice.List.NEED,
    "helps": Choice.List.HELP,
    "reticences": Choice.List.RETICENCE,
    "reply": Choice.List.REPLY,
    "next_step": Choice.List.NEXT_STEP,
}


class SeenForm(forms.Form):
    """What one sees, or what she says of it."""

    age_band = forms.ChoiceField(
        label=_("Âge, à peu près"), choices=AgeBand, required=False, widget=BigRadios
    )
    sex = forms.ChoiceField(label=_("Sexe, comme elle le dit"), choices=Sex, required=False, widget=BigRadios)


class WhoForm(SeenForm):
    """Of her, what she lets be noted. Nothing is required but a name to call her by."""

    nickname = forms.CharField(
        label=_("Prénom ou surnom"),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_("Comme elle veut qu’on l’appelle. Jamais le nom de quelqu’un d’autre."),
    )
    given_name = forms.CharField(
        label=_("Prénom"),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_("Avec son accord seulement."),
    )
    family_name = forms.CharField(
        label=_("Nom"), max_length=80, required=False, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    phone = forms.CharField(
        label=_("Téléphone"), max_length=40, required=False, widget=forms.TextInput(attrs={"type": "tel"})
    )
    language = forms.ChoiceField(label=_("Langue"), choices=LANGUAGE_CHOICES, required=False)


class AcquaintanceForm(WhoForm):
    commune = CommuneField()

    @property
    def who(self) -> Who:
        names = ("nickname", "given_name", "family_name", "phone", "age_band", "sex", "language")
        return Who(**{name: self.cleaned_data[name] for name in names})


class TalkForm(forms.Form):
    """What was said and done, when, during which action."""

    needs = forms.MultipleChoiceField(label=_("Ce qu’elle demande"), required=False, widget=BigChecks)
    helps = forms.MultipleChoiceField(
        label=_("Ce qui a été fait tout de suite"), required=False, widget=BigChecks
    )
    next_step = forms.ChoiceField(label=_("Et après ?"), required=False, widget=BigRadios)
    next_step_on = forms.DateField(label=_("Pour le"), required=False, widget=DayInput)
    note = forms.CharField(
        label=_("En quelques mots"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Ce qu’elle pourrait lire. Pas de nom d’un autre, pas de santé, pas d’adresse précise."),
    )
    outing = forms.ModelChoiceField(
        label=_("Pendant quelle action"),
        queryset=Outing.objects.none(),
        required=False,
        empty_label=_("en dehors d’une action"),
    )
    brought_by = forms.ChoiceField(label=_("Venue par"), choices=BroughtBy, required=False)
    at = forms.DateTimeField(
        label=_("Quand"), required=False, widget=MomentInput, help_text=_("Laissez vide : maintenant.")
    )

    def __init__(self, *args: Any, choices: list[Choice], outings: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, of_list in OFFERED.items():
            if name in self.fields:
                lines = [(str(one.pk), one.label) for one in choices if one.list == of_list]
                single = name in ("next_step", "reply")
                offer(self, name, [("", _("rien")), *lines] if single else lines)
        offer(self, "outing", outings)

    def clean_at(self) -> datetime | None:
        at: datetime | None = self.cleaned_data["at"]
        if at and at > clock.now():
            raise forms.ValidationError(_("Cette rencontre n’a pas encore eu lieu."))
        return at

    def clean_next_step_on(self) -> date | None:
        """A day already promised stays as it is."""
        day: date | None = self.cleaned_data["next_step_on"]
        if day and day < clock.today() and day != self.initial.get("next_step_on"):
            raise forms.ValidationError(_("Ce jour est passé : choisissez aujourd’hui ou plus tard."))
        return day

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("next_step_on") and not data.get("next_step"):
            self.add_error("next_step", _("Dites ce qui est prévu ce jour-là, ou effacez la date."))
        return data

    @property
    def heard(self) -> Heard:
        data = self.cleaned_data
        return Heard(
            needs=[int(pk) for pk in data["needs"]],
            helps=[int(pk) for pk in data["helps"]],
            next_step=int(data["next_step"]) if data["next_step"] else None,
            next_step_on=data["next_step_on"],
            brought_by=data["brought_by"],
            note=data["note"],
        )


class EncounterForm(WhoForm, TalkForm):
    """The same questions as on the phone: one thumb, most of them left alone."""

    known = forms.ChoiceField(label=_("Déjà rencontrée"), required=False)
    reticences = forms.MultipleChoiceField(
        label=_("Ce qui la retient"),
        required=False,
        widget=BigChecks,
        help_text=_("Compté à part : rien ne le relie à elle, ni ici, ni plus tard."),
    )
    reply = forms.ChoiceField(label=_("Ce que vous avez essayé"), required=False, widget=BigRadios)
    helped = forms.ChoiceField(
        label=_("Est-ce que cela a aidé ?"), choices=Reticence.Helped, required=False, widget=BigRadios
    )
    commune = CommuneField(help_text=_("Laissez vide : celle du lieu de l’action."))

    def __init__(self, *args: Any, known: list[Acquaintance], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "known", [("", _("non, ou pas dit")), *((str(one.pk), _called(one)) for one in known)])

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("reply") and not data.get("reticences"):
            self.add_error("reticences", _("Dites à quelle réticence vous avez répondu."))
        if data.get("family_name") and not data.get("given_name"):
            self.add_error("given_name", _("Notez aussi le prénom."))
        return data

    @property
    def who(self) -> Who:
        """What was filled says how far she let herself be known."""
        data = self.cleaned_data
        named = data["given_name"] or data["phone"]
        called = named or data["nickname"] or data["known"]
        kinds = Identification
        return Who(
            identification=kinds.IDENTIFIED
            if data["given_name"]
            else kinds.NICKNAME
            if called
            else kinds.ANONYMOUS,
            acquaintance_id=UUID(data["known"]) if data["known"] else None,
            **{
                name: data[name]
                for name in ("nickname", "given_name", "family_name", "phone", "age_band", "sex", "language")
            },
        )

    @property
    def felt(self) -> tuple[Felt, ...]:
        data = self.cleaned_data
        reply = int(data["reply"]) if data["reply"] else None
        return tuple(
            Felt(reticence=int(pk), reply=reply, helped=data["helped"] if reply else "")
            for pk in data["reticences"]
        )


class CorrectionForm(SeenForm, TalkForm):
    """Bar who she is, corrected on her own page, and what held her back: nothing links that to her."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["at"].help_text = ""
        self.fields["at"].required = True
        self.fields["at"].error_messages["required"] = _("Dites quand c’était.")

    @property
    def corrected(self) -> Corrected:
        data = self.cleaned_data
        seen = {name: data[name] for name in ("age_band", "sex")}
        return Corrected(at=self._at, outing=data["outing"], heard=self.heard, **seen)

    @property
    def _at(self) -> datetime:
        """The screen says no seconds: the same minute is the same moment."""
        at: datetime = self.cleaned_data["at"]
        was: datetime | None = self.initial.get("at")
        return was if was and was.replace(second=0, microsecond=0) == at else at


def _called(one: Acquaintance) -> str:
    return f"{one.called} ({one.last_met_at:%d/%m})"

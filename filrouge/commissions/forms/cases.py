"""What is asked of a commission, what the person agrees to, what members decide."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from filrouge.commissions.actions.decisions import Deciding
from filrouge.commissions.models import Case, Learned, Meeting, Member, Told, What
from filrouge.commissions.sitting.saying import Sayable
from filrouge.shared import clock
from filrouge.shared.inputs import DayInput, offer
from filrouge.shared.ui.dates import full_day, hour


def _words(label: Any, help_text: Any = "", rows: int = 2) -> forms.CharField:
    """A line said only when something is written in it."""
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, help_text=help_text, widget=area, required=False, max_length=600)


class MeetingField(forms.ModelChoiceField):
    """« Commission de suivi, mardi 24 novembre à 14 h »."""

    def label_from_instance(self, obj: Any) -> str:
        said = {"name": obj.commission.name, "day": full_day(obj.at, clock.today()), "hour": hour(obj.at)}
        return gettext("%(name)s, %(day)s à %(hour)s") % said


class AskForm(forms.Form):
    meeting = MeetingField(
        label=_("À quelle réunion"),
        queryset=Meeting.objects.none(),
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez une réunion.")},
    )
    asked = forms.CharField(
        label=_("Ce qui est demandé à la commission"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "Une question à laquelle les membres peuvent répondre : une place, un relais, qui fait quoi."
        ),
        error_messages={"required": _("Dites ce que vous attendez des membres.")},
    )

    def __init__(self, *args: Any, meetings: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "meeting", meetings)


class AgreementForm(forms.Form):
    """Nothing is ticked in advance: each line and each structure is asked of her."""

    asked = forms.CharField(
        label=_("Ce qui est demandé à la commission"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Dites ce que vous attendez des membres.")},
    )
    own_words = _words(_("Ce qu’elle veut dire elle-même"), _("Avec ses mots, si elle le souhaite."))
    lines = forms.MultipleChoiceField(
        label=_("Dire aussi"), required=False, widget=forms.CheckboxSelectMultiple
    )
    health = _words(_("Ce qu’il faut savoir de sa santé"))
    justice = _words(_("Ses contraintes liées à la justice"))
    members = forms.MultipleChoiceField(
        label=_("Qui peut lire"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Devant une structure qui n’est pas cochée, on ne parle pas d’elle par son nom."),
        error_messages={"required": _("Cochez au moins une structure : sinon personne ne peut lire.")},
    )
    trusted = forms.MultipleChoiceField(
        label=_("Parmi elles, qui peut lire ce qui touche à la santé, à la justice ou au séjour"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, sayable: Sayable, members: list[Member], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sayable = sayable
        known = [(str(one.pk), one.name) for one in members]
        offer(self, "members", known)
        offer(self, "trusted", known)
        offer(
            self,
            "lines",
            [(line.told.value, f"{line.told.label} : {_inline(line.value)}") for line in sayable.lines],
        )
        for secret in (Told.HEALTH, Told.JUSTICE):
            if secret not in sayable.typed:
                del self.fields[secret.value]
        if not sayable.lines:
            del self.fields["lines"]
        if not self.has_secrets:
            del self.fields["trusted"]

    @property
    def has_secrets(self) -> bool:
        return bool(self.sayable.typed) or bool(self.sayable.value_of(Told.ASYLUM))

    @property
    def shown(self) -> list[Any]:
        """What may be said besides, as far as this user may."""
        return [self[one] for one in ("own_words", "lines", "health", "justice") if one in self.fields]

    @property
    def said(self) -> dict[str, str]:
        """Line by line, word for word."""
        cleaned = self.cleaned_data
        typed = {one: cleaned.get(one, "").strip() for one in ("own_words", "health", "justice")}
        return {
            Told.NAME.value: self.sayable.name,
            Told.ASKED.value: cleaned["asked"].strip(),
            **{one: words for one, words in typed.items() if words},
            **{one: self.sayable.value_of(one) for one in cleaned.get("lines", [])},
        }


def _inline(words: str) -> str:
    return " · ".join(words.splitlines())


class LearnedForm(forms.Form):
    how = forms.ChoiceField(
        label=_("Comment"), choices=Learned, initial=Learned.SPOKEN, widget=forms.RadioSelect
    )


class DecisionForm(forms.Form):
    words = forms.CharField(
        label=_("Qui fait quoi"),
        max_length=160,
        help_text=_("« Recevoir la famille pour la demande de logement »."),
        error_messages={"required": _("Dites ce qui est décidé.")},
    )
    what = forms.ChoiceField(label=_("Cela devient"), choices=What, initial=What.STEP)
    member = forms.ModelChoiceField(
        label=_("Par qui"),
        queryset=Member.objects.none(),
        error_messages={"required": _("Dites quelle structure s’en charge.")},
    )
    due_on = forms.DateField(
        label=_("Pour le"), widget=DayInput(), error_messages={"required": _("Donnez une date.")}
    )

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        current = Member.objects.current().filter(commission=case.meeting.commission_id)
        offer(self, "member", current.by_name())

    @property
    def deciding(self) -> Deciding:
        return Deciding(**self.cleaned_data)


class DropForm(forms.Form):
    because = forms.CharField(
        label=_("Pourquoi elle est abandonnée"),
        max_length=240,
        error_messages={"required": _("Dites pourquoi : la prochaine réunion le lira.")},
    )

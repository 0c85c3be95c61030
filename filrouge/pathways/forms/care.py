from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Organisation, Project, User
from filrouge.pathways.actions.care import Hours, SessionPlan, Support
from filrouge.pathways.actions.trainings import Followed
from filrouge.pathways.care.queries import QUESTIONS
from filrouge.pathways.models import OnboardingItem, TeamSession, TrainingTheme
from filrouge.shared import clock
from filrouge.shared.inputs import BigRadios, DaysField, HourInput, PastDay, offer

from .inputs import MomentInput

FACES = (
    (1, _("1, pas du tout")),
    (2, "2"),
    (3, "3"),
    (4, "4"),
    (5, _("5, tout à fait")),
)


class SessionForm(forms.Form):
    organisation = forms.ModelChoiceField(
        label=_("Pour quelle équipe"), queryset=Organisation.objects.none(), empty_label=None
    )
    kind = forms.ChoiceField(
        label=_("Quoi"),
        choices=TeamSession.Kind,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez une ligne.")},
    )
    theme = forms.CharField(
        label=_("Sujet"), max_length=160, error_messages={"required": _("Dites de quoi il s’agit.")}
    )
    starts_at = forms.DateTimeField(
        label=_("Quand"), widget=MomentInput(), error_messages={"required": _("Donnez le jour et l’heure.")}
    )
    minutes = forms.IntegerField(label=_("Durée en minutes"), min_value=15, max_value=960, initial=120)
    place = forms.CharField(label=_("Où"), max_length=160, required=False)
    led_by = forms.CharField(label=_("Animé par"), max_length=160, required=False)

    def __init__(self, *args: Any, teams: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "organisation", teams)

    @property
    def plan(self) -> SessionPlan:
        return SessionPlan(
            **{name: value for name, value in self.cleaned_data.items() if name != "organisation"}
        )


class SettleForm(forms.Form):
    attended = forms.IntegerField(
        label=_("Combien de personnes sont venues"),
        min_value=0,
        max_value=500,
        help_text=_("Un nombre, jamais une liste : ce qui s’y dit y reste."),
        error_messages={"required": _("Donnez un nombre, même à peu près.")},
    )
    worked_on = forms.CharField(
        label=_("Ce qui a été travaillé, sans nommer personne"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class PulseForm(forms.Form):
    """Three questions, and no room for words that could be recognised."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, words in QUESTIONS:
            self.fields[name] = forms.TypedChoiceField(
                label=str(words),
                choices=FACES,
                coerce=int,
                widget=BigRadios(),
                error_messages={"required": _("Choisissez de 1 à 5.")},
            )

    @property
    def answers(self) -> tuple[int, int, int]:
        return self.cleaned_data["first"], self.cleaned_data["second"], self.cleaned_data["third"]


class HoursForm(forms.Form):
    hours = forms.CharField(
        label=_("Jours et heures"),
        max_length=240,
        help_text=_("Comme on le dirait : « du lundi au vendredi, de 9 h à 12 h et de 14 h à 17 h »."),
        error_messages={"required": _("Dites quand on peut vous joindre.")},
    )
    days = DaysField(label=_("Les mêmes jours, pour le dire dans la langue de la personne"))
    opens_at = forms.TimeField(label=_("De"), required=False, widget=HourInput)
    closes_at = forms.TimeField(label=_("À"), required=False, widget=HourInput)
    phone = forms.CharField(label=_("Téléphone"), max_length=30, required=False)
    otherwise = forms.CharField(
        label=_("En dehors de ces heures"),
        max_length=240,
        required=False,
        help_text=_(
            "Par exemple : laissez un message, nous rappelons le jour ouvré suivant ; en urgence, le 15 ou le 112."
        ),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        opens, closes = data.get("opens_at"), data.get("closes_at")
        if len({bool(data.get("days")), opens is not None, closes is not None}) > 1:
            self.add_error("days", _("Donnez les jours et les deux heures, ou rien des trois."))
        elif opens and closes and opens >= closes:
            self.add_error("closes_at", _("L’équipe ferme après avoir ouvert : vérifiez les deux heures."))
        return data

    @property
    def said(self) -> Hours:
        return Hours(**self.cleaned_data)


class SupportForm(forms.Form):
    project = forms.ModelChoiceField(label=_("Projet"), queryset=Project.objects.none(), empty_label=None)
    name = forms.CharField(label=_("Qui"), max_length=120, error_messages={"required": _("Donnez un nom.")})
    what = forms.CharField(
        label=_("Pour quoi"),
        max_length=240,
        error_messages={"required": _("Dites pour quoi on peut appeler.")},
    )
    phone = forms.CharField(label=_("Téléphone"), max_length=30, required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)
    hours = forms.CharField(label=_("Quand"), max_length=120, required=False)

    def __init__(self, *args: Any, projects: QuerySet[Project], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "project", projects)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not self.errors and not data["phone"] and not data["email"]:
            raise forms.ValidationError(
                _("Donnez un téléphone ou un e-mail : sans cela, on ne peut pas appeler.")
            )
        return data

    @property
    def support(self) -> Support:
        return Support(**{name: value for name, value in self.cleaned_data.items() if name != "project"})


class TrainingForm(forms.Form):
    user = forms.ModelChoiceField(label=_("Qui"), queryset=User.objects.none(), empty_label=None)
    organisation = forms.ModelChoiceField(
        label=_("Dans quelle équipe"), queryset=Organisation.objects.none(), empty_label=None
    )
    theme = forms.ChoiceField(
        label=_("Thème"),
        choices=[("", _("choisir")), *TrainingTheme.choices],
        error_messages={"required": _("Choisissez un thème.")},
    )
    title = forms.CharField(
        label=_("Intitulé"), max_length=160, error_messages={"required": _("Donnez l’intitulé.")}
    )
    on = PastDay(label=_("Le"), error_messages={"required": _("Donnez le jour, ou le dernier jour.")})
    hours = forms.IntegerField(
        label=_("Durée en heures"),
        min_value=1,
        max_value=400,
        error_messages={"required": _("Donnez la durée.")},
    )

    def __init__(
        self, *args: Any, people: QuerySet[User], teams: QuerySet[Organisation], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "user", people)
        offer(self, "organisation", teams)

    @property
    def followed(self) -> Followed:
        return Followed(**{name: self.cleaned_data[name] for name in ("theme", "title", "on", "hours")})


class PeriodForm(forms.Form):
    """Of the totals for the funder: this year by default."""

    du = PastDay(label=_("Du"), required=False)
    au = PastDay(label=_("Au"), required=False)

    @property
    def period(self) -> tuple[Any, Any]:
        today = clock.today()
        given = self.cleaned_data if self.is_valid() else {}
        return given.get("du") or today.replace(month=1, day=1), given.get("au") or today


class LawCheckForm(forms.Form):
    project = forms.ModelChoiceField(label=_("Projet"), queryset=Project.objects.none(), empty_label=None)
    note = forms.CharField(
        label=_("Ce qui a changé, s’il y a lieu"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Affiché sous la fiche pour toute l’équipe."),
    )

    def __init__(self, *args: Any, projects: QuerySet[Project], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "project", projects)


class OnboardingForm(forms.Form):
    audience = forms.ChoiceField(
        label=_("Pour"), choices=OnboardingItem.Audience, initial=OnboardingItem.Audience.NEWCOMER
    )
    words = forms.CharField(
        label=_("À voir ensemble"),
        max_length=200,
        error_messages={"required": _("Écrivez ce qui est à voir ensemble.")},
    )

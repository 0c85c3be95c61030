from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from filrouge.pathways.actions.barriers import Handling, Seen
from filrouge.pathways.models import Barrier, Pathway
from filrouge.pathways.queries import colleagues_of
from filrouge.reference.barriers import ORDINARY, SEVERITIES
from filrouge.reference.themes import THEMES
from filrouge.shared import clock
from filrouge.shared.inputs import offer

from .inputs import BigRadios, PastDay

SEVERITY_CHOICES = [
    (one.rank, _("%(label)s : %(words)s") % {"label": one.label, "words": one.words}) for one in SEVERITIES
]
SHORT_CHOICES = [
    ("", _("pas parlé")),
    *((str(one.rank), one.label) for one in SEVERITIES),
    ("lifted", _("levé")),
]
YES_NO = (("no", _("non")), ("yes", _("oui")))
LIFTED = "lifted"
LONG_AGO = timedelta(days=40 * 366)  # further back, the year was mistyped


def severity_field() -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=_("À quel point cela pèse, selon vous"),
        choices=SEVERITY_CHOICES,
        coerce=int,
        widget=forms.RadioSelect(),
        error_messages={"required": _("Dites à quel point cela pèse.")},
    )


def blocking_field() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Est-ce que cela bloque le travail, pour l’instant ?"),
        choices=YES_NO,
        widget=BigRadios(),
        error_messages={"required": _("Dites si cela bloque le travail pour l’instant.")},
    )


class SinceDay(PastDay):
    """Some barriers are older than the path: years are accepted, not a mistyped century."""

    def clean(self, value: Any) -> date | None:
        day = super().clean(value)
        if day and day < clock.today() - LONG_AGO:
            raise forms.ValidationError(_("Cette date est trop ancienne : vérifiez l’année."))
        return day


class HandlingForm(forms.Form):
    """Who takes care of it."""

    handler = forms.ModelChoiceField(
        label=_("Dans l’équipe, qui s’en occupe"),
        queryset=Barrier.objects.none(),
        required=False,
        empty_label=_("personne pour l’instant"),
    )
    handled_with = forms.CharField(
        label=_("Avec quel partenaire"),
        max_length=160,
        required=False,
        help_text=_("Le CCAS, une association, un médecin… Laissez vide s’il n’y en a pas."),
    )

    def __init__(self, *args: Any, pathway: Pathway, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "handler", colleagues_of(pathway.organisation_id))

    @property
    def handling(self) -> Handling:
        return Handling(handler=self.cleaned_data["handler"], handled_with=self.cleaned_data["handled_with"])


class BarrierForm(HandlingForm):
    """A new barrier. Those kept by need to know are not in this list: they have their own screen."""

    sub_theme = forms.ChoiceField(
        label=_("Ce qui gêne"), error_messages={"required": _("Choisissez ce qui gêne dans la liste.")}
    )
    severity = severity_field()
    blocking = blocking_field()
    since = SinceDay(label=_("Depuis le"), required=False, help_text=_("À peu près ; vide : aujourd’hui."))
    field_order = ("sub_theme", "severity", "blocking", "since", "handler", "handled_with")

    def __init__(self, *args: Any, taken: Iterable[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "sub_theme", _by_theme(set(taken)))

    @property
    def seen(self) -> Seen:
        return Seen(
            severity=self.cleaned_data["severity"],
            blocking=self.cleaned_data["blocking"] == "yes",
            on=clock.today(),
        )


class ObserveForm(forms.Form):
    """How it is today. `blocking` left alone: as before, so that one tap is enough."""

    severity = severity_field()
    blocking = forms.ChoiceField(
        label=_("Est-ce que cela bloque le travail, pour l’instant ?"),
        choices=(("", _("comme avant")), *YES_NO),
        widget=BigRadios(),
        required=False,
    )

    @property
    def seen(self) -> Seen:
        said = self.cleaned_data["blocking"]
        return Seen(
            severity=self.cleaned_data["severity"],
            blocking=None if not said else said == "yes",
            on=clock.today(),
        )


class LiftForm(forms.Form):
    on = PastDay(label=_("Levé le"))
    how = forms.CharField(
        label=_("Comment"),
        max_length=240,
        required=False,
        widget=forms.TextInput(attrs={"autofocus": True}),
        help_text=_("En un mot : cela servira à d’autres."),
    )

    def __init__(self, *args: Any, barrier: Barrier, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.barrier = barrier

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if self.barrier.since and on < self.barrier.since:
            raise forms.ValidationError(_("Ce jour vient avant le début de ce frein."))
        return on


class ReopenForm(ObserveForm):
    on = PastDay(label=_("De retour depuis le"))
    field_order = ("on", "severity", "blocking")

    def __init__(self, *args: Any, barrier: Barrier, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.barrier = barrier

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if self.barrier.lifted_on and on < self.barrier.lifted_on:
            raise forms.ValidationError(_("Ce jour vient avant celui où il a été levé."))
        return on

    @property
    def seen(self) -> Seen:
        before = super().seen
        return Seen(severity=before.severity, blocking=before.blocking, on=self.cleaned_data["on"])


class BarriersSeenForm(forms.Form):
    """With a contact: one tap for each open barrier that was spoken of. Nothing asked of the others."""

    def __init__(self, *args: Any, barriers: Sequence[Barrier], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.barriers = {f"frein-{barrier.pk}": barrier for barrier in barriers}
        for name, barrier in self.barriers.items():
            self.fields[name] = forms.ChoiceField(
                label=barrier.label, choices=SHORT_CHOICES, required=False, widget=BigRadios()
            )

    @property
    def seen(self) -> dict[UUID, int]:
        return {pk: int(said) for pk, said in self._said() if said != LIFTED}

    @property
    def lifted(self) -> frozenset[UUID]:
        return frozenset(pk for pk, said in self._said() if said == LIFTED)

    def _said(self) -> list[tuple[UUID, str]]:
        return [
            (one.pk, said) for name, one in self.barriers.items() if (said := self.cleaned_data.get(name))
        ]


class PrioritiesForm(forms.Form):
    """A number for each barrier: 1 is what matters most to the person. Cards give the same numbers."""

    def __init__(self, *args: Any, lines: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = {f"place-{line.barrier.pk}": line for line in lines}
        for place, (name, line) in enumerate(self.lines.items(), 1):
            self.fields[name] = forms.IntegerField(
                label=line.label,
                min_value=1,
                max_value=99,
                initial=place,
                error_messages={"required": _("Donnez une place à chaque carte.")},
            )

    @property
    def order(self) -> list[UUID]:
        """Two with the same number keep the order of the screen."""
        places = [(self.cleaned_data[name], line.barrier.pk) for name, line in self.lines.items()]
        return [pk for _place, pk in sorted(places, key=lambda one: one[0])]


def _by_theme(taken: set[str]) -> list[tuple[str, Any]]:
    groups: list[tuple[str, Any]] = [("", _("choisir dans la liste"))]
    for theme in THEMES:
        kept = [
            (one.code, one.label) for one in ORDINARY if one.theme == theme.code and one.code not in taken
        ]
        if kept:
            groups.append((theme.label, kept))
    return groups

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from filrouge.activities.actions.sessions import Calendar
from filrouge.activities.models import Reason, Reflection, Rhythm, Session
from filrouge.shared.clock import PARIS
from filrouge.shared.inputs import DayInput, HourInput

LONGEST = timedelta(days=366)
DAY = re.compile(r"^(\d{1,2})/(\d{1,2})/(\d{4})$")


class HoursForm(forms.Form):
    starts = forms.TimeField(
        label=_("De"), widget=HourInput, error_messages={"required": _("Dites à quelle heure elle commence.")}
    )
    ends = forms.TimeField(
        label=_("À"), widget=HourInput, error_messages={"required": _("Dites à quelle heure elle finit.")}
    )
    place = forms.CharField(label=_("Lieu"), max_length=160, required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("starts") and data.get("starts") == data.get("ends"):
            self.add_error("ends", _("La fin et le début sont à la même heure."))
        return data


class CalendarForm(HoursForm):
    """One session, or many at once with the days on which there is none."""

    first = forms.DateField(
        label=_("Jour"),
        widget=DayInput,
        help_text=_("Celui de la première séance."),
        error_messages={"required": _("Dites quel jour.")},
    )
    rhythm = forms.ChoiceField(label=_("Elle revient"), choices=Rhythm, initial=Rhythm.ONCE)
    until = forms.DateField(label=_("Jusqu’au"), widget=DayInput, required=False)
    but = forms.CharField(
        label=_("Sauf"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Un jour par ligne, comme 24/12/2026 : jours fériés, vacances, fermeture."),
    )
    field_order = ("first", "starts", "ends", "place")

    def clean_but(self) -> list[date]:
        return list(_days(self.cleaned_data["but"].splitlines()))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        first, until = data.get("first"), data.get("until")
        if data.get("rhythm") in (None, "", Rhythm.ONCE) or first is None:
            return data
        if until is None and "until" not in self.errors:
            self.add_error("until", _("Dites jusqu’à quel jour elle revient."))
        elif until and until < first:
            self.add_error("until", _("Ce jour vient avant la première séance."))
        elif until and until - first > LONGEST:
            self.add_error("until", _("Prévoyez un an au plus à la fois."))
        return data

    @property
    def calendar(self) -> Calendar:
        names = ("first", "starts", "ends", "place", "rhythm", "until", "but")
        return Calendar(**{name: self.cleaned_data[name] for name in names})


class MoveForm(HoursForm):
    day = forms.DateField(
        label=_("Jour"), widget=DayInput, error_messages={"required": _("Dites quel jour.")}
    )
    because = forms.CharField(
        label=_("Pourquoi"),
        max_length=240,
        error_messages={"required": _("Dites en quelques mots pourquoi elle change.")},
    )
    field_order = ("day",)

    @property
    def moments(self) -> tuple[datetime, datetime]:
        data = self.cleaned_data
        ends_on = data["day"] + timedelta(days=int(data["ends"] <= data["starts"]))
        return (
            datetime.combine(data["day"], data["starts"], tzinfo=PARIS),
            datetime.combine(ends_on, data["ends"], tzinfo=PARIS),
        )


def as_set(session: Session) -> dict[str, Any]:
    start, end = timezone.localtime(session.starts_at), timezone.localtime(session.ends_at)
    return {"day": start.date(), "starts": start.time(), "ends": end.time(), "place": session.place}


class NotHeldForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("Pourquoi"),
        choices=Reason,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez ce qui se rapproche le plus.")},
    )
    words = forms.CharField(
        label=_("En quelques mots"),
        max_length=240,
        required=False,
        help_text=_("Ce qui aiderait à mieux prévoir. Personne n’y est nommé."),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("reason") == Reason.OTHER and not data.get("words"):
            self.add_error("words", _("Dites laquelle."))
        return data


class ReflectionForm(forms.Form):
    """Said together, at the end: what was done, what was hard, what it took. Plain words."""

    did = forms.CharField(
        label=_("Ce que nous avons fait"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Les mots du groupe. Rien qui permette de reconnaître quelqu’un."),
    )
    hard = forms.CharField(
        label=_("Ce qui était difficile"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    skills = forms.CharField(
        label=_("Ce qu’il a fallu savoir faire"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "« Lire un plan », « arriver à l’heure », « demander de l’aide » : cela sert au travail."
        ),
    )
    practised = forms.CharField(
        label=_("Mots et situations du métier pratiqués"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Pour la formatrice ou le formateur de français : il ou elle les reprendra."),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not self.errors and not any(data.values()):
            raise forms.ValidationError(_("Écrivez au moins une ligne."))
        return data


def as_said(reflection: Reflection | None) -> dict[str, Any]:
    names = ("did", "hard", "skills", "practised")
    return {name: getattr(reflection, name) for name in names} if reflection else {}


def _days(lines: Iterable[str]) -> Iterable[date]:
    for line in lines:
        if not (typed := line.strip()):
            continue
        found = DAY.match(typed)
        try:
            yield date(int(found[3]), int(found[2]), int(found[1])) if found else date.fromisoformat(typed)
        except ValueError as error:
            raise forms.ValidationError(
                _("« %(typed)s » : écrivez le jour comme 24/12/2026.") % {"typed": typed}
            ) from error

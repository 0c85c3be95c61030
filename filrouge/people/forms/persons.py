from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from filrouge.people.actions.channels import NewChannel, normalised
from filrouge.people.actions.languages import NewLanguage
from filrouge.people.births import birth_of
from filrouge.people.models import BirthPrecision, ContactChannel, Person, Sex
from filrouge.people.queries.places import Place
from filrouge.reference.inputs import CommuneField
from filrouge.shared.inputs import offer

from .languages import LANGUAGE_CHOICES

TRUE_FIRST, GIVEN_FIRST = "true", "given"


class IdentityForm(forms.Form):
    """Names as given. Of the birth date, what is known: the year alone will do."""

    given_name = forms.CharField(
        label=_("Prénom"),
        max_length=80,
        help_text=_("Tel que la personne l’écrit ou le dit."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autofocus": True}),
        error_messages={"required": _("Il faut au moins un prénom ou un nom d’usage.")},
    )
    family_name = forms.CharField(
        label=_("Nom"),
        max_length=80,
        required=False,
        help_text=_("Laissez vide s’il n’y en a qu’un."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    birth_day = forms.IntegerField(label=_("Jour de naissance"), min_value=1, max_value=31, required=False)
    birth_month = forms.IntegerField(label=_("Mois de naissance"), min_value=1, max_value=12, required=False)
    birth_year = forms.IntegerField(
        label=_("Année de naissance"), min_value=1900, max_value=2100, required=False
    )
    first_of_january = forms.ChoiceField(
        label=_("Si c’est le 1er janvier : est-ce sa vraie date ?"),
        choices=(
            (TRUE_FIRST, _("oui, sa vraie date de naissance")),
            (GIVEN_FIRST, _("non, une date donnée par l’administration")),
        ),
        required=False,
        widget=forms.RadioSelect,
        help_text=_("Posez la question simplement : beaucoup de papiers portent un 1er janvier par défaut."),
    )
    sex = forms.ChoiceField(label=_("Sexe, comme la personne le dit"), choices=Sex, required=False)
    commune = CommuneField()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.errors:
            return cleaned
        try:
            born, precision = birth_of(*(cleaned[f"birth_{part}"] for part in ("day", "month", "year")))
        except forms.ValidationError as error:
            self.add_error("birth_year", error)
            return cleaned
        if precision == BirthPrecision.DAY and born and (born.day, born.month) == (1, 1):
            precision = self._first_of_january(precision)
        cleaned["birth_date"], cleaned["birth_precision"] = born, precision
        return cleaned

    def _first_of_january(self, exact: BirthPrecision) -> BirthPrecision:
        answer = self.cleaned_data["first_of_january"]
        if not answer:
            self.add_error("first_of_january", _("Demandez-lui : le 1er janvier est-il sa vraie date ?"))
        return BirthPrecision.PLACEHOLDER if answer == GIVEN_FIRST else exact

    @property
    def asks_first_of_january(self) -> bool:
        """Only a 1 January raises the question."""
        day, month = (self[f"birth_{part}"].value() for part in ("day", "month"))
        return (str(day), str(month)) == ("1", "1")

    @property
    def identity(self) -> dict[str, Any]:
        """What the actions call an identity."""
        names = ("given_name", "family_name", "birth_date", "birth_precision", "sex")
        return {name: self.cleaned_data[name] for name in names} | {
            "commune_code": self.cleaned_data["commune"]
        }


class PersonForm(IdentityForm):
    """A new file: who, where to reach her without risk, in which language."""

    place = forms.ChoiceField(label=_("Pour quelle équipe"))
    phone = forms.CharField(
        label=_("Téléphone"), max_length=40, required=False, widget=forms.TextInput(attrs={"type": "tel"})
    )
    when = forms.ChoiceField(label=_("Quand appeler"), choices=ContactChannel.When, required=False)
    shared_with = forms.CharField(
        label=_("Qui d’autre répond ou voit les messages"), max_length=120, required=False
    )
    discreet = forms.BooleanField(
        label=_("Rester discret : ni nom du projet, ni lien dans les messages"), required=False
    )
    language = forms.ChoiceField(label=_("Langue préférée"), choices=LANGUAGE_CHOICES, required=False)
    interpreter = forms.BooleanField(label=_("Interprète nécessaire"), required=False)
    confirmed = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, places: list[Place], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = {place.key: place for place in places}
        offer(self, "place", [(place.key, str(place)) for place in places])
        if len(places) == 1:
            self.fields["place"].widget = forms.HiddenInput()
            self.fields["place"].initial = places[0].key

    def clean_phone(self) -> str:
        typed: str = self.cleaned_data["phone"]
        if not typed:
            return ""
        try:
            return normalised(ContactChannel.Kind.PHONE, typed)
        except forms.ValidationError as error:
            raise forms.ValidationError(error.messages) from error

    @property
    def chosen_place(self) -> Place:
        return self.places[self.cleaned_data["place"]]

    @property
    def channels(self) -> tuple[NewChannel, ...]:
        if not self.cleaned_data["phone"]:
            return ()
        words = {name: self.cleaned_data[name] for name in ("when", "shared_with", "discreet")}
        return (NewChannel(kind="phone", value=self.cleaned_data["phone"], preferred=True, **words),)

    @property
    def languages(self) -> tuple[NewLanguage, ...]:
        code, interpreter = self.cleaned_data["language"], self.cleaned_data["interpreter"]
        return (NewLanguage(code=code, preferred=True, interpreter=interpreter),) if code else ()


class SketchForm(forms.Form):
    """What is typed so far, perhaps unfinished: whatever cannot be read is left out, nothing is refused."""

    given_name = forms.CharField(max_length=80, required=False)
    family_name = forms.CharField(max_length=80, required=False)
    birth_day = forms.IntegerField(required=False)
    birth_month = forms.IntegerField(required=False)
    birth_year = forms.IntegerField(required=False)
    phone = forms.CharField(max_length=40, required=False)

    @property
    def asked(self) -> tuple[str, str, date | None, str, tuple[str, ...]]:
        """As `find_lookalikes` takes them."""
        self.is_valid()
        read = self.cleaned_data
        try:
            born, precision = birth_of(*(read.get(f"birth_{part}") for part in ("day", "month", "year")))
        except forms.ValidationError:
            born, precision = None, BirthPrecision.UNKNOWN
        phones = (read["phone"],) if read.get("phone") else ()
        return read.get("given_name", ""), read.get("family_name", ""), born, precision, phones


def as_typed(person: Person) -> dict[str, Any]:
    """The initial values of the identity form."""
    born, precision = person.birth_date, person.birth_precision
    exact = precision in (BirthPrecision.DAY, BirthPrecision.PLACEHOLDER)
    return {
        "given_name": person.given_name,
        "family_name": person.family_name,
        "birth_day": born.day if born and exact else None,
        "birth_month": born.month if born and (exact or precision == BirthPrecision.MONTH) else None,
        "birth_year": born.year if born else None,
        "first_of_january": GIVEN_FIRST if precision == BirthPrecision.PLACEHOLDER else TRUE_FIRST,
        "sex": person.sex,
        "commune": person.commune_code,
    }

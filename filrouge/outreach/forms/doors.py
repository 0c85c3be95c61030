"""What is asked of whoever sends someone, or comes by herself: little, and nothing that is not needed yet."""

from typing import Any, ClassVar

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Organisation, Project
from filrouge.outreach.actions.doors import Welcome
from filrouge.outreach.actions.receiving import Sent
from filrouge.outreach.models import AgreedHow, Door, StructureKind, Told
from filrouge.reference.queries import commune_named
from filrouge.shared.inputs import offer
from filrouge.shared.phones import normalise_phone

from .encounters import LANGUAGE_CHOICES
from .guard import GuardedForm

Part = tuple[str | Promise, tuple[str, ...]]  # the title of a part of the page, and its fields


class HerselfForm(GuardedForm):
    """The person writes herself. Addressed as « vous »."""

    given_name = forms.CharField(
        label=_("Votre prénom"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
        error_messages={"required": _("Dites-nous au moins un prénom.")},
    )
    family_name = forms.CharField(
        label=_("Votre nom"),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "family-name"}),
    )
    phone = forms.CharField(
        label=_("Votre téléphone"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )
    reach = forms.CharField(
        label=_("Comment vous joindre"),
        max_length=300,
        required=False,
        help_text=_("Quand appeler, par SMS plutôt, par quelqu’un d’autre si vous n’avez pas de téléphone."),
    )
    commune = forms.CharField(
        label=_("Votre commune"), max_length=80, required=False, help_text=_("Nom ou code postal.")
    )
    language = forms.ChoiceField(label=_("Votre langue"), choices=LANGUAGE_CHOICES, required=False)
    sought = forms.CharField(
        label=_("Ce que vous cherchez"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Un métier, une formation, un coup de main : quelques mots suffisent."),
    )
    email = forms.EmailField(
        label=_("Votre adresse e-mail"),
        required=False,
        help_text=_("Si vous en avez une : vous recevrez un lien pour suivre votre demande."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    agreed = forms.BooleanField(
        label=_("J’accepte que l’équipe garde ces informations pour me rappeler"),
        error_messages={"required": _("Sans votre accord, nous ne pouvons rien garder.")},
    )

    parts: ClassVar[tuple[Part, ...]] = (
        (_("Vous"), ("given_name", "family_name", "commune", "language")),
        (_("Pour vous rappeler"), ("phone", "reach", "email")),
        (_("Votre demande"), ("sought",)),
        (_("Votre accord"), ("agreed",)),
    )

    @property
    def chapters(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """Title and fields of each part of the page."""
        return [(title, [self[name] for name in names]) for title, names in self.parts]

    def clean_phone(self) -> str:
        typed: str = self.cleaned_data["phone"]
        if not typed:
            return ""
        if number := normalise_phone(typed):
            return number
        raise forms.ValidationError(_("Ce numéro ne peut pas être appelé : vérifiez-le chiffre par chiffre."))

    def clean_commune(self) -> str:
        """The INSEE code."""
        typed: str = self.cleaned_data["commune"]
        if not typed:
            return ""
        if commune := commune_named(typed):
            return commune.code
        raise forms.ValidationError(
            _("Cette commune n’est pas reconnue : ajoutez le département entre parenthèses, ou laissez vide.")
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        unreached = not cleaned.get("phone") and not cleaned.get("reach")
        if unreached and "phone" not in self.errors:
            self.add_error("phone", _("Il faut un numéro, ou une autre façon de joindre la personne."))
        return cleaned

    @property
    def sent(self) -> Sent:
        """For oneself, everything may be followed."""
        names = ("given_name", "family_name", "phone", "reach", "language", "sought", "email")
        said = {name: self.cleaned_data[name] for name in names}
        return Sent(
            **said, commune_code=self.cleaned_data["commune"], by_herself=True, tells=list(Told.values)
        )


class SomeoneForm(HerselfForm):
    """A professional, a volunteer, a neighbour sends someone."""

    sender = forms.CharField(
        label=_("Votre nom"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Dites-nous qui vous êtes, pour que nous puissions vous répondre.")},
    )
    structure = forms.CharField(
        label=_("Votre structure"),
        max_length=160,
        required=False,
        help_text=_("Laissez vide si vous écrivez en votre nom."),
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    kind = forms.ChoiceField(
        label=_("Type de structure"), choices=[("", _("à choisir")), *StructureKind.choices], required=False
    )
    covered = forms.BooleanField(
        label=_("Le nom de la structure dit quelque chose de la santé, de la justice ou de violences subies"),
        required=False,
        help_text=_(
            "Il ne sera montré qu’aux personnes habilitées ; les autres liront « structure partenaire »."
        ),
    )
    agreed_how = forms.ChoiceField(
        label=_("Comment le lui avez-vous expliqué ?"),
        choices=[one for one in AgreedHow.choices if one[0] != AgreedHow.HERSELF],
        widget=forms.RadioSelect,
        error_messages={"required": _("Dites comment la personne a donné son accord.")},
    )
    tells = forms.MultipleChoiceField(
        label=_("Ce qu’elle accepte que vous appreniez ensuite"),
        choices=Told,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "Posez-lui la question. Sans rien de coché, vous saurez seulement que c’est bien arrivé."
        ),
    )

    parts: ClassVar[tuple[Part, ...]] = (
        (_("Vous"), ("sender", "email", "structure", "kind", "covered")),
        (_("La personne"), ("given_name", "family_name", "phone", "reach", "commune", "language", "sought")),
        (_("Son accord"), ("agreed", "agreed_how", "tells")),
    )
    WORDS: ClassVar = {
        "given_name": _("Son prénom"),
        "family_name": _("Son nom"),
        "phone": _("Son téléphone"),
        "reach": _("Comment la joindre"),
        "commune": _("Sa commune"),
        "language": _("Sa langue"),
        "sought": _("Ce qu’elle cherche"),
        "email": _("Votre adresse e-mail"),
        "agreed": _("Je lui ai dit ce que j’envoie et à qui, et elle est d’accord"),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in self.WORDS.items():
            self.fields[name].label = label
            self.fields[name].widget.attrs["autocomplete"] = "email" if name == "email" else "off"
        self.fields["email"].required = True
        self.fields["email"].help_text = _("Vous y recevrez un lien pour suivre la réponse.")
        self.fields["reach"].help_text = _("Quand appeler, par SMS plutôt, par qui passer.")
        self.fields["sought"].help_text = _(
            "Quelques mots suffisent. N’écrivez ni diagnostic, ni peine, ni récit d’exil ou de violences."
        )
        self.fields["given_name"].error_messages["required"] = _("Dites-nous au moins son prénom.")
        self.fields["agreed"].error_messages["required"] = _(
            "Sans son accord, n’envoyez rien : donnez-lui plutôt nos coordonnées."
        )

    @property
    def sent(self) -> Sent:
        names = (
            *("given_name", "family_name", "phone", "reach", "language", "sought", "email"),
            *("sender", "structure", "kind", "covered", "agreed_how", "tells"),
        )
        said = {name: self.cleaned_data[name] for name in names}
        return Sent(**said, commune_code=self.cleaned_data["commune"])


class WordForm(forms.Form):
    """From the page of the link."""

    text = forms.CharField(
        label=_("Ajouter un mot pour l’équipe"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Un nouveau numéro, une disponibilité. Ni diagnostic, ni peine, ni récit."),
        error_messages={"required": _("Écrivez quelques mots avant d’envoyer.")},
    )


class DoorForm(forms.ModelForm):
    """What the public page says."""

    organisation = forms.ModelChoiceField(
        label=_("Équipe qui reçoit"),
        queryset=Organisation.objects.none(),
        help_text=_("La coordination peut ensuite confier chaque orientation à une autre équipe."),
    )

    class Meta:
        model = Door
        fields = ("what", "whom", "eligibility", "answer_days", "organisation", "contact")
        help_texts: ClassVar = {
            "what": _("Deux ou trois phrases simples, comme à quelqu’un qui ne connaît pas le projet."),
            "whom": _("Âge, territoire, situation : dites aussi qui d’autre aider ailleurs."),
            "eligibility": _("Une condition par ligne. Elles sont lues avant d’envoyer."),
            "answer_days": _("Promis sur la page ; l’équipe est prévenue deux jours avant."),
            "contact": _("Pour celles et ceux qui préfèrent appeler ou passer."),
        }

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        members = project.members.filter(until=None).values("organisation")
        offer(self, "organisation", Organisation.objects.filter(pk__in=members))
        for name in ("what", "whom", "eligibility"):
            self.fields[name].widget.attrs["rows"] = 4

    @property
    def welcome(self) -> Welcome:
        return Welcome(**self.cleaned_data)


class ClosingForm(forms.Form):
    because = forms.CharField(
        label=_("Ce que dira la page"),
        max_length=300,
        help_text=_("Par exemple : « Complet jusqu’en janvier. En attendant, voyez la mission locale. »"),
        error_messages={"required": _("Dites pourquoi, et où aller en attendant.")},
    )

"""A partnership, a routine of it, what a side brings, what a side thinks of it."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Organisation, User
from filrouge.directory.models import KeyContact, Official
from filrouge.partners.actions.evaluations import Opinion
from filrouge.partners.actions.partnerships import Giving, Habit, Terms
from filrouge.partners.models import (
    QUESTIONS,
    Aim,
    Brought,
    Cooperation,
    JointAnswer,
    Partnership,
    Rhythm,
    Side,
    Size,
)
from filrouge.reference.themes import THEMES
from filrouge.shared import clock
from filrouge.shared.inputs import DayInput, PastDay, offer

NEVER_A_NAME = _("Jamais le nom de quelqu’un que vous accompagnez.")
COUNTERPARTS = ("contact", "official")
TERMS = (
    *("aims", "level", "themes", "protocol", *COUNTERPARTS, "size", "yearly_volume"),
    *("starts_on", "ends_on", "signed_on", "our_signer", "their_signer"),
)


class PartnershipForm(forms.Form):
    """`contact` and `official` are offered to those who may read them; what the others do not read stays."""

    aims = forms.MultipleChoiceField(
        label=_("Pour quoi"),
        choices=Aim,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Dites pour quoi vous travaillez ensemble.")},
    )
    themes = forms.MultipleChoiceField(
        label=_("Besoins qu’il couvre"),
        choices=[(one.code, one.label) for one in THEMES],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Ils font la carte de qui couvre quoi."),
    )
    level = forms.ChoiceField(
        label=_("Jusqu’où"),
        choices=Cooperation,
        widget=forms.RadioSelect,
        help_text=_(
            "Concertation : chacun sait ce que fait l’autre. Coordination : on accorde ce que fait chacun. "
            "Coproduction : on décide et on fait ensemble ce qu’aucun ne ferait seul."
        ),
        error_messages={"required": _("Dites jusqu’où vous allez ensemble.")},
    )
    protocol = forms.CharField(
        label=_("Ce qui est convenu"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Qui adresse qui, comment, sous quel délai. Le partenaire lit ces lignes."),
    )
    contact = forms.ModelChoiceField(
        label=_("Chez le partenaire, repose sur"),
        queryset=KeyContact.objects.none(),
        required=False,
        empty_label=_("l’organisation entière"),
        help_text=_("Les contacts clés de l’annuaire."),
    )
    official = forms.ModelChoiceField(
        label=_("Élu·e à qui l’on parle"),
        queryset=Official.objects.none(),
        required=False,
        empty_label=_("personne"),
    )
    size = forms.ChoiceField(
        label=_("Taille du partenaire"), choices=[("", _("on ne sait pas")), *Size.choices], required=False
    )
    yearly_volume = forms.IntegerField(
        label=_("Personnes attendues par an"), min_value=1, max_value=100_000, required=False
    )
    starts_on = forms.DateField(
        label=_("Depuis le"),
        widget=DayInput(),
        initial=clock.today,
        error_messages={"required": _("Dites depuis quand, même à peu près.")},
    )
    ends_on = forms.DateField(
        label=_("Jusqu’au"),
        widget=DayInput(),
        required=False,
        help_text=_("Trois mois avant, la coordination est prévenue."),
    )
    signed_on = PastDay(
        label=_("Signé le"), required=False, help_text=_("Vide : le partenariat est informel, sur parole.")
    )
    our_signer = forms.CharField(
        label=_("Qui signe de notre côté"), max_length=160, required=False, help_text=_("Nom et fonction.")
    )
    their_signer = forms.CharField(
        label=_("Qui signe chez le partenaire"),
        max_length=160,
        required=False,
        help_text=_("Nom et fonction."),
    )

    def __init__(self, *args: Any, partnership: Partnership, may_name: bool, **kwargs: Any) -> None:
        saved = {name: getattr(partnership, name) for name in TERMS} if partnership.added_by_id else {}
        super().__init__(*args, **{**kwargs, "initial": saved})
        self.partnership = partnership
        if not may_name:
            for name in COUNTERPARTS:
                del self.fields[name]
            return
        offer(self, "contact", _contacts(partnership))
        offer(self, "official", _officials(partnership))

    @property
    def terms(self) -> Terms:
        said = {name: self.cleaned_data[name] for name in TERMS if name not in COUNTERPARTS}
        for name in COUNTERPARTS:
            chosen = self.cleaned_data.get(name)
            kept = getattr(self.partnership, f"{name}_id")
            said[f"{name}_id"] = (chosen.pk if chosen else None) if name in self.fields else kept
        return Terms(**said)


class BeginForm(PartnershipForm):
    field_order = ("organisation",)
    organisation = forms.ModelChoiceField(
        label=_("De notre côté"), queryset=Organisation.objects.none(), empty_label=None
    )

    def __init__(self, *args: Any, organisations: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "organisation", organisations)


def _contacts(partnership: Partnership) -> Any:
    known = KeyContact.objects.filter(project=partnership.project_id, structure=partnership.structure_id)
    return (known.current() | known.filter(Q(pk=partnership.contact_id))).order_by("name", "pk")


def _officials(partnership: Partnership) -> Any:
    known = Official.objects.filter(project=partnership.project_id)
    return (known.in_office() | known.filter(Q(pk=partnership.official_id))).order_by("territory", "name")


class RoutineForm(forms.Form):
    what = forms.CharField(
        label=_("Quoi"),
        max_length=160,
        help_text=_("« Faire le point sur les places libres »."),
        error_messages={"required": _("Dites ce qui se fait à deux.")},
    )
    keeper = forms.ModelChoiceField(
        label=_("Qui y veille"),
        queryset=User.objects.none(),
        empty_label=None,
        help_text=_("Le rappel arrive dans sa journée."),
    )
    with_whom = forms.CharField(label=_("Avec qui, chez le partenaire"), max_length=160, required=False)
    every_days = forms.TypedChoiceField(
        label=_("À quel rythme"), choices=Rhythm, coerce=int, initial=Rhythm.MONTH
    )

    def __init__(self, *args: Any, keepers: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "keeper", keepers)

    @property
    def habit(self) -> Habit:
        return Habit(**self.cleaned_data)


class DoneForm(forms.Form):
    on = PastDay(
        label=_("Fait le"),
        initial=clock.today,
        error_messages={"required": _("Choisissez le jour.")},
    )


class ContributionForm(forms.Form):
    side = forms.ChoiceField(label=_("Qui l’apporte"), choices=Side, widget=forms.RadioSelect)
    kind = forms.ChoiceField(
        label=_("Sous quelle forme"), choices=Brought, initial=Brought.IN_KIND, widget=forms.RadioSelect
    )
    what = forms.CharField(
        label=_("Quoi"),
        max_length=200,
        help_text=_("« Une salle, un mardi sur deux »."),
        error_messages={"required": _("Dites ce qui est apporté.")},
    )
    amount = forms.IntegerField(
        label=_("Combien d’heures ou d’euros"), min_value=1, max_value=100_000_000, required=False
    )
    on = PastDay(
        label=_("Le"), initial=clock.today, error_messages={"required": _("Dites quand, même à peu près.")}
    )

    def __init__(self, *args: Any, partnership: Partnership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = {Side.OURS: partnership.organisation.name, Side.THEIRS: partnership.structure.name}
        offer(self, "side", [(side.value, name) for side, name in names.items()])

    @property
    def giving(self) -> Giving:
        return Giving(**self.cleaned_data)


class AskForm(forms.Form):
    email = forms.EmailField(
        label=_("Adresse e-mail du partenaire"),
        help_text=_("Le lien part à cette adresse ; celui d’une autre adresse se ferme."),
        error_messages={"required": _("Donnez une adresse : le lien y part, sans compte à créer.")},
    )


class OpinionForm(forms.Form):
    """The same on both sides."""

    words = forms.CharField(
        label=_("Ce qu’il faudrait changer"),
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=NEVER_A_NAME,
    )
    who = forms.CharField(label=_("Qui répond"), max_length=160, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number, question in enumerate(QUESTIONS):
            self.fields[f"rating{number}"] = forms.TypedChoiceField(
                label=question,
                choices=JointAnswer.Rating,
                coerce=int,
                widget=forms.RadioSelect,
                error_messages={"required": _("Choisissez une réponse.")},
            )
        self.order_fields([f"rating{number}" for number in range(len(QUESTIONS))])

    @property
    def opinion(self) -> Opinion:
        said = self.cleaned_data
        ratings = [said[f"rating{number}"] for number in range(len(QUESTIONS))]
        return Opinion(ratings=ratings, words=said["words"], who=said["who"])


class HeardForm(OpinionForm):
    """What the partner says by telephone, typed for them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"] = forms.CharField(
            label=_("Qui vous a répondu"),
            max_length=160,
            error_messages={"required": _("Dites qui, chez le partenaire, vous a répondu.")},
        )


class FilterForm(forms.Form):
    cherche = forms.CharField(label=_("Un nom"), required=False)
    but = forms.ChoiceField(label=_("Pour quoi"), choices=[("", _("tout")), *Aim.choices], required=False)
    niveau = forms.ChoiceField(
        label=_("Jusqu’où"), choices=[("", _("tout")), *Cooperation.choices], required=False
    )

"""Preparing a sheet, filling it in by the link, dropping the paper, and deciding line by line."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from filrouge.partners.models import MINIMUM, Filled, ReferralValue, Said, Whose
from filrouge.partners.shuttle.boxes import Box, longest
from filrouge.shared.inputs import offer
from filrouge.shared.papers.kinds import Kind
from filrouge.shared.papers.limits import MAX_BYTES
from filrouge.shared.words import quoted

ACCEPT, REFUSE = "accept", "refuse"
KINDS: list[tuple[str, Any]] = [
    ("", _("non : la page du lien suffit")),
    *((one.value, one.name) for one in Kind),
]


class SheetForm(forms.Form):
    """At first, what goes with every referral, and every question."""

    lines = forms.MultipleChoiceField(
        label=_("Ce que dit la fiche"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Rien que ce qu’elle accepte de dire à ce partenaire. Son nom y est toujours."),
        error_messages={"required": _("Choisissez au moins son nom.")},
    )
    asked = forms.MultipleChoiceField(
        label=_("Ce qui est demandé au partenaire"),
        choices=Filled,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choisissez au moins une question.")},
    )
    by_mail = forms.BooleanField(
        label=_("Prévenir le partenaire par e-mail, sans nommer personne"), required=False
    )

    def __init__(self, data: Any, *, said: Sequence[ReferralValue], has_email: bool) -> None:
        first = [one.said for one in said if one.said in MINIMUM]
        super().__init__(data, initial={"lines": first, "asked": Filled.values, "by_mail": has_email})
        words = [(one.said, f"{Said(one.said).label} : {one.value}") for one in said]
        offer(self, "lines", words)
        if not has_email:
            del self.fields["by_mail"]

    @property
    def shown(self) -> list[Any]:
        return [self[name] for name in self.fields]


class RoundForm(forms.Form):
    """Of whom, what is asked of all of them, and whether a file is made for each."""

    whose = forms.ChoiceField(label=_("Pour quelles orientations"), choices=Whose, widget=forms.RadioSelect)
    asked = forms.MultipleChoiceField(
        label=_("Ce qui est demandé aux partenaires"),
        choices=Filled,
        initial=Filled.values,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choisissez au moins une question.")},
    )
    kind = forms.ChoiceField(
        label=_("Faire aussi un fichier de chaque fiche"),
        choices=KINDS,
        help_text=_(
            "Pour qui n’a pas d’e-mail : un dossier par partenaire, à remettre. Gardés deux jours, pour vous seul·e."
        ),
        widget=forms.RadioSelect,
        required=False,
    )

    def __init__(self, data: Any, *, counts: Mapping[str, int], can_write: bool) -> None:
        """`counts`: how many would be asked, by whose."""
        first = next((whose for whose, count in counts.items() if count), Whose.MINE)
        super().__init__(data, initial={"whose": first})
        offer(self, "whose", [(one, f"{Whose(one).label} ({count})") for one, count in counts.items()])
        offer(self, "kind", [one for one in KINDS if can_write or one[0] != Kind.PDF])


class FillingForm(forms.Form):
    """The boxes of a sheet. Nothing is obliged."""

    def __init__(self, data: Any, *, boxes: Sequence[Box]) -> None:
        super().__init__(data, prefix="fiche", initial={box.code: box.value for box in boxes})
        for box in boxes:
            self.fields[box.code] = _field(box)


class PaperForm(forms.Form):
    """Its bytes: the name it bears is forgotten."""

    paper = forms.FileField(
        label=_("Le PDF ou le DOCX rempli"),
        help_text=_(
            "Tel qu’il a été enregistré, 10 Mo au plus. Une photo ou un papier numérisé ne se lit pas."
        ),
        widget=forms.FileInput(attrs={"accept": ",".join(f".{one}" for one in Kind)}),
        error_messages={
            "required": _("Choisissez le fichier."),
            "empty": _("Ce fichier est vide. Vérifiez que vous avez choisi le bon."),
        },
    )

    def clean_paper(self) -> bytes:
        file: UploadedFile = self.cleaned_data["paper"]
        return file.read(MAX_BYTES + 1)


class DecisionForm(forms.Form):
    """For one change. Left alone, it waits."""

    decision = forms.ChoiceField(
        choices=[(ACCEPT, _("Accepter")), (REFUSE, _("Refuser")), ("", _("Plus tard"))],
        widget=forms.RadioSelect,
        required=False,
    )

    def __init__(self, data: Any, *, field: str, said: str) -> None:
        super().__init__(data, prefix=field)
        self.field = field
        self.fields["decision"].label = _("Reprendre %(what)s\u00a0?") % {"what": quoted(said)}

    @property
    def decided(self) -> bool | None:
        said = self.cleaned_data.get("decision") if self.is_valid() else ""
        return said == ACCEPT if said else None


def _field(box: Box) -> forms.Field:
    if box.choices:
        return forms.ChoiceField(label=box.label, choices=[("", "—"), *box.choices], required=False)
    widget = forms.Textarea(attrs={"rows": 3}) if box.is_text else forms.TextInput()
    return forms.CharField(label=box.label, max_length=longest(box.code), widget=widget, required=False)

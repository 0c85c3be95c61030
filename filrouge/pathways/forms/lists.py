from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Organisation, Project, User
from filrouge.pathways.actions.lists import Answer, Charge
from filrouge.pathways.lists.targets import LABELS, MANY_COLUMNS, Target
from filrouge.pathways.lists.unreadable import MAX_BYTES
from filrouge.pathways.models import ListImport
from filrouge.shared.inputs import offer

NAMES = (Target.FAMILY_NAME, Target.GIVEN_NAME, Target.FULL_NAME)


class ListForm(forms.Form):
    file = forms.FileField(
        label=_("Votre liste"),
        help_text=_("Excel, LibreOffice ou CSV, 20 Mo au plus. Laissez-la telle que l’équipe la tient."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xlsm,.xls,.ods,.csv,.tsv,.txt"}),
        error_messages={
            "required": _("Choisissez le fichier de votre liste."),
            "empty": _("Ce fichier est vide. Vérifiez que vous avez choisi le bon."),
        },
    )
    place = forms.ChoiceField(label=_("Pour qui"), error_messages={"required": _("Choisissez le projet.")})

    def __init__(self, *args: Any, places: Sequence[tuple[Organisation, Project]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = {f"{one.pk}-{project.pk}": (one, project) for one, project in places}
        choices = [(key, f"{project} · {one}") for key, (one, project) in self.places.items()]
        offer(self, "place", choices)

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > MAX_BYTES:
            raise forms.ValidationError(
                _(
                    "Ce fichier dépasse 20 Mo. Gardez seulement la feuille de suivi, sans images, puis recommencez."
                )
            )
        return file


class ColumnsForm(forms.Form):
    """One choice per column, and who becomes the referent of those who come in."""

    rule = forms.ChoiceField(
        label=_("Qui devient référent·e"),
        choices=ListImport.Charge,
        initial=ListImport.Charge.COLUMN,
        widget=forms.RadioSelect,
    )
    referent = forms.ModelChoiceField(
        label=_("Personne choisie"),
        queryset=User.objects.none(),
        required=False,
        empty_label=_("choisir"),
    )

    def __init__(
        self, *args: Any, columns: Iterable[dict[str, Any]], colleagues: QuerySet[User], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "referent", colleagues)
        self.columns = list(columns)
        for number, column in enumerate(self.columns):
            self.fields[f"column_{number}"] = forms.ChoiceField(
                label=column["label"],
                choices=[(target.value, label) for target, label in LABELS.items()],
                initial=column["target"],
                disabled=column["locked"],
                widget=forms.Select(attrs={"aria-label": column["label"], "class": "form-select"}),
            )

    def lines(self) -> list[tuple[dict[str, Any], Any]]:
        return [(column, self[f"column_{number}"]) for number, column in enumerate(self.columns)]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        chosen = Counter(Target(target) for target in self.mapping.values())
        for target, count in chosen.items():
            if count > 1 and target not in MANY_COLUMNS:
                self.add_error(None, _("Deux colonnes deviennent « %s » : gardez-en une.") % LABELS[target])
        if not any(chosen[name] for name in NAMES):
            self.add_error(None, _("Aucune colonne ne donne le nom des personnes : choisissez-la."))
        if data.get("rule") == ListImport.Charge.CHOSEN and not data.get("referent"):
            self.add_error("referent", _("Choisissez qui suivra ces personnes."))
        return data

    @property
    def mapping(self) -> dict[str, str]:
        names = {column["key"]: f"column_{number}" for number, column in enumerate(self.columns)}
        return {key: self.cleaned_data[name] for key, name in names.items() if self.cleaned_data.get(name)}

    @property
    def charge(self) -> Charge:
        rule = self.cleaned_data["rule"]
        chosen = self.cleaned_data["referent"] if rule == ListImport.Charge.CHOSEN else None
        return Charge(rule=rule, referent=chosen)


class AnswerForm(forms.Form):
    """Is it the same person? Nothing is chosen beforehand."""

    answer = forms.ChoiceField(
        label=_("Est-ce la même personne ?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Dites si c’est la même personne, ou laissez la ligne de côté.")},
    )

    def __init__(self, *args: Any, choices: Sequence[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "answer", choices)


class SettleForm(forms.Form):
    """One answer for all the lines still to decide."""

    kind = forms.ChoiceField(
        label=_("Pour toutes les lignes à décider"),
        widget=forms.RadioSelect,
        choices=(
            (
                Answer.Kind.SAME,
                _("Même personne : compléter son dossier, quand une seule ressemble vraiment"),
            ),
            (Answer.Kind.OTHER, _("Personnes différentes : ouvrir un dossier pour chacune")),
            (Answer.Kind.ASIDE, _("Ne pas les importer : les laisser de côté")),
        ),
        error_messages={"required": _("Choisissez ce qu’il faut faire de ces lignes.")},
    )

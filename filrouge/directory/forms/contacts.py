from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Project
from filrouge.directory.actions.contacts import Elected, Someone
from filrouge.directory.models import Note, Official
from filrouge.reference.inputs import CommuneField
from filrouge.shared.inputs import BigRadios, DayInput, PastDay, offer

WHO = ("name", "function", "phone", "email", "since")


class ProjectForm(forms.Form):
    """For which project, asked only of those who have several."""

    project = forms.ModelChoiceField(label=_("Projet"), queryset=Project.objects.none(), empty_label=None)

    def __init__(self, *args: Any, projects: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "project", projects)
        known = list(projects)
        self.fields["project"].initial = known[0].pk if known else None
        if len(known) == 1:
            self.fields["project"].widget = forms.HiddenInput()


class SomeoneForm(forms.Form):
    name = forms.CharField(label=_("Nom"), max_length=120, error_messages={"required": _("Dites qui c’est.")})
    function = forms.CharField(label=_("Fonction"), max_length=160, required=False)
    phone = forms.CharField(label=_("Téléphone"), max_length=40, required=False)
    email = forms.EmailField(label=_("Adresse e-mail"), required=False)
    since = PastDay(label=_("Depuis le"), required=False)

    @property
    def who(self) -> Someone:
        return Someone(**{name: self.cleaned_data[name] for name in WHO})


class ContactForm(ProjectForm, SomeoneForm):
    field_order = ("project",)


class ReplaceForm(SomeoneForm):
    """The successor may not be known yet."""

    field_order = ("left_on",)
    left_on = PastDay(
        label=_("Parti·e le"), error_messages={"required": _("Dites depuis quand, même à peu près.")}
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].required = False
        self.fields["name"].label = _("Qui prend sa place")
        self.fields["name"].help_text = _("Laissez vide si personne n’est encore nommé.")

    @property
    def successor(self) -> Someone | None:
        return self.who if self.cleaned_data["name"] else None


class OfficialForm(ProjectForm):
    name = forms.CharField(label=_("Nom"), max_length=120, error_messages={"required": _("Dites qui c’est.")})
    mandate = forms.ChoiceField(label=_("Mandat"), choices=Official.Mandate)
    territory = forms.CharField(
        label=_("Territoire"),
        max_length=120,
        help_text=_("Commune, canton, intercommunalité, circonscription…"),
        error_messages={"required": _("Dites de quel territoire.")},
    )
    commune = CommuneField(
        help_text=_("Si le mandat est celui d’une commune : elle le montre dans « Qui fait quoi ».")
    )
    charge = forms.CharField(label=_("Délégation"), max_length=160, required=False)
    phone = forms.CharField(label=_("Téléphone"), max_length=40, required=False)
    email = forms.EmailField(label=_("Adresse e-mail"), required=False)
    term_ends_on = forms.DateField(label=_("Fin du mandat"), required=False, widget=DayInput())

    @property
    def who(self) -> Elected:
        said = self.cleaned_data
        names = ("name", "mandate", "territory", "charge", "phone", "email", "term_ends_on")
        return Elected(commune_code=said["commune"], **{name: said[name] for name in names})


class NoteForm(ProjectForm):
    field_order = ("project",)
    kind = forms.ChoiceField(
        label=_("De quoi s’agit-il"), choices=Note.Kind, initial=Note.Kind.WAY_IN, widget=BigRadios
    )
    text = forms.CharField(
        label=_("En quelques mots"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Jamais le nom de quelqu’un que vous accompagnez."),
        error_messages={"required": _("Écrivez ce que l’équipe doit savoir.")},
    )

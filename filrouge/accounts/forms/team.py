"""Roles and invitations: the same choices, for a colleague or for an address."""

from datetime import timedelta
from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import ApiToken, Membership, Organisation, Project, Role, User
from filrouge.accounts.policies import BY_PROJECT, can_give_role
from filrouge.shared import clock
from filrouge.shared.inputs import DayInput


class RoleForm(forms.Form):
    """The roles this giver may give in this organisation."""

    role = forms.ChoiceField(label=_("Fonction"))
    project = forms.ModelChoiceField(
        label=_("Projet"),
        queryset=Project.objects.none(),
        required=False,
        help_text=_("Pour la coordination et l’évaluation seulement."),
    )

    def __init__(self, *args: Any, giver: User, organisation: Organisation, **options: Any) -> None:
        super().__init__(*args, **options)
        led = Project.objects.filter(lead=organisation)
        project, role = self.fields["project"], self.fields["role"]
        assert isinstance(project, forms.ModelChoiceField)
        assert isinstance(role, forms.ChoiceField)
        project.queryset = led
        one = led.first()
        role.choices = [
            (value, label) for value, label in Role.choices if can_give_role(giver, organisation, value, one)
        ]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        by_project = values.get("role") in BY_PROJECT
        if by_project and not values.get("project"):
            self.add_error("project", _("Dites pour quel projet."))
        if not by_project:
            values["project"] = None
        return values


class InvitationForm(RoleForm):
    email = forms.EmailField(
        label=_("Adresse e-mail professionnelle"), help_text=_("Le lien reçu vaut pour elle seule.")
    )
    field_order = ("email", "role", "project")


class MembershipForm(RoleForm):
    user = forms.ModelChoiceField(label=_("Collègue"), queryset=User.objects.none())
    since = forms.DateField(label=_("À partir du"), widget=DayInput(), initial=clock.today)
    working_time = forms.IntegerField(
        label=_("Temps de travail (%)"), min_value=10, max_value=100, initial=100
    )
    field_order = ("user", "role", "project", "since", "working_time")

    def __init__(self, *args: Any, giver: User, organisation: Organisation, **options: Any) -> None:
        super().__init__(*args, giver=giver, organisation=organisation, **options)
        team = Membership.objects.current().filter(organisation=organisation).values("user")
        user = self.fields["user"]
        assert isinstance(user, forms.ModelChoiceField)
        user.queryset = User.objects.filter(pk__in=team).exclude(pk=giver.pk).order_by("family_name")


class WorkingTimeForm(forms.ModelForm):
    class Meta:
        model = Membership
        fields = ("working_time",)


class NewAccountForm(forms.ModelForm):
    password = forms.CharField(
        label=_("Mot de passe"),
        strip=False,
        help_text=_("12 caractères au moins. Quelques mots sans rapport se retiennent bien."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    class Meta:
        model = User
        fields = ("given_name", "family_name", "phone")

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if password := values.get("password"):
            names = {key: value for key, value in values.items() if key in self.Meta.fields}
            try:
                validate_password(password, User(email=self.instance.email, **names))
            except forms.ValidationError as error:
                self.add_error("password", error)
        return values


class ProfileForm(forms.ModelForm):
    class Meta:
        model = User
        fields = ("given_name", "family_name", "phone")


class ApiTokenForm(forms.Form):
    label = forms.CharField(
        label=_("À quoi sert cette clé"),
        max_length=80,
        help_text=_("Par exemple le nom du logiciel qui s’en servira."),
    )
    scope = forms.ChoiceField(label=_("Ce qu’elle permet"), choices=ApiToken.Scope.choices)
    days = forms.TypedChoiceField(
        label=_("Durée"),
        coerce=int,
        choices=((90, _("3 mois")), (365, _("1 an")), (730, _("2 ans"))),
        initial=365,
    )

    def values(self) -> dict[str, Any]:
        chosen = self.cleaned_data
        scopes = ["read"] if chosen["scope"] == ApiToken.Scope.READ else ["read", "write"]
        expires_at = clock.now() + timedelta(days=chosen["days"])
        return {"label": chosen["label"], "scopes": scopes, "expires_at": expires_at}

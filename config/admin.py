"""The technical administration: who has an account, where, since when. It reads; it changes nothing.

Behind the same door as the rest (second factor included), for platform administrators only. Models
about people accompanied are never registered here: a test fails on one.
"""

from typing import Any

from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import (
    ApiToken,
    ConsortiumMember,
    Invitation,
    Membership,
    Organisation,
    Project,
    User,
)
from filrouge.accounts.policies import is_platform_administrator

SHOWN: dict[type[Model], tuple[str, ...]] = {
    User: ("email", "given_name", "family_name", "is_active", "last_login", "created_at"),
    Organisation: ("name", "kind", "siret", "commune_code", "created_at"),
    Project: ("name", "call", "lead", "starts_on", "ends_on"),
    ConsortiumMember: ("project", "organisation", "since", "until"),
    Membership: ("user", "organisation", "role", "project", "since", "until"),
    Invitation: ("email", "organisation", "role", "invited_by", "sent_at", "accepted_at", "revoked_at"),
    ApiToken: ("label", "organisation", "created_by", "created_at", "expires_at", "ended_at", "last_used_on"),
}


class ReadOnly(admin.ModelAdmin):
    actions = None
    list_display_links = None

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        # The list says everything: the page of one row would show columns left out on purpose (digests).
        return obj is None

    def has_module_permission(self, request: HttpRequest) -> bool:
        return True


class TechnicalSite(admin.AdminSite):
    site_header = _("Fil rouge, administration technique")
    site_title = _("Administration technique")
    index_title = _("Comptes et organisations")

    def __init__(self, name: str = "admin") -> None:
        super().__init__(name)
        for model, columns in SHOWN.items():
            relations = [f.name for f in model._meta.fields if f.is_relation and f.name in columns]
            options = {"list_display": columns, "list_select_related": relations}
            self.register(model, type(f"{model.__name__}Admin", (ReadOnly,), options))

    def has_permission(self, request: HttpRequest) -> bool:
        return request.user.is_authenticated and is_platform_administrator(request.user)

    def password_change(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """Where everybody changes theirs, the second factor asked again."""
        return redirect("account_change_password")

    def password_change_done(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        return redirect("account_change_password")

    @method_decorator(login_not_required)
    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Django's own form would be a second door, without a second factor."""
        if request.user.is_authenticated:
            raise Http404
        return redirect_to_login(request.GET.get("next", request.path), reverse("account_login"))

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from .second_factor import has_second_factor, is_proven

# What someone may open before their second factor: enrolling it, proving it, leaving, an invitation.
OPEN = frozenset(
    {
        "account_login",
        "account_logout",
        "account_reauthenticate",
        "accounts:invitations-show",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_index",
        "mfa_reauthenticate",
        "mfa_reauthenticate_webauthn",
        "proconnect_callback",
        "proconnect_login",
    }
)
# Of these, those that enrol: a session that has not given the second factor it has must not add one of its own.
ENROLMENT = frozenset({"mfa_activate_totp", "mfa_add_webauthn"})


class SecondFactorRequired:
    """Send whoever is signed in without a second factor to enrol one; and to give it, if this session
    was opened before it existed.

    In `process_view`, which runs once the address is resolved and before `RequestTransaction`: the
    view, when it runs, knows a person twice identified.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], args: tuple, kwargs: dict
    ) -> HttpResponseBase | None:
        address = request.resolver_match
        name = address.view_name if address else ""
        if not request.user.is_authenticated or (name in OPEN and name not in ENROLMENT):
            return None
        # A page that asks nobody's name (health, an outside link) asks no second factor either.
        if not getattr(view, "login_required", True) or is_proven(request):
            return None
        if not has_second_factor(request.user):
            return None if name in ENROLMENT else redirect("mfa_index")
        return redirect(f"{reverse('mfa_reauthenticate')}?{urlencode({'next': request.get_full_path()})}")

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from filrouge.accounts.actions.invitations import (
    Closed,
    accept_invitation,
    accept_with_new_account,
    find_invitation,
    invite,
    resend_invitation,
    revoke_invitation,
)
from filrouge.accounts.forms.team import InvitationForm, NewAccountForm
from filrouge.accounts.mails import NotSent
from filrouge.accounts.models import Invitation, User
from filrouge.accounts.requests import Request
from filrouge.shared.pages import no_page
from filrouge.shared.screens import carried_out

from .run import organisation_managed_by


def new(request: Request, organisation_id: int) -> HttpResponse:
    organisation = organisation_managed_by(request.user, organisation_id)
    form = InvitationForm(request.POST or None, giver=request.user, organisation=organisation)
    if request.method == "POST" and form.is_valid():
        by, values = request.user, form.cleaned_data
        sent = carried_out(form, lambda: invite(by=by, organisation=organisation, **values))
        if sent:
            messages.success(request, _("L’invitation est partie à %(email)s.") % {"email": sent.email})
            return redirect("accounts:organisations-show", organisation.pk)
    context = {"form": form, "organisation": organisation}
    return render(request, "accounts/invitations/new.html", context)


@no_page("a button of the team page")
@require_POST
def resend(request: Request, organisation_id: int, invitation_id: int) -> HttpResponse:
    organisation = organisation_managed_by(request.user, organisation_id)
    invitation = get_object_or_404(Invitation, pk=invitation_id, organisation=organisation)
    try:
        resend_invitation(by=request.user, invitation=invitation)
    except Closed:
        messages.warning(request, _("Cette invitation n’attend plus de réponse."))
    except NotSent:
        messages.error(request, _("Le message n’a pas pu partir ; le lien déjà envoyé reste valable."))
    else:
        messages.success(request, _("Un nouveau lien est parti à %(email)s.") % {"email": invitation.email})
    return redirect("accounts:organisations-show", organisation.pk)


@no_page("a button of the team page")
@require_POST
def revoke(request: Request, organisation_id: int, invitation_id: int) -> HttpResponse:
    organisation = organisation_managed_by(request.user, organisation_id)
    invitation = get_object_or_404(Invitation, pk=invitation_id, organisation=organisation)
    try:
        revoke_invitation(by=request.user, invitation=invitation)
    except Closed:
        messages.warning(request, _("Cette invitation n’attend plus de réponse."))
    else:
        messages.success(request, _("L’invitation est retirée : son lien ne marche plus."))
    return redirect("accounts:organisations-show", organisation.pk)


# Whoever holds the link: most have no account yet. Opening never acts (mail scanners follow links).
@login_not_required
@never_cache
@sensitive_post_parameters("password")
def show(request: Request, token: str) -> HttpResponse:
    invitation = find_invitation(token)
    if invitation is None:
        return render(request, "accounts/invitations/closed.html", status=410)
    account = User.objects.filter(email=invitation.email).first()
    if account is None:
        return _new_account(request, invitation)
    if request.method == "POST":
        return _accept(request, invitation, account)
    context = {"invitation": invitation, "form": None}
    return render(request, "accounts/invitations/show.html", context)


def _accept(request: Request, invitation: Invitation, account: User) -> HttpResponse:
    """The link proves the address: no need to be signed in to accept, one is to use the role."""
    try:
        accept_invitation(by=account, invitation=invitation)
    except Closed:
        return render(request, "accounts/invitations/closed.html", status=410)
    messages.success(request, _("C’est fait : vous rejoignez %(name)s.") % {"name": invitation.organisation})
    return redirect("account_login" if request.user != account else "accounts:profile-show")


def _new_account(request: Request, invitation: Invitation) -> HttpResponse:
    form = NewAccountForm(request.POST or None, instance=User(email=invitation.email))
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        try:
            user = carried_out(form, lambda: accept_with_new_account(invitation=invitation, **values))
        except Closed:
            return render(request, "accounts/invitations/closed.html", status=410)
        if user:
            return _sign_in(request, user)
    return render(request, "accounts/invitations/show.html", {"invitation": invitation, "form": form})


def _sign_in(request: Request, user: User) -> HttpResponse:
    """A first sign-in by the password just chosen; the next page asks for a second factor."""
    logout(request)  # somebody else's session on a shared computer must not go on
    login = Login(user=user, email=user.email, redirect_url=reverse("accounts:profile-show"))
    return perform_password_login(request, {"email": user.email}, login)

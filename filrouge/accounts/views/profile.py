from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from filrouge.accounts.actions.profile import edit_profile
from filrouge.accounts.forms.team import ProfileForm
from filrouge.accounts.requests import Request
from filrouge.shared.screens import carried_out


def show(request: Request) -> HttpResponse:
    user = request.user
    factors = Authenticator.objects.filter(user=user).order_by("type")
    context = {
        "user": user,
        "roles": user.memberships.current().select_related("organisation", "project"),
        "factors": [factor for factor in factors if factor.type != Authenticator.Type.RECOVERY_CODES],
    }
    return render(request, "accounts/profile/show.html", context)


def edit(request: Request) -> HttpResponse:
    form = ProfileForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        by, values = request.user, form.cleaned_data
        if carried_out(form, lambda: edit_profile(by=by, **values)):
            messages.success(request, _("C’est enregistré."))
            return redirect("accounts:profile-show")
    return render(request, "accounts/profile/edit.html", {"form": form})

from django.shortcuts import resolve_url
from django.utils.http import url_has_allowed_host_and_scheme

from filrouge.privacy.requests import Request


def way_back(request: Request) -> str:
    """Where the screen was opened from (`retour`, an address of ours); else the list of alerts."""
    asked = request.POST.get("retour") or request.GET.get("retour") or ""
    if url_has_allowed_host_and_scheme(asked, allowed_hosts={request.get_host()}):
        return asked
    return resolve_url("vigilance:alerts-index")

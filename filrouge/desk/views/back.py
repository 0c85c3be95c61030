from urllib.parse import urlencode

from filrouge.privacy.requests import Request


def back_here(request: Request) -> str:
    """Added to the address of a screen one leaves for: it comes back here."""
    return "?" + urlencode({"retour": request.get_full_path()})

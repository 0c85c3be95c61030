from django.http import JsonResponse
from django.middleware.csrf import get_token
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from filrouge.privacy.requests import Request
from filrouge.shared import clock
from filrouge.shared.pages import no_page
from filrouge.sync.policies import can_register_device


@no_page("the application asks who is signed in, and with which token to write")
@never_cache
@require_safe
def show(request: Request) -> JsonResponse:
    """Signed out, the application sees the redirection to the sign-in screen."""
    return JsonResponse(
        {
            "at": clock.now().isoformat(),
            "token": get_token(request),
            "user": {"id": request.user.pk, "name": request.user.get_full_name()},
            "may_note": can_register_device(request.user),
        }
    )

from http import HTTPStatus

from django.core.exceptions import ValidationError
from django.http import HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_POST

from filrouge.privacy.journal import write_page
from filrouge.privacy.middleware import context_for, non_atomic
from filrouge.privacy.requests import Request
from filrouge.shared.pages import no_page
from filrouge.sync.envelopes import exchange_of
from filrouge.sync.exchanges import converse


@no_page("a telephone sends what it noted, and takes what it may read")
@non_atomic
@never_cache
@gzip_page
@require_POST
def send(request: Request) -> HttpResponse:
    """What is stored must outlive a fault in applying it: this view opens its own transactions."""
    try:
        exchange = exchange_of(request)
    except ValidationError as wrong:
        return JsonResponse({"why": " ".join(wrong.messages)}, status=HTTPStatus.BAD_REQUEST)
    request.context = context_for(request)
    answered = converse(request, exchange)
    if answered is None:
        why = _("Ce téléphone n’est pas relié à votre compte.")
        return JsonResponse({"why": why}, status=HTTPStatus.NOT_FOUND)
    write_page(request)
    return JsonResponse(answered)

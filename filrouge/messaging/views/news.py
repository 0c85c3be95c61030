from http import HTTPStatus

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from filrouge.messaging.incoming import NotNews, is_signed, parsed
from filrouge.messaging.models import ProviderNews
from filrouge.messaging.models.news import PROVIDER
from filrouge.messaging.sending import SIGNATURE
from filrouge.privacy.context import Context, become
from filrouge.privacy.requests import Request
from filrouge.shared.actors import Actor
from filrouge.shared.jobs import defer
from filrouge.shared.pages import no_page


@no_page("the SMS provider says what became of a message")
@csrf_exempt
@login_not_required
@require_POST
def receive(request: Request) -> HttpResponse:
    """The signature opens this door, and nothing else than writing here (see `incoming`)."""
    if not settings.SMS_WEBHOOK_SECRET:
        raise Http404
    if not is_signed(request.headers.get(SIGNATURE, ""), request.body):
        return HttpResponse(status=HTTPStatus.UNAUTHORIZED)
    try:
        news = parsed(request.body)
    except NotNews as refused:
        return HttpResponse(str(refused), status=HTTPStatus.BAD_REQUEST, content_type="text/plain")
    become(Context(actor=Actor.link(PROVIDER), link=PROVIDER))
    ProviderNews.objects.bulk_create([news], ignore_conflicts=True)  # told twice, kept once
    defer("messaging.read_news", news_id=news.pk)
    return HttpResponse(status=HTTPStatus.ACCEPTED)

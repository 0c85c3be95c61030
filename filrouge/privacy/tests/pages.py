"""Views that only the tests of the middleware know, each showing one thing that can go wrong."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseForbidden, StreamingHttpResponse
from django.template import Context
from django.template.engine import Engine
from django.template.response import TemplateResponse
from django.urls import include, path

from filrouge.people.models import Person
from filrouge.privacy.journal import journal
from filrouge.privacy.middleware import writing_on_get
from filrouge.shared.rights import Missed

NAME = "Nour"


def names(request: HttpRequest) -> HttpResponse:
    return HttpResponse(",".join(Person.objects.order_by("given_name").values_list("given_name", flat=True)))


def lazy(request: HttpRequest) -> HttpResponse:
    """Rows are read while rendering, after the view has returned."""
    response = TemplateResponse(request, "unused", {"people": Person.objects.order_by("given_name")})
    template = Engine.get_default().from_string("{% for p in people %}{{ p.given_name }} {% endfor %}")
    response.resolve_template = lambda _: _Rendered(template)  # type: ignore[method-assign]
    return response


class _Rendered:
    def __init__(self, template: object) -> None:
        self.template = template

    def render(self, context: dict, request: HttpRequest) -> str:
        return self.template.render(Context(context))


def rename(request: HttpRequest) -> HttpResponse:
    changed = Person.objects.filter(given_name=NAME).update(commune_code="75056")
    return HttpResponse(str(changed))


@writing_on_get
def rename_on_get(request: HttpRequest) -> HttpResponse:
    return rename(request)


def failing(error: Exception | None = None, answer: HttpResponse | None = None) -> Callable:
    def view(request: HttpRequest) -> HttpResponse:
        rename(request)
        if error:
            raise error
        return answer or HttpResponseForbidden("no")

    return view


def nothing(request: HttpRequest) -> None:
    rename(request)


def streamed(request: HttpRequest) -> StreamingHttpResponse:
    rename(request)
    return StreamingHttpResponse(iter(["a"]))


def record(request: HttpRequest) -> HttpResponse:
    person = Person.objects.get(given_name=NAME)
    journal(request, person.pk, "record")
    return HttpResponse(person.full_name)


def remembered(request: HttpRequest) -> HttpResponse:
    request.session["seen"] = True
    messages.info(request, "seen")
    return HttpResponse("ok")


urlpatterns = [
    path("", include("config.urls")),
    path("names/", names),
    path("lazy/", lazy),
    path("rename/", rename),
    path("rename-on-get/", rename_on_get),
    path("500/", failing(ValueError("broken"))),
    path("missed/", failing(Missed("0 rows changed, 1 expected"))),
    path("403/", failing(PermissionDenied())),
    path("404/", failing(Http404())),
    path("said-403/", failing()),
    path("nothing/", nothing),
    path("streamed/", streamed),
    path("record/", record),
    path("remembered/", remembered),
]

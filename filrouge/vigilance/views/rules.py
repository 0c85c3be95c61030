from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from filrouge.vigilance.queries import rule_figures


def index(request: HttpRequest) -> HttpResponse:
    """Why alerts come in this order, what each rule watches, and which ones make noise."""
    return render(request, "vigilance/rules/index.html", {"figures": rule_figures()})

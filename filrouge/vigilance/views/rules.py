from django.http import HttpResponse
from django.shortcuts import render

from filrouge.privacy.requests import Request
from filrouge.vigilance.queries import rule_figures


def index(request: Request) -> HttpResponse:
    """Why alerts come in this order, what each rule watches, and which ones make noise."""
    return render(request, "vigilance/rules/index.html", {"figures": rule_figures()})

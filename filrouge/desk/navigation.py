"""What every page of a professional shows around its content: where one can go, who one is."""

from typing import Any

from django.http import HttpRequest


def frame(request: HttpRequest) -> dict[str, Any]:
    return {}

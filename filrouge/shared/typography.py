"""French spaces: one that does not break stands inside quotation marks, before « ; : ? ! € % », inside a number and
between a number and its hour, whoever wrote the words. Without it a browser puts « ? » alone on the next line.

Written once, on the way out: no screen, form or person has to type a character that cannot be seen.
"""

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

NO_BREAK = "\u00a0"
# A space of a text: the next angle bracket opens a tag. Not of what somebody types or copies, nor of a script.
_OF_A_TEXT = r"(?=[^<>]*<(?!/(?:textarea|script|style|pre|code)\b))"
# It begins by the space itself, which is looked for at the speed of a search in a text.
_BREAKING = re.compile(
    rf" (?:(?=[»:;?!€%]\W)|(?<=« )|(?<=\d )(?=\d\d\d?\b|h\b)|(?<=\d h )(?=\d\d\b)){_OF_A_TEXT}"
)


def typeset(page: str) -> str:
    """The same page, whose lines break where French lets them."""
    return _BREAKING.sub(NO_BREAK, page)


class Typesetting:
    """Of every page and piece of page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        answer = self.get_response(request)
        if answer.headers.get("Content-Type", "").startswith("text/html") and not answer.streaming:
            answer.content = typeset(answer.content.decode()).encode()  # type: ignore[attr-defined]
        return answer

from collections.abc import Callable
from typing import Any, TypeVar

View = TypeVar("View", bound=Callable[..., Any])


def no_page(reason: str) -> Callable[[View], View]:
    """Mark a view that shows no page of its own (a download, a press that only redirects), and say why.

    The test that finds every screen by its url name asks no template of it.
    """
    if not reason:
        raise ValueError("say why this view has no page")

    def mark(view: View) -> View:
        view.no_page = reason  # type: ignore[attr-defined]
        return view

    return mark

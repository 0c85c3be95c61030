"""What the first page would otherwise wait for: addresses, translations and templates, read beforehand."""

from pathlib import Path

from django.conf import settings
from django.template.loader import get_template
from django.urls import get_resolver
from django.utils.translation import override


def warm() -> int:
    """Opens no connection: processes are made after it. Returns how many templates are ready."""
    get_resolver().reverse_dict  # noqa: B018 - read to be kept
    with override(settings.LANGUAGE_CODE):
        names = [name for folder in _folders() for name in _templates(folder)]
        for name in names:
            get_template(name)
    return len(names)


def _folders() -> list[Path]:
    return sorted(settings.BASE_DIR.glob("filrouge/*/templates"))


def _templates(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*.html"))

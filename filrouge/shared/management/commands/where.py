"""`manage.py where /parcours/…`: the view, the page and the test behind an address."""

import inspect
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import Resolver404, ResolverMatch, resolve

ROOT = Path(__file__).resolve().parents[4]


class Command(BaseCommand):
    help = "Dit où se trouvent la vue, la page et le test d’une adresse."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("url", help="une adresse du site, entière ou non : /parcours/…")

    def handle(self, *args: Any, **options: Any) -> None:
        path = "/" + urlsplit(options["url"]).path.lstrip("/")
        try:
            match = resolve(path)
        except Resolver404:
            try:
                match = resolve(f"{path}/")
            except Resolver404 as error:
                raise CommandError(f"Aucune page ne répond à {path}.") from error
        for label, value in self._places(match):
            self.stdout.write(f"{label:9} {value}")

    def _places(self, match: ResolverMatch) -> list[tuple[str, str]]:
        view = inspect.unwrap(getattr(match.func, "view_class", match.func))
        source, line = inspect.getsourcefile(view) or "", inspect.getsourcelines(view)[1]
        places = [("nom", match.view_name or ""), ("vue", f"{_shown(Path(source))}:{line} ({view.__name__})")]
        if not Path(source).is_relative_to(ROOT / "filrouge"):
            return places
        noun, _, verb = (match.url_name or "").partition("-")
        home = ROOT / "filrouge" / match.app_name
        reason = getattr(match.func, "no_page", "")
        page = (
            f"aucune ({reason})"
            if reason
            else _shown(home / "templates" / match.app_name / noun / f"{verb}.html")
        )
        return [*places, ("page", page), ("test", _shown(home / "tests" / f"test_{noun}.py"))]


def _shown(path: Path) -> str:
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else str(path)

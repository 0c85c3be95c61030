"""What a linter of imports cannot see, and must not point up either: keys, migrations, pages, addresses."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.db.migrations.loader import MigrationLoader

from filrouge.shared.domains import DOMAINS

from .project import domain_of_file, our_models, relative, routes, sources, templates, tree

TEMPLATE_USED = re.compile(r"""{%\s*(?:extends|include)\s+["']([^"']+)["']""")
ADDRESS_IN_TEMPLATE = re.compile(r"""{%\s*url\s+["']([^"']+)["']""")
ADDRESS = re.compile(rf"({'|'.join(DOMAINS)}):[a-z_]+-[a-z_]+")


def height(domain: str) -> int:
    return DOMAINS.index(domain) if domain in DOMAINS else 0


def up(origin: str, target: str) -> bool:
    return height(target) > height(origin)


def test_foreign_keys_point_down() -> None:
    wrong = [
        f"{model.__name__}.{field.name} → {target.__name__}"
        for model in our_models()
        for field in model._meta.get_fields()
        if (field.concrete and (target := field.related_model))
        if up(model._meta.app_label, target._meta.app_label)
    ]
    assert not wrong


def test_migrations_depend_on_lower_domains() -> None:
    labels = {config.label for config in apps.get_app_configs() if config.name.startswith("filrouge.")}
    wrong = [
        f"{app}.{name} → {dependency}"
        for (app, name), migration in MigrationLoader(None).disk_migrations.items()
        if app in labels
        for dependency in [*migration.dependencies, *migration.run_before]
        if dependency[0] in labels and up(app, dependency[0])
    ]
    assert not wrong


def test_pages_are_built_from_lower_ones() -> None:
    wrong = [
        f"{relative(path)} → {used}"
        for path in templates()
        for used in TEMPLATE_USED.findall(path.read_text())
        if up(domain_of_file(path), used.split("/")[0])
    ]
    assert not wrong


def addresses() -> Iterator[tuple[Path, str]]:
    for path in templates():
        for name in ADDRESS_IN_TEMPLATE.findall(path.read_text()):
            yield path, name
    for path in sources():
        for node in ast.walk(tree(path)):
            if (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and ADDRESS.fullmatch(node.value)
            ):
                yield path, node.value


def test_addresses_lead_down_and_exist() -> None:
    known = {route.full_name for route in routes()}
    wrong = [
        f"{relative(path)} → {name}"
        for path, name in addresses()
        if name not in known or (":" in name and up(domain_of_file(path), name.split(":")[0]))
    ]
    assert not wrong

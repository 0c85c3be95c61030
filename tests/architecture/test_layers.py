"""import-linter checks the imports (`make check-layers`); here, that its contracts are the architecture's."""

import tomllib
from typing import Any

from django.apps import apps

from filrouge.shared.domains import DOMAINS, Domain

from .project import ROOT

INSIDE = [
    "urls",
    "views|api",
    "forms",
    "tasks|reactions|offline",
    "actions",
    "policies",
    "queries",
    "models",
    "events",
]


def contract(identifier: str) -> dict[str, Any]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    return next(one for one in settings["contracts"] if one["id"] == identifier)


def bare(layer: str) -> str:
    return layer.replace("(", "").replace(")", "").replace(" ", "")


def test_the_order_of_domains_is_written_once() -> None:
    domains = contract("domains")
    assert domains["exhaustive"]
    listed = [name for layer in domains["layers"] for name in bare(layer).split("|")]
    assert sorted(listed) == sorted(DOMAINS)
    apart = [bare(layer) for layer in reversed(domains["layers"]) if "|" not in layer]
    assert apart == [name for name in DOMAINS if name in apart]


def test_inside_a_domain_the_order_is_that_of_the_architecture() -> None:
    assert [bare(layer) for layer in contract("inside")["layers"]] == INSIDE


def test_every_domain_listens() -> None:
    """Its reactions, jobs and declarations are loaded by its own AppConfig."""
    ours = [config for config in apps.get_app_configs() if config.name.startswith("filrouge.")]
    assert ours
    assert not [config.name for config in ours if not isinstance(config, Domain)]

"""The domains of Fil rouge, lowest first: each may import from those before it, never from those after."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig, apps

DOMAINS = (
    "shared",
    "accounts",
    "privacy",
    "sync",
    "reference",
    "directory",
    "people",
    "messaging",
    "vigilance",
    "pathways",
    "enrolment",
    "outreach",
    "partners",
    "commissions",
    "activities",
    "skills",
    "jobs",
    "outcomes",
    "steering",
    "desk",
    "portal",
    "field",
)
# What each domain may say to those below (CONTRIBUTING.md), and what it does when it hears something.
LISTENING = (
    "addresses",
    "reactions",
    "tasks",
    "rules",
    "personal_data",
    "departures",
    "offline",
    "phrases",
    "kept_facts",
    "beside",
    "enclosures",
)


class Domain(AppConfig):
    """An application that listens: what its modules below register is loaded with its models.

    Each `apps.py` imports this module, not the class: Django would see two configurations and take neither.
    """

    def ready(self) -> None:
        for module in LISTENING:
            if find_spec(f"{self.name}.{module}"):
                import_module(f"{self.name}.{module}")


def load_shipped() -> None:
    """What comes with the program and projects may rewrite: `shipped.load()` of each domain, as the owner."""
    for domain in DOMAINS:
        if apps.is_installed(f"filrouge.{domain}") and find_spec(f"filrouge.{domain}.shipped"):
            import_module(f"filrouge.{domain}.shipped").load()


def domain_of(module: str) -> str:
    """ "filrouge.pathways.actions.contacts" → "pathways". Raises ValueError outside the domains."""
    package, _, rest = module.partition(".")
    domain = rest.partition(".")[0]
    if package != "filrouge" or domain not in DOMAINS:
        raise ValueError(f"{module} is in none of the domains.")
    return domain

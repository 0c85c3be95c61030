"""The domains, lowest first: each imports only from those before it.

`desk`, `portal` and `field` stand side by side at the top and do not know each other.
"""

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
    "activities",
    "skills",
    "jobs",
    "outcomes",
    "steering",
    "desk",
    "portal",
    "field",
)


def domain_of(module: str) -> str:
    """ "filrouge.pathways.actions.contacts" → "pathways". Raises ValueError outside the domains."""
    package, _, rest = module.partition(".")
    domain = rest.partition(".")[0]
    if package != "filrouge" or domain not in DOMAINS:
        raise ValueError(f"{module} is in none of the domains.")
    return domain

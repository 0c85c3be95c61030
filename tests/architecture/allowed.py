"""Every exception to a house rule, in one place, with its reason. A line that no longer serves fails too."""

# Views that anyone may open without signing in: url name → why.
PUBLIC_VIEWS: dict[str, str] = {}

# Views that write on GET (one-time links, sign-in from elsewhere): url name → why.
WRITE_ON_GET: dict[str, str] = {}

# Views that open their own transactions: url name → why.
OWN_TRANSACTION: dict[str, str] = {}

# Libraries whose screens we mount, found by the root of the view's module.
LIBRARIES_WITH_VIEWS = frozenset({"allauth", "django", "ninja", "django_prometheus"})

# Batch jobs, which bypass row security: dotted name → why. The reason given in the code must be this one.
BATCH_JOBS: dict[str, str] = {}

# Modules, besides tests, that may take the batch role by hand: path under filrouge/ → why.
BATCH_BY_HAND: dict[str, str] = {
    "privacy/roles.py": "defines it",
    "privacy/management/commands/migrate.py": "migrates as the owner",
}

# Modules whose French text is data or goes to an administrator's terminal: path under filrouge/ → why.
FRENCH_WITHOUT_GETTEXT: dict[str, str] = {
    "shared/text.py": "letters and particles of names",
    "shared/ui/thread/labels.py": "widths of letters",
    "shared/generated.py": "spoken to a terminal",
    "shared/ui/dates.py": "rules of French dates",
    "pathways/lists": "the words teams write in their own lists",
}

# Migrations that drop something, once nobody holds data in it: (app, migration) → why.
DESTRUCTIVE_MIGRATIONS: dict[tuple[str, str], str] = {}

# Templates that print something without escaping it: path under filrouge/ → why.
SAFE_BY_HAND: dict[str, str] = {
    "shared/templates/ui/field_words.html": "help texts, written by us or by Django (rules of passwords)",
}

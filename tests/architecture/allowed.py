"""Every exception to a house rule, in one place, with its reason. A line that no longer serves fails too."""

# Views that anyone may open without signing in: url name → why.
PUBLIC_VIEWS: dict[str, str] = {
    "pathways:calendar-show": "a telephone's diary cannot sign in; the address is the secret",
}

# Views that write on GET (one-time links, sign-in from elsewhere): url name → why.
WRITE_ON_GET: dict[str, str] = {}

# Views that open their own transactions: url name → why.
OWN_TRANSACTION: dict[str, str] = {}

# Libraries whose screens we mount, found by the root of the view's module.
LIBRARIES_WITH_VIEWS = frozenset({"allauth", "django", "ninja", "django_prometheus"})

# Batch jobs, which bypass row security: dotted name → why. The reason given in the code must be this one.
BATCH_JOBS: dict[str, str] = {
    "filrouge.pathways.tasks.refresh_passed_appointments": (
        "the next appointment of every path follows the clock"
    ),
    "filrouge.pathways.tasks.check_kept_facts": (
        "the facts kept for lists are compared with the truth, for everyone"
    ),
    "filrouge.privacy.tasks.seal_journal": "the journal of readings is sealed whoever read, every minute",
    "filrouge.privacy.tasks.count_erasure": (
        "an officer, who sees no row, must know what an erasure would touch"
    ),
    "filrouge.privacy.tasks.erase_person": (
        "an erasure decided by the officer touches every table, history included"
    ),
    "filrouge.privacy.tasks.run_retention": (
        "what nobody has lived with for two years is found among everyone"
    ),
    "filrouge.privacy.tasks.verify_journal": "the whole chain of seals is read again every night",
    "filrouge.vigilance.tasks.refresh_everyone": "alerts are computed over everyone, each night",
    "filrouge.vigilance.tasks.refresh_person": (
        "alerts of a person follow at once what was just noted, whoever noted it"
    ),
    "filrouge.vigilance.tasks.refresh_teams": "alerts about a team count its whole caseload",
}

# Modules, besides tests, that may take the batch role by hand: path under filrouge/ → why.
BATCH_BY_HAND: dict[str, str] = {
    "privacy/roles.py": "defines it",
    "privacy/management/commands/migrate.py": "migrates as the owner",
    "privacy/management/commands/verify_journal.py": "reads the whole chain, from a terminal",
    "privacy/rotation.py": "moves every encrypted value to the current key, from a terminal",
}

# Modules whose French text is data or goes to an administrator's terminal: path under filrouge/ → why.
FRENCH_WITHOUT_GETTEXT: dict[str, str] = {
    "shared/text.py": "letters and particles of names",
    "shared/ui/thread/labels.py": "widths of letters",
    "privacy/checks.py": "spoken to a terminal",
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

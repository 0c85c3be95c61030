"""Which targets the figures miss. What was not measured is said too: it is never taken for held.

The targets are those of the founding issue, section 6; later cases are judged like any other screen.
"""

from collections.abc import Iterator, Sequence
from statistics import harmonic_mean
from typing import Any

Figure = dict[str, Any]

SMALL, LARGE = 1500, 68_000  # people: the targets are those of the large base, compared with the small one
LONG = "record, five years"
P95_MS = {
    "day": 60,
    "caseload": 60,
    "record": 60,
    "search": 60,
    "contact": 60,
    "coordination": 100,
    LONG: 80,
}
P95_OF_OTHERS_MS = 60
MOST_QUERIES, BELOW_MB, PAGES_A_SECOND = 12, 180, 60
QUERIES = {LONG: 15}
TIMES = 2
# Rows or buffers under which a growth is none: PostgreSQL reads so many from memory in less than a
# millisecond, and an index one level higher is enough to go from 20 to 50.
TOO_FEW_TO_GROW = 500
READ = {"rows": "lignes lues", "buffers": "pages lues"}
IMPORT = {"seconds": 60, "rss_mb": 300}
NIGHT = {"seconds": 20, "rss_mb": 500}
REMINDERS = {"seconds": 30, "rss_mb": 300}
DIRECTORY = {"seconds": 60, "rss_mb": 500}
BATCHES = {
    "import, dry run": IMPORT,
    "import, commit": IMPORT,
    "phone, 500 notes": {"seconds": 5, "kilobytes": 2000},
    "phones, 100 at once": {"requests": 100 * 32},  # an error, a deadlock or a note twice stops it
    "funnel, opened": {"seconds": 0.3},
    "directory, services": DIRECTORY,
    "directory, same again": DIRECTORY,
    "directory, search": {"seconds": 0.15},
    "vocabulary, load": DIRECTORY,
    "vocabulary, same again": DIRECTORY,
    "vocabulary, search": {"seconds": 0.1},
    "needs, counted": {"seconds": 60},
    "sheets, made": {"seconds": 120},
    "vigilance, first night": NIGHT,
    "vigilance, another night": NIGHT,
    # 60 seconds for both together.
    "reminders, prepare": REMINDERS,
    "reminders, hand over": REMINDERS,
}
UNITS = {"seconds": "s", "rss_mb": "Mo", "kilobytes": "ko", "requests": "échanges"}

RULES = f"""\
## Ce qui est visé

- À {LARGE} personnes, p95 d’un écran : {P95_OF_OTHERS_MS} ms au plus ; {P95_MS["coordination"]} ms pour la \
coordination, {P95_MS[LONG]} ms et {QUERIES[LONG]} requêtes pour un dossier de cinq ans.
- À toutes les tailles : {MOST_QUERIES} requêtes au plus par écran, un processus sous {BELOW_MB} Mo.
- À {LARGE} personnes : {PAGES_A_SECOND} pages par seconde, à huit clients et deux processus, chaque ligne du tableau \
demandée aussi souvent que les autres (moyenne harmonique).
- De {SMALL} à {LARGE} personnes, pas plus de {TIMES} fois les lignes et les pages de la base lues pour le même écran \
et la même personne. Jusqu’à {TOO_FEW_TO_GROW}, ce n’est pas compté comme une croissance : moins d’une milliseconde. \
Un écran qui écrit, dont les lectures ne sont pas toutes comptées, est jugé sur sa médiane.
- Import de 10 000 lignes dans une base de 15 000 personnes : essai et import sous 60 s chacun et sous 300 Mo.
- Un téléphone qui revient avec 500 notes, par un réseau de 1 Mbit/s et 400 ms : sous 5 s et sous 2 Mo, dont le temps \
du serveur est mesuré et celui du réseau calculé.
- Cent téléphones à la fois : aucune erreur, chaque note écrite une fois.
- L’entonnoir par canal, pour 100 000 rencontres : sous 300 ms (p95).
- L’annuaire : 100 000 services importés en moins de 60 s et de 500 Mo, puis cherchés sous 150 ms (p95).
- Besoins et offre de {LARGE} personnes : l’écran comme les autres, les comptes de la nuit sous 60 s.
- 1 000 fiches navettes, chacune avec son PDF, faites par un seul processus : sous 120 s.
- Toutes les règles de vigilance, pour {LARGE} personnes : moins de 20 s et de 500 Mo.
- 10 000 rappels de rendez-vous préparés puis remis au prestataire : sous 30 s chacun et sous 300 Mo."""


def verdicts(latest: Sequence[Figure]) -> list[str]:
    """Markdown: what misses its target, then what nobody can judge yet."""
    screens = [one for one in latest if "seconds" not in one]
    batches = [one for one in latest if "seconds" in one]
    missed = [*_of_screens(screens), *_too_slow(screens), *_grown(screens), *_of_batches(batches)]
    unknown = [*_screens_without_figures(screens), *_batches_without_figures(batches)]
    lines = [f"- {sentence}" for sentence in (*missed, *unknown)]
    return lines or ["Toutes les cibles sont tenues."]


# --- screens ---------------------------------------------------------------------------------------


def _of_screens(screens: Sequence[Figure]) -> Iterator[str]:
    for one in screens:
        target = P95_MS.get(one["case"], P95_OF_OTHERS_MS)
        if one["people"] == LARGE and one["p95_ms"] > target:
            yield f"{_name(one)} : p95 de {one['p95_ms']} ms pour {target} visées."
        most = QUERIES.get(one["case"], MOST_QUERIES)
        if one["queries"] > most:
            yield f"{_name(one)} : {one['queries']} requêtes pour {most} visées."
        if one["rss_mb"] >= BELOW_MB:
            yield f"{_name(one)} : {one['rss_mb']} Mo pour moins de {BELOW_MB} visés."


def _too_slow(screens: Sequence[Figure]) -> Iterator[str]:
    paces = [one["pages_per_second"] for one in screens if one["people"] == LARGE]
    if paces and (together := harmonic_mean(paces)) < PAGES_A_SECOND:
        yield f"{together:.1f} pages par seconde à {LARGE} personnes, pour {PAGES_A_SECOND} visées."


def _grown(screens: Sequence[Figure]) -> Iterator[str]:
    small = {_screen(one): one for one in screens if one["people"] == SMALL}
    for one in screens:
        if one["people"] == LARGE and (first := small.get(_screen(one))):
            for key, unit, most in _allowed(first):
                if one[key] > most:
                    yield f"{_name(one)} : {one[key]} {unit}, contre {first[key]} à {SMALL} personnes."


def _allowed(first: Figure) -> Iterator[tuple[str, str, float]]:
    """What is compared, and the most it may be, from the figures of the small base."""
    if first.get("rows") is None:
        yield "median_ms", "ms de médiane", TIMES * first["median_ms"]
        return
    for key, unit in READ.items():
        yield key, unit, max(TIMES * first[key], TOO_FEW_TO_GROW)


def _screens_without_figures(screens: Sequence[Figure]) -> Iterator[str]:
    measured = {(one["case"], one["people"]) for one in screens}
    for case in P95_MS:
        sizes = [str(people) for people in (SMALL, LARGE) if (case, people) not in measured]
        if sizes:
            yield f"{case} : pas encore mesuré à {' ni à '.join(sizes)} personnes."


def _screen(one: Figure) -> tuple[str, str]:
    return one["case"], one["viewer"]


def _name(one: Figure) -> str:
    return f"{one['case']}, {one['people']} personnes, {one['viewer']}"


# --- batch work --------------------------------------------------------------------------------------


def _of_batches(batches: Sequence[Figure]) -> Iterator[str]:
    for one in batches:
        limits = BATCHES.get(one["case"], {})
        if any(one[name] >= most for name, most in limits.items()):
            reached = " et ".join(f"{one[name]} {UNITS[name]}" for name in limits)
            wanted = " et ".join(f"{most} {UNITS[name]}" for name, most in limits.items())
            yield f"{one['case']}, {one['people']} personnes : {reached}, pour moins de {wanted} visés."


def _batches_without_figures(batches: Sequence[Figure]) -> Iterator[str]:
    measured = {one["case"] for one in batches}
    for case in BATCHES:
        if case not in measured:
            yield f"{case} : pas encore mesuré."

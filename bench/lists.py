"""A long list as teams keep them, and the two steps of its import to be timed.

`python -m bench.lists [PEOPLE] [LINES]`, with the addresses of a migrated database in the environment, lays
a team and its PEOPLE there and prints what bringing in LINES more costs.
"""

import io
import json
import random
import resource
import subprocess
import sys
import time
from datetime import date, timedelta
from uuid import UUID

import xlsxwriter

from filrouge.shared.phones import normalise_phone

PEOPLE, LINES, SEED = 15_000, 10_000, 20_261_123
KILOBYTES = 1000

GIVEN = [
    "Mohamed",
    "Mohammed",
    "Mamadou",
    "Ibrahim",
    "Abdoulaye",
    "Ousmane",
    "Yonas",
    "Tesfay",
    "Filmon",
    "Abel",
    "Selam",
    "Hana",
    "Zahra",
    "Rahmatullah",
    "Emal",
    "Ahmad",
    "Farid",
    "Nour",
    "Rim",
    "Hodan",
    "Amina",
    "Aïcha",
    "Khaled",
    "Omar",
    "Yusuf",
    "Svitlana",
    "Oksana",
    "Oleksandr",
    "Dmytro",
    "Goharik",
    "Artur",
    "Mariam",
    "Fatou",
    "Aminata",
    "Moussa",
    "Sekou",
    "Jean-Pierre",
    "Grâce",
    "Divine",
    "Merveille",
    "Samuel",
    "Esther",
    "Ruth",
    "Daniel",
    "Sayed",
    "Mustafa",
    "Nasrin",
    "Parwana",
    "Shukria",
    "Laila",
    "Hassan",
    "Hussein",
    "Fatima",
    "Khadija",
    "Leila",
    "Samir",
    "Karim",
    "Bilal",
    "Idriss",
]
FAMILY = [
    "Diallo",
    "Traoré",
    "Al Hassan",
    "Al Khatib",
    "Haile",
    "Tesfaye",
    "Gebremariam",
    "Ahmadi",
    "Safi",
    "Rahimi",
    "Noori",
    "Kovalenko",
    "Shevchenko",
    "Hakobyan",
    "Petrosyan",
    "Ouédraogo",
    "Ndayishimiye",
    "El-Khoury",
    "Ben Saïd",
    "Moussa",
    "Abdi",
    "Warsame",
    "Mohamud",
    "Osman",
    "de Souza",
    "Mbeki",
    "Kabongo",
    "Tshibangu",
    "Camara",
    "Sow",
    "Bah",
    "Barry",
    "Keïta",
    "Koné",
    "Coulibaly",
    "Sidibé",
    "Sylla",
    "Touré",
    "Condé",
    "Fofana",
]
SYLLABLES = [
    "ba",
    "da",
    "fa",
    "ga",
    "ha",
    "ka",
    "la",
    "ma",
    "na",
    "ra",
    "sa",
    "ta",
    "wa",
    "za",
    "bi",
    "di",
    "ki",
    "li",
    "mi",
    "ni",
    "ri",
    "si",
    "ti",
    "bo",
    "do",
    "ko",
    "lo",
    "mo",
    "no",
    "ro",
]
TOWNS = (
    "Béziers (34)",
    "MONTPELLIER",
    "St Gaudens (31)",
    "Millau",
    "Nîmes (30)",
    "RODEZ",
    "ALBI",
    "Sète",
    "",
)
STATUSES = ("BPI réfugié", "PS", "protection subsidiaire", "DA + 6 mois", "apatride", "récépissé", "", "?")
LEVELS = ("A0", "A1", "a1.1", "A2", "B1", "B1/B2", "analphabète", "débutant", "")
REFERENTS = ("A. Martin", "Amina M.", "Bruno PETIT", "en cours d'attribution", "", "Claire D.")
BARRIERS = ("logement", "mobilité (pas de permis) ; numérique", "garde d'enfants", "santé ++", "", "")
REMARKS = (
    "NE PAS APPELER LE MATIN",
    "RDV manqué 2x",
    "à rappeler",
    "suivi psy",
    "",
    "",
    "",
    "stage cuisine OK",
)
HEADINGS = [
    "Civilité",
    "NOM",
    "Prénom",
    "Né(e) le",
    "Tél. portable",
    "E-mail",
    "Commune",
    "CP",
    "Nationalité",
    "Statut",
    "Niveau FR",
    "Référent",
    "Date d'entrée",
    "Dernier contact",
    "Freins repérés",
    "Observations",
]


def long_list(lines: int = LINES, seed: int = SEED) -> bytes:
    """XLSX with title lines, dates and telephones in every form, near-duplicates and impossible dates."""
    chance = random.Random(seed)
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"constant_memory": True}) as book:
        sheet, day = book.add_worksheet("Suivi"), book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write(0, 0, "Suivi IPR, tous sites (fictif)")
        sheet.write_row(2, 0, HEADINGS)
        former: list[object] = []
        for number in range(lines):
            cells = _nearly(chance, former) if former and chance.random() < 0.01 else _line(chance, number)
            former = cells if chance.random() < 0.02 else former
            for column, cell in enumerate(cells):
                if isinstance(cell, date):
                    sheet.write_datetime(3 + number, column, cell, day)
                else:
                    sheet.write(3 + number, column, cell)
    return buffer.getvalue()


def dry_run(list_id: UUID, user_id: int) -> None:
    from filrouge.pathways.tasks import check_list  # noqa: PLC0415

    check_list(str(list_id), user_id)


def commit(list_id: UUID, user_id: int) -> None:
    from filrouge.pathways.tasks import commit_list  # noqa: PLC0415

    commit_list(str(list_id), user_id)


def undo(list_id: UUID, user_id: int) -> None:
    from filrouge.pathways.tasks import undo_list  # noqa: PLC0415

    undo_list(str(list_id), user_id)


def _line(chance: random.Random, number: int) -> list[object]:
    given, family = chance.choice(GIVEN), f"{chance.choice(FAMILY)} {_invented(chance)}"
    entered = date(2025, 1, 6) + timedelta(days=chance.randrange(600))
    return [
        chance.choice(("M.", "Mme", "F", "H", "Mr")),
        chance.choice((family.upper(), family, f" {family} ")),
        chance.choice((given, given.upper(), given.lower())),
        _birth(chance),
        _phone(chance),
        f"{given.lower()}.{number}@exemple.fr" if given.isascii() and chance.random() < 0.3 else "",
        chance.choice(TOWNS),
        chance.choice((34500, 30000, "", "81000")),
        chance.choice(("Soudan", "Érythrée", "afghane", "Syrie", "")),
        chance.choice(STATUSES),
        chance.choice(LEVELS),
        chance.choice(REFERENTS),
        chance.choice((entered, entered.strftime("%d/%m/%Y"), "sept. 2025", "")),
        chance.choice((entered + timedelta(days=chance.randrange(60)), "")),
        chance.choice(BARRIERS),
        chance.choice(REMARKS),
    ]


def _invented(chance: random.Random) -> str:
    """Most people of a real list do not bear the same name: one more word tells them apart."""
    return "".join(chance.choice(SYLLABLES) for _ in range(chance.choice((2, 3)))).capitalize()


def _birth(chance: random.Random) -> object:
    born = date(1994, 1, 1) + timedelta(days=chance.randrange(12 * 365))
    forms: tuple[object, ...] = (
        born,
        born.strftime("%d/%m/%Y"),
        born.strftime("%d.%m.%y"),
        born.isoformat(),
        str(born.year),
        f"01/01/{born.year}",
        "",
        "30/02/2001" if chance.random() < 0.05 else born,
    )
    return chance.choice(forms)


def _phone(chance: random.Random) -> object:
    digits = f"6{chance.randrange(10**8):08d}"
    pairs = " ".join(("0" + digits)[place : place + 2] for place in range(0, 10, 2))
    forms = (
        pairs,
        pairs.replace(" ", "."),
        f"+33{digits}",
        int(digits),
        f"{pairs} (jamais le matin)",
        "",
        "pas de tel",
    )
    return chance.choice(forms)


def _number(chance: random.Random) -> str:
    """One that the numbering plan gives out."""
    while True:
        number = normalise_phone(f"+336{chance.randrange(10**8):08d}")
        if number:
            return number


def _nearly(chance: random.Random, former: list[object]) -> list[object]:
    """The same person, noted once more by someone else."""
    again = list(former)
    again[1], again[11] = str(again[1]).upper(), chance.choice(REFERENTS)
    again[15] = "doublon ?"
    return again


# --- a database of its own, for a figure on this machine -------------------------------------------


def main(people: int, lines: int) -> None:
    import django  # noqa: PLC0415

    django.setup()
    user_id, list_id = _lay(people, lines)
    for step in ("dry_run", "commit", "undo"):
        print(_in_a_process_of_its_own(step, list_id, user_id), flush=True)


def _lay(people: int, lines: int) -> tuple[int, UUID]:
    from filrouge.accounts.models import User  # noqa: PLC0415
    from filrouge.pathways.actions.lists import Charge, choose_columns, receive_list  # noqa: PLC0415
    from filrouge.people.actions.channels import NewChannel  # noqa: PLC0415
    from filrouge.people.actions.persons import (
        NewPerson,
        open_people_in_bulk,
    )
    from filrouge.people.models import Person  # noqa: PLC0415
    from filrouge.privacy.context import acting  # noqa: PLC0415
    from filrouge.privacy.roles import as_batch  # noqa: PLC0415
    from filrouge.shared.events import held_back  # noqa: PLC0415
    from tests.cast import lay_cast  # noqa: PLC0415

    with as_batch("bench"):
        amina = User.objects.filter(given_name="Amina").first() or lay_cast().amina
        present = Person.objects.count()
    membership = amina.memberships.select_related("organisation").get()
    project = _project()
    chance = random.Random(SEED + 1)
    for _ in range(present, people, 1000):
        new = [
            NewPerson(
                given_name=chance.choice(GIVEN),
                family_name=f"{chance.choice(FAMILY)} {_invented(chance)}",
                birth_date=date(1994, 1, 1) + timedelta(days=chance.randrange(12 * 365)),
                birth_precision="day",
                channels=[NewChannel(kind="phone", value=_number(chance))],
            )
            for _ in range(1000)
        ]
        with acting(amina), held_back():
            open_people_in_bulk(by=amina, organisation=membership.organisation, project=project, people=new)
    started = time.perf_counter()
    with acting(amina):
        batch = receive_list(
            by=amina,
            organisation=membership.organisation,
            project=project,
            filename="longue.xlsx",
            data=long_list(lines),
        )
        choose_columns(by=amina, batch=batch, mapping={}, charge=Charge(rule="column"))
    print(f"receive: {time.perf_counter() - started:.1f} s", flush=True)
    return amina.pk, batch.pk


def _project():  # type: ignore[no-untyped-def]
    from filrouge.accounts.models import Project  # noqa: PLC0415

    return Project.objects.get(name="IPR Occitanie")


def _in_a_process_of_its_own(step: str, list_id: UUID, user_id: int) -> str:
    command = [sys.executable, "-m", "bench.lists", step, str(list_id), str(user_id)]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.strip()


def one_step(step: str, list_id: str, user_id: str) -> None:
    import django  # noqa: PLC0415

    django.setup()
    from filrouge.pathways.models import ListImport  # noqa: PLC0415
    from filrouge.privacy.roles import as_batch  # noqa: PLC0415

    idle = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KILOBYTES
    if step == "commit":
        _ask(UUID(list_id), int(user_id), "start_import")
    if step == "undo":
        _ask(UUID(list_id), int(user_id), "start_undo")
    started = time.perf_counter()
    {"dry_run": dry_run, "commit": commit, "undo": undo}[step](UUID(list_id), int(user_id))
    seconds = time.perf_counter() - started
    with as_batch("bench"):
        batch = ListImport.objects.get(pk=list_id)
        print(
            f"{step}: {seconds:.1f} s, {batch.state} {json.dumps(batch.counts)} {batch.message} {batch.blockers}",
            end=" ",
        )
    print(f"rss {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KILOBYTES:.0f} MB, {idle:.0f} before")


def _ask(list_id: UUID, user_id: int, name: str) -> None:
    from filrouge.accounts.models import User  # noqa: PLC0415
    from filrouge.pathways.actions import lists  # noqa: PLC0415
    from filrouge.pathways.models import ListImport  # noqa: PLC0415
    from filrouge.privacy.context import acting  # noqa: PLC0415

    by = User.objects.get(pk=user_id)
    with acting(by):
        getattr(lists, name)(by=by, batch=ListImport.objects.get(pk=list_id))


if __name__ == "__main__":
    if len(sys.argv) > 3:
        one_step(*sys.argv[1:4])
    else:
        numbers = [int(one) for one in sys.argv[1:]]
        main(*(numbers + [PEOPLE, LINES][len(numbers) :]))

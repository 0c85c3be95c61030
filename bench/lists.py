"""A long list as teams keep them: 10,000 lines for the measure of an import (see cases/lists.py)."""

import io
import random
from datetime import date, timedelta

import xlsxwriter

LINES, SEED = 10_000, 20_261_123

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


def _nearly(chance: random.Random, former: list[object]) -> list[object]:
    """The same person, noted once more by someone else."""
    again = list(former)
    again[1], again[11] = str(again[1]).upper(), chance.choice(REFERENTS)
    again[15] = "doublon ?"
    return again

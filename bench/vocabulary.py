"""A made-up ROME as large as the published one: 1,584 trades, 13,120 names, 18,317 skills."""

from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from random import Random

from filrouge.reference.trades import TRADES

OCCUPATIONS, NAMES, SKILLS, LINKS = 1584, 13_120, 18_317, 66
ADJECTIVES = (
    *("industriel", "mobile", "de nuit", "en atelier", "de chantier", "à domicile", "en magasin", "scolaire"),
    *(
        "agricole",
        "naval",
        "urbain",
        "rural",
        "spécialisé",
        "polyvalent",
        "d’équipe",
        "saisonnier",
        "de secteur",
    ),
)


def written(folder: Path) -> Path:
    dice = Random(4)
    codes = [f"Z{number:04}" for number in range(OCCUPATIONS)]
    nouns = [one.name.split(",")[0].replace('"', "") for one in TRADES]
    deeds = [task for one in TRADES for task in (*one.task_list, *one.skill_list)]
    _file(
        folder,
        "referentiel_code_rome",
        "code_rome,libelle_rome,emploi_reglemente",
        _trades(codes, nouns, dice),
    )
    names = ((str(n), _said(nouns, dice, n), dice.choice(codes)) for n in range(100_000, 100_000 + NAMES))
    _file(folder, "referentiel_appellation", "code_ogr,libelle_appellation_court,code_rome", names)
    skills = (
        (str(n), "Compétence", f"{dice.choice(deeds)} {dice.choice(ADJECTIVES)} {n}", "Savoir-faire")
        for n in range(200_000, 200_000 + SKILLS)
    )
    _file(folder, "referentiel_competence", "code_ogr,nature,libelle_competence,cat_comp", skills)
    links = (
        (code, str(item), "Principale" if item % 5 == 0 else "")
        for code in codes
        for item in dice.sample(range(200_000, 200_000 + SKILLS), LINKS)
    )
    _file(folder, "coherence_item", "code_rome,code_ogr,coeur_metier", links)
    moves = ((code, dice.choice(codes), str(rank)) for code in codes for rank in range(9))
    _file(folder, "rubrique_mobilite", "code_rome,code_rome_cible,numero_ordre", moves)
    return folder


def _trades(codes: list[str], nouns: list[str], dice: Random) -> Iterator[tuple[str, ...]]:
    for code, noun in zip(codes, islice(cycle(nouns), len(codes)), strict=True):
        yield code, f"{noun} {dice.choice(ADJECTIVES)} {code[1:]}", "N"


def _said(nouns: list[str], dice: Random, number: int) -> str:
    return f"{dice.choice(nouns)} {dice.choice(ADJECTIVES)} {dice.choice(ADJECTIVES)} {number % 97}"


def _file(folder: Path, kind: str, columns: str, rows: Iterator[tuple[str, ...]]) -> None:
    with (folder / f"unix_{kind}_v460_utf8.csv").open("w", encoding="utf-8") as out:
        out.write(",".join(f'"{name}"' for name in columns.split(",")) + "\n")
        for row in rows:
            out.write(",".join(f'"{cell}"' for cell in row) + "\n")

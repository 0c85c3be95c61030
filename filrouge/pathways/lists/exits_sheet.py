"""A sheet « Sortis » repeats people of the main sheet: each of its lines completes one of theirs."""

from collections import defaultdict
from collections.abc import Iterable

from django.utils.translation import gettext as _

from filrouge.shared.text import names_key
from filrouge.shared.words import quoted

from .person import ProposedPerson
from .problems import Finding, error, info, warning


def attach_exits(rows: Iterable[ProposedPerson], sheets_of_exits: set[str]) -> None:
    """Same name, one person: attached. Several: refused, for a wrong exit would close someone else's path."""
    people: dict[str, list[ProposedPerson]] = defaultdict(list)
    exits = []
    for person in rows:
        if person.address.sheet in sheets_of_exits:
            exits.append(person)
        else:
            people[_key(person)].append(person)
    for leaving in exits:
        found = people.get(_key(leaving), [])
        leaving.completes = found[0].address if len(found) == 1 else None
        leaving.problems.append(_finding(leaving, found).at(""))


def _key(person: ProposedPerson) -> str:
    return names_key(person.values.given_name, person.values.family_name)


def _finding(leaving: ProposedPerson, found: list[ProposedPerson]) -> Finding:
    name = quoted(f"{leaving.values.given_name} {leaving.values.family_name}")
    if not found:
        sentence = _(
            "{name} n’est dans aucune autre feuille : la personne serait créée sans date de naissance."
        )
        return warning("exit_alone", sentence.format(name=name))
    lines = ", ".join(str(person.address.number) for person in found)
    if len(found) == 1:
        sentence = _("Complète la ligne {lines} de la feuille {sheet} : date et motif de sortie.")
        return info("exit_attached", sentence.format(lines=lines, sheet=quoted(found[0].address.sheet)))
    sentence = _(
        "Plusieurs lignes portent le nom {name} (lignes {lines}) : rien ne sera fait. "
        "Ajoutez une colonne « Né(e) le » ou notez la sortie depuis la fiche de la personne."
    )
    return error("exit_ambiguous", sentence.format(name=name, lines=lines))

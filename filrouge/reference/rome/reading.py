"""What the files say, held in memory (some 100,000 lines); a line that does not hold is put aside with its reason."""

import json
import re
from dataclasses import dataclass, field
from hashlib import md5

from django.utils.translation import gettext as _

from filrouge.reference.models import OccupationSkill, Skill
from filrouge.reference.models.occupations import LONGEST

from . import files
from .files import Folder, Row

CODE = re.compile(r"^[A-Z]\d{4}$")
HOURS, STRAIN = "2", "1"  # kinds of working contexts; the others say where and with whom
YES = "O"
LONGEST_NAME = 200
Weight, Kind = OccupationSkill.Weight, Skill.Kind
WEIGHTS = {"Principale": Weight.HEART, "Émergente": Weight.EMERGING}


@dataclass
class ReadOccupation:
    name: str
    regulated: bool
    parent: str = ""
    domain: str = ""
    riasec: str = ""
    names: dict[str, str] = field(default_factory=dict)  # label → its code
    definition: list[str] = field(default_factory=list)
    access: list[str] = field(default_factory=list)
    hours: set[str] = field(default_factory=set)
    strain: set[str] = field(default_factory=set)
    settings: set[str] = field(default_factory=set)
    sectors: set[str] = field(default_factory=set)
    interests: set[str] = field(default_factory=set)
    themes: set[str] = field(default_factory=set)
    naf: set[str] = field(default_factory=set)
    transitions: list[str] = field(default_factory=list)
    asks: dict[str, str] = field(default_factory=dict)  # skill → weight
    moves: dict[str, int] = field(default_factory=dict)

    def digest(self) -> str:
        """Changes when anything its source says of it does."""
        said = {
            name: sorted(value) if isinstance(value, set) else value for name, value in vars(self).items()
        }
        return md5(json.dumps(said, sort_keys=True).encode(), usedforsecurity=False).hexdigest()


@dataclass
class ReadSkill:
    label: str
    kind: str
    definition: str = ""
    category: str = ""
    group: str = ""
    riasec: str = ""

    def digest(self) -> str:
        return md5(repr(tuple(vars(self).values())).encode(), usedforsecurity=False).hexdigest()


@dataclass
class Read:
    occupations: dict[str, ReadOccupation] = field(default_factory=dict)
    skills: dict[str, ReadSkill] = field(default_factory=dict)


def read(folder: Folder) -> Read:
    """Raises UnreadableRome."""
    found = Read()
    _occupations(folder, found)
    _names(folder, found)
    _skills(folder, found)
    _texts(folder, found)
    _links(folder, found)
    _moves(folder, found)
    _around(folder, found)
    return found


def _occupations(folder: Folder, found: Read) -> None:
    for line, row in folder.rows(files.CODES):
        code, name = row["code_rome"], row["libelle_rome"]
        if why := _wrong_occupation(code, name, found):
            folder.refuse(files.CODES, line, f"{code} {name}", why)
            continue
        one = ReadOccupation(name, row.get("emploi_reglemente") == YES, row.get("code_rome_parent", "")[:5])
        one.names[name] = ""
        one.transitions = _transitions(row)
        found.occupations[code] = one


def _wrong_occupation(code: str, name: str, found: Read) -> str:
    if not CODE.match(code):
        return _("le code n’est pas une lettre et quatre chiffres")
    if not name:
        return _("le métier n’a pas de nom")
    if len(name) > LONGEST_NAME:
        return _("le nom dépasse 200 signes")
    return _("ce code est déjà plus haut") if code in found.occupations else ""


def _transitions(row: Row) -> list[str]:
    said = []
    if row.get("transition_eco") == "Emploi Vert":
        said.append(_("métier vert"))
    elif "stratégique" in row.get("transition_eco", ""):
        said.append(_("compte dans la transition écologique"))
    if row.get("transition_num") == YES:
        said.append(_("change avec le numérique"))
    if row.get("transition_demo") == YES:
        said.append(_("demandé par une population qui vieillit"))
    return said


def _names(folder: Folder, found: Read) -> None:
    for line, row in folder.rows(files.NAMES):
        name = row["libelle_appellation_court"] or row.get("libelle_appellation_long", "")
        one = found.occupations.get(row["code_rome"])
        if one is None:
            folder.refuse(
                files.NAMES, line, name, _("métier inconnu : %(code)s") % {"code": row["code_rome"]}
            )
        elif not name or len(name) > LONGEST_NAME:
            folder.refuse(files.NAMES, line, name, _("l’appellation est vide ou dépasse 200 signes"))
        else:
            one.names[name] = row.get("code_ogr", "")[:12]


def _skills(folder: Folder, found: Read) -> None:
    for line, row in folder.rows(files.SKILLS):
        kind = Kind.BEHAVIOUR if "être" in row.get("cat_comp", "") else Kind.KNOW_HOW
        if kind is Kind.KNOW_HOW and row.get("nature", "").startswith("Macro"):
            kind = Kind.GROUP
        skill = ReadSkill(
            row.get("libelle_competence", ""),
            kind,
            row.get("definition", ""),
            row.get("sous_cat_comp", ""),
            row.get("code_ogr_macro_comp", ""),
        )
        _keep(folder, files.SKILLS, line, row.get("code_ogr", ""), skill, found)
    for line, row in folder.rows(files.KNOWLEDGE):
        category = row.get("sous_categorie_savoir") or row.get("categorie_savoir", "")
        skill = ReadSkill(row.get("libelle_savoir", ""), Kind.KNOWLEDGE, "", category)
        _keep(folder, files.KNOWLEDGE, line, row.get("code_ogr_savoir", ""), skill, found)
    for _line, row in folder.rows(files.SKILL_RIASEC):
        if skill_of := found.skills.get(row.get("code_ogr", "")):
            skill_of.riasec = (row.get("riasec_majeur", "") + row.get("riasec_mineur", ""))[:2]
    for one in found.skills.values():
        if one.group not in found.skills:
            one.group = ""


def _keep(folder: Folder, kind: str, line: int, code: str, skill: ReadSkill, found: Read) -> None:
    why = ""
    if not code.isdecimal() or len(code) > 12:
        why = _("le code n’est pas un nombre")
    elif not skill.label or len(skill.label) > LONGEST:
        why = _("le libellé est vide ou dépasse 300 signes")
    elif code in found.skills:
        why = _("ce code est déjà plus haut")
    if why:
        folder.refuse(kind, line, f"{code} {skill.label}", why)
    else:
        found.skills[code] = skill


def _texts(folder: Folder, found: Read) -> None:
    for line, row in folder.rows(files.TEXTS):
        one = found.occupations.get(row.get("code_rome", ""))
        text = row.get("libelle_texte", "")
        if one is None:
            folder.refuse(files.TEXTS, line, text, _unknown(row))
        elif row.get("libelle_type_texte") == "acces_metier":
            one.access.append(text)
        elif row.get("libelle_type_texte") == "definition":
            one.definition.append(text)


def _links(folder: Folder, found: Read) -> None:
    contexts = {
        row["code_ogr"]: (row["code_type_cont_trav"], row["libelle_cont_travail"][:LONGEST])
        for _line, row in folder.rows(files.CONTEXTS)
    }
    for line, row in folder.rows(files.LINKS):
        one, item = found.occupations.get(row.get("code_rome", "")), row.get("code_ogr", "")
        if one is None:
            folder.refuse(files.LINKS, line, item, _unknown(row))
        elif item in contexts:
            kind, label = contexts[item]
            {HOURS: one.hours, STRAIN: one.strain}.get(kind, one.settings).add(label)
        elif item in found.skills:
            one.asks[item] = WEIGHTS.get(row.get("coeur_metier", ""), Weight.USUAL)
        else:
            folder.refuse(files.LINKS, line, item, _("ni compétence, ni savoir, ni contexte connu"))


def _moves(folder: Folder, found: Read) -> None:
    for line, row in folder.rows(files.MOVES):
        one, target, rank = (
            found.occupations.get(row.get("code_rome", "")),
            row.get("code_rome_cible", ""),
            row.get("numero_ordre", ""),
        )
        if one is None or target not in found.occupations:
            said = f"{row.get('code_rome', '')} → {target}"
            folder.refuse(files.MOVES, line, said, _("un des deux métiers est inconnu"))
        else:
            one.moves[target] = int(rank) if rank.isdecimal() else 99


def _around(folder: Folder, found: Read) -> None:
    """Domains, sectors, interests: trees of labels."""
    labels: dict[str, tuple[str, str]] = {
        files.SECTORS: ("sectors", "libelle_sect_activite"),
        files.INTERESTS: ("interests", "libelle_centre_interet"),
        files.THEMES: ("themes", "libelle_theme"),
        files.NAF: ("naf", "libelle_secteur_naf"),
    }
    for kind, (attribute, column) in labels.items():
        for line, row in folder.rows(kind):
            one = found.occupations.get(row.get("code_rome", ""))
            if one is None:
                folder.refuse(kind, line, row.get(column, ""), _unknown(row))
            elif row.get(column):
                getattr(one, attribute).add(row[column][:LONGEST])
    for _line, row in folder.rows(files.DOMAINS):
        if one := found.occupations.get(row.get("code_rome", "")):
            one.domain = row.get("libelle_domaine_professionel", "")[:LONGEST]
    for _line, row in folder.rows(files.RIASEC):
        if one := found.occupations.get(row.get("code_rome", "")):
            one.riasec = (row.get("riasec_majeur", "") + row.get("riasec_mineur", ""))[:2]


def _unknown(row: Row) -> str:
    return _("métier inconnu : %(code)s") % {"code": row.get("code_rome", "")[:20]}

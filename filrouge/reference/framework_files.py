"""A framework as a file that anyone may keep, send or read again elsewhere: JSON, in words anyone can open.

Reading is tolerant: what is missing is left blank, what is too long or not understood is said, in a sentence.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from filrouge.shared.words import fold, harmless

from .models import HIGHEST, Framework, FrameworkSkill, FrameworkVersion
from .models.frameworks import LONGEST_SIGN, MOST_SIGNS

FORMAT = "fil-rouge/referentiel"
FORMAT_VERSION = 1
LARGEST = 2 << 20
MOST_SKILLS = 150
# What others may have called the same thing.
TITLES = ("titre", "nom", "title", "name", "libelle", "label", "intitule")
SKILLS = ("competences", "skills", "items", "competencies")
ABOUT = ("description", "about", "a_quoi_il_sert", "definition", "en_une_phrase")
SIGNS = ("signes", "signs", "indicateurs", "criteres", "ce_que_l_on_voit")
LEVELS = ("niveaux", "levels", "echelle")
TASK = ("tache", "task", "activite")
KINDS = {
    "transversale": FrameworkSkill.Kind.TRANSVERSAL,
    "transversal": FrameworkSkill.Kind.TRANSVERSAL,
    "transferable": FrameworkSkill.Kind.TRANSFERABLE,
    "metier": FrameworkSkill.Kind.TRADE,
    "trade": FrameworkSkill.Kind.TRADE,
    "technique": FrameworkSkill.Kind.TRADE,
}
WRITTEN_KINDS = {
    FrameworkSkill.Kind.TRANSVERSAL: "transversale",
    FrameworkSkill.Kind.TRANSFERABLE: "transférable",
    FrameworkSkill.Kind.TRADE: "métier",
}
WRITTEN_FRAMEWORK_KINDS = {
    Framework.Kind.TRANSVERSAL: "transversal",
    Framework.Kind.TRADE: "métier",
    Framework.Kind.SHEET: "fiche métier",
}
FRAMEWORK_KINDS = {fold(said): kind for kind, said in WRITTEN_FRAMEWORK_KINDS.items()}


@dataclass
class ReadSkill:
    title: str
    kind: str
    task: str = ""
    about: str = ""
    signs: list[str] = field(default_factory=list)
    levels: list[str] = field(default_factory=list)


@dataclass
class ReadFramework:
    """`remarks`: what was left out or cut, in sentences."""

    title: str
    kind: str
    about: str
    occupation: str
    company: str
    made_with: str
    skills: list[ReadSkill]
    remarks: list[str] = field(default_factory=list)


def written(version: FrameworkVersion) -> dict[str, Any]:
    """What the file says of one version. No name of anyone: the company of a job sheet, and a function."""
    framework = version.framework
    publication = getattr(version, "publication", None)
    return {
        "format": FORMAT,
        "version_du_format": FORMAT_VERSION,
        "titre": framework.title,
        "ce_qu_il_decrit": WRITTEN_FRAMEWORK_KINDS[Framework.Kind(framework.kind)],
        "description": framework.about,
        "portee": framework.scope_name,
        "metier": framework.occupation_id or "",
        "entreprise": framework.company,
        "avec_qui": framework.made_with,
        "version": version.number,
        "publiee_le": publication.at.date().isoformat() if publication else "",
        "ce_qui_change": publication.change if publication else "",
        "competences": [_written_skill(one) for one in version.skills.kept()],
    }


def read(content: bytes) -> ReadFramework:
    """Raises ValidationError, whose sentences say what is wrong and what to do."""
    given = _json(content)
    remarks: list[str] = []
    title = _text(given, TITLES, 160, remarks)
    if not title:
        raise ValidationError(_('Ce fichier ne donne pas de titre : ajoutez « "titre": "…" » en haut.'))
    rows = next((given[name] for name in _named(given, SKILLS) if isinstance(given[name], list)), None)
    if not rows:
        raise ValidationError(
            _("Ce fichier ne contient aucune compétence : il faut une liste « competences », non vide.")
        )
    if len(rows) > MOST_SKILLS:
        raise ValidationError(
            _(
                "Ce fichier contient %(count)d compétences ; cent cinquante au plus entrent dans un référentiel."
            )
            % {"count": len(rows)}
        )
    skills = [skill for number, row in enumerate(rows, 1) if (skill := _skill(row, number, remarks))]
    if not skills:
        raise ValidationError([_("Aucune compétence n’a pu être lue."), *remarks])
    said = fold(_text(given, ("ce_qu_il_decrit", "kind", "type"), 60, remarks))
    return ReadFramework(
        title=title,
        kind=FRAMEWORK_KINDS.get(said, Framework.Kind.TRADE),
        about=_text(given, ABOUT, 1000, remarks),
        occupation=_text(given, ("metier", "rome", "code_rome", "occupation"), 5, remarks),
        company=_text(given, ("entreprise", "company"), 160, remarks),
        made_with=_text(given, ("avec_qui", "made_with"), 160, remarks),
        skills=skills,
        remarks=remarks,
    )


def _written_skill(skill: FrameworkSkill) -> dict[str, Any]:
    return {
        "competence": skill.title,
        "nature": WRITTEN_KINDS[FrameworkSkill.Kind(skill.kind)],
        "tache": skill.task,
        "description": skill.about,
        "signes": skill.signs,
        "niveaux": {str(level): said for level, said in enumerate(skill.levels)},
    }


def _json(content: bytes) -> Mapping[str, Any]:
    if len(content) > LARGEST:
        raise ValidationError(_("Ce fichier dépasse 2 Mo : ce n’est sans doute pas un référentiel."))
    try:
        given = json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ValidationError(
            _("Les accents de ce fichier ne se lisent pas : enregistrez-le en UTF-8.")
        ) from error
    except (json.JSONDecodeError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        raise ValidationError(
            _("Ce fichier n’est pas du JSON lisible : regardez la ligne %(line)d.") % {"line": line}
        ) from error
    if isinstance(given, list):
        given = given[0] if given and isinstance(given[0], dict) and _named(given[0], SKILLS) else {}
    if not isinstance(given, dict):
        given = {}
    return given


def _skill(row: Any, number: int, remarks: list[str]) -> ReadSkill | None:
    if isinstance(row, str):
        row = {"competence": row}
    if not isinstance(row, dict):
        remarks.append(_("La compétence n° %(number)d n’est pas lisible : laissée.") % {"number": number})
        return None
    title = _text(row, ("competence", *TITLES), 160, remarks)
    if not title:
        remarks.append(_("La compétence n° %(number)d n’a pas de nom : laissée.") % {"number": number})
        return None
    kind = fold(_text(row, ("nature", "kind", "type"), 40, remarks))
    return ReadSkill(
        title=title,
        kind=KINDS.get(kind, FrameworkSkill.Kind.TRADE),
        task=_text(row, TASK, 160, remarks),
        about=_text(row, ABOUT, 600, remarks),
        signs=_signs(row, title, remarks),
        levels=_levels(row, title, remarks),
    )


def _signs(row: Mapping[str, Any], title: str, remarks: list[str]) -> list[str]:
    given: Any = next((row[name] for name in _named(row, SIGNS)), [])
    lines = given.splitlines() if isinstance(given, str) else given if isinstance(given, list) else []
    signs = [_cut(str(line), LONGEST_SIGN, remarks) for line in lines if str(line).strip()]
    if len(signs) > MOST_SIGNS:
        remarks.append(
            _("« %(title)s » donne %(count)d signes : les huit premiers sont gardés.")
            % {"title": title, "count": len(signs)}
        )
    return signs[:MOST_SIGNS]


def _levels(row: Mapping[str, Any], title: str, remarks: list[str]) -> list[str]:
    """Six of them; a list may begin at 1."""
    given = next((row[name] for name in _named(row, LEVELS)), None)
    said = [""] * (HIGHEST + 1)
    if isinstance(given, list):
        # Five: nothing is said of 0.
        start = 1 if len(given) == HIGHEST else 0
        given = {str(place): words for place, words in enumerate(given, start)}
    if not isinstance(given, dict):
        return []
    for name, words in given.items():
        digits = "".join(sign for sign in str(name) if sign.isdecimal())
        level = int(digits) if digits and len(digits) < 3 else -1
        if not 0 <= level <= HIGHEST:
            remarks.append(
                _("« %(title)s » : le niveau « %(name)s » n’est pas entre 0 et 5, laissé.")
                % {"title": title, "name": str(name)[:20]}
            )
            continue
        said[level] = _cut("" if words is None else str(words), LONGEST_SIGN, remarks)
    return said if any(said) else []


def _named(row: Mapping[str, Any], names: tuple[str, ...]) -> list[str]:
    """The keys of the row that go by one of these names, however they are written, in the order of `names`."""
    by_name = {fold(str(key)).replace(" ", "_"): key for key in row}
    return [by_name[name] for name in names if name in by_name]


def _text(row: Mapping[str, Any], names: tuple[str, ...], longest: int, remarks: list[str]) -> str:
    value = next((row[name] for name in _named(row, names)), "")
    return _cut(str(value), longest, remarks) if isinstance(value, str | int | float) else ""


def _cut(text: str, longest: int, remarks: list[str]) -> str:
    text = harmless(text).strip()
    if len(text) <= longest:
        return text
    remarks.append(
        ngettext(
            "Un texte dépasse %(longest)d signe et a été coupé : « %(text)s… ».",
            "Un texte dépasse %(longest)d signes et a été coupé : « %(text)s… ».",
            longest,
        )
        % {"longest": longest, "text": text[:40]}
    )
    return text[:longest]

"""What the fields of a paper from outside say, read by a process of its own that can do nothing else.

The file is hostile until the contrary is shown: `child` reads it with neither network, files, data base nor
secrets, under limits of time and memory; what it answers is text, checked again here.
"""

import json
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from filrouge.shared.words import harmless

from .apart import Died, said_apart
from .kinds import Kind
from .limits import MAX_BYTES, MAX_LETTERS

OLD_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1")  # a .doc, or a .docx behind a password


class Why(StrEnum):
    """Why nothing was read."""

    NOT_PAPER = "not_paper"
    OLD_WORD = "old_word"
    TOO_BIG = "too_big"
    TOO_MANY_PAGES = "too_many_pages"
    LOCKED = "locked"
    ACTIVE = "active"
    ATTACHMENT = "attachment"
    ELSEWHERE = "elsewhere"
    XFA = "xfa"
    NO_FIELD = "no_field"
    NO_CONTROL = "no_control"
    UNREADABLE = "unreadable"

    @property
    def sentence(self) -> str:
        return str(SENTENCES[self])


SENTENCES = {
    Why.NOT_PAPER: _(
        "Ce fichier n’est ni un PDF, ni un document Word (DOCX) : enregistrez la fiche dans l’un de ces formats."
    ),
    Why.OLD_WORD: _(
        "Ce document Word est d’un ancien format (.doc), ou protégé par un mot de passe : demandez-le en DOCX, sans "
        "protection."
    ),
    Why.TOO_BIG: _("Ce fichier est trop gros : 10 Mo au plus."),
    Why.TOO_MANY_PAGES: _("Ce fichier a plus de 20 pages : ce n’est pas la fiche envoyée."),
    Why.LOCKED: _("Ce PDF est protégé par un mot de passe : demandez-le sans protection."),
    Why.ACTIVE: _("Ce fichier contient un programme : il n’est ni ouvert, ni gardé."),
    Why.ATTACHMENT: _("Ce fichier contient un autre fichier : il n’est ni ouvert, ni gardé."),
    Why.ELSEWHERE: _("Ce document va chercher quelque chose ailleurs : il n’est ni ouvert, ni gardé."),
    Why.XFA: _("Ce PDF est un formulaire d’un autre genre (XFA), que Fil rouge ne lit pas."),
    Why.NO_FIELD: _(
        "Ce PDF n’a plus de champs : il a été imprimé, numérisé ou aplati. Recopiez les réponses à la main."
    ),
    Why.NO_CONTROL: _(
        "Ce document n’a plus ses champs : le programme qui l’a enregistré les a perdus. Recopiez les réponses à la "
        "main."
    ),
    Why.UNREADABLE: _("Ce fichier est abîmé : il n’a pas pu être lu."),
}


class NotRead(Exception):
    """Nothing was read, and nothing may be kept of it but this reason."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


def fields_of(content: bytes) -> dict[str, str]:
    """Each field's name and what it says: an empty text when left empty, a check box "yes" or "".

    Values lose control and direction characters and are cut at MAX_LETTERS. Takes a process and a quarter of a
    second. Raises NotRead.
    """
    if len(content) > MAX_BYTES:
        raise NotRead(Why.TOO_BIG)
    if Kind.of(content) is None:
        raise NotRead(Why.OLD_WORD if content.startswith(OLD_OFFICE) else Why.NOT_PAPER)
    answer = _asked(content)
    if "why" in answer:
        raise NotRead(Why(str(answer["why"])))
    return {str(name): harmless(str(value))[:MAX_LETTERS] for name, value in answer["fields"].items()}


def _asked(content: bytes) -> dict[str, dict[str, str]]:
    """What the child says. A child that dies, of its limits or of the file, has read nothing."""
    try:
        return dict(json.loads(said_apart("filrouge.shared.papers.child", content)))
    except (Died, ValueError) as error:
        raise NotRead(Why.UNREADABLE) from error

"""The text of `docs/personal-data.md`: every column about a person and what becomes of it."""

from collections.abc import Iterator

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import override

from filrouge.shared.domains import domain_of
from filrouge.shared.encrypted_field import EncryptedTextField
from filrouge.shared.personal_data import Fate, PersonalData, declared


def describe_personal_data() -> str:
    with override("fr"):
        return "\n".join([_heading(), *(_section(one) for one in declared())])


def _heading() -> str:
    title = _("Données personnelles : ce qui est gardé, pourquoi, jusqu’à quand")
    origin = _(
        "Page produite à partir du code (`manage.py personal_data_page`) ; ne pas la modifier à la main."
    )
    return f"# {title}\n\n{origin}\n"


def _section(one: PersonalData) -> str:
    whole = _("À l’effacement, la ligne entière disparaît.") if one.goes else ""
    shown = "" if one.exported else _("N’entre pas dans l’export remis à la personne.")
    facts = [
        f"- {_('Table')} : `{one.model._meta.db_table}` ({domain_of(one.model.__module__)})",
        f"- {_('Finalité')} : {one.purpose}",
        f"- {_('Échéance')} : {one.after}",
        *(f"- {sentence}" for sentence in (whole, shown) if sentence),
    ]
    header = f"| {_('Colonne')} | {_('Ce que c’est')} | {_('Sort')} |\n| --- | --- | --- |"
    return "\n".join([f"## {one.label}", "", *facts, "", header, *_lines(one), ""])


def _lines(one: PersonalData) -> Iterator[str]:
    words = {Fate.KEEP: _("gardée"), Fate.COARSEN: _("rendue moins précise"), Fate.ERASE: _("effacée")}
    for column in one.model._meta.concrete_fields:
        fate = one.fates.get(column.name)
        if fate:
            yield f"| `{column.name}` | {_meaning(column)} | {words[fate]} |"


def _meaning(column: models.Field) -> str:
    said = str(column.verbose_name)
    words = "" if said == column.name.replace("_", " ") else said
    encrypted = _("chiffrée") if isinstance(column, EncryptedTextField) else ""
    return ", ".join(part for part in (words, encrypted) if part)

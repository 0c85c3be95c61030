"""The sheet as a paper to fill, PDF or DOCX. Its cover says who asks and whom, its name and its title say nothing of
anyone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from typing import Any

from django.template.loader import render_to_string

from filrouge.partners.models import CORRECTED, Referral, Said, Sheet
from filrouge.partners.referring.referred import Referred
from filrouge.shared.papers.kinds import Kind

from .boxes import boxes
from .marks import FIELD, Mark, recipient_of, written


@dataclass(frozen=True)
class Cover:
    """`signed_for`: the recipient as the mark names it. `lead`: who follows her today. `until`: her agreement."""

    signed_for: str
    recipient: str
    to_name: str
    team: str
    lead: str
    until: date

    @classmethod
    def of_referral(cls, referral: Referral) -> "Cover":
        lead = referral.pathway.lead or referral.created_by
        return cls(
            recipient_of(referral),
            referral.recipient,
            referral.to_name,
            referral.organisation.name,
            f"{lead.get_full_name()}, {lead.email}" if lead else "",
            referral.agreement.until,
        )

    @classmethod
    def of_link(cls, found: Referred) -> "Cover":
        signed_for = written(found.structure.pk, found.service.pk if found.service else None)
        team = found.organisation.name
        return cls(signed_for, found.recipient, found.to_name, team, found.lead, found.until)


def told_lines(sheet: Sheet, values: Mapping[str, str]) -> list[tuple[Any, str]]:
    """What is said and not corrected: (words, value)."""
    lines = [one for one in Said if one in sheet.lines and one not in CORRECTED]
    return [(one.label, values[one]) for one in lines if values.get(one)]


def drawn(sheet: Sheet, values: Mapping[str, str], cover: Cover, kind: Kind = Kind.PDF) -> bytes:
    """Raises `NoPaper` where no PDF can be drawn."""
    filled = boxes(sheet.lines, sheet.asked, values)
    context = {"sheet": sheet, "cover": cover, "told": told_lines(sheet, values), "boxes": filled}
    writing = import_module(
        f"filrouge.shared.papers.{kind}_writing"
    )  # what writes is loaded by the first paper
    paper: bytes = writing.fillable(
        render_to_string("partners/papers/sheet.html", context),
        labels={box.code: box.label for box in filled},
        hidden={FIELD: str(Mark.of(sheet, cover.signed_for))},
    )
    return paper


def name_of(sheet: Sheet, kind: Kind) -> str:
    return f"fiche-navette-{sheet.reference}.{kind}"

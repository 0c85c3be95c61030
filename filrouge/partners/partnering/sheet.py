"""Partnerships in a spreadsheet, for whoever reads them: what the page of each says. Nobody accompanied is named."""

from collections import Counter
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import Sum
from django.utils.translation import gettext as _

from filrouge.partners.models import Contribution, Partnership, ReferralFigure, Side
from filrouge.shared.spreadsheets import Cell, sheet_of

Brought = Counter[tuple[UUID, str, str]]  # hours or euros, by partnership, side and kind
Figures = dict[tuple[int, UUID], ReferralFigure]


def sheet_of_partnerships(rows: Sequence[Partnership]) -> bytes:
    """Two more queries, however many they are."""
    brought, figures = _brought(rows), _figures(rows)
    lines = (_cells(one, brought, figures) for one in rows)
    return sheet_of(_("Partenariats"), _titles(), lines, beside=1)


def _titles() -> list[str]:
    return [
        *(
            _("Partenaire"),
            _("Commune"),
            _("De notre côté"),
            _("Projet"),
            _("Pour quoi"),
            _("Besoins couverts"),
        ),
        *(
            _("Jusqu’où"),
            _("Depuis le"),
            _("Jusqu’au"),
            _("Signé le"),
            _("Signé de notre côté"),
            _("Signé chez eux"),
        ),
        *(_("Ce qui est convenu"), _("Repose sur"), _("Élu·e"), _("Taille"), _("Personnes attendues par an")),
        *(_("Heures apportées par nous"), _("Euros apportés par nous")),
        *(_("Heures apportées par eux"), _("Euros apportés par eux")),
        *(_("Orientations en un an"), _("Répondues"), _("Acceptées (%)"), _("Délai médian (jours)")),
    ]


def _cells(one: Partnership, brought: Brought, figures: Figures) -> list[Cell]:
    figure = figures.get((one.project_id, one.structure_id))
    return [
        one.structure.name,
        one.structure.commune,
        one.organisation.name,
        one.project.name,
        ", ".join(one.aim_labels),
        " ; ".join(theme.label for theme in one.needs),
        one.get_level_display(),
        one.starts_on,
        one.ends_on or "",
        one.signed_on or "",
        one.our_signer,
        one.their_signer,
        one.protocol,
        _rests_on(one),
        one.official.name if one.official else "",
        one.get_size_display(),
        one.yearly_volume or "",
        *(brought[one.pk, side, kind] or "" for side in Side for kind in ("hours", "money")),
        *((figure.sent, figure.answered) if figure else ("", "")),
        "" if figure is None or figure.accepted_percent is None else figure.accepted_percent,
        figure.median_days if figure else "",
    ]


def _rests_on(one: Partnership) -> str:
    if one.contact:
        return one.contact.name
    return _("une personne, connue des équipes") if one.contact_id else _("l’organisation entière")


def _brought(rows: Sequence[Partnership]) -> Brought:
    found: Any = Contribution.objects.filter(partnership__in=rows).exclude(amount=None)
    sums = found.values_list("partnership", "side", "kind").annotate(total=Sum("amount"))
    return Counter({(key, side, kind): total for key, side, kind, total in sums.order_by()})


def _figures(rows: Sequence[Partnership]) -> Figures:
    """None while fewer than five answers came: nothing is said then."""
    known = ReferralFigure.objects.filter(structure__in={one.structure_id for one in rows})
    return {(one.project_id, one.structure_id): one for one in known}

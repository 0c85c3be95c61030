"""What the red thread shows of the diagnosis: a level gained, a barrier lifted, one that blocks work. Never a
sensitive one."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef
from django.utils.translation import gettext as _

from filrouge.pathways.models import Barrier, BarrierPeriod, LevelObservation
from filrouge.reference.barriers import BY_CODE
from filrouge.reference.levels import Area
from filrouge.reference.scales import BY_CODE as SCALES
from filrouge.shared.addresses import address_with
from filrouge.shared.nested import nested, rows_of
from filrouge.shared.ui.thread import Bead, State, Strand

STRANDS = {
    Area.LINGUISTIC: Strand.LANGUAGE,
    Area.BASE: Strand.LANGUAGE,
    Area.PROFESSIONAL: Strand.WORK,
    Area.SOCIOCULTURAL: Strand.SOCIAL,
}


def diagnosis_nested() -> dict[str, ArraySubquery]:
    """Annotations of a Pathway, for `diagnosis_beads`."""
    mine = {"pathway": OuterRef("pk")}
    lifted = (
        BarrierPeriod.objects.filter(barrier__pathway=OuterRef("pk"), lifted_on__isnull=False)
        .exclude(barrier__sub_theme="")
        .annotate(what=F("barrier__sub_theme"))
    )
    return {
        "levels_seen": nested(
            LevelObservation.objects.filter(**mine).order_by("observed_on", "pk"),
            *("scale", "value", "observed_on"),
        ),
        "barriers_lifted": nested(lifted, "lifted_on", "how", "what"),
        "barriers_blocking": nested(
            Barrier.objects.open().blocking().filter(**mine), "sub_theme", "observed_on"
        ),
    }


def diagnosis_beads(pathway: Any) -> Iterator[Bead]:
    """`pathway` was fetched with `diagnosis_nested`."""
    yield from _levels(pathway, pathway.levels_seen)
    barriers_at = address_with("pathways:barriers-index", pathway.pk)
    for one in pathway.barriers_lifted:
        period = rows_of(BarrierPeriod, [{"lifted_on": one["lifted_on"], "how": one["how"]}])[0]
        assert period.lifted_on
        label = _("Levé : %(barrier)s") % {"barrier": _label(one["what"])}
        yield Bead(
            period.lifted_on, label, period.how, Strand.SOCIAL, url=barriers_at, kind=_("freins levés")
        )
    for barrier in rows_of(Barrier, pathway.barriers_blocking):
        assert barrier.observed_on
        label = _("Bloque : %(barrier)s") % {"barrier": barrier.label}
        yield Bead(
            barrier.observed_on, label, "", Strand.SOCIAL, State.STUCK, url=barriers_at, kind=_("freins")
        )


def _levels(pathway: Any, seen: Iterable[dict[str, str]]) -> Iterator[Bead]:
    """Only what went further than before: the first look is where someone starts from, not a step."""
    before: dict[str, int] = {}
    known_at = address_with("pathways:diagnosis-index", pathway.pk)
    for one in seen:
        scale = SCALES.get(one["scale"])
        if scale is None or not scale.ordered or not (level := scale.level(one["value"])):
            continue
        rank = scale.rank(one["value"])
        if rank > before.get(scale.code, rank):
            label = _("%(scale)s : %(level)s") % {"scale": scale.label, "level": level.label}
            at = date.fromisoformat(one["observed_on"])
            yield Bead(at, label, "", STRANDS[scale.area], url=known_at, kind=_("progrès"))
        before[scale.code] = rank


def _label(sub_theme: str) -> str:
    return BY_CODE[sub_theme].label if sub_theme in BY_CODE else sub_theme

"""What is decided together, written fact by fact: wordings and the yes to them, trades, what waits for what; and
what the project builds its paths from. Dice of its own: the rest of a story does not change with it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db import models

from filrouge.accounts.models import User
from filrouge.pathways.models import (
    Approach,
    Brick,
    Motif,
    Objective,
    ObjectiveAgreement,
    ObjectiveVersion,
    OccupationDecision,
    OccupationTrial,
    Step,
    StepDependency,
    StepReturn,
    TargetOccupation,
    digest_of,
)
from filrouge.pathways.texts import objective_text
from filrouge.reference.models import Answer

from .world import World, key, moment

if TYPE_CHECKING:
    from .files import File

A_MONTH = timedelta(days=30)
MOTIFS = ("la cuisine", "le sport", "le jardin", "le théâtre")
DRAWN = "M60 130 L95 60 L120 128 L160 75 L200 130 L250 90 L300 126 L360 80"
HOW = ("screen", "spoken", "paper", "screen")
WITNESS = "interprète de l'association"


class PlanPen:
    """Days are counted from today, as for the file it belongs to."""

    def __init__(self, file: File) -> None:
        self.file = file
        self.dice = file.world.dice("plan", file.person.pk)

    def worded(self, objective: Objective, *, yes: bool = True, former: str = "", because: str = "") -> None:
        """`former`: what was agreed before, in other words."""
        words = [former, objective.words] if former else [objective.words]
        for number, one in enumerate(words, 1):
            day = min(objective.agreed_on + number * A_MONTH - A_MONTH, self.file.world.today)
            version = self._row(
                ObjectiveVersion,
                day,
                objective=objective,
                number=number,
                words=one,
                domain=objective.domain,
                agreed_on=objective.agreed_on,
                target_on=objective.target_on,
                because=because if number > 1 else "",
            )
        if yes:
            self._agreed(version, day)

    def approach(self, way: str, because: str, since: int) -> None:
        self._row(
            Approach,
            self._day(since),
            pathway=self.file.pathway,
            way=way,
            because=because,
            since=self._day(since),
        )

    def trade(self, words: str, since: int, **asks: str) -> TargetOccupation:
        """`asks`: hours, strain, pay, access."""
        return self._row(TargetOccupation, self._day(since), pathway=self.file.pathway, words=words, **asks)

    def tried(self, target: TargetOccupation, kind: str, on: int, learned: str, place: str = "") -> None:
        day = self._day(on)
        self._row(OccupationTrial, day, target=target, kind=kind, on=day, learned=learned, place=place)

    def decided(self, target: TargetOccupation, verdict: str, on: int, because: str = "") -> None:
        day = self._day(on)
        self._row(OccupationDecision, day, target=target, verdict=verdict, on=day, because=because)

    def waits(self, step: Step, needs: Sequence[Step], since: int) -> None:
        for one in needs:
            self._row(StepDependency, self._day(since), pathway=self.file.pathway, step=step, needs=one)

    def came_back(self, step: Step, was: str, was_on: int, on: int, because: str) -> None:
        days = {"was_on": self._day(was_on), "on": self._day(on)}
        self._row(StepReturn, days["on"], step=step, was=was, because=because, said="", **days)

    def _agreed(self, version: ObjectiveVersion, day: date) -> None:
        text, how = objective_text(self.file.pathway, version), self.dice.choice(HOW)
        self._row(
            ObjectiveAgreement,
            day,
            version=version,
            text=text,
            text_digest=digest_of(text),
            language=self.file.who.languages[0],
            how=how,
            witness=WITNESS if how == "spoken" else "",
            signature=DRAWN if how == "screen" else "",
            signed_at=moment(day, 11, 30),
        )

    def _row(self, model: type[models.Model], day: date, **facts: object):
        """Noted that day."""
        file = self.file
        of = {"person": file.person, "project": file.world.project, "created_by": file.lead}
        return file.world.add(model(id=key(self.dice), created_at=moment(day, 11), **of, **facts))

    def _day(self, offset: int) -> date:
        return max(self.file.world.day(offset), self.file.opened)


def lay_catalogue(world: World, coordinator: User) -> None:
    """Themes that tie steps, a brick the project adapted, an answer it added."""
    motifs = [Motif(project=world.project, name=name, written_by=coordinator) for name in MOTIFS]
    world.motifs.update((one.name, one) for one in Motif.objects.bulk_create(motifs))
    cooking = Brick.objects.get(code="cuisiner-pour-les-autres")
    Brick.objects.create(
        project=world.project,
        based_on=cooking,
        theme=cooking.theme,
        title=cooking.title,
        what="Choisir les plats, compter, acheter, cuisiner et servir le repas du vendredi avec Mme Roca.",
        where="Cuisine du centre social de la Devèze, à Béziers",
        duration="Six vendredis matin, de 9 h à 13 h",
        what_for=cooking.what_for,
        domain=cooking.domain,
        resource=cooking.resource,
        resource_because="Les ateliers du quartier sont complets jusqu'à l'été.",
        motif=world.motifs["la cuisine"],
        stages=cooking.stages,
        written_by=coordinator,
    )
    Answer.objects.create(
        project=world.project,
        theme="famille",
        title="La halte-garderie du mardi, à la Devèze",
        what="Huit places le mardi et le jeudi matin, pendant le cours de français, au même étage.",
        needs="Le carnet de santé. Une visite avec l'enfant la semaine d'avant.",
        duration="Une à deux semaines",
        ask="PMI du centre-ville, Mme Ferrer",
        step="Visiter la halte-garderie avec l'enfant",
        ordinary=True,
        written_by=coordinator,
    )

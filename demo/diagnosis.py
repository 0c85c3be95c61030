"""What is known of people and what stands in their way: told by hand for some, drawn by dice for the others.

It has dice of its own: adding it changes nothing of what was told before.
"""

from datetime import date
from random import Random

from django.db import models

from filrouge.accounts.models import User
from filrouge.pathways.models import (
    DETAILS,
    LEVELS,
    Barrier,
    BarrierObservation,
    BarrierPeriod,
    HealthOpening,
    Interview,
    LevelObservation,
    PriorityOrder,
)
from filrouge.people.models import AccessGrant
from filrouge.reference.barriers import BY_CODE
from filrouge.reference.scales import BY_CODE as SCALES

from .files import File
from .world import World, key, moment

Seen = tuple[int, int, bool]  # day from today, severity, blocks work

CHILDREN, HOME = "famille--garde-denfants", "logement-hebergement--louer-un-logement"
HOST = "logement-hebergement--rechercher-une-solution-dhebergement-temporaire"
BUS, LICENCE = "mobilite--mobilite-douce-partagee-collective", "mobilite--preparer-un-permis"
FRENCH, ALONE = "lecture-ecriture-calcul--maitriser-le-francais", "remobilisation--lien-social"
MONEY = "difficultes-financieres--ameliorer-sa-gestion-budgetaire"
DEBTS = "difficultes-financieres--situation-dendettement-surendettement"
PAPERS = "difficultes-administratives-ou-juridiques--accompagnement-aux-demarches-administratives"
SCREENS, DOCTOR = "numerique--acceder-a-des-services-en-ligne", "sante--acces-aux-soins"
# How often each is met, and how it ends when it does.
COMMON = (
    (FRENCH, 30, ""),
    (HOME, 26, "bail signé"),
    (BUS, 18, "trajets préparés ensemble sur un plan, puis faits seuls"),
    (PAPERS, 16, "dossier complet, déposé avec France services"),
    (CHILDREN, 12, "place obtenue à la crèche"),
    (LICENCE, 12, "code obtenu à l'auto-école solidaire"),
    (MONEY, 10, "premier salaire versé"),
    (SCREENS, 10, "atelier numérique de la médiathèque"),
    (DOCTOR, 8, "médecin traitant trouvé, carte Vitale reçue"),
    (ALONE, 8, "groupe de parole et club de football"),
    (HOST, 7, "place en foyer"),
    (DEBTS, 5, "échéancier accepté"),
)
LIFTING = 0.45  # of the barriers of a path that goes on
CEFR = [level.code for level in SCALES["listening"].levels]
LANGUAGE = ("listening", "conversation", "reading", "writing")
LATER = {"reading": 1, "writing": 1}  # steps behind what is heard and said
OTHERS = ("counting", "digital", "transport", "institutions", "career", "workplace")


class Diagnosis:
    """The pen of one file's diagnosis. Days are counted from today, as in `File`."""

    def __init__(self, file: File) -> None:
        self.file, self.world = file, file.world
        self.dice = self.world.dice("diagnosis", file.person.reference)

    def levels(self, day: int, source: str = "professional", **seen: str) -> None:
        on = self._on(day)
        for scale, value in seen.items():
            self._row(
                LevelObservation,
                on,
                pathway=self.file.pathway,
                scale=scale,
                value=value,
                observed_on=on,
                source=source,
            )

    def barrier(
        self, sub_theme: str, *seen: Seen, lifted: int | None = None, how: str = "", **handling: object
    ) -> Barrier:
        """`seen`: from the first time to the last."""
        since = self._on(seen[0][0])
        barrier = self._row(Barrier, since, pathway=self.file.pathway, sub_theme=sub_theme, **handling)
        for day, severity, blocking in seen:
            on = self._on(day)
            self._row(
                BarrierObservation, on, barrier=barrier, severity=severity, blocking=blocking, observed_on=on
            )
        self._period(barrier, since, lifted, how)
        return barrier

    def order(self, day: int, *barriers: Barrier) -> None:
        on, ids = self._on(day), [one.pk for one in barriers]
        self._row(PriorityOrder, on, pathway=self.file.pathway, set_on=on, how="cards", barriers=ids)

    def interview(self, day: int, interpreter: str) -> None:
        language = self.file.who.languages[0]
        on = self._on(day)
        self._row(
            Interview, on, pathway=self.file.pathway, held_on=on, language=language, interpreter=interpreter
        )

    def sensitive(self, sub_theme: str, words: str, by: User, *seen: Seen) -> None:
        """Read by those who hold the category; `by` takes care of it."""
        secret = BY_CODE[sub_theme].secret
        assert secret
        since = self._on(seen[0][0])
        barrier = self._row(Barrier, since, pathway=self.file.pathway, sub_theme="", handler=by)
        self._period(barrier, since, None, "")
        for day, severity, blocking in seen:
            self._row(
                DETAILS[secret],
                self._on(day),
                barrier=barrier,
                sub_theme=sub_theme,
                words=words,
                severity=severity,
                blocking=blocking,
                observed_on=self._on(day),
                created_by=by,
            )
        if by != self.file.lead:
            self.world.add(
                AccessGrant(
                    id=key(self.dice),
                    person=self.file.person,
                    project=self.world.project,
                    user=by,
                    level=LEVELS[secret].value,
                    basis="team",
                    reason="psychologue de l'équipe",
                    since=moment(since, 11),
                    given_by=f"user:{self.file.lead.pk}" if self.file.lead else "job:demo",
                )
            )

    def _period(self, barrier: Barrier, since: date, lifted: int | None, how: str) -> None:
        ended = None if lifted is None else max(self._on(lifted), since)
        self._row(
            BarrierPeriod,
            since,
            barrier=barrier,
            since=since,
            lifted_on=ended,
            how=how,
            lifted_by=self.file.lead if ended else None,
        )

    def _on(self, day: int) -> date:
        """Nothing is known of someone before the path began."""
        return max(self.world.day(min(day, 0)), self.file.opened)

    def _row(self, model: type[models.Model], on: date, **facts: object) -> models.Model:
        common = {"created_by": self.file.lead, "created_at": moment(on, 10)} | facts
        return self.world.add(
            model(id=key(self.dice), person=self.file.person, project=self.world.project, **common)
        )


def open_health_part(world: World, dalia: User) -> None:
    world.add(
        HealthOpening(
            project=world.project,
            basis="hds",
            words="Hébergeur du réseau, certificat HDS renouvelé en janvier",
            opened_by=dalia,
            opened_at=moment(world.day(-400), 9),
        )
    )


def tell_diagnosis(file: File) -> None:
    """Drawn by dice: a few levels that rise with time, two or three barriers, some lifted."""
    told = Diagnosis(file)
    age = (file.world.today - file.opened).days
    _speak(told, age)
    told.levels(-age + 20, **{code: _some(told.dice, code) for code in told.dice.sample(OTHERS, 2)})
    _hinder(told, age)


def _speak(told: Diagnosis, age: int) -> None:
    who = told.file.who
    start = told.dice.randint(3, 5) if "fra" in who.languages else told.dice.choice((0, 0, 1, 1, 2))
    told.levels(-age + 3, literacy=_literacy(told, start))
    for turn, day in enumerate(range(-age + 3, -4, 110)):
        rank = min(start + (turn + 1) // 2, 5)
        told.levels(day, **{one: CEFR[max(0, rank - LATER.get(one, 0))] for one in LANGUAGE})


def _literacy(told: Diagnosis, start: int) -> str:
    if told.file.who.reads is False:
        return "never_schooled"
    return "at_ease" if start > 3 else told.dice.choice(("other_script", "latin_script"))


def _some(dice: Random, code: str) -> str:
    return dice.choice([level.code for level in SCALES[code].levels[:3]])


def _hinder(told: Diagnosis, age: int) -> None:
    dice, noted = told.dice, []
    codes = dict.fromkeys(dice.choices([one[0] for one in COMMON], [one[1] for one in COMMON], k=3))
    how = {code: ending for code, _weight, ending in COMMON}
    for code in codes:
        seen = _seen(dice, age)
        lifted = dice.randint(seen[-1][0], -1) if how[code] and dice.random() < LIFTING else None
        barrier = told.barrier(
            code,
            *seen,
            lifted=lifted,
            how=how[code] if lifted else "",
            handler=told.file.lead if dice.random() < 0.7 else None,
        )
        noted += [] if lifted else [barrier]
    if len(noted) > 1 and dice.random() < 0.7:
        told.order(-dice.randint(1, max(2, age // 2)), *dice.sample(noted, len(noted)))


def _seen(dice: Random, age: int) -> list[Seen]:
    """From the first weeks, seen again every month or two, lighter more often than heavier."""
    weight, days = dice.randint(2, 4), range(-age + dice.randint(1, 20), -2, dice.randint(30, 70))
    seen: list[Seen] = []
    for day in (list(days) or [-2])[-4:]:
        seen.append((day, weight, weight == 4 or (weight == 3 and dice.random() < 0.3)))
        weight = min(4, max(1, weight + dice.choice((-1, -1, 0, 0, 1))))
    return seen

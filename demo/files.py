from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from django.db import models

from filrouge.accounts.models import Organisation, User
from filrouge.pathways.models import (
    Appointment,
    Closure,
    ConfidentialNote,
    Contact,
    Objective,
    Pathway,
    Referent,
    Step,
    TargetOccupation,
)
from filrouge.people.models import (
    AccessGrant,
    Agreement,
    Consent,
    ContactChannel,
    Information,
    Person,
    Protection,
    SpokenLanguage,
)
from filrouge.privacy.rows import Level
from filrouge.shared import clock

from .plans import PlanPen
from .world import Team, World, key, moment, reference, working_day

TEXT_VERSION = "2025-09"
PURPOSES = (
    ("accompaniment", "public_interest"),
    ("funding_evidence", "legal_obligation"),
    ("statistics", "public_interest"),
)


@dataclass
class Who:
    """A person as told at the first meeting."""

    given: str
    family: str
    sex: str
    birth: date | None
    precision: str
    town: tuple[str, str]
    languages: tuple[str, ...]
    reads: bool | None = True
    interpreter: bool = False


class File:
    """The pen that writes one person's file, fact by fact. Days are counted from today: -3, 0, 12."""

    def __init__(
        self, world: World, team: Team, who: Who, lead: User | None, opened: int, dice: Random
    ) -> None:
        self.world, self.team, self.who, self.lead, self.dice = world, team, who, lead, dice
        self.opened = world.day(opened)
        self.since = moment(self.opened, 10)
        self.referents: list[Referent] = []
        self.need_to_know: AccessGrant | None = None
        self.person = self._person()
        self.pathway = self._pathway()
        self.plan = PlanPen(self)
        self.lead_row: Referent | None = None
        self._open_access()
        for code in who.languages:
            self._language(code)

    # --- the person ---------------------------------------------------------------------------------

    def reach(self, kind: str, value: str, *, preferred: bool = False, **how: object) -> None:
        self._row(ContactChannel, kind=kind, value=value, preferred=preferred, checked_on=self.opened, **how)

    def protect(self, status: str, permit: str, permit_until: int, **facts: object) -> None:
        self._row(
            Protection, status=status, permit=permit, permit_until=self.world.day(permit_until), **facts
        )

    def inform(self, how: str, language: str, witness: str = "") -> None:
        for purpose, basis in PURPOSES:
            self._given(Information, how, language, witness, purpose=purpose, legal_basis=basis)

    def agree(
        self, to: Organisation, *groups: str, how: str, language: str, withdrawn: int | None = None
    ) -> None:
        """Open what the groups say to another organisation; until withdrawn, if it was."""
        ended = None if withdrawn is None else moment(self.world.day(withdrawn), 15)
        agreement = self._given(Agreement, how, language, organisation=to, field_groups=list(groups))
        agreement.withdrawn_at, agreement.withdrawn_how = ended, "spoken" if ended else ""
        level = Level.SHARED if "path" in groups else Level.MINIMAL
        self._grant(
            level,
            "agreement",
            "accord de la personne",
            self.since,
            organisation=to,
            agreement=agreement,
            until=ended,
        )

    def consent(self, topic: str, how: str, language: str) -> None:
        self._given(Consent, how, language, topic=topic)

    # --- the path -----------------------------------------------------------------------------------

    def contact(
        self,
        offset: int,
        channel: str,
        note: str = "",
        *,
        outcome: str = "talked",
        direction: str = "out",
        minutes: int | None = None,
        user: User | None = None,
        confidential: str = "",
    ) -> None:
        """Day 0 is a little while ago."""
        day = working_day(max(self.world.day(offset), self.opened))
        at = moment(day, self.dice.randint(9, 17), self.dice.choice((0, 5, 10, 20, 25, 30, 40, 50)))
        row = self._row(
            Contact,
            pathway=self.pathway,
            at=at if offset else clock.now() - timedelta(minutes=self.dice.randint(5, 50)),
            channel=channel,
            direction=direction,
            outcome=outcome,
            minutes=minutes,
            note=note,
            user=user or self.lead_on(day),
        )
        row.created_at, row.created_by = row.at, row.user
        if confidential and row.user:
            self._row(ConfidentialNote, contact=row, author=row.user, text=confidential, created_at=row.at)

    def objective(
        self,
        words: str,
        domain: str,
        agreed: int,
        *,
        target: int | None = None,
        reached: int | None = None,
        theme: str = "",
        trade: TargetOccupation | None = None,
        yes: bool = True,
        former: str = "",
        because: str = "",
    ) -> Objective:
        """`yes`: the person agreed to these words. `former`: what was agreed before, and why it changed."""
        objective = self._row(
            Objective,
            pathway=self.pathway,
            words=words,
            domain=domain,
            agreed_on=self._after_opening(agreed),
            target_on=self._day(target),
            reached_on=self._day(reached),
            theme=theme,
            occupation=trade,
        )
        self.plan.worded(objective, yes=yes, former=former, because=because)
        return objective

    def step(
        self,
        title: str,
        domain: str,
        *,
        planned: int | None = None,
        started: int | None = None,
        done: int | None = None,
        dropped: int | None = None,
        because: str = "",
        result: str = "",
        who: str = "together",
        with_whom: str = "",
        objective: Objective | None = None,
        **more: Any,
    ) -> Step:
        """`more`: its `theme`; its `motif`, by name; `means`, why a means of the project when it is one; `after`,
        what it waits for."""
        means: str = more.get("means", "")
        step = self._row(
            Step,
            pathway=self.pathway,
            objective=objective,
            title=title,
            domain=domain,
            who=who,
            with_whom=with_whom,
            planned_on=self._day(planned),
            started_on=self._day(started),
            done_on=self._day(done),
            result=result,
            dropped_on=self._day(dropped),
            dropped_because=because,
            theme=more.get("theme", ""),
            resource="project" if means else "",
            resource_because=means,
            motif=self.world.motifs.get(more.get("motif", "")),
        )
        self.plan.waits(step, more.get("after", ()), started if started is not None else -14)
        return step

    def appointment(
        self,
        offset: int,
        purpose: str,
        *,
        hour: int = 10,
        minute: int = 0,
        place: str = "",
        outcome: str = "",
        note: str = "",
        minutes: int = 45,
    ) -> None:
        day = self.world.day(offset)
        starts = moment(working_day(day) if outcome else day, hour, minute)
        self._row(
            Appointment,
            pathway=self.pathway,
            user=self.lead_on(day),
            starts_at=starts,
            minutes=minutes,
            place=place,
            purpose=purpose,
            outcome=outcome,
            outcome_at=starts + timedelta(hours=2) if outcome else None,
            outcome_note=note,
        )

    def followed_first_by(self, former: User, until: int, note: str) -> None:
        """Someone else led the path before: the same instant ends one and starts the next."""
        if self.lead_row is None:
            return
        handed = moment(self.world.day(until), 11)
        self._referent(former, self.since, handed, note)
        self.lead_row.since = self.lead_row.created_at = handed
        self.lead_row.met_together = True
        if self.need_to_know:
            self.need_to_know.since = handed
        self._grant(Level.ASYLUM, "team", "référent·e du parcours", self.since, user=former, until=handed)

    def close(
        self, offset: int, reason: str, note: str = "", *, reopened: int | None = None, why: str = ""
    ) -> None:
        self._row(
            Closure,
            pathway=self.pathway,
            on=self.world.day(offset),
            reason=reason,
            note=note,
            reopened_at=None if reopened is None else moment(self.world.day(reopened), 10),
            reopened_by=None if reopened is None else self.lead,
            reopening_note=why,
        )
        if reopened is None and self.lead_row:
            self.lead_row.until = max(moment(self.world.day(offset), 17), self.lead_row.since)

    def lead_on(self, day: date) -> User | None:
        for row in self.referents:
            if row.until and row.since.date() <= day < row.until.date():
                return row.user
        return self.lead

    # --- how rows are made --------------------------------------------------------------------------

    def _person(self) -> Person:
        who = self.who
        person = Person(
            id=key(self.dice),
            reference=reference(self.dice),
            given_name=who.given,
            family_name=who.family,
            birth_date=who.birth,
            birth_precision=who.precision,
            sex=who.sex,
            commune_code=who.town[1],
            created_at=self.since,
        )
        person.refresh_keys()
        return self.world.add(person)

    def _pathway(self) -> Pathway:
        return self._row(
            Pathway, organisation=self.team.organisation, opened_on=self.opened, lead=None, closed_on=None
        )

    def _open_access(self) -> None:
        organisation, coordinating = self.team.organisation, self.world.coordinating
        self._grant(Level.FULL, "team", "dossier ouvert", self.since, organisation=organisation)
        self._grant(
            Level.SHARED,
            "team",
            "coordination du projet",
            self.since,
            organisation=coordinating,
            audience="coordination",
        )
        if self.lead:
            self.need_to_know = self._grant(
                Level.ASYLUM, "team", "a ouvert le dossier", self.since, user=self.lead
            )
            self.lead_row = self._referent(self.lead, self.since, None, "")

    def _grant(self, level: Level, basis: str, reason: str, since: datetime, **to: object) -> AccessGrant:
        return self.world.add(
            AccessGrant(
                id=key(self.dice),
                person=self.person,
                project=self.world.project,
                level=level.value,
                basis=basis,
                reason=reason,
                since=since,
                given_by=f"user:{self.lead.pk}" if self.lead else "job:demo",
                **to,
            )
        )

    def _referent(self, user: User, since: datetime, until: datetime | None, note: str) -> Referent:
        self.referents.append(
            self._row(
                Referent,
                pathway=self.pathway,
                user=user,
                since=since,
                until=until,
                handover_note=note,
                created_at=since,
            )
        )
        return self.referents[-1]

    def _language(self, code: str) -> None:
        mother = code == self.who.languages[0]
        self._row(
            SpokenLanguage,
            code=code,
            preferred=mother,
            reads=self.who.reads if mother else None,
            interpreter=mother and self.who.interpreter,
        )

    def _given(self, model: type[models.Model], how: str, language: str, witness: str = "", **facts: object):
        return self._row(
            model,
            how=how,
            language=language,
            witness=witness,
            text_version=TEXT_VERSION,
            at=self.since,
            **facts,
        )

    def _row(self, model: type[models.Model], **facts: object):
        common = {"created_at": self.since, "created_by": self.lead} | facts
        return self.world.add(
            model(id=key(self.dice), person=self.person, project=self.world.project, **common)
        )

    def _day(self, offset: int | None) -> date | None:
        return None if offset is None else self.world.day(offset)

    def _after_opening(self, offset: int) -> date:
        return max(self.world.day(offset), self.opened)

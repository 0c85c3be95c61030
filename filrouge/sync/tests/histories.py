"""Random histories of notes between a telephone and a server: corrections on both sides, every fault in between.

The telephone is its real code, run by Node; the server is its real code too. Faults: requests and answers lost,
doubled, out of order; power cuts of the telephone before or after it wrote; the server stopped while storing,
between storing and applying, in the middle of applying, before or after it committed; handlers that fail once they
have written, which undoes what was tried with them. At the end the network is
good and every disagreement is settled. Then:

- nothing is lost: what was noted is on the server, once, as it was noted;
- nothing is overwritten silently: each change of a value follows from the value its author knew, or from the choice
  of a human who was shown both;
- a choice is kept: what a human chose was written, or disputed again;
- both sides say the same of each note.
"""

import json
import random
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise
from operator import attrgetter
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch
from uuid import UUID

from django.db import transaction

from filrouge.accounts.models import User
from filrouge.pathways.models import Contact, Pathway
from filrouge.privacy.context import Context, context_of, entered
from filrouge.privacy.models import Change
from filrouge.shared import clock
from filrouge.sync import exchanges, registry
from filrouge.sync.actions import applying
from filrouge.sync.envelopes import Exchange
from filrouge.sync.exchanges import converse
from filrouge.sync.merging import merged, text_after, version_of
from filrouge.sync.models import Conflict, Device, Operation
from filrouge.sync.registry import Applied, Asked, Conflicted, Outcome, handler
from filrouge.sync.sealing import new_private_key, public_key_of

DRIVER = Path(__file__).resolve().parents[3] / "assets" / "field" / "tests" / "driver.mjs"
FIELDS = ("note", "channel")
TOGETHER = 5  # histories on one telephone: they share its exchanges, and their misfortunes
ROUNDS, STEPS_A_ROUND = 4, 2  # an exchange at the end of each round
RECORDS = 2  # at most, in one history
PRIVATE_KEY = new_private_key()
PUBLIC_KEY = public_key_of(PRIVATE_KEY)
JOINS = {"note": text_after(200)}
QUIET_ROUNDS = 12


class PowerCut(BaseException):
    """Nothing can catch it but the one who cut."""


class Fault(Exception):
    """Of a handler: its operation is tried again."""


class Node:
    """The telephone. `ask` raises PowerCut when its disk was cut under it."""

    def __init__(self) -> None:
        node = shutil.which("node")
        assert node, "Node runs the telephone's code: it is needed here"
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True, "bufsize": 1}
        self.process = subprocess.Popen([node, str(DRIVER)], **pipes)  # type: ignore[call-overload]

    def ask(self, name: str, given: Any = None) -> Any:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps([name, given]) + "\n")
        self.process.stdin.flush()
        said = json.loads(self.process.stdout.readline())
        if "cut" in said:
            if said["cut"] != "power cut":
                raise AssertionError(said["cut"])
            raise PowerCut
        return said["value"]

    def close(self) -> None:
        self.process.communicate(timeout=10)


def _failing(where: Callable[..., Any], dice: random.Random) -> Callable[..., Any]:
    """The same, which at times fails once it is done."""

    def failed(*given: Any, **named: Any) -> Any:
        done = where(*given, **named)
        if dice.random() < 0.2:
            raise Fault
        return done

    return failed


@contextmanager
def small_world(by: User, pathway: Pathway) -> Iterator[Context]:
    """Handlers that only write a contact, without all that follows one; and one asker throughout, so that the
    transactions of an exchange open without telling the database again who asks: thousands of lives in minutes."""

    def write(by: User, asked: Asked) -> Outcome:
        about = {"pathway": pathway, "person_id": pathway.person_id, "project_id": pathway.project_id}
        said = {name: asked.payload[name] for name in FIELDS}
        contact = Contact.objects.create(user=by, created_by=by, at=asked.at, **said, **about)
        return Applied(row_id=contact.pk, version=version_of(said))

    context = context_of(by)
    with (
        entered(context),
        patch.dict(registry._handlers),
        patch("filrouge.sync.actions.operations.defer"),
        patch("filrouge.sync.exchanges.entered", lambda _context: transaction.atomic()),
    ):
        handler("tests.contact", schema=1, label="Contact")(write)
        handler("tests.correction", schema=1, label="Correction")(_correct)
        yield context


def _correct(by: User, asked: Asked) -> Outcome:
    contact = Contact.objects.get(pk=asked.row_id)
    current = {name: getattr(contact, name) for name in FIELDS}
    written, disputed = merged(asked.changes, current, dict.fromkeys(FIELDS, "champ"), JOINS)
    if written:
        Contact.objects.filter(pk=contact.pk).update(**written)
    version = version_of({**current, **written})
    return Conflicted(disputed) if disputed else Applied(row_id=contact.pk, version=version)


# --- where a server may stop -------------------------------------------------------------------------


def _stopping(where: Callable[..., Any], *, after: int) -> Callable[..., Any]:
    """The same, until the server stops after so many calls; before the first one when there is none."""
    calls = iter(range(after))

    def stopped(*given: Any, **named: Any) -> Any:
        if after == 0:
            raise PowerCut
        done = where(*given, **named)
        if next(calls) == after - 1:
            raise PowerCut
        return done

    return stopped


def _stops(dice: random.Random) -> Any:
    """A place in the code where the server stops."""
    module, name, after = dice.choice(
        (
            (exchanges, "receive", 1),  # stored, not committed
            (exchanges, "apply_pending", 0),  # stored, nothing applied
            (applying, "_run", dice.randint(1, 3)),  # in the middle of applying
            (exchanges, "apply_pending", 1),  # all applied, not committed
            (exchanges, "_answered", 0),  # applied, not told
        )
    )
    return patch.object(module, name, _stopping(getattr(module, name), after=after))


@dataclass
class Telephone:
    """So many histories in one pocket: each its own notes, corrections and choices, all through the same weather.
    `wrote`: what the desk changed, knowingly: (field, from, to)."""

    node: Node
    dice: random.Random
    by: User
    pathway: Pathway
    context: Context
    device: Device = field(init=False)
    began: int = 0
    kept: list[dict] | None = None
    wrote: set[tuple[str, str, str]] = field(default_factory=set)
    count: int = 0

    def live(self, histories: int) -> list[str]:
        self.device = Device.objects.create(user=self.by, name="vie", private_key=PRIVATE_KEY)
        self.began = Change.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        self.node.ask("start", {"id": str(self.device.pk), "key": PUBLIC_KEY, "user": self.by.pk})
        steps = (self.note, self.correct, self.correct, self.correct_at_the_desk, self.settle)
        for _round in range(ROUNDS):
            for history in [*range(histories)] * STEPS_A_ROUND:
                self._survive(partial(self.dice.choice(steps), history))
            self._survive(self.meet)
        self.come_to_rest(histories)
        return self.problems()

    def _survive(self, step: Callable[[], None]) -> None:
        if self.dice.random() < 0.1:
            self.node.ask("crash", self.dice.choice(["before", "after"]))
        try:
            step()
        except PowerCut:
            self.node.ask("restart")
            self.kept = None  # what reached the disk counts: the telephone tells

    def _notes(self, history: int | None = None) -> list[dict]:
        """What the telephone knows, the latest first: of one history, or of all."""
        if self.kept is None:
            self.kept = self.node.ask("notes")
        return [one for one in self.kept if history is None or one["about"].get("history") == history]

    # --- what people do ---------------------------------------------------------------------------------

    def note(self, history: int) -> None:
        if sum(one["kind"] == "tests.contact" for one in self._notes(history)) < RECORDS:
            said = {"note": self._value(), "channel": "phone"}
            self._noted(history, said, {"kind": "tests.contact", "payload": said})

    def correct(self, history: int) -> None:
        """A record this telephone made, from what it knows of it."""
        notes = self._notes(history)
        firsts = [one for one in notes if one["kind"] == "tests.contact"]
        if not firsts:
            return
        first, value = self.dice.choice(firsts), self._value()
        own = [one for one in notes if first["id"] in (one["id"], one["record"])]
        known = str(max(int(one["about"]["fields"]["note"]) for one in own))
        after = [one["id"] for one in own if one["record"]]
        payload = {"changes": {"note": [known, value]}}
        written = {"kind": "tests.correction", "payload": payload, "record": first["id"], "after": after}
        self._noted(history, {"note": value}, written)

    def _noted(self, history: int, fields: dict[str, str], said: dict) -> None:
        target = {"person": str(self.pathway.person_id), "project": self.pathway.project_id}
        about = {"fields": fields, "history": history}
        made = self.node.ask("note", {**target, **said, "about": about})
        if self.kept is not None:
            self.kept.insert(0, made)

    def correct_at_the_desk(self, history: int) -> None:
        firsts = [one["id"] for one in self._notes(history) if one["kind"] == "tests.contact"]
        made = Operation.objects.filter(device=self.device, client_id__in=firsts).exclude(row_id=None)
        contacts = list(Contact.objects.filter(pk__in=made.values("row_id")).order_by("pk")) if firsts else []
        if contacts:
            contact, value = self.dice.choice(contacts), self._value()
            self.wrote.add(("note", contact.note, value))
            Contact.objects.filter(pk=contact.pk).update(note=value)

    def settle(self, history: int) -> None:
        for note in self._notes(history):
            for conflict in note["conflicts"]:
                choice = self.dice.choice(["mine", "theirs", *(["both"] if "joined" in conflict else [])])
                self.kept = None
                self.node.ask("choose", {"id": note["id"], "conflict": conflict["id"], "choice": choice})
                return

    # --- the network between them -----------------------------------------------------------------------

    def meet(self) -> None:
        """One exchange, with its misfortunes."""
        asked = self.node.ask("batch", {"locked": self.dice.random() < 0.2})
        operations = asked["operations"]
        if self.dice.random() < 0.3:
            self.dice.shuffle(operations)
        parts = [operations]
        if len(operations) > 1 and self.dice.random() < 0.3:
            cut = self.dice.randrange(1, len(operations))
            parts = [operations[cut:], operations[:cut]]
        if self.dice.random() < 0.2:
            parts.append(list(operations))
        for part in parts:
            self._deliver(part, asked["ask"])
        self.node.ask("unlock")

    def _deliver(self, operations: list[dict], ask: list[str]) -> None:
        fate = self.dice.random()
        if fate < 0.12:
            return  # the request is lost
        if fate < 0.3:
            self._server_stops(operations, ask)
            return
        if fate < 0.4:
            with patch.object(applying, "_run", _failing(applying._run, self.dice)):
                results = self._exchange(operations, ask)
        else:
            results = self._exchange(operations, ask)
        if fate > 0.88:
            return  # the answer is lost
        self.dice.shuffle(results)
        self.kept = None
        self.node.ask("receive", results)

    def _server_stops(self, operations: list[dict], ask: list[str]) -> None:
        """Then the job that goes on where it stopped runs, soon or late."""
        try:
            with _stops(self.dice):
                self._exchange(operations, ask)
        except PowerCut:
            pass
        if self.dice.random() < 0.3:
            self.work()

    def work(self) -> None:
        """`sync.apply_stored`, which may be stopped as well."""
        with transaction.atomic():
            applying.apply_pending(by=self.by, device=self.device)

    def _exchange(self, operations: list[dict], ask: list[str]) -> list[dict]:
        request = SimpleNamespace(user=self.by, context=self.context, readings={})
        said = {"device": str(self.device.pk), "clock": _now(), "operations": operations, "ask": ask}
        answered = converse(request, Exchange.model_validate(said))  # type: ignore[arg-type]
        assert answered is not None
        return json.loads(json.dumps(answered["results"]))

    def come_to_rest(self, histories: int) -> None:
        """The network is good again, and somebody settles whatever must be."""
        self.node.ask("restart")
        for _round in range(QUIET_ROUNDS):
            asked = self.node.ask("batch", {"locked": False})
            if not asked["operations"] and not asked["ask"]:
                break
            self.node.ask("receive", self._exchange(asked["operations"], asked["ask"]))
            self.kept = None
            for history in range(histories):
                self.settle(history)
        self.kept = None

    # --- what must be true ------------------------------------------------------------------------------

    def problems(self) -> list[str]:
        notes = self._notes()
        found = Operation.objects.filter(device=self.device).prefetch_related("conflicts")
        operations = {one.client_id: one for one in found}
        values = self._values({one.pk: one for one in Contact.objects.filter(pk__in=self._rows())})
        disputes = [one for operation in operations.values() for one in operation.conflicts.all()]
        return [
            *self._lost(notes, operations),
            *self._doubled(notes, operations, values),
            *self._overwritten(notes, values, sorted(disputes, key=attrgetter("found_at"))),
        ]

    def _lost(self, notes: list[dict], operations: dict[str, Operation]) -> Iterator[str]:
        if waiting := self.node.ask("outbox"):
            yield f"{waiting} operations never left"
        if extra := set(operations) - {one["id"] for one in notes}:
            yield f"the server has operations nobody noted: {extra}"
        for note in notes:
            here, there = note["state"], operations.get(note["id"])
            if there is None:
                yield f"{note['kind']} lost"
            elif here != there.state or here != "applied":
                yield f"{note['kind']}: {here} on the telephone, {there.state} on the server {there.trouble}"
            elif (note["digest"], note["version"]) != (there.digest, there.version):
                yield f"{note['kind']}: another text, or another version, on each side"

    def _doubled(
        self, notes: list[dict], operations: dict[str, Operation], values: dict[UUID, list[str]]
    ) -> Iterator[str]:
        """Each contact noted is one row, which began with what was noted."""
        made = [one for one in notes if one["kind"] == "tests.contact"]
        rows = [operations[one["id"]].row_id for one in made if one["id"] in operations]
        if len(set(rows)) != len(made) or set(rows) != set(values):
            yield f"{len(made)} contacts noted, {len(values)} written"
        for note, row in zip(made, rows, strict=False):
            began = values.get(row, [""])[0] if row else ""
            if began != json.loads(note["text"])["payload"]["note"]:
                yield f"noted {note['about']['fields']['note']}, written {began}"

    def _overwritten(
        self, notes: list[dict], values: dict[UUID, list[str]], disputes: list[Conflict]
    ) -> Iterator[str]:
        """Each change followed from the value its author knew, or from a choice between the two."""
        asked = [json.loads(one["text"])["payload"] for one in notes if one["kind"] == "tests.correction"]
        wanted = {("note", *pair) for one in asked for pair in [one["changes"]["note"]]}
        chosen = {(one.field, one.both[1], one.chosen) for one in disputes if one.choice in ("mine", "both")}
        happened = {("note", *pair) for each in values.values() for pair in pairwise(each)}
        if unexplained := happened - self.wrote - wanted - chosen:
            yield f"overwritten without a word: {unexplained}"
        seen = {(one.field, one.both[0]) for one in disputes}
        for name, known, value in wanted - happened:
            if (name, value) not in seen:
                yield f"{value} (from {known}) was dropped without a word"
        for one in {(one.operation_id, one.field): one for one in disputes}.values():
            if one.choice != "theirs" and (one.field, one.both[1], one.chosen) not in happened:
                yield f"{one.chosen} was chosen and not written"

    def _values(self, contacts: dict[UUID, Contact]) -> dict[UUID, list[str]]:
        """What the note of each contact said, from first to last: the history knows, one query."""
        values: dict[UUID, list[str]] = {pk: [] for pk in contacts}
        for one in Change.objects.filter(pk__gt=self.began, operation="UPDATE").order_by("pk"):
            if one.table == "pathways_contact" and "note" in one.before and UUID(one.row_id) in values:
                values[UUID(one.row_id)].append(one.before["note"])
        for pk, contact in contacts.items():
            values[pk].append(contact.note)
        return values

    def _rows(self) -> list[UUID]:
        made = Operation.objects.filter(device=self.device, kind="tests.contact").exclude(row_id=None)
        return list(made.values_list("row_id", flat=True))

    def _value(self) -> str:
        """Never the same twice: each change can be told from any other."""
        self.count += 1
        return str(self.count)


def _now() -> str:
    return clock.now().isoformat()


def lived(seed: int, histories: int, by: User, pathway: Pathway) -> list[str]:
    """Problems found in so many histories, each told with the number of its telephone."""
    found = []
    node = Node()
    try:
        with small_world(by, pathway) as context:
            for number in range(histories // TOGETHER):
                dice = random.Random(f"{seed}-{number}")  # noqa: S311 - dice, not keys
                telephone = Telephone(node, dice, by, pathway, context)
                found += [f"{number}: {one}" for one in telephone.live(TOGETHER)]
    finally:
        node.close()
    return found

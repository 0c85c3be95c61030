"""Everything that can be asked of the site, as each of those who may ask.

The addresses are found by looking at the routes, their arguments are the keys of what was planted: a new address is
asked by itself, or fails here until its argument is said.
"""

import html
import inspect
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice, product
from typing import Any

from django.db import models, transaction
from django.http import HttpResponseBase
from django.test import Client

from filrouge.accounts.models import (
    ApiToken,
    ConsortiumMember,
    Invitation,
    Membership,
    Organisation,
    Project,
    ProjectObjective,
    User,
)
from filrouge.activities import models as activities
from filrouge.commissions.models import Asking, Blockage, Commission, Meeting, Place, Seat
from filrouge.directory.models import (
    Correction,
    DirectoryImport,
    KeyContact,
    Note,
    Official,
    Service,
    Structure,
)
from filrouge.enrolment.models import Cohort, Criterion, SafeFile
from filrouge.messaging.models import Message, Recording, Webhook, Wording
from filrouge.outreach import models as outreach
from filrouge.partners.models import Contribution, Partnership, Routine, SheetRound
from filrouge.pathways.models import (
    AlarmStep,
    Brick,
    Motif,
    OnboardingItem,
    SupportContact,
    TeamSession,
    Training,
    Volunteer,
)
from filrouge.privacy.roles import as_batch
from filrouge.reference.models import Answer, Framework, FrameworkSkill, Translation
from filrouge.skills import models as skills
from filrouge.sync.models import Device, Operation
from tests.access.test_strangers import NAMED, OTHERS
from tests.architecture.project import Route, routes

from .marks import Mark
from .world import World

# What the other arguments of addresses name; "domain:argument" where it is not the same in each.
ALSO_NAMED: dict[str, type[models.Model]] = {
    "accounts:member_id": ConsortiumMember,
    "accounts:objective_id": ProjectObjective,
    "activities:session_id": activities.Session,
    "activity_id": activities.Activity,
    "address_id": outreach.Address,
    "acquaintance_id": outreach.Acquaintance,
    "alarm_id": AlarmStep,
    "answer_id": Answer,
    "asking_id": Asking,
    "assessed_id": skills.AssessedSkill,
    "assessment_id": skills.Assessment,
    "badge_id": skills.Badge,
    "blockage_id": Blockage,
    "brick_id": Brick,
    "choice_id": outreach.Choice,
    "shown_id": skills.Piece,
    "class_id": skills.BadgeClass,
    "cohort_id": Cohort,
    "commission_id": Commission,
    "contribution_id": Contribution,
    "correction_id": Correction,
    "criterion_id": Criterion,
    "device_id": Device,
    "encounter_id": outreach.Encounter,
    "endorsement_id": skills.Endorsement,
    "file_id": SafeFile,
    "framework_id": Framework,
    "import_id": DirectoryImport,
    "improvement_id": activities.Improvement,
    "introduction_id": outreach.Introduction,
    "invitation_id": Invitation,
    "issuer_id": skills.Issuer,
    "item_id": OnboardingItem,
    "key_contact_id": KeyContact,
    "key_id": skills.BadgeKey,
    "meeting_id": Meeting,
    "membership_id": Membership,
    "message_id": Message,
    "motif_id": Motif,
    "note_id": Note,
    "official_id": Official,
    "operation_id": Operation,
    "organisation_id": Organisation,
    "outing_id": outreach.Outing,
    "outreach:message_id": outreach.PlannedMessage,
    "outreach:place_id": outreach.Place,
    "outreach:structure_id": outreach.OrientingOrganisation,
    "partnership_id": Partnership,
    "place_id": Place,
    "prediagnosis_id": outreach.Prediagnosis,
    "project_id": Project,
    "recording_id": Recording,
    "reference:skill_id": FrameworkSkill,
    "round_id": SheetRound,
    "routine_id": Routine,
    "seat_id": Seat,
    "service_id": Service,
    "session_id": TeamSession,
    "showing_id": skills.Showing,
    "structure_id": Structure,
    "support_id": SupportContact,
    "testimony_id": outreach.Testimony,
    "token_id": ApiToken,
    "training_id": Training,
    "translation_id": Translation,
    "user_id": User,
    "volunteer_id": Volunteer,
    "webhook_id": Webhook,
    "wording_id": Wording,
}
WORDS = OTHERS | {
    "slug": "accueil",
    "name": "reticence",
    "kind": "svg",
    "tag": "ar",
    "key": "theme.sante",
    "rule": "no_referent",
    "talk": "three",
    "side": "ours",
}
# Whose door each address with a secret in it is.
DOORS = {
    "commissions:links-show": "link commission",
    "commissions:links-paper": "link commission",
    "partners:answers-show": "link referral",
    "partners:fillings-show": "link referral",
    "partners:fillings-paper": "link referral",
    "partners:fillings-document": "link referral",
    "partners:our_pages-show": "link partnership",
    "outreach:followups-show": "link orientation",
    "outreach:briefings-read": "link briefing",
    "skills:offers-show": "link badge_offer",
    "skills:endorsing-show": "link badge_endorsement",
    "skills:checks-named": "link badge_name",
    "skills:shown-show": "link portfolio_share",
    "skills:shown-file": "link portfolio_share",
    "skills:shown-piece": "link portfolio_share",
    "skills:choices-show": "link portfolio_choice",
    "skills:choices-add": "link portfolio_choice",
    "skills:answering-show": "link skill_answer",
    "activities:invitations-show": "link activity",
    "pathways:replies-new": "link appointment",
    "pathways:calendar-show": "feed",
    "accounts:invitations-show": "",  # of a professional: nobody accompanied is behind it
}
ARGUMENT = re.compile(r"<(?:\w+:)?(\w+)>")
SEARCHED = "?q=qz"  # every mark in letters begins so: what may be found is found
MOST_OF_A_ROUTE = 8
QUESTION = re.compile(r'href="(\?[^"#]+)')
MOST_QUESTIONS = 6


@dataclass(frozen=True)
class Address:
    """`has_parts`: its view answers htmx otherwise."""

    route: str
    url: str
    has_parts: bool = False

    def __str__(self) -> str:
        return f"{self.route} ({self.url})"

    def with_question(self, question: str) -> "Address":
        return replace(self, url=self.url.partition("?")[0] + question)


@dataclass
class Seen:
    """`told`: which marks, at which address. `failed`: addresses that broke down."""

    told: dict[Mark, str] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)
    opened: set[str] = field(default_factory=set)


def addresses(world: World) -> list[Address]:
    """All those that a signed-in user may type. Raises KeyError for an argument that nobody named."""
    with as_batch("look"):
        return [one for route in routes() if _is_asked(route) for one in _addresses_of(route, world)]


def doors(world: World, who: str) -> list[Address]:
    """Those that the holder of a secret may type."""
    found = [route for route in routes() if DOORS.get(route.full_name) == who]
    secret = world.tokens[who]
    with as_batch("look"):
        return [address for one in found for address in _behind(one, secret, world)]


def _behind(route: Route, secret: str, world: World) -> Iterator[Address]:
    names = ARGUMENT.findall(route.pattern)
    choices = [[secret] if name == "token" else _values(route.app, name, world) for name in names]
    for values in islice(product(*choices), MOST_OF_A_ROUTE):
        yield Address(route.full_name, _filled(route.pattern, values))


def _is_asked(route: Route) -> bool:
    """Screens of libraries know accounts alone: those without argument are asked all the same."""
    has_secret = "<str:token>" in route.pattern
    if has_secret:
        assert route.full_name in DOORS, route.full_name
    is_open = not has_secret and "proconnect" not in route.pattern
    return is_open and (route.is_ours or route.app == "api" or not {"<", "("} & set(route.pattern))


def _addresses_of(route: Route, world: World) -> Iterator[Address]:
    names = ARGUMENT.findall(route.pattern)
    choices = [_values(route.app, name, world) for name in names]
    has_parts = "htmx" in inspect.getsource(sys.modules[route.module])
    for values in islice(product(*choices), MOST_OF_A_ROUTE):
        yield Address(route.full_name, _filled(route.pattern, values), has_parts)
    if not names:
        yield Address(route.full_name, f"/{route.pattern}{SEARCHED}", has_parts)


def _filled(pattern: str, values: Iterable[Any]) -> str:
    given = iter(values)
    return "/" + ARGUMENT.sub(lambda _found: str(next(given)), pattern)


def _values(app: str, name: str, world: World) -> list[Any]:
    if name in WORDS:
        return [WORDS[name]]
    if name == "gone_id":
        return [world.cast.tesfay.pk]
    model = ALSO_NAMED.get(f"{app}:{name}") or NAMED.get(name) or ALSO_NAMED[name]
    rows = world.rows[model] or list(model._base_manager.order_by("pk")[:1]) or [world.the(model)]
    return [row.pk for row in rows]


def crawl(client: Client, asked: list[Address], world: World, **headers: str) -> Seen:
    """Each address as a page, with the questions that it offers, and as the part of it that htmx asks for."""
    client.raise_request_exception = False
    seen, questions = Seen(), defaultdict(set)
    for address in asked:
        answer = _ask(client, address, world, seen, headers)
        if answer.status_code != 200:
            continue
        if address.has_parts:
            _ask(client, address, world, seen, {**headers, "HX-Request": "true"})
        for question in _offered(answer) - questions[address.route]:
            if len(questions[address.route]) < MOST_QUESTIONS:
                questions[address.route].add(question)
                _ask(client, address.with_question(question), world, seen, headers)
    return seen


def press(client: Client, asked: list[Address], world: World) -> Seen:
    """Each address as a form sent empty or a button pressed, and where that leads. What it changed is undone."""
    client.raise_request_exception = False
    seen = Seen()
    for address in asked:
        with transaction.atomic():
            answer = client.post(address.url, follow=True)
            transaction.set_rollback(True)
        _note(answer, address, world, seen)
    return seen


def _offered(answer: HttpResponseBase) -> set[str]:
    """Filters, following pages, someone in a list: the same address, asked otherwise."""
    if "html" not in answer.headers.get("Content-Type", ""):
        return set()
    return {html.unescape(one) for one in QUESTION.findall(answer.getvalue().decode())}


def _ask(
    client: Client, address: Address, world: World, seen: Seen, headers: dict[str, str]
) -> HttpResponseBase:
    answer = client.get(address.url, headers=headers)
    _note(answer, address, world, seen)
    return answer


def _note(answer: HttpResponseBase, address: Address, world: World, seen: Seen) -> None:
    if answer.status_code == 500:
        seen.failed.append(f"{address}: {answer.status_code}")
    if answer.status_code == 200:
        seen.opened.add(address.route)
    for mark in world.marks.within(answer.getvalue()) | world.marks.within(str(answer.headers).encode()):
        seen.told.setdefault(mark, str(address))

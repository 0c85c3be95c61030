"""Every address that names a row about Nour, opened and posted by those who must not know that she exists."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import models
from django.test import Client
from django.urls import reverse

from filrouge.activities.models import Attendance, AttendanceDoubt, Participation, SkillClaim
from filrouge.commissions.models import Case, Decision
from filrouge.enrolment.models import Candidacy, Commitment, Criterion
from filrouge.outreach.models import Orientation
from filrouge.partners.models import Referral, ReferralAgreement, Sheet, SheetOriginal, SheetReturn
from filrouge.pathways.models import (
    Absence,
    Appointment,
    Barrier,
    Brick,
    CircleMember,
    Contact,
    Handover,
    Incident,
    Interview,
    ListImport,
    ListLine,
    Match,
    Objective,
    ObjectiveVersion,
    Pathway,
    Referent,
    Reminder,
    Reply,
    Step,
    TargetOccupation,
    VolunteerSignal,
)
from filrouge.people.models import (
    Agreement,
    Consent,
    ContactChannel,
    DuplicateQuestion,
    EmergencyAccess,
    Information,
    Merge,
    Person,
    SpokenLanguage,
)
from filrouge.privacy.models import Erasure
from filrouge.privacy.roles import as_batch
from filrouge.privacy.subjects import about_people
from filrouge.reference.models import Answer
from filrouge.shared import clock
from filrouge.skills.models import (
    Badge,
    Experience,
    Piece,
    Portfolio,
    PortfolioShare,
    Positioning,
    Review,
    SaidSkill,
    Showing,
    SkillConfirmation,
)
from filrouge.vigilance.models import Alert, Escalation
from tests.architecture.factory import lay_row, unsaved
from tests.architecture.project import routes
from tests.cast import Cast

# The argument of an address → what it names.
NAMED: dict[str, type[models.Model]] = {
    "person_id": Person,
    "kept_id": Person,
    "gone_id": Person,
    "pathway_id": Pathway,
    "candidacy_id": Candidacy,
    "contact_id": Contact,
    "step_id": Step,
    "objective_id": Objective,
    "appointment_id": Appointment,
    "referent_id": Referent,
    "channel_id": ContactChannel,
    "language_id": SpokenLanguage,
    "agreement_id": Agreement,
    "consent_id": Consent,
    "information_id": Information,
    "question_id": DuplicateQuestion,
    "merge_id": Merge,
    "grant_id": EmergencyAccess,
    "alert_id": Alert,
    "escalation_id": Escalation,
    "incident_id": Incident,
    "member_id": CircleMember,
    "handover_id": Handover,
    "list_id": ListImport,
    "line_id": ListLine,
    "absence_id": Absence,
    "erasure_id": Erasure,
    "orientation_id": Orientation,
    "barrier_id": Barrier,
    "interview_id": Interview,
    "reminder_id": Reminder,
    "reply_id": Reply,
    "target_id": TargetOccupation,
    "match_id": Match,
    "signal_id": VolunteerSignal,
    "referral_id": Referral,
    "case_id": Case,
    "decision_id": Decision,
    "sheet_id": Sheet,
    "return_id": SheetReturn,
    "participation_id": Participation,
    "attendance_id": Attendance,
    "doubt_id": AttendanceDoubt,
    "claim_id": SkillClaim,
    "badge_id": Badge,
    "showing_id": Showing,
    "experience_id": Experience,
    "said_id": SaidSkill,
    "confirmation_id": SkillConfirmation,
    "positioning_id": Positioning,
    "portfolio_id": Portfolio,
    "share_id": PortfolioShare,
    "piece_id": Piece,
    "review_id": Review,
}
OTHERS = {"purpose": "accompaniment", "topic": "photo", "code": "listening", "theme": "sante"} | {
    "talk": "call",
    "kind": "svg",
    "screen": "cadre",
    "taken": "json",
}
# What an officer opens without a name: the erasure of a file, the emergency of a colleague.
OFFICER = {
    "privacy:erasures-show",
    "privacy:erasures-decide",
    "privacy:erasures-cancel",
    "people:emergencies-review",
    "privacy:exports-new",  # how many lines there are, not what they say; the copy itself is refused
}
ABOUT_HER = sorted(
    route.full_name
    for route in routes()
    if any(f"<uuid:{name}>" in route.pattern for name in NAMED) and route.app != "api"
)
# What each of them may open all the same: the absence of a colleague, for who manages the organisation.
STRANGERS: dict[str, set[str]] = {
    "chloe": set(),
    "farid": set(),
    "petra": set(),
    "manon": {"pathways:absences-edit", "pathways:absences-end"},
}
REFUSED = (403, 404, 405)
# A second path or candidacy in the same project, the refusal of a candidacy still open, a question about two
# files that are one, what is the officer's, what is a volunteer's, a safe that is closed, levels without a group of
# scales, a reminder of a meeting that is past, a referral to nobody yet or as its recipient reads it, a situation that
# no commission looked at, the public page of a badge that nobody signed yet.
NOT_FOR_HER = {
    "commissions:cases-takeaway",
    "enrolment:deposits-new",
    "pathways:diagnosis-compare",
    "pathways:diagnosis-new",
    "pathways:interviews-levels",
    "pathways:matches-answer",
    "pathways:reminders-show",
    "pathways:volunteer_meetings-index",
    "pathways:volunteer_meetings-new",
    "pathways:volunteer_signals-new",
    "pathways:pathways-new",
    "enrolment:candidacies-new",
    "enrolment:refusals-settle",
    "partners:received-show",
    "partners:referrals-new",
    "people:duplicates-answer",
    "privacy:erasures-show",
    "skills:checks-file",
    "skills:checks-show",
}
# What a form would need to be heard.
TYPED = {
    "note": "Vu ce matin",
    "because": "pour voir",
    "reason": "Une raison assez longue pour passer",
    "channel": "phone",
    "outcome": "talked",
    "direction": "out",
    "title": "Étape",
    "how": "spoken",
    "answer": "same",
    "act": "agree",
    "kind": "other",
}


@pytest.fixture
def laid(cast: Cast) -> dict[str, Any]:
    """One row of each kind, hers: its key, by the argument that names it."""
    rows: dict[type[models.Model], models.Model] = {Person: cast.nour, Pathway: cast.nour_pathway}
    with as_batch("fixture"):
        for model in NAMED.values():
            if model not in rows:
                rows[model] = _row(model, cast, rows)
        _signed(rows[Candidacy], cast)
        _worded(rows[Objective], cast)
        criterion = Criterion.objects.filter(rule_set__call=cast.project.call, code="woman")[0]
        shipped = {"answer_id": Answer.objects.earliest("pk").pk, "brick_id": Brick.objects.earliest("pk").pk}
    named = {name: rows[model].pk for name, model in NAMED.items()}
    return named | shipped | {"gone_id": cast.tesfay.pk, "criterion_id": criterion.pk}


def _signed(candidacy: models.Model, cast: Cast) -> None:
    """So that the addresses of what is signed exist."""
    commitment = unsaved(Commitment, cast)
    commitment.candidacy = candidacy
    commitment.save(force_insert=True)


def _worded(objective: models.Model, cast: Cast) -> None:
    """Every objective has its first wording."""
    version = unsaved(ObjectiveVersion, cast)
    version.objective = objective
    version.save(force_insert=True)


def _sheet(cast: Cast, referral: Any) -> Sheet:
    """Of that referral: the factory would hang it on another, to which nobody agreed."""
    return Sheet.objects.create(referral=referral, version=1, lines=[], asked=["answer"], **_noted(cast))


def _return(cast: Cast, sheet: Any) -> SheetReturn:
    """With its file."""
    returned = SheetReturn.objects.create(sheet=sheet, via="page", digest="0", **_noted(cast))
    bound = {name: value for name, value in _noted(cast).items() if name != "at"}
    SheetOriginal.objects.create(returned=returned, content="dGV4dGU=", size=5, **bound)
    return returned


def _noted(cast: Cast) -> dict[str, Any]:
    return {"person": cast.nour, "project": cast.project, "created_by": cast.amina, "at": clock.now()}


def _row(model: type[models.Model], cast: Cast, rows: dict[type[models.Model], models.Model]) -> models.Model:
    linked: dict[type[models.Model], dict[str, Any]] = {
        Absence: {"substitute": None},
        Barrier: {"sub_theme": "mobilite--mobilite-douce-partagee-collective"},
        Candidacy: {"closed_on": None},
        EmergencyAccess: {"grant": cast.nour.grants.filter(user=cast.amina).first()},
        ListLine: {"batch": rows.get(ListImport)},
        Escalation: {"alert": rows.get(Alert)},
        Alert: {
            "rule": "no_referent",
            "subject_id": str(cast.nour_pathway.pk),
            "level": 2,
            "closed_at": None,
        },
    }
    if model is Referral:
        agreed: Any = lay_row(ReferralAgreement, cast)
        return agreed.referral  # nobody is sent on without having agreed
    if model is Sheet:
        return _sheet(cast, rows[Referral])
    if model is SheetReturn:
        return _return(cast, rows[Sheet])
    if model not in linked:
        return lay_row(model, cast)
    row = unsaved(model, cast)
    for name, value in linked[model].items():
        setattr(row, name, value)
    row.save(force_insert=True)
    return row


def address(name: str, laid: dict[str, Any]) -> str:
    """A new argument of an address fails here: say in NAMED what it names."""
    (pattern,) = {route.pattern for route in routes() if route.full_name == name}
    known = {**laid, **OTHERS}
    return reverse(name, kwargs={key: known[key] for key in known if f":{key}>" in pattern})


def asked(client: Client, laid: dict[str, Any]) -> Iterator[tuple[str, str, int, bool]]:
    """(address, how, status, was she named) of each address, opened, asked by htmx and posted."""
    client.raise_request_exception = False
    for name in ABOUT_HER:
        url = address(name, laid)
        answers = {
            "GET": client.get(url),
            "htmx": client.get(url, headers={"HX-Request": "true"}),
            "POST": client.post(url, TYPED),
        }
        for how, answer in answers.items():
            named = any(word in answer.text for word in ("Al Khatib", "Nour", "Haile", "Tesfay"))
            yield name, how, answer.status_code, named


def everything() -> dict[str, list]:
    with as_batch("look"):
        return {
            one.model._meta.label: list(one.model._base_manager.order_by("pk").values())
            for one in about_people()
        }


@pytest.mark.parametrize("who", STRANGERS)
def test_no_address_answers_a_stranger(
    cast: Cast, laid: dict[str, Any], signed_in: Callable, who: str
) -> None:
    before = everything()
    answers = [one for one in asked(signed_in(getattr(cast, who)), laid) if one[0] not in STRANGERS[who]]
    assert not [one for one in answers if one[2] not in REFUSED or one[3]]
    assert everything() == before


def test_an_officer_opens_what_is_hers_and_reads_no_name(
    cast: Cast, laid: dict[str, Any], signed_in: Callable
) -> None:
    answers = list(asked(signed_in(cast.olga), laid))
    assert not [one for one in answers if one[3] or one[2] >= 500]
    assert {one[0] for one in answers if one[2] not in REFUSED} <= OFFICER


def test_the_same_addresses_answer_the_referent(
    cast: Cast, laid: dict[str, Any], signed_in: Callable
) -> None:
    """Without this, a mistyped address would prove nothing."""
    client = signed_in(cast.amina)
    silent = {name for name in ABOUT_HER if client.get(address(name, laid)).status_code == 404}
    assert silent == NOT_FOR_HER


def test_the_coordination_writes_nothing_but_that_it_read_and_what_it_was_asked(
    cast: Cast, laid: dict[str, Any], signed_in: Callable
) -> None:
    before = everything()
    answers = list(asked(signed_in(cast.dalia), laid))
    assert not [one for one in answers if one[2] >= 500]
    after = everything()
    assert {label for label in after if after[label] != before[label]} == {
        "activities.SkillClaim",  # taken back: the coordination runs activities too
        "commissions.Case",  # the agenda of a commission is hers to arrange
        "commissions.Decision",
        "privacy.OutsideLink",  # of an invitation, for the same reason
        "privacy.Change",  # of these
        "privacy.Reading",
        "vigilance.Escalation",
    }

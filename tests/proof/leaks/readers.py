"""Who may read what, in plain words: the opinion against which the site is judged. Nothing here asks the code.

Amina accompanies Nour. The others know of her what the level of each row opens to them, and nothing else:

    bruno     her colleague                            the file of the team, nothing of need to know
    ines      another, who holds her health            the same, and health
    dalia     coordinates the project                  the name, the path as agreed
    vera      a volunteer who meets her                her first name, and what they do together
    olga      data protection officer                  why files were opened or erased
    manon     manages the organisation                 its volunteers, trainings and partners; nobody accompanied
    farid     another team of the consortium           what the whole project knows; nobody accompanied
    gael      the same, member of a commission         what Nour agreed to tell it
    hugo      member whom she did not name             nothing of her
    eve       evaluates the project                    the copies in its safe
    petra     runs the platform                        nothing
    chloe     of another project                       nothing

`program` holds the API key of the team; `stranger` that of another organisation; `nobody` is not signed in; `link …`
holds one of the links sent outside; `feed` the address of Amina's diary; `telephone …` what it carries away.
"""

from django.db import models

from filrouge.privacy.database import declaration
from filrouge.privacy.rows import PersonRows

TEAM = frozenset({"amina", "bruno", "ines", "program"})
PATH = TEAM | {"dalia"}
PROJECT = PATH | {"farid", "gael"}
MEMBERS = frozenset({"gael", "hugo", "link commission"})  # of the commission
OUR_BADGES = TEAM - {"program"} | {"manon"}
EVERYBODY = PROJECT | {"hugo", "eve", "petra", "chloe", "vera", "manon", "olga", "nobody", "stranger"}
PORTFOLIO = frozenset({"link portfolio_share", "link portfolio_choice"})  # who reads it, and she who chooses
COVERED = frozenset({"gael", "link commission"})  # those whom she named

ZONES: dict[str, frozenset[str]] = {
    # The level that a row declares.
    "MINIMAL": PATH,
    "SHARED": PATH,
    "FULL": TEAM,
    "HEALTH": frozenset({"amina", "ines"}),
    "JUSTICE": frozenset({"amina"}),
    "ASYLUM": frozenset({"amina"}),
    # What is narrower or wider than a level.
    "first name": PATH | {"vera", "link skill_answer"},
    "her referent": frozenset({"amina"}),  # author and referents: confidential notes, incidents
    "met by the team": TEAM - {"program"},
    "her author": frozenset({"amina"}),
    "the team's grants": TEAM,
    "with the volunteer": PATH
    | {"vera", "link portfolio_choice"},  # her number, which she may choose to show
    "of the volunteers": PATH | {"manon", "vera"},
    "managed": frozenset({"amina", "manon", "dalia"}),
    "about messages": PATH | {"manon"},  # sentences of ours: what it was for, why it did not leave
    "why it was opened": TEAM | {"olga"},
    "officer": frozenset({"olga"}),
    "coordination": frozenset({"dalia"}),
    "evaluators": frozenset({"eve"}),
    "project": PROJECT,
    "looked at with her": PROJECT | {"link skill_answer"},
    "professionals": PROJECT | {"chloe", "hugo"},
    "partnership": PROJECT | {"manon", "link partnership"},
    "commission": PROJECT | MEMBERS,
    "of the badge": OUR_BADGES | {"dalia"},
    "asked of the body": OUR_BADGES,
    "said by the body": OUR_BADGES | {"dalia", "link badge_endorsement"},
    "offered to her": TEAM | {"link badge_offer"},
    "shown in a portfolio": TEAM | PORTFOLIO,
    "reached by it": PATH | PORTFOLIO,  # her number, which the coordination reads in what is shared
    "chosen by her": TEAM | {"link portfolio_choice"},
    "shown with her name": TEAM | {"link badge_name"},
    "everybody": EVERYBODY | PORTFOLIO | {"link badge_offer", "link badge_endorsement", "link badge_name"},
    "minutes": PATH | COVERED,
    "told to the commission": TEAM | COVERED,
    "HEALTH told to the commission": frozenset({"amina", "ines", "link commission"}),
    "JUSTICE told to the commission": frozenset({"amina", "link commission"}),
    "ASYLUM told to the commission": frozenset({"amina", "link commission"}),
    "said by the partner": TEAM | {"link referral"},
    "named to the partner": PATH | {"link referral"},
    "told to the partner": TEAM | {"link referral"},
    "health told to the partner": frozenset({"amina", "ines", "link referral"}),
    "justice told to the partner": frozenset({"amina", "link referral"}),
    "status told to the partner": frozenset({"amina", "link referral"}),
    "told to the sender": PATH | {"link orientation"},
    "answered by the sender": PATH | {"link orientation"},
    "of the meeting": PATH | {"link appointment", "feed"},
    "of the structure": frozenset({"dalia", "link briefing"}),
    "for programs": frozenset(),
}

# Rows whose reach is not a level alone: Model, or Model.column where one column is read more or less widely.
NARROWED: dict[str, str] = {
    "Person.given_name": "first name",
    "AccessGrant": "the team's grants",
    "ConfidentialNote": "her referent",
    "HealthDetail": "HEALTH",
    "Incident": "her referent",
    "IncidentEntry": "her referent",
    "ListImport": "her author",
    "ListLine": "her author",
    "Operation": "her author",
    "Conflict": "her author",
    "Erasure": "officer",
    "EmergencyAccess": "why it was opened",
    "Reading": "why it was opened",
    "OutsideLink": "FULL",
    "Merge": "FULL",
    "Recording": "FULL",
    "Message": "FULL",
    "Message.purpose": "about messages",
    "Message.trouble": "about messages",
    "ProviderNews": "FULL",
    "KeptAnswer": "for programs",
    "Alert": "SHARED",
    "Postponement": "SHARED",
    "Escalation": "SHARED",
    "Volunteer": "of the volunteers",
    "Match": "with the volunteer",
    "MatchAnswer": "with the volunteer",
    "VolunteerMeeting": "with the volunteer",
    "VolunteerSignal": "with the volunteer",
    "Training": "managed",
    "SafeFile": "evaluators",
    "OrientingOrganisation": "coordination",
    "OrientingOrganisation.name": "of the structure",
    "Briefing": "coordination",
    "Orientation": "SHARED",
    "OrientationAnswer": "told to the sender",
    "SenderWord": "answered by the sender",
    "Acquaintance": "FULL",
    "Encounter": "FULL",
    "Prediagnosis": "FULL",
    "Testimony": "FULL",
    "Note": "project",
    "KeyContact": "project",
    "Framework": "project",
    "FrameworkPublication": "project",
    "FrameworkSkill": "looked at with her",
    "Official": "project",
    "Correction": "professionals",
    "Partnership": "partnership",
    "Routine": "partnership",
    "Contribution": "partnership",
    "JointEvaluation": "partnership",
    "JointAnswer": "partnership",
    "Commission": "commission",
    "Seat": "commission",
    "Meeting": "commission",
    "Blockage": "commission",
    "Asking": "coordination",
    "Case": "SHARED",
    "CaseAgreement": "SHARED",
    "Decision": "minutes",
    "ReferralAgreement": "SHARED",
    "ReferralWords": "said by the partner",
    "SheetReturn": "SHARED",
    "SheetChange": "FULL",
    "SheetOriginal": "FULL",
    "SheetPaper": "her author",
    "BadgeClass": "of the badge",
    "Endorsement": "of the badge",
    "Revocation": "FULL",
    "Showing": "shown with her name",
    "Portfolio.title": "shown in a portfolio",
    "Portfolio.name": "shown in a portfolio",
    "Portfolio.words": "shown in a portfolio",
    "PortfolioShare": "FULL",
    "PortfolioShare.given_to": "chosen by her",
    "Signatory": "asked of the body",
    "Participation": "SHARED",
    "AttendanceSignature": "SHARED",
    "Opinion": "SHARED",
    "SkillClaim": "SHARED",
    "Part": "SHARED",
    "SkillAnswer": "FULL",
    "SkillAsking": "FULL",
    "SkillDecision": "FULL",
    "SaidSkill": "FULL",
    "SeenSkill": "FULL",
    "SkillConfirmation": "FULL",
}


def zone_of(model: type[models.Model]) -> str:
    """Raises KeyError for a table whose rows are read otherwise than by a level, until NARROWED says by whom."""
    said = declaration(model)
    if model.__name__ in NARROWED:
        return NARROWED[model.__name__]
    if isinstance(said, PersonRows) and not (said.instead or said.also or said.read_also):
        return said.level.name
    raise KeyError(f"{model.__name__}: say in NARROWED who reads it")


# What a telephone carries away of what its holder reads, and what a mail may repeat:
# where a commission meets, to whom it is addressed, what a badge attests.
CARRIED = (
    "MINIMAL",
    "SHARED",
    "FULL",
    "first name",
    "with the volunteer",
    "met by the team",
    "project",
    "looked at with her",
)
MAILED = ("commission", "partnership", "of the structure", "everybody")


def may_read(who: str, zone: str) -> bool:
    kind, _, name = who.partition(" ")
    if kind == "telephone":
        return zone in CARRIED and name in ZONES[zone]
    return zone in MAILED if who == "mail" else who in ZONES[zone]

"""What the shared screen of an interview shows, in French and in the language of the person."""

from collections.abc import Sequence
from dataclasses import dataclass

from filrouge.pathways.care.availability import Availability, said_by
from filrouge.pathways.models import Appointment, Interview, Step
from filrouge.reference.barriers import ORDINARY, SubTheme
from filrouge.reference.bilingual import Phrases
from filrouge.reference.languages import BY_CODE, OFFERED, Language
from filrouge.reference.levels import Group
from filrouge.reference.pictograms import PICTOGRAMS
from filrouge.reference.scales import GROUPS
from filrouge.reference.themes import THEMES, Theme
from filrouge.shared import clock

from .barriers import BarrierLine, open_lines

# A drawing for each part of the interview, named as in `pictograms.json`.
DRAWINGS = {"language": "conversation", "basics": "read-own", "autonomy": "daily_life", "work": "past-work"}


@dataclass(frozen=True)
class Part:
    """A group of scales on the first screen of the interview, with its drawing."""

    group: Group
    drawing: str


@dataclass(frozen=True)
class Takeaway:
    """Who, when, what each does: what the person takes away."""

    interview: Interview
    appointment: Appointment | None
    steps: Sequence[Step]
    priorities: Sequence[BarrierLine]
    reached: Availability | None

    @property
    def reached_own(self) -> str:
        return self.reached.said_in(language_of(self.interview)) if self.reached else ""


def language_of(interview: Interview) -> Language | None:
    """The one shown beside French; None when phrases exist only in French."""
    language = BY_CODE.get(interview.language)
    return language if language in OFFERED else None


def phrases_of(interview: Interview) -> Phrases:
    return Phrases(language_of(interview))


def parts() -> list[Part]:
    return [Part(group, drawing_of(DRAWINGS[group.code])) for group in GROUPS]


def drawing_of(*names: str) -> str:
    """The first of these that is drawn; '' when none is."""
    return next((name for name in names if name in PICTOGRAMS), "")


def hindering_themes() -> list[Theme]:
    """Those that have something to show on a screen that others may see."""
    return [theme for theme in THEMES if sub_themes_of(theme.code)]


def sub_themes_of(theme: str) -> list[SubTheme]:
    """Never the sensitive ones: they are spoken of apart."""
    return [one for one in ORDINARY if one.theme == theme]


def shown_lines(interview: Interview) -> list[BarrierLine]:
    """The open ordinary barriers, in her order. Sensitive ones stay off a screen that two look at."""
    return [line for line in open_lines(interview.pathway, ()) if not line.barrier.is_sensitive]


def takeaway_of(interview: Interview) -> Takeaway:
    pathway = interview.pathway
    coming = Appointment.objects.filter(pathway=pathway, outcome="", starts_at__gte=clock.now())
    steps = Step.objects.ahead().filter(pathway=pathway).order_by("planned_on", "pk")
    return Takeaway(
        interview,
        coming.order_by("starts_at", "pk").first(),
        list(steps),
        shown_lines(interview)[:5],
        said_by(getattr(pathway.organisation, "team_hours", None)),
    )

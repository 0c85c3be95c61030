"""Candidacies told by hand: people who ask, think it over, sign, wait, are sent elsewhere. None of them exists."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from filrouge.accounts.models import User
from filrouge.enrolment.models import (
    Abandonment,
    Answer,
    Candidacy,
    Commitment,
    Entry,
    FirstMeeting,
    FollowUp,
    Motivation,
    Presence,
    Presentation,
    Refusal,
    RuleSet,
    Verification,
    Waiting,
    digest_of,
)
from filrouge.enrolment.models.meetings import REFLECTION_DAYS
from filrouge.enrolment.texts import as_one, text_for

from .files import File, Who
from .world import Team, World, moment

DRAWN = "M60 120L90 70L120 130L150 60L190 125L240 95L300 110L360 85L420 105"
STATUS = {
    "refugee": ("décision de l’OFPRA lue ensemble", "decision"),
    "subsidiary": ("carte de séjour de quatre ans", "permit"),
    "asylum_seeker_6_months": ("attestation renouvelée deux fois", "asylum_certificate"),
}


class Ask:
    """The pen that writes one candidacy. Days are counted from today: -3, 0."""

    def __init__(self, file: File, by: User, opened: int, oriented_by: str = "") -> None:
        self.file, self.by = file, by
        self.candidacy = file._row(
            Candidacy,
            organisation=file.team.organisation,
            opened_on=file.world.day(opened),
            oriented_by=oriented_by,
            created_by=by,
            created_at=moment(file.world.day(opened), 11),
        )

    def eligible(self, code: str, on: int) -> None:
        """The condition of the call, seen by who receives."""
        because, evidence = STATUS[code]
        rules = RuleSet.objects.in_force(self.file.world.project)
        criterion = rules.criteria.get(code=code)
        self.candidacy.rule_set, self.candidacy.eligibility = rules, "met"
        said = {"value": "met", "because": because, "evidence": evidence, "category": criterion.category}
        day = self.file.world.day(on)
        self._fact(Answer, on, criterion=criterion, **said, seen_on=day, answered_by=self.by, answered_on=day)
        self._fact(Verification, on, group=criterion.group, outcome="met", seen_by=self.by, seen_on=day)

    def meet(self, on: int, words: str, *, language: str = "fra", interpreter: str = "") -> None:
        self._fact(
            FirstMeeting,
            on,
            on=self.file.world.day(on),
            held_by=self.by,
            place="Bureau 2",
            language=language,
            interpreter=interpreter,
            presented=[one.value for one in FirstMeeting.Presented],
            presentation=Presentation.objects.in_force(self.file.world.project),
            page_given=True,
            reflect_until=self.file.world.day(on + REFLECTION_DAYS),
        )
        self._fact(Motivation, on, on=self.file.world.day(on), words=words)

    def came_back(self, on: int, what: str, words: str = "") -> None:
        self._fact(Presence, on, on=self.file.world.day(on), what=what, words=words)

    def reach(self, on: int, outcome: str, words: str = "", channel: str = "phone") -> None:
        said = {"channel": channel, "outcome": outcome, "words": words, "user": self.by}
        self._fact(FollowUp, on, on=self.file.world.day(on), **said)

    def sign(self, on: int, *, minor: bool = False, because: str = "") -> None:
        text, paragraphs = text_for(self.candidacy)
        words = as_one(text.title, paragraphs)
        self._fact(
            Commitment,
            on,
            met_on=self.file.world.day(on),
            text_version=text.version,
            text=words,
            text_digest=digest_of(words),
            minor=minor,
            delay_skipped_because=because,
            language="fra",
            how="screen",
            signature=DRAWN,
            signed_at=moment(self.file.world.day(on), 15),
        )

    def wait(self, since: int, because: str, words: str) -> None:
        self._fact(Waiting, since, since=self.file.world.day(since), because=because, words=words)

    def refuse(self, on: int, reason: str, words: str, place: str, how: str) -> None:
        day = self.file.world.day(on)
        self._fact(Refusal, on, on=day, reason=reason, words=words, referred_to=place, referred_how=how)

    def give_up(self, on: int, reason: str, words: str = "", followed_up_by: User | None = None) -> None:
        day = self.file.world.day(on)
        self._fact(Abandonment, on, on=day, reason=reason, words=words, followed_up_by=followed_up_by)

    def enter(self) -> None:
        """On the day the path began."""
        days = (self.file.opened - self.file.world.today).days
        self._fact(Entry, days, on=self.file.opened, pathway=self.file.pathway)

    def _fact(self, model: type, day: int, **facts: object) -> None:
        common = {"created_by": self.by, "created_at": moment(self.file.world.day(day), 16)}
        self.file._row(model, candidacy=self.candidacy, **common | facts)


class Candidate(File):
    """Someone whose path has not begun."""

    def _pathway(self) -> None:
        return None

    def _referent(self, *_who: object) -> None:
        """Nobody accompanies her yet: whoever receives holds the file."""
        return None


@dataclass(frozen=True)
class Story:
    who: Who
    opened: int
    receives: str  # « Amina » or « Bruno »
    oriented_by: str
    tell: Callable[[Ask], None]


def tell_candidates(world: World, team: Team, accounts: dict[str, User]) -> None:
    for story in STORIES:
        dice = world.dice("candidate", story.who.given)
        by = accounts[story.receives]
        file = Candidate(world, team, story.who, by, story.opened, dice)
        file.reach("phone", f"+3363998{dice.randint(100, 9999):04d}", preferred=True)
        file.inform("spoken", story.who.languages[0])
        story.tell(Ask(file, by, story.opened, story.oriented_by))


def tell_entries(files: Sequence[File], amina: User) -> None:
    """The people of the caseload came in this way too."""
    for file in files:
        days = (file.opened - file.world.today).days
        ask = Ask(file, amina, days - 21, file.pathway.oriented_by)
        ask.eligible("refugee", days - 12)
        ask.meet(days - 12, "Apprendre le français et travailler, sans dépendre de personne.")
        ask.sign(days - 2)
        ask.enter()


def _who(given: str, family: str, sex: str, birth: date | None, *languages: str, **more: object) -> Who:
    precision = str(more.pop("precision", "day" if birth else ""))
    return Who(given, family, sex, birth, precision, ("Béziers", "34032"), languages, **more)


def _samira(ask: Ask) -> None:
    ask.reach(-1, "message", "message vocal laissé, propose jeudi")


def _ibrahim(ask: Ask) -> None:
    """Asked long ago; nobody has received him yet."""


def _mariam(ask: Ask) -> None:
    ask.eligible("subsidiary", -2)
    ask.meet(
        -2, "Un travail où je parle français toute la journée.", language="prs", interpreter="Zohra, ISM"
    )
    ask.came_back(-1, "called", "a rappelé pour les horaires de la crèche")


def _tekle(ask: Ask) -> None:
    ask.eligible("refugee", -11)
    ask.meet(-11, "Conduire un camion, comme avant.", language="tir", interpreter="par téléphone")
    ask.reach(-3, "no_answer")


def _lina(ask: Ask) -> None:
    ask.eligible("asylum_seeker_6_months", -13)
    ask.meet(-13, "Reprendre la pâtisserie. J’ai peur de perdre mon hébergement si je dis oui.")
    ask.came_back(-6, "asked", "l’hébergement pendant le parcours")
    ask.reach(-2, "talked", "veut en parler à son assistante sociale d’abord, rendez-vous mardi")


def _adam(ask: Ask) -> None:
    ask.eligible("refugee", -12)
    ask.meet(-12, "Un apprentissage. Je ne veux plus attendre.")
    ask.came_back(-7, "came_back", "avec son éducatrice")
    ask.sign(-3, minor=True)


def _iryna(ask: Ask) -> None:
    ask.eligible("subsidiary", -9)
    ask.meet(-9, "Refaire mon métier : j’étais comptable douze ans.")
    ask.sign(-1)


def _jawad(ask: Ask) -> None:
    ask.eligible("refugee", -41)
    ask.meet(-41, "Apprendre la plomberie avec quelqu’un qui explique.")
    ask.wait(-30, "no_place", "Appel dès qu’une place s’ouvre ; cours de français du soir en attendant")


def _hodan(ask: Ask) -> None:
    ask.eligible("refugee", -25)
    ask.meet(-25, "Travailler le matin, quand mon fils est à l’école.")
    ask.wait(-20, "next_cohort", "La prochaine cohorte commence dans cinq semaines")


def _fatou(ask: Ask) -> None:
    ask.wait(-15, "own_calendar", "Revient de congé maternité dans deux mois : c’est elle qui appelle")


def _rashid(ask: Ask) -> None:
    ask.meet(-16, "Je dors dehors depuis deux semaines.")
    ask.refuse(
        -10,
        "need",
        "D’abord un toit : sans hébergement, ces rendez-vous seraient un poids de plus.",
        "Accueil de jour La Halte, Béziers",
        "Nadège, le matin ; nous avons appelé ensemble",
    )


def _carine(ask: Ask) -> None:
    ask.refuse(
        -5,
        "already",
        "La mission locale vous accompagne déjà vers le même but : un seul référent suffit.",
        "Mission locale, antenne d’Agde",
        "M. Vidal, qui est prévenu",
    )


def _yusuf(ask: Ask) -> None:
    ask.eligible("refugee", -30)
    ask.meet(-30, "N’importe quel travail, vite.")
    ask.give_up(-22, "work", "CDI en cuisine, il nous remercie")


def _natalia(ask: Ask) -> None:
    ask.meet(-45, "Voir ce que vous proposez.")
    ask.reach(-38, "no_answer")
    ask.reach(-33, "message", channel="whatsapp")
    ask.give_up(-20, "lost", followed_up_by=ask.by)


STORIES: tuple[Story, ...] = (
    Story(_who("Samira", "Rahimi", "woman", date(2001, 6, 9), "prs", "fra"),
          -4, "Bruno", "CADA Les Oliviers", _samira),
    Story(_who("Ibrahim", "Bah", "man", date(2003, 1, 1), "ful", "fra", precision="placeholder"),
          -19, "Bruno", "SPADA", _ibrahim),
    Story(_who("Mariam", "Hotak", "woman", date(1983, 4, 17), "prs", reads=False, interpreter=True),
          -8, "Amina", "Une amie déjà accompagnée", _mariam),
    Story(_who("Tekle", "Berhe", "man", date(1995, 9, 30), "tir", interpreter=True),
          -20, "Bruno", "CPH Les Remparts", _tekle),
    Story(_who("Lina", "Kassem", "woman", date(1999, 2, 5), "ara", "fra"),
          -22, "Bruno", "Bus hors les murs", _lina),
    Story(_who("Adam", "Saleh", "man", date(2009, 8, 21), "ara", "fra"),
          -20, "Bruno", "Aide sociale à l’enfance", _adam),
    Story(_who("Iryna", "Bondar", "woman", date(1981, 12, 3), "ukr", "fra"),
          -16, "Amina", "France Travail", _iryna),
    Story(_who("Jawad", "Sultani", "man", date(1996, 3, 28), "prs"),
          -50, "Amina", "CADA Les Oliviers", _jawad),
    Story(_who("Hodan", "Warsame", "woman", date(1994, 7, 7), "som", "fra"),
          -28, "Bruno", "Permanence du jeudi", _hodan),
    Story(_who("Fatou", "Camara", "woman", date(2000, 10, 11), "fra", "ful"), -60, "Bruno", "", _fatou),
    Story(_who("Rashid", "Noori", "man", date(1998, 5, 2), "pus"), -18, "Bruno", "Maraude", _rashid),
    Story(_who("Carine", "Mbemba", "woman", date(2002, 11, 19), "fra", "lin"), -9, "Bruno", "", _carine),
    Story(_who("Yusuf", "Abdi", "man", date(1997, 1, 1), "som", precision="year"),
          -36, "Bruno", "Bouche-à-oreille", _yusuf),
    Story(_who("Natalia", "Moroz", "woman", None, "ukr"), -52, "Bruno", "Une école de français", _natalia),
)  # fmt: skip

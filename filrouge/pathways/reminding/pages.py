"""The page by which someone says that she cannot come: in her language, without a name."""

from dataclasses import dataclass

from filrouge.messaging.models.wordings import FRENCH, web_tag
from filrouge.messaging.phrases import Kind, Told, Wordings, filled
from filrouge.pathways.care.availability import open_by_organisation
from filrouge.reference.languages import BY_CODE, Language
from filrouge.shared.transactions import current_connection


@dataclass(frozen=True)
class Words:
    """`meeting` says when and with whom; `said`: she already said that she cannot come."""

    meeting: str
    ask: str
    no: str
    thanks: str
    reach: str


@dataclass(frozen=True)
class Page:
    """In her language; `french` under it as long as nobody has read the translation."""

    language: Language
    own: Words
    french: Words | None
    said: bool

    @property
    def web_tag(self) -> str:
        return web_tag(self.language.code)


def page_of() -> Page | None:
    """For the link that asks; None once the meeting is over, moved away or settled."""
    with current_connection().cursor() as cursor:
        cursor.execute(
            "SELECT starts_at, who, language, project_id, said, reminded_team() FROM reminded_appointment()"
        )
        found = cursor.fetchone()
    if found is None:
        return None
    starts_at, who, language, project_id, said, team = found
    reached = open_by_organisation([team]).get(team)
    known, told = Wordings.of(project_id), Told(starts_at, who, open=reached)
    own = known[language, Kind.ASK]
    french = _words(known, FRENCH, told) if own.to_review else None
    return Page(BY_CODE[own.language], _words(known, language, told), french, said)


def _words(known: Wordings, language: str, told: Told) -> Words:
    return Words(
        meeting=filled(known[language, Kind.TWO_DAYS], told),
        ask=known[language, Kind.ASK].text,
        no=known[language, Kind.NO].text,
        thanks=known[language, Kind.THANKS].text,
        reach=filled(known[language, Kind.REACH], told) if told.open else "",
    )

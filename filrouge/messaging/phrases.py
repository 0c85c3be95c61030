"""The words of a reminder, filled for one meeting, in one language."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from string import Formatter

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from filrouge.shared import clock

from .models import Wording
from .models.wordings import FRENCH
from .shipped import COMMAS, NEIGHBOURS, WEEKDAYS, WORDS

Kind = Wording.Kind
NEEDED = {
    Kind.TWO_DAYS: {"day", "hour"},
    Kind.DAY_BEFORE: {"day", "hour"},
    Kind.MOVED: {"day", "hour"},
    Kind.CANCELLED: {"day", "hour"},
    Kind.CANNOT: {"link"},
    Kind.REACH: {"open"},
}
ALLOWED = {kind: needed | {"place", "who"} if "day" in needed else needed for kind, needed in NEEDED.items()}


@dataclass(frozen=True)
class Open:
    """When somebody answers, and at which number. Monday is 1; on the clock of Paris."""

    days: Sequence[int]
    opens: time
    closes: time
    phone: str = ""

    def said(self, language: str) -> str:
        """« lundi - vendredi, 9h00-17h00, 04 67 00 00 00 »: days and figures, in any language."""
        names = [WEEKDAYS[language][day - 1] for day in self.days]
        in_a_row = len(names) > 2 and self.days[-1] - self.days[0] == len(names) - 1
        days = f"{names[0]} - {names[-1]}" if in_a_row else " / ".join(names)
        hours = f"{_hour(self.opens, language)}-{_hour(self.closes, language)}"
        return COMMAS.get(language, ", ").join(part for part in (days, hours, self.phone) if part)


@dataclass(frozen=True)
class Told:
    """A meeting as a reminder tells it. `place`, `link` and `open` stay empty on a telephone that others look at."""

    starts_at: datetime
    who: str
    place: str = ""
    link: str = ""
    open: Open | None = None


class Wordings:
    """Those in use in one project: its own, else the shipped ones. One query."""

    def __init__(self, rows: Iterable[Wording]) -> None:
        # The shipped ones first: what a project wrote covers them.
        ordered = sorted(rows, key=lambda row: row.project_id is not None)
        self._known = {(row.language, row.kind): row for row in ordered}

    @classmethod
    def of(cls, project_id: int) -> "Wordings":
        return cls(Wording.objects.in_use().filter(Q(project=None) | Q(project=project_id)))

    def __getitem__(self, key: tuple[str, str]) -> Wording:
        """(language, kind). French where the language has none."""
        return self._known.get(key) or self._known[FRENCH, key[1]]

    def reminder(self, kind: str, language: str, told: Told) -> str:
        """With the French under it as long as nobody has read the translation. The link comes last, once."""
        main = self[language, kind]
        lines = [filled(main, told)]
        if main.to_review:
            lines.append(filled(self[FRENCH, kind], told))
        if told.open:
            lines.append(filled(self[language, Kind.REACH], told))
        if told.link and kind != Kind.CANCELLED:
            lines.append(filled(self[language, Kind.CANNOT], told))
        return "\n".join(lines)


def spoken_by(codes: Iterable[str]) -> str:
    """The first of these languages for which there are words; French when there is none."""
    written = (NEIGHBOURS.get(code, code) for code in codes)
    return next((code for code in written if code in WORDS), FRENCH)


def filled(wording: Wording, told: Told) -> str:
    """Days and hours in figures, on the clock of Paris. The French keeps to letters of the lowest cost."""
    local = told.starts_at.astimezone(clock.PARIS)
    language = wording.language
    return wording.text.format(
        day=f"{WEEKDAYS[language][local.weekday()]} {local:%d/%m}",
        hour=_hour(local.time(), language),
        place=f"{COMMAS.get(language, ', ')}{told.place}" if told.place else "",
        who=told.who,
        link=told.link,
        open=told.open.said(language) if told.open else "",
    )


def _hour(at: time, language: str) -> str:
    return f"{at.hour}h{at:%M}" if language == FRENCH else f"{at:%H:%M}"


def check_wording(kind: str, text: str) -> None:
    """Raises ValidationError, with a sentence, for words that could not be filled."""
    try:
        named = {name for _text, name, _form, _change in Formatter().parse(text) if name is not None}
    except ValueError as error:
        lonely = _("Une accolade { ou } est seule : vérifiez les mots à remplacer.")
        raise ValidationError({"text": lonely}) from error
    allowed, needed = ALLOWED.get(Kind(kind), set()), NEEDED.get(Kind(kind), set())
    if unknown := named - allowed:
        unfilled = _("Ces mots ne seront pas remplacés : %(said)s.")
        raise ValidationError({"text": unfilled % {"said": _in_braces(unknown)}})
    if missing := needed - named:
        raise ValidationError({"text": _("Il manque : %(said)s.") % {"said": _in_braces(missing)}})


def _in_braces(names: Iterable[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names))

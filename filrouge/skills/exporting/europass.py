"""A portfolio as the XML that the CV editor of Europass has read since 2020: a « Candidate » of HR-XML 3 with Europass
and EURES elements, document version 4.0. The Commission publishes no schema of it: what is written here is what its own
exports hold (described in public by those who read them), and no more. The former « SkillsPassport » is refused there.

Rules its importer keeps, and no schema could say: a telephone has its country's prefix, a section is shown when the
list at the end names it, and of a free section each entry is written apart under the same title.
"""

from collections.abc import Iterable
from typing import Any

import phonenumbers
from django.utils import timezone
from django.utils.html import escape
from django.utils.translation import gettext as _
from lxml import etree

from filrouge.people.models import ContactChannel
from filrouge.reference.languages import BY_CODE, SHORT_CODES
from filrouge.reference.models.frameworks import HIGHEST
from filrouge.skills.issuing.addresses import badge_url
from filrouge.skills.models import Fluency, PieceKind
from filrouge.skills.queries.portfolios import CALLED, LEARNING, Lived, Shown, Spoken

EP, HR, OA, EURES = (
    "http://www.europass.eu/1.0",
    "http://www.hr-xml.org/3",
    "http://www.openapplications.org/oagis/9",
    "http://www.europass_eures.eu/1.0",
)
NAMES = {None: EP, "hr": HR, "oa": OA, "eures": EURES}
LANGUAGE = "fr"  # in which the document is written
# What she says of herself is about speaking and understanding: nothing is claimed of reading and writing.
DIMENSIONS = ("CEF-Understanding-Listening", "CEF-Speaking-Interaction")
AGENCY = "EUROPASS"  # who keeps the scheme of these numbers, not who made the document


def document(shown: Shown) -> bytes:
    root = etree.Element(_name("Candidate"), nsmap=NAMES)
    key = str(shown.face.pk)
    _add(
        root,
        "hr:DocumentID",
        schemeID=key,
        schemeName="DocumentIdentifier",
        schemeAgencyName=AGENCY,
        schemeVersionID="4.0",
    )
    _supplier(root, shown, key)
    _person(root, shown)
    _profile(root, shown)
    _design(root, shown)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True, pretty_print=True)


def _supplier(root: Any, shown: Shown, key: str) -> None:
    supplier = _add(root, "CandidateSupplier")
    _add(
        supplier,
        "hr:PartyID",
        schemeID=key,
        schemeName="PartyID",
        schemeAgencyName=AGENCY,
        schemeVersionID="1.0",
    )
    _add(supplier, "hr:PartyName", "Owner")
    _named(_add(supplier, "PersonContact"), shown)
    _add(supplier, "hr:PrecedenceCode", "1")


def _person(root: Any, shown: Shown) -> None:
    person = _add(root, "CandidatePerson")
    _named(person, shown)
    for one in shown.contacts:
        if one.kind == ContactChannel.Kind.EMAIL:
            _reached(person, "Email", {"oa:URI": one.value})
        elif one.kind in CALLED and (said := _number(one.value)):
            _reached(person, "Telephone", said)
    for spoken in shown.languages:
        if spoken.level == Fluency.NATIVE:
            scheme, code = _coded(spoken)
            _add(person, "PrimaryLanguageCode", code, name=scheme)


def _named(above: Any, shown: Shown) -> None:
    """Her name is written as she wants it: its first word is taken as the given name."""
    given, _space, family = shown.face.name.partition(" ")
    name = _add(above, "PersonName")
    _add(name, "oa:GivenName", given)
    _add(name, "hr:FamilyName", family)


def _reached(person: Any, channel: str, said: dict[str, str]) -> None:
    way = _add(person, "Communication")
    _add(way, "ChannelCode", channel)
    for name, value in said.items():
        _add(way, name, value)


def _number(e164: str) -> dict[str, str] | None:
    """None for what is no number: one without prefix would have the whole file refused."""
    try:
        number = phonenumbers.parse(e164, None)
    except phonenumbers.NumberParseException:
        return None
    return {
        "UseCode": "mobile",
        "CountryDialing": str(number.country_code),
        "oa:DialNumber": str(number.national_number),
        "CountryCode": (phonenumbers.region_code_for_number(number) or "").lower(),
    }


def _profile(root: Any, shown: Shown) -> None:
    profile = _add(root, "CandidateProfile", languageCode=LANGUAGE)
    said = [f"<p><strong>{escape(shown.face.title)}</strong></p>", _paragraph(shown.face.words)]
    _add(profile, "hr:ExecutiveSummary", "".join(said))
    worked, learnt = _worked(shown), _learnt(shown)
    if worked:
        history = _add(profile, "EmploymentHistory")
        for one in worked:
            _position(history, one)
    if learnt:
        history = _add(profile, "EducationHistory")
        for one in learnt:
            degree = _add(_add(history, "EducationOrganizationAttendance"), "EducationDegree")
            _add(degree, "hr:DegreeName", one.title)
            _add(degree, "OccupationalSkillsCovered", _told(one))
    if others := [one for one in shown.languages if one.level != Fluency.NATIVE]:
        qualifications = _add(profile, "PersonQualifications")
        for spoken in others:
            _speaks(qualifications, spoken)
    for title, entries in _free_sections(shown):
        for name, told in entries:
            section = _add(profile, "Others")
            _add(section, "Title", title)
            entry = _add(section, "Other")
            _add(entry, "Title", name)
            _add(entry, "Description", told)


def _position(history: Any, one: Lived) -> None:
    held = _add(_add(history, "EmployerHistory"), "PositionHistory")
    _add(held, "PositionTitle", one.title, typeCode="FREETEXT")
    _add(held, "oa:Description", _told(one))


def _speaks(qualifications: Any, spoken: Spoken) -> None:
    scheme, code = _coded(spoken)
    competency = _add(qualifications, "PersonCompetency")
    _add(competency, "CompetencyID", code, schemeName=scheme)
    _add(competency, "hr:TaxonomyID", "language")
    for dimension in DIMENSIONS if spoken.level != Fluency.SOME else ():
        scored = _add(competency, "eures:CompetencyDimension")
        _add(scored, "hr:CompetencyDimensionTypeCode", dimension)
        _add(_add(scored, "eures:Score"), "hr:ScoreText", spoken.level.upper())


def _free_sections(shown: Shown) -> Iterable[tuple[str, list[tuple[str, str]]]]:
    yield _("Métiers recherchés"), [(one.own_name or one.name, "") for one in shown.trades]
    yield (
        _("Badges"),
        [(one.badge_class.name, _paragraph(f"{_issued(one)} – {badge_url(one.id)}")) for one in shown.badges],
    )
    papers = [one for one in shown.pieces if one.kind == PieceKind.CERTIFICATE]
    yield _("Diplômes et attestations"), [(one.title, "") for one in papers]
    yield _("Compétences"), [(one.skill, _levelled(one.agreed, one.hers)) for one in shown.levels]
    yield _("Français, calcul, numérique"), [(one.name, _paragraph(one.told)) for one in shown.bases]


def _issued(badge: Any) -> str:
    day = timezone.localdate(badge.issued_at).strftime("%d/%m/%Y")
    return _("donné par %(who)s le %(day)s") % {"who": badge.badge_class.organisation.name, "day": day}


def _levelled(agreed: int | None, hers: int | None) -> str:
    level = agreed if agreed is not None else hers
    return "" if level is None else _paragraph(f"{level}/{HIGHEST}")


def _design(root: Any, shown: Shown) -> None:
    """Without this list, the editor shows a name and nothing else."""
    order = _add(_add(_add(root, "RenderingInformation"), "Design"), "SectionsOrder")
    sections = (("work-experience", _worked(shown)), ("education-training", _learnt(shown)))
    for title, some in (*sections, ("language", shown.languages)):
        if some:
            _add(_add(order, "Section"), "Title", title)


def _worked(shown: Shown) -> list[Lived]:
    return [one for one in shown.experiences if one.setting not in LEARNING]


def _learnt(shown: Shown) -> list[Lived]:
    return [one for one in shown.experiences if one.setting in LEARNING]


def _told(one: Lived) -> str:
    tasks = "".join(f"<li>{escape(task.title)}</li>" for task in one.tasks)
    return _paragraph(one.lasted_said) + (f"<ul>{tasks}</ul>" if tasks else "")


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>" if text else ""


def _coded(spoken: Spoken) -> tuple[str, str]:
    """A language that has a code of two letters has one of three in ISO 639-2; the others are said in words."""
    if spoken.code in SHORT_CODES and spoken.code in BY_CODE:
        return "NORMAL", spoken.code
    return "FREE_TEXT", spoken.name


def _add(above: Any, name: str, text: str = "", /, **attributes: str) -> Any:
    child = etree.SubElement(above, _name(name), attributes)
    if text:
        child.text = text
    return child


def _name(said: str) -> str:
    prefix, _colon, local = said.rpartition(":")
    return f"{{{NAMES[prefix or None]}}}{local}"

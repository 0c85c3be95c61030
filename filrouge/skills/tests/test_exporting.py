"""The files of a portfolio, judged by what others publish of their formats."""

import json
from typing import Any

import jsonschema_rs
import pytest
from lxml import etree

from config.postgres import CHECKOUT
from filrouge.privacy.context import acting
from filrouge.skills.actions.portfolios import Thing
from filrouge.skills.exporting import europass, json_resume
from filrouge.skills.queries.portfolios import Shown, shown
from tests.cast import Cast

from .showing import NAME, ROAD, TASK, TITLE, WORKED, Larder, chosen

pytestmark = pytest.mark.django_db
SCHEMA = CHECKOUT / "node_modules" / "@jsonresume" / "schema" / "schema.json"
NAMES = {"ep": europass.EP, "hr": europass.HR, "oa": europass.OA, "eures": europass.EURES}
# Elements that the CV editor of Europass is known to read, where they stand: ours may be fewer, never others.
READ_BY_EUROPASS = {
    "Candidate": "DocumentID CandidateSupplier CandidatePerson CandidateProfile RenderingInformation",
    "CandidateSupplier": "PartyID PartyName PersonContact PrecedenceCode",
    "PersonContact": "PersonName Communication",
    "PersonName": "GivenName FamilyName",
    "CandidatePerson": "PersonName Communication PrimaryLanguageCode",
    "Communication": "ChannelCode UseCode URI CountryDialing DialNumber CountryCode",
    "CandidateProfile": "ExecutiveSummary EmploymentHistory EducationHistory PersonQualifications Others",
    "EmploymentHistory": "EmployerHistory",
    "EmployerHistory": "OrganizationName PositionHistory",
    "PositionHistory": "PositionTitle EmploymentPeriod Description",
    "EducationHistory": "EducationOrganizationAttendance",
    "EducationOrganizationAttendance": "OrganizationName EducationDegree",
    "EducationDegree": "DegreeName OccupationalSkillsCovered",
    "PersonQualifications": "PersonCompetency",
    "PersonCompetency": "CompetencyID TaxonomyID CompetencyDimension",
    "CompetencyDimension": "CompetencyDimensionTypeCode Score",
    "Score": "ScoreText",
    "Others": "Title Other",
    "Other": "Title Description",
    "RenderingInformation": "Design",
    "Design": "SectionsOrder",
    "SectionsOrder": "Section",
    "Section": "Title",
}


@pytest.fixture
def larder(cast: Cast) -> Larder:
    return Larder(cast)


@pytest.fixture
def whole(cast: Cast, larder: Larder) -> Shown:
    return read_of(cast, larder.everything())


def read_of(cast: Cast, things: list[Thing]) -> Shown:
    portfolio = chosen(cast, things)
    with acting(cast.amina):
        read = shown(portfolio.pk)
    assert read
    return read


def strict(schema: Any) -> Any:
    """The published schema lets any word in: here, a word it does not name is a mistake."""
    if isinstance(schema, dict):
        tightened = {name: strict(value) for name, value in schema.items()}
        if "properties" in schema:
            tightened["additionalProperties"] = False
        return tightened
    return [strict(one) for one in schema] if isinstance(schema, list) else schema


@pytest.fixture
def judge() -> Any:
    schema = json.loads(SCHEMA.read_text())
    return jsonschema_rs.validator_for(strict(schema), validate_formats=True)


class TestJsonResume:
    def test_the_published_schema_accepts_it_word_for_word(self, whole: Shown, judge: Any) -> None:
        said = json_resume.document(whole)
        assert not list(judge.iter_errors(said))
        assert {"basics", "work", "volunteer", "certificates", "skills", "languages"} <= set(said)

    def test_and_refuses_a_word_that_it_does_not_know(self, whole: Shown, judge: Any) -> None:
        said = json_resume.document(whole)
        assert list(judge.iter_errors(said | {"experience": []}))
        said["certificates"][0]["date"] = "hier"
        assert list(judge.iter_errors(said))

    def test_it_says_what_she_chose(self, whole: Shown, larder: Larder) -> None:
        said = json_resume.document(whole)
        assert (said["basics"]["name"], said["basics"]["label"]) == (NAME, TITLE)
        assert said["basics"]["phone"] == "+33612345678"
        assert [one["position"] for one in said["work"]] == [ROAD]
        assert said["volunteer"][0] == {
            "position": WORKED,
            "summary": "quelques années",
            "highlights": [TASK],
        }
        assert said["skills"][0]["level"] == "3/5"  # what both agreed on
        assert said["skills"][-1]["level"] == "autour de A2"
        assert str(larder.badge.pk) in said["certificates"][0]["url"]

    def test_with_nothing_in_it_still_stands(self, cast: Cast, larder: Larder, judge: Any) -> None:
        said = json_resume.document(read_of(cast, []))
        assert not list(judge.iter_errors(said))
        assert set(said) == {"basics", "meta"}


class TestEuropass:
    def test_every_element_is_one_that_its_editor_reads_where_it_reads_it(self, whole: Shown) -> None:
        root = etree.fromstring(europass.document(whole))
        assert etree.QName(root).namespace == europass.EP
        for one in root.iter():
            above = one.getparent()
            if above is not None:
                name, within = etree.QName(one).localname, etree.QName(above).localname
                assert name in READ_BY_EUROPASS[within].split(), f"{within} › {name}"

    def test_it_bears_the_version_that_is_read_today(self, whole: Shown) -> None:
        root = etree.fromstring(europass.document(whole))
        (number,) = root.findall("hr:DocumentID", NAMES)
        assert number.get("schemeVersionID") == "4.0"
        assert root.find("ep:CandidateProfile", NAMES).get("languageCode") == "fr"

    def test_the_rules_of_its_importer(self, whole: Shown) -> None:
        root = etree.fromstring(europass.document(whole))
        assert root.findtext("ep:CandidatePerson/ep:PersonName/oa:GivenName", "", NAMES) == "Nour"
        for way in root.findall("ep:CandidatePerson/ep:Communication", NAMES):
            if way.findtext("ep:ChannelCode", "", NAMES) == "Telephone":
                assert way.findtext("ep:CountryDialing", "", NAMES) == "33"
                assert way.findtext("oa:DialNumber", "", NAMES) == "612345678"
        shown_sections = {one.text for one in root.findall(".//ep:SectionsOrder/ep:Section/ep:Title", NAMES)}
        assert shown_sections == {"work-experience", "language"}
        for section in root.findall(".//ep:Others", NAMES):
            entries = section.findall("ep:Other", NAMES)
            assert len(entries) == 1
            assert entries[0].findtext("ep:Title", "", NAMES).strip()

    def test_languages_are_coded_and_nothing_is_claimed_of_writing(self, whole: Shown) -> None:
        root = etree.fromstring(europass.document(whole))
        mother = root.find("ep:CandidatePerson/ep:PrimaryLanguageCode", NAMES)
        assert (mother.text, mother.get("name")) == ("ara", "NORMAL")
        (french,) = root.findall(".//ep:PersonCompetency", NAMES)
        assert french.findtext("ep:CompetencyID", "", NAMES) == "fra"
        said = {
            one.findtext("hr:CompetencyDimensionTypeCode", "", NAMES): one.findtext(
                "eures:Score/hr:ScoreText", "", NAMES
            )
            for one in french.findall("eures:CompetencyDimension", NAMES)
        }
        assert said == {"CEF-Understanding-Listening": "B1", "CEF-Speaking-Interaction": "B1"}

    def test_words_are_html_once_and_nobody_writes_tags_through_it(self, cast: Cast, whole: Shown) -> None:
        whole.face.words = "J’aime <b>cuisiner</b> & servir."
        root = etree.fromstring(europass.document(whole))
        summary = root.findtext(".//hr:ExecutiveSummary", "", NAMES)
        assert "<p>J’aime &lt;b&gt;cuisiner&lt;/b&gt; &amp; servir.</p>" in summary

    def test_with_nothing_in_it_still_stands(self, cast: Cast, larder: Larder) -> None:
        root = etree.fromstring(europass.document(read_of(cast, [])))
        assert root.findtext("ep:CandidatePerson/ep:PersonName/oa:GivenName", "", NAMES) == "Nour"

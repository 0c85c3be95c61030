from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from filrouge.accounts.models import User
from filrouge.enrolment.models import Candidacy, Entry
from filrouge.outreach.actions.encounters import Who
from filrouge.outreach.channel_counting import age_band_of, count_channels
from filrouge.outreach.channels import Asked, Crossed, Line, channels_of
from filrouge.outreach.models import (
    AgeBand,
    Arrival,
    ChannelFigure,
    Dimension,
    Encounter,
    Kind,
    Measure,
    Outing,
    Tally,
    Touch,
    TouchTold,
)
from filrouge.pathways.models import Pathway
from filrouge.people.models import Person
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from tests.cast import Cast

from .laying import met, outing_laid, place_laid

URL = reverse("outreach:channels-index")
BY_SEX = Asked(Measure.ENTRY, TouchTold.FIRST, Dimension.SEX)
TODAY = clock.today()


def came(cast: Cast, *channels: str, entered: bool = False, outing: Outing | None = None, **who: Any) -> None:
    """Someone who asked to come in today, after one touch by each channel, the last one yesterday."""
    with as_batch("fixture"):
        person = Person.objects.create(given_name="Zahra", **{"sex": "woman", **who})
        common = {"person": person, "project": cast.project}
        for days, channel in enumerate(reversed(channels), start=1):
            at = clock.now() - timedelta(days=days)
            Touch.objects.create(at=at, channel=channel, outing=outing, **common)
        candidacy = Candidacy.objects.create(organisation=cast.association, opened_on=TODAY, **common)
        if entered:
            pathway = Pathway.objects.create(organisation=cast.association, opened_on=TODAY, **common)
            Entry.objects.create(candidacy=candidacy, pathway=pathway, on=TODAY, **common)


def counted(cast: Cast, asked: Asked = BY_SEX) -> Any:
    with as_batch("count"):
        count_channels()
    with acting(cast.dalia):
        return channels_of(cast.project, asked)


def line_of(channels: Any, label: str) -> Line:
    return next(line for group in channels.groups for line in group.lines if str(line.label) == label)


def people(figure: ChannelFigure | None) -> int | None:
    assert figure
    return figure.people


class TestCounting:
    def test_the_first_touch_and_the_last_are_both_counted(self, cast: Cast) -> None:
        for _ in range(5):
            came(cast, Kind.BUS, Arrival.ORIENTATION, entered=True)
        channels = counted(cast)
        bus, structure = line_of(channels, "bus itinérant"), line_of(channels, "structure partenaire")
        assert (people(bus.entered_first), bus.entered_last) == (5, None)
        assert (structure.entered_first, people(structure.entered_last)) == (None, 5)

    def test_what_comes_after_the_request_did_not_bring_the_person(self, cast: Cast) -> None:
        for _ in range(5):
            came(cast, Kind.BUS)
        with as_batch("fixture"):
            Candidacy.objects.update(opened_on=TODAY - timedelta(days=9))
        assert people(line_of(counted(cast), "pas demandé").agreed_first) == 5

    def test_an_encounter_forgotten_stays_counted(self, cast: Cast) -> None:
        for _ in range(5):
            met(cast, outing=outing_laid(cast))
        with as_batch("ninety days later"):
            Encounter.objects.all().delete()
            assert Tally.objects.count() == 5
        assert people(line_of(counted(cast), "bus itinérant").encounters) == 5

    def test_under_five_nobody_is_told_nor_computed(self, cast: Cast) -> None:
        for sex, number in (("woman", 6), ("man", 2)):
            for _ in range(number):
                came(cast, Kind.BUS, sex=sex)
        for sex in ("woman", "man"):
            for _ in range(7):
                came(cast, Kind.MARKET, sex=sex)
        shown = counted(cast, Asked(Measure.CANDIDACY, TouchTold.FIRST, Dimension.SEX)).crossed
        cells = {str(row.label): row.cells for row in shown.rows}
        # 8 came by bus, which another table says: the women cannot be told either.
        assert sorted(cells["bus itinérant"]) == ["moins de 5", "non communiqué"]
        assert people(line_of(counted(cast), "bus itinérant").agreed_first) == 8

    def test_a_table_that_would_have_to_hide_a_total_is_left_out(self, cast: Cast) -> None:
        # Two cells « moins de 5 » and a total of 8 elsewhere: both would be known to be 4.
        for sex in ("woman", "man"):
            for _ in range(4):
                came(cast, Kind.BUS, sex=sex)
        assert counted(cast, Asked(Measure.CANDIDACY, TouchTold.FIRST, Dimension.SEX)).crossed.rows == []

    def test_a_cost_is_divided_only_when_every_outing_told_its_own(self, cast: Cast) -> None:
        outing_laid(cast, cost=200)
        for _ in range(5):
            came(cast, Kind.BUS, entered=True)
        assert line_of(counted(cast), "bus itinérant").euros_an_entry == 40
        outing_laid(cast)
        line = line_of(counted(cast), "bus itinérant")
        assert line.euros_an_entry is None
        assert line.cost
        assert line.cost.untold == 1

    def test_places_are_counted_by_name(self, cast: Cast) -> None:
        outing = outing_laid(cast)
        for _ in range(5):
            came(cast, Kind.BUS, outing=outing, entered=True)
        crossed = counted(cast, Asked(Measure.ENTRY, TouchTold.FIRST, Dimension.PLACE)).crossed
        assert [(row.label, row.cells) for row in crossed.rows] == [("Place du marché", ["5"])]

    def test_a_place_that_all_see_is_told_from_one_where_a_discreet_one_is_offered(self, cast: Cast) -> None:
        for second_place in (None, place_laid(cast, name="Salle de la mairie", exposure="discreet")):
            square = place_laid(cast, exposure="seen", second_place=second_place)
            for _ in range(5 if second_place else 6):
                came(cast, Kind.BUS, outing=outing_laid(cast, place=square))
        for _ in range(7):
            came(cast, Arrival.WORD)
        crossed = counted(cast, Asked(Measure.CANDIDACY, TouchTold.FIRST, Dimension.EXPOSURE)).crossed
        columns = ("vu de tout le monde", "vu, puis un lieu discret proposé", "sans lieu noté")
        assert told(crossed) == {
            "bus itinérant": dict(zip(columns, "650", strict=True)),
            "bouche à oreille": dict(zip(columns, "007", strict=True)),
        }

    def test_a_rate_is_for_a_hundred_encounters(self, cast: Cast) -> None:
        met_and_agreed(cast, ("woman", 12, 6), ("man", 10, 0))
        assert rates_of(cast) == {"bus itinérant": {"femme": "50", "homme": "0"}}

    def test_no_rate_tells_a_number_that_is_hidden(self, cast: Cast) -> None:
        """Two of the eight whose sex is not said agreed: too few to tell; and eight in all, which is told."""
        met_and_agreed(cast, ("woman", 12, 6), ("man", 10, 0), ("", 8, 2))
        for sex in ("woman", ""):
            for _ in range(7):
                came(cast, Arrival.WORD, sex=sex)
        assert rates_of(cast) == {"bus itinérant": {"femme": "–", "homme": "0", "non précisé": "–"}}

    def test_a_table_left_out_gives_no_rate(self, cast: Cast) -> None:
        met_and_agreed(cast, ("woman", 12, 4), ("man", 10, 4))
        assert rates_of(cast) == {}


def met_and_agreed(cast: Cast, *groups: tuple[str, int, int]) -> None:
    """By sex: how many were met at the bus, how many asked to come in after it."""
    bus = outing_laid(cast)
    for sex, encounters, agreed in groups:
        for _ in range(encounters):
            met(cast, outing=bus, who=Who(sex=sex))
        for _ in range(agreed):
            came(cast, Kind.BUS, sex=sex)


def rates_of(cast: Cast) -> dict[str, dict[str, str]]:
    crossed = counted(cast, Asked(Measure.CANDIDACY, TouchTold.FIRST, Dimension.SEX, rate=True)).crossed
    return told(crossed)


def told(crossed: Crossed) -> dict[str, dict[str, str]]:
    return {str(row.label): {str(column): cell for column, cell in row.told} for row in crossed.rows}


@pytest.mark.parametrize(
    ("birth", "band"),
    [
        (date(2008, 11, 26), AgeBand.MINOR),
        (date(2008, 11, 25), AgeBand.YOUNG),
        (date(2000, 11, 25), AgeBand.ADULT),
        (date(1986, 11, 25), AgeBand.FORTY),
        (None, AgeBand.UNKNOWN),
    ],
)
def test_an_age_is_the_one_of_the_day(birth: date | None, band: AgeBand) -> None:
    assert age_band_of(birth, date(2026, 11, 25)) == band


class TestIndex:
    def test_the_coordinator_reads_it_and_nobody_else(self, cast: Cast, signed_in: Any) -> None:
        counted(cast)
        assert signed_in(cast.dalia).get(URL).status_code == 200
        for user in (cast.amina, cast.farid, cast.chloe, cast.manon, cast.petra):
            assert signed_in(user).get(URL).status_code == 403

    def test_figures_are_out_of_reach_of_the_others(self, cast: Cast) -> None:
        came(cast, Kind.BUS)
        counted(cast)
        for user in (cast.amina, cast.chloe, cast.olga):
            assert not seen_by(user)
        assert seen_by(cast.dalia)

    def test_it_says_what_was_counted_and_when(self, cast: Cast, signed_in: Any) -> None:
        for _ in range(6):
            came(cast, Kind.BUS, entered=True)
        counted(cast)
        page = signed_in(cast.dalia).get(URL).content.decode()
        assert "Bus itinérant" in page
        assert "Nous allons vers les personnes" in page
        assert "Elles viennent autrement" not in page

    def test_before_the_first_count_it_says_so(self, cast: Cast, signed_in: Any) -> None:
        assert "Rien n’est encore compté" in signed_in(cast.dalia).get(URL).content.decode()

    def test_an_unknown_choice_shows_the_usual_table(self, cast: Cast, signed_in: Any) -> None:
        counted(cast)
        for measure in ("x", "encounter_rate", "_rate"):
            asked = {"mesure": measure, "rang": "y", "selon": "z"}
            assert signed_in(cast.dalia).get(URL, asked).status_code == 200

    def test_the_query_budget(self, cast: Cast, signed_in: Any, django_assert_max_num_queries: Any) -> None:
        for _ in range(6):
            came(cast, Kind.BUS, Arrival.WORD, entered=True)
        counted(cast)
        client: Client = signed_in(cast.dalia)
        with django_assert_max_num_queries(12):
            client.get(URL)


def seen_by(user: User) -> bool:
    with acting(user):
        return ChannelFigure.objects.exists()

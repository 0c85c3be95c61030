"""The structures that send people, what their name reveals, and what becomes of those they send."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from filrouge.outreach.actions.structures import note_structure
from filrouge.outreach.models import (
    ForgottenOrientation,
    From,
    Orientation,
    OrientationFigure,
    OrientationStage,
    OrientingOrganisation,
    Origin,
)
from filrouge.outreach.orienting.counting import count_orientations
from filrouge.outreach.orienting.quality import Quality, quality_of
from filrouge.pathways.tests.litany import SignIn, asked_by
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from tests.cast import Cast

from .sending import door_laid, read, sent, structure_laid

ARENES = {"name": "Maison de quartier des Arènes", "kind": "association", "reveals": "nothing"}
OLD = timedelta(days=60)


def url_of(cast: Cast, verb: str = "index", *args: object) -> str:
    return reverse(f"outreach:structures-{verb}", args=[cast.project.pk, *args])


class TestList:
    def test_the_coordination_adds_corrects_and_ends(self, cast: Cast, signed_in: SignIn) -> None:
        client = signed_in(cast.dalia)
        assert client.post(url_of(cast, "new"), ARENES).status_code == 302
        with acting(cast.dalia):
            one = OrientingOrganisation.objects.get()
        assert one.name_key == "maison dequartier desarenes"
        client.post(url_of(cast, "edit", one.pk), {**ARENES, "contact": "Goran"})
        assert "Goran" in client.get(url_of(cast)).content.decode()
        client.post(url_of(cast, "end", one.pk), {"on": clock.today().isoformat()})
        assert "n’oriente plus depuis le" in client.get(url_of(cast)).content.decode()

    def test_a_mistake_is_explained_and_nothing_typed_is_lost(self, cast: Cast, signed_in: SignIn) -> None:
        client = signed_in(cast.dalia)
        page = client.post(url_of(cast, "new"), {**ARENES, "kind": "", "contact": "Goran"}).content.decode()
        assert "Goran" in page
        client.post(url_of(cast, "new"), ARENES)
        again = client.post(url_of(cast, "new"), {**ARENES, "contact": "Deux fois"})
        assert again.status_code == 200
        assert "Deux fois" in again.content.decode()

    @pytest.mark.parametrize("verb", ["index", "new"])
    def test_nobody_else_opens_it(self, cast: Cast, signed_in: SignIn, verb: str) -> None:
        assert signed_in(cast.chloe).get(url_of(cast, verb)).status_code == 404
        for who in (cast.amina, cast.farid, cast.manon, cast.olga):
            assert signed_in(who).get(url_of(cast, verb)).status_code == 403
            assert signed_in(who).post(url_of(cast, verb), ARENES).status_code == 403

    def test_the_list_is_the_coordination_s_alone_in_the_database_too(self, cast: Cast) -> None:
        structure_laid(cast, "Les Arènes")
        for user in (cast.amina, cast.farid, cast.chloe):
            with acting(user):
                assert not OrientingOrganisation.objects.exists()
        with pytest.raises(PermissionDenied), acting(cast.amina):
            note_structure(by=cast.amina, project=cast.project, structure=OrientingOrganisation(**ARENES))

    def test_it_costs_the_same_with_many(self, cast: Cast, signed_in: SignIn) -> None:
        for number in range(12):
            structure_laid(cast, f"Structure {number}")
        client = signed_in(cast.dalia)
        with CaptureQueriesContext(connection) as queries:
            client.get(url_of(cast))
        assert len(asked_by(queries)) <= 12, "\n".join(asked_by(queries))


class TestReveals:
    def test_saying_what_a_name_reveals_covers_those_who_came_before(
        self, cast: Cast, signed_in: SignIn
    ) -> None:
        known = structure_laid(cast, ARENES["name"])
        one = sent(door_laid(cast))
        assert one.origin.level == 2
        client = signed_in(cast.dalia)
        client.post(url_of(cast, "edit", known.pk), {**ARENES, "reveals": "violence"})
        assert read(one.pk).origin.level == 12
        client.post(url_of(cast, "edit", known.pk), {**ARENES, "reveals": "health"})
        client.post(url_of(cast, "edit", known.pk), ARENES)
        assert read(one.pk).origin.level == 12  # what was covered stays covered, the strictest way

    def test_another_project_s_coordination_covers_nothing_here(self, cast: Cast) -> None:
        known = structure_laid(cast, ARENES["name"], reveals="health")
        with as_batch("fixture"):
            OrientingOrganisation.objects.filter(pk=known.pk).update(reveals="nothing")
        one = sent(door_laid(cast))
        with pytest.raises(PermissionDenied), acting(cast.amina):
            note_structure(by=cast.amina, project=cast.project, structure=known)
        assert read(one.pk).origin.level == 2


def laid(
    cast: Cast, count: int, *, met: int = 0, later: int = 0, entered: int = 0, **changes: object
) -> None:
    """Orientations of two months ago; the first ones met in ten days, the next ones in twenty-five."""
    door = door_laid(cast)
    for place in range(count):
        one = sent(door, **changes)
        with as_batch("fixture"):
            Orientation.objects.filter(pk=one.pk).update(received_at=clock.now() - OLD)
            stage = {"orientation": one, "project": cast.project}
            day = clock.today() - OLD
            if place < met + later:
                delay = timedelta(days=10 if place < met else 25)
                OrientationStage.objects.create(kind="meeting", on=day + delay, **stage)
            if place < entered:
                OrientationStage.objects.create(kind="entry", on=day + timedelta(days=40), **stage)


def counted(cast: Cast) -> dict[str, Quality]:
    with as_batch("count"):
        count_orientations()
    with acting(cast.dalia):
        structures = list(OrientingOrganisation.objects.all())
        return {line.label: line for line in quality_of(cast.project, structures).lines}


class TestQuality:
    def test_share_that_enters_and_delays_by_structure(self, cast: Cast, signed_in: SignIn) -> None:
        structure_laid(cast, ARENES["name"])
        laid(cast, 20, met=10, later=5, entered=12)
        line = counted(cast)[ARENES["name"]]
        assert (line.received, line.met_in_15_days, line.met_in_30_days) == (20, 10, 15)
        assert (line.entered, line.share_entered) == (12, 60)
        assert "60 %" in signed_in(cast.dalia).get(url_of(cast)).content.decode()

    def test_no_figure_under_five_people(self, cast: Cast) -> None:
        structure_laid(cast, ARENES["name"])
        laid(cast, 4, met=4, entered=4)
        line = counted(cast)[ARENES["name"]]
        for cell in (line.received, line.met_in_15_days, line.met_in_30_days, line.entered):
            assert not isinstance(cell, int) or cell == 0
        assert line.share_entered is None

    def test_nor_what_is_left_of_one(self, cast: Cast) -> None:
        """Of nine, eight that entered would tell of the one who did not."""
        structure_laid(cast, ARENES["name"])
        laid(cast, 9, met=8, entered=8)
        line = counted(cast)[ARENES["name"]]
        assert not isinstance(line.entered, int)
        assert not isinstance(line.met_in_30_days, int)
        assert line.share_entered is None

    def test_covered_ones_are_counted_together_without_a_name(self, cast: Cast, signed_in: SignIn) -> None:
        structure_laid(cast, "Zébulon", reveals="health")
        structure_laid(cast, "Le Pont", reveals="violence")
        laid(cast, 3, structure="Zébulon")
        laid(cast, 3, structure="Le Pont")
        lines = counted(cast)
        assert list(lines) == ["structures partenaires"]
        assert lines["structures partenaires"].received == 6
        with as_batch("look"):
            assert not OrientationFigure.objects.exclude(orienting_organisation=None).exists()
        page = signed_in(cast.dalia).get(url_of(cast)).content.decode()
        figures = page[page.index("Ce que deviennent") :]
        assert "Zébulon" not in figures

    def test_covered_since_the_count_it_leaves_the_table_at_once(self, cast: Cast) -> None:
        known = structure_laid(cast, ARENES["name"])
        laid(cast, 6)
        assert ARENES["name"] in counted(cast)
        with as_batch("covered"):
            OrientingOrganisation.objects.filter(pk=known.pk).update(reveals="health")
        with acting(cast.dalia):
            lines = quality_of(cast.project, list(OrientingOrganisation.objects.all())).lines
        assert not lines

    def test_the_erased_ones_still_count_among_those_received(self, cast: Cast) -> None:
        known = structure_laid(cast, ARENES["name"])
        laid(cast, 5, entered=5)
        with as_batch("fixture"):
            month = (clock.today() - OLD).replace(day=1)
            ForgottenOrientation.objects.bulk_create(
                ForgottenOrientation(
                    project=cast.project, come_from=From.LISTED, orienting_organisation=known, month=month
                )
                for _time in range(5)
            )
        line = counted(cast)[ARENES["name"]]
        assert (line.received, line.entered, line.share_entered) == (10, 5, 50)

    def test_the_young_ones_wait_before_they_are_counted(self, cast: Cast) -> None:
        structure_laid(cast, ARENES["name"])
        for _time in range(6):
            sent(door_laid(cast))
        assert not counted(cast)

    def test_only_the_coordination_reads_the_figures(self, cast: Cast) -> None:
        laid(cast, 6)
        counted(cast)
        for user in (cast.amina, cast.farid, cast.chloe):
            with acting(user):
                assert not OrientationFigure.objects.exists()


def test_an_origin_keeps_the_id_of_its_orientation(cast: Cast) -> None:
    one = sent(door_laid(cast))
    with as_batch("look"):
        assert Origin.objects.get().pk == one.pk

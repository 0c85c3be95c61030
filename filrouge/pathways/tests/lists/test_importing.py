"""From a file to people followed, and back."""

from base64 import b64decode
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connections

from filrouge.accounts.models import ConsortiumMember
from filrouge.pathways.actions import in_bulk
from filrouge.pathways.actions.contacts import Words, record_contact
from filrouge.pathways.actions.lists import Answer, Charge, choose_columns, decide, drop_list, start_import
from filrouge.pathways.actions.pathways import Ending, close_pathway
from filrouge.pathways.events import ListImported
from filrouge.pathways.models import Closure, Contact, ImportedNote, ListImport, ListLine, Pathway
from filrouge.pathways.tasks import JobFailed, commit_list, forget_lists
from filrouge.people.actions.persons import open_person
from filrouge.people.models import AccessGrant, ContactChannel, Person
from filrouge.privacy.context import acting
from filrouge.privacy.models import Change
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.shared.events import Event
from filrouge.shared.rights import Missed
from tests.cast import Cast

from .bringing import (
    ABEL,
    HEADINGS,
    RIM,
    THREE,
    ZARA,
    again,
    checked,
    committed,
    decisions,
    everything,
    imported,
    lines_of,
    received,
    undone,
)
from .samples import real_list, workbook

pytestmark = pytest.mark.django_db


def decided(batch: ListImport, number: int, **answer: object) -> None:
    with acting(batch.user):
        line = ListLine.objects.select_related("batch").get(batch=batch, number=number)
        decide(by=batch.user, line=line, answer=Answer(**answer))


def test_three_people_come_in(cast: Cast) -> None:
    batch = checked(cast)
    assert decisions(batch) == {"create": 3, "ignored": 1}
    before = everything()
    batch = committed(batch)
    assert (batch.state, batch.content, batch.message) == ("done", "", "")
    assert len(everything()["Person"]) == len(before["Person"]) + 3
    with acting(cast.amina):
        rim = Person.objects.get(given_name="Rim")
        path = Pathway.objects.get(person=rim)
        assert (rim.birth_date, path.opened_on, path.lead) == (
            date(1999, 9, 24),
            date(2026, 1, 5),
            cast.amina,
        )
        assert ImportedNote.objects.get(person=rim).text == "Observations : cherche un logement"
    with acting(cast.bruno):
        assert Pathway.objects.get(person__given_name="Zara").lead == cast.bruno


def test_until_then_nothing_is_written_about_anyone(cast: Cast) -> None:
    before = everything()
    batch = checked(cast)
    assert everything() == before
    assert b64decode(batch.content) == workbook(Suivi=THREE) or batch.content != ""
    with as_batch("look"), connections["default"].cursor() as cursor:
        cursor.execute("SELECT content, columns FROM pathways_listimport WHERE id = %s", [batch.pk])
        assert not [part for part in cursor.fetchone() if b"DIALLO" in bytes(part)]
        cursor.execute(
            "SELECT string_agg(l::text, ' ') FROM pathways_listline l WHERE batch_id = %s", [batch.pk]
        )
        assert "Diallo" not in cursor.fetchone()[0]


@pytest.mark.real
@pytest.mark.parametrize(
    ("name", "found", "replayed"),
    [
        (
            "suivi_mission_locale.xlsx",
            {"create": 178, "duplicate": 14, "complete": 10, "refused": 2, "ignored": 16},
            {"known": 188, "duplicate": 13, "skipped": 1, "refused": 2, "ignored": 16},
        ),
        ("orientations_cada_cp1252.csv", {"create": 90, "ignored": 1}, {"known": 90, "ignored": 1}),
    ],
)
def test_a_real_list_comes_in_once_and_goes(
    cast: Cast, name: str, found: dict[str, int], replayed: dict[str, int]
) -> None:
    before = everything()
    batch = checked(cast, data=real_list(name))
    assert decisions(batch) == found
    batch = committed(batch)
    after = everything()
    assert len(after["Person"]) == len(before["Person"]) + found["create"]
    assert len(after["Pathway"]) == len(before["Pathway"]) + found["create"]
    assert decisions(imported(cast, data=real_list(name))) == replayed
    assert everything() == after
    assert undone(batch).state == "undone"
    assert everything() == before


def test_a_colleague_who_brings_it_again_changes_nothing(cast: Cast) -> None:
    imported(cast)
    after = everything()
    assert decisions(imported(cast, by=cast.bruno)) == {"known": 3, "ignored": 1}
    assert everything() == after


def test_two_at_once_bring_each_person_once(cast: Cast) -> None:
    mine, theirs = checked(cast), checked(cast, by=cast.bruno)
    committed(mine)
    after = everything()
    assert decisions(committed(theirs)) == {"known": 3, "ignored": 1}
    assert everything() == after


def test_two_clicks_start_one_import(cast: Cast) -> None:
    batch = checked(cast)
    with acting(cast.amina):
        start_import(by=cast.amina, batch=again(batch))
        with pytest.raises((PermissionDenied, Missed)):
            start_import(by=cast.amina, batch=batch)


def test_someone_noted_by_hand_since_the_check_is_asked_about(cast: Cast) -> None:
    batch = checked(cast)
    with acting(cast.bruno):
        place = {"organisation": cast.mission_locale, "project": cast.project}
        born = {"birth_date": date(1999, 9, 24), "birth_precision": "day"}
        open_person(by=cast.bruno, given_name="Rim", family_name="Diallo", **born, **place)
    assert decisions(committed(batch)) == {"create": 2, "duplicate": 1, "ignored": 1}


def test_nothing_is_half_imported(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    batch, before = checked(cast), everything()
    with acting(cast.amina):
        start_import(by=cast.amina, batch=again(batch))
    monkeypatch.setattr("filrouge.pathways.actions.list_commit.complete_people", lambda **_: 1 / 0)
    with pytest.raises(JobFailed, match="ZeroDivisionError"):
        commit_list(str(batch.pk), cast.amina.pk)
    assert everything() == before
    assert (again(batch).state, "personne n’a été enregistré" in again(batch).message) == ("ready", True)


def test_who_no_longer_takes_part_imports_nothing(cast: Cast) -> None:
    batch = checked(cast)
    with acting(cast.amina):
        start_import(by=cast.amina, batch=again(batch))
    with as_batch("look"):
        member = ConsortiumMember.objects.filter(project=cast.project, organisation=cast.mission_locale)
        member.update(until=clock.today())
    before = everything()
    with pytest.raises(JobFailed, match="PermissionDenied"):
        commit_list(str(batch.pk), cast.amina.pk)
    assert everything() == before


def test_grants_and_history_are_those_of_one_file_opened_by_hand(cast: Cast) -> None:
    imported(cast)
    with acting(cast.amina):
        place = {"organisation": cast.mission_locale, "project": cast.project}
        one = open_person(by=cast.amina, given_name="Liya", family_name="Abebe", **place)
    with as_batch("look"):
        abel = Person.objects.get(given_name="Abel")
        columns = ("organisation", "audience", "user", "level", "basis", "reason", "given_by")
        granted = {
            person.pk: sorted(map(str, AccessGrant.objects.filter(person=person).values_list(*columns)))
            for person in (one, abel)
        }
        assert granted[one.pk] == granted[abel.pk]
        assert set(Change.objects.filter(person_id=abel.pk).values_list("actor", flat=True)) == {
            f"user:{cast.amina.pk}"
        }


def test_one_event_stands_for_the_list(cast: Cast, heard: list[Event]) -> None:
    imported(cast)
    (event,) = heard
    assert isinstance(event, ListImported)
    assert len(event.person_ids) == 3


def test_words_about_health_are_for_a_few(cast: Cast) -> None:
    imported(cast, HEADINGS, RIM, ABEL, ZARA)
    with acting(cast.bruno):  # her referent
        assert "suivi psy" in ImportedNote.objects.get(person__given_name="Zara").text
    imported(cast, HEADINGS, ["ADAM", "Musa", "2001", "", "A. Martin", "", "suivi psy"])
    with acting(cast.bruno):
        assert not ImportedNote.objects.filter(person__given_name="Musa").exists()
    with acting(cast.amina):
        assert ImportedNote.objects.get(person__given_name="Musa").confidential


def test_the_last_contact_counts_as_an_exchange(cast: Cast) -> None:
    columns = ["NOM", "Prénom", "Dernier contact"]
    seen = clock.today() - timedelta(days=3)
    imported(cast, columns, ["ADAM", "Musa", seen.strftime("%d/%m/%Y")], ["ADAM", "Sara", "12/01/2026"])
    with acting(cast.amina):
        path = Pathway.objects.get(person__given_name="Musa")
        assert path.last_exchange_at is not None
        assert path.last_exchange_at.date() == seen
        assert Contact.objects.get(pathway=path).user is None


def test_who_left_has_a_path_that_ended(cast: Cast) -> None:
    main = [["NOM", "Prénom", "Né(e) le"], ["DIALLO", "Rim", "24/09/1999"], ["HAILE", "Abel", "12/05/2001"]]
    gone = [["NOM", "Prénom", "Date sortie", "Motif"], ["DIALLO", "Rim", "30/09/2026", "CDI resto"]]
    batch = imported(cast, data=workbook(Suivi=main, Sortis=gone))
    assert decisions(batch)["complete"] == 1
    with acting(cast.amina):
        path = Pathway.objects.get(person__given_name="Rim")
        assert path.closed_on == date(2026, 9, 30)
        assert Closure.objects.get(pathway=path).reason == "job"
        assert Pathway.objects.get(person__given_name="Abel").is_open


class TestReferents:
    @pytest.mark.parametrize(("rule", "leads"), [("nobody", 0), ("column", 2), ("chosen", 3)])
    def test_three_rules(self, cast: Cast, rule: str, leads: int) -> None:
        imported(cast, rule=rule, referent=cast.bruno if rule == "chosen" else None)
        with acting(cast.amina):
            assert (
                Pathway.objects.filter(
                    person__given_name__in=("Rim", "Abel", "Zara"), lead__isnull=False
                ).count()
                == leads
            )

    def test_a_stranger_is_not_chosen(self, cast: Cast) -> None:
        batch = received(cast)
        with acting(cast.amina), pytest.raises(PermissionDenied):
            choose_columns(
                by=cast.amina, batch=batch, mapping={}, charge=Charge(rule="chosen", referent=cast.chloe)
            )


class TestCompleting:
    NOUR = ("AL KHATIB", "Nour", "14/03/2002", "06 61 31 86 12", "", "", "vue au marché")

    def test_it_adds_and_replaces_nothing_and_goes_away(self, cast: Cast) -> None:
        batch, before = checked(cast, HEADINGS, RIM, self.NOUR), everything()
        decided(batch, 3, kind="same", person_id=cast.nour.pk)
        batch = committed(batch)
        with acting(cast.amina):
            assert ContactChannel.objects.get(person=cast.nour).value == "+33661318612"
            assert Pathway.objects.get(person=cast.nour).lead == cast.amina
        assert undone(batch).state == "undone"
        assert everything() == before

    def test_blanks_are_filled_and_emptied_again_unless_somebody_corrected_them(self, cast: Cast) -> None:
        columns = ["NOM", "Prénom", "Né(e) le", "Civilité"]
        with as_batch("look"):
            Person.objects.filter(pk=cast.nour.pk).update(sex="", birth_date=None, birth_precision="")
        before = everything()
        batch = checked(
            cast, columns, ["AL KHATIB", "Nour", "14/03/2002", "Mme"], ["ADAM", "Musa", "2001", "M."]
        )
        decided(batch, 2, kind="same", person_id=cast.nour.pk)
        batch = committed(batch)
        with acting(cast.amina):
            nour = Person.objects.get(pk=cast.nour.pk)
            assert (nour.sex, nour.birth_date, nour.birth_precision) == ("woman", date(2002, 3, 14), "day")
        with acting(cast.bruno):
            Person.objects.filter(pk=nour.pk).update(sex="other")
        assert undone(batch).state == "done"
        with as_batch("forget"):
            Change.objects.filter(person_id=nour.pk).update(person_id=cast.tesfay.pk)
        assert undone(batch).state == "undone"
        assert everything() == before

    def test_the_same_words_are_kept_once(self, cast: Cast) -> None:
        for phone in ("06 61 31 86 12", "06 61 31 86 13"):
            batch = checked(cast, HEADINGS, [*self.NOUR[:3], phone, *self.NOUR[4:]])
            decided(batch, 2, kind="same", person_id=cast.nour.pk)
            committed(batch)
        with acting(cast.amina):
            assert ContactChannel.objects.filter(person=cast.nour).count() == 2
            assert ImportedNote.objects.filter(person=cast.nour).count() == 1

    def test_someone_followed_by_another_team_is_not_completed(self, cast: Cast) -> None:
        with as_batch("look"):
            AccessGrant.objects.filter(person=cast.nour, level=3).update(organisation=cast.association)
            AccessGrant.objects.create(
                person=cast.nour, project=cast.project, organisation=cast.mission_locale, level=2,
                basis="team", reason="partage", given_by="test", since=clock.now(),
            )  # fmt: skip
        batch = checked(cast, HEADINGS, RIM, self.NOUR)
        assert decisions(batch)["duplicate"] == 1
        with pytest.raises(PermissionDenied, match="autre équipe"):
            decided(batch, 3, kind="same", person_id=cast.nour.pk)


class TestForgetting:
    def test_after_14_days_a_file_nobody_finished_is_erased(self, cast: Cast) -> None:
        batch, fresh = checked(cast), checked(cast, by=cast.bruno)
        with as_batch("look"):
            ListImport.objects.filter(pk=batch.pk).update(created_at=clock.now() - timedelta(days=15))
        forget_lists(0)
        assert (again(batch).state, again(batch).content, lines_of(batch)[0].content) == ("dropped", "", "")
        assert (again(fresh).state, again(fresh).content != "") == ("ready", True)

    def test_only_its_owner_drops_it(self, cast: Cast) -> None:
        batch = checked(cast)
        with acting(cast.bruno), pytest.raises(PermissionDenied):
            drop_list(by=cast.bruno, batch=batch)


class TestInBulk:
    """The same rows as one by one."""

    def rows_of(self, model: type[Contact] | type[Closure], pathway: Pathway) -> list[str]:
        left_out = {"id", "person_id", "pathway_id", "created_at"}
        with as_batch("look"):
            rows = model.objects.filter(pathway=pathway).values()
            kept = Pathway.objects.filter(pk=pathway.pk).values_list(
                "last_contact_at", "last_exchange_at", "closed_on"
            )
            return [str({k: v for k, v in row.items() if k not in left_out}) for row in rows] + [str(kept[0])]

    def test_contacts(self, cast: Cast) -> None:
        at, words = clock.now() - timedelta(days=2), Words(channel="phone", note="bonjour")
        with acting(cast.amina):
            record_contact(by=cast.amina, pathway=cast.nour_pathway, words=words, at=at)
            noted = in_bulk.Noted(pathway=cast.tesfay_pathway, words=words, at=at, user=cast.amina)
            in_bulk.bulk_record_contacts(by=cast.amina, contacts=[noted])
        assert self.rows_of(Contact, cast.nour_pathway) == self.rows_of(Contact, cast.tesfay_pathway)

    def test_ends(self, cast: Cast) -> None:
        end = {"on": clock.today(), "reason": "job", "note": "CDI"}
        with acting(cast.amina):
            keep = Ending(drop_steps=False, cancel_appointments=False)
            close_pathway(by=cast.amina, pathway=cast.nour_pathway, ending=keep, **end)
            in_bulk.bulk_close_pathways(
                by=cast.amina, closings=[in_bulk.Closing(pathway=cast.tesfay_pathway, **end)]
            )
        assert self.rows_of(Closure, cast.nour_pathway) == self.rows_of(Closure, cast.tesfay_pathway)

    def test_a_stranger_writes_in_none(self, cast: Cast) -> None:
        noted = in_bulk.Noted(pathway=cast.nour_pathway, words=Words(channel="phone"), at=clock.now())
        with acting(cast.chloe), pytest.raises(PermissionDenied):
            in_bulk.bulk_record_contacts(by=cast.chloe, contacts=[noted])

"""Published files: what comes in, what is refused and why, what the same file changes again."""

import gzip
import json
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from filrouge.directory import tasks
from filrouge.directory.actions.corrections import correct
from filrouge.directory.models import Correction, DirectoryImport, Kind, RefusedRow, Service, Structure
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from tests.cast import Cast

from .laying import service_laid, service_row, structure_laid, structure_row, taken
from .litany import SignIn, assert_litany

pytestmark = pytest.mark.django_db


class TestTaking:
    def test_structures_then_their_services_come_in(self) -> None:
        taken(Kind.STRUCTURES, [structure_row(reseaux_porteurs=["caf"])])
        done = taken(Kind.SERVICES, [service_row(conditions_acces="Niveau A2 à l’oral")])
        service = Service.objects.select_related("structure").get()
        assert done.counts["added"] == 1
        assert (service.structure.name, service.structure.networks) == ("Maison des mots", ["caf"])
        assert service.french_level == "A2"
        assert service.themes == ["lecture-ecriture-calcul--maitriser-le-francais"]
        assert service.open_at == [18, 19, 20, 21, 22, 23]

    def test_a_bad_row_is_refused_with_its_reason_and_the_rest_goes_in(self) -> None:
        bad = structure_row(2, code_postal="345", courriel="accueil", date_maj="hier", nom="X")
        done = taken(
            Kind.STRUCTURES, [structure_row(), bad, structure_row(3, reseaux_porteurs=["club-des-cinq"])]
        )
        assert (done.counts["added"], done.counts["refused"]) == (1, 2)
        first, second = RefusedRow.objects.order_by("number")
        assert first.number == 2
        for reason in (
            "nom : au moins 3 signes.",
            "code_postal : au moins 5 signes.",
            "courriel : « accueil » n’est pas une adresse e-mail.",
            "date_maj : « hier » n’est pas une date.",
        ):
            assert reason in first.why
        assert "« club-des-cinq » n’est pas un code du schéma" in second.why

    def test_a_service_of_an_unknown_structure_is_refused(self) -> None:
        taken(Kind.STRUCTURES, [structure_row()])
        done = taken(Kind.SERVICES, [service_row(), service_row(2, structure=9)])
        assert (done.counts["added"], done.counts["refused"]) == (1, 1)
        assert "dora--9" in RefusedRow.objects.get().why

    def test_the_same_identifier_twice_is_refused_once(self) -> None:
        done = taken(Kind.STRUCTURES, [structure_row(), structure_row(nom="Encore elle")])
        assert (done.counts["added"], done.counts["refused"]) == (1, 1)

    def test_the_same_file_again_changes_nothing(self) -> None:
        rows = [structure_row(number) for number in range(1, 4)]
        taken(Kind.STRUCTURES, rows, complete=True)
        before = list(Structure.objects.order_by("pk").values())
        done = taken(Kind.STRUCTURES, rows, complete=True)
        assert done.counts == {
            "added": 0,
            "changed": 0,
            "unchanged": 3,
            "gone": 0,
            "back": 0,
            "refused": 0,
        }
        assert list(Structure.objects.order_by("pk").values()) == before

    def test_what_a_source_no_longer_publishes_is_told_gone_and_comes_back(self) -> None:
        rows = [structure_row(number) for number in range(1, 6)]
        taken(Kind.STRUCTURES, [*rows, structure_row(9, source="autre")], complete=True)
        done = taken(Kind.STRUCTURES, rows[1:], complete=True)
        assert done.counts["gone"] == 1
        assert Structure.objects.get(source_id="dora--1").gone_at
        assert Structure.objects.get(source_id="dora--9").gone_at is None
        done = taken(Kind.STRUCTURES, rows, complete=True)
        assert done.counts["back"] == 1
        assert Structure.objects.get(source_id="dora--1").gone_at is None

    def test_a_part_of_a_file_takes_nothing_away(self) -> None:
        taken(Kind.STRUCTURES, [structure_row(number) for number in range(1, 6)])
        taken(Kind.STRUCTURES, [structure_row(1)])
        assert Structure.objects.current().count() == 5

    def test_a_file_that_was_cut_takes_nothing_away(self) -> None:
        taken(Kind.STRUCTURES, [structure_row(number) for number in range(1, 6)])
        done = taken(Kind.STRUCTURES, [structure_row(1)], complete=True)
        assert "peut-être coupé" in done.message
        assert Structure.objects.current().count() == 5

    def test_a_correction_survives_and_what_the_source_says_meanwhile_is_kept(self, cast: Cast) -> None:
        structure = structure_laid()
        with acting(cast.amina):
            correct(by=cast.amina, entry=structure, values={"phone": "+33465719999"})
        taken(Kind.STRUCTURES, [structure_row(telephone="+33465710002", adresse="3 place des Platanes")])
        structure.refresh_from_db()
        assert (structure.phone, structure.address) == ("+33465719999", "3 place des Platanes")
        with as_batch("test: what the source says"):
            assert Correction.objects.get().published == "+33465710002"

    def test_a_service_without_a_place_is_where_its_structure_is(self) -> None:
        service = service_laid(latitude=None, longitude=None, code_insee=None, commune=None)
        assert (service.latitude, service.commune_code) == (43.348, "34032")


class TestReading:
    @pytest.mark.parametrize("rows", [[structure_row(), structure_row(2)]])
    def test_json_lists_pages_lines_and_compressed_files_are_read(self, rows: list[dict[str, Any]]) -> None:
        lines = "\n".join(json.dumps(row) for row in rows)
        page = json.dumps({"items": rows, "total": 2, "page": 1, "pages": 1})
        for text in (json.dumps(rows), page, lines):
            for data in (text.encode(), b"\xef\xbb\xbf" + text.encode(), gzip.compress(text.encode())):
                with as_batch("fixture"):
                    Structure.objects.all().delete()
                assert taken(Kind.STRUCTURES, data).counts["added"] == 2

    @pytest.mark.parametrize(
        "cell", ['["femmes", "jeunes"]', "{femmes,jeunes}", "['femmes', 'jeunes']", "femmes|jeunes"]
    )
    def test_a_csv_writes_lists_in_several_ways(self, cell: str) -> None:
        structure_laid()
        row = service_row(publics=None, thematiques=None, modes_accueil=None, description="Avec\nune suite")
        given = {name: str(value) for name, value in row.items() if value is not None}
        quoted = {**given, "publics": cell}
        line = ";".join('"' + value.replace('"', '""') + '"' for value in quoted.values())
        taken(Kind.SERVICES, f"{';'.join(quoted)}\n{line}\n".encode())
        assert Service.objects.get().audiences == ["femmes", "jeunes"]

    @pytest.mark.parametrize(
        ("data", "sentence"),
        [
            (b"", "vide"),
            (b'[{"id": "a"', "coupé"),
            (b"bonjour", "noms des colonnes"),
            (b"[1, 2]", "des lignes de structures"),
            (b"\xff\xfe\x00", "UTF-8"),
        ],
    )
    def test_what_cannot_be_read_is_said_and_nothing_comes_in(self, data: bytes, sentence: str) -> None:
        with as_batch("fixture"):
            batch = tasks.imports.receive(tasks.imports.Sent(Kind.STRUCTURES, "f.json", [data or b" "]), None)
        with pytest.raises(tasks.ImportFailed):
            tasks.take_files([str(batch.pk)])
        batch.refresh_from_db()
        assert batch.state == DirectoryImport.State.FAILED
        assert sentence in batch.message


class TestFetching:
    @pytest.fixture
    def address(self) -> Iterator[str]:
        class Api(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                number = int(parse_qs(urlsplit(self.path).query).get("page", ["1"])[0])
                page = {"items": [structure_row(number)], "page": number, "pages": 3}
                self.send_response(200 if self.headers["Authorization"] == "Bearer secret" else 403)
                self.end_headers()
                self.wfile.write(json.dumps(page).encode())

            def log_message(self, *args: object) -> None: ...

        server = HTTPServer(("127.0.0.1", 0), Api)
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/api/v1/structures"
        server.shutdown()
        server.server_close()

    def test_the_pages_of_the_api_are_fetched_every_week(self, address: str, settings: Any) -> None:
        settings.DIRECTORY_STRUCTURES_URL, settings.DIRECTORY_TOKEN = address, "secret"
        tasks.fetch(0)
        assert Structure.objects.count() == 3

    def test_an_address_that_does_not_answer_is_told(self, address: str) -> None:
        with pytest.raises(CommandError, match="n’a pas répondu"):
            call_command("import_directory", "structures", address)

    def test_a_file_of_the_machine_is_brought_in_by_hand(self, tmp_path: Any, capsys: Any) -> None:
        path = tmp_path / "structures.json"
        path.write_text(json.dumps([structure_row()]))
        call_command("import_directory", "structures", str(path))
        assert "1 ajoutés" in capsys.readouterr().out


class TestIndex:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        taken(Kind.STRUCTURES, [structure_row()])
        refused = ("amina", "chloe", "manon", "olga")
        assert "1 ajoutés" in assert_litany(cast, signed_in, "imports-index", who="dalia", refused=refused)
        assert_litany(cast, signed_in, "imports-index", who="petra")


class TestNew:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        assert_litany(cast, signed_in, "imports-new", who="dalia", refused=("amina", "chloe", "manon"))

    def test_files_wait_for_the_worker_structures_first(self, cast: Cast, signed_in: SignIn) -> None:
        files = {
            "services": SimpleUploadedFile("services.json", json.dumps([service_row()]).encode()),
            "structures": SimpleUploadedFile("structures.json", json.dumps([structure_row()]).encode()),
        }
        client = signed_in(cast.dalia)
        answer = client.post(reverse("directory:imports-new"), files)
        assert answer.status_code == 302
        assert 'hx-get="/annuaire/imports/' in client.get(answer.url).content.decode()
        job = ProcrastinateJob.objects.get(task_name="directory.take_files")
        tasks.take_files(job.args["import_ids"])
        assert Service.objects.get().structure == Structure.objects.get()
        assert "1 ajoutés" in client.get(answer.url).content.decode()

    def test_no_file_is_explained(self, cast: Cast, signed_in: SignIn) -> None:
        page = signed_in(cast.dalia).post(reverse("directory:imports-new"), {}).content.decode()
        assert "Choisissez le fichier" in page
        assert not DirectoryImport.objects.exists()


class TestShow:
    def test_refused_rows_are_shown_and_given_back(self, cast: Cast, signed_in: SignIn) -> None:
        done = taken(Kind.STRUCTURES, [structure_row(nom="Y")])
        page = assert_litany(cast, signed_in, "imports-show", done.pk, who="dalia")
        assert "au moins 3 signes" in page
        url = reverse("directory:imports-refused", args=[done.pk])
        for screen in (url, reverse("directory:imports-show", args=[done.pk])):
            assert signed_in(cast.amina).get(screen).status_code == 403
        assert signed_in(cast.dalia).get(url).content.startswith(b"PK")


def test_freshness_is_what_the_source_says() -> None:
    day = clock.today() - timedelta(days=70)
    assert structure_laid(date_maj=day.isoformat()).age_in_days == 70

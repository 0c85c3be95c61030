"""Wherever someone looks, no word about Nour that is not theirs to read. Part of `make proof`.

Every column is marked (leaks/planting.py), every address is asked by everyone (leaks/crawling.py), and what comes back
is judged by a table in plain words (leaks/readers.py).
"""

import base64
import html
import io
import json
import logging
from collections.abc import Callable, Iterator
from urllib.parse import quote

import pytest
import xlsxwriter
from django.db import connection
from django.test import Client
from django.urls import reverse
from weasyprint import HTML

from filrouge.people.models import AccessGrant
from filrouge.privacy.context import acting
from filrouge.privacy.roles import OWNER, acting_as, as_batch
from filrouge.privacy.rows import Level
from filrouge.sync.registry import parts
from tests.architecture.project import our_models
from tests.cast import Cast

from .leaks.columns import FORMED, SHAPED, sown, words_of
from .leaks.crawling import Address, Seen, addresses, crawl, doors, press
from .leaks.marks import Mark, Marks
from .leaks.planting import plant_everything
from .leaks.readers import NARROWED, ZONES, may_read
from .leaks.sending import said_in, send_everything
from .leaks.world import World

# How many marks each one reads at least, or nothing was tried.
READ = {
    "amina": 150,
    "bruno": 100,
    "ines": 100,
    "dalia": 60,
    "vera": 1,
    "gael": 6,
    "manon": 2,
    "farid": 3,
    "eve": 0,  # she takes a copy out of the safe by a press, for a reason
    "olga": 1,
    "hugo": 0,
    "petra": 0,
    "chloe": 0,
}
PRESSED = {
    "amina": 50,
    "bruno": 40,
    "dalia": 20,
    "farid": 2,
    "olga": 0,
    "chloe": 0,
}  # forms say what they change
ALONE = ("account_logout", "account_reauthenticate", "mfa_", "accounts:sessions")
OUTSIDE = {
    "link referral": 8,
    "link commission": 8,
    "link partnership": 1,
    "link orientation": 1,
    "link briefing": 0,
    "link appointment": 0,
    "link activity": 0,
    "link badge_offer": 3,
    "link badge_endorsement": 5,
    "link badge_name": 5,
    "link skill_answer": 2,
    "link portfolio_share": 7,
    "link portfolio_choice": 8,
    "feed": 0,
}


@pytest.fixture
def world(cast: Cast) -> World:
    return plant_everything(cast)


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """The lines of the log, as production writes them."""
    lines, root = io.StringIO(), logging.getLogger()
    handler = logging.StreamHandler(lines)
    handler.setFormatter(
        next(one.formatter for one in root.handlers if "Processor" in type(one.formatter).__name__)
    )
    root.addHandler(handler)
    yield lines
    root.removeHandler(handler)


def leaks(who: str, seen: Seen) -> list[str]:
    told = sorted((str(mark), where) for mark, where in seen.told.items() if not may_read(who, mark.zone))
    return [f"{who} reads {mark} at {where}" for mark, where in told]


def assert_tight(who: str, seen: Seen, least: int) -> None:
    assert not leaks(who, seen), "\n".join(leaks(who, seen))
    assert not seen.failed
    assert len(seen.told) >= least, f"{who} reads {len(seen.told)} marks only"


@pytest.mark.parametrize("who", READ)
def test_nobody_reads_what_is_not_theirs(
    world: World, signed_in: Callable, written: io.StringIO, who: str
) -> None:
    asked = addresses(world)
    seen = crawl(signed_in(world.users[who]), asked, world)
    assert_tight(who, seen, READ[who])
    assert written.getvalue().count("filrouge.request") >= len(asked)
    assert not world.marks.within(written.getvalue().encode())


@pytest.mark.parametrize("who", PRESSED)
def test_nor_in_what_a_form_or_a_button_answers(
    world: World, signed_in: Callable, written: io.StringIO, who: str
) -> None:
    """But where someone acts alone, and where the site is left."""
    asked = [one for one in addresses(world) if not one.route.startswith(ALONE)]
    seen = press(signed_in(world.users[who]), asked, world)
    assert_tight(who, seen, PRESSED[who])
    assert not world.marks.within(written.getvalue().encode())


@pytest.mark.parametrize("who", OUTSIDE)
def test_who_holds_a_link_reads_what_was_said_there(world: World, who: str) -> None:
    seen = crawl(Client(), doors(world, who), world)
    assert seen.opened
    assert_tight(who, seen, OUTSIDE[who])


def test_whoever_is_not_signed_in_reads_nothing(world: World) -> None:
    assert_tight("nobody", crawl(Client(), addresses(world), world), 0)


@pytest.mark.parametrize(("who", "least"), [("program", 10), ("stranger", 0)])
def test_a_program_reads_what_its_team_may(world: World, who: str, least: int) -> None:
    asked = [one for one in addresses(world) if one.route.startswith("api:")]
    seen = crawl(Client(), asked, world, Authorization=f"Bearer {world.tokens[who]}")
    assert seen.opened
    assert_tight(who, seen, least)


@pytest.mark.parametrize(
    ("who", "least"), [("amina", 80), ("bruno", 50), ("ines", 50), ("dalia", 0), ("farid", 0), ("olga", 0)]
)
def test_a_copy_of_her_file_holds_what_its_giver_may_read(
    world: World, signed_in: Callable, who: str, least: int
) -> None:
    """And nothing of incidents: whoever hurts her may read the copy with her."""
    answer = signed_in(world.users[who]).post(reverse("privacy:exports-new", args=[world.cast.nour.pk]))
    seen = Seen(told=dict.fromkeys(world.marks.within(answer.getvalue()), "the copy"))
    assert_tight(who, seen, least)
    assert not [str(mark) for mark in seen.told if mark.column.startswith("Incident")]


def test_a_telephone_carries_nothing_of_need_to_know(world: World) -> None:
    for who in ("amina", "bruno", "farid", "chloe"):
        seen = Seen()
        with acting(world.users[who]):
            for name, carry in parts():
                content = json.dumps(carry(world.users[who]).data, default=str).encode()
                seen.told |= dict.fromkeys(world.marks.within(content), name)
        assert_tight(f"telephone {who}", seen, 5 if who == "amina" else 0)


def test_what_leaves_by_mail_says_nothing_of_her(world: World, written: io.StringIO) -> None:
    seen = Seen()
    for message in send_everything(world):
        seen.told |= dict.fromkeys(world.marks.within(said_in(message)), message.subject)
        seen.opened.add(message.subject)
    assert len(seen.opened) >= 5
    assert_tight("mail", seen, 0)
    assert not world.marks.within(written.getvalue().encode())


def test_every_word_is_planted_and_every_line_of_the_tables_serves(world: World) -> None:
    columns = {f"{model.__name__}.{one.attname}" for model in sown() for one in words_of(model)}
    assert columns <= {mark.column for mark in world.marks.planted.values()}
    assert {mark.zone for mark in world.marks.planted.values()} <= set(ZONES)
    assert {name.partition(".")[0] for name in (*NARROWED, *SHAPED)} <= {one.__name__ for one in sown()}
    known = {
        f"{model.__name__}.{one.attname}" for model in our_models() for one in model._meta.concrete_fields
    }
    assert {name for name in (*FORMED, *SHAPED) if "." in name} <= known


# --- what the detector is worth ---------------------------------------------------------------------


def test_a_policy_that_opens_too_much_is_found(world: World, signed_in: Callable) -> None:
    fault = "ALTER POLICY reach ON pathways_confidentialnote USING (fr_reaches(person_id, project_id, 3))"
    asked = near(world, "pathways:contacts-index")
    client = signed_in(world.users["bruno"])
    assert not leaks("bruno", crawl(client, asked, world))
    with acting_as(OWNER), connection.cursor() as cursor:
        cursor.execute(fault)
    assert leaks("bruno", crawl(client, asked, world))


@pytest.mark.parametrize(
    ("who", "level", "place"),
    [("bruno", Level.HEALTH, "pathways:barriers"), ("farid", Level.FULL, "people:")],
)
def test_a_grant_that_nobody_meant_is_found(
    world: World, signed_in: Callable, who: str, level: Level, place: str
) -> None:
    asked, client, nour = near(world, place), signed_in(world.users[who]), world.cast.nour
    assert not leaks(who, crawl(client, asked, world))
    with as_batch("fault"):
        grant = AccessGrant.objects.filter(person=nour, level=Level.FULL).first()
        grant.pk, grant.organisation, grant.user, grant.level = None, None, world.users[who], level
        grant.save(force_insert=True)
    assert leaks(who, crawl(client, asked, world))


def near(world: World, place: str) -> list[Address]:
    """Her record, and the screens whose name begins so."""
    return [one for one in addresses(world) if one.route.startswith((place, "desk:record"))]


def sheet(text: str) -> bytes:
    """In a cell of a hidden sheet."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content)
    book.add_worksheet("Liste")
    hidden = book.add_worksheet("Autre")
    hidden.hide()
    hidden.write(3, 3, text)
    book.close()
    return content.getvalue()


def paper(text: str) -> bytes:
    pdf: bytes = HTML(string=f"<p>{html.escape(text)}</p>").write_pdf()
    return pdf


def form(text: str) -> bytes:
    field = f'<form><input name="a" value="{html.escape(text)}" style="appearance: auto"></form>'
    pdf: bytes = HTML(string=field).write_pdf(pdf_forms=True)
    return pdf


WAYS: dict[str, Callable[[str], bytes]] = {
    "page": lambda text: f"<b>{text[:4]}</b>{text[4:]}".encode(),
    "escaped": lambda text: "".join(f"&#{ord(one)};" for one in text).encode(),
    "address": lambda text: f"/chercher/?q={quote(text).replace('q', '%71')}".encode(),
    "capitals": lambda text: text.upper().encode(),
    "JSON": lambda text: json.dumps({"note": text}).encode(),
    "diary": lambda text: f"SUMMARY:{text[:5]}\r\n {text[5:]}\r\n".encode(),
    "base64": lambda text: base64.b64encode(f"un fichier avec {text} dedans".encode()),
    "spreadsheet": sheet,
    "PDF": paper,
    "form": form,
}


@pytest.mark.parametrize("way", WAYS)
def test_a_word_is_found_wherever_it_hides(way: str) -> None:
    marks = Marks()
    word = marks.word("Contact.note", "FULL")
    assert not marks.within(WAYS[way]("rien à voir"))
    assert marks.within(WAYS[way](word)) == {Mark("Contact.note", "FULL")}


@pytest.mark.parametrize(
    "said", ["06 39 98 {} {}", "+3363998{}{}", "06.39.98.{}.{}", "06\u00a039\u00a098\u00a0{}\u00a0{}"]
)
def test_a_number_is_found_however_it_is_written(said: str) -> None:
    marks = Marks()
    number = marks.phone("CircleMember.phone", "SHARED")
    assert marks.within(said.format(number[-4:-2], number[-2:]).encode())
    assert not marks.within(b"06 39 98 77 77")

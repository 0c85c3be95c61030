"""A badge issued, recognised by two companies, checked by a stranger with another program, then revoked."""

import re
import time
from collections.abc import Callable

import pytest

from tests.badge_checker import Said, node_says
from tests.journeys.site import Site
from tests.journeys.visitor import Visitor

Visit = Callable[..., Visitor]
PATIENCE_SECONDS = 60
BADGE = "Ponctualité sur chantier"


def proposed(amina: Visitor) -> str:
    """To Tesfay, who accepts it at the screen; the address of the badge in his file."""
    amina.open("/recherche/?q=Tesfay")
    amina.follow("Tesfay Haile")
    amina.follow("Ses badges")
    amina.follow("Proposer un badge")
    amina.press("Proposer", refused=True)
    amina.reads("Dites sur quels faits il repose")
    amina.page.get_by_label(re.compile(BADGE)).check()
    amina.fill("Les faits", "Vingt matins à l’heure au jardin, en octobre et en novembre.")
    amina.page.get_by_label("présences constatées").check()
    amina.shot("badge-proposer", height=1000)
    amina.press("Proposer")
    amina.reads("C’est à elle de dire oui ou non.")
    amina.press("Elle l’accepte")
    return amina.page.url.removeprefix(amina.url).split("?")[0]


def until_signed(amina: Visitor, address: str) -> str:
    """The public address, once the worker has signed."""
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        amina.open(address)
        link = amina.page.locator("a[href^='http'][href*='/badge/']")
        if link.count():
            return str(link.first.get_attribute("href"))
        time.sleep(1)
    raise AssertionError("the worker signed nothing")


def stranger_says(visitor: Visitor, path: str) -> Said:
    """With the file downloaded from the public page, and the list it names."""
    credential = visitor.page.request.get(f"{visitor.url}{path}badge.json").json()
    listed = credential["credentialStatus"]["statusListCredential"]
    here = visitor.url + re.sub(r"^https?://[^/]+", "", listed)
    return node_says(credential, {listed: visitor.page.request.get(here).json()})


def test_issued_recognised_checked_and_revoked(site: Site, signed_in: Visit, visit: Visit) -> None:
    amina, visitor = signed_in("amina"), visit()
    amina.open("/badges/")
    amina.reads(BADGE)
    amina.follow(BADGE)
    amina.reads("Bâtir en Biterrois")
    amina.reads("Jardins de l’Orb")
    amina.shot("badge-modele", height=900)
    address = proposed(amina)
    public = re.sub(r"^https?://[^/]+", "", until_signed(amina, address))
    amina.shot("badge-remettre", height=1300)
    visitor.open(public)
    visitor.reads("Badge valable")
    visitor.reads("Toute personne qui a ce badge est reçue en entretien.")
    visitor.does_not_read("Tesfay")
    visitor.shot("badge-page-publique", height=1200)
    said = stranger_says(visitor, public)
    assert said.verified, said.error
    _checks_the_file(visitor, public)
    amina.open(address)
    amina.follow("Révoquer ce badge")
    amina.page.get_by_label("donné par erreur").check()
    amina.press("Révoquer")
    amina.reads("Révoqué")
    visitor.open(public)
    visitor.reads("n’atteste plus rien")
    _until_revoked(visitor, public)


def _checks_the_file(visitor: Visitor, public: str) -> None:
    image = visitor.page.request.get(f"{visitor.url}{public}badge.png").body()
    visitor.open("/verifier-un-badge/")
    visitor.page.get_by_label("Le badge").set_input_files(
        {"name": "badge.png", "mimeType": "image/png", "buffer": image}
    )
    visitor.press("Vérifier")
    visitor.reads("Valable.")
    visitor.shot("badge-verifier", height=700)


def _until_revoked(visitor: Visitor, public: str) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        if stranger_says(visitor, public).revoked:
            return
        time.sleep(1)
    pytest.fail("the list that everybody reads does not say so")


def test_who_recognises_what_is_on_a_map(visit: Visit) -> None:
    visitor = visit()
    visitor.open("/badges/reconnus/")
    visitor.reads("Bâtir en Biterrois")
    visitor.shot("badges-reconnus", height=900)

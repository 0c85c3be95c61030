"""Who comes in, and how."""

import re
from collections.abc import Callable

from demo.accounts import PASSWORD
from tests.journeys.visitor import Visitor, fresh_code

Visit = Callable[..., Visitor]


def give_password(visitor: Visitor, email: str, password: str = PASSWORD, *, refused: bool = False) -> None:
    visitor.open("/compte/login/")
    visitor.fill("Adresse e-mail", email)
    visitor.fill("Mot de passe", password)
    visitor.press("Se connecter", refused=refused)


def test_a_password_then_a_code(visit: Visit) -> None:
    manon = visit()
    manon.open("/compte/login/")
    manon.shot("connexion")
    give_password(manon, "manon@example.org", "pas le bon mot de passe", refused=True)
    assert manon.page.url.endswith("/compte/login/")
    give_password(manon, "manon@example.org")
    manon.fill("Code", "000000")
    manon.press("Continuer", refused=True)
    assert "/compte/2fa/authenticate/" in manon.page.url
    manon.fill("Code", fresh_code("manon@example.org"))
    manon.press("Continuer")
    assert manon.heading().startswith(("Bonjour Manon", "Bonsoir Manon"))


def test_a_recovery_code_stands_for_a_lost_telephone_once(visit: Visit, signed_in: Visit) -> None:
    petra = signed_in("petra")
    petra.open("/compte/2fa/recovery-codes/")
    if petra.page.get_by_label("Mot de passe").count():  # allauth asks again who one is, after a while
        petra.fill("Mot de passe", PASSWORD)
        petra.press(re.compile("Confirmer|Continuer"))
    code = petra.page.locator("main code, .card code").first.inner_text()

    elsewhere = visit()
    for refused in (False, True):
        elsewhere.page.context.clear_cookies()
        give_password(elsewhere, "petra@example.org")
        elsewhere.fill("Code", code)
        elsewhere.press("Continuer", refused=refused)
        assert ("/compte/2fa/authenticate/" in elsewhere.page.url) == refused


def test_nobody_comes_in_without_signing_in(visit: Visit) -> None:
    visitor = visit()
    for path in ("/", "/file-active/", "/alertes/", "/personnes/nouvelle/", "/listes/"):
        visitor.open(path)
        assert "/compte/login/" in visitor.page.url


def test_the_stranger_sees_nobody(signed_in: Visit) -> None:
    amina = signed_in("amina")
    amina.open("/file-active/")
    record = amina.page.get_by_role("link", name="Nour Al Khatib", exact=True).get_attribute("href")
    amina.open(f"{record}")
    note = amina.page.get_by_role("link", name="Noter un contact", exact=True).get_attribute("href")

    chloe = signed_in("chloe")
    chloe.open("/")
    chloe.does_not_read("Nour")
    chloe.reads("Personne n’est oublié : aucune alerte aujourd’hui.")
    chloe.open("/recherche/?q=Nour")
    chloe.reads("Personne ne correspond")
    chloe.open(f"{record}", status=404)
    chloe.open(f"{record}imprimer/", status=404)
    chloe.open(f"{note}", status=404)
    chloe.open("/ensemble/", status=403)


def test_the_api_asks_for_a_key(visit: Visit, signed_in: Visit) -> None:
    for visitor in (visit(), signed_in("chloe")):
        answer = visitor.page.request.get(f"{visitor.url}/api/v1/people")
        assert answer.status == 401


def test_signing_out_closes_the_door(visit: Visit) -> None:
    farid = visit()
    farid.sign_in("farid@example.org")
    farid.page.locator(".account summary").click()
    farid.press("Se déconnecter")
    farid.open("/")
    assert "/compte/login/" in farid.page.url

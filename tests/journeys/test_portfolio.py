"""A portfolio: she chooses, gives it to an employer, whose telephone opens it, prints it, and finds it closed."""

import re
from collections.abc import Callable
from io import BytesIO

import pikepdf

from filrouge.shared.tests.test_keeping import GPS, opened, photo_that_tells
from tests.journeys.phone import PHONE
from tests.journeys.site import Site
from tests.journeys.visitor import Visitor

Visit = Callable[..., Visitor]
TITLE, COMPANY = "Aide en cuisine", "Les Tables du canal"
WORDS = "J’aime préparer à plusieurs, et je range mon poste."


def path_in(visitor: Visitor, part: str) -> str:
    """The address that the screen shows once, without the site."""
    link = visitor.page.locator(f"a[href*='{part}']").first.get_attribute("href")
    assert link
    return re.sub(r"^https?://[^/]+", "", link)


def opens_portfolios(amina: Visitor, name: str) -> None:
    amina.open(f"/recherche/?q={name.split(maxsplit=1)[0]}")
    amina.follow(name)
    amina.follow("Ses portfolios")


def begins(amina: Visitor) -> None:
    amina.follow("Commencer un portfolio")
    amina.fill("Le titre", TITLE)
    amina.page.get_by_label("une entreprise précise").check()
    amina.press("Continuer", refused=True)
    amina.reads("Dites quelle entreprise")
    amina.fill("Quelle entreprise", COMPANY)
    amina.press("Continuer")
    amina.reads("Rien n’y est encore")


def chooses(amina: Visitor) -> None:
    """With her, line by line."""
    amina.fill("Ce qu’elle dit d’elle", WORDS)
    amina.page.get_by_label("Langue : français").select_option("b1")
    amina.page.get_by_label("Langue : arabe").select_option("native")
    amina.pick("Ses badges", "Cuisine collective")
    amina.pick("Ce qu’elle a fait", "La cuisine avec ma mère")
    amina.pick("Ses photos et documents", "Repas de quartier")
    amina.pick("Français, calcul, numérique", "Lire et comprendre le français")
    amina.page.get_by_role("group", name="La toile").get_by_role("radio").nth(1).check()
    amina.press("Enregistrer son choix", refused=True)
    amina.reads("Sans son accord")
    amina.fill("Qui était là", "Nour et Amina")
    amina.page.get_by_label("C’est son choix").check()
    amina.shot("portfolio-choisir", height=1000)
    amina.press("Enregistrer son choix")
    amina.reads("C’est noté.")


def shares(amina: Visitor) -> str:
    amina.follow("Partager")
    amina.reads("un mois")
    amina.page.get_by_label("Elle sait ce que cette page montre").check()
    amina.press("Faire la page")
    amina.reads("n’est montrée qu’une fois")
    return path_in(amina, "/portfolio/")


def prints(stranger: Visitor, page: str) -> None:
    """From the browser, and as the PDF of the page: two sheets at most each, and no button on paper."""
    stranger.page.emulate_media(media="print")
    assert not stranger.page.get_by_role("link", name="JSON Resume").is_visible()
    for content in (
        stranger.page.pdf(),
        stranger.page.request.get(f"{stranger.url}{page}portfolio.pdf").body(),
    ):
        with pikepdf.open(BytesIO(content)) as pdf:
            assert 1 <= len(pdf.pages) <= 3
    stranger.page.emulate_media(media="screen")


def test_chosen_given_opened_printed_then_taken_back(site: Site, signed_in: Visit, visit: Visit) -> None:
    amina, stranger = signed_in("amina"), visit(viewport=PHONE)
    opens_portfolios(amina, "Nour Al Khatib")
    amina.reads("Cuisine et service")
    begins(amina)
    chooses(amina)
    mine = amina.page.url.removeprefix(amina.url).split("?")[0]
    page = shares(amina)
    stranger.open(page)
    stranger.reads(WORDS)
    stranger.reads("La cuisine avec ma mère")
    stranger.reads("Cuisine collective")
    stranger.reads("qui ne sont pas des tests officiels")
    for secret in ("Al Khatib", COMPANY, "sans contrat", "Amina"):
        stranger.does_not_read(secret)
    assert stranger.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    stranger.shot("portfolio-page", width=390, height=1130)
    prints(stranger, page)
    amina.open(mine)
    amina.reads("lue 1 fois")
    amina.press(re.compile("Fermer cette page"))
    amina.reads("qui a l’adresse n’y lit plus rien")
    stranger.open(page, status=410)
    stranger.reads("Cette page n’est plus ouverte")
    stranger.does_not_read(TITLE)


def test_a_photo_loses_its_place_and_she_chooses_on_her_telephone(
    site: Site, signed_in: Visit, visit: Visit
) -> None:
    amina, hers = signed_in("amina"), visit(viewport=PHONE)
    assert opened(photo_that_tells()).getexif().get_ifd(GPS)
    opens_portfolios(amina, "Zahra")
    amina.reads("Garde d’enfants et aide à domicile")
    amina.follow("Ses photos et documents")
    amina.follow("Ajouter")
    amina.page.get_by_label("photo de ce qu’elle a fait").check()
    amina.fill("Son titre", "Coin jeux dans le salon")
    telling = {"name": "IMG_2026.jpg", "mimeType": "image/jpeg", "buffer": photo_that_tells()}
    amina.page.get_by_label("La photo ou le document").set_input_files(telling)
    amina.press(re.compile("^Ajouter$"))
    amina.reads("sans le lieu ni la date")
    kept = amina.page.locator("img.piece-small").first.get_attribute("src")
    assert not opened(amina.page.request.get(f"{amina.url}{kept}").body()).getexif()
    amina.follow("Ses portfolios")
    amina.follow("Garde d’enfants et aide à domicile")
    amina.follow("Elle choisit sur son téléphone")
    amina.press("Faire le lien")
    hers.open(path_in(amina, "/mon-portfolio/"))
    hers.reads("Personne ne peut le lire aujourd’hui.")
    hers.press("Ajouter une photo ou un document")
    hers.page.get_by_label("une photo de ce que j’ai fait").check()
    hers.fill("Son titre", "Le goûter des enfants")
    hers.page.get_by_label("La photo ou le document").set_input_files(telling)
    hers.shot("portfolio-ajouter", width=390, height=1000)
    hers.press(re.compile("^Ajouter$"))
    hers.reads("cochez-la dans la liste")
    hers.pick("Mes photos et documents", "Le goûter des enfants")
    hers.pick("Mes photos et documents", "Coin jeux dans le salon")
    hers.page.get_by_label("C’est mon choix").check()
    hers.press("Enregistrer")
    hers.reads("C’est enregistré.")
    assert hers.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    amina.follow("Le portfolio")
    amina.reads("Coin jeux dans le salon")
    amina.reads("Le goûter des enfants")

"""Those whom Amina meets today."""

from demo.files import File
from demo.world import World
from filrouge.accounts.models import User


def selam(file: File, world: World, bruno: User) -> None:
    file.reach("whatsapp", "+33639980005", preferred=True)
    file.protect("refugee", "Carte de résident", 3300, granted_on=world.day(-300), may_work=True)
    file.inform("spoken", "tir", "interprète tigrigna")
    file.contact(
        -13,
        "meeting",
        "Première rencontre au café des Allées, avec une amie. Elle sourit, écoute, note.",
        minutes=30,
    )
    file.contact(-5, "whatsapp", "Rendez-vous confirmé pour le premier bilan, interprète tigrigna réservé.")
    file.step("Premier bilan ensemble", "sociocultural", planned=0)
    file.appointment(
        0, "Premier bilan (interprète tigrigna confirmé)", hour=9, minute=30, place="Bureau 2", minutes=90
    )


def yonas(file: File, world: World, bruno: User) -> None:
    file.reach("phone", "+33639980006", preferred=True, when="not_work", remark="En immersion jusqu'à 15 h")
    file.protect(
        "subsidiary", "Carte de séjour pluriannuelle", 600, granted_on=world.day(-800), may_work=True
    )
    file.inform("spoken", "som", "interprète somali")
    kitchen = file.plan.trade(
        "Cuisinier de collectivité", -118, hours="6 h à 14 h", strain="Debout, la chaleur"
    )
    file.plan.tried(kitchen, "experience", -118, "Le riz pour cent personnes, je sais.", "chez son oncle")
    cook = file.objective("Cuisiner pour beaucoup de monde", "professional", -100, trade=kitchen)
    file.step(
        "Immersion à la Cuisine centrale",
        "professional",
        started=-8,
        planned=6,
        with_whom="M. Roux",
        objective=cook,
    )
    file.step(
        "Module hygiène HACCP",
        "professional",
        started=-60,
        done=-30,
        result="Attestation obtenue",
        objective=cook,
    )
    file.contact(
        -120,
        "meeting",
        "A tenu un petit restaurant avec son oncle. Parle vite quand il parle de riz.",
        minutes=45,
    )
    file.contact(-45, "visit", "Visite du lycée hôtelier. Il a reconnu tous les ustensiles.", minutes=120)
    file.contact(-8, "visit", "Premier jour d'immersion, présenté à toute l'équipe.", minutes=60)
    file.contact(-3, "sms", "« Aujourd'hui 300 repas ! »", direction="in")
    file.appointment(0, "Visite de stage avec M. Roux", hour=11, place="Cuisine centrale", minutes=60)


def rahma(file: File, world: World, bruno: User) -> None:
    file.reach("phone", "+33639980007", preferred=True, when="not_evening")
    file.protect("refugee", "Carte de résident", 3100, granted_on=world.day(-500), may_work=True)
    file.inform("spoken", "ara")
    file.contact(
        -6,
        "meeting",
        "Première rencontre. Tout expliqué, sans rien signer : elle veut y réfléchir.",
        minutes=50,
    )
    file.step("Décider ensemble de commencer", "sociocultural", planned=0)
    file.appointment(-6, "Première rencontre", outcome="came")
    file.appointment(
        0, "Deuxième rencontre : elle a réfléchi six jours", hour=16, minute=30, place="Bureau 4"
    )


def emal(file: File, world: World, bruno: User) -> None:
    file.reach("phone", "+33639980009", preferred=True, remark="Ne lit pas : appeler plutôt qu'écrire")
    file.protect(
        "subsidiary", "Carte de séjour pluriannuelle", 240, granted_on=world.day(-1200), may_work=True
    )
    file.inform("spoken", "prs", "interprète dari")
    file.step("Atelier « premiers pas au travail »", "professional", started=-21, planned=25)
    file.plan.approach("own_business", "Maçon depuis toujours : il veut un jour travailler à son nom.", -60)
    walls = file.objective("Vivre de la maçonnerie", "professional", -60, theme="creer-une-entreprise")
    idea = file.step(
        "Poser mon idée et mes premiers clients",
        "professional",
        started=-58,
        done=-20,
        result="Deux voisins veulent un muret",
        objective=walls,
        theme="creer-une-entreprise",
    )
    cae = file.step(
        "Tester mon activité dans une coopérative (CAE)", "professional", objective=walls, after=[idea]
    )
    file.step("Choisir une forme et l'immatriculer", "professional", objective=walls, after=[cae])
    file.contact(
        -90,
        "meeting",
        "Maçon depuis ses quatorze ans. Ses mains expliquent mieux que le dictionnaire.",
        minutes=45,
    )
    file.contact(
        -21, "phone", "Content de l'atelier. Les consignes de sécurité en images l'aident.", minutes=8
    )
    file.contact(-7, "phone", "Demande si le groupe pourra visiter un vrai chantier.", minutes=6)
    file.appointment(
        0, "Atelier « premiers pas au travail »", hour=14, place="Salle des ateliers", minutes=120
    )
    file.appointment(2, "Visiter un chantier", hour=10, place="Devant la gare")

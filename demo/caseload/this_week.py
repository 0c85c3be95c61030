"""Those to reach this week, and good news."""

from demo.files import File
from demo.world import World
from filrouge.accounts.models import User


def aicha(file: File, world: World, bruno: User) -> None:
    file.reach(
        "whatsapp",
        "+33639980008",
        preferred=True,
        when="not_morning",
        remark="le mercredi de préférence, travaille la nuit",
    )
    file.protect("refugee", "Carte de résident", 2500, granted_on=world.day(-900), may_work=True)
    file.inform("screen", "fra")
    nurse = file.plan.trade(
        "Aide-soignante, le jour",
        -150,
        hours="7 h à 19 h, un week-end sur deux",
        strain="Porter, courir, la fatigue des autres",
        access="Le diplôme d'État, par la VAE",
    )
    file.plan.tried(nurse, "experience", -150, "J'aime mes résidents, pas la nuit.", "EHPAD")
    file.plan.decided(nurse, "confirmed", -40, "La VAE reconnaît ce qu'elle fait déjà.")
    days = file.objective("Un travail de jour", "professional", -150, trade=nurse)
    file.step(
        "VAE d'aide-soignante : premier dossier",
        "professional",
        started=-40,
        planned=20,
        who="person",
        objective=days,
    )
    file.contact(
        -150,
        "meeting",
        "Auxiliaire de nuit dans un EHPAD. Épuisée par les horaires, aime ses résidents.",
        minutes=60,
    )
    file.contact(
        -40, "meeting", "La VAE l'intéresse : on a lu le livret ensemble, page par page.", minutes=60
    )
    file.contact(-7, "whatsapp", "A rempli la moitié du livret pendant sa pause.", direction="in")


def youssef(file: File, world: World, bruno: User) -> None:
    file.reach("phone", "+33639980010", preferred=True)
    file.protect("refugee", "Carte de résident", 2700, granted_on=world.day(-950), may_work=True)
    file.inform("screen", "fra")
    drive = file.objective("Travailler en entrepôt", "professional", -130)
    file.step(
        "Formation CACES : réponse de l'organisme",
        "professional",
        started=-20,
        planned=10,
        who="partner",
        with_whom="Organisme de formation",
        objective=drive,
    )
    file.contact(
        -130, "meeting", "Parle quatre langues. Veut un métier qui s'apprend vite et qui se voit.", minutes=40
    )
    file.contact(-20, "email", "Demande de place en CACES envoyée, financement accordé.")
    file.contact(
        -7, "sms", "« Des nouvelles du CACES ? » Pas encore, je le tiens au courant.", direction="in"
    )
    file.appointment(-16, "Point d'étape", outcome="missed", note="le bus n'est pas passé")
    file.appointment(1, "Relire la convention du CACES", hour=14, place="Bureau 2")


def goharik(file: File, world: World, bruno: User) -> None:
    file.reach("phone", "+33639980011", preferred=True)
    file.protect("refugee", "Carte de résident", 3000, granted_on=world.day(-600), may_work=True)
    file.inform("paper", "hye")
    work = file.objective("Travailler en pâtisserie", "professional", -300)
    file.step(
        "Immersion à la boulangerie Marty",
        "professional",
        started=-80,
        done=-66,
        result="Rappelée deux fois depuis",
        objective=work,
    )
    file.step(
        "Signer un contrat",
        "professional",
        started=-10,
        done=-2,
        result="CDD de six mois, boulangerie Marty",
        objective=work,
    )
    file.step("Point après un mois de travail", "professional", planned=30)
    file.contact(-310, "meeting", "Pâtissière. A apporté un gâteau : l'entretien a duré.", minutes=60)
    file.contact(-66, "visit", "Bilan d'immersion au milieu des fournées. Elle rayonne.", minutes=45)
    file.contact(-2, "phone", "Contrat signé ! Six mois, du mardi au samedi.", minutes=7, direction="in")
    file.appointment(2, "Horaires et trajets du nouveau travail", hour=17, place="Bureau 4")


def khaled(file: File, world: World, bruno: User) -> None:
    file.reach("whatsapp", "+33639980012", preferred=True)
    file.protect(
        "subsidiary", "Carte de séjour pluriannuelle", 900, granted_on=world.day(-500), may_work=True
    )
    file.inform("spoken", "ara")
    team = file.objective("Servir en salle", "professional", -160)
    file.step(
        "Badge « travailler en équipe »",
        "professional",
        started=-60,
        done=-3,
        result="Reconnu par deux restaurants",
        objective=team,
    )
    file.step(
        "Extra du samedi au restaurant Le Cèdre", "professional", started=-10, planned=18, objective=team
    )
    file.contact(
        -160,
        "meeting",
        "Étudiant en droit autrefois. Aime recevoir, se souvient de chaque prénom.",
        minutes=50,
    )
    file.contact(-30, "informal", "Passé dire bonjour avec une boîte de dattes.")
    file.contact(-3, "meeting", "Remise du badge devant le groupe. Applaudissements.", minutes=30)
    file.appointment(1, "Préparer l'extra du samedi", hour=10, place="Bureau 2")

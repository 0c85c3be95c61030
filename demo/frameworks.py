"""What teams write of skills: one of a branch and one of a region to begin with, and a job sheet made with a company,
in its second version."""

from typing import Any

from filrouge.accounts.models import User
from filrouge.reference.actions.framework_skills import SkillText, add_skill
from filrouge.reference.actions.frameworks import (
    FrameworkText,
    create_framework,
    publish_version,
    revise_framework,
    share_framework,
)
from filrouge.reference.models import FrameworkPublication, FrameworkSkill, FrameworkVersion, Occupation
from filrouge.reference.transversal import CODE

from .world import World

BRANCH = FrameworkText(
    title="Tenir un poste de propreté",
    kind="trade",
    scope="branch",
    scope_name="Propreté (exemple)",
    about="Ce que les entreprises de propreté du territoire regardent d’abord. Recopié ici pour s’en servir à deux.",
)
REGION = FrameworkText(
    title="Socle des chantiers-écoles d’Occitanie",
    kind="transversal",
    scope="region",
    scope_name="Occitanie (exemple)",
    about="Le socle commun des chantiers-écoles : ce qui se montre en trois semaines.",
)
SHEET_TITLE = "Aide de cuisine au Comptoir de la Devèze"
TRADE, SHARED, ANYWHERE = "trade", "transferable", "transversal"
CLEANING = (
    SkillText(
        title="Choisir et doser un produit",
        kind=TRADE,
        about="Prendre le bon produit, la bonne quantité, et ne jamais mélanger.",
        signs=["Lit l’étiquette ou reconnaît le dessin", "Dose avec le bouchon", "Referme et range"],
        levels=[
            "",
            "Avec quelqu’un à côté",
            "Avec le dessin au mur",
            "De soi-même",
            "Explique les dangers",
            "Forme",
        ],
    ),
    SkillText(
        title="Suivre un ordre de nettoyage",
        kind=TRADE,
        signs=[
            "Du haut vers le bas",
            "Du plus propre au plus sale",
            "Finit une pièce avant d’en ouvrir une autre",
        ],
        levels=[
            "",
            "Suit quelqu’un",
            "Suit une liste",
            "De soi-même",
            "S’adapte au lieu",
            "Organise une équipe",
        ],
    ),
    SkillText(
        title="Travailler sans déranger",
        kind=SHARED,
        signs=["Frappe avant d’entrer", "Remet chaque chose à sa place", "Ne lit pas ce qui traîne"],
    ),
)
YARD = (
    SkillText(title="Préparer son poste", kind=SHARED, signs=["A ses outils au début", "Range en partant"]),
    SkillText(title="Suivre une consigne de sécurité", kind=SHARED, signs=["Porte la protection prévue"]),
    SkillText(
        title="Dire où l’on en est", kind=ANYWHERE, signs=["Prévient avant de s’arrêter", "Demande la suite"]
    ),
)
KITCHEN = (
    SkillText(
        task="Préparer les entrées",
        title="Suivre une recette",
        kind=SHARED,
        about="Les recettes sont au mur, avec des dessins.",
        signs=["Pèse avant de commencer", "Suit l’ordre", "Goûte et demande"],
        levels=[
            "",
            "Avec la cheffe à côté",
            "Une recette déjà faite",
            "De soi-même",
            "Une recette neuve",
            "Montre",
        ],
    ),
    SkillText(
        task="Préparer les entrées",
        title="Couper les légumes sans se blesser",
        kind=TRADE,
        signs=["Doigts repliés", "Couteau rangé aussitôt", "Même taille du début à la fin"],
        levels=[
            "",
            "Un légume, lentement",
            "Trois légumes",
            "Au rythme du matin",
            "Au rythme du service",
            "Forme",
        ],
    ),
    SkillText(
        task="Tenir le poste pendant le service",
        title="Garder son calme quand tout le monde est pressé",
        kind=ANYWHERE,
        signs=["Continue son geste", "Dit « j’arrive » et arrive", "Reparle après le service"],
        levels=[
            "",
            "S’arrête et demande",
            "Tient un petit service",
            "Tient le midi",
            "Tient le samedi",
            "Aide les autres",
        ],
    ),
    SkillText(
        task="Tenir le poste pendant le service",
        title="Dire et entendre les commandes",
        kind=SHARED,
        signs=["Répète la commande", "Connaît les quinze mots de la carte"],
    ),
    SkillText(
        task="Nettoyer et ranger",
        title="Laisser la cuisine propre",
        kind=TRADE,
        signs=["Lave au fur et à mesure", "Étiquette et date", "Sort les poubelles sans qu’on le dise"],
    ),
)


def lay_frameworks(world: World, accounts: dict[str, Any]) -> None:
    amina, dalia = accounts["Amina"], accounts["Dalia"]
    for text, skills in ((REGION, YARD), (BRANCH, CLEANING)):
        version = _written(world, dalia, text, skills)
        publish_version(by=dalia, version=version)
        share_framework(by=dalia, framework=version.framework)
    sheet = FrameworkText(
        title=SHEET_TITLE,
        kind="sheet",
        about="Écrite un mardi matin, entre deux services, en regardant faire.",
        occupation=Occupation.objects.get(pk="G1602"),
        company="Le Comptoir de la Devèze",
        made_with="la cheffe de cuisine",
    )
    version = _written(world, amina, sheet, KITCHEN[:4])
    publish_version(by=amina, version=version)
    second = revise_framework(by=amina, framework=version.framework)
    add_skill(by=amina, version=second, text=KITCHEN[4])
    publish_version(by=amina, version=second, change="Le nettoyage en plus, après la première immersion.")


def _written(world: World, by: User, text: FrameworkText, skills: tuple[SkillText, ...]) -> FrameworkVersion:
    version = create_framework(by=by, project=world.project, text=text)
    for one in skills:
        add_skill(by=by, version=version, text=one)
    return version


def shipped_skills() -> dict[str, FrameworkSkill]:
    """Those of our own framework, as it stands, by key."""
    published = FrameworkPublication.objects.filter(framework__code=CODE).latest("version__number")
    return {one.key: one for one in FrameworkSkill.objects.filter(version=published.version_id)}

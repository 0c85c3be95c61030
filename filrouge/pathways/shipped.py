"""Bricks that come with Fil rouge (mission S-18): data, read by `manage.py migrate`, adapted by projects.

What a path is made of, told to whoever will live it. Those of the project's own means say why.
"""

from dataclasses import asdict, dataclass, field

from filrouge.reference.models.adaptable import bring_up_to_date

from .models import Brick, Domain, Resource, Who

SOCIAL, LANGUAGE, WORK = Domain.SOCIOCULTURAL, Domain.LINGUISTIC, Domain.PROFESSIONAL


@dataclass(frozen=True)
class One:
    code: str
    title: str
    what: str
    where: str
    duration: str
    what_for: str
    domain: str
    theme: str = ""
    stages: list[str] = field(default_factory=list)
    who: str = Who.TOGETHER
    resource: str = Resource.ORDINARY
    resource_because: str = ""


BRICKS = (
    One(
        "faire-le-point",
        "Faire le point ensemble",
        "On regarde ce qui va, ce qui gêne et ce que vous voulez. C’est vous qui dites ce qui vient d’abord.",
        "Là où vous êtes à l’aise",
        "Une heure, puis un quart d’heure de temps en temps",
        "Choisir ensemble par quoi commencer",
        SOCIAL,
    ),
    One(
        "sejour-de-rupture",
        "Partir quelques jours en groupe",
        "Un séjour avec d’autres, du sport, des repas préparés ensemble, du temps pour penser à la suite.",
        "À la campagne ou à la mer",
        "Une à deux semaines",
        "Souffler, se faire des amis, se fixer un cap",
        SOCIAL,
        "remobilisation",
        resource=Resource.PROJECT,
        resource_because="Aucun séjour de groupe de droit commun n’existe aux dates voulues.",
    ),
    One(
        "mes-papiers",
        "Mettre mes papiers en ordre",
        "On fait la liste, on classe, on demande ce qui manque et on vérifie que vos droits sont ouverts.",
        "Dans nos bureaux ou à France services",
        "Trois rendez-vous",
        "Ne plus perdre un droit pour un papier",
        SOCIAL,
        "difficultes-administratives-ou-juridiques",
        [
            "Faire la liste de mes papiers",
            "Demander ceux qui manquent",
            "Vérifier que mes droits sont ouverts",
        ],
    ),
    One(
        "un-logement",
        "Chercher un logement",
        "Le dossier, les garanties, les visites et, le jour venu, le bail et les aides.",
        "CCAS, bailleurs, Action Logement",
        "Plusieurs mois, avec un point chaque mois",
        "Avoir un chez-soi, pour travailler l’esprit tranquille",
        SOCIAL,
        "logement-hebergement",
        [
            "Déposer la demande de logement",
            "Demander une garantie",
            "Visiter",
            "Signer le bail et demander les aides",
        ],
    ),
    One(
        "ma-sante",
        "Prendre soin de moi",
        "Ouvrir les droits, choisir un médecin, faire les soins qui attendent. Vous n’avez rien à nous raconter.",
        "PASS, centre de santé",
        "Un à trois mois",
        "Se sentir mieux, et pouvoir tenir une journée",
        SOCIAL,
        "sante",
        ["Ouvrir ou vérifier ma couverture santé", "Choisir un médecin", "Faire les soins qui attendent"],
    ),
    One(
        "garde-d-enfants",
        "Faire garder mes enfants",
        "On part de vos horaires, on cherche, puis on essaie une demi-journée avant de décider.",
        "PMI, relais petite enfance, crèche",
        "Deux semaines à trois mois",
        "Être libre à l’heure du cours ou du travail",
        SOCIAL,
        "famille",
        ["Dire les horaires dont j’ai besoin", "Demander à la PMI et au relais", "Essayer une demi-journée"],
    ),
    One(
        "mes-trajets",
        "Apprendre mes trajets",
        "On prépare sur la carte, on fait la route une fois ensemble, puis vous la faites avec quelqu’un du groupe.",
        "Dans la ville et autour",
        "Deux demi-journées",
        "Aller partout sans nous",
        SOCIAL,
        "mobilite",
        ["Préparer le trajet sur la carte", "Le faire une fois ensemble", "Le refaire sans nous"],
        resource=Resource.PROJECT,
        resource_because="Personne d’autre n’accompagne un premier trajet.",
    ),
    One(
        "le-permis",
        "Passer le permis",
        "D’abord l’aide pour payer, puis le code avec des mots simples, puis la conduite.",
        "Auto-école solidaire",
        "Six mois à un an",
        "Prendre un travail loin des bus",
        SOCIAL,
        "mobilite",
        [
            "Demander une aide au permis",
            "Apprendre et passer le code",
            "Prendre les heures de conduite",
            "Passer l’examen",
        ],
        Who.PERSON,
    ),
    One(
        "mon-budget",
        "Tenir mon budget",
        "Ce qui entre, ce qui sort, les dettes s’il y en a. On écrit aux gens à qui l’on doit avant qu’ils insistent.",
        "Point conseil budget",
        "Deux à trois rendez-vous",
        "Dormir, et garder son salaire quand il arrive",
        SOCIAL,
        "difficultes-financieres",
    ),
    One(
        "le-numerique",
        "Me débrouiller avec le téléphone et l’ordinateur",
        "Votre adresse mail, vos espaces personnels, envoyer un papier en photo, chercher une offre.",
        "Médiathèque, conseiller numérique",
        "Cinq à dix séances",
        "Faire ses démarches sans dépendre de quelqu’un",
        SOCIAL,
        "numerique",
    ),
    One(
        "sport-en-groupe",
        "Faire du sport en groupe",
        "On court, on joue, on nage, chacun à son niveau. Après, on dit ce que cela a demandé.",
        "Stade, piscine, salle du quartier",
        "Une fois par semaine, trois mois",
        "Retrouver de l’énergie, tenir un rendez-vous, jouer en équipe",
        SOCIAL,
        "remobilisation",
        who=Who.PERSON,
    ),
    One(
        "cuisiner-pour-les-autres",
        "Cuisiner pour les autres",
        "Choisir les plats, compter, acheter, cuisiner et servir un repas pour le quartier.",
        "Cuisine du centre social",
        "Six matinées",
        "Parler français en faisant, découvrir les gestes et l’hygiène d’une cuisine",
        SOCIAL,
        "remobilisation",
        ["Choisir les plats et faire les courses", "Cuisiner avec le groupe", "Servir le repas du quartier"],
        resource=Resource.PROJECT,
        resource_because="Les ateliers du quartier sont complets ou demandent un niveau de français.",
    ),
    One(
        "cours-de-francais",
        "Suivre un cours de français",
        "Un test pour trouver le bon groupe, puis des cours à vos heures. On change si cela ne va pas.",
        "Près de chez vous",
        "Trois mois et plus",
        "Parler, lire et écrire pour la vie de tous les jours",
        LANGUAGE,
        "lecture-ecriture-calcul",
        ["Passer le test de français", "Choisir un cours et un horaire", "Suivre le cours"],
        Who.PERSON,
    ),
    One(
        "francais-du-metier",
        "Apprendre le français de mon métier",
        "Les outils, les consignes, la sécurité, ce qu’on se dit entre collègues.",
        "Organisme de formation, parfois dans l’entreprise",
        "Six à douze semaines",
        "Comprendre et se faire comprendre dès le premier jour",
        LANGUAGE,
        "lecture-ecriture-calcul",
        who=Who.PERSON,
    ),
    One(
        "decouvrir-des-metiers",
        "Découvrir des métiers",
        "Trois métiers choisis, une visite, et l’on se raconte ce que l’on a vu : ce qui plaît, ce qui gêne.",
        "Dans des entreprises d’ici",
        "Trois demi-journées",
        "Choisir en ayant vu",
        WORK,
        "choisir-un-metier",
        ["Choisir trois métiers à voir", "Visiter une entreprise", "Raconter ce que j’ai vu"],
    ),
    One(
        "immersion",
        "Essayer un métier pour de vrai",
        "Quelques jours dans une entreprise, avec un tuteur et une convention. On fait le bilan à trois.",
        "Dans une entreprise",
        "Quelques jours à un mois",
        "Savoir si c’est le bon métier, et se faire connaître",
        WORK,
        "choisir-un-metier",
        ["Trouver l’entreprise", "Signer la convention", "Faire l’immersion", "Faire le bilan à trois"],
    ),
    One(
        "se-former",
        "Entrer en formation",
        "La réunion d’information, le dossier, le test d’entrée, puis la formation, sans qu’on vous lâche.",
        "Organisme de formation",
        "Un à six mois avant d’entrer",
        "Un diplôme ou un titre reconnu",
        WORK,
        "se-former",
        [
            "Aller à la réunion d’information",
            "Déposer le dossier",
            "Passer le test d’entrée",
            "Commencer la formation",
        ],
        Who.PERSON,
    ),
    One(
        "emploi-d-abord",
        "Travailler d’abord",
        "Une première mission courte, quelqu’un à appeler, et l’on règle le reste pendant que vous travaillez.",
        "Agence d’intérim d’insertion, entreprise partenaire",
        "Dès la semaine prochaine",
        "Gagner sa vie tout de suite, et voir ce qui manque en travaillant",
        WORK,
        "trouver-un-emploi",
        ["Faire une première mission courte", "Dire ce qui coince, et le régler", "Demander plus d’heures"],
    ),
    One(
        "developper-mon-activite",
        "Développer mon activité",
        "Vous savez faire quelque chose que des gens achètent, ou pourraient acheter. On part de là, pas à pas.",
        "Coopérative d’activité et d’emploi, réseau d’appui à la création",
        "Six mois à deux ans",
        "Vivre de ce que vous savez faire",
        WORK,
        "creer-une-entreprise",
        [
            "Poser mon idée et mes premiers clients",
            "Tester mon activité dans une coopérative (CAE)",
            "Choisir une forme et l’immatriculer",
            "Trouver le financement",
            "Faire le point chaque mois avec quelqu’un du métier",
        ],
    ),
)


def load() -> None:
    bring_up_to_date(Brick, [Brick(**asdict(one)) for one in BRICKS])

"""Towns of Occitanie, and what structures of each kind offer in the fictitious world. Nobody's data "
"is copied."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Town:
    code: str
    postcode: str
    name: str
    latitude: float
    longitude: float
    large: bool = False

    @property
    def department(self) -> str:
        return self.code[:2]


TOWNS = (
    Town("34032", "34500", "Béziers", 43.348, 3.231, large=True),
    Town("34172", "34000", "Montpellier", 43.613, 3.869, large=True),
    Town("31555", "31000", "Toulouse", 43.596, 1.432, large=True),
    Town("30189", "30000", "Nîmes", 43.845, 4.348, large=True),
    Town("66136", "66000", "Perpignan", 42.697, 2.899, large=True),
    Town("11262", "11100", "Narbonne", 43.165, 3.02, large=True),
    Town("12202", "12000", "Rodez", 44.358, 2.567, large=True),
    Town("34301", "34200", "Sète", 43.392, 3.647),
    Town("34003", "34300", "Agde", 43.309, 3.484),
    Town("34199", "34120", "Pézenas", 43.463, 3.417),
    Town("34142", "34700", "Lodève", 43.731, 3.306),
    Town("34028", "34600", "Bédarieux", 43.613, 3.167),
    Town("34145", "34400", "Lunel", 43.682, 4.136),
    Town("34079", "34800", "Clermont-l’Hérault", 43.634, 3.413),
    Town("34108", "34110", "Frontignan", 43.448, 3.749),
    Town("34284", "34220", "Saint-Pons-de-Thomières", 43.479, 2.749),
    Town("34111", "34190", "Ganges", 43.946, 3.705),
    Town("34157", "34140", "Mèze", 43.429, 3.578),
    Town("11069", "11000", "Carcassonne", 43.209, 2.344),
    Town("11203", "11200", "Lézignan-Corbières", 43.204, 2.762),
    Town("30007", "30100", "Alès", 44.125, 4.088),
    Town("12145", "12100", "Millau", 44.098, 3.117),
    Town("81004", "81000", "Albi", 43.926, 2.147),
    Town("81065", "81100", "Castres", 43.616, 2.238),
    Town("82121", "82000", "Montauban", 44.022, 1.364),
    Town("32013", "32000", "Auch", 43.653, 0.575),
    Town("65440", "65000", "Tarbes", 43.235, 0.066),
    Town("46042", "46000", "Cahors", 44.451, 1.441),
    Town("09122", "09000", "Foix", 42.966, 1.61),
    Town("48095", "48000", "Mende", 44.529, 3.481),
)

STREETS = (
    "rue des Tanneurs",
    "avenue du Canal",
    "place des Platanes",
    "rue de l’Ancienne-Gare",
    "boulevard des Oliviers",
    "impasse du Moulin",
    "rue Paulette-Nardal",
    "quai des Mariniers",
    "chemin des Vignes",
    "allée des Micocouliers",
)
MORNINGS = "Mo-Fr 09:00-12:00"
OFFICE = "Mo-Fr 08:30-12:30,13:30-17:00"
SHORT_FRIDAY = "Mo-Th 09:00-12:30,14:00-17:30; Fr 09:00-12:00"
WITH_SATURDAY = "Tu-Fr 14:00-18:30; Sa 09:00-12:30"
EVENINGS = "Mo,We 18:00-20:30; Sa 10:00-12:00"


@dataclass(frozen=True)
class Offer:
    name: str
    kind: str
    themes: str
    description: str
    audiences: str = "tous-publics"
    fees: str = "gratuit"
    fees_details: str = ""
    conditions: str = ""
    receptions: str = "en-presentiel"
    hours: str = ""


@dataclass(frozen=True)
class StructureKind:
    name: str
    network: str
    hours: str
    description: str
    offers: tuple[Offer, ...]
    everywhere: bool = False


KINDS = (
    StructureKind(
        "Maison des mots",
        "",
        EVENINGS,
        "Une association où l’on apprend le français ensemble, à son rythme, avec des bénévoles formées.",
        (
            Offer(
                "Cours de français pour débuter",
                "formation",
                "lecture-ecriture-calcul--maitriser-le-francais",
                "Deux séances par semaine en petits groupes, à partir de zéro. On parle d’abord, on "
                "écrit ensuite. "
                "Les enfants peuvent attendre dans la salle de jeux, avec une animatrice.",
                "personnes-exilees",
            ),
            Offer(
                "Français pour le travail, niveau A2",
                "formation",
                "lecture-ecriture-calcul--maitriser-le-francais "
                "trouver-un-emploi--convaincre-un-recruteur-en-entretien",
                "Les mots du métier visé, le téléphone, les consignes de sécurité, l’entretien "
                "d’embauche. Trente heures "
                "sur dix semaines, le soir, pour ne pas gêner un travail ou une immersion.",
                "personnes-exilees demandeurs-emploi",
                conditions="Niveau A2 à l’oral, vérifié à l’inscription.",
            ),
        ),
        everywhere=True,
    ),
    StructureKind(
        "Point d’accueil Les Clés",
        "ccas-cias",
        OFFICE,
        "L’accueil social de la commune : on y ouvre ses droits et l’on y reçoit son courrier.",
        (
            Offer(
                "Ouvrir ses droits et remplir un dossier",
                "accompagnement",
                "difficultes-administratives-ou-juridiques--accompagnement-pour-lacces-aux-droits"
                " difficultes-administratives-ou-juridiques--accompagnement-aux-demarches-administratives",
                "Une agente lit les courriers avec la personne, remplit les dossiers et dit ce qu’il "
                "faut apporter. Un "
                "interprète par téléphone peut être demandé au moment de prendre rendez-vous.",
            ),
            Offer(
                "Colis alimentaire et bons d’achat",
                "aide-materielle",
                "equipement-et-alimentation--alimentation",
                "Un colis par semaine pour le foyer, après un entretien. En urgence, un colis est "
                "remis le jour même.",
                "personnes-en-situation-durgence familles",
                hours=MORNINGS,
            ),
        ),
        everywhere=True,
    ),
    StructureKind(
        "Garage solidaire La Bielle",
        "",
        SHORT_FRIDAY,
        "Un garage qui répare et loue des véhicules à petit prix à celles et ceux qui reprennent un travail.",
        (
            Offer(
                "Location d’une voiture à petit prix",
                "aide-materielle",
                "mobilite--acceder-a-un-vehicule",
                "Une voiture louée à la journée ou au mois à qui commence une formation, une "
                "immersion ou un emploi. "
                "Le permis doit être reconnu en France.",
                "demandeurs-emploi beneficiaires-des-minimas-sociaux",
                "payant",
                "Huit euros par jour, assurance comprise.",
                "Permis de conduire reconnu en France.",
            ),
            Offer(
                "Réparer sa voiture avec un mécanicien",
                "aide-materielle",
                "mobilite--entretenir-reparer-son-vehicule",
                "Les pièces au prix coûtant, la main-d’œuvre selon les revenus.",
                "beneficiaires-des-minimas-sociaux",
                "payant",
                "Selon les revenus.",
            ),
        ),
    ),
    StructureKind(
        "Auto-école sociale En route",
        "",
        OFFICE,
        "Une auto-école associative pour apprendre le code et la conduite quand l’on comprend mal le "
        "français.",
        (
            Offer(
                "Passer le permis en prenant le temps",
                "accompagnement",
                "mobilite--preparer-un-permis mobilite--etre-accompagne-dans-son-parcours-mobilite",
                "Le code expliqué en images et en français simple, deux fois par semaine, puis la "
                "conduite. Une évaluation "
                "gratuite dit combien de temps il faudra.",
                "personnes-exilees demandeurs-emploi",
                "payant",
                "Cent cinquante euros en tout, en plusieurs fois.",
                "Niveau A1 minimum à l’oral ; envoyé par un référent.",
            ),
        ),
    ),
    StructureKind(
        "Crèche Les Petits Pas",
        "",
        "Mo-Fr 06:30-19:30",
        "Une crèche associative qui garde des places pour les parents qui reprennent une formation "
        "ou un travail.",
        (
            Offer(
                "Garde d’enfants aux heures décalées",
                "aide-materielle",
                "famille--garde-denfants",
                "Des places réservées, quelques heures ou toute la semaine, tôt le matin et le soir. "
                "Réponse en trois jours "
                "quand une formation commence.",
                "familles femmes",
                "payant",
                "Selon le quotient familial.",
            ),
            Offer(
                "Cafés des parents",
                "atelier",
                "famille--soutien-a-la-parentalite-et-a-leducation remobilisation--lien-social",
                "Un matin par semaine, on parle de ce que l’on vit avec ses enfants, avec une éducatrice.",
                "familles",
                hours="Th 09:00-11:00",
            ),
        ),
    ),
    StructureKind(
        "Centre de santé des Remparts",
        "",
        OFFICE,
        "Un centre de santé où l’on consulte sans avance de frais, avec des interprètes.",
        (
            Offer(
                "Voir un médecin sans avancer d’argent",
                "accompagnement",
                "sante--acces-aux-soins",
                "Médecins et infirmières reçoivent avec ou sans couverture santé, et aident à en "
                "ouvrir une. Interprètes "
                "en arabe, dari, pachto et tigrinya.",
                "personnes-exilees personnes-en-situation-durgence",
            ),
            Offer(
                "Parler à un psychologue",
                "accompagnement",
                "sante--sante-mentale",
                "Des entretiens gratuits, seul ou en groupe, avec interprète. Premier rendez-vous "
                "dans le mois.",
                "personnes-exilees",
                conditions="Sur rendez-vous, pris par la personne ou par son référent.",
            ),
        ),
    ),
    StructureKind(
        "Espace emploi des Vignes",
        "",
        SHORT_FRIDAY,
        "Un lieu pour chercher du travail à plusieurs : ordinateurs, ateliers, rencontres avec des "
        "entreprises.",
        (
            Offer(
                "Faire son CV et répondre à des offres",
                "atelier",
                "preparer-sa-candidature--realiser-un-cv-et-ou-une-lettre-de-motivation"
                " trouver-un-emploi--repondre-a-des-offres-demploi",
                "Chaque mardi et jeudi, on repart avec un CV et une candidature envoyée. Un "
                "conseiller passe de table en "
                "table ; on vient sans rendez-vous.",
                "demandeurs-emploi",
            ),
            Offer(
                "Découvrir un métier en trois jours",
                "atelier",
                "choisir-un-metier--decouvrir-un-metier-ou-un-secteur-dactivite",
                "Trois jours dans une entreprise du bassin, avec un tuteur, puis un bilan. "
                "Restauration, bâtiment, aide à la "
                "personne, agriculture.",
                "jeunes demandeurs-emploi personnes-exilees",
            ),
        ),
        everywhere=True,
    ),
    StructureKind(
        "Résidence Les Cèdres",
        "residences-fjt",
        OFFICE,
        "Une résidence pour jeunes qui travaillent, se forment ou cherchent.",
        (
            Offer(
                "Une chambre pour quelques mois",
                "accompagnement",
                "logement-hebergement--rechercher-une-solution-dhebergement-temporaire"
                " logement-hebergement--louer-un-logement",
                "Des chambres meublées, de un à douze mois. L’aide au logement est demandée à l’entrée.",
                "jeunes",
                "payant",
                "De 300 à 420 euros par mois avant l’aide au logement.",
                "De 16 à 30 ans.",
            ),
        ),
    ),
    StructureKind(
        "Boutique numérique Les Connectés",
        "",
        WITH_SATURDAY,
        "On y répare, on y apprend, on y trouve un ordinateur ou un téléphone à petit prix.",
        (
            Offer(
                "Apprendre à se servir d’un ordinateur",
                "atelier",
                "numerique--maitriser-les-fondamentaux-du-numerique "
                "numerique--acceder-a-des-services-en-ligne",
                "Six séances : la souris, le courrier électronique, les démarches en ligne. On "
                "avance à son rythme.",
            ),
            Offer(
                "Téléphones et ordinateurs reconditionnés",
                "aide-materielle",
                "numerique--acquerir-un-equipement",
                "Du matériel remis en état et garanti, réservé aux petits revenus.",
                "beneficiaires-des-minimas-sociaux",
                "payant",
                "De 20 à 90 euros.",
            ),
        ),
    ),
    StructureKind(
        "Boxing club Le Ring",
        "",
        "Tu,Th 17:30-20:30; Sa 10:00-12:00",
        "Un club de sport ouvert à qui n’a jamais osé entrer, avec un créneau pour les femmes.",
        (
            Offer(
                "Séance découverte et prêt de matériel",
                "atelier",
                "remobilisation--activites-sportives-et-culturelles "
                "remobilisation--bien-etre-confiance-en-soi",
                "On essaie sans s’inscrire. Le samedi matin est réservé aux femmes.",
                "jeunes femmes",
            ),
        ),
    ),
    StructureKind(
        "Épicerie solidaire Le Panier",
        "",
        WITH_SATURDAY,
        "Une épicerie où l’on paie dix pour cent du prix, et un café où l’on reste.",
        (
            Offer(
                "Faire ses courses à petit prix",
                "aide-materielle",
                "equipement-et-alimentation--alimentation "
                "difficultes-financieres--ameliorer-sa-gestion-budgetaire",
                "Trois mois renouvelables, avec un projet choisi : payer une dette, passer le "
                "permis, s’équiper.",
                "familles beneficiaires-des-minimas-sociaux",
                "payant",
                "Dix pour cent du prix.",
            ),
            Offer(
                "Café et cuisine du samedi",
                "atelier",
                "remobilisation--lien-social",
                "On cuisine et l’on mange ensemble. Ouvert à tous, sans inscription.",
                hours="Sa 10:00-13:00",
            ),
        ),
        everywhere=True,
    ),
    StructureKind(
        "Permanence d’avocats Droits devant",
        "",
        "Mo 14:00-17:00; Th 14:00-17:00",
        "Des avocats qui reçoivent gratuitement, une demi-heure, sans dossier.",
        (
            Offer(
                "Consultation gratuite d’un avocat",
                "information",
                "difficultes-administratives-ou-juridiques--accompagnement-pour-lacces-aux-droits"
                " difficultes-administratives-ou-juridiques--accompagnement-pour-lacces-a-la-citoyennete",
                "Séjour, travail, logement, famille. Sur rendez-vous, sur place ou par téléphone.",
                receptions="en-presentiel a-distance",
            ),
        ),
    ),
)

REMOTE = (
    Offer(
        "Interprète par téléphone, sans rendez-vous",
        "aide-materielle",
        "difficultes-administratives-ou-juridiques--accompagnement-aux-demarches-administratives",
        "Un interprète en deux minutes, dans trente langues, pour un rendez-vous avec un professionnel.",
        "personnes-exilees",
        receptions="a-distance",
    ),
    Offer(
        "Cours de français en ligne, de A1 à B1",
        "formation",
        "lecture-ecriture-calcul--maitriser-le-francais",
        "Une heure par jour en visioconférence, le soir. Un téléphone suffit.",
        "personnes-exilees",
        receptions="a-distance",
    ),
)

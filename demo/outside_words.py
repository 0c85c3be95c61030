"""What is said of a season outside: places that exist, people and structures that do not."""

PAPERS, HOME, FOOD = (
    "difficultes-administratives-ou-juridiques",
    "logement-hebergement",
    "equipement-et-alimentation",
)
HEALTH, FRENCH, MOVE, NET = "sante", "lecture-ecriture-calcul", "mobilite", "numerique"

# By team: name, INSEE code, point, zone, how exposed one is; then the forms that go there.
PLACES = {
    0: (
        ("Place Jean-Jaurès", "34032", ("43.34110", "3.21500"), "", "seen", "sport bus"),
        (
            "Pied de la tour, La Devèze",
            "34032",
            ("43.34050", "3.24350"),
            "qpv",
            "seen",
            "stairwell school_gate",
        ),
        ("Marché d’Agde", "34003", ("43.31080", "3.47580"), "", "ordinary", "market"),
        ("Salle du Môle, Sète", "34301", ("43.40200", "3.69700"), "", "discreet", "lent_room"),
    ),
    3: (
        ("Place du marché, La Mosson", "34172", ("43.62800", "3.81800"), "qpv", "seen", "market"),
        ("City-stade des Cévennes", "34172", ("43.61800", "3.84700"), "qpv", "ordinary", "sport"),
        ("Halles de Lunel", "34145", ("43.67450", "4.13610"), "", "ordinary", "market"),
        ("Place de Ganges, le bus", "34111", ("43.93370", "3.70750"), "rural", "seen", "bus"),
        ("Petite salle de la médiathèque", "34172", ("43.60900", "3.88100"), "", "discreet", "lent_room"),
        (
            "Sortie d’école Neruda",
            "34172",
            ("43.62300", "3.81500"),
            "qpv",
            "ordinary",
            "school_gate stairwell",
        ),
    ),
    4: (
        ("Galerie Wagner, Pissevin", "30189", ("43.83050", "4.33250"), "qpv", "seen", "stairwell sport"),
        ("Marché d’Alès", "30007", ("44.12500", "4.08100"), "", "ordinary", "market"),
        ("Place de Bagnols, le bus", "30028", ("44.16200", "4.61900"), "rural", "seen", "bus"),
        ("Salle prêtée par la paroisse", "30189", ("43.83700", "4.36000"), "", "discreet", "lent_room"),
    ),
}
# Day of the week, form, hours.
WEEK = (
    (1, "market", 8, 12),
    (2, "stairwell", 16, 19),
    (3, "bus", 14, 18),
    (4, "lent_room", 9, 12),
    (4, "school_gate", 16, 17),
    (5, "sport", 14, 17),
)
TITLES = {"sport": "Thé au city-stade", "school_gate": "Goûter à la grille", "bus": "Le bus des papiers"}
PARTNERS = (
    "Le centre social",
    "La maison des solidarités",
    "Une éducatrice de prévention",
    "Le club de football",
    "La médiathèque",
)
CANCELLED = ("Orage annoncé", "La salle était fermée", "Le bus était en panne", "Une collègue malade")
AGES = ("young", "young", "young", "adult", "adult", "forty", "senior", "minor", "")
NICKNAMES = (
    "Momo", "Lina", "Titi", "Awa", "Samy", "Nono", "Yaya", "La grande Sarah", "Rachid du 4", "Kenza", "Bilal",
    "Tonton", "Inaya", "Le boxeur", "Fifi", "Soso", "Mina", "Idris", "Zaza", "Le cuisinier", "Nael", "Chouchou",
)  # fmt: skip
GIVEN = ("Hawa", "Mehdi", "Olena", "Farah", "Youssef", "Jade", "Enzo", "Mariam", "Kévin", "Salimata")
NOTES = (
    "A un courrier de la caisse d’allocations qu’elle ne comprend pas.",
    "Cherche un cours de français le soir.",
    "Revient pour le café, parle plus à chaque fois.",
    "Veut bien qu’on l’appelle, pas le matin.",
    "A travaillé en cuisine, aimerait recommencer.",
    "Préfère se voir ailleurs qu’ici.",
    "Demande comment faire reconnaître son diplôme.",
    "N’a pas envie de parler d’emploi pour l’instant.",
    "Le dossier de logement est parti ensemble.",
    "Passe son code, a besoin d’un endroit pour réviser.",
)
# What worked, for whom, what did not, what next.
DEBRIEFS = (
    (
        "La table pour les papiers : on s’assoit, on parle.",
        ("parents", "women"),
        "Le mot « emploi » sur le kakémono fait fuir.",
        "Laisser le kakémono dans le camion, sortir la bouilloire.",
    ),
    (
        "Les jeunes restent quand on joue avec eux.",
        ("young",),
        "Les filles ne s’arrêtent pas.",
        "Revenir à la sortie de l’école pour elles.",
    ),
    (
        "Le bus attire du monde le jour du marché.",
        ("rural", "over_40"),
        "Tout le village voit qui monte.",
        "Donner rendez-vous dans la petite salle plutôt que dans le bus.",
    ),
    (
        "Deux personnes revenues de la semaine dernière.",
        ("newcomers",),
        "Sans interprète, on n’a pas compris l’une d’elles.",
        "Prévenir l’interprète la veille.",
    ),
    ("", ("nobody",), "Pluie, personne dehors.", "Se mettre sous les halles quand il pleut."),
    (
        "Le créneau entre femmes : elles amènent une voisine.",
        ("women",),
        "Une heure, c’est trop court.",
        "Deux heures, avec quelqu’un pour les enfants.",
    ),
)
# By team: name, themes, street, INSEE code, telephone, when. Numbers never given to anyone.
ADDRESSES = {
    0: (
        (
            "Point d’accès au droit",
            (PAPERS,),
            "12, rue des Tilleuls",
            "34032",
            "04 65 71 10 01",
            "mardi et jeudi matin",
        ),
        (
            "Halte de jour",
            (FOOD, HOME),
            "3, impasse du Canal",
            "34032",
            "04 65 71 10 02",
            "tous les jours, 8 h à 12 h",
        ),
    ),
    3: (
        (
            "Permanence papiers du mercredi",
            (PAPERS, NET),
            "maison de quartier, La Mosson",
            "34172",
            "04 65 71 10 11",
            "mercredi, 14 h à 17 h, sans rendez-vous",
        ),
        (
            "Cours de français du soir",
            (FRENCH,),
            "8, rue de la Laine",
            "34172",
            "04 65 71 10 12",
            "lundi et jeudi, 18 h",
        ),
        (
            "Centre de santé des Arceaux",
            (HEALTH,),
            "25, boulevard du Parc",
            "34172",
            "04 65 71 10 13",
            "avec ou sans couverture",
        ),
        ("Garage solidaire", (MOVE,), "zone des Prés", "34145", "04 65 71 10 14", "sur rendez-vous"),
        ("Accueil de jour", (FOOD, HOME), "2, rue du Four", "34172", "04 65 71 10 15", "tous les matins"),
    ),
    4: (
        ("Boutique de droit", (PAPERS,), "6, place aux Herbes", "30189", "04 65 71 10 21", "vendredi matin"),
        (
            "Épicerie solidaire",
            (FOOD,),
            "40, avenue du Stade",
            "30189",
            "04 65 71 10 22",
            "mardi et vendredi",
        ),
    ),
}
# Name shown, form, where, agreed and until (days from today).
TESTIMONIES = (
    ("Awa", "video", "page d’accueil du projet, salon de l’emploi", -200, 165),
    ("Idris", "words", "affiche du bus", -380, -15),
)

"""Towns of Occitanie: name, INSEE code. Places where people meet."""

BEZIERS = (
    ("Béziers", "34032"),
    ("Béziers", "34032"),
    ("Béziers", "34032"),
    ("Agde", "34003"),
    ("Sète", "34301"),
)
MONTPELLIER = (("Montpellier", "34172"), ("Montpellier", "34172"), ("Lunel", "34145"), ("Ganges", "34111"))
TOULOUSE = (("Toulouse", "31555"), ("Toulouse", "31555"), ("Muret", "31395"), ("Saint-Gaudens", "31483"))
NIMES = (("Nîmes", "30189"), ("Nîmes", "30189"), ("Alès", "30007"), ("Bagnols-sur-Cèze", "30028"))
AVEYRON = (("Rodez", "12202"), ("Millau", "12145"), ("Millau", "12145"), ("Decazeville", "12089"))

MEETING_PLACES = (
    "À l'accueil",
    "Bureau 2",
    "Bureau 4, premier étage",
    "Salle des ateliers",
    "Médiathèque",
    "Maison de quartier",
    "Par téléphone",
    "Au café des Allées",
    "Résidence Habitat Jeunes",
)
ORIENTATIONS = (
    "CADA Les Oliviers",
    "CPH Les Remparts",
    "CCAS",
    "France Travail",
    "Permanence du jeudi",
    "Bouche-à-oreille",
    "Une amie déjà accompagnée",
    "Bus hors les murs",
    "SPADA",
    "Une école de français",
)

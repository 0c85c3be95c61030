"""What referents write: short, exact, with respect. Slots are filled with each story.

HOUSING to TRAINING are told in their order, once; ONCE in any order, once; the rest again and again.

{il} and {Il}: the pronoun; {e}: the agreement; {job}, {place}, {child}, {firm}, {street}: of the story.
"""

# What a trade really asks, as told after a visit.
ASKS = (
    {"hours": "De 7 h à 15 h, un samedi sur deux", "pay": "Le SMIC, puis un peu plus au bout d'un an"},
    {"hours": "En journée, du lundi au vendredi", "strain": "Debout, porter parfois"},
    {"hours": "Deux équipes, matin ou après-midi", "strain": "Le bruit, le rythme", "access": "Sans diplôme"},
    {"strain": "Le froid l'hiver, être dehors", "access": "Le permis aide, le français simple suffit"},
)
CHILDCARE_FOUND = (
    "Assistante maternelle trouvée pour deux matinées. Contrat à relire ensemble.",
    "Place obtenue deux jours par semaine. On adapte les cours à ces jours.",
    "L'école prend {child} à la cantine à partir de lundi.",
)
HIRED = (
    "{firm} le confirme : le contrat commence lundi.",
    "Contrat relu ensemble, ligne à ligne. A posé des questions précises.",
    "Fiche de paie relue ensemble, tout est juste.",
    "Prise de contact avec le tuteur : tout se passe bien, deux points à revoir sur la sécurité.",
)
TRAINING = (
    "Dossier de formation déposé. Réponse attendue sous quinze jours.",
    "A passé le test d'entrée. Confiant{e}.",
    "Accepté{e} en formation ! Début dans trois semaines.",
    "Deuxième semaine de formation : {il} tient le rythme.",
    "Premier module validé. {Il} a aidé une autre personne du groupe.",
)
ONCE = (
    "Carte de transport obtenue. Les trajets ne sont plus un souci.",
    "Ouverture du compte bancaire : rendez-vous pris avec l'agence de {place}.",
    "Mutuelle activée. Il reste la carte Vitale à recevoir.",
    "{Il} a retrouvé un cousin à {place}. Le moral va mieux.",
    "A changé de numéro, le nouveau est noté.",
    "On a relu la lettre reçue de la préfecture : simple demande de photo.",
    "A choisi d'arrêter le sport le jeudi pour garder le cours de français.",
    "Livres prêtés par une bénévole. {Il} a commencé le premier.",
    "On a fêté la fin du module avec le groupe.",
    "{Il} a aidé une autre personne du groupe à remplir son dossier.",
    "Difficile de se concentrer avec le bruit du foyer. On cherche un lieu calme pour réviser.",
    "Croisé{e} à la médiathèque : {il} y va trois fois par semaine pour lire.",
    "Papiers de la CAF complétés ensemble, envoi fait devant {lui}.",
    "Point avec l'assistante sociale du centre, en sa présence.",
    "Permis de conduire : {il} regarde le code sur son téléphone, le soir.",
    "Lunettes prêtes. « Je vois le tableau ! »",
    "Première fois au théâtre avec le groupe. {Il} en parle encore.",
    "Inscrit{e} au club de football de {place}, entraînement le mercredi.",
)
EVERYDAY = (
    "",
    "",
    "",
    "",
    "",
    "",
    "",
    "Bon échange. {Il} avance à son rythme et le dit.",
    "Point rapide : rien de nouveau, rien d'inquiétant.",
    "A confirmé pour la semaine prochaine.",
    "Fatigué{e} cette semaine, préfère qu'on se parle lundi.",
    "Message vocal reçu : tout va bien, {il} rappelle demain.",
    "On a remis dans l'ordre ce qui vient d'abord. {Il} a tout noté dans son carnet.",
    "Passé{e} à l'accueil sans rendez-vous pour une attestation. Remise sur place.",
    "Petit imprévu familial, {il} prévient et propose un autre jour.",
    "Très content{e} de sa semaine.",
    "{Il} préfère qu'on s'écrive plutôt qu'on s'appelle pendant les cours.",
    "Avons regardé ensemble les horaires de bus vers {place}.",
    "Relecture du CV à deux voix. {Il} tient à garder ce qu'{il} faisait avant.",
    "Vérifié que le rendez-vous médical n'empêche pas l'atelier.",
    "Pas de nouvelle de la structure partenaire, je relance de mon côté.",
    "A demandé un double de sa convention. Donné en main propre.",
    "Entretien court mais utile : une étape cochée, une nouvelle.",
    "{Il} a relancé la mairie de son côté, sans attendre. À saluer.",
    "Appel pour préparer le rendez-vous de jeudi. {Il} a ses questions.",
    "Tout va bien. {Il} demande des nouvelles du groupe.",
    "A répondu par un pouce levé et une photo de son repas.",
    "Un courrier à relire : rien d'urgent, on le fera ensemble.",
    "Contretemps de bus, on s'est parlé au téléphone à la place.",
    "{Il} a pensé à prévenir qu'{il} aurait dix minutes de retard.",
)
FIRST = (
    "Première rencontre. {Il} aimerait travailler vite, mais d'abord comprendre le français du quotidien.",
    "On a fait connaissance autour d'un thé. {Il} parle de son ancien métier avec plaisir.",
    "Premier entretien avec interprète : présentation du projet, {il} veut y réfléchir avec un proche.",
    "Venu{e} avec une amie qui traduit. On prévoit un interprète pour la suite.",
    "{Il} connaît déjà le quartier et plusieurs structures. Besoin surtout d'un fil entre elles.",
    "Rencontre courte : {il} sortait d'un rendez-vous à la CAF. On reprend la semaine prochaine.",
    "{Il} a apporté tous ses papiers, bien classés. On a fait la liste de ce qui manque.",
    "Beaucoup de questions sur la formation et sur ce que deviennent les aides. Réponses écrites remises.",
    "Premier bilan en deux temps. Ce qui compte pour {lui} : {priority}.",
    "A déjà travaillé comme {job}. Souhaite savoir si cela existe ici sous le même nom.",
)
LANGUAGE = (
    "Découvre l'alphabet latin. Les progrès sont nets, dit la formatrice.",
    "Préfère les cours du matin, le soir {il} est trop loin de chez {lui}.",
    "Le cours de {place} est trop loin : on cherche une place plus près.",
    "Inscription au cours acceptée, début le mois prochain.",
    "Cours de français : présent{e} à toutes les séances du mois.",
    "Lit maintenant les panneaux et les horaires sans aide.",
    "Se fait comprendre au téléphone, c'est nouveau. Très fi{er}.",
    "Le niveau A2 à l'oral est confirmé ; l'écrit demande encore du temps.",
    "A pris la parole devant le groupe, en français, pendant cinq minutes.",
    "Prépare le DELF. S'entraîne avec une bénévole le jeudi.",
    "Résultat du test : B1. {Il} veut viser plus haut.",
)
HOUSING = (
    "Toujours hébergé{e} chez un ami. Le dossier de logement est déposé.",
    "L'hébergement se termine bientôt : le CCAS est prévenu, une solution se cherche à {place}.",
    "Nouvelles du logement : dossier complet, commission le mois prochain.",
    "Visite d'un studio à {place}. {Il} attend la réponse du bailleur.",
    "Garantie Visale obtenue, le bailleur est rassuré.",
    "Bail signé ! Emménagement dans dix jours, un voisin prête la camionnette.",
    "Aide à l'installation demandée au CCAS.",
    "Installé{e}. {Il} dit dormir enfin.",
)
DEPOSITED, SETTLED = HOUSING[0], HOUSING[-1]
SPEAKS = LANGUAGE[7]
TURNING_POINTS = (DEPOSITED, SETTLED, SPEAKS)
CHILDCARE = (
    "Pas de solution de garde avant la rentrée. {Il} ne peut pas commencer les cours.",
    "PMI sollicitée pour une place en crèche à horaires décalés.",
    "Rendez-vous avec la CAF pour l'aide à la garde.",
    "La crèche de {place} a répondu : liste d'attente, trois mois.",
    "{child} est malade, {il} ne viendra pas cette semaine.",
    "Une voisine garde {child} le mardi : {il} vient à l'atelier ce jour-là.",
    "Halte-garderie essayée ce matin : {child} n'a pas pleuré, mais c'est complet jusqu'à l'été.",
)
WORK = (
    "CV envoyé à trois entreprises, préparé avec {lui} mot à mot.",
    "Demande d'équivalence du diplôme envoyée (ENIC-NARIC).",
    "Découverte du métier de {job} : une matinée chez {firm}. {Il} veut y retourner.",
    "Visite du plateau technique : {il} a essayé les machines.",
    "Apprend les mots du métier : outils, consignes, sécurité.",
    "Immersion signée chez {firm}, deux semaines, horaires compatibles.",
    "Première semaine d'immersion : le tuteur est content, {il} aussi.",
    "Passage sur place chez {firm}. Les gestes sont là, le vocabulaire vient.",
    "Échange avec son tuteur : ponctuel{le}, discret{ète}, apprécié{e}.",
    "Bilan d'immersion : proposition de revenir pour un remplacement.",
    "Entretien d'embauche simulé. {Il} a bien parlé de ses réussites.",
    "Une réponse négative. {Il} demande pourquoi, j'appelle l'entreprise.",
    "Essai d'une journée : bonne ambiance, rythme rapide.",
    "L'agence d'intérim propose une mission courte comme {job}.",
)
PERMIT = (
    "Toujours dans l'attente de la convocation. On vérifie la boîte aux lettres ensemble.",
    "Rendez-vous en préfecture pris, {il} y va avec un bénévole.",
    "Le récépissé est prolongé. {Il} respire un peu.",
    "Attente longue. {Il} continue le français et le bénévolat, c'est ce qui tient.",
    "Photo et justificatif de domicile prêts pour le dossier.",
    "Contacté l'association d'aide juridique, permanence le mercredi.",
    "Pas encore le droit de travailler : on prépare la suite, rien n'est perdu.",
)
UNANSWERED = (
    "",
    "",
    "Sonne dans le vide.",
    "Message laissé sur le répondeur, en français simple.",
    "Numéro occupé, je réessaie demain.",
    "Envoyé un message vocal dans sa langue par l'interprète.",
    "Pas de réponse. Passé un mot à l'accueil de la résidence.",
)
RETURN = (
    "{Il} rappelle ! Téléphone cassé pendant un mois, rien de grave.",
    "De retour. {Il} était auprès de sa famille à {place}. On reprend où l'on en était.",
    "Revenu{e} de {lui}-même à l'atelier. Accueilli{e} comme la veille.",
    "A donné de ses nouvelles par une amie, puis par message. Rendez-vous fixé.",
)
MOVED = (
    "Un logement s'est libéré à {place}. {Il} part dans deux semaines.",
    "Contact pris avec la mission locale de là-bas : ils l'attendent.",
    "Dernier échange avant le départ. {Il} remercie le groupe.",
)
LOST = (
    "Plus de nouvelles depuis deux mois malgré appels, messages et courrier.",
    "Courrier revenu. Le partenaire n'a pas d'autre adresse.",
    "La porte reste ouverte : mot laissé à sa résidence avec nos horaires.",
)
SECOND = (
    "{Il} a essayé, ce métier n'est pas pour {lui}. On le dit simplement, et on cherche autre chose.",
    "Nouveau projet : {job}. {Il} en parle avec beaucoup plus d'élan.",
    "Rencontre avec une personne du métier, pour entendre le vrai et le moins drôle.",
    "Le premier projet n'était pas perdu : {il} sait maintenant ce qu'{il} ne veut pas.",
)
CONFIDENTIAL = (
    "Préfère qu'on ne parle pas de sa famille devant le groupe. À respecter par tous.",
    "Traverse un moment difficile ; a déjà quelqu'un à qui en parler. Ne rien écrire de plus.",
    "Ne souhaite pas que son hébergeur sache où {il} travaille.",
    "A demandé que sa situation ne soit pas évoquée au téléphone.",
)
HANDOVERS = (
    "{prenom} préfère le mardi. Le français est la priorité, le logement est en bonne voie.",
    "Fiable et réservé{e} : laisser du temps pour les questions. Prochaine étape : l'immersion.",
    "Passation faite à trois. {prenom} sait qui l'appellera et quand.",
    "Attention à bien prévenir avant de changer un horaire : trajet long depuis {place}.",
)
PRIORITIES = (
    "parler français",
    "un logement à soi",
    "travailler vite",
    "faire venir sa famille",
    "se former",
)
JOBS = [
    "commis de cuisine",
    "aide à domicile",
    "maçon",
    "peintre en bâtiment",
    "couturi{er}",
    "agent d'entretien",
    "cariste",
    "mécanicien{ne}",
    "serv{eur}",
    "boulang{er}",
    "aide-soignant{e}",
    "électricien{ne}",
    "préparat{rice} de commandes",
    "maraîch{er}",
    "coiff{eur}",
    "vend{eur}",
    "soud{eur}",
    "jardini{er}",
    "technicien{ne} fibre",
    "plombi{er}",
]
FIRMS = [
    "la Cuisine centrale",
    "l'atelier Fil & Co",
    "la résidence Les Tilleuls",
    "le garage Roux",
    "l'EHPAD des Acacias",
    "l'entreprise Bati-Sud",
    "la boulangerie Marty",
    "la coopérative des Halles",
    "le restaurant Le Cèdre",
    "l'hôtel du Canal",
    "la ferme des Garrigues",
    "l'entrepôt Logidoc",
    "la blanchisserie Clair-Linge",
]
CHILDREN = ["Sami", "Lina", "Adam", "Maya", "Ilyas", "Nina", "Yara", "Noé", "Hana", "Elias"]

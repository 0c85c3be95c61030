"""What referents write: short, exact, with respect. By moment of a path; slots are filled with each story.

{il} and {Il}: the pronoun; {e}: the agreement; {job}, {place}, {child}, {firm}, {street}: of the story.
"""

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
FOLLOW = (
    "Bon échange. {Il} avance à son rythme et le dit.",
    "{Il} a relancé la mairie de son côté, sans attendre. À saluer.",
    "Point rapide : rien de nouveau, rien d'inquiétant.",
    "A confirmé pour la semaine prochaine.",
    "Nouvelles du logement : dossier complet, commission le mois prochain.",
    "Papiers de la CAF complétés ensemble, envoi fait devant {lui}.",
    "On a relu la lettre reçue de la préfecture : simple demande de photo.",
    "Fatigué{e} cette semaine, préfère qu'on se parle lundi.",
    "{Il} a retrouvé un cousin à {place}. Le moral va mieux.",
    "A changé de numéro, le nouveau est noté.",
    "Appel pour préparer l'entretien de jeudi. {Il} a ses questions.",
    "Message vocal reçu : tout va bien, {il} rappelle demain.",
    "On a remis dans l'ordre ce qui vient d'abord. {Il} a tout noté dans son carnet.",
    "Passé{e} à l'accueil sans rendez-vous pour une attestation. Remise sur place.",
    "Croisé{e} à la médiathèque : {il} y va trois fois par semaine pour lire.",
    "Carte de transport obtenue. Les trajets ne sont plus un souci.",
    "Ouverture du compte bancaire : rendez-vous pris avec l'agence de {place}.",
    "Mutuelle activée. Il reste la carte Vitale à recevoir.",
    "A choisi d'arrêter le sport le jeudi pour garder le cours de français.",
    "Petit imprévu familial, {il} prévient et propose un autre jour.",
    "Très content{e} de sa semaine. A demandé à voir une autre entreprise.",
    "Point avec l'assistante sociale du centre, en sa présence.",
    "{Il} préfère qu'on s'écrive plutôt qu'on s'appelle pendant les cours.",
    "Colis de livres prêtés par une bénévole. {Il} a commencé le premier.",
    "Avons regardé ensemble les horaires de bus vers {place}.",
    "Échange avec son tuteur : ponctuel{le}, discret{e}, apprécié{e}.",
    "Relecture du CV à deux voix. {Il} tient à garder son expérience de {job}.",
    "Vérifié que le rendez-vous médical n'empêche pas l'atelier.",
    "{Il} a aidé une autre personne du groupe à remplir son dossier.",
    "Pas de nouvelle de la structure partenaire, je relance de mon côté.",
    "A posé des questions précises sur le contrat. On les transmet.",
    "Difficile de se concentrer avec le bruit du foyer. On cherche un lieu calme pour réviser.",
    "A demandé un double de sa convention. Donné en main propre.",
    "Entretien court mais utile : deux étapes cochées, une nouvelle.",
    "On a fêté la fin du module avec le groupe.",
)
LANGUAGE = (
    "Cours de français : présent{e} à toutes les séances du mois.",
    "Se fait comprendre au téléphone, c'est nouveau. Très fi{er}.",
    "Le niveau A2 à l'oral est confirmé ; l'écrit demande encore du temps.",
    "Inscription au cours du soir acceptée, début le mois prochain.",
    "Lit maintenant les panneaux et les horaires sans aide.",
    "Passe le DELF en juin. S'entraîne avec une bénévole le jeudi.",
    "A pris la parole devant le groupe, en français, pendant cinq minutes.",
    "Le cours de {place} est trop loin : on cherche une place plus près.",
    "Apprend les mots du métier avec le chef : ustensiles, consignes, sécurité.",
    "Résultat du test : B1. {Il} veut viser plus haut.",
    "Découvre l'alphabet latin. Les progrès sont nets, dit la formatrice.",
    "Préfère les cours du matin, le soir {il} est trop loin de chez {lui}.",
)
HOUSING = (
    "Toujours hébergé{e} chez un ami. Le dossier de logement est déposé.",
    "Visite d'un studio à {place}. {Il} attend la réponse du bailleur.",
    "Bail signé ! Emménagement dans dix jours, un voisin prête la camionnette.",
    "Aide à l'installation demandée au CCAS.",
    "La résidence accepte son dossier. {Il} a visité la chambre.",
    "Garantie Visale obtenue, le bailleur est rassuré.",
    "L'hébergement se termine fin du mois : 115 prévenu, solution en vue à {place}.",
    "Installé{e}. {Il} dit dormir enfin.",
)
CHILDCARE = (
    "Pas de solution de garde avant la rentrée. {Il} ne peut pas commencer les cours.",
    "PMI sollicitée pour une place en crèche à horaires décalés.",
    "La crèche de {place} a répondu : liste d'attente, trois mois.",
    "Une voisine garde {child} le mardi : {il} vient à l'atelier ce jour-là.",
    "{child} est malade, {il} ne viendra pas cette semaine.",
    "Assistante maternelle trouvée pour deux matinées. Contrat à relire ensemble.",
    "Rendez-vous avec la CAF pour l'aide à la garde.",
    "Place obtenue deux jours par semaine. On adapte les cours à ces jours.",
    "L'école prend {child} à la cantine à partir de lundi.",
    "Halte-garderie essayée ce matin : {child} n'a pas pleuré.",
)
WORK = (
    "Découverte du métier de {job} : une matinée chez {firm}. {Il} veut y retourner.",
    "Immersion signée chez {firm}, deux semaines, horaires compatibles.",
    "Première semaine d'immersion : le tuteur est content, {il} aussi.",
    "Visite sur place chez {firm}. Les gestes sont là, le vocabulaire vient.",
    "Bilan d'immersion : proposition de revenir pour un remplacement.",
    "CV envoyé à trois entreprises, préparé avec {lui} mot à mot.",
    "Entretien d'embauche simulé. {Il} a bien parlé de ses réussites.",
    "Réponse négative de {firm}. {Il} demande pourquoi, je les appelle.",
    "L'agence d'intérim propose une mission courte comme {job}.",
    "{firm} le confirme : le contrat commence lundi.",
    "Essai d'une journée chez {firm} : bonne ambiance, rythme rapide.",
    "Le métier de {job} l'intéresse moins qu'avant. On en reparle sans se presser.",
    "Demande d'équivalence du diplôme envoyée (ENIC-NARIC).",
    "Visite du plateau technique : {il} a essayé les machines.",
    "Dossier de formation déposé. Réponse attendue sous quinze jours.",
    "Accepté{e} en formation ! Début dans trois semaines.",
    "Deuxième semaine de formation : {il} tient le rythme.",
    "A passé le test d'entrée. Confiant{e}.",
    "Prise de contact avec le tuteur : tout se passe bien, deux points à revoir sur la sécurité.",
    "Fiche de paie relue ensemble, tout est juste.",
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
JOBS = ["commis de cuisine", "aide à domicile", "maçon", "peintre en bâtiment", "couturi{er}", "agent d'entretien", "cariste", "mécanicien{ne}", "serv{eur}", "boulang{er}", "aide-soignant{e}", "électricien{ne}", "préparat{rice} de commandes", "maraîch{er}", "coiff{eur}", "vend{eur}", "soud{eur}", "jardini{er}", "technicien{ne} fibre", "plombi{er}"]
FIRMS = ["la Cuisine centrale", "l'atelier Fil & Co", "la résidence Les Tilleuls", "le garage Roux", "l'EHPAD des Acacias", "l'entreprise Bati-Sud", "la boulangerie Marty", "la coopérative des Halles", "le restaurant Le Cèdre", "l'hôtel du Canal", "la ferme des Garrigues", "l'entrepôt Logidoc", "la blanchisserie Clair-Linge"]
CHILDREN = ["Sami", "Lina", "Adam", "Maya", "Ilyas", "Nina", "Yara", "Noé", "Hana", "Elias"]

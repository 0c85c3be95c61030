"""The French language by its five activities, then what it rests on: literacy, letters, numbers, screens."""

from .levels import Area, Group, scale_of

LISTENING = scale_of(
    "listening",
    "Écouter",
    "Quand on me parle français, qu’est-ce que je comprends ?",
    Area.LINGUISTIC,
    """
    infra-a1 | avant A1 | Je reconnais quelques mots, quand on montre en même temps.
    a1 | A1 | Je comprends des phrases très courtes, si on parle lentement et qu’on répète.
    a2 | A2 | Je comprends ce qui parle de moi, de ma famille, des courses, d’un rendez-vous simple.
    b1 | B1 | Je comprends l’essentiel au travail, chez le médecin ou au téléphone, si on parle clairement.
    b2 | B2 | Je suis une réunion, une émission, une discussion à plusieurs, même quand cela va assez vite.
    c1 | C1 | Je comprends longtemps sans effort, même ce qui n’est dit qu’à demi-mot.
    c2 | C2 | Je comprends tout, quels que soient l’accent et la vitesse.
    """,
)
READING = scale_of(
    "reading",
    "Lire",
    "Devant un papier écrit en français, qu’est-ce que je comprends ?",
    Area.LINGUISTIC,
    """
    infra-a1 | avant A1 | Je reconnais mon nom, un logo, un panneau que je vois souvent.
    a1 | A1 | Je comprends des mots et des phrases très simples : une affiche, un horaire, une adresse.
    a2 | A2 | Je trouve ce que je cherche dans un message court, une publicité, un menu, une convocation.
    b1 | B1 | Je comprends un courrier courant, une consigne de travail, un petit article.
    b2 | B2 | Je lis sans aide des courriers administratifs, des articles, un contrat simple.
    c1 | C1 | Je lis des textes longs ou techniques, même hors de mon domaine.
    c2 | C2 | Je lis tout, sans difficulté.
    """,
)
CONVERSATION = scale_of(
    "conversation",
    "Parler avec quelqu’un",
    "Quand je parle avec quelqu’un en français, comment cela se passe-t-il ?",
    Area.LINGUISTIC,
    """
    infra-a1 | avant A1 | Je dis bonjour, merci, oui, non ; je montre ce que je veux.
    a1 | A1 | Je pose et je réponds à des questions très simples, avec de l’aide pour trouver les mots.
    a2 | A2 | Je parle de ce que je fais chaque jour, en échanges courts ; je ne tiens pas encore longtemps.
    b1 | B1 | Je me débrouille dans presque toutes les situations de la vie, sans les préparer.
    b2 | B2 | Je discute facilement, je donne mon avis et je le défends.
    c1 | C1 | Je parle avec aisance, sans chercher mes mots, au travail comme entre amis.
    c2 | C2 | Je participe à toute conversation, avec les tournures et les nuances.
    """,
)
SPEAKING = scale_of(
    "speaking",
    "Parler sans être interrompu·e",
    "Quand je raconte ou que j’explique quelque chose en français, que puis-je dire ?",
    Area.LINGUISTIC,
    """
    infra-a1 | avant A1 | Je dis mon nom et d’où je viens, avec quelques mots.
    a1 | A1 | Je dis où j’habite et qui je connais, avec des phrases toutes faites.
    a2 | A2 | Je décris ma famille, mon logement, mon ancien travail, en phrases simples.
    b1 | B1 | Je raconte ce qui m’est arrivé, j’explique ce que je veux faire et pourquoi.
    b2 | B2 | J’expose clairement un sujet que je connais, avec le pour et le contre.
    c1 | C1 | Je fais un exposé détaillé, bien construit, et je le conclus.
    c2 | C2 | Je présente n’importe quoi à n’importe qui, de façon claire et vivante.
    """,
)
WRITING = scale_of(
    "writing",
    "Écrire",
    "Qu’est-ce que je sais écrire en français ?",
    Area.LINGUISTIC,
    """
    infra-a1 | avant A1 | Je recopie des mots, j’écris mon nom.
    a1 | A1 | Je remplis une fiche simple : nom, adresse, date de naissance.
    a2 | A2 | J’écris un message court pour prévenir, remercier, demander.
    b1 | B1 | J’écris un texte simple sur ce que je connais, un e-mail pour expliquer une situation.
    b2 | B2 | J’écris un courrier, un compte rendu, une lettre qui donne des raisons.
    c1 | C1 | J’écris des textes clairs et longs, dans le style qui convient.
    c2 | C2 | J’écris tout, avec précision et élégance.
    """,
)
LITERACY = scale_of(
    "literacy",
    "L’école et la lecture",
    "Où et comment ai-je appris à lire ?",
    Area.LINGUISTIC,
    """
    never_schooled | pas ou peu d’école (alphabétisation) | Je ne suis pas, ou presque pas, allé·e à l’école : \
je ne lis dans aucune langue.
    schooled_in_french | école en français, lecture difficile (illettrisme) | J’ai appris à l’école en français, \
mais lire et écrire m’est difficile.
    other_script | lit une autre écriture (français langue étrangère) | Je lis et j’écris ma langue, dans une \
autre écriture que le français.
    latin_script | lit les lettres latines (français langue étrangère) | Je lis et j’écris une langue qui \
s’écrit avec les mêmes lettres que le français.
    at_ease | lit et écrit le français | Je lis et j’écris le français sans difficulté.
    """,
    ordered=False,
)
LETTERS = scale_of(
    "letters",
    "Les lettres du français",
    "Est-ce que je connais les lettres avec lesquelles on écrit le français ?",
    Area.LINGUISTIC,
    """
    unknown | pas encore | Je ne connais pas encore ces lettres.
    some | quelques-unes | Je reconnais des lettres et les mots que je vois souvent.
    words | des mots | Je déchiffre un mot nouveau, lentement.
    sentences | des phrases | Je lis une phrase entière, même sans tout comprendre.
    """,
)
COUNTING = scale_of(
    "counting",
    "Compter",
    "Avec les nombres, qu’est-ce que je fais seul·e ?",
    Area.BASE,
    """
    reading_numbers | lire des nombres | Je lis un prix, une heure, un numéro de téléphone.
    paying | payer, rendre la monnaie | J’additionne, je paie, je vérifie la monnaie.
    measuring | mesurer, calculer | Je mesure, je pèse, je calcule une durée ou une quantité.
    proportions | pourcentages, proportions | Je calcule un pourcentage, une proportion, un budget.
    """,
)
DIGITAL = scale_of(
    "digital",
    "Téléphone et ordinateur",
    "Avec un téléphone ou un ordinateur, qu’est-ce que je fais seul·e ?",
    Area.BASE,
    """
    calling | appeler | J’appelle et je réponds au téléphone.
    messaging | messages, photos | J’envoie des messages et des photos, j’utilise une application que je connais.
    searching | chercher, écrire un e-mail | Je cherche sur internet, j’envoie un e-mail avec un document.
    procedures | démarches en ligne | Je fais une démarche en ligne, je garde mes documents et mes mots de passe.
    """,
)

LANGUAGE = Group("language", "Le français", (LISTENING, READING, CONVERSATION, SPEAKING, WRITING))
BASICS = Group("basics", "Lire, compter, les écrans", (LITERACY, LETTERS, COUNTING, DIGITAL))

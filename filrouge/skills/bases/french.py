"""Reading and understanding French: never translated, since it is what is looked at. Words of the CEFR levels."""

from .one import Choice, Question, Test, drawings


def _said(*words: str) -> tuple[Choice, ...]:
    return tuple(Choice(code, words=one) for code, one in zip("abc", words, strict=True))


FRENCH = Test(
    edition=1,
    enough=2,
    questions=(
        Question(1, drawings("phone", "door", "cup"), "door", read="SORTIE"),
        Question(1, drawings("clock", "bus", "bed"), "clock", read="Ouvert de 9 h à 12 h"),
        Question(1, drawings("walk", "phone", "chair"), "chair", heard="Bonjour. Asseyez-vous."),
        Question(
            2,
            _said("3 h", "10 h", "13 h"),
            "b",
            read="Rendez-vous lundi à 10 h, salle 3.",
            asked="À quelle heure ?",
        ),
        Question(
            2,
            _said("deux", "trois", "quatre"),
            "a",
            read="Je m’appelle Awa. J’ai deux enfants. J’habite à Lyon, au 4, rue du Port.",
            asked="Combien d’enfants ?",
        ),
        Question(
            2,
            _said("le 4", "le 14", "le 40"),
            "a",
            heard="Prenez le bus numéro quatre, devant la gare.",
            asked="Quel bus ?",
        ),
        Question(
            3,
            _said("jeudi", "samedi", "vendredi matin"),
            "c",
            read="Le magasin est fermé jeudi. Venez chercher le colis vendredi matin, avant samedi. Merci.",
            asked="Quand peut-on venir ?",
        ),
        Question(
            3,
            _said("dans le casier", "dans la poche", "sur la table"),
            "a",
            read="Avant d’entrer en cuisine, lavez-vous les mains et laissez le téléphone dans le casier, pas dans la "
            "poche.",
            asked="Où va le téléphone ?",
        ),
        Question(
            3,
            _said("elle travaille", "son fils est malade", "elle a oublié"),
            "b",
            heard="Je ne peux pas venir demain, mon fils est malade. Je reviendrai travailler la semaine prochaine.",
            asked="Pourquoi ne vient-elle pas ?",
        ),
        Question(
            4,
            _said("appeler avant 8 h", "venir sans appeler", "appeler à 8 h 15"),
            "a",
            read="Qui arrive après 8 h 15 doit prévenir son chef d’équipe avant 8 h. Sans appel, l’heure n’est pas "
            "payée.",
            asked="À 7 h 30, vous savez que vous serez en retard. Que faire ?",
        ),
        Question(
            4,
            _said("le dossier est accepté", "on attend encore quinze jours", "il faut refaire une demande"),
            "c",
            read="Si le dossier n’est pas complet, il vous est renvoyé : vous avez quinze jours pour envoyer ce qui "
            "manque. Passé ce délai, il faut refaire une demande.",
            asked="Vous envoyez le papier qui manque trois semaines après. Que se passe-t-il ?",
        ),
        Question(
            4,
            _said("l’heure", "ce que l’on fait", "le jour"),
            "b",
            heard="Le formateur est absent jusqu’à mercredi. À la place du cours, vous irez à l’atelier, aux mêmes "
            "heures que d’habitude.",
            asked="Qu’est-ce qui change ?",
        ),
    ),
    degrees=(
        "Les premiers mots de français restent à apprendre : c’est par là que l’on commence.",
        "Reconnaît des mots et des panneaux que l’on voit souvent.",
        "Comprend un message très court, une phrase simple dite lentement.",
        "Trouve ce qui compte dans un message simple, comprend une consigne courte.",
        "Comprend une consigne de travail et un courrier courant.",
    ),
    levels=("", "avant A1", "autour de A1", "autour de A2", "autour de B1"),
    unsaid=(
        "Ce test ne dit pas si elle parle, si elle écrit, ni ce qu’elle lit dans une autre langue. Il ne dit rien de "
        "son intelligence ni de son école. Un jour de fatigue ou de stress le change. Ce n’est pas un test officiel : "
        "il ne donne aucun niveau devant une administration."
    ),
)

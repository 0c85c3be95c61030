"""What most teams show to someone who arrives: a list to begin with, which each team rewrites."""

from filrouge.pathways.models.trainings import OnboardingItem

Audience = OnboardingItem.Audience

BEGINNING: tuple[tuple[Audience, str], ...] = (
    (Audience.NEWCOMER, "Rencontrer l’équipe et savoir à qui demander quoi"),
    (Audience.NEWCOMER, "Lire la charte de protection des données, et savoir ce qui ne se note jamais"),
    (Audience.NEWCOMER, "Suivre deux rendez-vous avec un ou une collègue, puis en parler"),
    (Audience.NEWCOMER, "Travailler une fois avec un interprète, avant et après l’entretien"),
    (Audience.NEWCOMER, "Savoir quoi faire quand quelqu’un parle de mort, de violences ou de traite"),
    (
        Audience.NEWCOMER,
        "Connaître la date de la prochaine supervision et le numéro du soutien psychologique",
    ),
    (Audience.NEWCOMER, "Lire les fiches de droit : travailler, se soigner, avoir une adresse"),
    (
        Audience.RECEPTION,
        "Accueillir quelqu’un qui ne parle pas français : pictogrammes, interprète au téléphone",
    ),
    (Audience.RECEPTION, "Prononcer un nom, le faire répéter, l’écrire comme la personne l’écrit"),
    (Audience.RECEPTION, "Ne rien demander devant d’autres : où aller pour parler"),
    (Audience.RECEPTION, "Noter un message pour la bonne référente ou le bon référent"),
    (Audience.RECEPTION, "Savoir qui appeler quand quelqu’un va mal, ou devient menaçant"),
)

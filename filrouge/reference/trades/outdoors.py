from .one import One

OUTDOORS = (
    One(
        "A1203",
        "Agent, agente d’espaces verts",
        "trade-green",
        "Entretient parcs, jardins et bords de route.",
        "Tondre et débroussailler; tailler les haies; planter; ramasser et nettoyer",
        "Utiliser une tondeuse et un taille-haie sans danger; reconnaître les plantes courantes; travailler dehors",
        "jardinage; faire du jardinage; espaces verts; tondre la pelouse; couper l’herbe; entretenir les jardins; "
        "jardinier",
    ),
    One(
        "A1433",
        "Maraîcher, maraîchère",
        "trade-vegetables",
        "Fait pousser et récolte des légumes.",
        "Semer et planter; arroser et désherber; récolter; préparer les paniers",
        "Reconnaître les plantes courantes; organiser une culture; travailler dehors",
        "cultiver des légumes; légumes; faire pousser; agriculture; travailler la terre; ferme; potager; maraîchage",
    ),
    One(
        "A1401",
        "Cueilleur, cueilleuse de fruits",
        "trade-harvest",
        "Récolte fruits ou raisin, à la saison.",
        "Cueillir sans abîmer; trier; porter les caisses; suivre le rang",
        "Tenir un rythme; trier selon une consigne; travailler dehors",
        "vendanges; ramasser des fruits; cueillette; saisonnier agricole; récolte; raisin; travailler dans les champs",
    ),
    One(
        "A1402",
        "Aide agricole",
        "trade-farm",
        "Aide à la ferme, dans les champs ou sous les serres.",
        "Préparer le sol; planter; désherber; entretenir le matériel",
        "Suivre une consigne; travailler dehors; utiliser un outil simple",
        "ouvrier agricole; ferme; travailler à la ferme; agriculture; champs; paysan; serre",
    ),
    One(
        "K2304",
        "Agent, agente de tri",
        "trade-sorting",
        "Trie ce qui sera recyclé.",
        "Trier sur un tapis; reconnaître les matières; vider les bacs; nettoyer le poste",
        "Tenir un rythme; trier selon une consigne; porter les protections prévues",
        "tri des déchets; recyclage; trier; déchets; recyclerie; centre de tri",
    ),
    One(
        "K2303",
        "Ripeur, ripeuse",
        "trade-rubbish",
        "Ramasse les poubelles avec le camion.",
        "Sortir et vider les bacs; suivre le camion; nettoyer le trottoir; signaler un danger",
        "Travailler en équipe; suivre une consigne de sécurité; travailler tôt le matin",
        "éboueur; ramasser les poubelles; poubelles; camion poubelle; ordures",
    ),
)

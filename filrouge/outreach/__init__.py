"""Before the path: going where people are, noting whom one met, and what makes someone wish to begin.

action hors les murs → Outing · lieu → Place · bilan d'une action → Debrief · rencontre → Encounter ·
personne rencontrée → Acquaintance · réticence → Reticence · reste compté d'une rencontre → Tally · comment
quelqu'un nous a connus → Touch · listes du projet → Choice · premiers besoins → Prediagnosis · adresse utile →
Address · témoignage → Testimony · nom de qui a parlé de nous → Introduction · message prévu → PlannedMessage ·
explication donnée à une structure → Briefing · changement de ce qu’elle fait savoir → ToldChange
"""

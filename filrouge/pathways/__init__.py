"""The path of a person in a project: who accompanies, what was agreed, what happened, what comes next.

parcours → Pathway · référent unique → Referent · remplacement → Absence · contact → Contact · note
confidentielle → ConfidentialNote · objectif → Objective · étape → Step · rendez-vous → Appointment ·
niveau observé → LevelObservation · frein → Barrier, BarrierPeriod, BarrierObservation · frein sensible →
SensitiveDetail · ordre de la personne → PriorityOrder · entretien à deux → Interview · partie santé →
HealthOpening · fin de parcours → Closure · liste importée → ListImport, ListLine
"""

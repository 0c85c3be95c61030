"""The path of a person in a project: who accompanies, what was agreed, what happened, what comes next.

parcours → Pathway · référent unique → Referent · remplacement → Absence · contact → Contact · note confidentielle →
ConfidentialNote · objectif → Objective, ObjectiveVersion, ObjectiveAgreement · étape → Step · attend →
StepDependency · revenir à → StepReturn · par quoi l’on commence → Approach · brique → Brick · thème du fil → Motif
· projet professionnel → TargetOccupation, OccupationTrial, OccupationDecision · rendez-vous → Appointment · niveau
observé → LevelObservation · frein → Barrier, BarrierPeriod, BarrierObservation · frein sensible → SensitiveDetail ·
ordre de la personne → PriorityOrder · entretien à deux → Interview · partie santé → HealthOpening · incident →
Incident · plan d’alerte → AlarmStep · passation à trois → Handover · cercle → CircleMember · place dans la file →
CaseloadWeight · rappel → Reminder · réponse à un rappel → Reply · bénévole → Volunteer, Match, VolunteerMeeting ·
fin de parcours → Closure · liste importée → ListImport, ListLine
"""

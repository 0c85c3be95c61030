"""The path of a person in a project: who accompanies, what was agreed, what happened, what comes next.

parcours → Pathway · référent unique → Referent · remplacement → Absence · contact → Contact · note
confidentielle → ConfidentialNote · objectif → Objective, ObjectiveVersion, ObjectiveAgreement · étape → Step ·
attend → StepDependency · revenir à → StepReturn · par quoi l’on commence → Approach · brique → Brick · thème du fil →
Motif · projet professionnel → TargetOccupation, OccupationTrial, OccupationDecision · rendez-vous → Appointment ·
fin de parcours → Closure · liste importée → ListImport, ListLine · incident → Incident · plan d'alerte → AlarmStep ·
cercle → CircleMember · passation à trois → Handover · place dans la file → CaseloadWeight
"""

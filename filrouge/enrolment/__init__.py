"""Before the path: someone asks to come in, is told what it is, thinks it over, and commits, or does not.

candidature → Candidacy · premier rendez-vous → FirstMeeting · ce que la personne gagne et perd →
Presentation, PresentationLine · engagement réciproque → Commitment (never « contrat d’engagement », a
statutory document) · signature du ou de la responsable légal·e → GuardianSignature · liste d’attente →
Waiting · refus → Refusal · abandon → Abandonment · relance → FollowUp · entrée → Entry · critères →
RuleSet, Criterion · réponse à un critère → Answer · motivation → Motivation, Presence
fiche de ciblage → TargetingSheet · part souhaitée → WishedShare · écart → drift · cohorte → Cohort, CohortPlace ·
séjour de rupture → break stay · coffre de justificatifs → Safe · justificatif déposé → Deposit · sa copie → SafeFile
"""

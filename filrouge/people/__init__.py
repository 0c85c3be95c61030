"""The person herself: who she is, how to reach her safely, what she agreed to, who may see her file.

bénéficiaire, participant → Person · moyen de contact → ContactChannel · langue parlée → SpokenLanguage ·
protection, titre de séjour → Protection · information donnée → Information · accord de partage →
Agreement · consentement → Consent · droit d'accès → AccessGrant · accès d'urgence → EmergencyAccess
"""

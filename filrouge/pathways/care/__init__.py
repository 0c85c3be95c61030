"""Care for those who accompany, and their training (mission S-25).

temps d’équipe → TeamSession · météo d’équipe → PulseWeek · heures de l’équipe → TeamHours · soutien → SupportContact ·
formation suivie → Training · fiche de droit → LawSheet, LawCheck · accueil → OnboardingItem, OnboardingTick
"""

"""Vocabularies that everybody shares: communes, zones, languages, trades, known answers.

commune → Commune (INSEE code) · rural → Commune.density (INSEE) · QPV → PriorityDistrict ·
langue → languages.py (ISO 639-3) · thème d’un frein → themes.py (data·inclusion) · métier → Occupation (ROME) ·
réponse → Answer
"""

"""Vocabularies that everybody shares: communes, zones, languages, and what is said to people in theirs.

commune → Commune (INSEE code) · rural → Commune.density (INSEE) · QPV → PriorityDistrict ·
langue → languages.py (ISO 639-3) · phrase → Phrase (registry.py; phrases.py) · traduction → Translation ·
côte à côte → Phrases, Said (bilingual.py) · dessin → pictograms.py
"""

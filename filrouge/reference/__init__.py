"""Vocabularies that everybody shares: communes, zones, languages, levels, barriers.

commune → Commune (INSEE code) · rural → Commune.density (INSEE) · QPV → PriorityDistrict ·
langue → languages.py (ISO 639-3) · niveau, échelle → levels.py, scales.py (CECRL and our own) · frein →
barriers.py (data·inclusion) · gravité → Severity · their keys → vocabulary.py
"""

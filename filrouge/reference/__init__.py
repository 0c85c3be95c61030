"""Vocabularies that everybody shares: communes, zones, languages.

commune → Commune (INSEE code) · rural → Commune.density (INSEE) · QPV → PriorityDistrict ·
langue → languages.py (ISO 639-3)
"""

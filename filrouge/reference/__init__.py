"""Vocabularies that everybody shares: communes, languages.

commune → Commune (INSEE code) · langue → languages.py (ISO 639-3)
"""

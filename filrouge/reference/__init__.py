"""Vocabularies that everybody shares: communes, zones, languages, levels, barriers, trades, known
answers, and what is said to people in their language.

commune → Commune (INSEE code) · intercommunalité → Epci · rural → Commune.density (INSEE) · QPV → PriorityDistrict ·
langue → languages.py (ISO 639-3) · niveau, échelle → levels.py, scales.py (CECRL and our own) · frein →
barriers.py (data·inclusion) · gravité → Severity · their keys → vocabulary.py · phrase → Phrase (registry.py;
phrases.py) · traduction → Translation · côte à côte → Phrases, Said (bilingual.py) · dessin → pictograms.py ·
métier → Occupation, in our words (trades/) or the ROME's (rome/) · compétence → Skill · façon de dire → Term, found by
occupation_search.py · référentiel → Framework, versions published for good, in files too (framework_files.py) · socle →
transversal/ · réponse → Answer
"""

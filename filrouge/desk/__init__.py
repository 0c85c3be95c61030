"""The screens that span domains: the professional's day, caseload, the person's record, coordination, search.

ma journée → day · ma file active → caseload · dossier d'une personne → record · vue d'ensemble →
coordination · recherche → search · remplacement → Desk (whose day one holds) · à jour à 14 h 05 →
CaseloadFigure, a figure counted by a batch job
"""

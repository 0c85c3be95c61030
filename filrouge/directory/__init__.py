"""Who does what on the territory: structures, what each offers, how to get in, whom to call.

structure → Structure (data·inclusion; with or without account, companies too) · service → Service · lieu → Located
(the address of either) · correction → Correction (a field, who, when) · « comment y entrer », erreur signalée → Note ·
contact clé → KeyContact · élu·e → Official · reprise d'un fichier publié → DirectoryImport, RefusedRow ·
recherche → search.py (Wanted → Found) · horaires → hours.py · fraîcheur, qualité → words.py
"""

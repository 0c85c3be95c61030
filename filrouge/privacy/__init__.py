"""The mechanisms of trust: who asks, which rows answer, what was changed and read.

No fact of the field lives here. The words: contexte → Context · journal de lecture → Reading ·
historique → Change · sceau → Seal · lien extérieur → OutsideLink
"""

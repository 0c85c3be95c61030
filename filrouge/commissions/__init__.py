"""Those who accompany people of a territory look at situations together, and decide who does what.

commission d’entrée, commission de suivi → Commission · organisation membre → Member · qui y vient → Seat ·
réunion → Meeting · sa place à une réunion → Place · situation à l’ordre du jour → Case · son accord → CaseAgreement ·
ce qui est dit d’elle → CaseLine · ce qui est décidé → Decision · situation bloquée, remontée sans nom → Blockage
"""

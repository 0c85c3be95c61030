"""Working with others: what is agreed with each; sending someone on to a partner without account, and hearing back.

orientation vers un partenaire → Referral · ce qui est dit d'elle → ReferralValue · son accord → ReferralAgreement ·
ce qui s'est passé (envoyée, réponse, relance, démarrage, fin) → ReferralFact · les mots du partenaire → ReferralWords ·
délais et part acceptée, par structure → ReferralFigure · besoins d’un lieu → NeedFigure · attentes → WaitFigure ·
fiche navette → Sheet · ce qu'elle dit → SheetValue · un retour → SheetReturn · ce qui a changé → SheetChange · le
fichier revenu, un mois → SheetOriginal · des nouvelles demandées à plusieurs → SheetRound ·
leurs fichiers à remettre, deux jours → SheetPaper ·
partenariat → Partnership · ce qui se fait à deux, et quand → Routine · ce que chacun apporte → Contribution ·
évaluation conjointe → JointEvaluation · la réponse d'un côté → JointAnswer
"""

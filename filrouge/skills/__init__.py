"""What people can do, told so that others may check it.

ce qu’un badge atteste → BadgeClass · badge d’une personne → Badge · clé qui signe → BadgeKey ·
reconnaissance d’un badge par une entreprise ou une organisation → Endorsement · page que la personne montre → Showing ·
évaluation à deux → Assessment · réponse d’un côté → SkillAnswer · ce qui est décidé ensemble → SkillDecision ·
expérience racontée → Experience · compétence qu’elle dit avoir → SaidSkill · confirmée → SkillConfirmation ·
point sur une compétence de base → Positioning ·
portfolio d’une personne → Portfolio · ce qu’elle y met → PortfolioItem · photo ou document → Piece · page qu’elle ouvre
à quelqu’un → PortfolioShare
"""

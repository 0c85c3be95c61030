"""Who works here: people who sign in, their organisations, the projects those carry together.

compte → User · organisation → Organisation · dispositif, projet → Project · porteur → Project.lead ·
consortium → ConsortiumMember · fonction → Membership · invitation → Invitation · clé de l'API → ApiToken ·
second facteur → second_factor
"""

"""Codes of data·inclusion and our labels, one barrier a line."""

ADMINISTRATIVE = "difficultes-administratives-ou-juridiques"

LINES = """
difficultes-administratives-ou-juridiques--accompagnement-aux-demarches-administratives | Papiers, courriers, dossiers
difficultes-administratives-ou-juridiques--accompagnement-pour-lacces-a-la-citoyennete | Statut, séjour, nationalité
difficultes-administratives-ou-juridiques--accompagnement-pour-lacces-aux-droits | Des droits à ouvrir
difficultes-administratives-ou-juridiques--beneficier-dune-mesure-daccompagnement-adapte | Une mesure de soutien
difficultes-administratives-ou-juridiques--connaitre-ses-droits-face-a-une-discrimination | Discrimination, racisme
difficultes-administratives-ou-juridiques--prendre-en-compte-une-problematique-judiciaire | Justice
logement-hebergement--rechercher-une-solution-dhebergement-temporaire | Un endroit où dormir
logement-hebergement--louer-un-logement | Un logement à louer
logement-hebergement--changer-de-logement | Un logement qui ne convient pas
logement-hebergement--se-maintenir-dans-le-logement | Garder son logement
logement-hebergement--reduire-les-impayes-de-loyer | Des loyers en retard
logement-hebergement--sinformer-sur-les-demarches-liees-a-lacces-au-logement | Savoir comment demander un logement
logement-hebergement--acheter-un-logement | Acheter un logement
equipement-et-alimentation--alimentation | Manger à sa faim
equipement-et-alimentation--habillement | Des vêtements
equipement-et-alimentation--electromenager | Des meubles, de quoi cuisiner
equipement-et-alimentation--aide-menagere | De l’aide à la maison
sante--acces-aux-soins | Un médecin, une couverture santé
sante--addictions | Alcool, drogues, jeu
sante--constituer-un-dossier-mdph-invalidite | Un handicap à faire reconnaître
sante--sante-mentale | Le moral, le sommeil, l’angoisse
sante--sante-sexuelle | Santé sexuelle, grossesse
lecture-ecriture-calcul--maitriser-le-francais | Le français
lecture-ecriture-calcul--maitriser-le-calcul | Compter, calculer
famille--garde-denfants | Faire garder les enfants
famille--soutien-a-la-parentalite-et-a-leducation | Être parent
famille--surmonter-conflits-separation-violence | Séparation, conflit, violence
famille--prise-en-charge-personne-dependante | Un proche qui dépend de moi
famille--soutien-aidants | Souffler quand on aide un proche
mobilite--mobilite-douce-partagee-collective | Bus, train, vélo, covoiturage
mobilite--preparer-un-permis | Le permis de conduire
mobilite--acceder-a-un-vehicule | Un véhicule
mobilite--financer-ma-mobilite | Payer ses trajets
mobilite--entretenir-reparer-son-vehicule | Une voiture à réparer
mobilite--etre-accompagne-dans-son-parcours-mobilite | Oser prendre les transports
difficultes-financieres--situation-dendettement-surendettement | Des dettes
difficultes-financieres--acquerir-une-autonomie-budgetaire | Un compte, un budget à soi
difficultes-financieres--ameliorer-sa-gestion-budgetaire | Tenir jusqu’à la fin du mois
difficultes-financieres--prevenir-une-degradation-de-la-situation-financiere | Un revenu qui va baisser
difficultes-financieres--mettre-en-place-une-mesure-de-protection-financiere | Quelqu’un pour gérer mon argent
numerique--acceder-a-une-connexion-internet | Une connexion à internet
numerique--acquerir-un-equipement | Un téléphone, un ordinateur
numerique--maitriser-les-fondamentaux-du-numerique | Se servir d’un ordinateur
numerique--acceder-a-des-services-en-ligne | Les démarches en ligne
remobilisation--lien-social | Être seul·e, la famille au loin
remobilisation--bien-etre-confiance-en-soi | Reprendre confiance
remobilisation--activites-sportives-et-culturelles | Du sport, des sorties
remobilisation--benevolat-action-citoyenne | Se rendre utile
choisir-un-metier--decouvrir-un-metier-ou-un-secteur-dactivite | Connaître les métiers d’ici
choisir-un-metier--identifier-ses-points-forts-et-ses-competences | Savoir dire ce que je sais faire
choisir-un-metier--confirmer-son-choix-de-metier | Être sûr·e de mon choix
choisir-un-metier--connaitre-les-opportunites-demploi | Savoir où il y a du travail
se-former--trouver-sa-formation | Trouver une formation
se-former--monter-son-dossier-de-formation | Un dossier de formation à faire
preparer-sa-candidature--realiser-un-cv-et-ou-une-lettre-de-motivation | Un CV, une lettre
preparer-sa-candidature--valoriser-ses-competences | Montrer ce que je vaux
preparer-sa-candidature--organiser-ses-demarches-de-recherche-demploi | M’organiser pour chercher
preparer-sa-candidature--developper-son-reseau | Connaître des gens du métier
trouver-un-emploi--repondre-a-des-offres-demploi | Répondre à une offre
trouver-un-emploi--faire-des-candidatures-spontanees | Aller voir les employeurs
trouver-un-emploi--convaincre-un-recruteur-en-entretien | Réussir un entretien d’embauche
trouver-un-emploi--suivre-ses-candidatures-et-relancer-les-employeurs | Des réponses qui ne viennent pas
trouver-un-emploi--maintien-dans-lemploi | Garder son travail
creer-une-entreprise--definir-son-projet-de-creation-dentreprise | Une idée d’entreprise
creer-une-entreprise--structurer-son-projet-de-creation-dentreprise | Monter son entreprise
creer-une-entreprise--developper-son-entreprise | Faire vivre son entreprise
souvrir-a-linternational--connaitre-les-opportunites-demploi-a-letranger | Travailler dans un autre pays
souvrir-a-linternational--sinformer-sur-les-aides-pour-travailler-a-letranger | Des aides pour partir travailler
souvrir-a-linternational--sorganiser-suite-a-son-retour-en-france | Revenir en France après un séjour
"""

"""Those whom « À ne pas laisser passer » names."""

from demo.files import File
from demo.world import World
from filrouge.accounts.models import User


def nour(file: File, world: World, bruno: User) -> None:
    file.reach("phone", "+33639980001", preferred=True, remark="Préfère les messages écrits")
    file.reach("whatsapp", "+33639980001", when="not_morning", shared_with="sa sœur", discreet=True)
    file.protect(
        "refugee", "Récépissé de demande de renouvellement", 19, granted_on=world.day(-1100), may_work=True
    )
    file.inform("spoken", "ara", "interprète au téléphone")
    file.agree(world.teams[3].organisation, "identity", "path", how="screen", language="ara")
    file.consent("offers", "screen", "ara")
    home = file.objective("Un logement à moi", "sociocultural", -229, reached=-147)
    sami = file.objective("Faire garder Sami", "sociocultural", -217, target=30, theme="famille")
    cook = file.plan.trade(
        "Commis de cuisine",
        -215,
        hours="Le matin dès 6 h 30 en collectivité ; deux services en restaurant, le samedi aussi",
        strain="Debout toute la journée, la chaleur, des marmites lourdes à deux",
        pay="Le SMIC au début, les repas en plus",
        access="Sans diplôme pour commencer ; la formation de commis dure sept mois",
    )
    file.plan.tried(cook, "visit", -160, "Ça va vite, mais je comprends ce qu'ils font.", "Cuisine centrale")
    file.plan.tried(
        cook, "immersion", -36, "Je suis rentrée fatiguée et contente.", "Cuisine centrale, M. Roux"
    )
    file.plan.decided(cook, "confirmed", -36, "Le matin lui va si Sami est gardé.")
    sewing = file.plan.trade(
        "Couturière", -229, strain="Assise, les yeux, le dos", access="Savoir coudre suffit"
    )
    file.plan.tried(sewing, "experience", -229, "Dix ans, et mon dos ne veut plus.", "à Homs")
    file.plan.decided(sewing, "dropped", -190, "Son dos ne supporte plus la machine.")
    cooking = file.objective(
        "Un travail en cuisine",
        "professional",
        -217,
        target=150,
        trade=cook,
        former="Un travail, n'importe lequel",
        because="L'atelier cuisine lui a donné envie.",
    )
    speak = file.objective("Tenir une conversation au travail", "linguistic", -200, target=60, yes=False)
    file.step(
        "Dossier de logement avec le CCAS",
        "sociocultural",
        started=-220,
        done=-147,
        who="partner",
        with_whom="CCAS de Béziers",
        result="Studio obtenu, bail signé",
        objective=home,
    )
    file.step(
        "Français, de A1 vers A2",
        "linguistic",
        started=-190,
        done=-70,
        who="person",
        with_whom="École de français du quartier",
        result="A2 à l'oral",
        objective=speak,
    )
    file.step(
        "Atelier cuisine, 18 séances",
        "professional",
        started=-195,
        done=-110,
        result="18 séances sur 20, toujours à l'heure",
        objective=cooking,
        motif="la cuisine",
        means="Les ateliers du quartier n'avaient plus de place avant l'été.",
    )
    file.step(
        "Immersion de deux semaines en cuisine",
        "professional",
        started=-50,
        done=-36,
        with_whom="Cuisine centrale, M. Roux",
        result="« Elle peut revenir quand elle veut »",
        objective=cooking,
        motif="la cuisine",
    )
    creche = file.step(
        "Une place en crèche à horaires décalés",
        "sociocultural",
        started=-14,
        planned=6,
        who="partner",
        with_whom="PMI",
        objective=sami,
        theme="famille",
    )
    file.step(
        "Parler avec Claire, bénévole, chaque jeudi",
        "linguistic",
        started=-40,
        planned=60,
        who="volunteer",
        with_whom="Claire",
        objective=speak,
    )
    file.step(
        "Dossier d'entrée en formation commis",
        "professional",
        started=-8,
        planned=11,
        who="person",
        objective=cooking,
        after=[creche],
    )
    file.contact(
        -229,
        "meeting",
        "Premier bilan avec interprète. Nour a été couturière, aimerait cuisiner.",
        minutes=70,
    )
    file.contact(
        -215, "phone", "Rendez-vous CCAS pris ensemble au téléphone, elle a parlé elle-même.", minutes=12
    )
    file.contact(-190, "informal", "Croisée à l'école de français : ravie de son groupe.")
    file.contact(
        -160, "visit", "Visite du studio rue des Lavandières. Elle a demandé où était l'école.", minutes=90
    )
    file.contact(-147, "whatsapp", "Photo des clés. « Enfin chez nous. »", direction="in")
    file.contact(
        -120,
        "meeting",
        "Point de mi-parcours. L'atelier cuisine lui plaît : « là, je ne cherche pas mes mots ».",
        minutes=40,
    )
    file.contact(
        -98,
        "phone",
        "Pendant mes congés : tout va bien, question sur la cantine de Sami.",
        minutes=8,
        user=bruno,
    )
    file.contact(-70, "sms", "Test passé : A2 à l'oral !", direction="in")
    file.contact(
        -48, "visit", "Visite d'immersion. M. Roux : rapide, précise, pose des questions.", minutes=60
    )
    file.contact(
        -36,
        "meeting",
        "Bilan d'immersion à trois. Une place en formation commis s'ouvre en janvier.",
        minutes=50,
    )
    file.contact(
        -24,
        "phone",
        "Elle attend la réponse de la PMI pour Sami. Inquiète pour les horaires du matin.",
        minutes=9,
    )
    file.contact(
        -12,
        "meeting",
        "A changé l'ordre de ses priorités : faire garder Sami passe en premier.",
        minutes=40,
        confidential="Le père de Sami est au loin ; elle préfère qu'on ne pose pas la question devant lui.",
    )
    file.contact(-6, "workshop", "Atelier CV, à l'heure. Elle a aidé sa voisine.", minutes=120)
    file.contact(-3, "phone", "Sami est malade, elle viendra lundi.", minutes=6, direction="in")
    file.appointment(-229, "Premier bilan", outcome="came")
    file.appointment(-120, "Point de mi-parcours", outcome="came")
    file.appointment(-36, "Bilan d'immersion", place="Cuisine centrale", outcome="came")
    file.appointment(-12, "Ce qui compte aujourd'hui", outcome="came", hour=14)
    file.appointment(5, "Dossier de formation commis", hour=10, place="Bureau 2")


def tesfay(file: File, world: World, bruno: User) -> None:
    file.reach(
        "whatsapp",
        "+33639980002",
        preferred=True,
        remark="Préfère les messages vocaux ; lit peu, même en tigrigna",
    )
    file.protect("refugee", "Carte de résident", 2900, granted_on=world.day(-700), may_work=True)
    file.inform("spoken", "tir", "interprète tigrigna")
    outside = file.plan.trade(
        "Travailler dehors, les arbres, les bêtes", -200, strain="La pluie, le froid, porter"
    )
    file.plan.tried(outside, "experience", -200, "Chez moi, je gardais les troupeaux.")
    move = file.objective("Être dans une équipe, dehors", "professional", -180, trade=outside)
    file.step(
        "Rejoindre l'atelier cuisine",
        "sociocultural",
        started=-60,
        done=-16,
        result="Présent, discret, apprécié",
        objective=move,
        motif="la cuisine",
    )
    file.step(
        "Apprendre à lire les consignes",
        "linguistic",
        started=-90,
        planned=45,
        with_whom="Atelier alpha",
        theme="lecture-ecriture-calcul",
    )
    file.step("Visiter un chantier d'espaces verts", "professional", planned=12, objective=move)
    file.contact(
        -200,
        "meeting",
        "Premier entretien avec interprète. A gardé des troupeaux, aime marcher et être dehors.",
        minutes=60,
    )
    file.contact(
        -170,
        "visit",
        "On a fait ensemble le trajet en bus jusqu'au cours. Il le refait seul depuis.",
        minutes=90,
    )
    file.contact(
        -120,
        "whatsapp",
        "Message vocal : il aime l'atelier alpha, demande s'il peut venir deux fois.",
        direction="in",
    )
    file.contact(
        -60,
        "meeting",
        "Les pictogrammes l'aident beaucoup. Il a choisi lui-même l'ordre de ses étapes.",
        minutes=45,
    )
    file.contact(-30, "informal", "Croisé au marché, il m'a présenté un ami.")
    file.contact(-23, "whatsapp", "Message vocal envoyé, réponse joyeuse le soir même.")
    file.contact(-16, "workshop", "Atelier cuisine : il a préparé l'injera pour tout le groupe.", minutes=180)
    file.contact(-9, "phone", "", outcome="no_answer")
    file.contact(-4, "whatsapp", "Message vocal laissé, pas encore écouté.", outcome="message")


def zahra(file: File, world: World, bruno: User) -> None:
    file.reach("phone", "+33639980003", preferred=True, shared_with="son mari", discreet=True)
    file.protect(
        "subsidiary", "Carte de séjour pluriannuelle", 820, granted_on=world.day(-640), may_work=True
    )
    file.inform("spoken", "prs", "interprète dari")
    care = file.objective("Faire garder les jumelles le matin", "sociocultural", -60, theme="famille")
    nursery = file.step(
        "Réponse de la PMI pour la halte-garderie",
        "sociocultural",
        started=-14,
        planned=-4,
        who="partner",
        with_whom="PMI",
        objective=care,
        theme="famille",
    )
    file.step(
        "Commencer le cours de français du matin", "linguistic", planned=30, objective=care, after=[nursery]
    )
    file.contact(
        -75, "meeting", "Rencontre au centre social, en confiance. A enseigné les mathématiques.", minutes=60
    )
    file.contact(
        -40, "visit", "Visite de la halte-garderie ensemble. Elle a posé toutes ses questions.", minutes=75
    )
    file.contact(
        -14, "email", "Orientation garde d'enfant envoyée à la PMI, réponse attendue sous dix jours."
    )
    file.contact(-5, "sms", "Toujours rien de la PMI. Elle remercie qu'on s'en occupe.", direction="in")


def oleksandr(file: File, world: World, bruno: User) -> None:
    file.reach("phone", "+33639980004", preferred=True)
    file.reach("email", "oleksandr.k@example.org")
    file.protect(
        "temporary_protection",
        "Autorisation provisoire de séjour",
        118,
        granted_on=world.day(-420),
        may_work=True,
    )
    file.inform("paper", "ukr")
    file.plan.approach(
        "work_first", "Il veut travailler tout de suite, et apprendre le reste en travaillant.", -108
    )
    forklift = file.plan.trade(
        "Cariste",
        -95,
        hours="Deux équipes, 5 h ou 13 h",
        pay="Un peu plus que le SMIC",
        access="Le CACES et le permis",
    )
    file.plan.tried(forklift, "enquiry", -62, "L'équipe est bien, il faut le papier.", "Entrepôt Logidoc")
    drive = file.objective("Conduire pour travailler", "professional", -90, theme="mobilite", trade=forklift)
    file.step(
        "Échange du permis ukrainien : pièces",
        "sociocultural",
        started=-80,
        done=-40,
        result="Dossier complet",
        objective=drive,
    )
    licence = file.step(
        "Inscription au permis",
        "sociocultural",
        started=-30,
        planned=-9,
        who="person",
        objective=drive,
        theme="mobilite",
    )
    file.plan.came_back(licence, "dropped", -45, -30, "L'auto-école d'Agde a de la place.")
    file.step(
        "Mission de cariste",
        "professional",
        planned=40,
        with_whom="Entrepôt Logidoc",
        objective=drive,
        after=[licence],
    )
    file.contact(
        -110,
        "meeting",
        "Électricien à Kharkiv. Français B1, veut travailler tout de suite, même autre chose.",
        minutes=50,
    )
    file.contact(-60, "phone", "Deux missions d'intérim faites, bons retours.", minutes=10)
    file.contact(
        -20, "meeting", "L'auto-école sociale affiche complet. On regarde celle de Sète.", minutes=35
    )
    file.contact(-4, "email", "A trouvé lui-même une auto-école à Agde, compare les prix.", direction="in")

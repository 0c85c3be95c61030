"""What the application says besides its screens: sentences in which it puts a number, a name or a day."""

from django.utils.translation import gettext as _


def words() -> dict[str, str]:
    return {**_titles(), **_states(), **_doors(), **_notes(), **_attendance(), **_settings()}


def _titles() -> dict[str, str]:
    return {
        "title-home": _("Sur le terrain"),
        "title-encounter": _("Nouvelle rencontre"),
        "title-correction": _("Corriger la rencontre"),
        "title-people": _("Noter un contact"),
        "title-contact": _("Contact avec {name}"),
        "title-sessions": _("Séances emportées"),
        "title-attendance": _("Qui est là ?"),
        "title-signing": _("Faire signer"),
        "title-sign": _("Signer"),
        "title-records": _("Mes notes"),
        "title-record": _("Cette note"),
        "title-settings": _("Réglages"),
        "title-lock": _("Verrouillé"),
        "title-welcome": _("Relier ce téléphone"),
        "title-signed-out": _("Connexion"),
        "title-offline": _("Hors réseau"),
        "title-another-user": _("Un autre compte"),
        "title-not-allowed": _("Sur le terrain"),
    }


def _states() -> dict[str, str]:
    return {
        "state-here": _("ici, à envoyer"),
        "state-applied": _("envoyée"),
        "state-refused": _("refusée"),
        "state-unreadable": _("à renvoyer"),
        "state-conflict": _("désaccord à trancher"),
        "state-held": _("chez la coordination"),
        "state-waiting": _("reçue, en attente"),
        "state-withdrawn": _("abandonnée"),
        "state-replaced": _("réécrite"),
        "why-waiting": _("Le serveur l’a ; elle attend une autre note, ou une mise à jour."),
        "why-held": _("Vous ne pouvez plus l’écrire vous-même : la coordination la confie à quelqu’un."),
        "why-unreadable": _("Le serveur ne l’a pas comprise. Elle reste ici ; envoyez-la encore."),
        "count-here": _("ici, à envoyer"),
        "count-sent": _("envoyée"),
        "count-sent-many": _("envoyées"),
        "count-refused": _("refusée"),
        "count-refused-many": _("refusées"),
        "count-conflict": _("en désaccord"),
        "count-elsewhere": _("reçue, en attente"),
        "count-elsewhere-many": _("reçues, en attente"),
    }


def _doors() -> dict[str, str]:
    return {
        "net-on": _("en ligne"),
        "net-off": _("hors réseau"),
        "net-waiting": _("hors réseau · {count} à envoyer"),
        "net-to-send": _("{count} à envoyer"),
        "waiting-one": _("Une note attend ici, scellée."),
        "waiting-many": _("{count} notes attendent ici, scellées."),
        "whose": _("Ce téléphone est relié au compte de {name}."),
        "pin-shape": _("Le code a de 4 à 8 chiffres."),
        "pin-weak": _("Ce code est trop facile à deviner : choisissez-en un autre."),
        "pin-differs": _("Les deux codes ne sont pas les mêmes."),
        "pin-wrong": _("Ce n’est pas ce code. Encore {count} essais avant que ce qui est lisible s’efface."),
        "pin-former": _("Le code actuel n’est pas celui-là."),
        "pin-changed": _("Le code est changé."),
        "name-missing": _("Donnez un nom à ce téléphone."),
        "why-shut": _(
            "Dix codes faux : ce qui était lisible ici est effacé. Vos notes non envoyées sont intactes."
            " Choisissez un nouveau code."
        ),
        "why-expired": _(
            "Trop longtemps sans contact : ce qui était lisible ici est effacé. Vos notes non envoyées sont"
            " intactes. Choisissez un nouveau code."
        ),
        "why-wiped": _(
            "Ce téléphone a été effacé à distance. Pour vous en servir encore, reliez-le à nouveau."
        ),
        "failed": _("Le serveur n’a pas répondu comme prévu. Rien n’est perdu : réessayez dans un moment."),
        "locked": _("Verrouillé."),
    }


def _notes() -> dict[str, str]:
    return {
        "encounter": _("Rencontre"),
        "encounter-with": _("Rencontre avec {name}"),
        "contact-with": _("Contact avec {name}"),
        "corrected": _("Correction : {title}"),
        "kept": _("C’est gardé."),
        "kept-offline": _("C’est gardé sur ce téléphone ; envoyé dès qu’il y aura du réseau."),
        "sent": _("Tout est envoyé."),
        "not-sent": _("Pas de réseau : vos notes restent ici et partiront plus tard."),
        "sign-in-to-send": _("Connectez-vous pour envoyer vos notes."),
        "given-up": _("Note abandonnée."),
        "chosen": _("Votre choix part avec le prochain envoi."),
        "name-needed": _("Écrivez le prénom ou le surnom, ou choisissez « Rester anonyme »."),
        "given-needed": _("Écrivez au moins le prénom."),
        "known-needed": _("Choisissez qui vous avez revu."),
        "channel-needed": _("Dites comment : appel, SMS, entretien…"),
        "minutes-wrong": _("La durée se compte en minutes, de 1 à 600."),
        "nobody": _("Vous n’êtes référent·e de personne pour l’instant."),
        "nobody-found": _("Personne de ce nom parmi les personnes que vous suivez."),
        "no-notes": _("Rien n’a encore été noté ici."),
        "no-list": _("Il manque les listes du projet : ouvrez l’application une fois avec du réseau."),
        "now-at": _("Maintenant : {title}, {place}"),
        "next-at": _("Prochaine sortie : {title}, {when}"),
        "elsewhere": _("Ailleurs, hors sortie prévue"),
        "same-outing": _("La même sortie"),
        "nothing-next": _("Rien de prévu"),
        "choose": _("Choisir"),
        "last-exchange": _("dernier échange le {day}"),
        "never-talked": _("pas encore d’échange"),
        "fact-when": _("Prochain rendez-vous"),
        "fact-step": _("Prochaine étape"),
        "fact-last": _("Dernier échange"),
        "no-phone": _("Pas de téléphone noté"),
        "discreet": _("Restez discret·e : ni nom du projet, ni raison de l’appel à qui décroche."),
        "fact-needs": _("Ce qui l’amène"),
        "fact-helps": _("Aide donnée"),
        "fact-next": _("Et après"),
        "fact-note": _("En quelques mots"),
        "fact-channel": _("Comment"),
        "fact-outcome": _("Résultat"),
        "written-by": _("({name}, le {when})"),
        "empty-value": _("(vide)"),
    }


def _attendance() -> dict[str, str]:
    return {
        "no-sessions": _("Aucune séance à venir que vous animez. Les séances se prévoient sur le site."),
        "count-said": _("{count} sur {of}"),
        "count-there": _("{told} sur {of} notées, dont {there} là"),
        "count-signed": _("{count} sur {of} ont signé"),
        "all-signed": _("Tout le monde a signé."),
        "unseen": _("Et une personne d’une autre équipe, que vous ne voyez pas : son équipe la notera."),
        "unseen-many": _(
            "Et {count} personnes d’autres équipes, que vous ne voyez pas : leurs équipes les noteront."
        ),
        "something-else": _("Autre chose que « là » : {name}"),
        "minutes": _("{count} min"),
        "late-by": _("en retard de {minutes} min"),
        "not-held": _("n’a pas eu lieu"),
        "session-not-held": _("Il est noté ici que cette séance n’a pas eu lieu."),
        "session-not-yet": _("Cette séance n’est pas encore venue : les présences se notent le jour même."),
        "session-not-held-of": _("{title} n’a pas eu lieu"),
        "reason-needed": _("Choisissez ce qui se rapproche le plus."),
        "attendance-of": _("Présence de {name}"),
        "signature-of": _("Signature de {name}"),
        "notes-of": _("{title} : {count} notes"),
        "nobody-found-here": _("Personne d’autre de ce nom sur ce téléphone."),
        "added": _("{name} est noté·e là."),
        "i-was-there": _("Je signe ma présence : {title}, {day}, {half}."),
        "signature-needed": _("Signez dans le cadre, avec le doigt."),
        "signed": _("C’est signé : {name}."),
        "not-kept": _("Ce dernier geste n’a pas pu être gardé : recommencez-le."),
        "fact-came": _("Présence"),
        "fact-half": _("Demi-journée"),
    }


def _settings() -> dict[str, str]:
    return {
        "fact-device": _("Ce téléphone"),
        "fact-user": _("Compte"),
        "fact-contact": _("Dernier contact avec le serveur"),
        "fact-until": _("Lisible sans réseau jusqu’au"),
        "fact-storage": _("Stockage"),
        "storage-kept": _("garanti par le téléphone"),
        "storage-may-go": _("le téléphone pourrait l’effacer s’il manque de place"),
        "fact-installed": _("Application"),
        "installed-yes": _("installée"),
        "installed-no": _("ouverte dans le navigateur"),
        "contact-at": _("Dernier contact le {at}. Lisible sans réseau jusqu’au {until}."),
        "ios-entry": _(
            "Sur cet appareil, on ne note sans réseau que si l’application est sur l’écran d’accueil"
            " (voir Réglages)."
        ),
        "ios-refused": _(
            "Pas de réseau, et cet appareil pourrait effacer votre note : ajoutez d’abord l’application à"
            " l’écran d’accueil. En attendant, écrivez sur papier."
        ),
    }

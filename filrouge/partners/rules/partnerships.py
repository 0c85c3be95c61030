"""What vigilance does not let pass of partnerships: an end, an election, a single person to hold it, a habit without a
signature, a routine that slips. About nobody: their coordination reads them; a routine, who sees to it as well."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from filrouge.pathways.rules.words import on_day
from filrouge.vigilance.registry import Facts, Rule, Threshold, Who, declare

COORDINATION = """(SELECT min(m.user_id) FROM accounts_membership m
                   WHERE m.project_id = p.project_id AND m.role = 'coordinator'
                     AND m.since <= %(today)s AND (m.until IS NULL OR m.until > %(today)s))"""
SEE = (_("Voir le partenariat"), "partners:partnerships-show", "subject")


def _told(risk: str, since: str, **facts: str) -> str:
    """The columns of a rule about partnership `p`, told to its coordination."""
    pairs = "".join(f", '{name}', {value}" for name, value in facts.items())
    return (
        f"p.id::text, NULL::uuid, p.project_id, NULL::bigint, {COORDINATION}, {risk}, {since},"
        f" jsonb_build_object('partnership', p.id{pairs})"
    )


declare(
    Rule(
        code="partnership_renewal",
        title=_("Partenariat à renouveler"),
        explanation=_("Un partenariat finit bientôt, ou sa date est passée et il continue."),
        select=f"""
          SELECT {_told("45", "p.ends_on - {threshold}", day="p.ends_on")}
            FROM partners_partnership p
           WHERE p.closed_on IS NULL AND p.ends_on - {{threshold}} <= %(today)s""",  # noqa: S608
        tag=lambda facts: gettext("partenariat à renouveler"),
        why=lambda facts: (
            gettext("Sa date de fin : le %(day)s. Une nouvelle date, ou un mot pour s’arrêter.")
            % {"day": on_day(facts, "day")}
        ),
        action=SEE,
        about_a_person=False,
        weighs=_("un partenariat fini sans un mot se défait"),
        closes=_("une nouvelle date de fin est notée, ou le partenariat s’arrête"),
        threshold=Threshold(_("jours avant la date de fin"), 90, least=14, most=365),
    )
)

declare(
    Rule(
        code="partnership_election",
        title=_("Partenariat : élection proche"),
        explanation=_("Le mandat de l’élu·e avec qui l’on parle finit bientôt, ou il est fini."),
        select=f"""
          SELECT {_told("40", "e.term_ends_on - {threshold}", day="e.term_ends_on")}
            FROM partners_partnership p JOIN directory_official e ON e.id = p.official_id
           WHERE p.closed_on IS NULL AND e.term_ends_on - {{threshold}} <= %(today)s""",  # noqa: S608
        tag=lambda facts: gettext("élection proche"),
        why=lambda facts: (
            gettext("Fin du mandat : le %(day)s. Qui d’autre, dans les services, connaît le projet ?")
            % {"day": on_day(facts, "day")}
        ),
        action=SEE,
        about_a_person=False,
        weighs=_("sans l’appui de la nouvelle équipe, une commune se ferme"),
        closes=_("un autre mandat, une autre personne élue, ou personne"),
        threshold=Threshold(_("jours avant la fin du mandat"), 120, least=30, most=365),
    )
)

# As `KeyContact.objects.current()`.
declare(
    Rule(
        code="partnership_single",
        title=_("Partenariat tenu par une seule personne"),
        explanation=_("Un partenariat repose sur quelqu’un qui est parti, ou que personne n’épaule là-bas."),
        select=f"""
          SELECT {_told("35", "coalesce(c.until, p.starts_on)")}
            FROM partners_partnership p JOIN directory_keycontact c ON c.id = p.contact_id
           WHERE p.closed_on IS NULL
             AND (c.until <= %(today)s
                  OR (SELECT count(*) FROM directory_keycontact o
                       WHERE o.project_id = p.project_id AND o.structure_id = p.structure_id
                         AND (o.until IS NULL OR o.until > %(today)s)) < 2)""",  # noqa: S608
        tag=lambda facts: gettext("une seule personne"),
        why=lambda facts: gettext("Qui d’autre connaît le projet là-bas ? Un deuxième contact suffit."),
        action=SEE,
        about_a_person=False,
        weighs=_("si cette personne part, le partenariat part avec elle"),
        closes=_("un deuxième contact est connu, ou l’organisation entière le porte"),
    )
)

# Referrals that only people entitled may know of are not counted.
declare(
    Rule(
        code="partnership_informal",
        title=_("Partenariat à écrire"),
        explanation=_("Rien n’est signé, et beaucoup de personnes y sont orientées : il est temps d’écrire."),
        select=f"""
          SELECT {_told("30", "p.starts_on", people="n.people")}
            FROM partners_partnership p
           CROSS JOIN LATERAL (SELECT count(DISTINCT r.person_id) AS people FROM partners_referral r
                                WHERE r.project_id = p.project_id AND r.structure_id = p.structure_id
                                  AND r.level = 2 AND r.sent_on > %(today)s - 365) n
           WHERE p.closed_on IS NULL AND p.signed_on IS NULL AND n.people > {{threshold}}""",  # noqa: S608
        tag=lambda facts: gettext("rien de signé"),
        why=lambda facts: (
            gettext(
                "%(count)s personnes orientées en un an, sur parole : que se passe-t-il si l’accueil change ?"
            )
            % {"count": facts["people"]}
        ),
        action=SEE,
        about_a_person=False,
        weighs=_("ce qui n’est écrit nulle part ne survit pas à un changement d’équipe"),
        closes=_("le partenariat est signé des deux côtés"),
        threshold=Threshold(_("personnes orientées en un an"), 10, least=5, most=365),
    )
)


def _late(facts: Facts) -> str:
    return gettext("Prévu pour le %(day)s, à deux.") % {"day": on_day(facts, "day")}


# To who sees to it; to the coordination once they no longer work there.
declare(
    Rule(
        code="partnership_routine",
        title=_("Routine d’un partenariat"),
        explanation=_("Ce qui se fait à deux, au rythme convenu, est à faire."),
        select=f"""
          SELECT t.id::text, NULL::uuid, p.project_id, p.organisation_id,
                 coalesce((SELECT min(m.user_id) FROM accounts_membership m
                            WHERE m.user_id = t.keeper_id
                              AND (m.organisation_id = p.organisation_id OR m.project_id = p.project_id)
                              AND m.since <= %(today)s AND (m.until IS NULL OR m.until > %(today)s)),
                          {COORDINATION}),
                 least(55, 35 + %(today)s - d.day), d.day, jsonb_build_object('partnership', p.id, 'day', d.day)
            FROM partners_routine t
            JOIN partners_partnership p ON p.id = t.partnership_id
           CROSS JOIN LATERAL (SELECT coalesce(t.last_on, t.since) + t.every_days AS day) d
           WHERE p.closed_on IS NULL AND t.ended_on IS NULL AND d.day <= %(today)s""",  # noqa: S608
        tag=lambda facts: gettext("routine à faire"),
        why=_late,
        action=(_("C’est fait"), "partners:routines-done", "subject"),
        open_to=(Who.CONCERNED, Who.COORDINATION),
        about_a_person=False,
        weighs=_("une habitude qui saute une fois saute deux fois"),
        closes=_("elle est faite, ou arrêtée"),
    )
)

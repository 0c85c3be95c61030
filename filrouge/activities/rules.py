"""What vigilance does not let pass of activities: someone who no longer comes, an invitation that reached nobody."""

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from filrouge.pathways.rules.words import on_day
from filrouge.vigilance.registry import Facts, Rule, Threshold, declare


def _times(facts: Facts) -> str:
    count = int(facts["times"])
    return ngettext("%(count)d absence", "%(count)d absences", count) % {"count": count}


# `streak`: absences since the last time she came or was excused; those excused are told beforehand, nobody counts them.
declare(
    Rule(
        code="activity_absences",
        title=_("Absences de suite à une activité"),
        explanation=_(
            "Quelqu’un qui a sa place n’est pas venu plusieurs fois de suite, sans prévenir. Souvent, quelque chose "
            "l’empêche : c’est le moment de demander, pas de reprocher."
        ),
        select="""
          SELECT p.id::text, p.person_id, p.project_id, w.organisation_id, w.lead_id,
                 least(75, 44 + 4 * t.streak)::int, t.since,
                 jsonb_build_object('times', t.streak, 'activity', a.title, 'day', t.latest)
            FROM activities_participation p
            JOIN activities_activity a ON a.id = p.activity_id
            JOIN pathways_pathway w ON w.person_id = p.person_id AND w.project_id = p.project_id
                                   AND w.closed_on IS NULL
           CROSS JOIN LATERAL (
                SELECT count(*) AS streak, min(d.day) AS since, max(d.day) AS latest
                  FROM (SELECT (s.starts_at AT TIME ZONE 'Europe/Paris')::date AS day,
                               sum((t.came <> 'absent')::int) OVER (ORDER BY s.starts_at DESC, s.id DESC) AS came
                          FROM activities_attendance t JOIN activities_session s ON s.id = t.session_id
                         WHERE t.participation_id = p.id) d
                 WHERE d.came = 0) t
           WHERE a.ended_on IS NULL AND p.left_on IS NULL AND p.declined_at IS NULL AND p.enrolled_at IS NOT NULL
             AND t.streak >= {threshold} AND t.latest > %(today)s - 60 {only}""",
        threshold=Threshold(_("absences de suite, sans prévenir"), 2, least=2, most=10),
        tag=lambda facts: gettext("absences de suite"),
        why=lambda facts: (
            gettext("%(times)s de suite à « %(activity)s », la dernière le %(day)s.")
            % {"times": _times(facts), "activity": facts["activity"], "day": on_day(facts, "day")}
        ),
        action=(_("Voir ses activités"), "activities:coverage-show", "person"),
        weighs=_("qui ne vient plus deux fois de suite s’éloigne, et personne ne l’a peut-être vu"),
        closes=_("elle revient, elle est excusée, ou elle dit qu’elle ne vient plus"),
    )
)

declare(
    Rule(
        code="activity_untold",
        title=_("Invitation à dire de vive voix"),
        explanation=_("Quelqu’un est invité à une activité qui approche, et aucun message n’a pu partir."),
        select="""
          SELECT p.id::text, p.person_id, p.project_id, w.organisation_id, coalesce(w.lead_id, p.created_by_id), 42,
                 n.day - 7, jsonb_build_object('activity', a.title, 'day', n.day)
            FROM activities_participation p
            JOIN activities_activity a ON a.id = p.activity_id
            JOIN pathways_pathway w ON w.person_id = p.person_id AND w.project_id = p.project_id
                                   AND w.closed_on IS NULL
           CROSS JOIN LATERAL (
                SELECT min((s.starts_at AT TIME ZONE 'Europe/Paris')::date) AS day FROM activities_session s
                 WHERE s.activity_id = a.id AND (s.starts_at AT TIME ZONE 'Europe/Paris')::date >= %(today)s
                   AND NOT EXISTS (SELECT 1 FROM activities_notheld h WHERE h.session_id = s.id)) n
           WHERE a.ended_on IS NULL AND p.trouble <> '' AND p.enrolled_at IS NULL AND p.waiting_since IS NULL
             AND p.declined_at IS NULL AND p.left_on IS NULL AND n.day <= %(today)s + 7 {only}""",
        tag=lambda facts: gettext("invitation à dire"),
        why=lambda facts: (
            gettext("« %(activity)s » a lieu le %(day)s : le lui dire de vive voix.")
            % {"activity": facts["activity"], "day": on_day(facts, "day")}
        ),
        action=(_("Noter sa réponse"), "activities:participations-answer", "subject"),
        weighs=_("une place reste vide quand personne ne l’a dit"),
        closes=_("sa réponse est notée"),
    )
)

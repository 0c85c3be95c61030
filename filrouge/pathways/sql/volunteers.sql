-- Volunteers (mission S-24): bounded role. A volunteer reaches people by the grants given by name only, and reads of
-- a person what `met_by_volunteer` says, while the match and its grant last.

-- The profile begins with the role, which an invitation gives before anyone is signed in. It mirrors the role and
-- nothing else: whoever calls this opens nothing.
CREATE OR REPLACE FUNCTION public.enrol_volunteer(p_user bigint, p_organisation bigint) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ INSERT INTO public.pathways_volunteer
     (id, user_id, organisation_id, kinds, languages, communes, availability, places, created_at)
   SELECT gen_random_uuid(), p_user, p_organisation, '{}', '{}', '', '', 1, now()
    WHERE EXISTS (SELECT 1 FROM public.accounts_membership m
                   WHERE m.user_id = p_user AND m.organisation_id = p_organisation AND m.role = 'volunteer'
                     AND m.until IS NULL)
   ON CONFLICT (user_id, organisation_id) DO NOTHING $$;

-- All that a volunteer is told of those she meets (her grant, of level 0, opens no row of them): first name, first language, how to reach if the person agreed to
-- it, and whom to call. Nothing when the match or the grant has ended, or when the way to reach is no longer used.
CREATE OR REPLACE FUNCTION public.met_by_volunteer() RETURNS TABLE (
  match_id uuid, given_name text, language text, channel_kind text, channel text, channel_when text, discreet boolean,
  lead_name text, lead_phone text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT m.id, p.given_name, coalesce(l.code, ''), coalesce(c.kind, ''), coalesce(c.value, ''),
          coalesce(c."when", ''), coalesce(c.discreet, false),
          coalesce(trim(u.given_name || ' ' || u.family_name), ''), coalesce(u.phone, '')
     FROM public.pathways_match m
     JOIN public.people_person p ON p.id = m.person_id
     LEFT JOIN public.pathways_matchagreement a ON a.match_id = m.id
     LEFT JOIN public.people_contactchannel c ON c.id = a.channel_id AND c.person_id = m.person_id AND c.ended_on IS NULL
     LEFT JOIN LATERAL (SELECT s.code FROM public.people_spokenlanguage s
                         WHERE s.person_id = m.person_id AND s.project_id IS NOT DISTINCT FROM m.project_id
                         ORDER BY s.preferred DESC, s.created_at LIMIT 1) l ON true
     LEFT JOIN public.accounts_user u ON u.id = public.fr_lead_of(m.pathway_id)
    WHERE m.user_id = public.fr_user() AND m.started_at IS NOT NULL AND m.ended_at IS NULL
      AND public.fr_holds(m.person_id, m.project_id, 0) $$;

-- Is this grant still open? A volunteer's grant is not among those the team reads, and a departure may have ended it.
CREATE OR REPLACE FUNCTION public.fr_grant_open(p_grant uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT EXISTS (SELECT 1 FROM public.people_accessgrant g
                   WHERE g.id = p_grant AND public.fr_in_force(g.since, g.until)) $$;

-- How many people a volunteer meets, the last meeting noted, whether a month passed in silence: figures for the
-- team, since who manages it reaches no file.
CREATE OR REPLACE FUNCTION public.fr_knows_volunteer(p_volunteer uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT coalesce((SELECT v.user_id = public.fr_user() OR public.fr_of_the_team(v.organisation_id)
                      FROM public.pathways_volunteer v WHERE v.id = p_volunteer), false) $$;

CREATE OR REPLACE FUNCTION public.volunteer_meets(p_volunteer uuid) RETURNS int
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT count(*)::int FROM public.pathways_match m
    WHERE m.volunteer_id = p_volunteer AND m.ended_at IS NULL AND m.started_at IS NOT NULL
      AND public.fr_knows_volunteer(p_volunteer) $$;

CREATE OR REPLACE FUNCTION public.volunteer_noted_on(p_volunteer uuid) RETURNS date
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT max(e."on") FROM public.pathways_match m JOIN public.pathways_volunteermeeting e ON e.match_id = m.id
    WHERE m.volunteer_id = p_volunteer AND m.ended_at IS NULL AND m.started_at IS NOT NULL
      AND public.fr_knows_volunteer(p_volunteer) $$;

CREATE OR REPLACE FUNCTION public.volunteer_quiet(p_volunteer uuid, p_before date) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT EXISTS (
     SELECT 1 FROM public.pathways_match m
      WHERE m.volunteer_id = p_volunteer AND m.ended_at IS NULL
        AND (m.started_at AT TIME ZONE 'Europe/Paris')::date < p_before
        AND NOT EXISTS (SELECT 1 FROM public.pathways_volunteermeeting e WHERE e.match_id = m.id AND e."on" >= p_before))
     AND public.fr_knows_volunteer(p_volunteer) $$;

REVOKE ALL ON FUNCTION public.enrol_volunteer(bigint, bigint), public.met_by_volunteer(), public.fr_grant_open(uuid),
  public.fr_knows_volunteer(uuid), public.volunteer_meets(uuid), public.volunteer_noted_on(uuid),
  public.volunteer_quiet(uuid, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.enrol_volunteer(bigint, bigint), public.met_by_volunteer(), public.fr_grant_open(uuid),
  public.volunteer_meets(uuid), public.volunteer_noted_on(uuid), public.volunteer_quiet(uuid, date) TO fr_app, fr_batch;

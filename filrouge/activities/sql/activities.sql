-- Activities are common to the teams of a project, the people who come are not: what a team must know of the others is
-- a number, and whoever holds a link reads one activity and answers for one person.

-- Of activities of the asker's projects: how many have a place, how many wait for one.
CREATE OR REPLACE FUNCTION public.activity_counts(p_activities uuid[])
RETURNS TABLE (activity_id uuid, enrolled bigint, waiting bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT a.id,
          count(p.id) FILTER (WHERE p.enrolled_at IS NOT NULL),
          count(p.id) FILTER (WHERE p.enrolled_at IS NULL AND p.waiting_since IS NOT NULL)
     FROM public.activities_activity a
     LEFT JOIN public.activities_participation p
       ON p.activity_id = a.id AND p.left_on IS NULL AND p.declined_at IS NULL
    WHERE a.id = ANY (p_activities)
      AND (a.project_id = ANY (public.fr_coordinated())
           OR EXISTS (SELECT 1 FROM public.accounts_consortiummember m
                       WHERE m.project_id = a.project_id AND m.until IS NULL
                         AND m.organisation_id = ANY (public.fr_organisations())))
    GROUP BY a.id $$;

-- The participation of the link that asks, as long as the activity goes on and she has not left it.
CREATE OR REPLACE FUNCTION public.fr_participation() RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT p.id FROM public.privacy_outsidelink l
     JOIN public.activities_participation p ON p.id = CASE WHEN l.purpose = 'activity' THEN l.subject::uuid END
     JOIN public.activities_activity a ON a.id = p.activity_id
    WHERE l.id = nullif(public.fr_link(), '') AND l.purpose = 'activity' AND l.revoked_at IS NULL
      AND l.expires_at > now() AND p.left_on IS NULL AND a.ended_on IS NULL
      AND EXISTS (SELECT 1 FROM public.activities_session s
                   WHERE s.activity_id = a.id AND s.ends_at > now()
                     AND NOT EXISTS (SELECT 1 FROM public.activities_notheld n WHERE n.session_id = s.id)) $$;

-- What the page says: the activity, where she stands, her language; nobody is named.
CREATE OR REPLACE FUNCTION public.invited_activity()
RETURNS TABLE (activity_id uuid, project_id bigint, title varchar, about text, childcare boolean, women_only boolean,
               transport varchar, organisation_id bigint, language varchar, state text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT a.id, a.project_id, a.title, a.about, a.childcare, a.women_only, a.transport, a.organisation_id,
          coalesce((SELECT g.code FROM public.people_spokenlanguage g
                     WHERE g.person_id = p.person_id AND (g.project_id = p.project_id OR g.project_id IS NULL)
                     ORDER BY g.preferred DESC, g.created_at LIMIT 1), 'fra')::varchar,
          CASE WHEN p.declined_at IS NOT NULL THEN 'declined' WHEN p.enrolled_at IS NOT NULL THEN 'enrolled'
               WHEN p.waiting_since IS NOT NULL THEN 'waiting' ELSE 'invited' END
     FROM public.activities_participation p JOIN public.activities_activity a ON a.id = p.activity_id
    WHERE p.id = public.fr_participation() $$;

-- Yes takes a place, or a turn when there is none left; no gives it back. Said again, it replaces what was said.
CREATE OR REPLACE FUNCTION public.answer_invitation(p_yes boolean)
RETURNS TABLE (participation_id uuid, activity_id uuid, person_id uuid, project_id bigint)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE v_id uuid := public.fr_participation(); v_activity uuid; v_seats int; v_taken int;
BEGIN
  IF v_id IS NULL THEN
    PERFORM public.fr_refuse('answer_invitation: no activity ahead for this link');
  END IF;
  SELECT p.activity_id INTO v_activity FROM public.activities_participation p WHERE p.id = v_id;
  SELECT a.seats INTO v_seats FROM public.activities_activity a WHERE a.id = v_activity FOR NO KEY UPDATE;
  SELECT count(*) INTO v_taken FROM public.activities_participation p
   WHERE p.activity_id = v_activity AND p.id <> v_id AND p.enrolled_at IS NOT NULL
     AND p.left_on IS NULL AND p.declined_at IS NULL;
  RETURN QUERY
    UPDATE public.activities_participation AS p
       SET answered_by = 'link',
           declined_at = CASE WHEN p_yes THEN NULL ELSE now() END,
           enrolled_at = CASE WHEN NOT p_yes THEN NULL WHEN p.enrolled_at IS NOT NULL THEN p.enrolled_at
                              WHEN v_seats IS NULL OR v_taken < v_seats THEN now() END,
           waiting_since = CASE WHEN NOT p_yes THEN NULL WHEN p.waiting_since IS NOT NULL THEN p.waiting_since
                                WHEN p.enrolled_at IS NULL AND v_taken >= v_seats THEN now() END
     WHERE p.id = v_id
    RETURNING p.id, p.activity_id, p.person_id, p.project_id;
END $$;

REVOKE ALL ON FUNCTION public.activity_counts(uuid[]), public.fr_participation(), public.invited_activity(),
  public.answer_invitation(boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.activity_counts(uuid[]), public.invited_activity(), public.answer_invitation(boolean)
  TO fr_app, fr_batch;

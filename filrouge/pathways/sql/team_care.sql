-- Care for the staff (mission S-25): figures of a team, never of one person.

CREATE OR REPLACE FUNCTION public.fr_member_of(p_user bigint, p_organisation bigint) RETURNS boolean
LANGUAGE sql STABLE AS
$$ SELECT EXISTS (
     SELECT 1 FROM public.accounts_membership m
      WHERE m.user_id = p_user AND m.organisation_id = p_organisation
        AND m.since <= public.fr_today() AND (m.until IS NULL OR m.until > public.fr_today())) $$;

-- Works there: neither a volunteer nor an evaluator, who are of no team.
CREATE OR REPLACE FUNCTION public.fr_works_in(p_organisation bigint) RETURNS boolean
LANGUAGE sql STABLE AS
$$ SELECT EXISTS (
     SELECT 1 FROM public.accounts_membership m
      WHERE m.user_id = public.fr_user() AND m.organisation_id = p_organisation
        AND m.role NOT IN ('volunteer', 'evaluator')
        AND m.since <= public.fr_today() AND (m.until IS NULL OR m.until > public.fr_today())) $$;

CREATE OR REPLACE FUNCTION public.fr_this_week() RETURNS date
LANGUAGE sql STABLE AS
$$ SELECT date_trunc('week', now() AT TIME ZONE 'Europe/Paris')::date $$;

-- The asker's mark for this week: a digest salted with a secret that no role reads, gone with the week.
CREATE OR REPLACE FUNCTION public.fr_pulse_mark(p_organisation bigint, p_salt text) RETURNS text
LANGUAGE sql STABLE AS
$$ SELECT encode(sha256(convert_to(p_salt || ':' || p_organisation || ':' || public.fr_user(), 'UTF8')), 'hex') $$;

CREATE OR REPLACE FUNCTION public.has_answered_pulse(p_organisation bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT EXISTS (
     SELECT 1 FROM public.pathways_pulsesalt s
       JOIN public.pathways_pulsemark m ON m.digest = public.fr_pulse_mark(p_organisation, s.salt)
      WHERE s.week = public.fr_this_week()) $$;

-- One answer of one person, added to the sums of her team: no row of its own, no time, no order. Every cell of the
-- week is written each time, so that what changed last does not show in the versions of the rows. Returns false when
-- she had answered. What this cannot hide is said in decision 0012.
CREATE OR REPLACE FUNCTION public.answer_pulse(p_organisation bigint, p_first int, p_second int, p_third int)
RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE v_week date := public.fr_this_week(); v_salt text;
BEGIN
  IF NOT public.fr_works_in(p_organisation) THEN
    PERFORM public.fr_refuse('answer_pulse: not of this team');
  END IF;
  IF NOT coalesce(p_first BETWEEN 1 AND 5 AND p_second BETWEEN 1 AND 5 AND p_third BETWEEN 1 AND 5, false) THEN
    PERFORM public.fr_refuse('answer_pulse: from 1 to 5');
  END IF;
  DELETE FROM public.pathways_pulsemark WHERE week < v_week;
  DELETE FROM public.pathways_pulsesalt WHERE week < v_week;
  INSERT INTO public.pathways_pulsesalt (week, salt)
  VALUES (v_week, gen_random_uuid()::text || gen_random_uuid()::text) ON CONFLICT DO NOTHING;
  SELECT salt INTO v_salt FROM public.pathways_pulsesalt WHERE week = v_week;
  INSERT INTO public.pathways_pulsemark (digest, week)
  VALUES (public.fr_pulse_mark(p_organisation, v_salt), v_week) ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  INSERT INTO public.pathways_pulseweek (id, organisation_id, week, answers, first, second, third)
  VALUES (gen_random_uuid(), p_organisation, v_week, 0, '{0,0,0,0,0}', '{0,0,0,0,0}', '{0,0,0,0,0}') ON CONFLICT DO NOTHING;
  UPDATE public.pathways_pulseweek w
     SET answers = answers + 1, first = public.fr_one_more(w.first, p_first),
         second = public.fr_one_more(w.second, p_second), third = public.fr_one_more(w.third, p_third)
   WHERE organisation_id = p_organisation AND week = v_week;
  RETURN true;
END $$;

CREATE OR REPLACE FUNCTION public.fr_one_more(p_counts smallint[], p_answer int) RETURNS smallint[]
LANGUAGE sql IMMUTABLE AS
$$ SELECT array_agg((n + (i = p_answer)::int)::smallint ORDER BY i) FROM unnest(p_counts) WITH ORDINALITY AS u (n, i) $$;

-- What a team carries, all together: nothing under three professionals, where a sum would tell of one of them.
CREATE OR REPLACE FUNCTION public.team_workload(p_organisation bigint) RETURNS TABLE (
  professionals int, full_time numeric, people int, without_referent int, away int, appointments int, late_contacts int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ WITH team AS (
     SELECT m.user_id, max(m.working_time) AS time FROM public.accounts_membership m
       JOIN public.accounts_user u ON u.id = m.user_id AND u.is_active
      WHERE m.organisation_id = p_organisation AND m.role IN ('referent', 'outreach', 'professional', 'coordinator')
        AND m.since <= public.fr_today() AND (m.until IS NULL OR m.until > public.fr_today())
      GROUP BY 1),
   path AS (SELECT id, lead_id FROM public.pathways_pathway WHERE organisation_id = p_organisation AND closed_on IS NULL)
   SELECT (SELECT count(*)::int FROM team), (SELECT round(sum(time) / 100.0, 1) FROM team),
          (SELECT count(*)::int FROM path), (SELECT count(*)::int FROM path WHERE lead_id IS NULL),
          (SELECT count(DISTINCT b.user_id)::int FROM public.pathways_absence b
            WHERE b.user_id IN (SELECT user_id FROM team) AND b.cancelled_at IS NULL
              AND (now() AT TIME ZONE 'Europe/Paris')::date BETWEEN b.since AND b.until),
          (SELECT count(*)::int FROM public.pathways_appointment a
            WHERE a.pathway_id IN (SELECT id FROM path) AND a.outcome = ''
              AND a.starts_at BETWEEN now() AND now() + interval '7 days'),
          (SELECT count(*)::int FROM public.pathways_contact c
            WHERE c.pathway_id IN (SELECT id FROM path) AND c.at > now() - interval '28 days' AND c.channel <> 'list'
              AND (extract(isodow FROM c.at AT TIME ZONE 'Europe/Paris') > 5
                   OR extract(hour FROM c.at AT TIME ZONE 'Europe/Paris') NOT BETWEEN 8 AND 18))
    WHERE (public.fr_works_in(p_organisation) OR public.fr_runs(p_organisation)) AND (SELECT count(*) FROM team) >= 3 $$;

REVOKE ALL ON FUNCTION public.has_answered_pulse(bigint), public.answer_pulse(bigint, int, int, int),
  public.team_workload(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.has_answered_pulse(bigint), public.answer_pulse(bigint, int, int, int),
  public.team_workload(bigint) TO fr_app, fr_batch;

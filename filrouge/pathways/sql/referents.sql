-- Who accompanies whom: one lead at a time, no gap between two (mission S-16).
-- Being the referent opens confidential notes, so the web role cannot write these rows: three functions do
-- (name_referents, start_pair, end_pair), which check rights as well as reach. When the lead changes, the same
-- instant ends one and starts the next, and the need-to-know grants follow the charge.

-- The lead of a pathway still accompanies people in the organisation in charge.
CREATE OR REPLACE FUNCTION public.fr_accompanies(p_user bigint, p_organisation bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT EXISTS (
     SELECT 1 FROM public.accounts_membership m JOIN public.accounts_user u ON u.id = m.user_id
     WHERE m.user_id = p_user AND m.organisation_id = p_organisation AND u.is_active
       AND m.role IN ('referent', 'outreach', 'professional', 'coordinator')
       AND m.since <= public.fr_today() AND (m.until IS NULL OR m.until > public.fr_today())) $$;

-- The lead, from the rows above suspicion: `lead_id` of the path is kept for lists, and the web role writes it.
CREATE OR REPLACE FUNCTION public.fr_lead_of(p_pathway uuid) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT user_id FROM public.pathways_referent
    WHERE pathway_id = p_pathway AND role = 'lead' AND until IS NULL $$;

-- The coordinator of the project; or the team in charge when the path has no lead, when the asker is the
-- lead, or when the lead has left. A colleague does not take someone over behind a referent's back,
-- nor does whoever opened the file in an emergency.
CREATE OR REPLACE FUNCTION public.fr_may_name_referent(
  p_person uuid, p_project bigint, p_organisation bigint, p_lead bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT coalesce(
     (p_project = ANY (public.fr_coordinated())
        AND (public.fr_holds(p_person, p_project, 2) OR public.fr_holds(p_person, p_project, 3)))
     OR (public.fr_decides(p_person, p_project)
           AND (p_lead IS NULL OR p_lead = public.fr_user() OR NOT public.fr_accompanies(p_lead, p_organisation))),
     false) $$;

-- The lead of each pathway becomes the user at the same place in `p_users`; all or nothing. `p_since` is
-- heard only where nobody held the path before (taken over from a paper list); otherwise the instant is now.
-- Returns how many leads changed: naming the present lead again changes nothing.
CREATE OR REPLACE FUNCTION public.name_referents(
  p_pathways uuid[], p_users bigint[], p_note text, p_met_together boolean, p_since timestamptz[]) RETURNS int
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  named record;
  path public.pathways_pathway;
  v_lead bigint;
  v_at timestamptz := clock_timestamp();
  v_changed int := 0;
BEGIN
  FOR named IN SELECT * FROM unnest(p_pathways, p_users, p_since) AS n(pathway, lead, since) ORDER BY 1 LOOP
    SELECT * INTO path FROM public.pathways_pathway WHERE id = named.pathway AND closed_on IS NULL FOR UPDATE;
    v_lead := public.fr_lead_of(path.id);
    IF NOT public.fr_may_name_referent(path.person_id, path.project_id, path.organisation_id, v_lead) THEN
      PERFORM public.fr_refuse('name_referents: not the asker''s to decide');
    END IF;
    IF NOT coalesce(public.fr_accompanies(named.lead, path.organisation_id), false) THEN
      PERFORM public.fr_refuse('name_referents: a referent belongs to the team in charge');
    END IF;
    CONTINUE WHEN v_lead = named.lead;
    UPDATE public.pathways_referent SET until = greatest(v_at, since)
     WHERE pathway_id = path.id AND until IS NULL AND (role = 'lead' OR user_id = named.lead);
    INSERT INTO public.pathways_referent (id, person_id, project_id, pathway_id, user_id, role, since, until,
                                          handover_note, met_together, created_by_id, created_at)
    VALUES (gen_random_uuid(), path.person_id, path.project_id, path.id, named.lead, 'lead',
            CASE WHEN v_lead IS NULL THEN least(coalesce(named.since, v_at), v_at) ELSE v_at END, NULL,
            p_note, p_met_together, public.fr_user(), v_at);
    UPDATE public.pathways_pathway SET lead_id = named.lead WHERE id = path.id;
    PERFORM public.fr_need_to_know_follows(path.person_id, path.project_id, v_lead, named.lead);
    v_changed := v_changed + 1;
  END LOOP;
  RETURN v_changed;
END $$;

-- A second referent beside the lead: the lead decides, or the coordinator of the project, from the team in charge.
CREATE OR REPLACE FUNCTION public.fr_may_pair(path public.pathways_pathway) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT coalesce(
     path.closed_on IS NULL AND public.fr_decides(path.person_id, path.project_id)
     AND (public.fr_lead_of(path.id) = public.fr_user() OR path.project_id = ANY (public.fr_coordinated())),
     false) $$;

CREATE OR REPLACE FUNCTION public.start_pair(p_pathway uuid, p_user bigint) RETURNS uuid
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE path public.pathways_pathway; v_at timestamptz := clock_timestamp(); v_pair uuid := gen_random_uuid();
BEGIN
  SELECT * INTO path FROM public.pathways_pathway WHERE id = p_pathway FOR UPDATE;
  IF NOT public.fr_may_pair(path) THEN
    PERFORM public.fr_refuse('start_pair: not the asker''s to decide');
  END IF;
  IF NOT coalesce(public.fr_accompanies(p_user, path.organisation_id), false) THEN
    PERFORM public.fr_refuse('start_pair: a referent belongs to the team in charge');
  END IF;
  IF EXISTS (SELECT 1 FROM public.pathways_referent
              WHERE pathway_id = path.id AND user_id = p_user AND until IS NULL) THEN
    PERFORM public.fr_refuse('start_pair: already a referent of this path');
  END IF;
  INSERT INTO public.pathways_referent (id, person_id, project_id, pathway_id, user_id, role, since, until,
                                        handover_note, met_together, created_by_id, created_at)
  VALUES (v_pair, path.person_id, path.project_id, path.id, p_user, 'pair', v_at, NULL, '', false,
          public.fr_user(), v_at);
  RETURN v_pair;
END $$;

-- By those who may pair, or by the second referent herself. Returns how many ended: 0 when it had ended before.
CREATE OR REPLACE FUNCTION public.end_pair(p_referent uuid) RETURNS int
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE pair public.pathways_referent; path public.pathways_pathway; v_ended int;
BEGIN
  SELECT * INTO pair FROM public.pathways_referent WHERE id = p_referent AND role = 'pair' FOR UPDATE;
  SELECT * INTO path FROM public.pathways_pathway WHERE id = pair.pathway_id;
  IF NOT (public.fr_may_pair(path) OR coalesce(pair.user_id = public.fr_user(), false)) THEN
    PERFORM public.fr_refuse('end_pair: not the asker''s to decide');
  END IF;
  UPDATE public.pathways_referent SET until = greatest(clock_timestamp(), since)
   WHERE id = pair.id AND until IS NULL;
  GET DIAGNOSTICS v_ended = ROW_COUNT;
  RETURN v_ended;
END $$;

-- Status and permit are known to the referent: what the former lead held by need to know, the new one holds,
-- and the former no longer does. Without a former lead, what anyone of the team held is opened to the new one.
CREATE OR REPLACE FUNCTION public.fr_need_to_know_follows(
  p_person uuid, p_project bigint, p_former bigint, p_lead bigint) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM public.fr_write_grant(p_person, p_project, NULL, p_lead, NULL, 'team', held.level, 'team', NULL,
                                'référent·e du parcours', NULL)
     FROM (SELECT g.level FROM public.people_accessgrant g
            WHERE g.person_id = p_person AND g.project_id = p_project AND g.level > 3 AND g.basis = 'team'
              AND g.user_id IS NOT NULL AND (p_former IS NULL OR g.user_id IN (p_former, p_lead))
              AND public.fr_in_force(g.since, g.until)
            GROUP BY g.level HAVING NOT bool_or(g.user_id = p_lead)) held;
  UPDATE public.people_accessgrant SET until = now(), reason = left(reason || ' ; passation', 300)
   WHERE person_id = p_person AND project_id = p_project AND user_id = p_former AND level > 3
     AND basis = 'team' AND public.fr_in_force(since, until);
END $$;

-- How many people a professional accompanies for an organisation: a figure, told to those who work there (who manages it reaches no file, and must know that a caseload has to be handed over).
CREATE OR REPLACE FUNCTION public.caseload_size(p_user bigint, p_organisation bigint) RETURNS int
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT count(*)::int FROM public.pathways_pathway p
    WHERE p.lead_id = p_user AND p.organisation_id = p_organisation AND p.closed_on IS NULL
      AND EXISTS (SELECT 1 FROM public.accounts_membership m
                   WHERE m.user_id = public.fr_user() AND m.organisation_id = p.organisation_id
                     AND m.since <= public.fr_today() AND (m.until IS NULL OR m.until > public.fr_today())) $$;

REVOKE ALL ON FUNCTION public.fr_accompanies(bigint, bigint),
  public.fr_lead_of(uuid), public.fr_may_name_referent(uuid, bigint, bigint, bigint),
  public.fr_may_pair(public.pathways_pathway), public.start_pair(uuid, bigint), public.end_pair(uuid),
  public.name_referents(uuid[], bigint[], text, boolean, timestamptz[]),
  public.fr_need_to_know_follows(uuid, bigint, bigint, bigint), public.caseload_size(bigint, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.name_referents(uuid[], bigint[], text, boolean, timestamptz[]),
  public.start_pair(uuid, bigint), public.end_pair(uuid),
  public.caseload_size(bigint, bigint) TO fr_app, fr_batch;

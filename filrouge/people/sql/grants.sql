-- The functions through which grants are written; a sixth, name_referents, moves need to know with the lead of a
-- path (pathways/sql/referents.sql, docs/decisions/0006). The web role can only SELECT the table.
-- NOT (false OR NULL) is NULL and an IF lets it through: every test below is two-valued.
-- Owner's rights, fixed search_path (pg_temp last: a temporary table must never stand for ours).

CREATE OR REPLACE FUNCTION public.fr_refuse(p_why text) RETURNS void
LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '%', p_why USING ERRCODE = 'insufficient_privilege'; END $$;

-- Does the asker hold this level on this person in this project? For definer functions, which see every grant.
CREATE OR REPLACE FUNCTION public.fr_holds(p_person uuid, p_project bigint, p_level int) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT EXISTS (
     SELECT 1 FROM public.people_accessgrant g
     WHERE g.person_id = p_person AND g.project_id IS NOT DISTINCT FROM p_project AND g.level = p_level
       AND public.fr_in_force(g.since, g.until)
       AND ((g.organisation_id = ANY (public.fr_organisations()) AND g.audience = 'team')
            OR g.user_id = public.fr_user()
            OR (g.audience = 'coordination' AND g.project_id = ANY (public.fr_coordinated())))) $$;

-- Deciding who else sees a file is for those in charge of it: an emergency opens it for a day, and a grant
-- given meanwhile (to oneself, for good) would outlive the day.
CREATE OR REPLACE FUNCTION public.fr_decides(p_person uuid, p_project bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT EXISTS (
     SELECT 1 FROM public.people_accessgrant g
     WHERE g.person_id = p_person AND g.project_id IS NOT DISTINCT FROM p_project AND g.level = 3
       AND g.basis <> 'emergency' AND public.fr_in_force(g.since, g.until)
       AND ((g.organisation_id = ANY (public.fr_organisations()) AND g.audience = 'team')
            OR g.user_id = public.fr_user()
            OR (g.audience = 'coordination' AND g.project_id = ANY (public.fr_coordinated())))) $$;

-- A copy of the file holds all that the asker reads. An emergency lets read, and leaves nothing behind: no copy
-- while a part of the file is open to the asker by an emergency alone.
CREATE OR REPLACE FUNCTION public.fr_may_copy(p_person uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT public.fr_in_charge(p_person) AND NOT EXISTS (
     SELECT 1 FROM public.people_accessgrant g
     WHERE g.person_id = p_person AND g.user_id = public.fr_user() AND g.basis = 'emergency'
       AND public.fr_in_force(g.since, g.until) AND NOT public.fr_decides(p_person, g.project_id)) $$;

CREATE OR REPLACE FUNCTION public.fr_write_grant(
  p_person uuid, p_project bigint, p_organisation bigint, p_user bigint, p_link text, p_audience text,
  p_level int, p_basis text, p_agreement uuid, p_reason text, p_until timestamptz) RETURNS uuid
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ INSERT INTO public.people_accessgrant
     (id, person_id, project_id, organisation_id, user_id, link_id, audience, level, basis, agreement_id, reason,
      since, until, given_by)
   VALUES (gen_random_uuid(), p_person, p_project, p_organisation, p_user, p_link, p_audience, p_level, p_basis,
           p_agreement, p_reason, now(), p_until, public.fr_actor())
   RETURNING id $$;

-- 1. New files, one or thousands. The grants come first, the people are inserted next in the same
-- transaction: the deferred foreign key refuses a grant without a person at commit. Status and permit: to
-- whoever opens, by need to know.
CREATE OR REPLACE FUNCTION public.open_files(p_people uuid[], p_organisation bigint, p_project bigint) RETURNS int
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF p_organisation IS NULL OR NOT p_organisation = ANY (public.fr_organisations()) THEN
    PERFORM public.fr_refuse('open_file: not one of the asker''s organisations');
  END IF;
  IF EXISTS (SELECT 1 FROM public.people_person WHERE id = ANY (p_people))
     OR EXISTS (SELECT 1 FROM public.people_accessgrant WHERE person_id = ANY (p_people)) THEN
    PERFORM public.fr_refuse('open_file: this file exists');
  END IF;
  IF NOT EXISTS (SELECT 1 FROM public.accounts_consortiummember
                 WHERE project_id = p_project AND organisation_id = p_organisation
                   AND (until IS NULL OR until > public.fr_today())) THEN
    PERFORM public.fr_refuse('open_file: the organisation does not take part in this project');
  END IF;
  INSERT INTO public.people_accessgrant
    (id, person_id, project_id, organisation_id, user_id, audience, level, basis, reason, since, given_by)
  SELECT gen_random_uuid(), p.id, p_project, g.organisation, g.asker, g.audience, g.level, 'team', g.reason,
         now(), public.fr_actor()
    FROM (SELECT DISTINCT unnest(p_people) AS id) p,
         (SELECT p_organisation AS organisation, NULL::bigint AS asker, 'team' AS audience, 3 AS level,
                 'dossier ouvert' AS reason
          UNION ALL
          SELECT lead_id, NULL, 'coordination', 2, 'coordination du projet'
            FROM public.accounts_project WHERE id = p_project
          UNION ALL
          SELECT NULL, public.fr_user(), 'team', 13, 'a ouvert le dossier' WHERE public.fr_user() IS NOT NULL) g;
  RETURN cardinality(p_people);
END $$;

CREATE OR REPLACE FUNCTION public.open_file(p_person uuid, p_organisation bigint, p_project bigint) RETURNS uuid
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM public.open_files(ARRAY[p_person], p_organisation, p_project);
  RETURN p_person;
END $$;

-- 2. Opening a file, or part of it, to someone else. The giver holds the whole file of that project; a
-- need-to-know category is given by someone who holds it, or by a colleague: never to oneself.
-- A team or a legal duty opens it within the consortium of the project, a duty never to oneself or one's own
-- team; only her agreement opens it to anyone else.
CREATE OR REPLACE FUNCTION public.give(
  p_person uuid, p_project bigint, p_organisation bigint, p_user bigint, p_link text, p_level int,
  p_basis text, p_agreement uuid, p_reason text, p_until timestamptz) RETURNS uuid
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT public.fr_decides(p_person, p_project) THEN
    PERFORM public.fr_refuse('give: the giver does not hold this file');
  END IF;
  IF p_level > 3 AND NOT public.fr_holds(p_person, p_project, p_level)
     AND (p_user = public.fr_user() OR p_organisation = ANY (public.fr_organisations())
          OR p_link IS NOT NULL) THEN  -- whoever gives to a link may hold it
    PERFORM public.fr_refuse('give: a need-to-know category is not given to oneself');
  END IF;
  IF p_basis NOT IN ('team', 'agreement', 'legal_duty') OR coalesce(trim(p_reason), '') = '' THEN
    PERFORM public.fr_refuse('give: a basis and a reason are needed');
  END IF;
  IF p_basis = 'agreement' AND NOT EXISTS (
       SELECT 1 FROM public.people_agreement a
       WHERE a.id = p_agreement AND a.person_id = p_person AND a.project_id IS NOT DISTINCT FROM p_project
         AND a.organisation_id IS NOT DISTINCT FROM p_organisation AND a.withdrawn_at IS NULL
         AND (a.until IS NULL OR a.until >= public.fr_today())
         AND CASE p_level WHEN 1 THEN true WHEN 2 THEN 'path' = ANY (a.field_groups)
                          WHEN 11 THEN 'health' = ANY (a.field_groups) WHEN 12 THEN 'justice' = ANY (a.field_groups)
                          WHEN 13 THEN 'asylum' = ANY (a.field_groups) ELSE false END) THEN
    PERFORM public.fr_refuse('give: no agreement of this person for this organisation and this part of the file');
  END IF;
  IF p_basis <> 'agreement' AND NOT public.fr_in_consortium(p_project, p_organisation, p_user) THEN
    PERFORM public.fr_refuse('give: without her agreement a file stays within the consortium of the project');
  END IF;
  IF p_basis = 'legal_duty'
     AND coalesce(p_user = public.fr_user(), p_organisation = ANY (public.fr_organisations()), false) THEN
    PERFORM public.fr_refuse('give: a legal duty is not invoked for oneself');
  END IF;
  RETURN public.fr_write_grant(p_person, p_project, p_organisation, p_user, p_link, 'team', p_level, p_basis,
                               p_agreement, p_reason, p_until);
END $$;

CREATE OR REPLACE FUNCTION public.fr_in_consortium(p_project bigint, p_organisation bigint, p_user bigint)
RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT EXISTS (
     SELECT 1 FROM public.accounts_consortiummember c
     WHERE c.project_id = p_project AND (c.until IS NULL OR c.until > public.fr_today())
       AND (c.organisation_id = p_organisation
            OR EXISTS (SELECT 1 FROM public.accounts_membership m
                       WHERE m.user_id = p_user AND m.organisation_id = c.organisation_id
                         AND m.since <= public.fr_today() AND (m.until IS NULL OR m.until > public.fr_today())))) $$;

-- 3. Ending a grant. Never the last one that holds a whole file: a file always has someone in charge.
CREATE OR REPLACE FUNCTION public.end_grant(p_grant uuid, p_reason text) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE ended public.people_accessgrant;
BEGIN
  SELECT * INTO ended FROM public.people_accessgrant WHERE id = p_grant AND (until IS NULL OR until > now()) FOR UPDATE;
  IF ended.id IS NULL OR NOT (public.fr_decides(ended.person_id, ended.project_id) OR coalesce(ended.user_id = public.fr_user(), false)) THEN
    PERFORM public.fr_refuse('end_grant: no such grant within reach');
  END IF;
  IF ended.level = 3 AND ended.basis = 'team' AND NOT EXISTS (
       SELECT 1 FROM public.people_accessgrant g
       WHERE g.person_id = ended.person_id AND g.project_id IS NOT DISTINCT FROM ended.project_id
         AND g.id <> ended.id AND g.level = 3 AND g.basis = 'team' AND public.fr_in_force(g.since, g.until)) THEN
    PERFORM public.fr_refuse('end_grant: the last team in charge; hand the file over first');
  END IF;
  UPDATE public.people_accessgrant SET until = now(), reason = left(reason || ' ; ' || p_reason, 300) WHERE id = p_grant;
END $$;

-- 4. Emergency: the whole file for 24 hours, with a reason, to someone of the project's consortium who
-- knows the person's reference. The officer is told.
CREATE OR REPLACE FUNCTION public.break_glass(p_reference text, p_project bigint, p_reason text) RETURNS uuid
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE v_person uuid; v_grant uuid; v_organisation bigint;
BEGIN
  IF length(trim(coalesce(p_reason, ''))) < 20 THEN
    PERFORM public.fr_refuse('break_glass: a reason of 20 characters or more is needed');
  END IF;
  SELECT c.organisation_id INTO v_organisation FROM public.accounts_consortiummember c
   WHERE c.project_id = p_project AND c.organisation_id = ANY (public.fr_organisations())
     AND (c.until IS NULL OR c.until > public.fr_today()) ORDER BY c.id LIMIT 1;
  IF v_organisation IS NULL OR public.fr_user() IS NULL THEN
    PERFORM public.fr_refuse('break_glass: not of the consortium of this project');
  END IF;
  SELECT p.id INTO v_person FROM public.people_person p
   WHERE p.reference = p_reference
     AND EXISTS (SELECT 1 FROM public.people_accessgrant g WHERE g.person_id = p.id AND g.project_id = p_project);
  IF v_person IS NULL THEN
    RETURN NULL;
  END IF;
  v_grant := public.fr_write_grant(v_person, p_project, NULL, public.fr_user(), NULL, 'team', 3, 'emergency', NULL,
                                   left(p_reason, 300), now() + interval '24 hours');
  INSERT INTO public.people_emergencyaccess (grant_id, person_id, project_id, organisation_id, user_id, reason, at, review)
  VALUES (v_grant, v_person, p_project, v_organisation, public.fr_user(), left(p_reason, 300), now(), '');
  RETURN v_person;
END $$;

-- 5. Withdrawing an agreement ends the grants that rest on it, here and nowhere else. By those in charge: an
-- emergency opens a file to be read, not to close it to others.
CREATE OR REPLACE FUNCTION public.withdraw_agreement(p_agreement uuid, p_how text) RETURNS int
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE v_agreement public.people_agreement; v_ended int;
BEGIN
  SELECT * INTO v_agreement FROM public.people_agreement WHERE id = p_agreement AND withdrawn_at IS NULL FOR UPDATE;
  IF v_agreement.id IS NULL OR NOT public.fr_decides(v_agreement.person_id, v_agreement.project_id) THEN
    PERFORM public.fr_refuse('withdraw_agreement: no such agreement within reach');
  END IF;
  UPDATE public.people_agreement SET withdrawn_at = now(), withdrawn_how = p_how WHERE id = p_agreement;
  UPDATE public.people_accessgrant SET until = now()
   WHERE agreement_id = p_agreement AND (until IS NULL OR until > now());
  GET DIAGNOSTICS v_ended = ROW_COUNT;
  RETURN v_ended;
END $$;

-- Who can see this person: for those who hold the whole file of one of her projects, and the officer.
CREATE OR REPLACE FUNCTION public.who_can_see(p_person uuid)
RETURNS SETOF public.people_accessgrant
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT g.* FROM public.people_accessgrant g
   WHERE g.person_id = p_person AND public.fr_holds(p_person, g.project_id, 3)
   ORDER BY g.until IS NOT NULL, g.since $$;

REVOKE ALL ON FUNCTION public.fr_write_grant(uuid, bigint, bigint, bigint, text, text, int, text, uuid, text, timestamptz),
  public.fr_holds(uuid, bigint, int), public.fr_decides(uuid, bigint), public.fr_may_copy(uuid),
  public.fr_in_consortium(bigint, bigint, bigint),
  public.open_file(uuid, bigint, bigint), public.open_files(uuid[], bigint, bigint),
  public.give(uuid, bigint, bigint, bigint, text, int, text, uuid, text, timestamptz),
  public.end_grant(uuid, text), public.break_glass(text, bigint, text), public.withdraw_agreement(uuid, text),
  public.who_can_see(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.fr_may_copy(uuid),
  public.open_file(uuid, bigint, bigint), public.open_files(uuid[], bigint, bigint),
  public.give(uuid, bigint, bigint, bigint, text, int, text, uuid, text, timestamptz),
  public.end_grant(uuid, text), public.break_glass(text, bigint, text), public.withdraw_agreement(uuid, text),
  public.who_can_see(uuid) TO fr_app, fr_batch;

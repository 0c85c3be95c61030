-- A side of an assessment answered by a link that serves once. Its holder reads the questions of that side, and no
-- answer, not even the one given: the policy of answers knows no link (models/assessments.py).

CREATE OR REPLACE FUNCTION public.fr_asking() RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT k.id FROM public.privacy_outsidelink l JOIN public.skills_skillasking k ON k.link_id = l.id
    WHERE l.id = nullif(public.fr_link(), '') AND l.purpose = 'skill_answer' AND l.revoked_at IS NULL
      AND l.used_at IS NULL AND l.expires_at > now()
      AND NOT EXISTS (SELECT 1 FROM public.skills_skillanswer r WHERE r.assessment_id = k.assessment_id AND r.side = k.side) $$;

-- Which assessment, which side. Her first name for whoever answers in our place; she needs not be told hers.
CREATE OR REPLACE FUNCTION public.asked_assessment()
RETURNS TABLE (id uuid, person_id uuid, project_id bigint, "on" date, side varchar, given_name varchar)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT a.id, a.person_id, a.project_id, a."on", k.side,
          (CASE WHEN k.side = 'ours' THEN p.given_name ELSE '' END)::varchar
     FROM public.skills_skillasking k
     JOIN public.skills_assessment a ON a.id = k.assessment_id
     JOIN public.people_person p ON p.id = a.person_id
    WHERE k.id = public.fr_asking() $$;

CREATE OR REPLACE FUNCTION public.asked_skills()
RETURNS TABLE (id uuid, assessed_id uuid, title varchar, about varchar, signs varchar[], levels varchar[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT k.id, s.id, k.title, k.about, k.signs, k.levels
     FROM public.skills_skillasking q
     JOIN public.skills_assessedskill s ON s.assessment_id = q.assessment_id
     JOIN public.reference_frameworkskill k ON k.id = s.skill_id
    WHERE q.id = public.fr_asking() ORDER BY s.rank $$;

-- All of them, once. `p_ids`: the keys of the rows, for which the words were encrypted.
CREATE OR REPLACE FUNCTION public.answer_asked(p_ids uuid[], p_assessed uuid[], p_levels smallint[], p_advice bytea[],
                                               p_objective bytea[]) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE v_asking public.skills_skillasking;
BEGIN
  -- Two presses at once: the second waits here, then finds the link used.
  PERFORM 1 FROM public.privacy_outsidelink l WHERE l.id = nullif(public.fr_link(), '') FOR UPDATE;
  SELECT * INTO v_asking FROM public.skills_skillasking k WHERE k.id = public.fr_asking();
  IF v_asking.id IS NULL THEN
    PERFORM public.fr_refuse('answer_asked: no open question');
  END IF;
  IF (SELECT array_agg(s.id ORDER BY s.id) FROM public.skills_assessedskill s WHERE s.assessment_id = v_asking.assessment_id)
     IS DISTINCT FROM (SELECT array_agg(one ORDER BY one) FROM unnest(p_assessed) one)
     OR (v_asking.side = 'hers'
         AND EXISTS (SELECT 1 FROM unnest(p_advice || p_objective) words WHERE octet_length(words) > 0)) THEN
    PERFORM public.fr_refuse('answer_asked: not these questions');
  END IF;
  INSERT INTO public.skills_skillanswer (id, person_id, project_id, created_by_id, created_at, assessment_id, assessed_id,
                                         side, level, advice, objective)
  SELECT a.id, v_asking.person_id, v_asking.project_id, NULL, now(), v_asking.assessment_id, a.assessed, v_asking.side,
         a.level, a.advice, a.objective
    FROM unnest(p_ids, p_assessed, p_levels, p_advice, p_objective) AS a (id, assessed, level, advice, objective);
  UPDATE public.privacy_outsidelink SET used_at = now() WHERE id = v_asking.link_id;
END $$;

REVOKE ALL ON FUNCTION public.fr_asking(), public.asked_assessment(), public.asked_skills(),
  public.answer_asked(uuid[], uuid[], smallint[], bytea[], bytea[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.asked_assessment(), public.asked_skills(),
  public.answer_asked(uuid[], uuid[], smallint[], bytea[], bytea[]) TO fr_app, fr_batch;

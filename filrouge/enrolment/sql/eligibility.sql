-- Where a candidacy stands, from every answer, those the asker may not read included: a colleague without the
-- need-to-know category must not undo what another one verified. Says outcomes and who looked, never an answer.

CREATE OR REPLACE FUNCTION public.weigh_candidacy(p_candidacy uuid) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE v_candidacy public.enrolment_candidacy; v_eligibility text;
BEGIN
  SELECT * INTO v_candidacy FROM public.enrolment_candidacy WHERE id = p_candidacy FOR UPDATE;
  IF NOT coalesce(public.fr_holds(v_candidacy.person_id, v_candidacy.project_id, 3), false) THEN
    PERFORM public.fr_refuse('weigh_candidacy: the asker does not hold this file');
  END IF;
  DELETE FROM public.enrolment_verification WHERE candidacy_id = p_candidacy;
  INSERT INTO public.enrolment_verification
    (id, person_id, project_id, candidacy_id, "group", outcome, seen_by_id, seen_on, created_by_id, created_at)
  SELECT gen_random_uuid(), v_candidacy.person_id, v_candidacy.project_id, p_candidacy, c."group",
         CASE WHEN bool_or(a.value = 'met') THEN 'met'
              WHEN bool_and(coalesce(a.value, 'unknown') = 'not_met') THEN 'not_met' ELSE 'unknown' END,
         (array_agg(a.answered_by_id ORDER BY a.value = 'met' DESC, a.answered_on DESC) FILTER (WHERE a.id IS NOT NULL))[1],
         (array_agg(a.answered_on ORDER BY a.value = 'met' DESC, a.answered_on DESC) FILTER (WHERE a.id IS NOT NULL))[1],
         public.fr_user(), now()
    FROM public.enrolment_criterion c
    LEFT JOIN public.enrolment_answer a ON a.criterion_id = c.id AND a.candidacy_id = p_candidacy
   WHERE c.rule_set_id = v_candidacy.rule_set_id AND c.weight = 'condition'
   GROUP BY c."group";
  SELECT CASE WHEN count(*) = 0 OR bool_and(seen_on IS NULL) THEN ''
              WHEN bool_and(outcome = 'met') THEN 'met'
              WHEN bool_or(outcome = 'not_met') THEN 'not_met' ELSE 'missing' END
    INTO v_eligibility FROM public.enrolment_verification WHERE candidacy_id = p_candidacy;
  UPDATE public.enrolment_candidacy SET eligibility = v_eligibility WHERE id = p_candidacy;
  RETURN v_eligibility;
END $$;

REVOKE ALL ON FUNCTION public.weigh_candidacy(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.weigh_candidacy(uuid) TO fr_app, fr_batch;

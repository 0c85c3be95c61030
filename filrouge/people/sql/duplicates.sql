-- The same person on two sides that do not see each other: asked without showing anything, merged only when
-- someone of each side agrees. An emergency access opens a file to be read; it is no side of a merge.

-- People of this exact normalised name and exact birth date, out of the asker's reach. A 1 January given by an
-- office, or a year alone, says nothing and never matches.
CREATE OR REPLACE FUNCTION public.fr_elsewhere(p_names_key text, p_birth_date date) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT p.id FROM public.people_person p
   WHERE p.names_key = p_names_key AND p.birth_date = p_birth_date AND p.birth_precision = 'day'
     AND NOT EXISTS (SELECT 1 FROM public.fr_grants_of_asker(p.id)) $$;

-- Counted before it is answered, and journalled whatever the answer. The lock makes twenty mean twenty.
CREATE OR REPLACE FUNCTION public.fr_count_question(p_found boolean) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF public.fr_user() IS NULL OR cardinality(public.fr_organisations()) = 0 THEN
    PERFORM public.fr_refuse('known_elsewhere: only those who accompany people ask');
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('known_elsewhere', public.fr_user()));
  IF (SELECT count(*) FROM public.people_namesake n
       WHERE n.user_id = public.fr_user() AND n.at > now() - interval '24 hours') >= 20 THEN
    PERFORM public.fr_refuse('known_elsewhere: 20 questions a day');
  END IF;
  INSERT INTO public.people_namesake (user_id, at, found) VALUES (public.fr_user(), clock_timestamp(), p_found);
  RETURN p_found;
END $$;

CREATE OR REPLACE FUNCTION public.known_elsewhere(p_names_key text, p_birth_date date) RETURNS boolean
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT public.fr_count_question(
     (SELECT count(*) > 0 FROM public.fr_elsewhere(p_names_key, p_birth_date))) $$;

-- Ask those who follow the namesakes of one of the asker's people. Says only whether there is someone to ask.
CREATE OR REPLACE FUNCTION public.ask_duplicate(p_person uuid) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE v_name text; v_birth date; v_exact boolean; v_found boolean;
BEGIN
  IF NOT public.fr_in_charge(p_person) THEN
    PERFORM public.fr_refuse('ask_duplicate: the asker does not hold this file');
  END IF;
  SELECT names_key, birth_date, birth_precision = 'day' INTO v_name, v_birth, v_exact
    FROM public.people_person WHERE id = p_person;
  v_found := public.fr_count_question(
    v_exact AND (SELECT count(*) > 0 FROM public.fr_elsewhere(v_name, v_birth)));
  IF v_exact THEN
    INSERT INTO public.people_duplicatequestion (id, ours_id, theirs_id, asked_by_id, asked_at, answer)
    SELECT gen_random_uuid(), p_person, other, public.fr_user(), now(), ''
      FROM public.fr_elsewhere(v_name, v_birth) other
     WHERE NOT EXISTS (SELECT 1 FROM public.people_duplicatequestion q
                       WHERE (q.ours_id = p_person AND q.theirs_id = other)
                          OR (q.ours_id = other AND q.theirs_id = p_person));
  END IF;
  RETURN v_found;
END $$;

-- Each side with its own file only. `asked`: a question to the asker of this query, or by it.
CREATE OR REPLACE FUNCTION public.questions_for_me()
RETURNS TABLE (id uuid, person_id uuid, asked boolean, asked_at timestamptz, answered_at timestamptz, answer text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT q.id, q.theirs_id, true, q.asked_at, q.answered_at, q.answer
     FROM public.people_duplicatequestion q
    WHERE q.answered_at IS NULL AND q.ours_id <> q.theirs_id AND public.fr_in_charge(q.theirs_id)
   UNION ALL
   SELECT q.id, q.ours_id, false, q.asked_at, q.answered_at, q.answer
     FROM public.people_duplicatequestion q
    WHERE q.ours_id <> q.theirs_id AND public.fr_in_charge(q.ours_id)
   ORDER BY 4 DESC $$;

CREATE OR REPLACE FUNCTION public.answer_duplicate(p_question uuid, p_answer text) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE public.people_duplicatequestion
     SET answer = p_answer, answered_by_id = public.fr_user(), answered_at = now()
   WHERE id = p_question AND answered_at IS NULL AND p_answer IN ('same', 'other', 'declined')
     AND public.fr_in_charge(theirs_id);
  IF NOT FOUND THEN
    PERFORM public.fr_refuse('answer_duplicate: no such question within reach');
  END IF;
END $$;

-- A merge is asked by someone in charge of one file and agreed by someone in charge of the other: the same
-- person when both are theirs. Every write of it goes through the functions below and the batch job.
CREATE OR REPLACE FUNCTION public.fr_write_merge(p_kept uuid, p_gone uuid, p_fields text[]) RETURNS uuid
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE v_merge uuid; v_both boolean := public.fr_in_charge(p_kept) AND public.fr_in_charge(p_gone);
BEGIN
  IF p_kept = p_gone OR EXISTS (
       SELECT 1 FROM public.people_merge m
       WHERE m.undone_at IS NULL AND m.refusal = '' AND (m.gone_id IN (p_kept, p_gone)
             OR (m.done_at IS NULL AND m.kept_id IN (p_kept, p_gone)))) THEN
    PERFORM public.fr_refuse('merge: not to be merged');
  END IF;
  INSERT INTO public.people_merge (id, kept_id, gone_id, gone, fields, organisation_id, asked_by_id, asked_at,
                                   agreed_by_id, agreed_at, refusal)
  VALUES (gen_random_uuid(), p_kept, p_gone, '{}', CASE WHEN v_both THEN p_fields ELSE '{}' END,
          (SELECT g.organisation_id FROM public.people_accessgrant g
            WHERE g.person_id IN (p_kept, p_gone) AND g.organisation_id = ANY (public.fr_organisations())
              AND g.level = 3 AND public.fr_in_force(g.since, g.until) LIMIT 1),
          public.fr_user(), now(), CASE WHEN v_both THEN public.fr_user() END, CASE WHEN v_both THEN now() END, '')
  RETURNING id INTO v_merge;
  RETURN v_merge;
END $$;

CREATE OR REPLACE FUNCTION public.ask_merge(p_kept uuid, p_gone uuid, p_fields text[]) RETURNS uuid
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT (public.fr_in_charge(p_kept) AND public.fr_in_charge(p_gone)) THEN
    PERFORM public.fr_refuse('merge: neither file is held');
  END IF;
  RETURN public.fr_write_merge(p_kept, p_gone, p_fields);
END $$;

-- Across sides only after the other one has answered "the same person": the asker never names a file it
-- cannot see.
CREATE OR REPLACE FUNCTION public.ask_merge_after(p_question uuid) RETURNS uuid
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE v_question public.people_duplicatequestion;
BEGIN
  SELECT * INTO v_question FROM public.people_duplicatequestion WHERE id = p_question AND answer = 'same';
  IF v_question.id IS NULL OR NOT public.fr_in_charge(v_question.ours_id) THEN
    PERFORM public.fr_refuse('merge: neither file is held');
  END IF;
  RETURN public.fr_write_merge(v_question.ours_id, v_question.theirs_id, '{}');
END $$;

CREATE OR REPLACE FUNCTION public.agree_merge(p_merge uuid) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE v_merge public.people_merge;
BEGIN
  SELECT * INTO v_merge FROM public.people_merge WHERE id = p_merge AND agreed_at IS NULL AND refusal = '' FOR UPDATE;
  IF v_merge.id IS NULL OR v_merge.asked_by_id = public.fr_user() OR NOT public.fr_in_charge(v_merge.gone_id) THEN
    PERFORM public.fr_refuse('merge: not the other side''s agreement');
  END IF;
  UPDATE public.people_merge SET agreed_by_id = public.fr_user(), agreed_at = now() WHERE id = p_merge;
END $$;

CREATE OR REPLACE FUNCTION public.refuse_merge(p_merge uuid) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE public.people_merge SET refusal = 'declined'
   WHERE id = p_merge AND agreed_at IS NULL AND refusal = ''
     AND (public.fr_in_charge(gone_id) OR public.fr_in_charge(kept_id));
  IF NOT FOUND THEN
    PERFORM public.fr_refuse('merge: not the other side''s agreement');
  END IF;
END $$;

CREATE OR REPLACE FUNCTION public.undo_merge(p_merge uuid) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE public.people_merge m SET undo_asked_by_id = public.fr_user(), undo_asked_at = now()
   WHERE m.id = p_merge AND m.done_at IS NOT NULL AND m.undo_asked_at IS NULL AND public.fr_in_charge(m.kept_id)
     -- What was merged later into the same file comes apart first.
     AND NOT EXISTS (SELECT 1 FROM public.people_merge later
                     WHERE later.kept_id = m.kept_id AND later.done_at > m.done_at AND later.undone_at IS NULL);
  IF NOT FOUND THEN
    PERFORM public.fr_refuse('merge: nothing to undo');
  END IF;
END $$;

REVOKE ALL ON FUNCTION public.fr_elsewhere(text, date), public.fr_count_question(boolean),
  public.fr_write_merge(uuid, uuid, text[]), public.known_elsewhere(text, date), public.ask_duplicate(uuid),
  public.questions_for_me(), public.answer_duplicate(uuid, text), public.ask_merge(uuid, uuid, text[]),
  public.ask_merge_after(uuid), public.agree_merge(uuid), public.refuse_merge(uuid), public.undo_merge(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.known_elsewhere(text, date), public.ask_duplicate(uuid),
  public.questions_for_me(), public.answer_duplicate(uuid, text), public.ask_merge(uuid, uuid, text[]),
  public.ask_merge_after(uuid), public.agree_merge(uuid), public.refuse_merge(uuid), public.undo_merge(uuid)
  TO fr_app, fr_batch;

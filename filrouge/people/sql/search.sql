-- Search that forgives: name typed in part, in another spelling, with a slip; telephone; reference.
-- Owner's rights, because trigrams and arrays cannot use their index under row policies; so it tests the
-- asker's grants itself and gives back ids only.

-- p_key: the words typed, normalised; p_sounds: their sounds; p_phone: a whole number (+33…) or its last
-- digits; p_reference: what the person tells. Empty means not looked for. Best first.
-- Whoever sees few people reads their names once, whatever was typed. For the others, each pattern reads its best
-- index (plans are made for the values, force_custom_plan), and one look at the grants tells of each candidate.
CREATE OR REPLACE FUNCTION public.search_people(
  p_key text, p_sounds text[], p_phone text, p_reference text, p_limit int)
RETURNS TABLE (person_id uuid, rank int)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
SET plan_cache_mode = force_custom_plan AS $$
DECLARE
  v_few constant int := 300;
  v_user bigint := public.fr_user();
  v_organisations bigint[] := public.fr_organisations();
  v_coordinated bigint[] := public.fr_coordinated();
  v_seen uuid[];
  v_many boolean;
  v_sorted text;
  v_words text[];
  v_first text;
  v_second text;
  v_found int;
  v_more int;
BEGIN
  SELECT coalesce(array_agg(DISTINCT mine.person_id), '{}'), count(*) > v_few INTO v_seen, v_many
    FROM (SELECT g.person_id FROM public.people_accessgrant g
           WHERE g.level > 0 AND public.fr_in_force(g.since, g.until)  -- as fr_grants_of_asker
             AND ((g.organisation_id = ANY (v_organisations) AND g.audience = 'team') OR g.user_id = v_user
                  OR (g.audience = 'coordination' AND g.project_id = ANY (v_coordinated)))
           LIMIT v_few + 1) mine;
  IF cardinality(v_seen) = 0 THEN
    RETURN;
  END IF;
  IF p_reference <> '' THEN
    RETURN QUERY SELECT p.id, 0 FROM public.people_person p
     WHERE p.reference = p_reference
       AND (v_many OR p.id = ANY (v_seen))
       AND (NOT v_many OR EXISTS (SELECT 1 FROM public.fr_grants_of_asker(p.id)));
  END IF;
  IF p_phone <> '' THEN
    -- A number is a contact detail: found by those who may see it, not by those who know the name only.
    RETURN QUERY SELECT DISTINCT c.person_id, 1 FROM public.people_contactchannel c
     WHERE reverse(c.value) COLLATE "C" LIKE reverse(p_phone) || '%' AND c.kind IN ('phone', 'whatsapp')
       AND EXISTS (SELECT 1 FROM public.fr_grants_of_asker(c.person_id) g
                    WHERE g.project_id IS NOT DISTINCT FROM c.project_id AND g.level BETWEEN 2 AND 3)
     LIMIT p_limit;
  END IF;
  IF p_key = '' THEN
    RETURN;
  END IF;
  -- A name is kept as its words in alphabetical order: a whole one, in whatever order it was typed, is the beginning of
  -- one key. The two longest words say most; the others are only checked.
  v_sorted := (SELECT string_agg(w, ' ' ORDER BY w COLLATE "C") FROM unnest(string_to_array(p_key, ' ')) w);
  v_words := ARRAY(SELECT w FROM unnest(string_to_array(p_key, ' ')) w ORDER BY length(w) DESC, w);
  v_first := v_words[1];
  v_second := coalesce(v_words[2], v_first);
  IF NOT v_many THEN
    RETURN QUERY SELECT r.id, coalesce(r.rank, 6)
      FROM (SELECT p.id, p.names_key,
                   CASE WHEN p.names_key = v_sorted THEN 2 WHEN p.names_key ^@ v_sorted THEN 3
                        WHEN NOT EXISTS (SELECT 1 FROM unnest(v_words) w
                                          WHERE (' ' || p.names_key) NOT LIKE '% ' || w || '%') THEN 4
                        WHEN string_to_array(p.names_sound, ' ') @> p_sounds THEN 5 END AS rank
              FROM public.people_person p WHERE p.id = ANY (v_seen)) r
     WHERE r.rank IS NOT NULL
        OR (length(v_first) >= 4 AND NOT EXISTS (SELECT 1 FROM unnest(v_words) w
                                                  WHERE NOT w OPERATOR(public.<%) r.names_key))
     ORDER BY 2, public.word_similarity(p_key, r.names_key) DESC LIMIT p_limit;
    RETURN;
  END IF;
  RETURN QUERY SELECT p.id, CASE WHEN p.names_key = v_sorted THEN 2 ELSE 3 END
    FROM public.people_person p
   WHERE p.names_key LIKE v_sorted || '%' AND EXISTS (SELECT 1 FROM public.fr_grants_of_asker(p.id))
   ORDER BY p.names_key LIMIT p_limit;  -- the order of its index: read no further
  GET DIAGNOSTICS v_found = ROW_COUNT;
  IF v_found >= p_limit THEN
    RETURN;
  END IF;
  RETURN QUERY SELECT p.id, 4 FROM public.people_person p
   WHERE (p.names_key LIKE v_first || '%' OR p.names_key LIKE '% ' || v_first || '%')
     AND (p.names_key LIKE v_second || '%' OR p.names_key LIKE '% ' || v_second || '%')
     AND NOT EXISTS (SELECT 1 FROM unnest(v_words) w WHERE (' ' || p.names_key) NOT LIKE '% ' || w || '%')
     AND p.names_key NOT LIKE v_sorted || '%' AND EXISTS (SELECT 1 FROM public.fr_grants_of_asker(p.id))
   LIMIT p_limit;
  GET DIAGNOSTICS v_more = ROW_COUNT;
  v_found := v_found + v_more;
  IF v_found >= p_limit THEN
    RETURN;
  END IF;
  RETURN QUERY SELECT p.id, 5 FROM public.people_person p
   WHERE string_to_array(p.names_sound, ' ') @> p_sounds AND EXISTS (SELECT 1 FROM public.fr_grants_of_asker(p.id))
   LIMIT 2 * p_limit;  -- some were found above
  GET DIAGNOSTICS v_more = ROW_COUNT;
  IF greatest(v_found, v_more) >= p_limit OR length(v_first) < 4 THEN
    RETURN;
  END IF;
  RETURN QUERY SELECT p.id, 6 FROM public.people_person p
   WHERE v_first OPERATOR(public.<%) p.names_key AND v_second OPERATOR(public.<%) p.names_key
     AND NOT EXISTS (SELECT 1 FROM unnest(v_words) w WHERE NOT w OPERATOR(public.<%) p.names_key)
     AND EXISTS (SELECT 1 FROM public.fr_grants_of_asker(p.id))
   ORDER BY public.word_similarity(p_key, p.names_key) DESC LIMIT p_limit;
END $$;

REVOKE ALL ON FUNCTION public.search_people(text, text[], text, text, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.search_people(text, text[], text, text, int) TO fr_app, fr_batch;

-- Search that forgives: name typed in part, in another spelling, with a slip; telephone; reference.
-- Owner's rights, because trigrams and arrays cannot use their index under row policies; so it tests the
-- asker's grants itself and gives back ids only.

-- Does a grant of the asker open this person, at this level or above (1 to 3)? For definer functions.
CREATE OR REPLACE FUNCTION public.fr_sees(p_person uuid, p_project bigint, p_level int, p_any_project boolean)
RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT EXISTS (
     SELECT 1 FROM public.people_accessgrant g
     WHERE g.person_id = p_person AND (p_any_project OR g.project_id IS NOT DISTINCT FROM p_project)
       AND (p_level = 1 OR g.level BETWEEN p_level AND 3) AND public.fr_in_force(g.since, g.until)
       AND ((g.organisation_id = ANY (public.fr_organisations()) AND g.audience = 'team')
            OR g.user_id = public.fr_user()
            OR (g.audience = 'coordination' AND g.project_id = ANY (public.fr_coordinated())))) $$;

-- p_key: the words typed, normalised; p_sounds: their sounds; p_phone: a whole number (+33…) or its last
-- digits; p_reference: what the person tells. Empty means not looked for. Best first.
CREATE OR REPLACE FUNCTION public.search_people(
  p_key text, p_sounds text[], p_phone text, p_reference text, p_limit int)
RETURNS TABLE (person_id uuid, rank int)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
-- Custom plans only: the pattern typed decides which index is worth reading.
SET plan_cache_mode = force_custom_plan AS $$
DECLARE
  v_words text[] := string_to_array(p_key, ' ');
  v_first text := v_words[1] || '%';
  v_found int;
BEGIN
  IF cardinality(public.fr_organisations()) = 0 AND public.fr_user() IS NULL
     AND cardinality(public.fr_coordinated()) = 0 THEN
    RETURN;
  END IF;
  IF p_reference <> '' THEN
    RETURN QUERY SELECT p.id, 0 FROM public.people_person p
     WHERE p.reference = p_reference AND public.fr_sees(p.id, NULL, 1, true);
  END IF;
  IF p_phone <> '' THEN
    -- A number is a contact detail: found by those who may see it, not by those who know the name only.
    RETURN QUERY SELECT DISTINCT c.person_id, 1 FROM public.people_contactchannel c
     WHERE reverse(c.value) COLLATE "C" LIKE reverse(p_phone) || '%' AND c.kind IN ('phone', 'whatsapp')
       AND public.fr_sees(c.person_id, c.project_id, 2, false) LIMIT p_limit;
  END IF;
  IF p_key = '' THEN
    RETURN;
  END IF;
  RETURN QUERY SELECT p.id, CASE WHEN p.names_key = p_key THEN 2 WHEN p.names_key ^@ p_key THEN 3 ELSE 4 END
    FROM public.people_person p
   WHERE (p.names_key LIKE v_first OR p.names_key LIKE '% ' || v_first)
     AND NOT EXISTS (SELECT 1 FROM unnest(v_words) w WHERE (' ' || p.names_key) NOT LIKE '% ' || w || '%')
     AND public.fr_sees(p.id, NULL, 1, true)
   LIMIT 5 * p_limit;
  GET DIAGNOSTICS v_found = ROW_COUNT;
  IF v_found >= p_limit THEN
    RETURN;
  END IF;
  RETURN QUERY SELECT p.id, 5 FROM public.people_person p
   WHERE string_to_array(p.names_sound, ' ') @> p_sounds AND public.fr_sees(p.id, NULL, 1, true)
   LIMIT 5 * p_limit;
  GET DIAGNOSTICS v_found = ROW_COUNT;
  IF v_found >= p_limit OR length(p_key) < 4 THEN
    RETURN;
  END IF;
  RETURN QUERY SELECT near.id, 6 FROM (
      SELECT p.id, public.strict_word_similarity(p_key, p.names_key) AS closeness
        FROM public.people_person p WHERE p_key OPERATOR(public.<<%) p.names_key) near
   WHERE public.fr_sees(near.id, NULL, 1, true) ORDER BY near.closeness DESC LIMIT p_limit;
END $$;

REVOKE ALL ON FUNCTION public.fr_sees(uuid, bigint, int, boolean),
  public.search_people(text, text[], text, text, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.search_people(text, text[], text, text, int) TO fr_app, fr_batch;

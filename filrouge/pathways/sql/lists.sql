-- Lists brought in by colleagues: their lines are their own, but the same line must not come in twice.

-- Marks of lines already imported by this organisation in this project, and the person each became.
CREATE OR REPLACE FUNCTION public.imported_lines(p_organisation bigint, p_project bigint, p_fingerprints text[])
RETURNS TABLE (fingerprint text, person_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT DISTINCT ON (l.fingerprint) l.fingerprint::text, l.person_id
     FROM public.pathways_listline l JOIN public.pathways_listimport i ON i.id = l.batch_id
    WHERE l.fingerprint = ANY (p_fingerprints) AND l.fingerprint <> '' AND l.done_at IS NOT NULL
      AND i.organisation_id = p_organisation AND i.project_id = p_project AND i.state IN ('done', 'undoing')
      AND coalesce(p_organisation = ANY (public.fr_organisations()), false)
    ORDER BY l.fingerprint, l.done_at $$;

-- The lines of a check, so that the list can be checked again with other columns. One's own list, and only
-- before it is imported: the web role deletes no row about people, and these are about nobody yet.
CREATE OR REPLACE FUNCTION public.forget_list_lines(p_list uuid) RETURNS int
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE v_gone int;
BEGIN
  DELETE FROM public.pathways_listline l USING public.pathways_listimport i
   WHERE i.id = p_list AND l.batch_id = i.id AND i.user_id = public.fr_user() AND l.done_at IS NULL
     AND i.state NOT IN ('committing', 'done', 'undoing', 'undone');
  GET DIAGNOSTICS v_gone = ROW_COUNT;
  RETURN v_gone;
END $$;

REVOKE ALL ON FUNCTION public.imported_lines(bigint, bigint, text[]), public.forget_list_lines(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.imported_lines(bigint, bigint, text[]), public.forget_list_lines(uuid)
  TO fr_app, fr_batch;

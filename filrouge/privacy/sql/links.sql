-- Whoever holds the token finds the link; nobody can list links or read their addresses.
CREATE OR REPLACE FUNCTION public.find_link(p_digest text, p_purpose text) RETURNS SETOF public.privacy_outsidelink
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT * FROM public.privacy_outsidelink WHERE digest = p_digest AND purpose = p_purpose $$;

REVOKE ALL ON FUNCTION public.find_link(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.find_link(text, text) TO fr_app, fr_batch;

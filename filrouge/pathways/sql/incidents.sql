-- Was the asker warned of this incident? For the policy of incidents: that of notices reads incidents, and the two
-- would turn in circles. Only as long as the asker works in the consortium.
CREATE OR REPLACE FUNCTION public.fr_warned_of(p_incident uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT EXISTS (
     SELECT 1 FROM public.pathways_incidentnotice n
      WHERE n.incident_id = p_incident AND n.user_id = public.fr_user()
        AND public.fr_in_consortium(n.project_id, NULL, n.user_id)) $$;

REVOKE ALL ON FUNCTION public.fr_warned_of(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.fr_warned_of(uuid) TO fr_app, fr_batch;

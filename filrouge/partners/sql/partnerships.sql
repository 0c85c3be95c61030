-- Who writes the partnerships of a project: its coordination, and whoever manages the organisation that holds them.
CREATE OR REPLACE FUNCTION public.fr_keeps_partnerships(p_project bigint, p_organisation bigint) RETURNS boolean
LANGUAGE sql STABLE AS
$$ SELECT p_project = ANY (public.fr_coordinated())
   OR EXISTS (
     SELECT 1 FROM public.accounts_membership m
      WHERE m.user_id = public.fr_user() AND m.organisation_id = p_organisation AND m.role = 'manager'
        AND m.since <= public.fr_today() AND (m.until IS NULL OR m.until > public.fr_today())) $$;

-- The partnership of the link that asks, while both are open: its holder reads it, and nothing else.
CREATE OR REPLACE FUNCTION public.fr_partnered() RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT p.id FROM public.privacy_outsidelink l
     JOIN public.partners_partnership p ON p.id = CASE WHEN l.purpose = 'partnership' THEN l.subject::uuid END
    WHERE l.id = nullif(public.fr_link(), '') AND l.revoked_at IS NULL AND l.expires_at > now()
      AND p.closed_on IS NULL $$;

-- Which sides have answered an evaluation, to whoever reads its partnership. What they answered stays hidden until both
-- have: the policy of the answers asks here, for a policy may not ask its own table.
CREATE OR REPLACE FUNCTION public.fr_sides_answered(p_evaluation uuid) RETURNS varchar[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT coalesce(array_agg(a.side), '{}')
     FROM public.partners_jointanswer a
     JOIN public.partners_jointevaluation e ON e.id = a.evaluation_id
     JOIN public.partners_partnership p ON p.id = e.partnership_id
    WHERE a.evaluation_id = p_evaluation
      AND (public.fr_carries_project(p.project_id) OR public.fr_keeps_partnerships(p.project_id, p.organisation_id)
           OR p.id = (SELECT public.fr_partnered())) $$;

REVOKE ALL ON FUNCTION public.fr_partnered(), public.fr_sides_answered(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.fr_partnered(), public.fr_sides_answered(uuid) TO fr_app, fr_batch;

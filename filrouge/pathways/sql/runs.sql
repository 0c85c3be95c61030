-- Whose team is it, for rows about those who work or help there: it is not about the people accompanied.
CREATE OR REPLACE FUNCTION public.fr_runs(p_organisation bigint) RETURNS boolean
LANGUAGE sql STABLE AS
$$ SELECT EXISTS (
     SELECT 1 FROM public.accounts_membership m
      WHERE m.user_id = public.fr_user() AND m.organisation_id = p_organisation AND m.role = 'manager'
        AND m.since <= public.fr_today() AND (m.until IS NULL OR m.until > public.fr_today()))
   OR EXISTS (
     SELECT 1 FROM public.accounts_consortiummember c
      WHERE c.organisation_id = p_organisation AND c.project_id = ANY (public.fr_coordinated())
        AND (c.until IS NULL OR c.until > public.fr_today())) $$;

CREATE OR REPLACE FUNCTION public.fr_of_the_team(p_organisation bigint) RETURNS boolean
LANGUAGE sql STABLE AS
$$ SELECT p_organisation = ANY (public.fr_organisations()) OR public.fr_runs(p_organisation) $$;

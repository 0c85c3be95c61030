-- Does the asker manage this organisation today?
CREATE OR REPLACE FUNCTION public.fr_manages(p_organisation bigint) RETURNS boolean
LANGUAGE sql STABLE AS
$$ SELECT EXISTS (
     SELECT 1 FROM public.accounts_membership m
      WHERE m.user_id = public.fr_user() AND m.organisation_id = p_organisation AND m.role = 'manager'
        AND m.since <= public.fr_today() AND (m.until IS NULL OR m.until > public.fr_today())) $$;

-- Does the asker accompany in an organisation that carries this project today, or coordinate it?
CREATE OR REPLACE FUNCTION public.fr_carries_project(p_project bigint) RETURNS boolean
LANGUAGE sql STABLE AS
$$ SELECT p_project = ANY (public.fr_coordinated())
   OR EXISTS (
     SELECT 1 FROM public.accounts_consortiummember c
      WHERE c.project_id = p_project AND c.organisation_id = ANY (public.fr_organisations())
        AND (c.until IS NULL OR c.until > public.fr_today())) $$;

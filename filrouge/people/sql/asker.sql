-- What the asker holds, for the functions of this folder (files are read in alphabetical order).

-- The asker's grants on a person, bar what tells a volunteer a first name and opens nothing. Not a definer function, so that it is written into the query that uses it;
-- called by the web role it shows what the row policies show, no more.
CREATE OR REPLACE FUNCTION public.fr_grants_of_asker(p_person uuid)
RETURNS TABLE (project_id bigint, level smallint)
LANGUAGE sql STABLE AS
$$ SELECT g.project_id, g.level FROM public.people_accessgrant g
    WHERE g.person_id = p_person AND g.level > 0 AND public.fr_in_force(g.since, g.until)
      AND ((g.organisation_id = ANY (public.fr_organisations()) AND g.audience = 'team')
           OR g.user_id = public.fr_user()
           OR (g.audience = 'coordination' AND g.project_id = ANY (public.fr_coordinated()))) $$;

-- Does the asker hold the whole file of this person, in any project, otherwise than by an emergency?
CREATE OR REPLACE FUNCTION public.fr_in_charge(p_person uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT EXISTS (
     SELECT 1 FROM public.people_accessgrant g
     WHERE g.person_id = p_person AND g.level = 3 AND g.basis <> 'emergency' AND public.fr_in_force(g.since, g.until)
       AND ((g.organisation_id = ANY (public.fr_organisations()) AND g.audience = 'team')
            OR g.user_id = public.fr_user())) $$;

REVOKE ALL ON FUNCTION public.fr_in_charge(uuid) FROM PUBLIC;

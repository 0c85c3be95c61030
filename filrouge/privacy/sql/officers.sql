-- The data protection officer holds no grant: these say whose organisation's people an officer answers for.

CREATE OR REPLACE FUNCTION public.fr_officer_for(p_person uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT EXISTS (
     SELECT 1 FROM public.people_accessgrant g
     WHERE g.person_id = p_person AND g.organisation_id = ANY (public.fr_officer_of())
       AND g.level = 3 AND g.basis = 'team') $$;

-- From the reference the person quotes to her id, for her officer only: no name, and NULL for anyone else's.
CREATE OR REPLACE FUNCTION public.officer_finds(p_reference text) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT p.id FROM public.people_person p
   WHERE p.reference = upper(trim(p_reference)) AND public.fr_officer_for(p.id) $$;

-- And back, so that a page names a file without naming the person.
CREATE OR REPLACE FUNCTION public.officer_reference(p_person uuid) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT p.reference FROM public.people_person p WHERE p.id = p_person AND public.fr_officer_for(p.id) $$;

REVOKE ALL ON FUNCTION public.fr_officer_for(uuid), public.officer_finds(text), public.officer_reference(uuid)
  FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.fr_officer_for(uuid), public.officer_finds(text), public.officer_reference(uuid)
  TO fr_app, fr_batch;

-- What the row policies read: who asks, for the length of this transaction. Empty means nobody.
-- nullif: after a COMMIT a local setting is '', not NULL.

CREATE OR REPLACE FUNCTION public.fr_user() RETURNS bigint
LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT nullif(current_setting('fr.user', true), '')::bigint $$;

CREATE OR REPLACE FUNCTION public.fr_organisations() RETURNS bigint[]
LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT coalesce(nullif(current_setting('fr.organisations', true), ''), '{}')::bigint[] $$;

CREATE OR REPLACE FUNCTION public.fr_coordinated() RETURNS bigint[]
LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT coalesce(nullif(current_setting('fr.coordinated', true), ''), '{}')::bigint[] $$;

CREATE OR REPLACE FUNCTION public.fr_officer_of() RETURNS bigint[]
LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT coalesce(nullif(current_setting('fr.officer_of', true), ''), '{}')::bigint[] $$;

CREATE OR REPLACE FUNCTION public.fr_evaluated() RETURNS bigint[]
LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT coalesce(nullif(current_setting('fr.evaluated', true), ''), '{}')::bigint[] $$;

CREATE OR REPLACE FUNCTION public.fr_link() RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT coalesce(current_setting('fr.link', true), '') $$;

CREATE OR REPLACE FUNCTION public.fr_actor() RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT coalesce(nullif(current_setting('fr.actor', true), ''), 'role:' || session_user) $$;

-- The day it is in Paris, as `clock.today`: a right that ended yesterday has ended, though it is still yesterday in UTC.
CREATE OR REPLACE FUNCTION public.fr_today() RETURNS date
LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT (now() AT TIME ZONE 'Europe/Paris')::date $$;

CREATE OR REPLACE FUNCTION public.fr_in_force(since timestamptz, until timestamptz) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT since <= now() AND (until IS NULL OR until > now()) $$;

-- Does a grant of the asker open this person's rows of this project, at this level or above?
CREATE OR REPLACE FUNCTION public.fr_reaches(p_person uuid, p_project bigint, p_level int) RETURNS boolean
LANGUAGE sql STABLE AS
$$ SELECT EXISTS (
     SELECT 1 FROM public.people_accessgrant g
     WHERE g.person_id = p_person AND g.project_id IS NOT DISTINCT FROM p_project
       AND g.level BETWEEN p_level AND greatest(p_level, 3) AND fr_in_force(g.since, g.until) OFFSET 0) $$;

CREATE OR REPLACE FUNCTION public.fr_reaches_any(p_person uuid, p_level int) RETURNS boolean
LANGUAGE sql STABLE AS
$$ SELECT EXISTS (
     SELECT 1 FROM public.people_accessgrant g
     WHERE g.person_id = p_person
       AND g.level BETWEEN p_level AND greatest(p_level, 3) AND fr_in_force(g.since, g.until) OFFSET 0) $$;

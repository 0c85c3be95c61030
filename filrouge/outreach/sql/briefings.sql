-- The page a structure reads by its link: its own name, and figures of its own, already counted and protected.

CREATE OR REPLACE FUNCTION public.fr_briefed() RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT g.id FROM public.privacy_outsidelink l
     JOIN public.outreach_orientingorganisation g ON g.id = l.subject::uuid
    WHERE l.id = nullif(public.fr_link(), '') AND l.purpose = 'briefing' AND l.revoked_at IS NULL
      AND l.expires_at > now()
      AND (g.ended_on IS NULL OR g.ended_on > (now() AT TIME ZONE 'Europe/Paris')::date) $$;

CREATE OR REPLACE FUNCTION public.briefed_structure() RETURNS TABLE (id uuid, project_id bigint, name varchar)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT g.id, g.project_id, g.name FROM public.outreach_orientingorganisation g WHERE g.id = public.fr_briefed() $$;

-- Nothing of a structure covered since the count.
CREATE OR REPLACE FUNCTION public.briefed_figures() RETURNS SETOF public.outreach_briefingfigure
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT f.* FROM public.outreach_briefingfigure f
     JOIN public.outreach_orientingorganisation g ON g.id = f.orienting_organisation_id AND g.reveals = 'nothing'
    WHERE g.id = public.fr_briefed() $$;

CREATE OR REPLACE FUNCTION public.briefed_orientations() RETURNS SETOF public.outreach_orientationfigure
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT f.* FROM public.outreach_orientationfigure f
     JOIN public.outreach_orientingorganisation g ON g.id = f.orienting_organisation_id AND g.reveals = 'nothing'
    WHERE g.id = public.fr_briefed() AND f.come_from = 'listed' $$;

REVOKE ALL ON FUNCTION public.fr_briefed(), public.briefed_structure(), public.briefed_figures(),
  public.briefed_orientations() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.briefed_structure(), public.briefed_figures(), public.briefed_orientations()
  TO fr_app, fr_batch;

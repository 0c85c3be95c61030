-- A structure that is an organisation of Fil rouge: said by whoever manages that organisation today, of a structure whose
-- SIRET is theirs as its source publishes it. A corrected SIRET proves nothing: anyone may correct one. False: refused.
CREATE OR REPLACE FUNCTION public.link_structure(p_structure uuid, p_organisation bigint) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE public.directory_structure s SET organisation_id = o.id, linked_by_id = public.fr_user(), linked_on = public.fr_today()
    FROM public.accounts_organisation o
   WHERE s.id = p_structure AND o.id = p_organisation AND public.fr_manages(o.id)
     AND o.siret = s.siret AND s.gone_at IS NULL AND s.organisation_id IS NULL
     AND NOT EXISTS (SELECT 1 FROM public.directory_correction c
                      WHERE c.structure_id = s.id AND c.field = 'siret' AND c.withdrawn_at IS NULL);
  RETURN FOUND;
END $$;

-- Theirs no more: by whoever manages the organisation. False: refused.
CREATE OR REPLACE FUNCTION public.unlink_structure(p_structure uuid) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE public.directory_structure SET organisation_id = NULL, linked_by_id = NULL, linked_on = NULL
   WHERE id = p_structure AND public.fr_manages(organisation_id);
  RETURN FOUND;
END $$;

REVOKE ALL ON FUNCTION public.link_structure(uuid, bigint), public.unlink_structure(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.link_structure(uuid, bigint), public.unlink_structure(uuid) TO fr_app, fr_batch;

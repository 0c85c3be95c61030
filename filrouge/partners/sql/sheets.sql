-- The shuttle sheets of the referral whose link asks: read, and sent back, through these functions alone.

CREATE OR REPLACE FUNCTION public.referred_sheets() RETURNS SETOF public.partners_sheet
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT s.* FROM public.partners_sheet s WHERE s.referral_id = public.fr_referred() ORDER BY s.version DESC $$;

CREATE OR REPLACE FUNCTION public.referred_sheet_values() RETURNS SETOF public.partners_sheetvalue
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT v.* FROM public.partners_sheetvalue v JOIN public.partners_sheet s ON s.id = v.sheet_id
    WHERE s.referral_id = public.fr_referred() $$;

-- What a partner sends back by the link. False: the same had come already. Twenty times: enough for a whole story, too
-- few to fill a table. Nothing is changed by it but that it came: someone accepts, or refuses.
CREATE OR REPLACE FUNCTION public.return_sheet(
  p_return uuid, p_sheet uuid, p_via text, p_who bytea, p_digest text, p_fact uuid,
  p_changes uuid[], p_fields text[], p_values bytea[], p_original uuid, p_content bytea, p_size int) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE v_sheet public.partners_sheet;
BEGIN
  SELECT * INTO v_sheet FROM public.partners_sheet WHERE id = p_sheet AND referral_id = public.fr_referred();
  IF v_sheet.id IS NULL THEN
    PERFORM public.fr_refuse('return_sheet: no open link');
  END IF;
  IF p_via IS NULL OR p_via NOT IN ('sent', 'page') OR length(p_digest) IS DISTINCT FROM 64
     OR octet_length(p_who) > 8000 OR octet_length(p_content) > 20000000
     OR cardinality(p_changes) NOT BETWEEN 1 AND 10
     OR cardinality(p_fields) IS DISTINCT FROM cardinality(p_changes)
     OR cardinality(p_values) IS DISTINCT FROM cardinality(p_changes)
     OR EXISTS (SELECT 1 FROM unnest(p_values) v WHERE v IS NULL OR octet_length(v) > 8000)
     OR EXISTS (SELECT 1 FROM unnest(p_fields) f WHERE f IS NULL OR NOT (
          f = ANY (v_sheet.asked)
          OR f = ANY (v_sheet.lines) AND f IN ('reach', 'languages', 'commune', 'availability')))
  THEN
    PERFORM public.fr_refuse('return_sheet: not a sheet');
  END IF;
  -- The lock makes twenty mean twenty, and the same sheet sent twice at once one.
  PERFORM pg_advisory_xact_lock(hashtextextended(v_sheet.referral_id::text, 0));
  IF EXISTS (SELECT 1 FROM public.partners_sheetreturn WHERE sheet_id = p_sheet AND digest = p_digest) THEN
    RETURN false;
  END IF;
  IF (SELECT count(*) FROM public.partners_sheetreturn b JOIN public.partners_sheet s ON s.id = b.sheet_id
       WHERE s.referral_id = v_sheet.referral_id) >= 20 THEN
    PERFORM public.fr_refuse('return_sheet: 20 returns');
  END IF;
  INSERT INTO public.partners_sheetreturn (id, person_id, project_id, created_at, sheet_id, via, who, digest, at)
  VALUES (p_return, v_sheet.person_id, v_sheet.project_id, now(), p_sheet, p_via, p_who, p_digest, clock_timestamp());
  INSERT INTO public.partners_sheetchange (id, person_id, project_id, created_at, returned_id, field, value)
  SELECT c.id, v_sheet.person_id, v_sheet.project_id, now(), p_return, c.field, c.value
    FROM unnest(p_changes, p_fields, p_values) AS c (id, field, value);
  IF p_original IS NOT NULL THEN
    INSERT INTO public.partners_sheetoriginal
      (id, person_id, project_id, created_at, returned_id, content, size, secrets)
    VALUES (p_original, v_sheet.person_id, v_sheet.project_id, now(), p_return, p_content, p_size,
            ARRAY(SELECT DISTINCT v.level FROM public.partners_sheetvalue v WHERE v.sheet_id = p_sheet AND v.level > 3));
  END IF;
  INSERT INTO public.partners_referralfact
    (id, person_id, project_id, created_at, referral_id, kind, reason, result, by_partner, at)
  VALUES (p_fact, v_sheet.person_id, v_sheet.project_id, now(), v_sheet.referral_id, 'returned', '', '', true,
          clock_timestamp());
  RETURN true;
END $$;

-- Nothing of what the sheets said, and nothing that nobody accepted. Called where a referral ends, and by no role.
CREATE OR REPLACE FUNCTION public.fr_forget_sheets(p_referral uuid) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  DELETE FROM public.partners_sheetvalue v USING public.partners_sheet s
   WHERE s.id = v.sheet_id AND s.referral_id = p_referral;
  DELETE FROM public.partners_sheetpaper a USING public.partners_sheet s
   WHERE s.id = a.sheet_id AND s.referral_id = p_referral;
  DELETE FROM public.partners_sheetoriginal o USING public.partners_sheetreturn b, public.partners_sheet s
   WHERE b.id = o.returned_id AND s.id = b.sheet_id AND s.referral_id = p_referral;
  DELETE FROM public.partners_sheetchange c USING public.partners_sheetreturn b, public.partners_sheet s
   WHERE b.id = c.returned_id AND s.id = b.sheet_id AND s.referral_id = p_referral AND c.accepted IS NOT TRUE;
END $$;

REVOKE ALL ON FUNCTION public.referred_sheets(), public.referred_sheet_values(),
  public.return_sheet(uuid, uuid, text, bytea, text, uuid, uuid[], text[], bytea[], uuid, bytea, int),
  public.fr_forget_sheets(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.referred_sheets(), public.referred_sheet_values(),
  public.return_sheet(uuid, uuid, text, bytea, text, uuid, uuid[], text[], bytea[], uuid, bytea, int)
  TO fr_app, fr_batch;

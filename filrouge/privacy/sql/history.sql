-- History of every change to a row about a person. Owner's rights: the web role cannot write or silence it.
-- Arguments: person column, project column ('' if none), 'restricted' or '', derived columns (comma separated).

CREATE OR REPLACE FUNCTION public.fr_audit() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  former jsonb := CASE WHEN TG_OP = 'INSERT' THEN '{}' ELSE to_jsonb(OLD) END;
  present jsonb := CASE WHEN TG_OP = 'DELETE' THEN '{}' ELSE to_jsonb(NEW) END;
  whole jsonb := former || present;
  changed jsonb := '{}';
BEGIN
  IF TG_OP = 'DELETE' THEN
    changed := former;
  ELSIF TG_OP = 'UPDATE' THEN
    SELECT coalesce(jsonb_object_agg(key, value), '{}') INTO changed
      FROM jsonb_each(former)
     WHERE value IS DISTINCT FROM present -> key AND key <> ALL (string_to_array(TG_ARGV[3], ','));
    IF changed = '{}' THEN
      RETURN NULL;
    END IF;
  END IF;
  INSERT INTO public.privacy_change ("table", row_id, person_id, project_id, operation, before, actor, restricted, at)
  VALUES (TG_TABLE_NAME, whole ->> 'id', (whole ->> TG_ARGV[0])::uuid, (whole ->> nullif(TG_ARGV[1], ''))::bigint,
          TG_OP, changed, public.fr_actor(), TG_ARGV[2] = 'restricted', clock_timestamp());
  RETURN NULL;
END $$;

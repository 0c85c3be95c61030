-- History of every change to a row about a person. Owner's rights: the web role cannot write or silence it.
-- Arguments: person column, project column ('' if none), 'restricted' or '', derived columns (comma separated).

-- The role that asks: current_user would be this function's owner. SET ROLE in tests, a login elsewhere.
CREATE OR REPLACE FUNCTION public.fr_role() RETURNS text
LANGUAGE sql STABLE AS
$$ SELECT coalesce(nullif(current_setting('role', true), 'none'), session_user::text) $$;

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
    -- A row moved to another person or project would be judged by the reach of its new place: batch only (merge).
    IF public.fr_role() = 'fr_app'
       AND (former -> TG_ARGV[0] IS DISTINCT FROM present -> TG_ARGV[0]
            OR former -> nullif(TG_ARGV[1], '') IS DISTINCT FROM present -> nullif(TG_ARGV[1], '')) THEN
      RAISE EXCEPTION 'a row about a person stays with her and with its project' USING ERRCODE = 'insufficient_privilege';
    END IF;
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

-- A trigger fires without this right; with it, whoever has a temporary table could hang the function there
-- and write a history of their own.
REVOKE ALL ON FUNCTION public.fr_audit() FROM PUBLIC;

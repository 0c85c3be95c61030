-- A reminder may be answered by its link. Whoever holds it learns which meeting it is about, and nothing else; what
-- she answers is a proposal to her team.

-- The meeting of the link that asks, as long as it is ahead.
CREATE OR REPLACE FUNCTION public.fr_reminded() RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT a.id FROM public.privacy_outsidelink l JOIN public.pathways_appointment a ON a.id = l.subject::uuid
    WHERE l.id = nullif(public.fr_link(), '') AND l.purpose = 'appointment' AND l.revoked_at IS NULL
      AND l.expires_at > now() AND a.outcome = '' AND a.starts_at > now() $$;

-- When, with whom (the first name), and whether « je ne peux pas venir » was already said. The language is the one
-- of the last reminder.
CREATE OR REPLACE FUNCTION public.reminded_appointment()
RETURNS TABLE (starts_at timestamptz, who varchar, language varchar, project_id bigint, said boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT a.starts_at, coalesce(u.given_name, '')::varchar,
          coalesce((SELECT r.language FROM public.pathways_reminder r WHERE r.appointment_id = a.id
                     ORDER BY r.created_at DESC LIMIT 1), 'fra')::varchar,
          a.project_id,
          EXISTS (SELECT 1 FROM public.pathways_reply p
                   WHERE p.appointment_id = a.id AND p.cannot_come AND p.decided_at IS NULL)
     FROM public.pathways_appointment a LEFT JOIN public.accounts_user u ON u.id = a.user_id
    WHERE a.id = public.fr_reminded() $$;

-- Whose hours are told on the page.
CREATE OR REPLACE FUNCTION public.reminded_team() RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT w.organisation_id FROM public.pathways_appointment a JOIN public.pathways_pathway w ON w.id = a.pathway_id
    WHERE a.id = public.fr_reminded() $$;

-- No row when it was already said.
CREATE OR REPLACE FUNCTION public.reply_to_reminder(p_id uuid)
RETURNS TABLE (appointment_id uuid, pathway_id uuid, person_id uuid, project_id bigint)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE v_meeting uuid := public.fr_reminded();
BEGIN
  IF v_meeting IS NULL THEN
    PERFORM public.fr_refuse('reply_to_reminder: no meeting ahead for this link');
  END IF;
  RETURN QUERY
    INSERT INTO public.pathways_reply AS p
      (id, person_id, project_id, created_at, pathway_id, appointment_id, cannot_come, words, by_way, received_at, decision)
    SELECT p_id, a.person_id, a.project_id, now(), a.pathway_id, a.id, true, ''::bytea, 'link', now(), ''
      FROM public.pathways_appointment a WHERE a.id = v_meeting
    ON CONFLICT DO NOTHING
    RETURNING p.appointment_id, p.pathway_id, p.person_id, p.project_id;
END $$;

REVOKE ALL ON FUNCTION public.fr_reminded(), public.reminded_appointment(), public.reminded_team(),
  public.reply_to_reminder(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.reminded_appointment(), public.reminded_team(), public.reply_to_reminder(uuid) TO fr_app, fr_batch;

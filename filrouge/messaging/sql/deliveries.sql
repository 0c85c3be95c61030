-- What became of the sendings of one webhook, for those who manage its organisation. Not the body: it holds
-- ids of people whom a manager does not accompany.

CREATE OR REPLACE FUNCTION public.webhook_deliveries(p_webhook uuid)
RETURNS TABLE (id uuid, event varchar, created_at timestamptz, tries smallint, delivered_at timestamptz,
               given_up_at timestamptz, last_answer varchar)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT d.id, d.event, d.created_at, d.tries, d.delivered_at, d.given_up_at, d.last_answer
   FROM public.messaging_delivery d JOIN public.messaging_webhook w ON w.id = d.webhook_id
   WHERE d.webhook_id = p_webhook
     AND EXISTS (SELECT 1 FROM public.accounts_membership m
                 WHERE m.user_id = public.fr_user() AND m.organisation_id = w.organisation_id
                   AND m.role = 'manager' AND m.since <= public.fr_today()
                   AND (m.until IS NULL OR m.until > public.fr_today()))
   ORDER BY d.created_at DESC LIMIT 50 $$;

REVOKE ALL ON FUNCTION public.webhook_deliveries(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.webhook_deliveries(uuid) TO fr_app, fr_batch;

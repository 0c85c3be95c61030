-- What became of messages, for those who follow them: whoever asked, whoever manages the organisation they come
-- from, whoever coordinates their project. Neither address nor words: a manager accompanies nobody. The latest first,
-- by the moment it was asked: the key of a reminder comes from its appointment and says nothing of it.

-- What it returns has changed once: a function of other columns cannot be replaced.
DROP FUNCTION IF EXISTS public.messages_followed(text, uuid, int);
CREATE OR REPLACE FUNCTION public.messages_followed(p_state text, p_before uuid, p_limit int)
RETURNS TABLE (id uuid, channel varchar, purpose varchar, person_id uuid, project_id bigint, organisation_id bigint,
               asked_by_id bigint, asked_at timestamptz, parts smallint, tries smallint, sent_at timestamptz,
               failed_at timestamptz, trouble varchar, reference varchar, delivered_at timestamptz,
               withdrawn_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT m.id, m.channel, m.purpose, m.person_id, m.project_id, m.organisation_id, m.asked_by_id, m.asked_at,
          m.parts, m.tries, m.sent_at, m.failed_at, m.trouble, m.reference,
          m.delivered_at, m.withdrawn_at
   FROM public.messaging_message m
   WHERE (m.asked_by_id = public.fr_user()
          OR m.project_id = ANY (public.fr_coordinated())
          OR m.organisation_id IN (SELECT o.organisation_id FROM public.accounts_membership o
                                   WHERE o.user_id = public.fr_user() AND o.role = 'manager'
                                     AND o.since <= public.fr_today()
                                     AND (o.until IS NULL OR o.until > public.fr_today())))
     AND (p_before IS NULL OR (m.asked_at, m.id) < (SELECT b.asked_at, b.id FROM public.messaging_message b
                                                    WHERE b.id = p_before))
     AND CASE p_state WHEN 'waiting' THEN m.sent_at IS NULL AND m.failed_at IS NULL AND m.withdrawn_at IS NULL
                      WHEN 'sent' THEN m.sent_at IS NOT NULL AND m.failed_at IS NULL
                      WHEN 'failed' THEN m.failed_at IS NOT NULL
                      ELSE true END
   ORDER BY m.asked_at DESC, m.id DESC LIMIT p_limit $$;

-- How many SMS a project pays for since a moment, whoever asked for them: a count, to be compared with its limit.
CREATE OR REPLACE FUNCTION public.texts_paid(p_project bigint, p_since timestamptz) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT coalesce(sum(m.parts), 0) FROM public.messaging_message m
   WHERE m.project_id = p_project AND m.channel = 'sms' AND m.asked_at >= p_since AND m.withdrawn_at IS NULL
     AND (m.failed_at IS NULL OR m.sent_at IS NOT NULL) $$;

REVOKE ALL ON FUNCTION public.messages_followed(text, uuid, int), public.texts_paid(bigint, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.messages_followed(text, uuid, int), public.texts_paid(bigint, timestamptz)
  TO fr_app, fr_batch;

-- Where a referral stands, kept on it: the latest of the facts that tell it (`TELLING`, `state_told`). Written by nobody
-- else.
CREATE OR REPLACE FUNCTION public.keep_referral_state() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE public.partners_referral r SET state = t.kind
    FROM (SELECT CASE f.kind WHEN 'already' THEN 'started' ELSE f.kind END AS kind FROM public.partners_referralfact f
           WHERE f.referral_id = NEW.referral_id AND f.kind IN
             ('already', 'accepted', 'refused', 'full', 'wrong_public', 'started', 'stopped', 'ended', 'recalled', 'withdrawn')
           ORDER BY f.at DESC, f.id DESC LIMIT 1) t
   WHERE r.id = NEW.referral_id AND r.state <> t.kind;
  RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS keep_referral_state ON public.partners_referralfact;
CREATE TRIGGER keep_referral_state AFTER INSERT OR UPDATE OF kind, at ON public.partners_referralfact
  FOR EACH ROW EXECUTE FUNCTION public.keep_referral_state();

-- A partner has no account: the link reads and answers one referral through these functions, and no table.

-- Each of these once took no referral: replaced, not added to.
DROP FUNCTION IF EXISTS public.fr_referred(), public.referred_referral(), public.referred_values(),
  public.referred_facts(), public.referred_words(),
  public.answer_referral(uuid, text, date, text, text, uuid, bytea, bytea, bytea, bytea);

-- The structures that are an organisation where the asker accompanies people, as long as both have the same SIRET.
CREATE OR REPLACE FUNCTION public.received_structures() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT s.id FROM public.directory_structure s JOIN public.accounts_organisation o ON o.id = s.organisation_id
    WHERE s.organisation_id = ANY (public.fr_organisations()) AND s.siret = o.siret $$;

-- The referral of the link that asks; or the one said, by whoever accompanies in the organisation it was sent to: never
-- one that says something of health or justice. While she agrees, and it is not ended.
CREATE OR REPLACE FUNCTION public.fr_referred(p_referral uuid DEFAULT NULL) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT r.id FROM public.partners_referral r
     JOIN public.partners_referralagreement a ON a.referral_id = r.id
    WHERE r.id = CASE WHEN p_referral IS NULL THEN
                   (SELECT CASE WHEN l.purpose = 'referral' THEN l.subject::uuid END FROM public.privacy_outsidelink l
                     WHERE l.id = nullif(public.fr_link(), '') AND l.revoked_at IS NULL AND l.expires_at > now())
                 ELSE p_referral END
      AND (p_referral IS NULL
           OR r.level = 2 AND r.structure_id IN (SELECT public.received_structures()))
      AND a.withdrawn_at IS NULL AND a.until >= (now() AT TIME ZONE 'Europe/Paris')::date
      AND NOT EXISTS (SELECT 1 FROM public.partners_referralfact f
                       WHERE f.referral_id = r.id AND f.kind IN ('recalled', 'withdrawn')) $$;

-- Who asks, for whom the answer is, until when. Of the person, her key alone, for the journal of readings.
CREATE OR REPLACE FUNCTION public.referred_referral(p_referral uuid DEFAULT NULL)
RETURNS TABLE (id uuid, person_id uuid, project_id bigint, organisation_id bigint, structure_id uuid, service_id uuid,
               to_name varchar, sent_on date, answer_by date, until date, sender text, lead text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT r.id, r.person_id, r.project_id, r.organisation_id, r.structure_id, r.service_id, r.to_name, r.sent_on,
          r.answer_by, a.until, s.given_name || ' ' || s.family_name, u.given_name || ' ' || u.family_name
     FROM public.partners_referral r
     JOIN public.partners_referralagreement a ON a.referral_id = r.id
     JOIN public.pathways_pathway p ON p.id = r.pathway_id
     LEFT JOIN public.accounts_user s ON s.id = r.created_by_id
     LEFT JOIN public.accounts_user u ON u.id = p.lead_id
    WHERE r.id = public.fr_referred(p_referral) $$;

CREATE OR REPLACE FUNCTION public.referred_values(p_referral uuid DEFAULT NULL)
RETURNS TABLE (id uuid, said varchar, value bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT v.id, v.said, v.value FROM public.partners_referralvalue v
    -- What is of need to know goes to whoever holds the link, not to a whole team.
    WHERE v.referral_id = public.fr_referred(p_referral) AND (p_referral IS NULL OR v.level = 3) $$;

CREATE OR REPLACE FUNCTION public.referred_facts(p_referral uuid DEFAULT NULL)
RETURNS TABLE (id uuid, kind varchar, "on" date, reason varchar, result varchar, by_partner boolean, at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT f.id, f.kind, f."on", f.reason, f.result, f.by_partner, f.at
     FROM public.partners_referralfact f WHERE f.referral_id = public.fr_referred(p_referral) ORDER BY f.at DESC, f.id DESC $$;

CREATE OR REPLACE FUNCTION public.referred_words(p_referral uuid DEFAULT NULL)
RETURNS TABLE (id uuid, fact_id uuid, who bytea, follower bytea, proposal bytea, words bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT w.id, w.fact_id, w.who, w.follower, w.proposal, w.words
     FROM public.partners_referralwords w JOIN public.partners_referralfact f ON f.id = w.fact_id
    WHERE f.referral_id = public.fr_referred(p_referral) $$;

-- What is sent to the asker's own organisation, a page at a time, by the day the answer was asked for; with her name, as
-- long as it is shown.
CREATE OR REPLACE FUNCTION public.received_referrals(
  p_phase int, p_backwards boolean, p_day date, p_after uuid, p_most int)
RETURNS TABLE (id uuid, value bytea, referral_id uuid, structure text, sender text, sent_on date, answer_by date,
               state varchar, already boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RETURN QUERY EXECUTE format($q$
    SELECT v.id, v.value, r.id, s.name::text, o.name::text, r.sent_on, r.answer_by, r.state,
           EXISTS (SELECT 1 FROM public.partners_referralfact f WHERE f.referral_id = r.id AND f.kind = 'already')
      FROM public.received_structures() t
      CROSS JOIN LATERAL (
        SELECT x.* FROM public.partners_referral x
          JOIN public.partners_referralagreement a ON a.referral_id = x.id
         WHERE x.structure_id = t AND x.phase = $1 AND x.level = 2
           AND ($2 IS NULL OR (x.answer_by, x.id) %1$s ($2, $3))
           AND a.withdrawn_at IS NULL AND a.until >= (now() AT TIME ZONE 'Europe/Paris')::date
           AND x.state NOT IN ('recalled', 'withdrawn')
           AND EXISTS (SELECT 1 FROM public.partners_referralvalue n WHERE n.referral_id = x.id AND n.said = 'name')
         ORDER BY x.answer_by %2$s, x.id %2$s LIMIT $4) r
      JOIN public.partners_referralvalue v ON v.referral_id = r.id AND v.said = 'name'
      JOIN public.directory_structure s ON s.id = r.structure_id
      JOIN public.accounts_organisation o ON o.id = r.organisation_id
     ORDER BY r.answer_by %2$s, r.id %2$s LIMIT $4 $q$,
    CASE WHEN p_backwards THEN '<' ELSE '>' END, CASE WHEN p_backwards THEN 'DESC' ELSE 'ASC' END)
  USING p_phase, p_day, p_after, p_most;
END $$;

-- What a partner says by the link, or in the screens of its own organisation. Forty times: enough for a whole story, too few to fill a table.
CREATE OR REPLACE FUNCTION public.answer_referral(
  p_fact uuid, p_kind text, p_on date, p_reason text, p_result text, p_words uuid, p_who bytea, p_follower bytea,
  p_proposal bytea, p_said bytea, p_referral uuid DEFAULT NULL) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_referral public.partners_referral;
  v_by bigint := CASE WHEN p_referral IS NOT NULL THEN public.fr_user() END;  -- whoever holds a link signs nothing
BEGIN
  SELECT * INTO v_referral FROM public.partners_referral WHERE id = public.fr_referred(p_referral);
  IF v_referral.id IS NULL THEN
    PERFORM public.fr_refuse('answer_referral: no open link');
  END IF;
  IF p_kind IS NULL
     OR p_kind NOT IN ('accepted', 'refused', 'full', 'wrong_public', 'taken_over', 'started', 'stopped', 'ended')
     OR coalesce(p_reason, '') NOT IN ('', 'criteria', 'too_far', 'unreached', 'own_wish', 'elsewhere', 'other')
     OR coalesce(p_result, '') NOT IN ('', 'lifted', 'eased', 'same')
     OR greatest(octet_length(p_who), octet_length(p_follower), octet_length(p_proposal), octet_length(p_said)) > 8000
  THEN
    PERFORM public.fr_refuse('answer_referral: not an answer');
  END IF;
  -- The lock makes forty mean forty.
  PERFORM pg_advisory_xact_lock(hashtextextended(v_referral.id::text, 0));
  IF (SELECT count(*) FROM public.partners_referralfact WHERE referral_id = v_referral.id AND by_partner) >= 40 THEN
    PERFORM public.fr_refuse('answer_referral: 40 answers');
  END IF;
  INSERT INTO public.partners_referralfact
    (id, person_id, project_id, created_by_id, created_at, referral_id, kind, "on", reason, result, by_partner, at)
  VALUES (p_fact, v_referral.person_id, v_referral.project_id, v_by, now(), v_referral.id, p_kind, p_on,
          coalesce(p_reason, ''), coalesce(p_result, ''), true, clock_timestamp());
  INSERT INTO public.partners_referralwords
    (id, person_id, project_id, created_by_id, created_at, fact_id, who, follower, proposal, words)
  VALUES (p_words, v_referral.person_id, v_referral.project_id, v_by, now(), p_fact, p_who, p_follower, p_proposal, p_said);
END $$;

-- The end of what is shown outside: the link dies, what was said is erased, in one place. `p_how`: how the person took
-- her agreement back; NULL when it is the team that recalls. By those in charge of the file, who know of the referral.
CREATE OR REPLACE FUNCTION public.end_referral(p_referral uuid, p_fact uuid, p_how text) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE v_referral public.partners_referral;
BEGIN
  SELECT * INTO v_referral FROM public.partners_referral WHERE id = p_referral FOR UPDATE;
  IF v_referral.id IS NULL OR NOT public.fr_decides(v_referral.person_id, v_referral.project_id)
     OR NOT (v_referral.level = 2 OR coalesce(v_referral.created_by_id = public.fr_user(), false)
             OR public.fr_holds(v_referral.person_id, v_referral.project_id, v_referral.level)) THEN
    PERFORM public.fr_refuse('end_referral: no such referral within reach');
  END IF;
  IF EXISTS (SELECT 1 FROM public.partners_referralfact
              WHERE referral_id = p_referral AND kind IN ('recalled', 'withdrawn')) THEN
    PERFORM public.fr_refuse('end_referral: already ended');
  END IF;
  IF p_how IS NOT NULL THEN
    UPDATE public.partners_referralagreement SET withdrawn_at = now(), withdrawn_how = p_how
     WHERE referral_id = p_referral AND withdrawn_at IS NULL;
  END IF;
  UPDATE public.privacy_outsidelink SET revoked_at = now()
   WHERE purpose = 'referral' AND subject = p_referral::text AND revoked_at IS NULL;
  DELETE FROM public.partners_referralvalue WHERE referral_id = p_referral;
  PERFORM public.fr_forget_sheets(p_referral);
  INSERT INTO public.partners_referralfact
    (id, person_id, project_id, created_by_id, created_at, referral_id, kind, reason, result, by_partner, at)
  VALUES (p_fact, v_referral.person_id, v_referral.project_id, public.fr_user(), now(), p_referral,
          CASE WHEN p_how IS NULL THEN 'recalled' ELSE 'withdrawn' END, '', '', false, clock_timestamp());
END $$;

REVOKE ALL ON FUNCTION public.keep_referral_state(), public.received_structures(), public.fr_referred(uuid),
  public.referred_referral(uuid), public.referred_values(uuid), public.referred_facts(uuid), public.referred_words(uuid),
  public.received_referrals(int, boolean, date, uuid, int),
  public.answer_referral(uuid, text, date, text, text, uuid, bytea, bytea, bytea, bytea, uuid),
  public.end_referral(uuid, uuid, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.received_structures(), public.referred_referral(uuid), public.referred_values(uuid),
  public.referred_facts(uuid), public.referred_words(uuid), public.received_referrals(int, boolean, date, uuid, int),
  public.answer_referral(uuid, text, date, text, text, uuid, bytea, bytea, bytea, bytea, uuid),
  public.end_referral(uuid, uuid, text) TO fr_app, fr_batch;

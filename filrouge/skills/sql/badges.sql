-- What an organisation's badges attest, said for good, and given no more: by whoever manages it.
CREATE OR REPLACE FUNCTION public.fr_commits_badge(p_class uuid) RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM public.skills_badgeclass c WHERE c.id = p_class AND public.fr_manages(c.organisation_id)) THEN
    PERFORM public.fr_refuse('commit_badge: not of an organisation that the asker manages');
  END IF;
END $$;

CREATE OR REPLACE FUNCTION public.publish_badge_class(p_class uuid, p_achievement jsonb) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM public.fr_commits_badge(p_class);
  INSERT INTO public.skills_publication (badge_class_id, achievement, at, by_id)
  VALUES (p_class, p_achievement, now(), public.fr_user());
END $$;

CREATE OR REPLACE FUNCTION public.withdraw_badge_class(p_class uuid, p_because text) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM public.fr_commits_badge(p_class);
  INSERT INTO public.skills_withdrawal (badge_class_id, because, at, by_id)
  VALUES (p_class, left(p_because, 240), now(), public.fr_user());
END $$;

-- A badge is checked by its address, an endorsement or an offer answered by a link: strangers read through these
-- functions, and no table.

-- An issued badge, as anybody may know it: nothing of whom it was given to.
CREATE OR REPLACE FUNCTION public.checked_badge(p_badge uuid)
RETURNS TABLE (id uuid, badge_class_id uuid, issued_at timestamptz, credential jsonb, revoked_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT b.id, b.badge_class_id, b.issued_at, b.credential, r.at
     FROM public.skills_badge b LEFT JOIN public.skills_revocation r ON r.badge_id = b.id
    WHERE b.id = p_badge AND b.issued_at IS NOT NULL $$;

-- Was the badge of this place revoked? NULL: nobody was ever given it. It outlives the file of the person.
CREATE OR REPLACE FUNCTION public.status_of_place(p_key uuid, p_index int) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT p.revoked_at IS NOT NULL
          OR EXISTS (SELECT 1 FROM public.skills_badge b JOIN public.skills_revocation r ON r.badge_id = b.id
                      WHERE b.place_id = p.id)
     FROM public.skills_statusplace p WHERE p.key_id = p_key AND p.index = p_index $$;

-- The page of a badge was opened.
CREATE OR REPLACE FUNCTION public.count_badge_visit(p_badge uuid) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ UPDATE public.skills_badge SET visits = visits + 1 WHERE id = p_badge AND issued_at IS NOT NULL $$;

-- The badge that the link that asks offers.
CREATE OR REPLACE FUNCTION public.fr_offered() RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT b.id FROM public.privacy_outsidelink l
     JOIN public.skills_badge b ON b.id = CASE WHEN l.purpose = 'badge_offer' THEN l.subject::uuid END
    WHERE l.id = nullif(public.fr_link(), '') AND l.revoked_at IS NULL AND l.expires_at > now() $$;

CREATE OR REPLACE FUNCTION public.offered_badge()
RETURNS TABLE (id uuid, person_id uuid, project_id bigint, badge_class_id uuid, evidence varchar[], facts bytea,
               accepted_at timestamptz, declined_at timestamptz, issued_at timestamptz, revoked_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT b.id, b.person_id, b.project_id, b.badge_class_id, b.evidence, b.facts, b.accepted_at, b.declined_at,
          b.issued_at, r.at
     FROM public.skills_badge b LEFT JOIN public.skills_revocation r ON r.badge_id = b.id
    WHERE b.id = public.fr_offered() $$;

-- Yes or no, by the link. Once signed it is hers: she asks for its revocation instead.
CREATE OR REPLACE FUNCTION public.answer_badge(p_yes boolean) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE public.skills_badge
     SET accepted_at = CASE WHEN p_yes THEN coalesce(accepted_at, now()) END,
         accepted_how = CASE WHEN p_yes THEN 'link' ELSE '' END,
         declined_at = CASE WHEN NOT p_yes THEN now() END
   WHERE id = public.fr_offered() AND issued_at IS NULL;
  IF NOT FOUND THEN
    PERFORM public.fr_refuse('answer_badge: no badge to answer');
  END IF;
END $$;

-- The name under which the link that asks shows a badge.
CREATE OR REPLACE FUNCTION public.shown_badge() RETURNS TABLE (id uuid, badge_id uuid, name bytea, person_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT s.id, s.badge_id, s.name, s.person_id FROM public.privacy_outsidelink l
     JOIN public.skills_showing s ON s.link_id = l.id
    WHERE l.id = nullif(public.fr_link(), '') AND l.purpose = 'badge_name' AND l.revoked_at IS NULL
      AND l.expires_at > now() $$;

CREATE OR REPLACE FUNCTION public.count_showing_visit() RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ UPDATE public.skills_showing SET visits = visits + 1 WHERE id IN (SELECT id FROM public.shown_badge()) $$;

-- What the link that asks is asked to recognise.
CREATE OR REPLACE FUNCTION public.fr_endorsing() RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT e.id FROM public.privacy_outsidelink l
     JOIN public.skills_endorsement e ON e.id = CASE WHEN l.purpose = 'badge_endorsement' THEN l.subject::uuid END
    WHERE l.id = nullif(public.fr_link(), '') AND l.revoked_at IS NULL AND l.expires_at > now() $$;

CREATE OR REPLACE FUNCTION public.asked_endorsement() RETURNS SETOF public.skills_endorsement
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT * FROM public.skills_endorsement WHERE id = public.fr_endorsing() $$;

-- By the press of whoever holds the link: they recognise it, they do not, they take it back.
CREATE OR REPLACE FUNCTION public.answer_endorsement(p_said text, p_signer text, p_capacity text, p_words text)
RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE v_endorsement public.skills_endorsement;
BEGIN
  SELECT * INTO v_endorsement FROM public.skills_endorsement WHERE id = public.fr_endorsing() FOR UPDATE;
  IF v_endorsement.id IS NULL OR v_endorsement.withdrawn_at IS NOT NULL THEN
    PERFORM public.fr_refuse('answer_endorsement: no open link');
  END IF;
  IF p_said = 'give' AND v_endorsement.given_at IS NULL
     AND length(p_signer) BETWEEN 1 AND 120 AND length(p_capacity) BETWEEN 1 AND 120 AND length(p_words) <= 300 THEN
    UPDATE public.skills_endorsement
       SET given_at = now(), declined_at = NULL, capacity = p_capacity, words = p_words
     WHERE id = v_endorsement.id;
    UPDATE public.skills_signatory SET signer = p_signer WHERE endorsement_id = v_endorsement.id;
  ELSIF p_said = 'decline' AND v_endorsement.given_at IS NULL THEN
    UPDATE public.skills_endorsement SET declined_at = now() WHERE id = v_endorsement.id;
  ELSIF p_said = 'withdraw' AND v_endorsement.given_at IS NOT NULL THEN
    UPDATE public.skills_endorsement SET withdrawn_at = now() WHERE id = v_endorsement.id;
  ELSE
    PERFORM public.fr_refuse('answer_endorsement: not an answer');
  END IF;
END $$;

REVOKE ALL ON FUNCTION public.fr_commits_badge(uuid), public.publish_badge_class(uuid, jsonb),
  public.withdraw_badge_class(uuid, text), public.checked_badge(uuid), public.status_of_place(uuid, int), public.count_badge_visit(uuid),
  public.fr_offered(), public.offered_badge(), public.answer_badge(boolean), public.shown_badge(),
  public.count_showing_visit(), public.fr_endorsing(), public.asked_endorsement(),
  public.answer_endorsement(text, text, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.publish_badge_class(uuid, jsonb), public.withdraw_badge_class(uuid, text),
  public.checked_badge(uuid), public.status_of_place(uuid, int), public.count_badge_visit(uuid),
  public.offered_badge(), public.answer_badge(boolean), public.shown_badge(), public.count_showing_visit(),
  public.asked_endorsement(), public.answer_endorsement(text, text, text, text) TO fr_app, fr_batch;

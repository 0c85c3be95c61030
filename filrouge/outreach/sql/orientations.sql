-- Orientations come from people without an account. They write through these functions and read nothing of the
-- tables: what is kept of someone is never given back to whoever holds a form or a link.

-- What arrives by the public page. Project, team, day promised and whether the origin is covered are decided
-- here, not by the sender: the strictest of what the form says and of what the project knows of the structure.
CREATE OR REPLACE FUNCTION public.receive_orientation(
  p_id uuid, p_door text, p_herself boolean, p_given_name bytea, p_family_name bytea, p_phone bytea, p_reach bytea,
  p_sought bytea, p_commune text, p_language text, p_agreed_how text, p_tells text[],
  p_level int, p_kind text, p_name_key text, p_structure bytea, p_sender bytea, p_email bytea) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE v_door public.outreach_door; v_known public.outreach_orientingorganisation; v_level int;
BEGIN
  SELECT * INTO v_door FROM public.outreach_door WHERE slug = p_door AND closed_at IS NULL;
  IF v_door.id IS NULL THEN
    PERFORM public.fr_refuse('receive_orientation: no open page');
  END IF;
  IF EXISTS (SELECT 1 FROM public.outreach_orientation WHERE id = p_id) THEN
    PERFORM public.fr_refuse('receive_orientation: already received');
  END IF;
  IF coalesce(octet_length(p_given_name), 0) = 0 OR p_level NOT IN (2, 11, 12)
     OR NOT coalesce(p_tells, '{}') <@ ARRAY['answer', 'meeting', 'entry']
     OR p_agreed_how NOT IN ('spoken', 'interpreter', 'written', 'herself')
     OR greatest(octet_length(p_given_name), octet_length(p_family_name), octet_length(p_phone), octet_length(p_reach),
                 octet_length(p_sought), octet_length(p_structure), octet_length(p_sender), octet_length(p_email)) > 8000
  THEN
    PERFORM public.fr_refuse('receive_orientation: not an orientation');
  END IF;
  -- The lock makes three hundred mean three hundred.
  PERFORM pg_advisory_xact_lock(hashtextextended('receive_orientation', v_door.id));
  IF (SELECT count(*) FROM public.outreach_orientation
       WHERE project_id = v_door.project_id AND received_at > now() - interval '24 hours') >= 300 THEN
    PERFORM public.fr_refuse('receive_orientation: 300 a day');
  END IF;
  SELECT * INTO v_known FROM public.outreach_orientingorganisation g
   WHERE g.project_id = v_door.project_id AND g.name_key = p_name_key AND p_name_key <> '';
  v_level := greatest(p_level, public.fr_level_of(v_known.reveals));
  INSERT INTO public.outreach_orientation
    (id, project_id, organisation_id, by_herself, given_name, family_name, phone, reach, sought, commune_code, language,
     agreed_how, tells, received_at, answer_by, discarded_because)
  VALUES (p_id, v_door.project_id, v_door.organisation_id, p_herself, p_given_name, p_family_name, p_phone, p_reach,
          p_sought, p_commune, p_language, p_agreed_how, coalesce(p_tells, '{}'), now(),
          (now() AT TIME ZONE 'Europe/Paris')::date + v_door.answer_days, '');
  INSERT INTO public.outreach_origin
    (id, orientation_id, project_id, level, orienting_organisation_id, kind, structure, sender, email)
  VALUES (p_id, p_id, v_door.project_id, v_level, v_known.id, p_kind, p_structure, p_sender, p_email);
END $$;

-- As `Reveals.level` says.
CREATE OR REPLACE FUNCTION public.fr_level_of(p_reveals text) RETURNS int
LANGUAGE sql IMMUTABLE AS
$$ SELECT CASE p_reveals WHEN 'health' THEN 11 WHEN 'justice' THEN 12 WHEN 'violence' THEN 12 ELSE 2 END $$;

-- What a structure reveals also covers those who came before it was said. Never the other way: what was covered
-- stays covered.
CREATE OR REPLACE FUNCTION public.cover_origins(p_structure uuid) RETURNS int
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE v_structure public.outreach_orientingorganisation; v_covered int;
BEGIN
  SELECT * INTO v_structure FROM public.outreach_orientingorganisation
   WHERE id = p_structure AND project_id = ANY (public.fr_coordinated());
  IF v_structure.id IS NULL THEN
    PERFORM public.fr_refuse('cover_origins: not of a project the asker coordinates');
  END IF;
  UPDATE public.outreach_origin SET level = public.fr_level_of(v_structure.reveals)
   WHERE orienting_organisation_id = v_structure.id AND level < public.fr_level_of(v_structure.reveals);
  GET DIAGNOSTICS v_covered = ROW_COUNT;
  RETURN v_covered;
END $$;

-- Which known structure an origin in plain sight is. Covered ones keep what they said.
CREATE OR REPLACE FUNCTION public.name_origin(p_orientation uuid, p_structure uuid) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE public.outreach_origin o
     SET orienting_organisation_id = g.id, level = greatest(o.level, public.fr_level_of(g.reveals))
    FROM public.outreach_orientingorganisation g
   WHERE o.orientation_id = p_orientation AND g.id = p_structure AND g.project_id = o.project_id AND o.level = 2
     AND g.project_id = ANY (public.fr_coordinated());
  IF NOT FOUND THEN
    PERFORM public.fr_refuse('name_origin: no such origin within reach');
  END IF;
END $$;

-- The file opened for someone who was sent: her orientation, its origin and what was said of it become hers.
CREATE OR REPLACE FUNCTION public.attach_orientation(p_orientation uuid, p_person uuid) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE v_project bigint;
BEGIN
  SELECT project_id INTO v_project FROM public.outreach_orientation
   WHERE id = p_orientation AND person_id IS NULL AND discarded_at IS NULL
     AND (organisation_id = ANY (public.fr_organisations()) OR project_id = ANY (public.fr_coordinated()))
     FOR UPDATE;
  IF v_project IS NULL OR NOT public.fr_decides(p_person, v_project) THEN
    PERFORM public.fr_refuse('attach_orientation: not within reach');
  END IF;
  UPDATE public.outreach_orientation SET person_id = p_person WHERE id = p_orientation;
  UPDATE public.outreach_origin SET person_id = p_person WHERE orientation_id = p_orientation;
  UPDATE public.outreach_orientationanswer SET person_id = p_person WHERE orientation_id = p_orientation;
  UPDATE public.outreach_senderword SET person_id = p_person WHERE orientation_id = p_orientation;
  UPDATE public.outreach_orientationstage SET person_id = p_person WHERE orientation_id = p_orientation;
  UPDATE public.outreach_toldchange SET person_id = p_person WHERE orientation_id = p_orientation;
  UPDATE public.privacy_outsidelink SET person_id = p_person
   WHERE purpose = 'orientation' AND subject = p_orientation::text;
END $$;

-- --- the link its sender follows ------------------------------------------------------------------------

-- The orientation of the link that asks, as long as it is open.
CREATE OR REPLACE FUNCTION public.fr_followed() RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT l.subject::uuid FROM public.privacy_outsidelink l
    WHERE l.id = nullif(public.fr_link(), '') AND l.purpose = 'orientation' AND l.revoked_at IS NULL
      AND l.expires_at > now() $$;

-- Days and stages the person agreed to; neither her name nor who follows her.
CREATE OR REPLACE FUNCTION public.followed_orientation()
RETURNS TABLE (project_id bigint, received_at timestamptz, answer_by date, taken boolean, tells varchar[],
               met_on date, entered_on date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT o.project_id, o.received_at, o.answer_by, o.taken_at IS NOT NULL, o.tells,
          (SELECT s."on" FROM public.outreach_orientationstage s
            WHERE s.orientation_id = o.id AND s.kind = 'meeting' AND 'meeting' = ANY (o.tells)),
          (SELECT s."on" FROM public.outreach_orientationstage s
            WHERE s.orientation_id = o.id AND s.kind = 'entry' AND 'entry' = ANY (o.tells))
     FROM public.outreach_orientation o WHERE o.id = public.fr_followed() $$;

CREATE OR REPLACE FUNCTION public.followed_answer()
RETURNS TABLE (id uuid, kind varchar, reason varchar, words bytea, proposal bytea, at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT a.id, a.kind, a.reason, a.words, a.proposal, a.at
     FROM public.outreach_orientationanswer a JOIN public.outreach_orientation o ON o.id = a.orientation_id
    WHERE o.id = public.fr_followed() AND 'answer' = ANY (o.tells)
    ORDER BY a.at DESC LIMIT 1 $$;

-- What the sender wrote from the page herself.
CREATE OR REPLACE FUNCTION public.followed_words() RETURNS TABLE (id uuid, text bytea, at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT w.id, w.text, w.at FROM public.outreach_senderword w
    WHERE w.orientation_id = public.fr_followed() ORDER BY w.at $$;

CREATE OR REPLACE FUNCTION public.add_sender_word(p_id uuid, p_text bytea) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE v_orientation uuid := public.fr_followed();
BEGIN
  IF v_orientation IS NULL OR coalesce(octet_length(p_text), 0) NOT BETWEEN 1 AND 8000 THEN
    PERFORM public.fr_refuse('add_sender_word: no open link');
  END IF;
  IF (SELECT count(*) FROM public.outreach_senderword WHERE orientation_id = v_orientation) >= 20 THEN
    PERFORM public.fr_refuse('add_sender_word: 20 words');
  END IF;
  INSERT INTO public.outreach_senderword (id, orientation_id, person_id, project_id, text, at)
  SELECT p_id, o.id, o.person_id, o.project_id, p_text, now()
    FROM public.outreach_orientation o WHERE o.id = v_orientation;
END $$;

REVOKE ALL ON FUNCTION public.receive_orientation(uuid, text, boolean, bytea, bytea, bytea, bytea, bytea, text, text,
    text, text[], int, text, text, bytea, bytea, bytea),
  public.cover_origins(uuid), public.name_origin(uuid, uuid), public.attach_orientation(uuid, uuid),
  public.fr_followed(), public.followed_orientation(), public.followed_answer(), public.followed_words(),
  public.add_sender_word(uuid, bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.receive_orientation(uuid, text, boolean, bytea, bytea, bytea, bytea, bytea, text, text,
    text, text[], int, text, text, bytea, bytea, bytea),
  public.cover_origins(uuid), public.name_origin(uuid, uuid), public.attach_orientation(uuid, uuid),
  public.followed_orientation(), public.followed_answer(), public.followed_words(),
  public.add_sender_word(uuid, bytea) TO fr_app, fr_batch;

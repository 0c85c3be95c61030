-- Members of a commission hold no grant on the people it looks at: they read through these functions, and no table.

-- The places of whoever asks: by their account, as long as they work there, or by the link of one meeting.
CREATE OR REPLACE FUNCTION public.fr_places() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT p.id FROM public.commissions_place p
     JOIN public.commissions_seat s ON s.id = p.seat_id
     JOIN public.commissions_member b ON b.id = s.member_id
     JOIN public.commissions_meeting m ON m.id = p.meeting_id
    WHERE m.cancelled_at IS NULL
      AND (s.until IS NULL OR s.until > (now() AT TIME ZONE 'Europe/Paris')::date)
      AND (b.until IS NULL OR b.until > (now() AT TIME ZONE 'Europe/Paris')::date)
      AND (s.user_id = public.fr_user() AND EXISTS (
             SELECT 1 FROM public.accounts_membership w
              WHERE w.user_id = s.user_id AND w.organisation_id = b.organisation_id AND w.role <> 'volunteer'
                AND w.since <= public.fr_today() AND (w.until IS NULL OR w.until > public.fr_today()))
           OR p.id = (SELECT CASE WHEN l.purpose = 'commission' THEN l.subject::uuid END
                        FROM public.privacy_outsidelink l
                       WHERE l.id = nullif(public.fr_link(), '') AND l.revoked_at IS NULL AND l.expires_at > now())) $$;

-- Open: from the press that opens the meeting to the one that ends it, twelve hours at most.
CREATE OR REPLACE FUNCTION public.fr_meeting_open(p_opened timestamptz, p_closed timestamptz) RETURNS boolean
LANGUAGE sql STABLE AS
$$ SELECT p_opened IS NOT NULL AND p_closed IS NULL AND p_opened > now() - interval '12 hours' $$;

-- The meetings to which the asker is called; nobody accompanied is named.
CREATE OR REPLACE FUNCTION public.sat_places()
RETURNS TABLE (place_id uuid, meeting_id uuid, commission text, kind varchar, project_id bigint, at timestamptz,
               place text, opened_at timestamptz, closed_at timestamptz, came boolean, who text, member_id uuid,
               approved_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT p.id, m.id, c.name, c.kind, c.project_id, m.at, m.place, m.opened_at, m.closed_at, p.came, s.name, s.member_id,
          m.approved_at
     FROM public.commissions_place p
     JOIN public.commissions_seat s ON s.id = p.seat_id
     JOIN public.commissions_meeting m ON m.id = p.meeting_id
     JOIN public.commissions_commission c ON c.id = m.commission_id
    WHERE p.id IN (SELECT public.fr_places()) ORDER BY m.at, p.id $$;

-- Of one place, the situations whose agreement covers its member; until the meeting ends. Nothing to those who may
-- not sit where people are named.
CREATE OR REPLACE FUNCTION public.sat_cases(p_place uuid)
RETURNS TABLE (case_id uuid, person_id uuid, rank smallint, minutes smallint, started_at timestamptz,
               ended_at timestamptz, readable boolean, trusted boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT k.id, k.person_id, k.rank, k.minutes, k.started_at, k.ended_at,
          public.fr_meeting_open(m.opened_at, m.closed_at) AND p.came IS TRUE, s.member_id = ANY (a.trusted)
     FROM public.commissions_place p
     JOIN public.commissions_seat s ON s.id = p.seat_id
     JOIN public.commissions_meeting m ON m.id = p.meeting_id
     JOIN public.commissions_commission c ON c.id = m.commission_id
     JOIN public.commissions_case k ON k.meeting_id = m.id AND k.left_at IS NULL
     JOIN public.commissions_caseagreement a ON a.case_id = k.id
     JOIN public.pathways_pathway w ON w.id = k.pathway_id AND (w.closed_on IS NULL OR k.started_at IS NOT NULL)
    WHERE p.id = p_place AND p.id IN (SELECT public.fr_places())
      AND c.names_people AND s.names_people AND s.function IN ('operational', 'management')
      AND (m.opened_at IS NULL AND m.at > now() - interval '12 hours'
           OR public.fr_meeting_open(m.opened_at, m.closed_at))
      AND a.withdrawn_at IS NULL AND a.until >= (now() AT TIME ZONE 'Europe/Paris')::date
      AND s.member_id = ANY (a.members)
    ORDER BY k.rank, k.created_at, k.id $$;

-- Before the meeting, names alone; while it is open, to those who are there, what was prepared for them.
CREATE OR REPLACE FUNCTION public.sat_lines(p_place uuid)
RETURNS TABLE (id uuid, case_id uuid, said varchar, value bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT l.id, l.case_id, l.said, l.value
     FROM public.sat_cases(p_place) k JOIN public.commissions_caseline l ON l.case_id = k.case_id
    WHERE l.said = 'name' OR (k.readable AND (l.level = 3 OR k.trusted)) $$;

CREATE OR REPLACE FUNCTION public.sat_decisions(p_place uuid)
RETURNS TABLE (id uuid, case_id uuid, what varchar, words varchar, member text, due_on date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT d.id, d.case_id, d.what, d.words, coalesce(o.name, t.name)::text, d.due_on
     FROM public.sat_cases(p_place) k
     JOIN public.commissions_decision d ON d.case_id = k.case_id
     JOIN public.commissions_member b ON b.id = d.member_id
     LEFT JOIN public.accounts_organisation o ON o.id = b.organisation_id
     LEFT JOIN public.directory_structure t ON t.id = b.structure_id
    WHERE k.readable ORDER BY d.created_at, d.id $$;

-- The minutes as this member may see them: of those who agreed to it, a month long, once they are approved.
CREATE OR REPLACE FUNCTION public.sat_minutes(p_place uuid)
RETURNS TABLE (case_id uuid, person_id uuid, rank smallint, line_id uuid, name bytea, summary bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT k.id, k.person_id, k.rank, l.id, l.value, k.summary
     FROM public.commissions_place p
     JOIN public.commissions_seat s ON s.id = p.seat_id
     JOIN public.commissions_meeting m ON m.id = p.meeting_id
     JOIN public.commissions_commission c ON c.id = m.commission_id
     JOIN public.commissions_case k ON k.meeting_id = m.id AND k.left_at IS NULL AND k.started_at IS NOT NULL
     JOIN public.commissions_caseagreement a ON a.case_id = k.id
     JOIN public.commissions_caseline l ON l.case_id = k.id AND l.said = 'name'
    WHERE p.id = p_place AND p.id IN (SELECT public.fr_places())
      AND c.names_people AND s.names_people AND s.function IN ('operational', 'management')
      AND m.approved_at > now() - interval '30 days'
      AND a.withdrawn_at IS NULL AND a.until >= (now() AT TIME ZONE 'Europe/Paris')::date
      AND s.member_id = ANY (a.members)
    ORDER BY k.rank, k.created_at, k.id $$;

CREATE OR REPLACE FUNCTION public.sat_minuted(p_place uuid)
RETURNS TABLE (id uuid, case_id uuid, what varchar, words varchar, member text, due_on date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT d.id, d.case_id, d.what, d.words, coalesce(o.name, t.name)::text, d.due_on
     FROM public.sat_minutes(p_place) k
     JOIN public.commissions_decision d ON d.case_id = k.case_id
     JOIN public.commissions_member b ON b.id = d.member_id
     LEFT JOIN public.accounts_organisation o ON o.id = b.organisation_id
     LEFT JOIN public.directory_structure t ON t.id = b.structure_id
    ORDER BY d.created_at, d.id $$;

-- Where nobody is named: what waits for an answer in the whole project, to those called to a meeting that is not over.
CREATE OR REPLACE FUNCTION public.sat_blockages(p_place uuid)
RETURNS TABLE (words varchar, asked_of varchar, answer_by date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT b.words, b.asked_of, b.answer_by
     FROM public.commissions_place p
     JOIN public.commissions_meeting m ON m.id = p.meeting_id
     JOIN public.commissions_commission c ON c.id = m.commission_id
     JOIN public.commissions_commission o ON o.project_id = c.project_id
     JOIN public.commissions_blockage b ON b.commission_id = o.id AND b.answered_on IS NULL
    WHERE p.id = p_place AND p.id IN (SELECT public.fr_places()) AND NOT c.names_people
      AND m.closed_at IS NULL AND m.at > now() - interval '12 hours'
    ORDER BY b.answer_by, b.id LIMIT 50 $$;

-- A member asks that somebody be looked at: words for the coordination, which finds who it is. Twenty for a meeting.
CREATE OR REPLACE FUNCTION public.ask_commission(p_place uuid, p_asking uuid, p_words bytea) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE v_place public.commissions_place;
BEGIN
  SELECT * INTO v_place FROM public.commissions_place WHERE id = p_place AND id IN (SELECT public.fr_places());
  IF v_place.id IS NULL OR octet_length(p_words) NOT BETWEEN 1 AND 8000 OR NOT EXISTS (
       SELECT 1 FROM public.commissions_meeting m JOIN public.commissions_commission c ON c.id = m.commission_id
        WHERE m.id = v_place.meeting_id AND m.opened_at IS NULL AND m.cancelled_at IS NULL AND m.at > now()
          AND c.names_people) THEN
    PERFORM public.fr_refuse('ask_commission: no place at a meeting to come');
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('ask_commission' || p_place::text, 0));
  IF (SELECT count(*) FROM public.commissions_asking WHERE place_id = p_place) >= 20 THEN
    PERFORM public.fr_refuse('ask_commission: 20 of them');
  END IF;
  INSERT INTO public.commissions_asking (id, place_id, words, at) VALUES (p_asking, p_place, p_words, now());
END $$;

-- She took her agreement back: what was said is erased at once, in one place. By those in charge of her file.
CREATE OR REPLACE FUNCTION public.end_case_agreement(p_case uuid, p_how text) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE v_case public.commissions_case;
BEGIN
  SELECT * INTO v_case FROM public.commissions_case WHERE id = p_case FOR UPDATE;
  IF v_case.id IS NULL OR NOT public.fr_decides(v_case.person_id, v_case.project_id)
     OR p_how IS NULL OR p_how NOT IN ('spoken', 'screen', 'paper') THEN
    PERFORM public.fr_refuse('end_case_agreement: no such situation within reach');
  END IF;
  UPDATE public.commissions_caseagreement SET withdrawn_at = now(), withdrawn_how = p_how
   WHERE case_id = p_case AND withdrawn_at IS NULL;
  IF NOT FOUND THEN
    PERFORM public.fr_refuse('end_case_agreement: no agreement in force');
  END IF;
  DELETE FROM public.commissions_caseline WHERE case_id = p_case;
END $$;

-- What the tool proposes for a meeting, to the coordination of its project: of the paths that member organisations
-- follow, the figures that say why, and no word. The most pressing first. Sensitive barriers and covered referrals
-- are not counted: a figure would tell of them.
CREATE OR REPLACE FUNCTION public.agenda_proposals(p_meeting uuid, p_most int)
RETURNS TABLE (pathway_id uuid, is_new boolean, uncovered int, silent int, silent_days int, blocking int, missed int,
               due int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ WITH meeting AS MATERIALIZED (
     SELECT m.id, m.commission_id, c.project_id, c.kind, c.communes, (m.at AT TIME ZONE 'Europe/Paris')::date AS day,
            coalesce((SELECT max((b.at AT TIME ZONE 'Europe/Paris')::date) FROM public.commissions_meeting b
                       WHERE b.commission_id = m.commission_id AND b.opened_at IS NOT NULL AND b.at < m.at),
                     (m.at AT TIME ZONE 'Europe/Paris')::date - c.rhythm_days) AS since
       FROM public.commissions_meeting m JOIN public.commissions_commission c ON c.id = m.commission_id
      WHERE m.id = p_meeting AND c.names_people AND c.project_id = ANY (public.fr_coordinated())),
   bodies AS MATERIALIZED (
     SELECT b.organisation_id FROM meeting g JOIN public.commissions_member b ON b.commission_id = g.commission_id
      WHERE b.organisation_id IS NOT NULL AND (b.until IS NULL OR b.until > public.fr_today())),
   silent AS MATERIALIZED (
     SELECT r.pathway_id, count(*)::int AS n, max(public.fr_today() - r.answer_by)::int AS days
       FROM meeting g
       JOIN public.partners_referral r ON r.project_id = g.project_id AND r.level = 2 AND r.answer_by < public.fr_today()
      WHERE r.organisation_id IN (SELECT organisation_id FROM bodies) AND r.phase = 0
        AND NOT EXISTS (SELECT 1 FROM public.partners_referralfact x
                         WHERE x.referral_id = r.id AND x.kind = 'returned')
      GROUP BY r.pathway_id),
   due AS MATERIALIZED (
     SELECT k.pathway_id, count(*)::int AS n
       FROM meeting g
       JOIN public.commissions_meeting m ON m.commission_id = g.commission_id
       JOIN public.commissions_case k ON k.meeting_id = m.id
       JOIN public.commissions_decision d ON d.case_id = k.id
       LEFT JOIN public.pathways_step e ON e.id = d.step_id
      WHERE d.kept_on IS NULL AND d.dropped_on IS NULL AND d.due_on <= g.day
        AND e.done_on IS NULL AND e.dropped_on IS NULL
      GROUP BY k.pathway_id),
   -- Who lives in its communes, or nobody knows where: read once along an index, not person by person.
   there AS MATERIALIZED (
     SELECT h.id FROM meeting g JOIN public.people_person h ON h.commune_code = ANY (g.communes || ''::varchar)
      WHERE cardinality(g.communes) > 0),
   followed AS MATERIALIZED (
     SELECT p.id, p.opened_on >= g.since AS is_new, p.uncovered_barriers::int AS uncovered,
            p.blocking_barriers::int AS blocking, p.missed_in_a_row::int AS missed, g.id AS meeting, g.kind,
            coalesce(s.n, 0) AS silent, coalesce(s.days, 0) AS days, coalesce(d.n, 0) AS due,
            (p.blocking_barriers >= 2 AND p.missed_in_a_row >= 2) OR p.blocking_barriers >= 4 AS complex
       FROM meeting g
       JOIN public.pathways_pathway p ON p.project_id = g.project_id AND p.closed_on IS NULL
       LEFT JOIN silent s ON s.pathway_id = p.id
       LEFT JOIN due d ON d.pathway_id = p.id
      WHERE p.organisation_id IN (SELECT organisation_id FROM bodies)
        AND (p.opened_on >= g.since OR p.uncovered_barriers > 0 OR s.n > 0 OR d.n > 0 OR p.blocking_barriers >= 4
             OR (p.blocking_barriers >= 2 AND p.missed_in_a_row >= 2))
        -- Wherever they moved, those for whom something was decided.
        AND (cardinality(g.communes) = 0 OR d.n > 0 OR p.person_id IN (SELECT id FROM there))),
   ranked AS (
     SELECT f.*, (CASE WHEN f.is_new AND f.kind = 'entry' THEN 200 WHEN f.is_new THEN 10 ELSE 0 END)
                 + 60 * least(f.due, 2) + 20 * least(f.silent, 3) + 12 * least(f.uncovered, 4)
                 + CASE WHEN f.complex THEN 40 ELSE 0 END AS weight
       FROM followed f ORDER BY weight DESC, f.id OFFSET 0)
   -- A subquery, not a join: asked of the most pressing, in their order, until there are enough.
   SELECT t.id, t.is_new, t.uncovered, t.silent, t.days, t.blocking, t.missed, t.due
     FROM ranked t
    WHERE coalesce((SELECT false FROM public.commissions_case k
                     WHERE k.pathway_id = t.id
                       AND (k.meeting_id = t.meeting
                            -- Whoever said no is not proposed again for half a year.
                            OR (k.left_because = 'refused' AND k.left_at > now() - interval '180 days')) LIMIT 1), true)
    ORDER BY t.weight DESC, t.id
    LIMIT p_most $$;

REVOKE ALL ON FUNCTION public.fr_places(), public.sat_places(), public.sat_cases(uuid), public.sat_lines(uuid),
  public.sat_decisions(uuid), public.sat_minutes(uuid), public.sat_minuted(uuid), public.sat_blockages(uuid),
  public.ask_commission(uuid, uuid, bytea),
  public.end_case_agreement(uuid, text), public.agenda_proposals(uuid, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.sat_places(), public.sat_cases(uuid), public.sat_lines(uuid),
  public.sat_decisions(uuid), public.sat_minutes(uuid), public.sat_minuted(uuid), public.sat_blockages(uuid),
  public.ask_commission(uuid, uuid, bytea),
  public.end_case_agreement(uuid, text), public.agenda_proposals(uuid, int)
  TO fr_app, fr_batch;

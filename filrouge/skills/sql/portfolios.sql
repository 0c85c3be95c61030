-- Portfolios: what may enter one, who composes it, what the holder of a link reads. Holders of links reach no table:
-- these functions alone answer them, and they name no table but those of things made to be shown.

-- One with a base skill took the place of this one.
DROP FUNCTION IF EXISTS public.fr_may_be_shown(uuid, bigint, uuid, uuid, uuid, uuid, uuid);

-- The one list of what may be shown: hers, and good to show. A badge signed and not revoked; an assessment that both
-- answered; an experience told to the end; a piece still there; a base skill that she lets be shown, and of which
-- something was shown; a number or an e-mail in use that is not discreet, and never an address, nor somebody else's.
CREATE OR REPLACE FUNCTION public.fr_may_be_shown(p_person uuid, p_project bigint, p_badge uuid, p_assessment uuid,
                                                  p_experience uuid, p_piece uuid, p_positioning uuid, p_channel uuid)
RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT (p_badge IS NULL OR EXISTS (
             SELECT 1 FROM public.skills_badge b
              WHERE b.id = p_badge AND b.person_id = p_person AND b.project_id = p_project AND b.issued_at IS NOT NULL
                AND NOT EXISTS (SELECT 1 FROM public.skills_revocation r WHERE r.badge_id = b.id)))
      AND (p_assessment IS NULL OR EXISTS (
             SELECT 1 FROM public.skills_assessment a
              WHERE a.id = p_assessment AND a.person_id = p_person AND a.project_id = p_project
                AND EXISTS (SELECT 1 FROM public.skills_assessedskill s WHERE s.assessment_id = a.id)
                AND (SELECT count(*) FROM public.skills_skillanswer r WHERE r.assessment_id = a.id)
                    = 2 * (SELECT count(*) FROM public.skills_assessedskill s WHERE s.assessment_id = a.id)))
      AND (p_experience IS NULL OR EXISTS (
             SELECT 1 FROM public.skills_experience e
              WHERE e.id = p_experience AND e.person_id = p_person AND e.project_id = p_project
                AND e.finished_at IS NOT NULL AND e.removed_at IS NULL))
      AND (p_piece IS NULL OR EXISTS (
             SELECT 1 FROM public.skills_piece f
              WHERE f.id = p_piece AND f.person_id = p_person AND f.project_id = p_project AND f.removed_at IS NULL))
      AND (p_positioning IS NULL OR EXISTS (
             SELECT 1 FROM public.skills_positioning g
              WHERE g.id = p_positioning AND g.person_id = p_person AND g.project_id = p_project
                AND g.shown AND g.reached > 0 AND g.removed_at IS NULL))
      AND (p_channel IS NULL OR EXISTS (
             SELECT 1 FROM public.people_contactchannel c
              WHERE c.id = p_channel AND c.person_id = p_person
                AND (c.project_id IS NULL OR c.project_id = p_project)
                AND c.kind IN ('phone', 'whatsapp', 'email') AND NOT c.discreet
                AND c.ended_on IS NULL AND c.wrong_on IS NULL)) $$;

-- The portfolio that the link that asks shows, as long as it is in use.
CREATE OR REPLACE FUNCTION public.fr_shown_portfolio() RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT p.id FROM public.privacy_outsidelink l
     JOIN public.skills_portfolioshare s ON s.link_id = l.id
     JOIN public.skills_portfolio p ON p.id = s.portfolio_id
    WHERE l.id = nullif(public.fr_link(), '') AND l.purpose = 'portfolio_share' AND l.revoked_at IS NULL
      AND l.expires_at > now() AND p.closed_at IS NULL $$;

-- The one that her own link lets her put together.
CREATE OR REPLACE FUNCTION public.fr_chosen_portfolio() RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT p.id FROM public.privacy_outsidelink l
     JOIN public.skills_portfolio p ON p.id = CASE WHEN l.purpose = 'portfolio_choice' THEN l.subject::uuid END
    WHERE l.id = nullif(public.fr_link(), '') AND l.revoked_at IS NULL AND l.expires_at > now()
      AND p.closed_at IS NULL $$;

CREATE OR REPLACE FUNCTION public.fr_composes(p_portfolio uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT coalesce(p_portfolio = public.fr_chosen_portfolio(), false)
          OR EXISTS (SELECT 1 FROM public.skills_portfolio p
                      WHERE p.id = p_portfolio AND public.fr_holds(p.person_id, p.project_id, 3)) $$;

CREATE OR REPLACE FUNCTION public.fr_reads_portfolio(p_portfolio uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT coalesce(p_portfolio = public.fr_shown_portfolio(), false) OR public.fr_composes(p_portfolio) $$;

-- Of the link that asks: what it shows, or what it lets her put together.
CREATE OR REPLACE FUNCTION public.linked_portfolio() RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT coalesce(public.fr_shown_portfolio(), public.fr_chosen_portfolio()) $$;

-- What is read of it, by her team as by a stranger. Not for whom it was made, nor who was in the room.
CREATE OR REPLACE FUNCTION public.portfolio_face(p_portfolio uuid)
RETURNS TABLE (id uuid, person_id uuid, project_id bigint, title bytea, name bytea, words bytea, chosen_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT p.id, p.person_id, p.project_id, p.title, p.name, p.words, p.chosen_at
     FROM public.skills_portfolio p WHERE p.id = p_portfolio AND public.fr_reads_portfolio(p.id) $$;

CREATE OR REPLACE FUNCTION public.portfolio_items(p_portfolio uuid) RETURNS SETOF public.skills_portfolioitem
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT i.* FROM public.skills_portfolioitem i
    WHERE i.portfolio_id = p_portfolio AND i.removed_at IS NULL AND public.fr_reads_portfolio(p_portfolio)
      AND public.fr_may_be_shown(i.person_id, i.project_id, i.badge_id, i.assessment_id, i.experience_id, i.piece_id,
                                 i.positioning_id, i.channel_id)
    ORDER BY i.rank, i.id $$;

-- Of its chart: what she says, and what both agreed on. What the team said alone is not read here.
CREATE OR REPLACE FUNCTION public.portfolio_levels(p_portfolio uuid)
RETURNS TABLE (assessment_id uuid, day date, skill text, hers smallint, agreed smallint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT a.id, a."on", k.title, r.level, d.level
     FROM public.portfolio_items(p_portfolio) i
     JOIN public.skills_assessment a ON a.id = i.assessment_id
     JOIN public.skills_assessedskill s ON s.assessment_id = a.id
     JOIN public.reference_frameworkskill k ON k.id = s.skill_id
     JOIN public.skills_skillanswer r ON r.assessed_id = s.id AND r.side = 'hers'
     LEFT JOIN public.skills_skilldecision d ON d.assessed_id = s.id
    ORDER BY i.rank, s.rank $$;

-- Of its experiences. Without a contract, on the road: never said outside; nor in which country.
CREATE OR REPLACE FUNCTION public.portfolio_experiences(p_portfolio uuid)
RETURNS TABLE (id uuid, words bytea, occupation_id varchar, setting varchar, lasted varchar)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT e.id, e.words, e.occupation_id,
          CASE WHEN e.setting IN ('informal', 'journey') THEN '' ELSE e.setting END, e.lasted
     FROM public.portfolio_items(p_portfolio) i JOIN public.skills_experience e ON e.id = i.experience_id
    ORDER BY i.rank $$;

CREATE OR REPLACE FUNCTION public.portfolio_tasks(p_portfolio uuid)
RETURNS TABLE (id uuid, experience_id uuid, task varchar, words bytea, is_confirmed boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT s.id, s.experience_id, s.task, s.words,
          EXISTS (SELECT 1 FROM public.skills_skillconfirmation c WHERE c.said_id = s.id AND c.removed_at IS NULL)
     FROM public.portfolio_items(p_portfolio) i
     JOIN public.skills_saidskill s ON s.experience_id = i.experience_id AND s.removed_at IS NULL
    ORDER BY i.rank, s.rank, s.id $$;

CREATE OR REPLACE FUNCTION public.portfolio_positionings(p_portfolio uuid)
RETURNS TABLE (id uuid, base varchar, reached smallint, "on" date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT g.id, g.base, g.reached, g."on"
     FROM public.portfolio_items(p_portfolio) i JOIN public.skills_positioning g ON g.id = i.positioning_id
    ORDER BY i.rank $$;

CREATE OR REPLACE FUNCTION public.portfolio_channels(p_portfolio uuid)
RETURNS TABLE (id uuid, kind varchar, value varchar)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT c.id, c.kind, c.value
     FROM public.portfolio_items(p_portfolio) i JOIN public.people_contactchannel c ON c.id = i.channel_id
    ORDER BY i.rank $$;

CREATE OR REPLACE FUNCTION public.portfolio_pieces(p_portfolio uuid)
RETURNS TABLE (id uuid, title bytea, kind varchar, media varchar, size integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT f.id, f.title, f.kind, f.media, f.size
     FROM public.portfolio_items(p_portfolio) i JOIN public.skills_piece f ON f.id = i.piece_id
    ORDER BY i.rank $$;

-- Their contents: of one, or of every photo for the paper.
CREATE OR REPLACE FUNCTION public.portfolio_piece(p_portfolio uuid, p_piece uuid) RETURNS SETOF public.skills_piece
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT f.* FROM public.portfolio_items(p_portfolio) i JOIN public.skills_piece f ON f.id = i.piece_id
    WHERE f.id = p_piece $$;

CREATE OR REPLACE FUNCTION public.count_portfolio_visit() RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ UPDATE public.skills_portfolioshare s SET visits = s.visits + 1, last_visit_on = (now() AT TIME ZONE 'Europe/Paris')::date
    WHERE s.link_id = nullif(public.fr_link(), '') AND s.portfolio_id = public.fr_shown_portfolio() $$;

-- What she may choose from, for her and her team. `sealed`: words encrypted for the row that `id` names.
CREATE OR REPLACE FUNCTION public.choosable(p_portfolio uuid)
RETURNS TABLE (what text, id uuid, code varchar, label varchar, sealed bytea, day date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ WITH p AS (SELECT * FROM public.skills_portfolio q WHERE q.id = p_portfolio AND public.fr_composes(q.id))
   SELECT 'badge', b.id, '', c.name, ''::bytea, (b.issued_at AT TIME ZONE 'Europe/Paris')::date
     FROM p JOIN public.skills_badge b ON b.person_id = p.person_id AND b.project_id = p.project_id
     JOIN public.skills_badgeclass c ON c.id = b.badge_class_id
    WHERE public.fr_may_be_shown(p.person_id, p.project_id, b.id, NULL, NULL, NULL, NULL, NULL)
   UNION ALL
   SELECT 'assessment', a.id, '', f.title, ''::bytea, a."on"
     FROM p JOIN public.skills_assessment a ON a.person_id = p.person_id AND a.project_id = p.project_id
     JOIN public.reference_frameworkversion v ON v.id = a.version_id
     JOIN public.reference_framework f ON f.id = v.framework_id
    WHERE public.fr_may_be_shown(p.person_id, p.project_id, NULL, a.id, NULL, NULL, NULL, NULL)
   UNION ALL
   SELECT 'experience', e.id, '', coalesce(nullif(o.own_name, ''), o.name, ''), e.words, (e.created_at AT TIME ZONE 'Europe/Paris')::date
     FROM p JOIN public.skills_experience e ON e.person_id = p.person_id AND e.project_id = p.project_id
     LEFT JOIN public.reference_occupation o ON o.code = e.occupation_id
    WHERE public.fr_may_be_shown(p.person_id, p.project_id, NULL, NULL, e.id, NULL, NULL, NULL)
   UNION ALL
   SELECT 'piece', x.id, x.kind, '', x.title, (x.created_at AT TIME ZONE 'Europe/Paris')::date
     FROM p JOIN public.skills_piece x ON x.person_id = p.person_id AND x.project_id = p.project_id
    WHERE x.removed_at IS NULL
   UNION ALL
   SELECT 'positioning', g.id, g.base, '', ''::bytea, g."on"
     FROM p JOIN public.skills_positioning g ON g.person_id = p.person_id AND g.project_id = p.project_id
    WHERE public.fr_may_be_shown(p.person_id, p.project_id, NULL, NULL, NULL, NULL, g.id, NULL)
   UNION ALL
   SELECT 'channel', h.id, h.kind, h.value, ''::bytea, (h.created_at AT TIME ZONE 'Europe/Paris')::date
     FROM p JOIN public.people_contactchannel h ON h.person_id = p.person_id
    WHERE public.fr_may_be_shown(p.person_id, p.project_id, NULL, NULL, NULL, NULL, NULL, h.id)
   UNION ALL
   SELECT 'occupation', NULL, o.code, coalesce(nullif(o.own_name, ''), o.name), ''::bytea, NULL
     FROM p JOIN public.reference_occupation o
       ON o.code IN (SELECT t.occupation_id FROM public.pathways_targetoccupation t
                      WHERE t.person_id = p.person_id AND t.project_id = p.project_id
                      UNION SELECT i.occupation_id FROM public.skills_portfolioitem i
                             WHERE i.portfolio_id = p.id AND i.removed_at IS NULL)
   UNION ALL
   SELECT 'language', NULL, l.code, '', ''::bytea, NULL
     FROM p JOIN LATERAL (SELECT s.code FROM public.people_spokenlanguage s WHERE s.person_id = p.person_id
                          UNION SELECT 'fra') l ON true
   ORDER BY 1, 6 DESC NULLS LAST, 4, 3, 2 $$;

-- The pages that are open, for her own page.
CREATE OR REPLACE FUNCTION public.chosen_shares()
RETURNS TABLE (id uuid, given_to bytea, visits integer, last_visit_on date, expires_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT s.id, s.given_to, s.visits, s.last_visit_on, l.expires_at
     FROM public.skills_portfolioshare s JOIN public.privacy_outsidelink l ON l.id = s.link_id
    WHERE s.portfolio_id = public.fr_chosen_portfolio() AND l.revoked_at IS NULL AND l.expires_at > now()
    ORDER BY s.created_at, s.id $$;

-- From her own page: closed at once.
CREATE OR REPLACE FUNCTION public.end_chosen_share(p_share uuid) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE public.privacy_outsidelink l SET revoked_at = now()
    FROM public.skills_portfolioshare s
   WHERE s.id = p_share AND s.portfolio_id = public.fr_chosen_portfolio() AND l.id = s.link_id AND l.revoked_at IS NULL;
  IF NOT FOUND THEN
    PERFORM public.fr_refuse('end_chosen_share: no such page');
  END IF;
END $$;

-- From her own page: a photo or a document, made again by us; in no portfolio until she ticks it. False when she has as
-- many as she may (`MOST_PIECES`).
CREATE OR REPLACE FUNCTION public.add_chosen_piece(p_portfolio uuid, p_piece uuid, p_title bytea, p_content bytea,
                                                   p_kind varchar, p_media varchar, p_size integer) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE v_portfolio public.skills_portfolio;
BEGIN
  SELECT * INTO v_portfolio FROM public.skills_portfolio p
   WHERE p.id = p_portfolio AND p.id = public.fr_chosen_portfolio() FOR UPDATE;
  IF v_portfolio.id IS NULL OR p_kind NOT IN ('photo', 'certificate', 'document')
     OR p_media NOT IN ('image/jpeg', 'application/pdf') OR p_size NOT BETWEEN 1 AND 10000000
     OR octet_length(p_title) > 6000 OR octet_length(p_content) > 20000000 THEN
    PERFORM public.fr_refuse('add_chosen_piece: not the asker''s to add');
  END IF;
  IF (SELECT count(*) FROM public.skills_piece f
       WHERE f.person_id = v_portfolio.person_id AND f.project_id = v_portfolio.project_id AND f.removed_at IS NULL) >= 30 THEN
    RETURN false;
  END IF;
  INSERT INTO public.skills_piece (id, person_id, project_id, created_at, title, kind, media, size, content)
  VALUES (p_piece, v_portfolio.person_id, v_portfolio.project_id, now(), p_title, p_kind, p_media, p_size, p_content);
  RETURN true;
END $$;

-- The one thing that an item names.
CREATE OR REPLACE FUNCTION public.fr_thing(p_item public.skills_portfolioitem) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT coalesce(p_item.badge_id::text, p_item.assessment_id::text, p_item.experience_id::text, p_item.piece_id::text,
                   p_item.positioning_id::text, p_item.channel_id::text, p_item.occupation_id, p_item.language) $$;

-- What she chose takes the place of what was there. `p_items`: items of which a rank and one thing are said, and the
-- level of a language. `p_present`: who was in the room; empty by her own link.
CREATE OR REPLACE FUNCTION public.choose_portfolio(p_portfolio uuid, p_title bytea, p_name bytea, p_words bytea,
                                                   p_present bytea, p_items jsonb) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE v_portfolio public.skills_portfolio;
        v_asked public.skills_portfolioitem[];
        v_by_link boolean := coalesce(p_portfolio = public.fr_chosen_portfolio(), false);
BEGIN
  SELECT * INTO v_portfolio FROM public.skills_portfolio p
   WHERE p.id = p_portfolio AND p.closed_at IS NULL AND public.fr_composes(p.id) FOR UPDATE;
  IF v_portfolio.id IS NULL OR jsonb_typeof(p_items) <> 'array' OR jsonb_array_length(p_items) > 60
     OR greatest(octet_length(p_title), octet_length(p_name), octet_length(p_words), octet_length(p_present)) > 6000 THEN
    PERFORM public.fr_refuse('choose_portfolio: not the asker''s to put together');
  END IF;
  v_asked := ARRAY(SELECT w FROM jsonb_populate_recordset(NULL::public.skills_portfolioitem, p_items) AS w);
  IF EXISTS (SELECT 1 FROM unnest(v_asked) AS w
              WHERE NOT public.fr_may_be_shown(v_portfolio.person_id, v_portfolio.project_id, w.badge_id, w.assessment_id,
                                               w.experience_id, w.piece_id, w.positioning_id, w.channel_id)) THEN
    PERFORM public.fr_refuse('choose_portfolio: not to be shown');
  END IF;
  UPDATE public.skills_portfolioitem i SET removed_at = now()
   WHERE i.portfolio_id = p_portfolio AND i.removed_at IS NULL
     AND NOT EXISTS (SELECT 1 FROM unnest(v_asked) AS w
                      WHERE public.fr_thing(w) = public.fr_thing(i) AND coalesce(w.level, '') = i.level);
  UPDATE public.skills_portfolioitem i SET rank = w.rank
    FROM unnest(v_asked) AS w
   WHERE i.portfolio_id = p_portfolio AND i.removed_at IS NULL AND public.fr_thing(w) = public.fr_thing(i)
     AND i.rank <> w.rank;
  INSERT INTO public.skills_portfolioitem (id, person_id, project_id, created_by_id, created_at, portfolio_id, rank,
                                           badge_id, assessment_id, experience_id, piece_id, positioning_id, channel_id,
                                           occupation_id, language, level)
  SELECT gen_random_uuid(), v_portfolio.person_id, v_portfolio.project_id, public.fr_user(), now(), p_portfolio, w.rank,
         w.badge_id, w.assessment_id, w.experience_id, w.piece_id, w.positioning_id, w.channel_id, w.occupation_id,
         coalesce(w.language, ''), coalesce(w.level, '')
    FROM unnest(v_asked) AS w
   WHERE NOT EXISTS (SELECT 1 FROM public.skills_portfolioitem i
                      WHERE i.portfolio_id = p_portfolio AND i.removed_at IS NULL
                        AND public.fr_thing(w) = public.fr_thing(i));
  UPDATE public.skills_portfolio
     SET title = p_title, name = p_name, words = p_words, chosen_at = now(),
         chosen_how = CASE WHEN v_by_link THEN 'link' ELSE 'screen' END,
         present = CASE WHEN v_by_link THEN ''::bytea ELSE p_present END
   WHERE id = p_portfolio;
END $$;

REVOKE ALL ON FUNCTION public.fr_may_be_shown(uuid, bigint, uuid, uuid, uuid, uuid, uuid, uuid), public.fr_shown_portfolio(),
  public.fr_thing(public.skills_portfolioitem),
  public.fr_chosen_portfolio(), public.fr_composes(uuid), public.fr_reads_portfolio(uuid), public.linked_portfolio(),
  public.portfolio_face(uuid), public.portfolio_items(uuid), public.portfolio_levels(uuid),
  public.portfolio_experiences(uuid), public.portfolio_tasks(uuid), public.portfolio_channels(uuid),
  public.portfolio_positionings(uuid), public.portfolio_pieces(uuid), public.portfolio_piece(uuid, uuid),
  public.count_portfolio_visit(),
  public.choosable(uuid), public.chosen_shares(), public.end_chosen_share(uuid),
  public.add_chosen_piece(uuid, uuid, bytea, bytea, varchar, varchar, integer),
  public.choose_portfolio(uuid, bytea, bytea, bytea, bytea, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.linked_portfolio(), public.portfolio_face(uuid), public.portfolio_items(uuid),
  public.portfolio_levels(uuid), public.portfolio_experiences(uuid), public.portfolio_tasks(uuid),
  public.portfolio_channels(uuid), public.portfolio_positionings(uuid), public.portfolio_pieces(uuid),
  public.portfolio_piece(uuid, uuid), public.add_chosen_piece(uuid, uuid, bytea, bytea, varchar, varchar, integer),
  public.count_portfolio_visit(), public.choosable(uuid), public.chosen_shares(), public.end_chosen_share(uuid),
  public.choose_portfolio(uuid, bytea, bytea, bytea, bytea, jsonb) TO fr_app, fr_batch;

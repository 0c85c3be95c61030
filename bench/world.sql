-- A national project, written in the database by the owner within one transaction (see generate.py).
-- `world` is one line per person: her key, organisation, referent, opening, last day, and a dice of her own.
-- Every other column follows from the person's number, so that two runs make the same world.

-- Keys in the order of time, as the application makes them (RFC 9562, version 7), from a name.
CREATE FUNCTION pg_temp.key(moment timestamptz, name text) RETURNS uuid LANGUAGE sql IMMUTABLE AS
$$ SELECT (lpad(to_hex((extract(epoch FROM moment) * 1000)::bigint), 12, '0') || '7' || substr(md5(name), 1, 3)
           || '8' || substr(md5(name), 5, 15))::uuid $$;

-- statement
INSERT INTO people_accessgrant (id, person_id, project_id, organisation_id, user_id, audience, level, basis, reason,
                                since, given_by)
SELECT pg_temp.key(w.opened, g.what || w.n), w.person, w.project, g.organisation, g.holder, g.audience, g.level, 'team',
       'dossier ouvert', w.opened, 'job:bench'
  FROM world w, LATERAL (VALUES
    ('team', w.organisation, NULL::bigint, 'team', 3),
    ('coordination', w.lead_organisation, NULL, 'coordination', 2),
    ('asylum', NULL, w.referent, 'team', 13)) AS g (what, organisation, holder, audience, level);

-- statement
INSERT INTO people_contactchannel (id, person_id, project_id, created_by_id, created_at, kind, value, preferred, "when",
                                   shared_with, discreet, remark, holder, may_tell)
SELECT pg_temp.key(w.opened, 'phone' || w.n), w.person, w.project, w.referent, w.opened, 'phone',
       '+336' || lpad((w.n::bigint * 7919 % 100000000)::text, 8, '0'), true,
       CASE w.n % 9 WHEN 0 THEN 'not_morning' ELSE '' END, '', w.n % 11 = 0, '', '', ''
  FROM world w;

-- statement
INSERT INTO people_spokenlanguage (id, person_id, project_id, created_by_id, created_at, code, preferred, reads, interpreter)
SELECT pg_temp.key(w.opened, l.code || w.n), w.person, w.project, w.referent, w.opened, l.code, l.first, true,
       l.first AND w.n % 3 = 0
  FROM world w, LATERAL (VALUES ((ARRAY['ara', 'prs', 'tir', 'som', 'ukr', 'lin'])[1 + w.n % 6], true), ('fra', false))
       AS l (code, first);

-- statement
INSERT INTO people_protection (id, person_id, project_id, created_by_id, created_at, status, granted_on, permit,
                               permit_until, may_work, remark)
SELECT pg_temp.key(w.opened, 'permit' || w.n), w.person, w.project, w.referent, w.opened,
       (ARRAY['refugee', 'refugee', 'subsidiary', 'temporary_protection'])[1 + w.n % 4], w.opened::date - 200,
       'Carte de séjour', current_date + CASE WHEN w.n % 25 = 0 THEN 5 + w.n % 80 ELSE 100 + w.n % 1200 END, true, ''
  FROM world w;

-- statement
INSERT INTO people_information (id, person_id, project_id, created_by_id, created_at, text_version, language, how,
                                witness, signature, at, withdrawn_how, purpose, legal_basis, opposition)
SELECT pg_temp.key(w.opened, p.purpose || w.n), w.person, w.project, w.referent, w.opened, '2025-09', 'fra', 'spoken', '',
       '', w.opened, '', p.purpose, p.basis, ''
  FROM world w, (VALUES ('accompaniment', 'public_interest'), ('funding_evidence', 'legal_obligation'),
                        ('statistics', 'public_interest')) AS p (purpose, basis);

-- statement
INSERT INTO pathways_pathway (id, person_id, project_id, created_by_id, created_at, organisation_id, opened_on,
                              oriented_by, rhythm_days, lead_id, closed_on, missed_in_a_row, blocking_barriers,
                              uncovered_barriers, next_step_title)
SELECT w.pathway, w.person, w.project, w.referent, w.opened, w.organisation, w.opened::date, 'CADA', 7, NULL, NULL, 0, 0, 0, ''
  FROM world w;

-- statement
INSERT INTO pathways_closure (id, person_id, project_id, created_by_id, created_at, pathway_id, "on", reason, note,
                              reopening_note)
SELECT pg_temp.key(w.last, 'end' || w.n), w.person, w.project, w.referent, w.last, w.pathway, w.last::date,
       (ARRAY['job', 'job', 'training', 'relay', 'moved', 'lost'])[1 + w.n % 6], '', ''
  FROM world w WHERE w.ended;

-- statement
INSERT INTO pathways_referent (id, person_id, project_id, created_by_id, created_at, pathway_id, user_id, role, since,
                               until, handover_note, met_together)
SELECT pg_temp.key(w.opened, 'lead' || w.n), w.person, w.project, w.referent, w.opened, w.pathway, w.referent, 'lead',
       w.opened, CASE WHEN w.ended THEN w.last END, '', false
  FROM world w;

-- statement
INSERT INTO pathways_objective (id, person_id, project_id, created_by_id, created_at, pathway_id, words, domain,
                                agreed_on, dropped_because, theme)
SELECT pg_temp.key(w.opened, 'objective' || k || ':' || w.n), w.person, w.project, w.referent, w.opened, w.pathway,
       (ARRAY['Un travail qui me plaît', 'Parler français au téléphone'])[k],
       (ARRAY['professional', 'linguistic'])[k], w.opened::date, '',
       (ARRAY['', 'lecture-ecriture-calcul'])[k]
  FROM world w, generate_series(1, 2) k;

-- statement
-- Three done, one ahead (late for one person in twelve), one planned later.
INSERT INTO pathways_step (id, person_id, project_id, created_by_id, created_at, pathway_id, objective_id, title, domain,
                           who, with_whom, planned_on, started_on, done_on, result, dropped_because, theme, resource,
                           resource_because)
SELECT pg_temp.key(w.opened, 'step' || k || ':' || w.n), w.person, w.project, w.referent, w.opened, w.pathway,
       pg_temp.key(w.opened, 'objective' || 1 + k % 2 || ':' || w.n),
       (ARRAY['Déposer la demande de logement', 'Cours de français', 'Immersion de deux semaines',
              'Dossier de formation', 'Visiter une entreprise'])[k],
       (ARRAY['sociocultural', 'linguistic', 'professional'])[1 + k % 3], 'together', '',
       CASE WHEN k < 4 THEN NULL WHEN k = 4 AND w.n % 12 = 0 THEN current_date - 1 - w.n % 20 ELSE current_date + w.n % 40 + k END,
       w.opened::date + 7 * k,
       CASE WHEN k < 4 OR w.ended THEN w.opened::date + ((w.last::date - w.opened::date) * k / 6) END, '', '',
       CASE k WHEN 1 THEN 'logement-hebergement' WHEN 2 THEN 'lecture-ecriture-calcul' ELSE '' END, '', ''
  FROM world w, generate_series(1, 5) k;

-- statement
INSERT INTO pathways_objectiveversion (id, person_id, project_id, created_by_id, created_at, objective_id, number, words,
                                       domain, agreed_on, because)
SELECT pg_temp.key(o.created_at, 'version' || o.id), o.person_id, o.project_id, o.created_by_id, o.created_at, o.id, 1,
       o.words, o.domain, o.agreed_on, ''
  FROM pathways_objective o;

-- statement
-- Two people in three have said yes.
INSERT INTO pathways_objectiveagreement (id, person_id, project_id, created_by_id, created_at, version_id, text,
                                         text_digest, language, how, witness, signature, signed_at)
SELECT pg_temp.key(v.created_at, 'yes' || v.id), v.person_id, v.project_id, v.created_by_id, v.created_at, v.id, v.words,
       encode(sha256(convert_to(v.words, 'UTF8')), 'hex'), 'fra', 'paper', '', '', v.created_at
  FROM pathways_objectiveversion v JOIN world w ON w.person = v.person_id WHERE w.n % 3 > 0;

-- statement
-- The last step waits for the one before.
INSERT INTO pathways_stepdependency (id, person_id, project_id, created_by_id, created_at, pathway_id, step_id, needs_id)
SELECT pg_temp.key(w.opened, 'waits' || w.n), w.person, w.project, w.referent, w.opened, w.pathway,
       pg_temp.key(w.opened, 'step5:' || w.n), pg_temp.key(w.opened, 'step4:' || w.n)
  FROM world w;

-- statement
INSERT INTO pathways_targetoccupation (id, person_id, project_id, created_by_id, created_at, pathway_id, words, hours,
                                       strain, pay, access)
SELECT pg_temp.key(w.opened, 'trade' || w.n), w.person, w.project, w.referent, w.opened, w.pathway,
       (ARRAY['Aide-cuisinier', 'Agente d''entretien', 'Maçon', 'Aide à domicile'])[1 + w.n % 4],
       'De 7 h à 15 h', 'Debout, porter parfois', '', ''
  FROM world w;

-- statement
INSERT INTO pathways_occupationtrial (id, person_id, project_id, created_by_id, created_at, target_id, kind, "on", place,
                                      learned)
SELECT pg_temp.key(w.opened, 'tried' || w.n), w.person, w.project, w.referent, w.opened,
       pg_temp.key(w.opened, 'trade' || w.n), 'visit', w.opened::date + 20, '', 'Envie de continuer.'
  FROM world w WHERE w.n % 2 = 0;

-- statement
INSERT INTO pathways_occupationdecision (id, person_id, project_id, created_by_id, created_at, target_id, verdict, "on",
                                         because)
SELECT pg_temp.key(w.opened, 'decided' || w.n), w.person, w.project, w.referent, w.opened,
       pg_temp.key(w.opened, 'trade' || w.n), 'confirmed', w.opened::date + 40, ''
  FROM world w WHERE w.n % 4 = 0;

-- statement
INSERT INTO pathways_appointment (id, person_id, project_id, created_by_id, created_at, pathway_id, user_id, starts_at,
                                  minutes, place, purpose, outcome, outcome_at, outcome_note, missed_because,
                                  version, invites)
SELECT pg_temp.key(a.at, 'appointment' || k || ':' || w.n), w.person, w.project, w.referent, a.at - interval '7 days',
       w.pathway, w.referent, a.at, 45, 'Bureau 2', 'Point d''étape',
       CASE WHEN a.at > now() THEN '' WHEN (w.n + k) % 7 = 0 THEN 'missed' ELSE 'came' END,
       CASE WHEN a.at <= now() THEN a.at + interval '1 hour' END, '', '', 0, false
  FROM world w, generate_series(1, 10) k,
       LATERAL (SELECT CASE WHEN k = 10 AND NOT w.ended THEN now() + make_interval(days => 1 + w.n % 20, hours => w.n % 7)
                            ELSE w.opened + (w.last - w.opened) * (k / 11.0) END AS at) a
 WHERE k < 10 OR w.n % 5 < 3;

-- statement
-- The last meeting held was reminded twice; the one ahead, once, for one person in three.
CREATE TEMPORARY TABLE reminded ON COMMIT DROP AS
SELECT pg_temp.key(a.starts_at, 'reminder' || k || ':' || a.id) AS id, a.id AS appointment, a.person_id, a.project_id,
       a.pathway_id, (ARRAY['two_days', 'day_before'])[k] AS kind,
       least(a.starts_at - make_interval(days => 3 - k), now()) AS at, w.organisation, w.n
  FROM world w
  JOIN (SELECT p.*, row_number() OVER (PARTITION BY p.pathway_id ORDER BY p.starts_at DESC) AS rank
          FROM pathways_appointment p) a ON a.pathway_id = w.pathway AND a.rank <= 2,
       generate_series(1, 2) k
 WHERE a.starts_at <= now() OR (k = 1 AND w.n % 3 = 0);

-- statement
INSERT INTO messaging_message (id, channel, "to", subject, text, purpose, person_id, project_id, organisation_id,
                               asked_at, parts, tries, sent_at, failed_at, trouble, reference, sent_as, to_digest, by_day,
                               delivered_at, calendar, enclosure)
SELECT r.id, 'sms', ''::bytea, ''::bytea, ''::bytea, 'rappel de rendez-vous', r.person_id, r.project_id, r.organisation,
       r.at, 2, 1, r.at, CASE WHEN r.n % 40 = 0 THEN r.at END, CASE WHEN r.n % 40 = 0 THEN 'numéro à vérifier' ELSE '' END,
       'sms-' || r.n, gen_random_uuid(), md5(r.n::text), true, CASE WHEN r.n % 40 > 0 THEN r.at END, ''::bytea,
       ''
  FROM reminded r;

-- statement
INSERT INTO pathways_reminder (id, person_id, project_id, created_at, pathway_id, appointment_id, kind, version, way,
                               language, message_id, trouble, done_how)
SELECT r.id, r.person_id, r.project_id, r.at, r.pathway_id, r.appointment, r.kind, 0, 'sms', 'fra', r.id, '', ''
  FROM reminded r;

-- statement
-- One in sixty cannot come.
INSERT INTO pathways_reply (id, person_id, project_id, created_at, pathway_id, appointment_id, cannot_come, words, by_way,
                            received_at, decision)
SELECT pg_temp.key(r.at, 'reply' || r.n), r.person_id, r.project_id, r.at, r.pathway_id, r.appointment, true, ''::bytea,
       'link', r.at, ''
  FROM reminded r JOIN pathways_appointment a ON a.id = r.appointment AND a.starts_at > now()
 WHERE r.n % 60 = 0;

-- statement
INSERT INTO pathways_contact (id, person_id, project_id, created_by_id, created_at, pathway_id, at, channel, direction,
                              outcome, minutes, note, user_id)
SELECT pg_temp.key(c.at, k || ':' || w.n), w.person, w.project, w.referent, c.at, w.pathway, c.at,
       (ARRAY['phone', 'whatsapp', 'sms', 'meeting', 'informal', 'phone', 'email'])[1 + (w.n + k) % 7],
       (ARRAY['out', 'out', 'in'])[1 + k % 3],
       CASE WHEN k = %(contacts)s THEN 'talked' WHEN (w.n + k) % 8 = 0 THEN 'no_answer' ELSE 'talked' END,
       CASE k % 4 WHEN 0 THEN 5 + w.n % 40 END,
       (ARRAY['Bon échange, avance à son rythme.', 'A confirmé pour la semaine prochaine.', '',
              'Papiers de la CAF complétés ensemble.', 'Présente à tous les cours du mois.', 'Message vocal reçu.', '',
              'Nouvelles du logement : dossier complet, commission le mois prochain.',
              'Fatiguée cette semaine, préfère qu''on se parle lundi.', 'Entretien court : une étape cochée.'])[1 + (w.n * 3 + k) % 10],
       w.referent
  FROM world w, generate_series(1, %(contacts)s) k,
       LATERAL (SELECT w.opened + (w.last - w.opened) * (k / %(contacts)s.0) AS at) c;

-- statement
-- What is known: eight scales looked at, five of them three times.
INSERT INTO pathways_levelobservation (id, person_id, project_id, created_by_id, created_at, pathway_id, scale, value,
                                       observed_on, source)
SELECT pg_temp.key(l.at, s.scale || k || ':' || w.n), w.person, w.project, w.referent, l.at, w.pathway, s.scale,
       s.levels[least(k + w.n % 2, cardinality(s.levels))], l.at::date, 'professional'
  FROM world w, (VALUES
    ('listening', 3, ARRAY['infra-a1', 'a1', 'a2', 'b1']), ('reading', 3, ARRAY['infra-a1', 'a1', 'a2', 'b1']),
    ('conversation', 3, ARRAY['infra-a1', 'a1', 'a2', 'b1']), ('speaking', 3, ARRAY['infra-a1', 'a1', 'a2', 'b1']),
    ('writing', 3, ARRAY['infra-a1', 'a1', 'a2', 'b1']), ('literacy', 1, ARRAY['other_script', 'latin_script']),
    ('transport', 1, ARRAY['with_someone', 'alone']), ('career', 1, ARRAY['ideas', 'tried'])) AS s (scale, times, levels),
       generate_series(1, s.times) k, LATERAL (SELECT w.opened + (w.last - w.opened) * (k / 4.0) AS at) l;

-- statement
-- Three barriers, the first one lifted for half of those whose path goes on; nobody takes care of one in seven.
INSERT INTO pathways_barrier (id, person_id, project_id, created_by_id, created_at, pathway_id, sub_theme, handler_id,
                              handled_with, blocking)
SELECT pg_temp.key(w.opened, 'barrier' || k || ':' || w.n), w.person, w.project, w.referent, w.opened, w.pathway,
       (ARRAY['lecture-ecriture-calcul--maitriser-le-francais', 'logement-hebergement--louer-un-logement',
              'mobilite--mobilite-douce-partagee-collective', 'famille--garde-denfants',
              'difficultes-financieres--ameliorer-sa-gestion-budgetaire'])[1 + (w.n + k) % 5],
       CASE WHEN (w.n + k) % 7 > 0 THEN w.referent END, '', false
  FROM world w, generate_series(1, 3) k;

-- statement
INSERT INTO pathways_barrierperiod (id, person_id, project_id, created_by_id, created_at, barrier_id, since, lifted_on, how)
SELECT pg_temp.key(w.opened, 'period' || k || ':' || w.n), w.person, w.project, w.referent, w.opened,
       pg_temp.key(w.opened, 'barrier' || k || ':' || w.n), w.opened::date,
       CASE WHEN k = 1 AND w.n % 2 = 0 THEN greatest(w.last::date, w.opened::date) END, ''
  FROM world w, generate_series(1, 3) k;

-- statement
INSERT INTO pathways_barrierobservation (id, person_id, project_id, created_by_id, created_at, barrier_id, severity,
                                         blocking, observed_on)
SELECT pg_temp.key(o.at, 'weight' || k || ':' || t || ':' || w.n), w.person, w.project, w.referent, o.at,
       pg_temp.key(w.opened, 'barrier' || k || ':' || w.n), 1 + (w.n + k + t) % 4, (w.n + k + t) % 6 = 0, o.at::date
  FROM world w, generate_series(1, 3) k, generate_series(1, 4) t,
       LATERAL (SELECT w.opened + (w.last - w.opened) * (t / 5.0) AS at) o;

-- statement
INSERT INTO pathways_priorityorder (id, person_id, project_id, created_by_id, created_at, pathway_id, set_on, how, barriers)
SELECT pg_temp.key(w.last, 'order' || w.n), w.person, w.project, w.referent, w.last, w.pathway, w.last::date, 'cards',
       (SELECT array_agg(pg_temp.key(w.opened, 'barrier' || k || ':' || w.n) ORDER BY (w.n * k) % 7)
          FROM generate_series(1, 3) k)
  FROM world w WHERE w.n % 3 > 0;

-- statement
-- One person in twelve entrusted something sensitive to the referent, who holds that category.
INSERT INTO pathways_barrier (id, person_id, project_id, created_by_id, created_at, pathway_id, sub_theme, handler_id,
                              handled_with, blocking)
SELECT pg_temp.key(w.opened, 'apart' || w.n), w.person, w.project, w.referent, w.opened, w.pathway, '', w.referent, '', false
  FROM world w WHERE w.n % 12 = 0;

-- statement
INSERT INTO pathways_barrierperiod (id, person_id, project_id, created_by_id, created_at, barrier_id, since, how)
SELECT pg_temp.key(w.opened, 'apartsince' || w.n), w.person, w.project, w.referent, w.opened,
       pg_temp.key(w.opened, 'apart' || w.n), w.opened::date, ''
  FROM world w WHERE w.n % 12 = 0;

-- statement
-- One person in three has someone of the circle and a public service that decides; one in twenty a heavier place.
INSERT INTO pathways_circlemember (id, person_id, project_id, created_by_id, created_at, pathway_id, part, name, structure,
                                   phone, email, decides, since, until)
SELECT pg_temp.key(w.opened, 'circle' || k || ':' || w.n), w.person, w.project, w.referent, w.opened, w.pathway,
       (ARRAY['tutor', 'department'])[k], 'Personne ' || w.n, 'Structure partenaire', '', '', '', w.opened::date,
       CASE WHEN w.ended THEN w.last::date END
  FROM world w, generate_series(1, 2) k WHERE w.n % 3 = 0;

-- statement
INSERT INTO pathways_caseloadweight (id, person_id, project_id, created_by_id, created_at, pathway_id, weight, reason,
                                     until)
SELECT pg_temp.key(w.opened, 'weight' || w.n), w.person, w.project, w.referent, w.opened, w.pathway,
       (ARRAY[0.5, 1.5, 2])[1 + w.n % 3], (ARRAY['light', 'rights', 'crisis'])[1 + w.n % 3],
       CASE WHEN w.ended THEN w.last END
  FROM world w WHERE w.n % 20 = 0;

-- statement
-- One incident for a hundred people, a few of them open; the journal is ciphered, and a bench reads none of it.
INSERT INTO pathways_incident (id, person_id, project_id, created_by_id, created_at, pathway_id, kind, severity,
                               happened_on, ended_at, ended_by_id, lessons)
SELECT pg_temp.key(w.last, 'incident' || w.n), w.person, w.project, w.referent, w.last, w.pathway, 'home',
       1 + w.n % 3, w.last::date, CASE WHEN w.n % 1000 <> 0 THEN w.last END,
       CASE WHEN w.n % 1000 <> 0 THEN w.referent END, ''
  FROM world w WHERE w.n % 100 = 0;

-- statement
INSERT INTO pathways_incidentnotice (id, person_id, project_id, created_by_id, created_at, incident_id, user_id, due_at,
                                     acknowledged_at)
SELECT pg_temp.key(w.last, 'notice' || w.n), w.person, w.project, w.referent, w.last,
       pg_temp.key(w.last, 'incident' || w.n), w.referent, w.last + interval '2 hours',
       CASE WHEN w.n % 1000 <> 0 THEN w.last + interval '1 hour' END
  FROM world w WHERE w.n % 100 = 0;

-- statement
-- Outside the walls: an outing for ten people, some ninety a week at the largest size.
INSERT INTO outreach_outing (id, project_id, organisation_id, kind, other_kind, title, starts_at, ends_at, childcare,
                             women_only, transport, created_by_id, created_at, cancelled_because)
SELECT pg_temp.key(o.at, 'outing' || w.n), w.project, w.organisation,
       (ARRAY['bus', 'market', 'stairwell', 'street', 'lent_room', 'information'])[1 + w.n / 10 % 6], '', '', o.at,
       o.at + interval '3 hours', w.n % 50 = 0, false, '', w.referent, o.at - interval '7 days', ''
  FROM world w, LATERAL (SELECT date_trunc('day', now()) - make_interval(days => w.n / 10 % 720 - 7, hours => -9) AS at) o
 WHERE w.n % 10 = 0;

-- statement
-- Three encounters for two people: 100,000 at the largest size. One in three is with someone met before.
INSERT INTO outreach_encounter (id, project_id, organisation_id, acquaintance_id, outing_id, commune_code, at,
                                identification, age_band, sex, needs, helps, brought_by, note, noted_by_id, created_at)
SELECT pg_temp.key(e.at, 'met' || k || ':' || w.n), w.project, w.organisation,
       CASE WHEN w.n % 3 = 0 THEN a.id END, CASE WHEN k = 1 THEN o.id END, '34032', e.at,
       CASE WHEN w.n % 3 = 0 THEN 'nickname' ELSE 'anonymous' END,
       (ARRAY['young', 'adult', 'forty', 'senior', ''])[1 + w.n % 5], (ARRAY['woman', 'man', ''])[1 + w.n % 3],
       c.needs[1 + w.n % 4:2 + w.n % 4], '{}', (ARRAY['', '', 'friend', 'family'])[1 + w.n % 4], ''::bytea,
       w.referent, e.at
  FROM world w CROSS JOIN LATERAL generate_series(1, 1 + w.n % 2) k
  LEFT JOIN met_outside a ON a.n = w.n
  LEFT JOIN LATERAL (SELECT u.id FROM outreach_outing u
                      WHERE u.id = pg_temp.key(date_trunc('day', now()) - make_interval(days => w.n / 10 % 720 - 7, hours => -9),
                                               'outing' || w.n / 10 * 10)) o ON true,
       LATERAL (SELECT now() - make_interval(days => w.n % 85, hours => w.n % 9 + k) AS at) e,
       (SELECT array_agg(id ORDER BY rank) AS needs FROM outreach_choice WHERE list = 'need') c;

-- statement
INSERT INTO outreach_tally (id, encounter_id, project_id, organisation_id, channel, outing_id, commune_code, month,
                            hour_band, age_band, sex, zone, brought_by)
SELECT gen_random_uuid(), e.id, e.project_id, e.organisation_id, coalesce(o.kind, 'other'), e.outing_id, e.commune_code,
       date_trunc('month', e.at)::date, 'afternoon', e.age_band, e.sex, '', e.brought_by
  FROM outreach_encounter e LEFT JOIN outreach_outing o ON o.id = e.outing_id;

-- statement
-- Everyone came in by a candidacy; those whose path ended ask again, one in three, each at another stage.
CREATE TEMPORARY TABLE asked ON COMMIT DROP AS
SELECT w.*, a.again, pg_temp.key(a.on_day, 'candidacy' || a.again || ':' || w.n) AS candidacy, a.on_day::date AS day,
       CASE WHEN a.again THEN w.n % 9 / 3 ELSE 3 END AS reached
  FROM world w, LATERAL (VALUES
    (false, w.opened - interval '21 days'),
    (true, now() - make_interval(days => 1 + w.n % 60))) AS a (again, on_day)
 WHERE NOT a.again OR (w.ended AND w.n % 3 = 0);

-- statement
INSERT INTO enrolment_candidacy (id, person_id, project_id, created_by_id, created_at, organisation_id, opened_on,
                                 oriented_by, rule_set_id, eligibility, stage, closed_on)
SELECT a.candidacy, a.person, a.project, a.referent, a.day, a.organisation, a.day, 'CADA', r.id,
       CASE WHEN a.reached > 0 THEN 'met' ELSE '' END, 'to_meet', CASE WHEN NOT a.again THEN a.opened::date END
  FROM asked a, (SELECT id FROM enrolment_ruleset WHERE call = 'ipr' AND project_id IS NULL LIMIT 1) r;

-- statement
INSERT INTO enrolment_answer (id, person_id, project_id, created_by_id, created_at, candidacy_id, criterion_id, category,
                              value, because, evidence, other_evidence, seen_on, answered_by_id, answered_on)
SELECT pg_temp.key(a.day, 'answer' || a.again || ':' || a.n), a.person, a.project, a.referent, a.day, a.candidacy, c.id,
       c.category, 'met', 'décision lue ensemble', 'decision', '', a.day, a.referent, a.day
  FROM asked a, (SELECT c.id, c.category FROM enrolment_criterion c JOIN enrolment_ruleset r ON r.id = c.rule_set_id
                  WHERE r.call = 'ipr' AND r.project_id IS NULL AND c.code = 'refugee') c
 WHERE a.reached > 0;

-- statement
INSERT INTO enrolment_verification (id, person_id, project_id, created_by_id, created_at, candidacy_id, "group", outcome,
                                    seen_by_id, seen_on)
SELECT pg_temp.key(a.day, 'verified' || a.again || ':' || a.n), a.person, a.project, a.referent, a.day, a.candidacy,
       'status', 'met', a.referent, a.day
  FROM asked a WHERE a.reached > 0;

-- statement
INSERT INTO enrolment_firstmeeting (id, person_id, project_id, created_by_id, created_at, candidacy_id, "on", held_by_id,
                                    place, language, interpreter, presented, page_given, reflect_until)
SELECT pg_temp.key(a.day, 'met' || a.again || ':' || a.n), a.person, a.project, a.referent, a.day, a.candidacy, a.day + 1,
       a.referent, 'Bureau 2', 'fra', '', '{contents,time,money}', true, a.day + 6
  FROM asked a WHERE a.reached > 0;

-- statement
INSERT INTO enrolment_motivation (id, person_id, project_id, created_by_id, created_at, candidacy_id, "on", words)
SELECT pg_temp.key(a.day, 'words' || a.again || ':' || a.n), a.person, a.project, a.referent, a.day, a.candidacy, a.day + 1,
       'Travailler, et ne plus dépendre de personne.'
  FROM asked a WHERE a.reached > 0;

-- statement
INSERT INTO enrolment_commitment (id, person_id, project_id, created_by_id, created_at, candidacy_id, text_digest, language,
                                  how, witness, signature, signed_at, met_on, text_version, text, minor,
                                  delay_skipped_because)
SELECT pg_temp.key(a.day, 'signed' || a.again || ':' || a.n), a.person, a.project, a.referent, a.day, a.candidacy,
       encode(sha256('Engagement réciproque'), 'hex'), 'fra', 'paper', '', '', a.day + 8, a.day + 8, '2026-1',
       'Engagement réciproque', false, ''
  FROM asked a WHERE a.reached > 1;

-- statement
INSERT INTO enrolment_entry (id, person_id, project_id, created_by_id, created_at, candidacy_id, "on", pathway_id)
SELECT pg_temp.key(a.day, 'entry' || a.n), a.person, a.project, a.referent, a.day, a.candidacy, a.opened::date, a.pathway
  FROM asked a WHERE NOT a.again;

-- statement
-- A few of those who ask again wait for a place.
INSERT INTO enrolment_waiting (id, person_id, project_id, created_by_id, created_at, candidacy_id, since, because, words,
                               ended_because)
SELECT pg_temp.key(a.day, 'waits' || a.n), a.person, a.project, a.referent, a.day, a.candidacy, a.day + 9, 'no_place', '', ''
  FROM asked a WHERE a.again AND a.n % 15 = 0;

-- statement
INSERT INTO enrolment_targetingsheet (project_id, number, problem, objective, aim, public, sector, mix, mix_because,
                                      criteria, access, reason, written_by_id, written_at)
SELECT w.project, 1, 'Un problème', 'Un but', 'public', 'Un public', '', 'mixed', '', '', '{}', '', min(w.referent), now()
  FROM world w GROUP BY w.project;

-- statement
INSERT INTO enrolment_wishedshare (sheet_id, "group", percent)
SELECT s.id, g.code, g.percent FROM enrolment_targetingsheet s, (VALUES ('woman', 60), ('over_40', 20)) g (code, percent);

-- statement
INSERT INTO enrolment_cohort (project_id, organisation_id, name, seats, opening_from, opening_until, opening_hours,
                              opening_place, break_place, created_by_id, created_at)
SELECT w.project, w.organisation, 'Cohorte ' || k, 12, current_date - 20 * k, current_date - 20 * k + 21, '', '', '',
       min(w.referent), now()
  FROM world w, generate_series(1, 12) k WHERE NOT w.ended GROUP BY w.project, w.organisation, k;

-- statement
INSERT INTO enrolment_cohortwish (cohort_id, "group", percent) SELECT c.id, 'woman', 50 FROM enrolment_cohort c;

-- statement
INSERT INTO enrolment_cohortplace (id, person_id, project_id, created_by_id, created_at, cohort_id, since, left_because,
                                   left_note)
SELECT pg_temp.key(now(), 'place' || p.n), p.person, p.project, p.referent, now(), c.id, current_date - 30, '', ''
  FROM (SELECT w.*, row_number() OVER (PARTITION BY w.organisation ORDER BY w.n) AS place FROM world w WHERE NOT w.ended) p
  JOIN (SELECT k.*, row_number() OVER (PARTITION BY k.organisation_id ORDER BY k.id) AS turn FROM enrolment_cohort k) c
    ON c.organisation_id = p.organisation AND c.turn = (p.place + 9) / 10
 WHERE p.place <= 120;

-- statement
-- Volunteers: one for each hundred people, and one person in ten meets one of them.
INSERT INTO accounts_user (password, is_superuser, email, given_name, family_name, phone, is_active, is_staff, created_at)
SELECT '!', false, 'benevole' || w.n || '@example.org', 'Bénévole', w.n::text, '', true, false, now()
  FROM world w WHERE w.n % 100 = 0;

-- statement
INSERT INTO accounts_membership (user_id, organisation_id, role, working_time, since)
SELECT u.id, w.organisation, 'volunteer', 100, current_date - 300
  FROM world w JOIN accounts_user u ON u.email = 'benevole' || w.n || '@example.org';

-- statement
INSERT INTO pathways_volunteer (id, user_id, organisation_id, kinds, languages, communes, availability, places, created_at,
                                described_at)
SELECT gen_random_uuid(), m.user_id, m.organisation_id, '{tutor}', '{fra}', 'Béziers', 'le mardi', 9, now(), now()
  FROM accounts_membership m WHERE m.role = 'volunteer';

-- statement
INSERT INTO pathways_chartersignature (id, volunteer_id, version, text_digest, signed_at)
SELECT gen_random_uuid(), v.id, '2026-1', '', now() FROM pathways_volunteer v;

-- statement
INSERT INTO pathways_match (id, person_id, project_id, created_by_id, created_at, pathway_id, volunteer_id, user_id, kind,
                            purpose, started_at, grant_id, ended_at, end_reason, end_note)
SELECT pg_temp.key(w.opened, 'match' || w.n), w.person, w.project, w.referent, w.opened, w.pathway, v.id, v.user_id, 'tutor',
       'Parler français une heure par semaine.', least(w.opened + interval '20 days', w.last), pg_temp.key(w.opened, 'volunteer' || w.n),
       CASE WHEN w.ended THEN w.last END, CASE WHEN w.ended THEN 'closed' ELSE '' END, ''
  FROM (SELECT w.*, row_number() OVER (PARTITION BY w.organisation ORDER BY w.n) AS place FROM world w WHERE w.n % 10 = 0) w
  JOIN (SELECT v.*, row_number() OVER (PARTITION BY v.organisation_id ORDER BY v.user_id) AS place,
               count(*) OVER (PARTITION BY v.organisation_id) AS all_of_them FROM pathways_volunteer v) v
    ON v.organisation_id = w.organisation AND v.place = 1 + w.place % v.all_of_them;

-- statement
INSERT INTO people_accessgrant (id, person_id, project_id, user_id, audience, level, basis, reason, since, until, given_by)
SELECT m.grant_id, m.person_id, m.project_id, m.user_id, 'team', 1, 'team', 'bénévole', m.started_at, m.ended_at, 'job:bench'
  FROM pathways_match m;

-- statement
INSERT INTO pathways_volunteermeeting (id, person_id, project_id, created_by_id, created_at, match_id, user_id, "on", minutes,
                                       practised, note)
SELECT pg_temp.key(now(), 'meeting' || k || ':' || m.id), m.person_id, m.project_id, m.user_id, now(), m.id, m.user_id,
       coalesce(m.ended_at, now())::date - 7 * k, 60, '{talk}', 'Une heure de conversation.'
  FROM pathways_match m, generate_series(1, 20) k;

-- statement
-- Three hundred structures; one open path in four sent on to one of them, half answered yes, a quarter no.
INSERT INTO directory_structure (id, source, source_id, source_url, digest, name, name_key, phone, email, opening_hours,
                                 description, updated_on, first_seen_at, sought, address, address_more, postcode, commune,
                                 commune_code, siret, website, accessibility_url, networks)
SELECT pg_temp.key(now(), 'structure' || s), 'bench', 'bench--' || s, '', '', 'Partenaire ' || s, 'partenaire ' || s, '', '', '',
       '', current_date - 30, now(), 'partenaire', '', '', '34500', 'Béziers', '34032', '', '', '', '{}'
  FROM generate_series(0, 299) s;

-- statement
-- In each town, services for three of the five things that hinder; some at a distance for the whole country.
INSERT INTO directory_service (id, source, source_id, source_url, digest, name, name_key, phone, email, opening_hours,
                               description, updated_on, first_seen_at, sought, address, address_more, postcode, commune,
                               commune_code, latitude, longitude, structure_id, kind, themes, audiences, audiences_details,
                               conditions, french_level, fees, fees_details, receptions, zone, contact_name, ways, askers,
                               ways_details, ask_url, open_at)
SELECT gen_random_uuid(), 'bench', 'bench--' || c.code || '-' || s, '', '', 'Service ' || s, 'service ' || s, '', '', '', '',
       current_date - 30, now(), 'service', '', '', '', c.name, c.code, c.latitude, c.longitude,
       pg_temp.key(now(), 'structure' || c.place % 300), '',
       ARRAY[(ARRAY['lecture-ecriture-calcul--maitriser-le-francais', 'logement-hebergement--louer-un-logement',
                    'mobilite--mobilite-douce-partagee-collective', 'famille--garde-denfants',
                    'difficultes-financieres--ameliorer-sa-gestion-budgetaire'])[1 + (c.place + s) % 5]],
       (ARRAY['{}', '{jeunes}', '{tous-publics}'])[s]::varchar[], '', '', '', 'gratuit', '',
       CASE WHEN c.place % 40 = 0 THEN '{a-distance}'::varchar[] ELSE '{en-presentiel}' END,
       CASE WHEN c.place % 400 = 0 THEN '{france}'::varchar[] ELSE ARRAY[c.department] END, '', '{}', '{}', '', '', '{}'
  FROM (SELECT k.*, row_number() OVER (ORDER BY k.code) AS place FROM reference_commune k) c, generate_series(1, 3) s;

-- statement
INSERT INTO partners_referral (id, person_id, project_id, created_by_id, created_at, pathway_id, organisation_id, structure_id,
                               level, to_name, email, sent_on, answer_by, barrier_id, state)
SELECT pg_temp.key(now(), 'referral' || w.n), w.person, w.project, w.referent, now() - w.n % 60 * interval '1 day', w.pathway,
       w.organisation, pg_temp.key(now(), 'structure' || w.n % 300), 2, '', '', current_date - w.n % 60,
       current_date - w.n % 60 + 7, pg_temp.key(w.opened, 'barrier2:' || w.n), ''
  FROM world w WHERE NOT w.ended AND w.n % 4 = 0;

-- statement
INSERT INTO partners_referralagreement (id, person_id, project_id, created_by_id, created_at, referral_id, said, text_version,
                                        language, how, witness, signature, at, until, withdrawn_how)
SELECT pg_temp.key(now(), 'told' || r.id), r.person_id, r.project_id, r.created_by_id, r.created_at, r.id, '{name,asked}',
       '2026-1', 'fra', 'spoken', '', '', r.created_at, current_date + 300, ''
  FROM partners_referral r;

-- statement
INSERT INTO partners_referralvalue (id, person_id, project_id, created_by_id, created_at, referral_id, said, value, level)
SELECT gen_random_uuid(), r.person_id, r.project_id, r.created_by_id, r.created_at, r.id, v.said, '', 3
  FROM partners_referral r, (VALUES ('name'), ('asked')) AS v (said);

-- statement
INSERT INTO partners_referralfact (id, person_id, project_id, created_by_id, created_at, referral_id, kind, reason, result,
                                   by_partner, at)
SELECT gen_random_uuid(), r.person_id, r.project_id, r.created_by_id, r.created_at, r.id, f.kind, f.reason, '',
       f.after > 0, r.created_at + f.after * interval '1 day'
  FROM partners_referral r JOIN world w ON w.pathway = r.pathway_id,
       (VALUES ('sent', '', 4, 0, 0), ('accepted', '', 8, 0, 2), ('started', '', 16, 0, 5),
               ('refused', 'too_far', 16, 4, 3)) AS f (kind, reason, every, rest, after)
 WHERE w.n % f.every = f.rest AND r.created_at + f.after * interval '1 day' <= now();

-- statement
-- A shuttle sheet for one in four of those, and one in four of these come back, to be read.
INSERT INTO partners_sheet (id, person_id, project_id, created_by_id, created_at, referral_id, version, lines, asked, at)
SELECT gen_random_uuid(), r.person_id, r.project_id, r.created_by_id, now(), r.id, 1, '{name,asked}', '{answer,meeting}', now()
  FROM partners_referral r JOIN world w ON w.pathway = r.pathway_id WHERE w.n % 16 = 0;

-- statement
INSERT INTO partners_sheetvalue (id, person_id, project_id, created_by_id, created_at, sheet_id, field, value, level)
SELECT gen_random_uuid(), s.person_id, s.project_id, s.created_by_id, s.at, s.id, v.field, '', 3
  FROM partners_sheet s, (VALUES ('name'), ('asked')) AS v (field);

-- statement
INSERT INTO partners_sheetreturn (id, person_id, project_id, created_at, sheet_id, via, who, digest, at)
SELECT gen_random_uuid(), s.person_id, s.project_id, s.at, s.id, 'page', '', repeat('0', 64), s.at
  FROM partners_sheet s JOIN partners_referral r ON r.id = s.referral_id JOIN world w ON w.pathway = r.pathway_id
 WHERE w.n % 64 = 0;

-- statement
INSERT INTO partners_sheetchange (id, person_id, project_id, created_at, returned_id, field, value)
SELECT gen_random_uuid(), b.person_id, b.project_id, b.at, b.id, 'meeting', '' FROM partners_sheetreturn b;

-- statement
-- A partnership with each of the three hundred structures, a routine and what was brought; a third was evaluated.
INSERT INTO partners_partnership (id, project_id, organisation_id, structure_id, aims, themes, level, protocol, size,
                                  yearly_volume, starts_on, ends_on, signed_on, our_signer, their_signer, added_by_id, added_at)
SELECT pg_temp.key(now(), 'partnership' || s), p.project, p.organisation, pg_temp.key(now(), 'structure' || s), '{barriers}',
       ARRAY[(ARRAY['mobilite', 'famille', 'sante', 'logement-hebergement', 'numerique'])[1 + s % 5]],
       (ARRAY['concertation', 'coordination', 'coproduction'])[1 + s % 3], '', 'similar', 20, current_date - 300,
       CASE WHEN s % 4 = 0 THEN current_date + s END, CASE WHEN s % 2 = 0 THEN current_date - 300 END,
       CASE WHEN s % 2 = 0 THEN 'Une directrice' ELSE '' END, CASE WHEN s % 2 = 0 THEN 'Un président' ELSE '' END,
       p.referent, now()
  FROM generate_series(0, 299) s,
       (SELECT min(w.project) AS project, min(w.organisation) AS organisation, min(w.referent) AS referent FROM world w) p;

-- statement
INSERT INTO partners_routine (id, partnership_id, what, keeper_id, with_whom, every_days, since)
SELECT gen_random_uuid(), p.id, 'Point sur les places libres', p.added_by_id, '', 30, current_date - 20
  FROM partners_partnership p;

-- statement
INSERT INTO partners_contribution (id, partnership_id, side, kind, what, amount, "on", added_by_id)
SELECT gen_random_uuid(), p.id, CASE WHEN k % 2 = 0 THEN 'ours' ELSE 'theirs' END, 'hours', 'Une permanence', 3,
       current_date - 7 * k, p.added_by_id
  FROM partners_partnership p, generate_series(1, 20) k;

-- statement
INSERT INTO partners_jointevaluation (id, partnership_id, email, asked_on, asked_by_id)
SELECT pg_temp.key(now(), 'evaluation' || p.id), p.id, 'accueil@partenaire.example', current_date - 40, p.added_by_id
  FROM partners_partnership p WHERE p.level = 'coproduction';

-- statement
INSERT INTO partners_jointanswer (id, evaluation_id, side, ratings, words, who, at)
SELECT gen_random_uuid(), e.id, s.side, '{4,3,2,4,4}', '', '', now()
  FROM partners_jointevaluation e, (VALUES ('ours'), ('theirs')) AS s (side);

-- statement
-- A commission of eight organisations: one meeting behind it, one to come, twenty-five situations each.
INSERT INTO commissions_commission (id, project_id, kind, names_people, name, territory, communes, rhythm_days, opened_on,
                                    added_by_id, added_at)
SELECT pg_temp.key(now(), 'commission'), w.project, 'review', true, 'Commission de suivi', 'Béziers', '{34032}', 60,
       current_date - 300, min(w.referent), now()
  FROM world w WHERE NOT w.ended GROUP BY w.project;

-- statement
INSERT INTO commissions_member (id, commission_id, organisation_id, since, added_by_id)
SELECT gen_random_uuid(), c.id, o.organisation, current_date - 300, c.added_by_id
  FROM commissions_commission c, (SELECT DISTINCT organisation FROM world ORDER BY 1 LIMIT 8) o;

-- statement
INSERT INTO commissions_seat (id, commission_id, member_id, name, function, names_people, user_id, email, since, added_by_id)
SELECT gen_random_uuid(), m.commission_id, m.id, 'Une collègue', 'operational', true, u.id, '', m.since, m.added_by_id
  FROM commissions_member m JOIN accounts_user u ON u.email = 'referent0.' || m.organisation_id || '@example.org';

-- statement
INSERT INTO commissions_meeting (id, commission_id, at, place, called_by_id, called_at, opened_at, closed_at)
SELECT pg_temp.key(now(), 'meeting' || t.days), c.id, now() + t.days * interval '1 day', 'Salle 2', c.added_by_id, now(),
       CASE WHEN t.days < 0 THEN now() + t.days * interval '1 day' END,
       CASE WHEN t.days < 0 THEN now() + t.days * interval '1 day' + interval '2 hours' END
  FROM commissions_commission c, (VALUES (-40), (10)) AS t (days);

-- statement
INSERT INTO commissions_place (id, meeting_id, seat_id, came)
SELECT gen_random_uuid(), m.id, s.id, CASE WHEN m.closed_at IS NOT NULL THEN true END
  FROM commissions_meeting m JOIN commissions_seat s ON s.commission_id = m.commission_id;

-- statement
INSERT INTO commissions_case (id, person_id, project_id, created_by_id, created_at, meeting_id, pathway_id, origin, facts,
                              asked, summary, rank, minutes, started_at, ended_at, told_on, left_because, learned_on, learned_how)
SELECT gen_random_uuid(), p.person, p.project, p.referent, now(), m.id, p.pathway, 'uncovered', '{"uncovered": 1}', '', '',
       p.place, 10, m.opened_at, m.closed_at, current_date - 45, '', m.closed_at::date,
       CASE WHEN m.closed_at IS NULL THEN '' ELSE 'spoken' END
  FROM commissions_meeting m,
       (SELECT w.*, row_number() OVER (ORDER BY w.n) AS place FROM world w WHERE NOT w.ended AND w.n % 20 = 0
         ORDER BY w.n LIMIT 25) p;

-- statement
INSERT INTO commissions_caseagreement (id, person_id, project_id, created_by_id, created_at, case_id, members, trusted, said,
                                       text_version, language, how, witness, signature, at, until, withdrawn_how)
SELECT pg_temp.key(now(), 'agreed' || k.id), k.person_id, k.project_id, k.created_by_id, now(), k.id,
       (SELECT array_agg(b.id) FROM commissions_member b), '{}', '{name,asked}', '2026-1', 'fra', 'spoken', '', '', now(),
       current_date + 40, ''
  FROM commissions_case k;

-- statement
INSERT INTO commissions_decision (id, person_id, project_id, created_by_id, created_at, case_id, what, words, member_id,
                                  due_on, dropped_because)
SELECT gen_random_uuid(), k.person_id, k.project_id, k.created_by_id, now(), k.id, 'commitment', 'Recevoir la famille',
       (SELECT b.id FROM commissions_member b ORDER BY b.id LIMIT 1), current_date + 10, ''
  FROM commissions_case k JOIN commissions_meeting m ON m.id = k.meeting_id WHERE m.closed_at IS NOT NULL;

-- statement
-- Each organisation offers four activities, fifteen Mondays to Thursdays behind and two ahead; two in three people of
-- its open paths come to one of them.
INSERT INTO activities_activity (id, project_id, organisation_id, kind, other_kind, title, about, theme, place, seats,
                                 french, childcare, women_only, transport, partners, created_by_id, created_at)
SELECT pg_temp.key(now(), 'activity' || o.organisation || k), o.project, o.organisation, 'workshop', '', 'Atelier ' || k, '',
       '', 'Salle ' || k, NULL, '', k % 2 = 0, false, '', '{}', o.referent, now() - interval '200 days'
  FROM (SELECT w.project, w.organisation, min(w.referent) AS referent FROM world w GROUP BY 1, 2) o, generate_series(0, 3) k;

-- statement
INSERT INTO activities_aim (activity_id, domain, minutes, words)
SELECT a.id, d.domain, d.minutes, ''
  FROM activities_activity a, (VALUES ('linguistic', 60), ('sociocultural', 30)) AS d (domain, minutes);

-- statement
INSERT INTO activities_facilitator (activity_id, user_id) SELECT a.id, a.created_by_id FROM activities_activity a;

-- statement
INSERT INTO activities_activitycohort (activity_id, cohort_id)
SELECT DISTINCT ON (a.id) a.id, c.id
  FROM activities_activity a JOIN enrolment_cohort c ON c.organisation_id = a.organisation_id ORDER BY a.id, c.id;

-- statement
INSERT INTO activities_session (id, project_id, activity_id, starts_at, ends_at, place, created_by_id, created_at)
SELECT pg_temp.key(d.at, 'session' || a.id || d.week), a.project_id, a.id, d.at, d.at + interval '2 hours', a.place,
       a.created_by_id, now()
  FROM activities_activity a,
       (SELECT week, date_trunc('week', now()) + week * interval '7 days' + interval '14 hours' AS at
          FROM generate_series(-15, 2) week) d;

-- statement
-- After one session in eight the group asks for something; two in three are answered, one in three told.
INSERT INTO activities_improvement (activity_id, session_id, asked, subject, words, answered_by_id, answered_on, by_id, at,
                                    told_on)
SELECT s.activity_id, s.id, 'Commencer plus tard', 'activity', CASE WHEN r.dice > 0 THEN 'Oui, à 10 h.' ELSE '' END,
       CASE WHEN r.dice > 0 THEN s.created_by_id END, CASE WHEN r.dice > 0 THEN s.starts_at::date END, s.created_by_id,
       s.starts_at, CASE WHEN r.dice > 1 THEN s.starts_at::date END
  FROM activities_session s, LATERAL (SELECT get_byte(uuid_send(s.id), 13) % 3 AS dice) r
 WHERE s.starts_at < now() AND get_byte(uuid_send(s.id), 15) % 8 = 3;

-- statement
INSERT INTO activities_notheld (session_id, reason, words, by_id, at)
SELECT s.id, 'weather', '', s.created_by_id, now() FROM activities_session s
 WHERE s.starts_at < now() AND get_byte(uuid_send(s.id), 15) % 16 = 0;

-- statement
INSERT INTO activities_sessionmove (session_id, starts_at, ends_at, place, because, by_id, at)
SELECT s.id, s.starts_at - interval '1 day', s.ends_at - interval '1 day', s.place, 'Salle prise', s.created_by_id, now()
  FROM activities_session s WHERE get_byte(uuid_send(s.id), 15) % 16 = 1;

-- statement
INSERT INTO activities_reflection (session_id, did, hard, skills, practised, by_id, at)
SELECT s.id, 'Un repas', '', 'Lire une recette', '', s.created_by_id, now()
  FROM activities_session s WHERE s.starts_at < now() AND get_byte(uuid_send(s.id), 15) % 16 = 2;

-- statement
INSERT INTO activities_participation (id, person_id, project_id, created_by_id, created_at, activity_id, invited_at, trouble,
                                      enrolled_at, answered_by, left_because)
SELECT pg_temp.key(w.opened, 'participation' || w.n), w.person, w.project, w.referent, w.opened, a.id, w.opened, '',
       CASE WHEN w.n % 5 > 0 THEN w.opened END, CASE WHEN w.n % 5 > 0 THEN 'spoken' ELSE '' END, ''
  FROM world w JOIN activities_activity a ON a.organisation_id = w.organisation AND a.title = 'Atelier ' || w.n % 4
 WHERE NOT w.ended AND w.n % 3 > 0;

-- statement
INSERT INTO activities_attendance (id, person_id, project_id, created_by_id, created_at, session_id, participation_id, came,
                                   excuse, taken_by_id, taken_at)
SELECT pg_temp.key(s.starts_at, 'attendance' || p.id || s.id), p.person_id, p.project_id, p.created_by_id, s.starts_at, s.id, p.id,
       (ARRAY['present', 'present', 'late', 'half', 'excused', 'absent'])[1 + get_byte(uuid_send(s.id), 14) % 6], '',
       p.created_by_id, s.starts_at
  FROM activities_participation p JOIN activities_session s ON s.activity_id = p.activity_id
 WHERE p.enrolled_at IS NOT NULL AND s.starts_at < now() AND s.starts_at > p.enrolled_at
   AND NOT EXISTS (SELECT 1 FROM activities_notheld n WHERE n.session_id = s.id);

-- statement
-- Those of the last five weeks were signed for on a telephone; drawings are encrypted, and a bench reads none.
INSERT INTO activities_attendancesignature (id, person_id, project_id, created_by_id, created_at, session_id,
                                            participation_id, half, drawing, signed_at)
SELECT pg_temp.key(t.taken_at, 'signature' || t.id), t.person_id, t.project_id, t.created_by_id, t.taken_at, t.session_id,
       t.participation_id, 'afternoon', ''::bytea, t.taken_at
  FROM activities_attendance t JOIN activities_session s ON s.id = t.session_id
 WHERE s.starts_at > now() - interval '35 days' AND t.came IN ('present', 'late', 'half');

-- statement
INSERT INTO activities_opinion (id, person_id, project_id, created_by_id, created_at, attendance_id, mood, words)
SELECT pg_temp.key(t.taken_at, 'opinion' || t.id), t.person_id, t.project_id, t.created_by_id, t.taken_at, t.id, 'good', ''
  FROM activities_attendance t WHERE t.came = 'present' AND get_byte(uuid_send(t.id), 15) % 8 = 0;

-- statement
INSERT INTO activities_part (id, person_id, project_id, created_by_id, created_at, participation_id, role, task, "on")
SELECT pg_temp.key(p.invited_at, 'part' || p.id), p.person_id, p.project_id, p.created_by_id, p.invited_at, p.id, 'prepares', '',
       p.invited_at::date
  FROM activities_participation p WHERE get_byte(uuid_send(p.id), 15) % 8 = 0;

-- statement
INSERT INTO activities_attendancedoubt (id, person_id, project_id, created_by_id, created_at, attendance_id, came, excuse)
SELECT pg_temp.key(t.taken_at, 'doubt' || t.id), t.person_id, t.project_id, t.created_by_id, t.taken_at, t.id, 'half', ''
  FROM activities_attendance t WHERE get_byte(uuid_send(t.id), 15) % 64 = 0;

-- statement
INSERT INTO reference_framework (id, code, project_id, kind, scope, scope_name, title, about, company, made_with, origin,
                                 created_by_id, created_at)
SELECT pg_temp.key(now(), 'framework' || n), '', p.project, 'sheet', 'own', '', 'Fiche métier ' || n, '', 'Entreprise ' || n,
       'la cheffe', '', p.referent, now()
  FROM (SELECT project, referent FROM world LIMIT 1) p, generate_series(1, 400) n;

-- statement
INSERT INTO reference_frameworkversion (id, framework_id, project_id, number, started_by_id, started_at)
SELECT pg_temp.key(now(), f.id::text || n), f.id, f.project_id, n, f.created_by_id, now()
  FROM reference_framework f, generate_series(1, 3) n WHERE f.code = '';

-- statement
INSERT INTO reference_frameworkpublication (id, framework_id, version_id, project_id, change, by_id, at)
SELECT gen_random_uuid(), v.framework_id, v.id, v.project_id, '', v.started_by_id, now()
  FROM reference_frameworkversion v WHERE v.number < 3 AND v.project_id IS NOT NULL;

-- statement
INSERT INTO reference_frameworkskill (id, framework_id, version_id, project_id, key, rank, task, title, kind, about, signs,
                                      levels)
SELECT gen_random_uuid(), v.framework_id, v.id, v.project_id, 'c' || n, n, 'Tâche ' || n / 4, 'Compétence ' || n, 'trade', '',
       '{"On le voit"}', '{}'
  FROM reference_frameworkversion v, generate_series(1, 15) n WHERE v.project_id IS NOT NULL;

-- statement
-- Badges: one published by each organisation; one person in eight was given it, one in eighty sees it revoked. What is
-- signed is not looked at by any screen but that of its own badge: a stand-in, without signature.
INSERT INTO skills_badgeclass (id, organisation_id, name, skill, says, criteria, evidence, shape, colour, created_by_id, created_at)
SELECT pg_temp.key(now(), 'badge' || o.organisation), o.organisation, 'Ponctualité sur chantier', 'Arriver à l''heure',
       'Vient à l''heure.', 'À l''heure 18 fois sur 20.', '{attendance}', 'disc', 'teal', o.referent, now()
  FROM (SELECT organisation, min(referent) AS referent FROM world GROUP BY organisation) o;

-- statement
INSERT INTO skills_publication (badge_class_id, achievement, at, by_id)
SELECT c.id, '{}', now(), c.created_by_id FROM skills_badgeclass c;

-- statement
INSERT INTO skills_issuer (id, organisation_id, created_at)
SELECT pg_temp.key(now(), 'issuer' || c.organisation_id), c.organisation_id, now() FROM skills_badgeclass c;

-- statement
INSERT INTO skills_badgekey (id, issuer_id, did, public, began_at, ended_at)
SELECT pg_temp.key(now(), 'badge key' || i.organisation_id), i.id, 'did:key:bench' || i.organisation_id,
       'bench' || i.organisation_id, now(), now() FROM skills_issuer i;

-- statement
INSERT INTO skills_statusplace (id, key_id, index)
SELECT pg_temp.key(now(), 'place' || w.n), k.id, w.n
  FROM world w JOIN skills_issuer i ON i.organisation_id = w.organisation JOIN skills_badgekey k ON k.issuer_id = i.id
 WHERE w.n % 8 = 0;

-- statement
INSERT INTO skills_badge (id, person_id, project_id, created_by_id, created_at, badge_class_id, evidence, facts, subject,
                          accepted_at, accepted_how, place_id, issued_at, credential, visits)
SELECT pg_temp.key(now(), 'given' || w.n), w.person, w.project, w.referent, now() - interval '9 days', c.id, '{attendance}',
       '', gen_random_uuid(), now() - interval '8 days', 'screen', pg_temp.key(now(), 'place' || w.n),
       now() - interval '8 days', '{}', w.n % 5
  FROM world w JOIN skills_badgeclass c ON c.organisation_id = w.organisation WHERE w.n % 8 = 0;

-- statement
INSERT INTO skills_revocation (id, person_id, project_id, created_by_id, created_at, badge_id, reason, words, at)
SELECT gen_random_uuid(), b.person_id, b.project_id, b.created_by_id, now(), b.id, 'mistake', '', now()
  FROM skills_badge b JOIN skills_statusplace p ON p.id = b.place_id WHERE p.index % 80 = 0;

-- statement
-- Every badge is recognised by fifty structures of the directory, when there are some.
INSERT INTO skills_endorsement (id, badge_class_id, structure_id, asked_by_id, asked_at, capacity, words, given_at,
                                document, signed_at)
SELECT gen_random_uuid(), c.id, s.id, c.created_by_id, now(), 'directrice', 'Nous recevons en entretien.', now(), '{}',
       now()
  FROM skills_badgeclass c, (SELECT id FROM directory_structure ORDER BY id LIMIT 50) s;

-- statement
INSERT INTO skills_signatory (endorsement_id, recipient, signer)
SELECT id, 'accueil@structure.example', 'Une collègue' FROM skills_endorsement;

-- statement
-- Skills seen by two: three times for one person in four, on eight skills of one framework; of the last, one in four waits for us.
INSERT INTO skills_assessment (id, person_id, project_id, created_by_id, created_at, version_id, "on")
SELECT pg_temp.key(now(), 'assessment' || w.n || '-' || d), w.person, w.project, w.referent, now() - d * interval '90 days', v.id,
       current_date - 90 * d
  FROM world w, generate_series(0, 2) d,
       (SELECT version_id AS id FROM reference_frameworkskill
         WHERE version_id IN (SELECT version_id FROM reference_frameworkpublication)
         GROUP BY version_id HAVING count(*) >= 8 ORDER BY version_id LIMIT 1) v
 WHERE w.n % 4 = 0;

-- statement
INSERT INTO skills_assessedskill (id, person_id, project_id, created_by_id, created_at, assessment_id, skill_id, rank)
SELECT pg_temp.key(now(), a.id::text || s.rank), a.person_id, a.project_id, a.created_by_id, a.created_at, a.id, s.id, s.rank
  FROM skills_assessment a
  JOIN (SELECT id, version_id, row_number() OVER (PARTITION BY version_id ORDER BY rank, id) - 1 AS rank
          FROM reference_frameworkskill) s ON s.version_id = a.version_id AND s.rank < 8;

-- statement
-- Of one attendance in eight, one of those skills is pointed at, by each kind of speaker in turn.
INSERT INTO activities_skillclaim (id, person_id, project_id, created_by_id, created_at, attendance_id, skill_id, said_by,
                                   words)
SELECT pg_temp.key(t.taken_at, 'claim' || t.id), t.person_id, t.project_id, t.created_by_id, t.taken_at, t.id, k.skill_id,
       (ARRAY['herself', 'peer', 'facilitator'])[1 + get_byte(uuid_send(t.id), 14) % 3], ''
  FROM activities_attendance t
  JOIN (SELECT DISTINCT rank, skill_id FROM skills_assessedskill) k ON k.rank = get_byte(uuid_send(t.id), 13) % 8
 WHERE t.came = 'present' AND get_byte(uuid_send(t.id), 15) % 8 = 1;

-- statement
INSERT INTO skills_skillanswer (id, person_id, project_id, created_by_id, created_at, assessment_id, assessed_id, side, level,
                                advice, objective)
SELECT gen_random_uuid(), s.person_id, s.project_id, s.created_by_id, s.created_at, s.assessment_id, s.id, side,
       get_byte(uuid_send(s.id), 14) % 6, '', ''
  FROM skills_assessedskill s, unnest(ARRAY['hers', 'ours']) side
 WHERE side = 'hers' OR s.created_at < now() - interval '1 day' OR get_byte(uuid_send(s.assessment_id), 15) % 4 <> 0;

-- statement
INSERT INTO skills_skilldecision (id, person_id, project_id, created_by_id, created_at, assessment_id, assessed_id, level,
                                  decided, because)
SELECT gen_random_uuid(), s.person_id, s.project_id, s.created_by_id, s.created_at, s.assessment_id, s.id, 3, '', ''
  FROM skills_assessedskill s WHERE s.created_at < now() - interval '1 day' AND s.rank = 0;

-- statement
-- Interviews: three were held with one person in two, among three when even; one more has a day.
INSERT INTO skills_review (id, person_id, project_id, created_by_id, created_at, among, planned_on, company, stands_for_it,
                           held_on, hers, theirs, ours)
SELECT pg_temp.key(now(), 'review' || w.n || '-' || d), w.person, w.project, w.referent, now() - d * interval '60 days',
       CASE WHEN d % 2 = 0 THEN 'three' ELSE 'two' END, current_date + 20 - 60 * d,
       CASE WHEN d % 2 = 0 THEN 'Traiteur du Canal' ELSE '' END, '',
       CASE WHEN d > 0 THEN current_date + 20 - 60 * d END, '', '', ''
  FROM world w, generate_series(0, 3) d WHERE w.n % 2 = 0;

-- statement
INSERT INTO skills_seenskill (id, person_id, project_id, created_by_id, created_at, review_id, skill_id, voice, seen)
SELECT gen_random_uuid(), r.person_id, r.project_id, r.created_by_id, r.created_at, r.id, s.id, 'ours', ''
  FROM skills_review r, (SELECT skill_id AS id FROM skills_assessedskill GROUP BY skill_id ORDER BY skill_id LIMIT 2) s
 WHERE r.held_on IS NOT NULL;

-- statement
-- What people told of their lives: two experiences for one person in three, three tasks each, one of them confirmed; and base
-- skills looked at twice for one in five.
INSERT INTO skills_experience (id, person_id, project_id, created_by_id, created_at, sector, occupation_id, words, setting, country,
                               lasted, liked, again, finished_at)
SELECT pg_temp.key(now() - d * interval '40 days', 'experience' || w.n || '-' || d), w.person, w.project, w.referent,
       now() - d * interval '40 days', 'food', o.code, '', (ARRAY['declared', 'informal', 'family'])[1 + (w.n + d) % 3],
       (ARRAY['SY', 'ER', 'AF', 'UA'])[1 + w.n % 4], 'years', 'yes', 'maybe', now() - d * interval '40 days'
  FROM world w, generate_series(0, 1) d, (SELECT code FROM reference_occupation WHERE drawing <> '' ORDER BY code LIMIT 1) o
 WHERE w.n % 3 = 0;

-- statement
INSERT INTO skills_saidskill (id, person_id, project_id, created_by_id, created_at, experience_id, rank, task, words, skill_id)
SELECT pg_temp.key(e.created_at, e.id::text || r), e.person_id, e.project_id, e.created_by_id, e.created_at, e.id, r,
       'Tâche ' || r, '', s.code
  FROM skills_experience e, generate_series(0, 2) r, (SELECT code FROM reference_skill WHERE source = 'own' ORDER BY code LIMIT 1) s;

-- statement
INSERT INTO skills_skillconfirmation (id, person_id, project_id, created_by_id, created_at, said_id, rests_on, facts, seen_by, "on")
SELECT gen_random_uuid(), s.person_id, s.project_id, s.created_by_id, s.created_at, s.id, 'observation', '', '', current_date
  FROM skills_saidskill s WHERE s.rank = 0;

-- statement
INSERT INTO skills_positioning (id, person_id, project_id, created_by_id, created_at, base, edition, "on", answers, finished_at,
                                reached, shown)
SELECT pg_temp.key(now() - d * interval '90 days', 'positioning' || w.n || '-' || d), w.person, w.project, w.referent,
       now() - d * interval '90 days', 'french', 1, current_date - 90 * d, '{door,clock,chair}', now() - d * interval '90 days',
       1 + (1 - d), d = 0
  FROM world w, generate_series(0, 1) d WHERE w.n % 5 = 0;

-- statement
-- Portfolios: two for one person in four, of what she has among a badge, a chart, an experience, a number, a language; the first
-- is read by a page. Their words are left empty: a stand-in, not encrypted.
INSERT INTO skills_piece (id, person_id, project_id, created_by_id, created_at, title, kind, media, size, content)
SELECT pg_temp.key(now(), 'piece' || w.n), w.person, w.project, w.referent, now(), '', 'photo', 'image/jpeg', 0, ''
  FROM world w WHERE w.n % 4 = 0;

-- statement
INSERT INTO skills_portfolio (id, person_id, project_id, created_by_id, created_at, title, audience, company, name, words,
                              chosen_at, chosen_how, present)
SELECT pg_temp.key(now() - d * interval '20 days', 'portfolio' || w.n || '-' || d), w.person, w.project, w.referent,
       now() - d * interval '20 days', '', 'employer', '', '', '', now() - d * interval '20 days', 'screen', ''
  FROM world w, generate_series(0, 1) d WHERE w.n % 4 = 0;

-- statement
INSERT INTO skills_portfolioitem (id, person_id, project_id, created_by_id, created_at, portfolio_id, rank, badge_id,
                                  assessment_id, experience_id, piece_id, channel_id, positioning_id, language, level)
SELECT gen_random_uuid(), p.person_id, p.project_id, p.created_by_id, p.created_at, p.id, i.rank, i.badge, i.assessment,
       i.experience, i.piece, i.channel, i.positioning, i.language, i.level
  FROM skills_portfolio p,
       LATERAL (
         SELECT 0 AS rank, b.id AS badge, NULL::uuid AS assessment, NULL::uuid AS experience, NULL::uuid AS piece,
                NULL::uuid AS channel, NULL::uuid AS positioning, '' AS language, '' AS level
           FROM skills_badge b WHERE b.person_id = p.person_id
         UNION ALL (SELECT 1, NULL, a.id, NULL, NULL, NULL, NULL, '', '' FROM skills_assessment a
                     WHERE a.person_id = p.person_id ORDER BY a."on" LIMIT 1)
         UNION ALL SELECT 2, NULL, NULL, e.id, NULL, NULL, NULL, '', '' FROM skills_experience e WHERE e.person_id = p.person_id
         UNION ALL SELECT 3, NULL, NULL, NULL, f.id, NULL, NULL, '', '' FROM skills_piece f WHERE f.person_id = p.person_id
         UNION ALL SELECT 4, NULL, NULL, NULL, NULL, c.id, NULL, '', '' FROM people_contactchannel c
                    WHERE c.person_id = p.person_id AND c.kind = 'phone'
         UNION ALL SELECT 5, NULL, NULL, NULL, NULL, NULL, NULL, 'fra', 'b1'
         UNION ALL SELECT 6, NULL, NULL, NULL, NULL, NULL, g.id, '', '' FROM skills_positioning g
                    WHERE g.person_id = p.person_id AND g.shown) i;

-- statement
INSERT INTO privacy_outsidelink (id, purpose, subject, digest, person_id, recipient, created_by, created_at, expires_at)
SELECT 'b-' || replace(p.id::text, '-', ''), 'portfolio_share', p.id::text, 'bench-' || p.id, p.person_id, '', 'job:bench',
       p.created_at,
       now() + interval '30 days'
  FROM skills_portfolio p WHERE p.created_at > now() - interval '1 day';

-- statement
INSERT INTO skills_portfolioshare (id, person_id, project_id, created_by_id, created_at, portfolio_id, given_to, link_id,
                                   present, visits, last_visit_on)
SELECT gen_random_uuid(), p.person_id, p.project_id, p.created_by_id, p.created_at, p.id, '',
       'b-' || replace(p.id::text, '-', ''), '', 2,
       current_date
  FROM skills_portfolio p WHERE p.created_at > now() - interval '1 day';

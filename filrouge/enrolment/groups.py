"""Which groups people belong to, said once for the nightly count and for the counters of a cohort.

Sex and age are read where they were noted. Living in a priority district, in the country, not reading are
answers to criteria; without an answer, « rural » is told by the commune, as INSEE does, and not reading by the
languages noted. Living in a district is told by nothing else. NULL: not known.
"""

# The latest answer given in this project to the criterion of this code; « à vérifier » is no answer.
ANSWERED = """(
     SELECT a.value = 'met' FROM enrolment_answer a JOIN enrolment_criterion k ON k.id = a.criterion_id
      WHERE a.person_id = s.person_id AND a.project_id = s.project_id AND k.code = '{code}'
        AND a.value <> 'unknown'
      ORDER BY a.answered_on DESC, a.id DESC LIMIT 1)"""

READS_NONE = """(
     SELECT CASE WHEN bool_or(l.reads) THEN false WHEN bool_or(NOT l.reads) THEN true END
       FROM people_spokenlanguage l WHERE l.person_id = s.person_id)"""

# {people}: a SELECT that gives at least person_id, project_id and on_day, the day from which ages are told.
BELONGING = f"""
SELECT s.*, f.grp, f.belongs
  FROM ({{people}}) s
  JOIN people_person p ON p.id = s.person_id
  LEFT JOIN reference_commune c ON c.code = p.commune_code
 CROSS JOIN LATERAL (VALUES
   ('woman', nullif(p.sex, '') = 'woman'),
   ('under_26', p.birth_date + interval '26 years' > s.on_day),
   ('over_40', p.birth_date + interval '40 years' <= s.on_day),
   ('qpv', {ANSWERED.format(code="qpv")}),
   ('rural', coalesce({ANSWERED.format(code="rural")}, c.density >= 5)),
   ('cannot_read', coalesce({ANSWERED.format(code="cannot_read")}, {READS_NONE}))) f (grp, belongs)
"""  # noqa: S608


def belonging(people: str) -> str:
    return BELONGING.format(people=people)

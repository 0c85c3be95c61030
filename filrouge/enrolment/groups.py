"""Which groups people belong to, said once for the nightly count and for the counters of a cohort.

Sex and age are read where they were noted. Living in a priority district, in the country, not reading are
answers to criteria; only « rural » is also told by the commune, as INSEE does. NULL: not known.
"""

# {people}: a SELECT that gives at least person_id, project_id and on_day, the day from which ages are told.
BELONGING = """
SELECT s.*, f.grp, f.belongs
  FROM ({people}) s
  JOIN people_person p ON p.id = s.person_id
  LEFT JOIN reference_commune c ON c.code = p.commune_code
 CROSS JOIN LATERAL (VALUES
   ('woman', nullif(p.sex, '') = 'woman'),
   ('under_26', p.birth_date + interval '26 years' > s.on_day),
   ('over_40', p.birth_date + interval '40 years' <= s.on_day),
   ('qpv', NULL::boolean),
   ('rural', c.density >= 5),
   ('cannot_read', NULL::boolean)) f (grp, belongs)
"""


def belonging(people: str) -> str:
    return BELONGING.format(people=people)

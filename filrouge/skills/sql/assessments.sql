-- Which sides have answered an assessment, on each of its skills, to whoever holds the file. What they answered stays
-- hidden until both have: the policy of the answers asks here, for a policy may not ask its own table.
CREATE OR REPLACE FUNCTION public.fr_sides_assessed(p_assessment uuid) RETURNS varchar[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT coalesce(array_agg(done.side ORDER BY done.side), '{}')
     FROM (SELECT r.side FROM public.skills_skillanswer r
             JOIN public.skills_assessment a ON a.id = r.assessment_id
            WHERE r.assessment_id = p_assessment AND public.fr_holds(a.person_id, a.project_id, 3)
            GROUP BY r.side
           HAVING count(*) = (SELECT count(*) FROM public.skills_assessedskill s
                               WHERE s.assessment_id = p_assessment)) done $$;

REVOKE ALL ON FUNCTION public.fr_sides_assessed(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.fr_sides_assessed(uuid) TO fr_app, fr_batch;

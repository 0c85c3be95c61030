-- A step never waits, even through others, for itself; and both ends belong to one path. Two writers at once on
-- one path take turns, else each would miss the other's half of the circle.

CREATE OR REPLACE FUNCTION public.refuse_circular_steps() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('plan:' || NEW.pathway_id::text, 0));
  IF EXISTS (SELECT 1 FROM public.pathways_step s
              WHERE s.id IN (NEW.step_id, NEW.needs_id) AND s.pathway_id <> NEW.pathway_id) THEN
    RAISE EXCEPTION 'step_dependency_one_path' USING ERRCODE = 'check_violation';
  END IF;
  IF EXISTS (
    WITH RECURSIVE ahead (step_id) AS (
      SELECT NEW.needs_id
      UNION
      SELECT d.needs_id FROM public.pathways_stepdependency d JOIN ahead a ON d.step_id = a.step_id
       WHERE d.ended_at IS NULL AND d.id <> NEW.id)
    SELECT 1 FROM ahead WHERE step_id = NEW.step_id) THEN
    RAISE EXCEPTION 'step_dependency_no_circle' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

DROP TRIGGER IF EXISTS refuse_circular_steps ON public.pathways_stepdependency;
CREATE TRIGGER refuse_circular_steps BEFORE INSERT OR UPDATE OF step_id, needs_id, pathway_id, ended_at
  ON public.pathways_stepdependency
  FOR EACH ROW WHEN (NEW.ended_at IS NULL) EXECUTE FUNCTION public.refuse_circular_steps();

"""What the red thread shows of Nour's path."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from filrouge.pathways.actions.appointments import Meeting, make_appointment, settle_appointment
from filrouge.pathways.actions.objectives import Aim, agree_objective, reach_objective
from filrouge.pathways.actions.pathways import Ending, close_pathway, reopen_pathway
from filrouge.pathways.actions.referents import hand_over
from filrouge.pathways.actions.steps import Plan, drop_step, finish_step, plan_step
from filrouge.pathways.models import Appointment, ImportedNote, ListImport, Pathway
from filrouge.pathways.thread import beads_of
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.shared.ui.thread import Bead, State, Strand
from tests.cast import Cast

TODAY = clock.today()


def thread(cast: Cast) -> dict[str, Bead]:
    return {bead.label: bead for bead in beads_of(cast.nour.pk, cast.project.pk)}


def step(cast: Cast, title: str, domain: str, days: int | None = None) -> object:
    planned_on = None if days is None else TODAY + timedelta(days=days)
    plan = Plan(title=title, domain=domain, planned_on=planned_on)
    return plan_step(by=cast.amina, pathway=cast.nour_pathway, plan=plan)


def test_steps_stand_on_the_strand_of_their_domain_in_their_state(cast: Cast) -> None:
    with acting(cast.amina):
        finish_step(by=cast.amina, step=step(cast, "Compte ouvert", "sociocultural"), on=TODAY)
        drop_step(by=cast.amina, step=step(cast, "CACES", "professional"), on=TODAY, because="Dos")
        step(cast, "Test de français", "linguistic", 10)
        step(cast, "Permis", "professional", -3)
        step(cast, "Un jour", "professional")
        shown = {label: (bead.strand, bead.state) for label, bead in thread(cast).items()}
    assert shown["Compte ouvert"] == (Strand.SOCIAL, State.DONE)
    assert shown["CACES"] == (Strand.WORK, State.DROPPED)
    assert shown["Test de français"] == (Strand.LANGUAGE, State.PLANNED)
    assert shown["Permis"] == (Strand.WORK, State.STUCK)
    assert "Un jour" not in shown


def test_beginning_relay_end_and_return(cast: Cast) -> None:
    with as_batch("oriented"):
        Pathway.objects.filter(pk=cast.nour_pathway.pk).update(oriented_by="CADA Le Rivage")
    with acting(cast.amina):
        hand_over(by=cast.amina, pathway=cast.nour_pathway, to=cast.bruno)
        ending = Ending(drop_steps=True, cancel_appointments=True)
        path = Pathway.objects.get(pk=cast.nour_pathway.pk)
        close_pathway(by=cast.amina, pathway=path, on=TODAY, reason="job", note="", ending=ending)
        reopen_pathway(by=cast.amina, pathway=Pathway.objects.get(pk=path.pk), note="")
        shown = thread(cast)
    assert shown["Début du parcours"].note == "orientation : CADA Le Rivage"
    assert shown["Relais : Bruno Petit"].note == "après Amina Martin"
    assert shown["Fin du parcours"].note == "emploi"
    assert "Reprise du parcours" in shown


def test_the_first_appointment_held_and_those_to_come(cast: Cast) -> None:
    with acting(cast.amina):
        for days, purpose in ((1, "Premier"), (2, "Deuxième"), (3, "À venir")):
            when = Meeting(starts_at=clock.now() + timedelta(days=days), purpose=purpose, user=cast.amina)
            made = make_appointment(by=cast.amina, pathway=cast.nour_pathway, meeting=when)
            if days < 3:
                settle_appointment(by=cast.amina, appointment=made, outcome="came")
    with as_batch("time passes"):
        Appointment.objects.exclude(outcome="").update(starts_at=clock.now() - timedelta(days=9))
    with acting(cast.amina):
        shown = thread(cast)
    assert shown["Premier rendez-vous"].note == "Premier"
    assert shown["Rendez-vous : À venir"].state == State.PLANNED
    assert not any("Deuxième" in bead.note + bead.label for bead in shown.values())


def test_an_objective_reached(cast: Cast) -> None:
    with acting(cast.amina):
        aim = Aim(words="Parler au médecin seule", domain="linguistic", agreed_on=TODAY)
        reached = agree_objective(by=cast.amina, pathway=cast.nour_pathway, aim=aim)
        assert "Parler au médecin seule" not in thread(cast)
        reach_objective(by=cast.amina, objective=reached, on=TODAY)
        assert thread(cast)["Parler au médecin seule"].strand == Strand.LANGUAGE


def test_the_day_an_objective_aims_at(cast: Cast) -> None:
    with acting(cast.amina):
        for words, days in (("Bientôt", 20), ("Trop tard", -2)):
            aim = Aim(
                words=words,
                domain="professional",
                agreed_on=TODAY - timedelta(days=30),
                target_on=TODAY + timedelta(days=days),
            )
            agree_objective(by=cast.amina, pathway=cast.nour_pathway, aim=aim)
        shown = {label: bead.state for label, bead in thread(cast).items()}
    assert (shown["Bientôt"], shown["Trop tard"]) == (State.PLANNED, State.STUCK)


def test_a_list_taken_up_ties_one_bead_and_keeps_its_words_for_the_team(cast: Cast) -> None:
    nour = {"person": cast.nour, "project": cast.project, "pathway": cast.nour_pathway}
    with as_batch("imported"):
        of_team = {"user": cast.amina, "organisation": cast.mission_locale, "project": cast.project}
        source = ListImport.objects.create(**of_team, filename="suivi.xlsx")
        for hidden in (False, True):
            ImportedNote.objects.create(**nour, source=source, text="vue au marché", confidential=hidden)
    with acting(cast.amina):
        beads = [bead for bead in beads_of(cast.nour.pk) if bead.label == "Repris d’une liste"]
        assert [bead.at for bead in beads] == [TODAY]
        assert "marché" not in beads[0].note
    with acting(cast.dalia):
        assert "Repris d’une liste" not in thread(cast)


def test_the_stranger_has_no_thread_and_all_of_it_costs_one_query(cast: Cast) -> None:
    with acting(cast.chloe):
        assert thread(cast) == {}
    with acting(cast.amina), CaptureQueriesContext(connection) as queries:
        beads_of(cast.nour.pk)
    assert len(queries) == 1

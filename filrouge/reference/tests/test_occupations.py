"""Trades and skills: our own vocabulary, the ROME loaded in bulk, ESCO, and finding them in anyone's words."""

import os
import time
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.urls import reverse

from filrouge.accounts.models import Membership, Role, User
from filrouge.privacy.roles import OWNER, acting_as, as_batch
from filrouge.reference.models import (
    EscoMatch,
    FormerEntry,
    Occupation,
    OccupationMove,
    OccupationSkill,
    RefusedLine,
    Skill,
    Term,
)
from filrouge.reference.occupation_search import search
from filrouge.reference.pictograms import PICTOGRAMS
from filrouge.reference.queries import occupation_named, search_occupations
from filrouge.reference.rome import UnreadableRome, load_rome
from filrouge.reference.rome.esco import load_esco
from filrouge.reference.roots import root, roots_of
from filrouge.reference.shipped import load
from filrouge.reference.trades import TRADES
from filrouge.shared import clock
from filrouge.shared.words import fold
from tests.cast import Cast

from .laying_rome import FILES, written

ESCO = (
    "Mapping project name,ESCO - ROME\nMapping project version,V9\n\n"
    "classification 1 ID,classification 1 prefered label,classification 2 ID,"
    "classification 2 prefered label,mapping relation\n"
    "http://data.europa.eu/esco/occupation/a,laveur de vaisselle,11,Plongeur,skos:exactMatch\n"
    "http://data.europa.eu/esco/occupation/b,employé de cuisine,11,Plongeur,skos:broadMatch\n"
    "http://data.europa.eu/esco/occupation/c,inconnu,999,Rien,skos:exactMatch\n"
)
# What people say → the trade that must be among the first three, with our own vocabulary alone.
EVERYDAY = (
    ("faire le ménage", "K2205"),
    ("femme de ménage", "K2205"),
    ("maçon", "F1703"),
    ("maçonne", "F1703"),
    ("des maçons", "F1703"),
    ("m'occuper d'enfants", "K1303"),
    ("garder des enfants", "K1303"),
    ("conduire un camion", "N4101"),
    ("chauffeur de bus", "N4103"),
    ("réparer des voitures", "I1604"),
    ("faire à manger", "G1609"),
    ("cuisinière", "G1609"),
    ("couper les cheveux", "D1202"),
    ("coiffeuse", "D1202"),
    ("aider les personnes âgées", "K1302"),
    ("boulangère", "D1102"),
    ("ELECTRICIEN", "F1602"),
    ("plombié", "F1603"),
    ("vendre des vêtements", "D1214"),
    ("jardinage", "A1203"),
    ("travailler le bois", "H2206"),
    ("soudeuse", "H2913"),
    ("couture", "H2402"),
    ("vigile", "K2503"),
    ("travailler à la ferme", "A1402"),
    ("ramasser des fruits", "A1401"),
    ("livreuse", "N4105"),
    ("supermarché", "D1507"),
    ("travailler dans un entrepôt", "N1103"),
    ("la vaisselle", "G1605"),
    ("cantine", "G1607"),
    ("éboueurs", "K2303"),
    ("interprète", "K1226"),
    ("ordinateurs", "I1401"),
    ("coach sportif", "G1204"),
    ("réparer des vélos", "I1619"),
)
# The same, once the published ROME is loaded: among the first three of 13,000 names.
IN_THE_ROME = (
    ("infirmière", {"J1506", "J1511", "J1505"}),
    ("apicultrice", {"A1429"}),
    ("élever des moutons", {"A1410"}),
    ("carreleuse", {"F1608"}),
    ("faire du carrelage", {"F1608"}),
    ("comptable", {"M1203"}),
    ("pêcheur", {"A1415"}),
    ("cordonnière", {"D1206"}),
    ("photographe", {"E1201"}),
    ("grutier", {"N1104", "F1301"}),
    ("toiture", {"F1619"}),
    ("fleuriste", {"D1209"}),
    ("professeur de français", {"K2130", "K2107"}),
    ("taxi", {"N4112"}),
    ("repassage", {"K1304", "H2420"}),
)


def url(verb: str, *args: object) -> str:
    return reverse(f"reference:occupations-{verb}", args=args)


def codes(typed: str, most: int = 3) -> list[str]:
    return [one.occupation.code for one in search(typed).occupations][:most]


def load_as_owner() -> None:
    with acting_as(OWNER):
        load()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return written(tmp_path)


@pytest.fixture
def loaded(db: None, folder: Path) -> Path:
    load_rome(folder)
    return folder


class TestOurOwn:
    def test_each_trade_is_whole_and_drawn(self, db: None) -> None:
        assert len({one.code for one in TRADES}) == len(TRADES) >= 40
        for one in TRADES:
            Occupation.objects.get(code=one.code).full_clean()
            assert one.task_list
            assert one.skill_list
            assert one.everyday_list
            assert one.drawing in PICTOGRAMS

    @pytest.mark.parametrize(("typed", "code"), EVERYDAY)
    def test_everyday_words_find_the_trade(self, db: None, typed: str, code: str) -> None:
        assert code in codes(typed), search(typed).occupations

    def test_loading_it_again_changes_nothing(self, db: None) -> None:
        def state() -> tuple[object, ...]:
            terms = Term.objects.order_by("label", "occupation_id", "skill_id")
            return (
                list(Occupation.objects.order_by("pk").values()),
                list(terms.values_list("label", "plain", "occupation_id", "skill_id")),
                OccupationSkill.objects.count(),
            )

        before = state()
        load_as_owner()
        assert state() == before

    def test_what_was_read_instead_is_said(self, db: None) -> None:
        assert search("plombié").understood == ""  # its root is known: no word was changed
        assert search("boulengere").understood.startswith("boulang")
        assert "D1102" in codes("boulengere")

    def test_words_that_nothing_holds_together_are_answered_in_part(self, db: None) -> None:
        found = search("maçon boulanger")
        assert found.partly
        assert {"F1703", "D1102"} <= {one.occupation.code for one in found.occupations}

    @pytest.mark.parametrize("typed", ["", "a", "  ", "!!", "zzzzqqqq", "& | ! ( ) : *", "d'l'"])
    def test_nothing_is_found_for_nothing(self, db: None, typed: str) -> None:
        assert not search(typed).occupations

    def test_skills_are_found_too(self, db: None) -> None:
        assert "Tenir une caisse" in [one.label for one in search("caisse").skills]

    def test_a_name_or_a_code_is_the_one_meant(self, db: None) -> None:
        baker = Occupation.objects.get(code="D1102")
        assert (
            occupation_named(str(baker)) == occupation_named("d1102") == occupation_named(baker.name) == baker
        )
        assert occupation_named("vendre") is None  # several


class TestRoots:
    @pytest.mark.parametrize(
        "forms",
        [
            "maçon maçonne maçons maçonnes maçonnerie",
            "boulanger boulangère boulangerie",
            "coiffeur coiffeuse coiffure coiffer",
            "jardin jardinier jardinière jardinage",
            "éducateur éducatrice éducateurs",
            "réparer réparateur réparatrice réparation",
        ],
    )
    def test_forms_of_a_word_meet(self, forms: str) -> None:
        assert len({root(fold(word)) for word in forms.split()}) == 1

    def test_small_words_say_nothing_unless_alone(self) -> None:
        assert roots_of("s’occuper d’enfants") == ["enfant"]
        assert roots_of("travail")


class TestRome:
    def test_what_a_trade_asks_is_kept(self, loaded: Path) -> None:
        one = Occupation.objects.get(code="Z1001")
        assert (one.hours, one.strain, one.settings) == (
            ["Travail le samedi"],
            ["Station debout"],
            ["Association"],
        )
        assert (one.access, one.definition) == ("Sans diplôme, l’envie suffit.", "Épluche.")
        assert (one.version, one.transitions) == ("1.00", ["métier vert"])
        assert (one.regulated, Occupation.objects.get(code="Z1002").regulated) == (False, True)
        asked = OccupationSkill.objects.filter(occupation=one).values_list("skill__label", "weight")
        assert set(asked) == {("Éplucher des légumes", "heart"), ("Travailler en équipe", "usual")}
        assert Skill.objects.get(code="51").group_id == "50"
        assert OccupationMove.objects.get(occupation=one).target_id == "Z1002"

    def test_a_bad_line_is_put_aside_with_its_reason_and_the_others_come_in(self, loaded: Path) -> None:
        refused = {(one.file.split("_v")[0], one.line): one.why for one in RefusedLine.objects.all()}
        assert refused == {
            ("unix_referentiel_code_rome", 4): "le code n’est pas une lettre et quatre chiffres",
            ("unix_referentiel_appellation", 4): "métier inconnu : Z9999",
            ("unix_referentiel_competence", 5): "le code n’est pas un nombre",
            ("unix_coherence_item", 5): "ni compétence, ni savoir, ni contexte connu",
        }

    def test_loading_twice_changes_nothing(self, loaded: Path) -> None:
        before = set(Term.objects.values_list("label", "plain", "kind", "occupation", "skill"))
        counts = load_rome(loaded).counts
        assert counts["occupations"] == {"added": 0, "changed": 0, "unchanged": 2, "gone": 0}
        assert set(Term.objects.values_list("label", "plain", "kind", "occupation", "skill")) == before
        assert not FormerEntry.objects.exists()

    def test_a_newer_version_keeps_what_it_replaces_readable(self, loaded: Path, tmp_path: Path) -> None:
        newer = FILES["referentiel_code_rome"].replace("Aide-cuisinier / Aide-cuisinière", "Aide de cuisine")
        newer = newer.replace('"Z1002","Auxiliaire de crèche","O",""\n', "")
        texts = FILES["texte"].replace("Épluche.", "Prépare.")
        counts = load_rome(written(tmp_path, "101", referentiel_code_rome=newer, texte=texts)).counts
        assert counts["occupations"] == {"added": 0, "changed": 1, "unchanged": 0, "gone": 1}
        one = Occupation.objects.get(code="Z1001")
        assert (one.name, one.definition, one.version) == ("Aide de cuisine", "Prépare.", "1.01")
        former = FormerEntry.objects.get(occupation=one)
        assert (former.version, former.replaced_by) == ("1.00", "1.01")
        assert former.said["definition"] == "Épluche."
        assert "Plongeur / Plongeuse en restauration" in former.said["names"]
        gone = Occupation.objects.get(code="Z1002")
        assert gone.gone_in == "1.01"
        assert "Z1002" not in codes("auxiliaire de crèche", 12)
        assert FormerEntry.objects.filter(occupation=gone).exists()

    def test_the_latest_version_of_a_folder_is_read_alone(self, db: None, folder: Path) -> None:
        written(
            folder, "200", referentiel_code_rome=FILES["referentiel_code_rome"].replace("crèche", "jardin")
        )
        assert load_rome(folder).version == "2.00"
        assert Occupation.objects.get(code="Z1002").name == "Auxiliaire de jardin"

    def test_it_gives_its_words_to_our_trades_and_leaves_ours(self, db: None, tmp_path: Path) -> None:
        more = FILES["referentiel_code_rome"] + '"F1703","Maçon / Maçonne","N",""\n'
        load_rome(written(tmp_path, referentiel_code_rome=more))
        mason = Occupation.objects.get(code="F1703")
        assert (mason.name, mason.source) == ("Maçon / Maçonne", "rome")
        assert mason.drawing == "trade-mason"
        assert mason.tasks
        load_as_owner()
        mason.refresh_from_db()
        assert mason.name == "Maçon / Maçonne"
        assert codes("monter des murs")[0] == "F1703"

    def test_a_file_in_windows_letters_is_read(self, db: None, folder: Path) -> None:
        """One of the published files is, whatever its name says."""
        (folder / "unix_texte_v100_utf8.csv").write_bytes(FILES["texte"].encode("cp1252"))
        load_rome(folder)
        assert Occupation.objects.get(code="Z1001").definition == "Épluche."

    def test_another_folder_is_refused_with_the_file_looked_for(self, db: None, tmp_path: Path) -> None:
        with pytest.raises(CommandError, match="referentiel_code_rome"):
            call_command("load_occupations", tmp_path)
        with pytest.raises(UnreadableRome, match="pas un dossier"):
            load_rome(tmp_path / "ailleurs")

    def test_another_format_is_refused_and_nothing_changes(self, db: None, tmp_path: Path) -> None:
        folder = written(tmp_path, referentiel_appellation='"autre"\n"x"\n')
        before = Term.objects.count()
        with pytest.raises(UnreadableRome, match="libelle_appellation_court"):
            load_rome(folder)
        assert Term.objects.count() == before

    def test_the_search_reads_its_index(self, loaded: Path) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute(
                "EXPLAIN SELECT 1 FROM reference_term WHERE words @@ to_tsquery('simple', 'plong:*')"
            )
            assert "term_words" in "\n".join(line for (line,) in cursor.fetchall())


class TestEsco:
    def test_names_of_the_rome_lead_to_esco(self, loaded: Path, tmp_path: Path) -> None:
        path = tmp_path / "esco.csv"
        path.write_text(ESCO, encoding="utf-8")
        result = load_esco(path)
        load_esco(path)
        assert result.version == "V9"
        matches = EscoMatch.objects.filter(occupation="Z1001").values_list("label", "relation")
        assert set(matches) == {("laveur de vaisselle", "exact"), ("employé de cuisine", "broad")}
        assert "cette appellation" in RefusedLine.objects.filter(load=result).get().why
        assert "Z1001" in codes("laveur de vaisselle")
        load_rome(loaded)
        assert EscoMatch.objects.count() == 2

    def test_it_needs_the_rome_and_its_columns(self, db: None, tmp_path: Path) -> None:
        path = tmp_path / "esco.csv"
        path.write_text(ESCO, encoding="utf-8")
        with pytest.raises(UnreadableRome, match="d’abord le ROME"):
            load_esco(path)
        path.write_text("a,b\n1,2\n", encoding="utf-8")
        with pytest.raises(UnreadableRome, match="colonnes"):
            load_esco(path)


class TestScreens:
    def test_families_first_then_what_is_looked_for(self, cast: Cast, signed_in: object) -> None:
        client: Client = signed_in(cast.amina)
        assert "Cuisine, restaurant, hôtel" in client.get(url("index")).content.decode()
        page = client.get(url("index"), {"cherche": "faire le ménage"}).content.decode()
        assert "Agent, agente de propreté" in page
        assert "Rien de ce nom" in client.get(url("index"), {"cherche": "zzzzqqqq"}).content.decode()
        piece = client.get(
            url("index"), {"cherche": "maçon"}, headers={"HX-Request": "true"}
        ).content.decode()
        assert "Maçon" in piece
        assert "<html" not in piece

    def test_a_trade_is_shown_whole(self, cast: Cast, signed_in: object, loaded: Path) -> None:
        client: Client = signed_in(cast.amina)
        page = client.get(url("show", "Z1001")).content.decode()
        for said in ("Épluche.", "Travail le samedi", "Éplucher des légumes", "Auxiliaire de crèche", "ROME"):
            assert said in page
        assert client.get(url("show", "Z9")).status_code == 404
        assert "Z10 Sans code" in client.get(url("sources")).content.decode()

    def test_proposals_under_a_field(self, cast: Cast, signed_in: object) -> None:
        page = signed_in(cast.amina).get(url("choose"), {"occupation": "boulangère"}).content.decode()
        assert '<option value="Boulanger, boulangère (D1102)">' in page

    def test_a_volunteer_has_no_use_of_it(self, cast: Cast, signed_in: object) -> None:
        with as_batch("fixture"):
            vera = User.objects.create(email="vera@example.org", given_name="Vera", family_name="Pons")
            Membership.objects.create(
                user=vera, organisation=cast.mission_locale, role=Role.VOLUNTEER, since=clock.today()
            )
        client: Client = signed_in(vera)
        for where in (url("index"), url("show", "D1102"), url("choose"), url("sources")):
            assert client.get(where).status_code == 403

    @pytest.mark.parametrize("verb", ["index", "show"])
    def test_few_queries(
        self, cast: Cast, signed_in: object, django_assert_max_num_queries: object, verb: str
    ) -> None:
        client: Client = signed_in(cast.amina)
        search("maçon")
        where = url("index") + "?cherche=cuisine" if verb == "index" else url("show", "D1102")
        with django_assert_max_num_queries(24):  # transactions and the context of the tests included
            client.get(where)


@pytest.mark.real
def test_the_published_rome(db: None) -> None:
    folder = os.environ.get("FILROUGE_DATA_DIR")
    if not folder or not Path(folder, "rome").exists():
        pytest.skip("FILROUGE_DATA_DIR n'est pas défini : le ROME N'A PAS été essayé")
    began = time.monotonic()
    counts = load_rome(Path(folder, "rome")).counts
    assert time.monotonic() - began < 60
    assert counts["occupations"]["added"] > 1500
    assert counts["names"] > 13_000
    assert counts["refused"] == 0
    assert Skill.objects.filter(source="rome").exclude(kind="knowledge").count() > 18_000
    wrong = {typed: codes(typed) for typed, wanted in IN_THE_ROME if not wanted & set(codes(typed))}
    wrong |= {typed: codes(typed) for typed, code in EVERYDAY if code not in codes(typed)}
    assert not wrong
    for path in Path(folder, "esco_rome").glob("*.csv"):
        assert load_esco(path).counts["matches"] > 11_000
    assert search_occupations("commis de cuisine")


def test_make_data_loads_what_is_there_and_says_where_to_get_the_rest(
    db: None, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("FILROUGE_DATA_DIR", raising=False)
    call_command("load_data")
    said = capsys.readouterr().out
    assert "ROME (métiers et compétences, France Travail) : absent." in said
    assert "data.gouv.fr" in said
    (tmp_path / "rome").mkdir()
    written(tmp_path / "rome")
    (tmp_path / "a_mapping_esco_rome.csv").write_text(ESCO, encoding="utf-8")
    call_command("load_data", tmp_path)
    said = capsys.readouterr().out
    assert "ROME 1.00 : 2 métiers" in said
    assert "ESCO V9 : 2 correspondances, 1 lignes refusées." in said
    assert "Centres des communes (La Poste) : absent." in said
    with pytest.raises(CommandError, match="pas un dossier"):
        call_command("load_data", tmp_path / "ailleurs")

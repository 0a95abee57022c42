from pathlib import Path

import pandas as pd
import pyarrow as pa
from deltalake import Transaction

from meshline_notebooks import domain, history, quarantine
from meshline_notebooks.history import Entity
from meshline_notebooks.table import Table
from meshline_notebooks.warehouse import Warehouse
from tests.conftest import quarantine as rejected
from tests.conftest import write

ARTICLE = "shop.entities.article"


def test_tells_which_domain_is_looked_at(shop: Warehouse) -> None:
    assert str(domain.scope(shop, "shop")) == (f"Domain 'shop' with 4 datasets, in '{shop.root}'. Other domains: none.")
    assert str(domain.scope(shop, "shops")) == (
        "The domain 'shops' has no table yet (domains with tables: shop). "
        "Write them with `./meshline run --domain shops`."
    )


def test_lists_tables_with_rows_and_descriptions(shop: Warehouse) -> None:
    contents = domain.contents(shop, "shop")
    assert isinstance(contents, pd.DataFrame)
    assert contents.loc["shop.events.sale", ["rows", "version", "description"]].tolist() == [
        2,
        0,
        "An article was sold",
    ]


def test_profiles_columns(shop: Warehouse) -> None:
    profile = domain.profile(shop.table("shop.events.sale"))
    assert isinstance(profile, pd.DataFrame)
    assert profile.loc["pieces"].tolist() == ["integer", 0.5, 1, "Pieces sold"]


def test_lists_files_and_why_one_was_rejected(shop: Warehouse) -> None:
    files = domain.files(shop, "shop.raw.line")
    assert isinstance(files, pd.DataFrame)
    assert files[["file", "state"]].to_numpy().tolist() == [["a.csv", "loaded"], ["b.csv", "rejected"]]
    assert str(domain.files(shop, "shop.events.sale")) == (
        "'shop.events.sale' has no file log: it is not fed from files, or took none in yet."
    )


def test_sums_a_measure_over_time(shop: Warehouse) -> None:
    measure = domain.measure(shop.table("shop.aggregates.revenue"), "day", "net", "country")
    assert isinstance(measure, pd.DataFrame)
    assert measure.to_dict("list") == {"EIRE": [10.0, -2.0], "France": [5.0, 0.0]}
    assert str(domain.measure(shop.table("shop.aggregates.revenue"), "month", "net", "country")) == (
        "'shop.aggregates.revenue' has no column 'month' (there are: day, country, net)."
    )


def test_answers_sql_in_the_names_of_the_domain(shop: Warehouse) -> None:
    answer = domain.ask(
        shop, "shop", "SELECT s.country, r.net FROM events.sale s JOIN aggregates.revenue r ON r.country = s.country"
    )
    assert isinstance(answer, pd.DataFrame)
    assert sorted(answer["net"]) == [-2.0, 5.0, 10.0]
    assert str(domain.ask(shop, "shop", "SELECT 1")) == "The query names no table."
    assert str(domain.ask(shop, "shop", "SELECT * FROM raw.lines")) == (
        "There is no table 'shop.raw.lines' (there are: aggregates.revenue, entities.article, events.sale, "
        "events.sale_quarantine, raw.line, raw.line_files). Write it with `./meshline run +shop.raw.lines`."
    )


def test_counts_reasons_of_committed_batches_alone(shop: Warehouse) -> None:
    counts = quarantine.by_reason(shop, ["shop"])
    assert isinstance(counts, pd.DataFrame)
    assert counts.to_numpy().tolist() == [
        ["shop.events.sale", "pieces", "outlier", 2],
        ["shop.events.sale", "pieces", "cast", 1],
    ]


def test_shows_quarantined_records_with_their_reasons(shop: Warehouse) -> None:
    records = quarantine.records(shop, "shop.events.sale")
    assert isinstance(records, pd.DataFrame)
    assert sorted(records["record"]) == ["torn", '{"pieces": "0", "note": "?"}']
    assert "pieces: 0 is not above 0 · pieces: 0 is not above 0" in set(records["reasons"])
    assert str(quarantine.records(shop, ARTICLE)) == f"No record of '{ARTICLE}' stands in quarantine."


def test_leaves_out_records_that_a_later_batch_settled(tmp_path: Path) -> None:
    write(tmp_path, "shop.events.sale_quarantine", rejected())
    beside = Warehouse(tmp_path).table("shop.events.sale_quarantine")
    assert isinstance(beside, Table)
    settled = f"meshline/quarantine/{beside.delta.metadata().id}"
    write(tmp_path, "shop.events.sale", pa.table({"pieces": [1]}), batch=2, more_marks=[Transaction(settled, 1)])
    counts = quarantine.by_reason(Warehouse(tmp_path), ["shop"])
    assert isinstance(counts, pd.DataFrame)
    assert counts.to_numpy().tolist() == [["shop.events.sale", "pieces", "outlier", 1]]
    records = quarantine.records(Warehouse(tmp_path), "shop.events.sale")
    assert isinstance(records, pd.DataFrame)
    assert records["record"].tolist() == ["{}"]


def test_follows_one_object_through_its_states(shop: Warehouse) -> None:
    article = history.entity(shop, ARTICLE)
    assert isinstance(article, Entity)
    assert (article.key, article.attributes) == (("code",), ["name", "price"])
    assert history.liveliest(article) == ("A1",)
    assert history.states(article, ("A1",))["name"].tolist() == ["MUG", "CUP"]  # type: ignore[union-attr]
    assert history.states_per_object(article).to_numpy().tolist() == [[1, 1], [2, 1]]  # type: ignore[union-attr]


def test_says_which_objects_there_are(shop: Warehouse) -> None:
    article = history.entity(shop, ARTICLE)
    assert str(history.states(article, ("O'Neill",))) == f"'{ARTICLE}' knows no object 'O'Neill'."
    assert str(history.states(article, ())) == f"An object of '{ARTICLE}' is named by: code."
    assert str(history.entity(shop, "shop.events.sale")) == (
        "'shop.events.sale' keeps no history: only tables of the zone `entities` do."
    )


def test_says_what_to_run_where_nothing_was_written(tmp_path: Path) -> None:
    none = Warehouse(tmp_path / "none")
    entity = history.entity(none, ARTICLE)
    assert str(entity) == f"There is no table '{ARTICLE}' (there are: none). Write it with `./meshline run +{ARTICLE}`."
    assert history.states(entity, history.liveliest(entity)) is entity
    assert str(domain.contents(none, "shop")) == str(none.missing())
    assert str(quarantine.by_reason(none, [])) == str(none.missing())
    assert str(quarantine.by_reason(Warehouse(tmp_path), [])) == "No record is open in quarantine."

from pathlib import Path

import pytest

from meshline_notebooks import warehouse as found
from meshline_notebooks.notice import Notice
from meshline_notebooks.table import Table
from meshline_notebooks.warehouse import Warehouse


def test_takes_the_warehouse_that_the_variable_names(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("MESHLINE_WAREHOUSE", f"file://{tmp_path}")
    assert Warehouse.of_last_run().root == tmp_path


def test_takes_the_warehouse_of_the_last_run_else_the_default(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("MESHLINE_WAREHOUSE", raising=False)
    monkeypatch.setattr(found, "CHECKOUT", tmp_path)
    assert Warehouse.of_last_run().root == tmp_path / ".meshline/warehouse"
    (tmp_path / ".meshline").mkdir()
    (tmp_path / ".meshline/last-warehouse").write_text("/data/warehouse\n")
    assert Warehouse.of_last_run().root == Path("/data/warehouse")


def test_says_which_places_it_cannot_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MESHLINE_WAREHOUSE", "s3a://prod/warehouse")
    with pytest.raises(ValueError) as failure:
        Warehouse.of_last_run()
    assert str(failure.value) == (
        "Unsupported warehouse 's3a://prod/warehouse' (must be a folder of this machine). "
        "Mount or copy it, and name the folder: MESHLINE_WAREHOUSE=<folder> ./meshline notebooks"
    )


def test_says_what_to_run_where_there_is_no_warehouse(tmp_path: Path) -> None:
    assert str(Warehouse(tmp_path / "none").missing()) == (
        f"There is no warehouse at '{tmp_path}/none' yet. Fill it with `./meshline run`, or name another one: "
        "`MESHLINE_WAREHOUSE=<folder> ./meshline notebooks`."
    )
    assert Warehouse(tmp_path).missing() is None


def test_lists_domains_and_their_tables_in_the_order_of_the_zones(shop: Warehouse) -> None:
    assert shop.domains() == ["shop"]
    assert [table.address for table in shop.tables("shop")] == [
        "shop.raw.line",
        "shop.events.sale",
        "shop.entities.article",
        "shop.aggregates.revenue",
    ]
    assert [table.address for table in shop.all_tables("shop")][:3] == [
        "shop.raw.line",
        "shop.raw.line_files",
        "shop.events.sale",
    ]


def test_says_what_to_run_for_a_table_that_is_missing(shop: Warehouse) -> None:
    assert str(shop.table("shop.events.sales")) == (
        "There is no table 'shop.events.sales' (there are: shop.aggregates.revenue, shop.entities.article, "
        "shop.events.sale, shop.raw.line). Write it with `./meshline run +shop.events.sales`."
    )


def test_reads_what_a_table_says_of_itself(shop: Warehouse) -> None:
    sale = shop.table("shop.events.sale")
    assert isinstance(sale, Table)
    assert (sale.description, sale.batch) == ("An article was sold", 1)
    assert sale.columns.loc["pieces"].tolist() == ["integer", "Pieces sold"]
    assert sale.select("SELECT count(*) AS n FROM this")["n"].tolist() == [2]
    assert sale.commits().loc[0, ["version", "batch", "action", "read"]].tolist() == [0, 1, "append", 2]


def test_shows_a_notice_as_markdown() -> None:
    assert Notice("Nothing.")._repr_markdown_() == "> Nothing."

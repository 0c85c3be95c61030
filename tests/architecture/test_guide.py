"""The guide leads somewhere: its pages and pictures exist, and no picture is left over."""

import re
from pathlib import Path

import pytest

from config.postgres import CHECKOUT

GUIDE = CHECKOUT / "docs" / "guide"
PAGES = sorted(GUIDE.glob("*.md"))
TARGET = re.compile(r"\]\(([^)#:]+)\)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_a_page_points_to_exists(page: Path) -> None:
    missing = [target for target in TARGET.findall(page.read_text()) if not (GUIDE / target).exists()]
    assert not missing


def test_every_page_is_in_the_table_of_contents() -> None:
    listed = set(TARGET.findall((GUIDE / "index.md").read_text()))
    assert {page.name for page in PAGES} - listed == {"index.md"}


def test_every_picture_is_used_and_they_weigh_less_than_three_megabytes() -> None:
    pictures = sorted((GUIDE / "images").iterdir())
    used = {target for page in PAGES for target in TARGET.findall(page.read_text())}
    assert {f"images/{picture.name}" for picture in pictures} <= used
    assert sum(picture.stat().st_size for picture in pictures) < 3_000_000

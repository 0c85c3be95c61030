"""Addresses drawn as squares (QR codes). What draws them weighs 3 MB in each process: the first square imports it."""

from importlib import import_module
from typing import Any


def square(address: str) -> str:
    """To photograph on a screen, as the address of an image."""
    drawn: str = _made(address).svg_data_uri(scale=5, border=2)
    return drawn


def printed_square(address: str) -> str:
    """To photograph on paper, as SVG to write into a page. `address` is drawn, never written."""
    drawn: str = _made(address).svg_inline(scale=3, border=1, title="QR")
    return drawn


def _made(address: str) -> Any:
    return import_module("segno").make(address, error="m")

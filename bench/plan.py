"""python -m bench.inside plan: the requests of every screen for every viewer, as JSON on standard output."""

import json
import sys
from dataclasses import asdict

from bench.cases import SCREENS, load
from bench.viewers import viewers


def main() -> None:
    load()
    known = {viewer.name: viewer for viewer in viewers()}
    cookies = {name: viewer.cookie() for name, viewer in known.items()}
    plan = [
        {
            "case": screen.name,
            "viewer": name,
            "reach": known[name].reach,
            "cookie": cookies[name],
            "expected": screen.expected,
            "requests": [asdict(request) for request in screen.requests(known[name])],
        }
        for screen in SCREENS
        for name in screen.viewers
    ]
    json.dump(plan, sys.stdout)

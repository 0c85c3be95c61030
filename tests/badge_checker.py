"""What a stranger's program says of a badge of ours: a script of its own, on the libraries of other authors."""

import json
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Said:
    """`revoked`: None when the credential points to no list, or the list could not be read."""

    verified: bool
    revoked: bool | None
    error: str


def node_says(credential: Mapping[str, Any], documents: Mapping[str, Any] | None = None) -> Said:
    """`documents`: what issuers publish, by address: DID documents and lists of revocations."""
    asked = json.dumps({"credential": credential, "documents": documents or {}}).encode()
    command = ["node", "tests/badge_checker.mjs"]
    told = subprocess.run(command, input=asked, capture_output=True, check=True, cwd=ROOT).stdout
    return Said(**json.loads(told))

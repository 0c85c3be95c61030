"""The telephone's own code, tested where it is written (`assets/field/tests/`) by Node's own runner."""

import shutil
import subprocess

from config.postgres import CHECKOUT

SCRIPTS = CHECKOUT / "assets" / "field" / "tests"


def test_the_log_the_lock_and_the_seal_of_the_telephone() -> None:
    node = shutil.which("node")
    assert node, "Node builds the screens and runs these tests: install it"
    files = sorted(map(str, SCRIPTS.glob("*.test.mjs")))
    assert files
    ran = subprocess.run([node, "--test", *files], capture_output=True, text=True, check=False, timeout=120)
    assert ran.returncode == 0, ran.stdout[-4000:]

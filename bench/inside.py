"""python -m bench.inside generate|plan|batch …: one of our modules, with Django and the database given."""

import os
import sys
from importlib import import_module

import django

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    import_module(f"bench.{sys.argv[1]}").main(*sys.argv[2:])

"""How fast it is, measured through the real stack: `make bench`.

__main__.py    sizes, cases, results; plain Python, no Django in this process
databases.py   one database per size on a durable server of our own, kept from one run to the next
generate.py    fills one (its own process); world.sql is what it runs in the database
rebuild.py     takes constraints and indexes away for the load, and puts them back
viewers.py     who looks, with a session whose second factor is behind
cases/         what is measured; each module adds its own
plan.py        turns cases into lists of requests
site.py        gunicorn, two workers, production settings
measure.py     the client: warm-ups, three runs, cold hit, eight clients at once
link.py        a telephone's network, computed; notes.py: what it notes in a day
middleware.py  what a request cost in the database, said in its answer; only if FILROUGE_BENCH=1
report.py      results/latest.json and results/latest.md
verdicts.py    the targets, and which of them the figures miss
proof.py       the long proofs (`make proof`)
"""

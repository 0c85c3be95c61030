"""The fictitious world of `make demo`: a consortium of Occitanie, its staff, 1,500 young people, two years.

Nobody here exists. Installed only where FILROUGE_DEMO=1 (and in tests); never in production.

    accounts.py  who the visitor can be: said on the terminal, without Django
    loading.py   bulk writing of model instances, straight into protected tables
    world.py     the day it is, the dice, and the rows waiting to be written
    consortium.py, places.py   organisations, project, staff and accounts; towns
    names.py     names of people, some in their own script
    words.py     what referents write, by moment of a path
    files.py     the pen: one person's file, written fact by fact
    plans.py     the same for what is decided together, and what the project builds its paths from
    tale.py      one path being told, in words
    paths.py     how paths go: well, stuck, silent, away, again
    people.py    everyone else: who they are, who follows them, which path is theirs
    caseload/    the hand-written stories of Amina's caseload
    load.py      puts all of it together and lets the real rules speak
"""

"""Every exception to a house rule, in one place, with its reason. A line that no longer serves fails too."""

# Views that anyone may open without signing in: url name → why.
PUBLIC_VIEWS: dict[str, str] = {
    "accounts:invitations-show": "whoever holds the link; most have no account yet",
    "field:app-index": "the application opens when the session is over; it holds nobody's data",
    "field:app-manifest": "browsers ask for it without session",
    "field:app-worker": "browsers ask for it without session",
    "pathways:calendar-show": "a telephone's diary cannot sign in; the address is the secret",
    "messaging:news-receive": "the SMS provider has no account; its signature opens this door",
    "pathways:replies-new": "whoever holds the link of a reminder; opening it says nothing to anyone",
    "outreach:doors-show": "the public page of a project",
    "outreach:doors-new": "whoever sends someone, or comes by herself, has no account; nothing is read back",
    "outreach:doors-done": "the public page of a project, once something was sent",
    "outreach:followups-show": "whoever holds the link of an orientation she sent",
    "partners:answers-show": "a partner has no account: whoever holds the link of a referral; opening answers nothing",
    "partners:our_pages-show": "whoever holds the link of a partnership, without account; opening answers nothing",
    "commissions:links-show": "a member of a commission may have no account: whoever holds the link of her place",
    "commissions:links-paper": "her minutes as a PDF, by the same link",
    "partners:fillings-show": "the shuttle sheet of the same referral, by the same link; opening fills nothing",
    "partners:fillings-paper": "the same as a PDF, by the same link",
    "partners:fillings-document": "the same as a DOCX, by the same link",
    "activities:invitations-show": "whoever holds the link of an invitation; opening answers nothing and names nobody",
    "skills:checks-show": "strangers check a badge; the page does not say who holds it",
    "skills:checks-named": "whoever holds the link by which someone shows her badge with her name",
    "skills:checks-file": "the signed badge, for other programs to check",
    "skills:checks-new": "anybody checks any badge; nothing is kept",
    "skills:checks-issuer": "the public keys that badges name, for programs",
    "skills:checks-statuses": "the list of revocations that badges name, for programs",
    "skills:recognised-index": "who recognises which badges is public",
    "skills:recognised-show": "what a badge attests is public: each badge names this page",
    "skills:recognised-image": "the drawing that badges name",
    "skills:recognised-endorsement": "a recognition as its body signed it, for programs",
    "skills:endorsing-show": "a company has no account: whoever holds the link; opening answers nothing",
    "skills:offers-show": "whoever holds the link of a badge offered to her; opening answers nothing",
    "skills:answering-show": "whoever holds the link of one side of an assessment; opening answers nothing",
    "skills:shown-show": "whoever holds the link by which someone shows a portfolio",
    "skills:shown-file": "the same as a PDF or for other programs, by the same link",
    "skills:shown-piece": "a photo or a document of it, by the same link",
    "skills:choices-show": "whoever holds her own link: she puts together her portfolio; opening chooses nothing",
    "skills:choices-add": "whoever holds her own link: she adds a photo, made again, which she then ticks or not",
    "outreach:briefings-read": "whoever holds the link of a structure that sends people; nobody is named there",
}

# Views that write on GET (one-time links, sign-in from elsewhere): url name → why.
WRITE_ON_GET: dict[str, str] = {
    "skills:checks-show": "how many times a badge was looked at is told to whom it was given; nothing of who looked",
    "skills:checks-named": "the same, of the page that bears her name",
    "skills:shown-show": "how many times a portfolio was read is told to whom it is about; nothing of who read",
}

# Views that open their own transactions: url name → why.
OWN_TRANSACTION: dict[str, str] = {
    "sync:operations-send": "what a telephone sends is stored for good before anything is applied",
}

# Libraries whose screens we mount, found by the root of the view's module.
# `config` is ours: the technical administration, the API's door and the probes.
LIBRARIES_WITH_VIEWS = frozenset({"allauth", "config", "django", "ninja", "django_prometheus"})

# Batch jobs, which bypass row security: dotted name → why. The reason given in the code must be this one.
BATCH_JOBS: dict[str, str] = {
    "filrouge.directory.tasks._take": (
        "the directory is common to all: the web role may not rewrite what others published"
    ),
    "filrouge.directory.tasks._tell": "what became of a published file is written by the job that reads it",
    "filrouge.directory.tasks._received": (
        "whoever runs the platform brings a published file in from its own machine"
    ),
    "filrouge.directory.tasks._fetched": "published files are fetched for everyone, by nobody in particular",
    "filrouge.outreach.tasks.acknowledge": (
        "where someone comes from may be out of everyone's reach: a job writes to whoever sent her"
    ),
    "filrouge.outreach.tasks.tell_sender": (
        "the team may answer whoever sent someone without knowing who that is"
    ),
    "filrouge.outreach.tasks.send_link": (
        "an expired link leaves by the address of its origin, which nobody may read"
    ),
    "filrouge.outreach.tasks.send_briefing": (
        "a link may be asked again by whoever holds the former one, who reads nothing of the structure"
    ),
    "filrouge.outreach.tasks.count_briefing_figures": (
        "who the people sent by a structure are is counted over everyone, then protected"
    ),
    "filrouge.outreach.tasks.count_channel_figures": (
        "how people came to know a project is counted over everyone in it, then protected"
    ),
    "filrouge.outreach.tasks.count_orientations": ("figures by structure count origins that nobody may read"),
    "filrouge.outreach.tasks.forget_orientations": (
        "orientations that led to no file are erased, whoever received them"
    ),
    "filrouge.partners.tasks.send_link": (
        "a link may be asked again by whoever holds the former one, who reads nothing of the referral"
    ),
    "filrouge.partners.tasks.remind": (
        "the address of a partner is read by the job that writes to it, whoever asked"
    ),
    "filrouge.partners.tasks._take_mailed": (
        "a sheet that comes by mail is found by its mark among those of every team"
    ),
    "filrouge.partners.tasks.tell_partner": (
        "the address of a partner is read by the job that writes to it, whoever made the sheet"
    ),
    "filrouge.partners.tasks.mail_paper": (
        "the address of a partner is read by the job that writes to it, whoever mails the sheet"
    ),
    "filrouge.partners.tasks.tell_talk": (
        "the address of a partner is read by the job that writes to it, whoever plans to talk"
    ),
    "filrouge.partners.tasks._make_some_asked": (
        "whoever prepares a commission asks partners for news and reads nothing of what they are told"
    ),
    "filrouge.partners.tasks.tell_team": (
        "a partner answers without knowing who follows the person today: a job tells them"
    ),
    "filrouge.partners.tasks.remind_partners": (
        "partners of every team are reminded of the day asked for by one job"
    ),
    "filrouge.partners.tasks.forget_what_was_said": (
        "what was said to partners is erased once it has served, whoever sent it"
    ),
    "filrouge.activities.tasks.send_invitations": (
        "how each person is reached is read by the job that writes to them, whoever invited them"
    ),
    "filrouge.activities.tasks.remind_of_tomorrow": (
        "the day before, those who have a place are told, whichever team follows them"
    ),
    "filrouge.activities.tasks.count_coverage": (
        "what cohorts worked on is counted over everyone in them, then protected"
    ),
    "filrouge.commissions.tasks.invite": (
        "the addresses of those who come to a commission are read by the job that writes to them"
    ),
    "filrouge.commissions.tasks.send_minutes": (
        "the addresses of those who come to a commission are read by the job that writes to them"
    ),
    "filrouge.commissions.tasks.count_commissions": (
        "what commissions look at and keep is counted over everyone, then protected"
    ),
    "filrouge.commissions.tasks.send_again": (
        "a link may be asked again by whoever holds the former one, who reads nothing of the meeting"
    ),
    "filrouge.commissions.tasks.forget_what_was_said": (
        "what was said to commissions is erased once it has served, whoever said it"
    ),
    "filrouge.skills.tasks._sign_some": (
        "private parts of keys are out of the web role's reach: a job signs what people accepted"
    ),
    "filrouge.skills.tasks.take_revocation": (
        "lists of revocations are signed by keys out of the web role's reach"
    ),
    "filrouge.skills.tasks.rotate_key": "keys are made out of the web role's reach",
    "filrouge.skills.tasks.ask_endorsement": (
        "the link of a body that may recognise a badge is made by the job that writes to it"
    ),
    "filrouge.skills.tasks.send_again": (
        "a link may be asked again by whoever holds the former one, who reads nothing of the badge"
    ),
    "filrouge.skills.tasks.sign_endorsements": (
        "what a body recognises is signed by a key out of the web role's reach"
    ),
    "filrouge.skills.tasks.publish_lists": (
        "lists of revocations are signed again each night, whichever organisation revoked"
    ),
    "filrouge.partners.tasks.ask_partner": (
        "the link of a partner is found and made by the job that writes to them"
    ),
    "filrouge.partners.tasks.tell_keepers": (
        "a partner answers without knowing who keeps the partnership today: a job tells them"
    ),
    "filrouge.partners.tasks.send_our_page": (
        "a link may be asked again by whoever holds the former one, who reads nothing of the partnership"
    ),
    "filrouge.partners.tasks.count_answers": (
        "how structures answer is counted over everyone, then protected"
    ),
    "filrouge.partners.tasks.count_need_figures": (
        "what people need is counted over everyone, against what exists, then protected"
    ),
    "filrouge.people.tasks.end_personal_grants": (
        "someone who left an organisation no longer reaches the files opened to them by name"
    ),
    "filrouge.people.tasks.merge_files": (
        "a merge moves rows of every project and team, each keeping its readers"
    ),
    "filrouge.people.tasks.undo_merge": "undoing a merge moves back rows of every project and team",
    "filrouge.people.tasks.tell_officers": (
        "an emergency access is told to the officers, whom no grant reaches"
    ),
    "filrouge.desk.tasks.count_figures": (
        "figures of a project count everyone in it; the screens of coordination read the counts"
    ),
    "filrouge.enrolment.tasks.purge": (
        "copies in the evidence safes are destroyed on their day, whoever laid them"
    ),
    "filrouge.enrolment.tasks.count_targets_nightly": (
        "who comes and who enters is counted over everyone; the screens read suppressed counts"
    ),
    "filrouge.enrolment.tasks.count_targets_now": (
        "who comes and who enters is counted over everyone; the screens read suppressed counts"
    ),
    "filrouge.messaging.tasks.forget_answers": (
        "answers kept for programs are deleted after a day, whosever they are"
    ),
    "filrouge.messaging.tasks.spread": "whom to tell of an event does not depend on who caused it",
    "filrouge.messaging.tasks._on_its_way": "the web role may not read what is on its way to other systems",
    "filrouge.messaging.tasks._note_answer": "the web role may not write what other systems answered",
    "filrouge.messaging.tasks._warning": "the web role may not read what is on its way to other systems",
    "filrouge.messaging.tasks._hand_over": (
        "what became of a message is written by the job that carries it, never by who asked"
    ),
    "filrouge.messaging.tasks._groups": "messages are handed over by small groups, whoever asked for them",
    "filrouge.messaging.tasks._hand_over_group": (
        "what became of many messages is written by the job that carries them, never by who asked"
    ),
    "filrouge.messaging.tasks.read_news": (
        "which message an answer is about is found among those of every team"
    ),
    "filrouge.messaging.tasks.forget_words": (
        "addresses and words of messages are erased after 90 days, whoever sent them"
    ),
    "filrouge.outreach.tasks.forget_the_unfollowed": (
        "people met outside and not met again for 90 days are forgotten, whichever team met them"
    ),
    "filrouge.outreach.tasks.forget_dropped": "the web role may not delete what people did not want kept",
    "filrouge.outreach.tasks.shuffle_reticences": (
        "reticences of every project lose each night the order in which they were noted"
    ),
    "filrouge.pathways.tasks.refresh_passed_appointments": (
        "the next appointment of every path follows the clock"
    ),
    "filrouge.pathways.tasks.watch_incidents": (
        "who has not read of an incident in time is told of within the quarter of an hour"
    ),
    "filrouge.pathways.tasks._prepare_some": "meetings of every team are reminded by one job",
    "filrouge.pathways.tasks.follow_appointment": (
        "what was said of a meeting is corrected by the job that says it, whoever moved the meeting"
    ),
    "filrouge.pathways.tasks.take_reply": (
        "an answer by SMS comes from nobody signed in: it becomes a proposal to the team"
    ),
    "filrouge.pathways.tasks.invite": "an invitation leaves by a job, to whoever asked for invitations",
    "filrouge.pathways.tasks.end_left_matches": (
        "a volunteer who has left meets nobody any more, whoever follows those people"
    ),
    "filrouge.pathways.tasks.check_kept_facts": (
        "the facts kept for lists are compared with the truth, for everyone"
    ),
    "filrouge.privacy.tasks.seal_journal": "the journal of readings is sealed whoever read, every minute",
    "filrouge.privacy.tasks.count_erasure": (
        "an officer, who sees no row, must know what an erasure would touch"
    ),
    "filrouge.privacy.tasks.erase_person": (
        "an erasure decided by the officer touches every table, history included"
    ),
    "filrouge.privacy.tasks.run_retention": (
        "what nobody has lived with for two years is found among everyone"
    ),
    "filrouge.privacy.tasks.verify_journal": "the whole chain of seals is read again every night",
    "filrouge.sync.tasks.forget_operations": (
        "notes of telephones, whosever they are, are not kept once they have served"
    ),
    "filrouge.vigilance.tasks.refresh_people": (
        "alerts of the people of a list follow at once when it is imported"
    ),
    "filrouge.pathways.tasks.forget_lists": (
        "files that nobody finished and lines nobody took up again are erased after 14 days"
    ),
    "filrouge.pathways.tasks.take_back": (
        "taking a list back deletes the rows it wrote, which the web role may not"
    ),
    "filrouge.vigilance.tasks.refresh_everyone": "alerts are computed over everyone, each night",
    "filrouge.vigilance.tasks.refresh_person": (
        "alerts of a person follow at once what was just noted, whoever noted it"
    ),
    "filrouge.vigilance.tasks.refresh_teams": "alerts about a team count its whole caseload",
    "filrouge.vigilance.tasks.refresh_rule": (
        "a project that sets a rule sees at once what it changes, for everyone in it"
    ),
    "filrouge.vigilance.tasks.count_alerts": (
        "what became of alerts is counted over everyone; the screens read suppressed counts"
    ),
}

# Modules, besides tests, that may take the batch role by hand: path under filrouge/ → why.
BATCH_BY_HAND: dict[str, str] = {
    "privacy/roles.py": "defines it",
    "privacy/management/commands/migrate.py": "migrates as the owner",
    "reference/loading.py": "loads public vocabularies as the owner",
    "reference/zones.py": "loads public zones as the owner",
    "reference/points.py": "loads public points as the owner",
    "reference/rome/putting.py": "loads public vocabularies as the owner",
    "reference/rome/esco.py": "loads public vocabularies as the owner",
    "privacy/management/commands/verify_journal.py": "reads the whole chain, from a terminal",
    "privacy/rotation.py": "moves every encrypted value to the current key, from a terminal",
}

API_DESCRIPTION = "the description of the API, in one language for those who write programs"

# Modules whose French text is data or goes to an administrator's terminal: path under filrouge/ → why.
FRENCH_WITHOUT_GETTEXT: dict[str, str] = {
    "messaging/texts.py": "the alphabet of SMS",
    "messaging/shipped.py": "the words of reminders, in seven languages: data, which each project may correct",
    "shared/text.py": "letters and particles of names",
    "directory/importing/shaping.py": "how published texts ask for a level of French",
    "directory/plain.py": "signs that part words",
    "shared/ui/thread/labels.py": "widths of letters",
    "privacy/checks.py": "spoken to a terminal",
    "shared/generated.py": "spoken to a terminal",
    "shared/ui/dates.py": "rules of French dates",
    "shared/nouns.py": "rules of French articles",
    "accounts/words.py": "words a project may choose, stored as chosen",
    "people/api.py": API_DESCRIPTION,
    "privacy/api.py": API_DESCRIPTION,
    "pathways/api.py": API_DESCRIPTION,
    "vigilance/api.py": API_DESCRIPTION,
    "commissions/texts.py": "what is read to people: kept word for word, by version",
    "partners/texts.py": "what is read to people: kept word for word, by version",
    "people/texts.py": "what is read to people: kept word for word, by version and language",
    "enrolment/texts.py": "what both sides sign: kept word for word, by version",
    "enrolment/shipped.py": "rules of public calls and a first page to take away: data, by version",
    "reference/languages.py": "names of languages, as people write them",
    "reference/themes.py": "a vocabulary: its words are data",
    "reference/barriers.py": "a vocabulary: its words are data",
    "reference/barriers_list.py": "a vocabulary: its words are data",
    "reference/levels_language.py": "a vocabulary: its words are data",
    "reference/levels_autonomy.py": "a vocabulary: its words are data",
    "reference/levels_work.py": "a vocabulary: its words are data",
    "reference/phrases.py": "what is said to people, translated row by row (reference/translations/)",
    "pathways/phrases.py": "what is said to people, translated row by row (reference/translations/)",
    "activities/phrases.py": "what is said to people, translated row by row (reference/translations/)",
    "skills/phrases.py": "what is said to people, translated row by row (reference/translations/)",
    "skills/bases": "questions of our tests and what they show: data, by edition",
    "reference/countries.py": "names of countries, as French and people there write them",
    "commissions/phrases.py": "what is said to people, translated row by row (reference/translations/)",
    "reference/answers": "known answers, which projects adapt: data",
    "reference/trades": "trades in our words, and how people say them: data",
    "reference/transversal": "our own framework of skills: data, by version",
    "reference/synonyms.py": "words that people use for one another: data",
    "reference/roots.py": "rules of French words",
    "reference/framework_files.py": "how files of frameworks name things",
    "reference/rome": "how the published files name things",
    "pathways/shipped.py": "templates of steps, which projects adapt: data",
    "outreach/shipped.py": "lists of words a project begins with: data, which it may rewrite",
    "pathways/volunteering/charter.py": "what a volunteer signs and a person hears: kept word for word, by version",
    "pathways/care/law_sheets.py": "sheets of law: data, dated",
    "pathways/care/onboarding.py": "a list teams begin with: data, which they rewrite",
    "pathways/lists": "the words teams write in their own lists",
}

# Migrations that drop something, once nobody holds data in it: (app, migration) → why.
DESTRUCTIVE_MIGRATIONS: dict[tuple[str, str], str] = {
    ("desk", "0002_rule_figures"): "counts made anew all the time; vigilance now keeps them",
    (
        "reference",
        "0007_occupations_and_frameworks",
    ): "names of trades are loaded again from their files, as terms",
}

# Templates that print something without escaping it: path under filrouge/ → why.
SAFE_BY_HAND: dict[str, str] = {
    "shared/templates/ui/field_words.html": "help texts, written by us or by Django (rules of passwords)",
}

# Files that write a word for people by hand (see test_words.py): path under filrouge/ → why.
WORDS_FOR_PEOPLE: dict[str, str] = {
    "accounts/words.py": "the ready-made words themselves",
    "accounts/forms/words.py": "says what each ready-made word suggests",
    "accounts/forms/projects.py": "an example of an objective, which each project writes in its own words",
    "enrolment/drift.py": "who lives in a zone, whatever they are called when they come",
    "enrolment/models/targeting.py": "who lives in a zone, whatever they are called when they come",
    "pathways/care/law_sheets.py": "the law's own word for those it protects",
    "skills/exporting/europass.py": "the root element of a format, in English",
    "pathways/lists/headings.py": "titles of columns, as teams write them in their own lists",
}

# Rows read by more than one team: model → those of the cast who must see nothing of them, and why the others do.
# Everywhere else, Chloé (another consortium) and Farid (another team of the same one) see nothing.
STRANGERS: dict[str, tuple[str, str]] = {
    "Framework": ("chloe", "manon"),  # what a project writes of skills is read by the whole project
    "FrameworkVersion": ("chloe", "manon"),  # likewise
    "FrameworkPublication": ("chloe", "manon"),  # likewise
    "FrameworkSkill": ("chloe", "manon"),  # likewise
    "Correction": ("manon", "petra"),  # what is wrong in the public offer serves every professional
    "KeyContact": ("chloe", "manon"),  # whom to call in a structure is known by the whole project
    "Note": ("chloe", "manon"),  # how to get into a structure, likewise
    "Official": ("chloe", "manon"),  # who is elected on the territory, likewise
    "Blockage": ("chloe", "manon"),  # what is blocked, without a name, is known by the whole project
    "CommissionFigure": ("chloe", "manon"),  # counted and protected, likewise
    "Commission": (
        "chloe",
        "manon",
    ),  # who sits together and when is known by the whole project; nobody is named
    "Member": ("chloe", "manon"),  # likewise
    "Seat": ("chloe", "manon"),  # likewise
    "Meeting": ("chloe", "manon"),  # likewise
    "Place": ("chloe", "manon"),  # likewise
    "ReferralFigure": ("chloe", "manon"),  # how structures answer, counted and protected, likewise
    "Partnership": ("chloe", "petra"),  # with whom the project works: known by it, and by who manages
    "Routine": ("chloe", "petra"),  # likewise
    "Contribution": ("chloe", "petra"),  # likewise
    "JointEvaluation": ("chloe", "petra"),  # likewise
    "JointAnswer": ("chloe", "petra"),  # likewise
}

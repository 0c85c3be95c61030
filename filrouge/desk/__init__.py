"""The screens that span domains: the professional's day, caseload, the person's record, coordination."""

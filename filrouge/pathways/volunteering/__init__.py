"""Volunteers beside the referent (mission S-24): the words, rights and readings that their screens share.

bénévole → Volunteer · tutorat, parrainage, mentorat → Help · accompagnement bénévole → Match · rencontre →
VolunteerMeeting · à signaler → VolunteerSignal
"""

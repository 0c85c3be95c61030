"""What people do together: a programme, who comes, who came, and what is said of it afterwards.

activité → Activity · séance → Session · séance déplacée → SessionMove · « n’a pas eu lieu » → NotHeld · ce qu’elle
travaille → Aim · qui l’anime → Facilitator · participation (invitée, inscrite, en attente, dit non) → Participation ·
présence → Attendance · deux présences différentes → AttendanceDoubt · signature d’une
présence → AttendanceSignature · temps réflexif → Reflection · avis d’une
personne → Opinion · rôle pris → Part · ce qui est demandé (au conseil ou à une autre séance),
ce qui change après les remarques → Improvement · couverture des trois
domaines → coverage, pour une cohorte entière → CoverageFigure
"""

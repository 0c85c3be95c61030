"""What must not be missed: alerts, and the rules that open and close them. Never a score of staff.

alerte → Alert · règle → Rule · réglage → RuleSetting · reporter → Postponement · demande d'appui → Escalation ·
chiffres → AlertFigure
"""

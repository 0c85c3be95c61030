"""What every domain uses and no domain owns: not one word of the field in here."""

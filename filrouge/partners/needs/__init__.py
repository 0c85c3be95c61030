"""What people need against what exists (mission S-41): counted at night, read by the coordination."""

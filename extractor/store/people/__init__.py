"""People: which appearances of a name are one person's, and why."""

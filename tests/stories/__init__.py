"""Small whole stories, the dossiers that are expected of them, and the program that compares (`README.md`)."""

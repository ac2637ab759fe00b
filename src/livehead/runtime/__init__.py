"""How networks run: engines, the measured choice between them, and drawing with what they compute."""

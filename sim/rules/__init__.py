"""How the world changes."""

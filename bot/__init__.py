"""How people talk to us: one conversation, its channels, the wiring."""

"""One adapter per provider: codec, sending, error tables. Channels know nothing of flows."""

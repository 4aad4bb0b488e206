"""What an officer sends to many: the draft, its audience and looks, the fan-out, the facts for answers."""

# Not yet reviewed by a native speaker.

public-photo = Zdjęcie wysłane z tym alertem

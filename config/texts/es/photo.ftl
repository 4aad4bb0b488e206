# Not yet reviewed by a native speaker.

public-photo = La foto enviada con este aviso

# Not yet reviewed by a native speaker.

public-photo = Fotografia trimisă cu această alertă

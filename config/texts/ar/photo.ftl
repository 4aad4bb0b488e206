# Not yet reviewed by a native speaker.

public-photo = الصورة المرسلة مع هذا التنبيه

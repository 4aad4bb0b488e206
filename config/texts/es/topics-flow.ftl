# Not yet reviewed by a native speaker.

choose-topics = Elegir temas
topics-which-sms = ¿Qué avisos quiere? Responda con números para activar o quitar, como 2, o 2 5.
topics-which-telegram = ¿Qué avisos quiere? Toque para activar o quitar. Si hay vidas en peligro cerca de usted, siempre le avisamos.
topics-on-sms = { $topic } (sí)
topics-off-sms = { $topic } (no)
topics-on-telegram = ✅ { $topic }
topics-off-telegram = ⬜ { $topic }
topics-changed = { $changes }. Envíe otro número, o LISTO.
topics-finish = Listo
topics-done = Guardado. Recibe: { $topics }.
topics-done-none = Guardado. Ahora no recibe ningún tema. Solo le escribimos si hay vidas en peligro cerca de usted. Para cambiarlo, envíe TOPICS.

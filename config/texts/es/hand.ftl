# Not yet reviewed by a native speaker.

mute-done-sms = Listo. Hasta el { $date } no recibirá avisos sobre: { $topic }. Si hay vidas en peligro cerca de usted, igual le avisamos. Para recibirlos otra vez, envíe UNMUTE.
mute-done-telegram = Listo. Hasta el { $date } no recibirá avisos sobre: { $topic }. Si hay vidas en peligro cerca de usted, igual le avisamos.
mute-how = Para no recibir avisos sobre algo durante 30 días, envíe MUTE y el código del aviso, como MUTE K7QX.
unmute-button = Recibirlos otra vez
unmute-done = Listo. Recibe otra vez avisos sobre: { $topics }.
unmute-nothing = No tiene nada así en silencio, así que nada ha cambiado. Para ver lo que recibe, envíe TOPICS.
topics-muted-sms = { $topic } (en silencio hasta { $date })
topics-muted-telegram = 🔕 { $topic } (hasta { $date })

vote-useful = Gracias. Ahora sabemos que el aviso { $code } le fue útil.
vote-poor = Gracias. Ahora sabemos que el aviso { $code } no le fue útil. Para recibir menos como ese, envíe MUTE { $code }.
vote-marked-telegram = ✅ { $label }
vote-how = Para decirnos qué le parece un aviso, envíe USEFUL (útil) o NOT USEFUL (no útil) y su código, como USEFUL K7QX.
hand-not-yours = El aviso { $code } no se le envió a usted, así que nada ha cambiado.
hand-unknown = No conocemos ningún aviso con el código { $code }. Mire el código otra vez.

saw-over = Este aviso ya ha terminado. Aun así queremos saber lo que vio.

check-real = Sí, es nuestro. "{ $headline }", enviado por { $sender } el { $day } a las { $time }.
check-updated = Sí, es nuestro y hay novedades. "{ $headline }", enviado por { $sender } el { $day } a las { $time }. Ahora va el texto más nuevo.
check-over = Sí, es nuestro, pero es antiguo y ya no vale. "{ $headline }", enviado por { $sender } el { $day } a las { $time }.
check-stood-down = Sí, es nuestro y ya ha terminado. No hay que hacer nada más. "{ $headline }", enviado por { $sender } el { $day } a las { $time }.
check-withdrawn = Era nuestro, pero tenía un error. No le haga caso y dígaselo a otros. "{ $headline }", enviado por { $sender } el { $day } a las { $time }.
check-stopped = Es nuestro, pero dejamos de enviarlo. No lo pase a nadie. "{ $headline }", de { $sender }.
check-other-words = Cuidado: conocemos el código { $code }, pero no estas palabras. No abra enlaces ni llame a números que haya en ellas. Nuestro mensaje es "{ $headline }", enviado por { $sender } el { $day } a las { $time }. Ahora va nuestro texto.
check-other-over = Cuidado: conocemos el código { $code }, pero no estas palabras. No abra enlaces ni llame a números que haya en ellas. Nuestro mensaje con este código ya no vale.
check-some-only = Sí, { $code } es nuestro. Solo lo recibieron algunas personas, así que aquí no decimos más.
check-forwarded = Puede que lo haya pasado un coordinador de Neighbourhood Watch, con unas palabras suyas.
check-page-telegram = Léalo aquí: { $page }
check-unknown = No hemos enviado nada con el código { $code }. Mire el código otra vez. Si está bien, el mensaje no es nuestro: no abra sus enlaces ni llame a sus números. Reenvíelo gratis al 7726.
check-no-code = No vemos ningún código nuestro. Todos nuestros avisos tienen uno, como K7QX. No abra enlaces ni llame a números que haya en el mensaje. Reenvíelo gratis al 7726.
check-how = Para comprobar un mensaje, envíe CHECK y su código, como CHECK K7QX.

copy-muted = En silencio: { $topic }, hasta { $date }
copy-vote-useful = Nos dijo que el aviso { $code } fue útil
copy-vote-poor = Nos dijo que el aviso { $code } no fue útil

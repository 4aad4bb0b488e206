# Not yet reviewed by a native speaker.

public-brand = { $name } Messenger
public-skip = Ir al contenido
public-languages = Idioma
public-all-title = Avisos
public-all-lead = Lo que la policía y los ayuntamientos dicen a la gente de { $place }. En una emergencia, llame al 999.
public-area-title = Avisos para { $area }
public-area-lead = Lo que la policía y el ayuntamiento dicen a la gente de aquí. En una emergencia, llame al 999.
public-in-force = Ahora en vigor
public-ended = Terminados o retirados
public-none = Ahora no hay avisos en vigor aquí.
public-none-at-all = Ahora no hay avisos en vigor.
public-only-newest = Estos son los { $count } más nuevos. Elija su zona para ver todos los que le afectan.
public-line-about = { $sender }, { $when }
public-line-code = Código { $code }
public-mark-emergency = Peligro de muerte
public-mark-urgent = Urgente
public-mark-over = Antiguo
public-mark-stood-down = Terminado
public-mark-withdrawn = Retirado

public-find = Busque su zona
public-find-label = Su código postal, distrito o lugar
public-find-hint = Como L20 4AB o Bootle. No lo guardamos.
public-find-button = Ver avisos
public-areas = Zonas
public-wards = Distritos
public-up = Todo { $area }
public-all = Todos los avisos
public-found-several = ¿Cuál de ellos?
public-found-none = No conocemos ningún lugar con ese nombre. Pruebe con un código postal o un lugar cercano.
public-found-outside = { $name } no está en { $place }. No tenemos avisos para ese lugar.
public-found-like = No conocemos ningún lugar con ese nombre. ¿Es uno de estos?

public-check = ¿Es auténtico un mensaje?
public-check-label = El código del mensaje
public-check-hint = Cuatro letras y números, como K7QX.
public-check-button = Comprobar

public-alert-by = De { $sender }
public-alert-sent = Enviado: { $when }
public-alert-update = Texto nuevo: { $when }
public-alert-correction = Corregido: { $when }. El texto anterior tenía errores.
public-state-over = Este mensaje es antiguo. Ya no vale.
public-state-stood-down = Ya ha terminado. No hay que hacer nada más.
public-state-withdrawn = Este mensaje tenía un error. No le haga caso.
public-state-stopped = Dejamos de enviar este mensaje. No lo pase a nadie.
public-outcome = Cómo terminó
public-translated = En otros idiomas
public-story = Lo que dijimos antes
public-story-first = Primer texto, { $when }
public-story-update = Texto nuevo, { $when }
public-story-correction = Corrección, { $when }

public-real = ¿Es auténtico?
public-real-yes = Sí. { $sender } envió el mensaje con el código { $code }. Si las palabras de su mensaje no son como estas, no se fíe de él.
public-real-was-wrong = Era nuestro: { $sender } envió el mensaje con el código { $code }. Pero tenía un error y lo retiramos.
public-real-stopped = Era nuestro: { $sender } envió el mensaje con el código { $code }. Después dejamos de enviarlo.
public-real-forwarded = Puede que lo haya pasado un coordinador de Neighbourhood Watch, con unas palabras suyas.

public-some-only-title = Este aviso es auténtico
public-some-only = El mensaje con el código { $code } es nuestro. Solo lo recibieron algunas personas, así que aquí no mostramos lo que dice.

public-saw = ¿Vio algo?
public-saw-over = Ya ha terminado, pero aun así queremos saber lo que vio.
public-saw-lead = Cuéntenoslo sin dar su nombre. Si alguien está en peligro ahora, llame al 999.
public-saw-telegram = Contarlo por Telegram
public-saw-text = Contarlo por SMS
public-saw-sms = Envíe SAW { $code } y lo que vio al { $number }.
public-saw-elsewhere = O cuéntelo a Crimestoppers, sin dar su nombre: 0800 555 111.

public-join = Reciba avisos de su zona
public-join-lead = Son gratis y puede dejarlos cuando quiera.
public-join-telegram = Avisos por Telegram
public-join-text = Avisos por SMS
public-join-sms = Envíe JOIN y su código postal al { $number }.

public-false-title = Este código no es nuestro
public-false-lead = No hemos enviado nada con el código { $code }. Mire el código otra vez: tiene cuatro letras y números, como K7QX.
public-false-signs = Los mensajes falsos a menudo
public-false-sign-hurry = meten prisa o miedo,
public-false-sign-money = piden dinero, una contraseña o su tarjeta,
public-false-sign-link = quieren que abra un enlace o llame a un número,
public-false-sign-code = no tienen código, o tienen uno que no está aquí.
public-false-do = Qué hacer
public-false-do-nothing = No abra enlaces. No llame a los números del mensaje.
public-false-do-report = Reenvíe el SMS al 7726. Es gratis. Después bórrelo.
public-false-do-bank = ¿Pagó o dio los datos de su banco? Llame ahora a su banco: el 159 comunica con casi todos.
public-false-do-danger = ¿En peligro? Llame al 999.
public-no-page = No hay nada en esta dirección
public-no-page-lead = Mire la dirección otra vez o vaya a todos los avisos.

public-foot = Emergencia: 999. Sin emergencia: 101. Crimestoppers, sin dar su nombre: 0800 555 111.

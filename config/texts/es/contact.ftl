# Not yet reviewed by a native speaker.

contact-offer = Si quiere que un agente le contacte por lo que nos contó, envíe CONTACT ME.
contact-button = Contáctenme
contact-means = Si sigue, el equipo que tiene su último aviso verá su número y puede llamarle. Nadie más. Para este caso deja de ser anónimo ante ellos. Para retirarlo envíe CONTACT OFF.
    No es una denuncia y no da número: para eso llame al 101 o vaya a { $site }
contact-type = Escriba ahora el número al que llamar.
contact-type-other = O escriba otro número.
contact-mine = Usar este número
contact-not = No
contact-no-number = Eso no es un número de teléfono. Escríbalo con todas sus cifras.
contact-shared = Gracias. El equipo recibe el número que acaba en { $end } y puede llamarle. Para retirarlo envíe CONTACT OFF.
contact-not-shared = No se pasó nada. Nadie sabe quién es usted.
contact-already = El equipo ya tiene su número. Para retirarlo envíe CONTACT OFF.
contact-nothing = No hay ningún aviso del último día al que poner su número. Envíe TIP y lo que sabe, y elija que pueden preguntarle.
contact-taken-back = Listo. Su número está borrado en el equipo. Si alguien ya lo tiene en papel, de ahí no podemos quitarlo.
contact-none = No tenemos ningún número que diera a un equipo.

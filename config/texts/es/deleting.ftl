# Not yet reviewed by a native speaker.

### What is deleted once something was filed, and what is not.

tip-removed-telegram = Borramos de este chat lo que envió.
tip-removed-sms = Su teléfono todavía guarda lo que envió: bórrelo allí.
not-deleted-telegram = Telegram no nos dejó borrar lo que envió. Por favor, bórrelo usted de este chat: mantenga pulsado el mensaje y elija Eliminar.

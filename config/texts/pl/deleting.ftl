# Not yet reviewed by a native speaker.

### What is deleted once something was filed, and what is not.

tip-removed-telegram = Usuwamy z tego czatu to, co wysłano.
tip-removed-sms = W twoim telefonie nadal jest to, co wysłano: usuń to tam.
not-deleted-telegram = Telegram nie pozwolił nam usunąć tego, co wysłano. Usuń to z tego czatu: przytrzymaj wiadomość i wybierz Usuń.

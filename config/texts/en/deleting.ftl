### What is deleted once something was filed, and what is not.

tip-removed-telegram = We remove what you sent from this chat.
tip-removed-sms = Your own phone still keeps what you sent: delete it there.
not-deleted-telegram = Telegram did not let us remove what you sent. Please delete it from this chat yourself: press on it for a moment, then choose Delete.

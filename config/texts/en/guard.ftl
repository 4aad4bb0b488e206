### Words that may show who the sender is, before anything is sent. Each screen within three texts with its menu.

tip-offer-selves = Send this without your name? These words may show who you are:
    { $words }
    Police or a partner such as the council read it. Telegram or your phone network knows that you wrote to us.
    Or tell Crimestoppers: 0800 555 111.
tip-offer-hidden = These words are hidden now. Send the rest without your name?
    Police or a partner such as the council read it. Telegram or your phone network knows that you wrote to us.
    Or tell Crimestoppers: 0800 555 111.
tip-send-hide = Hide these words
tip-send-again = Write it again
tip-write-again = Please write it again, without words that show who you are. We have forgotten what you wrote before.
guard-shown = These words may show who you are:
    { $words }
    Send it all the same? Or write it again without them.
guard-as-it-is = Send as it is
guard-hide = Hide these words, send the rest
guard-not = Do not send
guard-and-more = { $words } and { $count } more

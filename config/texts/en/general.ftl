# Said from anywhere.

sorry-send-again = Sorry, that went wrong on our side and nothing was saved. Please send it again. In an emergency ring 999.
cannot-read = Sorry, we can only read words here, not pictures, voice or files. Please write it in words. In an emergency ring 999.
day-is-full = That is all the texts we can send you today. We still read what you send, and tomorrow we answer again. In danger ring 999.
reply-with-number = Please reply with a number.
list-is-old = That list is old, so nothing has changed. Please go on here:
no-list-here = There is no list here that a number could belong to. For what I can do text MENU.
# What people type to say no, with commas between.
words-for-no = no, nope, no thanks
# How what people type begins who mean the list and say no number of it.
words-for-the-list = yes, yeah, ok, okay, send it, please send, what do i, how do i, which one, which number

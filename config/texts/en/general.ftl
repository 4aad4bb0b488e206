# Said from anywhere.

sorry-send-again = Sorry, that went wrong on our side and nothing was saved. Please send it again. In an emergency ring 999.
cannot-read = Sorry, we can only read words here, not pictures, voice or files. Please write it in words. In an emergency ring 999.

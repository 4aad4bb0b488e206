# The picture that goes with an alert. For staff.

compose-photo =
    Send me the photo now, as a photo and not as a file.
    People on Telegram see it above the words. By text nobody gets it, so write what it shows.
    Please look at it first: no victim, no child, no house number.
compose-photo-again = This alert has a photo. Send another one and it takes its place.
compose-photo-off = Take the photo off
compose-photo-none = That was no photo. Please send it as a photo, not as a file. Telegram then takes out where it was taken.

console-photo = The photo that goes with it
console-photo-missing = A photo goes with it. It cannot be shown here: look at it in Telegram with /approve.

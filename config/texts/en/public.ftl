# The pages that anybody may read: alerts in force, one alert, and what to do about a false message.

public-brand = { $name } Messenger
public-skip = Skip to the content
public-languages = Language
public-all-title = Alerts
public-all-lead = What police and councils tell people in { $place }. In an emergency ring 999.
public-area-title = Alerts for { $area }
public-area-lead = What police and councils tell people here. In an emergency ring 999.
public-in-force = In force now
public-ended = Over, or taken back
public-none = No alerts are in force here now.
public-none-at-all = No alerts are in force now.
public-only-newest = These are the newest { $count }. Choose your area to see all that concern you.
public-line-about = { $sender }, { $when }
public-line-code = Code { $code }
public-mark-emergency = Danger to life
public-mark-urgent = Urgent
public-mark-over = Old
public-mark-stood-down = Over
public-mark-withdrawn = Taken back

public-find = Find your area
public-find-label = Your postcode, ward or place
public-find-hint = Like L20 4AB or Bootle. We do not keep it.
public-find-button = Show alerts
public-areas = Areas
public-wards = Wards
public-up = All of { $area }
public-all = All alerts
public-found-several = Which one do you mean?
public-found-none = We know no place by that name. Try a postcode or a place near you.
public-found-outside = { $name } is not in { $place }. We have no alerts for it.
public-found-like = We know no place by that name. Did you mean one of these?

public-check = Is a message real?
public-check-label = The code in the message
public-check-hint = Four letters and numbers, like K7QX.
public-check-button = Check it

public-alert-by = From { $sender }
public-alert-sent = Sent { $when }
public-alert-update = Updated { $when }
public-alert-correction = Put right { $when }. Earlier words were wrong in part.
public-state-over = This message is old. It no longer counts.
public-state-stood-down = This is over now. There is nothing more to do.
public-state-withdrawn = This message was wrong. Please ignore it.
public-state-stopped = We stopped sending this message. Please do not pass it on.
public-outcome = How it ended
public-translated = In other languages
public-story = What we said before
public-story-first = First words, { $when }
public-story-update = Update, { $when }
public-story-correction = Put right, { $when }

public-real = Is this real?
public-real-yes = Yes. { $sender } sent the message with the code { $code }. If the words in your message are not like those here, do not trust it.
public-real-was-wrong = It was from us: { $sender } sent the message with the code { $code }. But it was wrong, and we took it back.
public-real-stopped = It was from us: { $sender } sent the message with the code { $code }. Then we stopped it.
public-real-forwarded = A Neighbourhood Watch coordinator may have passed it on, with a line of their own.

public-some-only-title = This alert is real
public-some-only = The message with the code { $code } is from us. It went to some people only, so we do not show its words here.

public-saw = Did you see something?
public-saw-over = This is over, but we still want to know what you saw.
public-saw-lead = Tell us without giving your name. If anybody is in danger now, ring 999.
public-saw-telegram = Tell us by Telegram
public-saw-text = Tell us by text
public-saw-sms = Text SAW { $code } and what you saw to { $number }.
public-saw-elsewhere = Or tell Crimestoppers, without your name: 0800 555 111.

public-join = Get alerts for your area
public-join-lead = They are free, and you can stop them any time.
public-join-telegram = Get alerts by Telegram
public-join-text = Get alerts by text
public-join-sms = Text JOIN and your postcode to { $number }.

public-false-title = This code is not ours
public-false-lead = We have sent nothing with the code { $code }. Look at the code again: it has four letters and numbers, like K7QX.
public-false-signs = False messages often
public-false-sign-hurry = hurry you or frighten you,
public-false-sign-money = ask for money, a password or your bank card,
public-false-sign-link = want you to press a link or to ring a number,
public-false-sign-code = have no code, or a code that is not found here.
public-false-do = What to do
public-false-do-nothing = Do not press links. Do not ring numbers in it.
public-false-do-report = Forward a text to 7726. That is free. Then delete it.
public-false-do-bank = Did you pay, or tell somebody your bank details? Ring your bank now: 159 finds most banks.
public-false-do-danger = In danger? Ring 999.
public-no-page = There is nothing at this address
public-no-page-lead = Look at the address again, or go to all alerts.

public-foot = Emergency: 999. Not an emergency: 101. Crimestoppers, without your name: 0800 555 111.

# Officers and teams.

staff-only = That is for police and council staff. To see the latest alerts send ALERTS. To tell us something send TIP and your words. In an emergency ring 999.
staff-may-not-compose = Your role does not send alerts: officers and supervisors of a team do. Send /desk for your team's tips.
staff-not-yours = That belongs to another team. Please ask them.
staff-how = To sign up as staff send STAFF and the code of your invitation, such as STAFF ABCD-EFGH-JKLM.
staff-invitation-unknown = This invitation was used already, is older than 7 days, or has a typing error. Check it, or ask for a new one.
staff-welcome = Welcome, { $name }. You are now with { $team }, and your shift is open. Send /desk to read your team's tips, /endshift when you go.
staff-welcome-administrator = Welcome, { $name }. You are an administrator, and your shift is open. Send /endshift when you go.
staff-welcome-no-team = Welcome, { $name }. Your shift is open, but you are in no team yet. Ask your administrator for an invitation with a team. Send /endshift when you go.
staff-phone-linked = This phone is now one of yours, { $name }. Your PIN begins a shift here too.
staff-phone-linked-elsewhere = One more phone was linked to your name just now. If that was not you, tell your supervisor or administrator at once.
staff-phone-taken = This phone belongs to another member of staff. The code is still good.
staff-phone-code = On your other phone send this to us within 10 minutes: STAFF { $code }
staff-phone-number = The number for texts is { $number }.
staff-phone-link = For another Telegram account open { $link }
staff-revoke-whom = Whose phone is lost, or who has left? Every way in is shut at once. Drafts stay with the team.
staff-revoke-nobody = There is nobody that you can take off. Ask an administrator.
staff-revoke-sure = Shut every way in for { $name }: phones, PIN and the desk?
staff-revoke-yes = Yes, shut it
staff-revoke-no = No
staff-revoke-kept = Nothing was changed.
staff-revoked = { $name } has no way in any more. To come back they need a new invitation.
staff-can-compose = Send /alert to write an alert, /approve to look at what waits for a second person, /groups and /schemes for those beside the public, /help for the rest.
staff-desk =
    { $waiting ->
        [0] No tips wait for you.
        [one] 1 tip waits for you.
       *[other] { $waiting } tips wait for you.
    }
    Open { $url }
    Your code, good for 10 minutes: { $code }

shift-choose-pin = Hello, { $name }. Please choose a PIN of 6 digits that nobody can guess, and send it. I take it out of this chat. From now on it begins each shift, which lasts 8 hours.
shift-pin = Your shift is not open. Please send your PIN: 6 digits. I take it out of this chat.
shift-pin-sms = Then delete your text with the PIN from your phone.
shift-pin-form = A PIN is 6 digits and nothing else. Please send it again.
shift-pin-easy = That PIN is too easy to guess. Please choose another one.
shift-pin-wrong = That is not your PIN. Please try again. After 5 wrong ones in a row it is locked.
shift-locked = Your PIN is locked after 5 wrong tries. Ask your supervisor or administrator for a new invitation: with it you choose a new PIN. Your drafts are safe.
shift-begun = Thank you. Your shift is open until { $until }.
shift-later-button = Not now
shift-later = All right. Nothing was changed.
shift-ended = Your shift is over, and you are signed out of the desk. Your PIN begins the next one.

door-linked = This chat now belongs to { $team }. We will tell you here when something waits for you. Please press the button to show that you see this.
door-works = It works
door-tested = Thank you. { $team } will be told here when something waits.
door-code-unknown = This code was used already, is older than 7 days, or has a typing error. Ask for a new one.
door-staff-only = Only staff of the team, or an administrator, can link this chat, from the Telegram account that they signed up with. The code is still good: ask one of them to post it here.
door-shift-first = Your shift is not open. Send me /desk in our own chat, with your PIN, then post the code here again: it is still good.
door-sms-asks = This number was named as the way to tell { $team } when a report waits. To agree, reply LINK { $code }
door-sms-seen = Reply SEEN { $alias }
door-sms-thanks = Thank you. We have noted that you have { $alias }.
door-in-group = Post this in your team's group, with me in it.
door-seen = Thank you. The others here can see that you have it.

# To supervisors and administrators, once a day
staff-texts-held =
    { $held ->
        [one] One text message was held back, to stay within the day's limit.
       *[other] { $held } text messages were held back, to stay within the day's limit.
    } { $parts } of { $ceiling } parts are used, about { $pounds }. Emergencies and answers still go. If you need more, ask whoever runs this service to raise SMS_DAILY_CEILING.

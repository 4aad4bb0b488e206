# Officers and teams.

staff-only = That is for police and council staff. To see the latest alerts send ALERTS. To tell us something send TIP and your words. In an emergency ring 999.
staff-may-not-compose = Your role does not send alerts. Ask your administrator if it should. Send /desk for your team's tips.
staff-not-yours = That belongs to another team. Please ask them.
staff-how = To sign up as staff send STAFF and the code of your invitation, such as STAFF ABCD-EFGH-JKLM.
staff-invitation-unknown = This invitation was used already, is older than 7 days, or has a typing error. Check it, or ask for a new one.
staff-welcome = Welcome, { $name }. You are now with { $team }. Send /desk to read your team's tips.
staff-can-compose = Send /alert to write an alert.
staff-desk =
    { $waiting ->
        [0] No tips wait for you.
        [one] 1 tip waits for you.
       *[other] { $waiting } tips wait for you.
    }
    Open { $url }
    Your code, good for 10 minutes: { $code }

door-linked = This chat now belongs to { $team }. We will tell you here when something waits for you. Please press the button to show that you see this.
door-works = It works
door-tested = Thank you. { $team } will be told here when something waits.
door-code-unknown = This code was used already, is older than 7 days, or has a typing error. Ask for a new one.
door-staff-only = Only staff of the team, or an administrator, can link this chat, from the Telegram account that they signed up with. The code is still good: ask one of them to post it here.
door-in-group = Post this in your team's group, with me in it.
door-seen = Thank you. The others here can see that you have it.

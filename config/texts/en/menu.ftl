# What can be done, in four lines.

menu-stranger-sms =
    { $name } Messenger. Emergency? Ring 999.
    JOIN and your postcode: get police alerts
    TIP and your words: tell the police, no name needed
    MYDATA: what we keep about you
menu-stranger-telegram =
    { $name } Messenger. Emergency? Ring 999.
    /start: get police alerts for your area
    /tip: tell the police something, no name needed
    /mydata: what we keep about you
menu-member-sms =
    { $name } Messenger. Emergency? Ring 999.
    ALERTS, PLACES, TOPICS, MUTE, SCHEME: what you get. CHECK: is it real?
    TIP and your words: tell the police, no name needed
    MYDATA: what we keep. STOP: end it all
menu-member-telegram =
    { $name } Messenger. Emergency? Ring 999.
    /alerts, /places, /topics, /mute, /scheme: what you get. /check: is it real?
    /tip: tell the police something, no name needed
    /mydata: what we keep about you. /stop: end it all
menu-officer = For staff: /alert writes to the public, /sent shows what went out, /desk opens what came in. /approve: what waits for a second person. /groups, /schemes: groups and Neighbourhood Watch. /phone: one more phone. /endshift: when you go. Supervisors: /revoke shuts a lost phone.
menu-staff = For staff: /desk opens what came in.

# ALERTS
recent-title = Alerts in force for your area:
recent-none = No alerts are in force there now. In an emergency ring 999.
recent-line-sms = { $headline }, { $day } { $time } ({ $code })
recent-line-telegram =
    { $headline } ({ $day }, { $time })
    { $text }
    Code { $code }

# The list behind Telegram's menu button
command-start = Get alerts for your area
command-places = Your places: add or drop
command-topics = What you want to hear about
command-alerts = Alerts in force for your area
command-tip = Tell the police something, no name needed
command-case = See what became of it
command-settings = Your language
command-mydata = What we keep about you
command-stop = Stop everything
command-help = What you can do here

# Not yet reviewed by a native speaker.

menu-stranger-sms =
    { $name } Messenger. Argyfwng? Ffoniwch 999.
    JOIN a'ch cod post: cael rhybuddion gan yr heddlu
    TIP a'ch geiriau: dweud wrth yr heddlu, heb roi enw
    MYDATA: beth rydym ni'n ei gadw amdanoch chi
menu-stranger-telegram =
    { $name } Messenger. Argyfwng? Ffoniwch 999.
    /start: cael rhybuddion gan yr heddlu ar gyfer eich ardal
    /tip: dweud rhywbeth wrth yr heddlu, heb roi enw
    /mydata: beth rydym ni'n ei gadw amdanoch chi
menu-member-sms =
    { $name } Messenger. Argyfwng? Ffoniwch 999.
    ALERTS, PLACES, TOPICS, MUTE, SCHEME: rhybuddion, lleoedd, pynciau. CHECK: ai ni anfonodd o?
    TIP a'ch geiriau: dweud wrth yr heddlu, heb roi enw
    MYDATA: beth rydym ni'n ei gadw. STOP: stopio popeth
menu-member-telegram =
    { $name } Messenger. Argyfwng? Ffoniwch 999.
    /alerts, /places, /topics, /mute, /scheme: rhybuddion, lleoedd, pynciau. /check: ai ni anfonodd o?
    /tip: dweud rhywbeth wrth yr heddlu, heb roi enw
    /mydata: beth rydym ni'n ei gadw amdanoch chi. /stop: stopio popeth
menu-officer = I staff: mae /alert yn ysgrifennu at y cyhoedd, mae /sent yn dangos beth aeth allan, mae /desk yn agor yr hyn a ddaeth i mewn.
menu-staff = I staff: mae /desk yn agor yr hyn a ddaeth i mewn.

# ALERTS
recent-title = Rhybuddion mewn grym yn eich ardal:
recent-none = Does dim rhybuddion mewn grym yno rŵan. Mewn argyfwng ffoniwch 999.
recent-line-sms = { $headline }, { $day } { $time } ({ $code })
recent-line-telegram =
    { $headline } ({ $day }, { $time })
    { $text }
    Cod { $code }

# The list behind Telegram's menu button
command-start = Cael rhybuddion ar gyfer eich ardal
command-places = Eich lleoedd: ychwanegu neu dynnu
command-topics = Am beth rydych chi eisiau clywed
command-alerts = Rhybuddion mewn grym yn eich ardal
command-tip = Dweud rhywbeth wrth yr heddlu, heb roi enw
command-case = Gweld beth ddaeth ohono
command-settings = Eich iaith
command-mydata = Beth rydym ni'n ei gadw amdanoch chi
command-stop = Stopio popeth
command-help = Beth y gallwch ei wneud yma

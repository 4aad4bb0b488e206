# Not yet reviewed by a native speaker.

# Lines begin with an Arabic word, so that phones write them from right to left.

menu-stranger-sms =
    خدمة { $name } Messenger. طوارئ؟ اتصل بـ999.
    أرسل JOIN ورمزك البريدي: تصلك تنبيهات الشرطة
    أرسل TIP وكلماتك: أخبر الشرطة دون اسمك
    أرسل MYDATA: ما نحفظه عنك
menu-stranger-telegram =
    خدمة { $name } Messenger. طوارئ؟ اتصل بـ999.
    أرسل { "\u200E" }/start: تصلك تنبيهات الشرطة عن منطقتك
    أرسل { "\u200E" }/tip: أخبر الشرطة بشيء دون اسمك
    أرسل { "\u200E" }/mydata: ما نحفظه عنك
menu-member-sms =
    خدمة { $name } Messenger. طوارئ؟ اتصل بـ999.
    أرسل ALERTS للتنبيهات، PLACES للأماكن، TOPICS للمواضيع، MUTE، SCHEME، CHECK
    أرسل TIP وكلماتك: أخبر الشرطة دون اسمك
    أرسل MYDATA: ما نحفظه. أرسل STOP: إيقاف كل شيء
menu-member-telegram =
    خدمة { $name } Messenger. طوارئ؟ اتصل بـ999.
    أرسل { "\u200E" }/alerts للتنبيهات، { "\u200E" }/places للأماكن، { "\u200E" }/topics للمواضيع، { "\u200E" }/mute، { "\u200E" }/scheme، { "\u200E" }/check
    أرسل { "\u200E" }/tip: أخبر الشرطة بشيء دون اسمك
    أرسل { "\u200E" }/mydata: ما نحفظه عنك. أرسل { "\u200E" }/stop: إيقاف كل شيء
menu-officer = للموظفين: يكتب { "\u200E" }/alert للجمهور، ويعرض { "\u200E" }/sent ما خرج، ويفتح { "\u200E" }/desk ما وصل.
menu-staff = للموظفين: يفتح { "\u200E" }/desk ما وصل.

# ALERTS
recent-title = التنبيهات السارية في منطقتك:
recent-none = لا توجد تنبيهات سارية هناك الآن. في الطوارئ اتصل بـ999.
recent-line-sms = { $headline }{ "\u200F" }، { $day } { $time } ({ $code })
recent-line-telegram =
    { $headline }{ "\u200F" } ({ $day }، { $time })
    { $text }
    الرمز { $code }

# The list behind Telegram's menu button
command-start = تنبيهات عن منطقتك
command-places = أماكنك: إضافة أو حذف
command-topics = المواضيع التي تريد تنبيهات عنها
command-alerts = التنبيهات السارية في منطقتك
command-tip = أخبر الشرطة بشيء دون اسمك
command-case = ماذا حدث لما أخبرتنا به
command-settings = لغتك
command-mydata = ما نحفظه عنك
command-stop = إيقاف كل شيء
command-help = ما يمكنك فعله هنا

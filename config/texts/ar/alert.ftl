# Not yet reviewed by a native speaker.

alert-headline = { $category }: { $area }
alert-emergency-headline = طوارئ - { $headline }
alert-two-areas = { $first }{ "\u200F" } و{ $second }
alert-many-areas =
    { $more ->
        [one] { $first }{ "\u200F" }، { $second } ومنطقة أخرى
        [two] { $first }{ "\u200F" }، { $second } ومنطقتان أخريان
        [few] { $first }{ "\u200F" }، { $second } و{ $more } مناطق أخرى
        [many] { $first }{ "\u200F" }، { $second } و{ $more } منطقة أخرى
       *[other] { $first }{ "\u200F" }، { $second } و{ $more } منطقة أخرى
    }

alert-telegram-appeal =
    { $headline }

    { $text }

    هل رأيت أو سمعت شيئا؟ اضغط الزر. لا حاجة إلى ذكر اسمك.

    { $sender }
    في الطوارئ اتصل بـ999. هل هذه الرسالة حقيقية؟ أرسل CHECK { $code }.
alert-telegram-news =
    { $headline }

    { $text }

    إذا كنت تعرف شيئا عن هذا، اضغط الزر. لا حاجة إلى ذكر اسمك.

    { $sender }
    في الطوارئ اتصل بـ999. هل هذه الرسالة حقيقية؟ أرسل CHECK { $code }.

alert-sms-appeal =
    { $headline }
    { $text }
    رأيت شيئا؟ SAW { $code }. طوارئ 999. CHECK { $code }
    { $sender }
alert-sms-news =
    { $headline }
    { $text }
    تعرف شيئا؟ SAW { $code }. طوارئ 999. CHECK { $code }
    { $sender }

alert-promise = سنخبرك كيف انتهى الأمر قبل { $day } { $month }.

alert-telegram-emergency =
    { $headline }

    { $text }

    { alert-ask-now }
    { alert-ask-earlier }

    { $sender }
    هل هذه الرسالة حقيقية؟ أرسل CHECK { $code }.
alert-ask-now = إذا كنت في خطر أو ترى شيئا الآن، اتصل بـ999.
alert-ask-earlier = إذا رأيت شيئا من قبل، اضغط الزر. لا حاجة إلى ذكر اسمك.
alert-sms-emergency =
    { $headline }
    { $text }
    ترى شيئا الآن؟ اتصل بـ999. رأيت شيئا؟ SAW { $code }. CHECK { $code }
    { $sender }

alert-saw-button = رأيت شيئا
alert-useful-button = مفيدة
alert-not-useful-button = غير مفيدة
alert-mute-button = كتم هذا الموضوع

digest-telegram =
    تنبيهات جديدة لك:
    { $lines }
    أرسل /alerts لقراءتها هنا، أو افتح { $page }
digest-sms =
    تنبيهات جديدة لك:
    { $lines }
    اقرأها في { $page }
digest-line = - { $headline } ({ $code })
digest-more = + { $more }

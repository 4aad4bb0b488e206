# Not yet reviewed by a native speaker.

alert-headline = { $category }: { $area }
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
    رأيت شيئا؟ أرسل SAW { $code } وما رأيت، دون اسمك. طوارئ: 999. للتأكد: CHECK { $code }
    { $sender }
alert-sms-news =
    { $headline }
    { $text }
    تعرف شيئا؟ أرسل SAW { $code } وما تعرف، دون اسمك. طوارئ: 999. للتأكد: CHECK { $code }
    { $sender }

alert-saw-button = رأيت شيئا

# CHECK K7QX
check-real = نعم، هذه الرسالة منا. "{ $headline }" أرسلها { $sender } في { "\u200E" }{ $day }{ "\u200E" } الساعة { $time }.
check-stopped = هذه الرسالة منا، لكننا أوقفنا إرسالها: "{ $headline }"، من { $sender }.
check-unknown = لم نرسل شيئا بالرمز { $code }. انظر إلى الرمز مرة أخرى. إن كان صحيحا، فالرسالة ليست منا: لا تضغط روابطها ولا تتصل بأرقامها.
check-how = للتأكد من رسالة أرسل CHECK ورمزها، مثل CHECK K7QX.

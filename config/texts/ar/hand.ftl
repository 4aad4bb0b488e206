# Not yet reviewed by a native speaker.

mute-done-sms = تم. لا تنبيهات حتى { $date } عن: { $topic }. إذا كانت هناك أرواح في خطر قربك، فسنخبرك. لتصلك من جديد أرسل UNMUTE.
mute-done-telegram = تم. لا تنبيهات حتى { $date } عن: { $topic }. إذا كانت هناك أرواح في خطر قربك، فسنخبرك.
mute-how = لإيقاف التنبيهات عن موضوع لمدة 30 يوما أرسل MUTE ورمز التنبيه، مثل MUTE K7QX.
unmute-button = أريدها من جديد
unmute-done = تم. تصلك من جديد التنبيهات عن: { $topics }.
unmute-nothing = لا شيء من هذا مكتوم، فلم يتغير شيء. لترى ما يصلك أرسل TOPICS.
topics-muted-sms = { $topic }: مكتوم حتى { $date }
topics-muted-telegram = 🔕 { $topic } (حتى { $date })

vote-useful = شكرا. عرفنا أن التنبيه { $code } كان مفيدا لك.
vote-poor = شكرا. عرفنا أن التنبيه { $code } لم يكن مفيدا لك. ليصلك أقل من مثله أرسل MUTE { $code }.
vote-marked-telegram = ✅ { $label }
vote-how = لتقول لنا رأيك في تنبيه أرسل USEFUL (مفيد) أو NOT USEFUL (غير مفيد) ورمزه، مثل USEFUL K7QX.
hand-not-yours = لم يرسل إليك التنبيه { $code }، فلم يتغير شيء.
hand-unknown = لا نعرف تنبيها بالرمز { $code }. انظر إلى الرمز مرة أخرى.

saw-over = انتهى هذا التنبيه. ما زلنا نريد أن نعرف ما رأيت.

check-real = نعم، هذه الرسالة منا. "{ $headline }" أرسلها { $sender } في { $day } الساعة { $time }.
check-updated = نعم، هذه الرسالة منا، وهناك جديد. "{ $headline }" أرسلها { $sender } في { $day } الساعة { $time }. تتبعها الكلمات الأحدث.
check-over = نعم، هذه الرسالة منا، لكنها قديمة ولم تعد سارية. "{ $headline }" أرسلها { $sender } في { $day } الساعة { $time }.
check-stood-down = نعم، هذه الرسالة منا، وقد انتهى الأمر. لا حاجة إلى فعل شيء. "{ $headline }" أرسلها { $sender } في { $day } الساعة { $time }.
check-withdrawn = كانت هذه الرسالة منا، لكنها كانت خطأ. تجاهلها وأخبر الآخرين. "{ $headline }" أرسلها { $sender } في { $day } الساعة { $time }.
check-stopped = هذه الرسالة منا، لكننا أوقفنا إرسالها. لا ترسلها إلى أحد. "{ $headline }"، من { $sender }.
check-other-words = انتبه: نعرف الرمز { $code }، لكن ليست هذه كلماتنا. لا تضغط الروابط ولا تتصل بالأرقام التي فيها. رسالتنا هي "{ $headline }"، أرسلها { $sender } في { $day } الساعة { $time }. تتبعها كلماتنا.
check-other-over = انتبه: نعرف الرمز { $code }، لكن ليست هذه كلماتنا. لا تضغط الروابط ولا تتصل بالأرقام التي فيها. رسالتنا بهذا الرمز لم تعد سارية.
check-some-only = نعم، الرسالة { $code } منا. وصلت إلى بعض الناس فقط، لذلك لا نقول عنها المزيد هنا.
check-forwarded = ربما مررها منسق من Neighbourhood Watch مع سطر من عنده.
check-page-telegram = اقرأها هنا: { $page }
check-unknown = لم نرسل شيئا بالرمز { $code }. انظر إلى الرمز مرة أخرى. إن كان صحيحا، فالرسالة ليست منا: لا تضغط روابطها ولا تتصل بأرقامها. أرسلها مجانا إلى 7726.
check-no-code = لا نرى فيها رمزا من رموزنا. كل تنبيه منا له رمز، مثل K7QX. لا تضغط روابطها ولا تتصل بأرقامها. أرسلها مجانا إلى 7726.
check-how = للتأكد من رسالة أرسل CHECK ورمزها، مثل CHECK K7QX.

copy-muted = مكتوم: { $topic }، حتى { $date }
copy-vote-useful = قلت لنا إن التنبيه { $code } كان مفيدا
copy-vote-poor = قلت لنا إن التنبيه { $code } لم يكن مفيدا

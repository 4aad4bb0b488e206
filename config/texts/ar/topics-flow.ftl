# Not yet reviewed by a native speaker.

choose-topics = اختيار المواضيع
topics-which-sms = أي تنبيهات تريد؟ أرسل الأرقام للتغيير، مثل 2، أو { "\u200E" }2 5.
topics-which-telegram = أي تنبيهات تريد؟ اضغط للتشغيل أو الإيقاف. إذا كانت هناك أرواح في خطر قربك، فسنخبرك دائما.
topics-on-sms = { $topic }: نعم
topics-off-sms = { $topic }: لا
topics-on-telegram = ✅ { $topic }
topics-off-telegram = ⬜ { $topic }
topics-changed = { $changes }. أرسل رقما آخر، أو تم.
topics-finish = تم
topics-done = حفظنا اختيارك. تصلك: { $topics }.
topics-done-none = حفظنا اختيارك. لا تصلك أي مواضيع الآن. سنكتب لك فقط إذا كانت هناك أرواح في خطر قربك. للتغيير أرسل TOPICS.

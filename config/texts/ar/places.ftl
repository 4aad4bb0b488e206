# Not yet reviewed by a native speaker.

# Finding a place

place-ward = أي هذه المناطق منطقتك؟ الأرجح أولا. إن لم تجدها، أرسل رمزا بريديا آخر أو اسم منطقة أخرى.
place-which = هناك أكثر من مكان بهذا الاسم. أيها تقصد؟
place-nearest = تبدو هذه أقرب منطقة إليك. هل هي الصحيحة؟ إن لم تجدها، أرسل رمزك البريدي.
place-linked = هل تريد تنبيهات عن هذه المنطقة؟ هي مجانية، ويمكنك إيقافها بكلمة STOP متى شئت. لمكان آخر أرسل رمزك البريدي.
place-did-you-mean = هل تقصد هذا؟ إن لم يكن، أرسل رمزك البريدي مرة أخرى.
place-more = المزيد
place-from-start = عرض الأولى مرة أخرى
place-names-more =
    { $more ->
        [one] { $names } ومكان آخر
        [two] { $names } ومكانان آخران
        [few] { $names } و{ $more } أماكن أخرى
        [many] { $names } و{ $more } مكانا آخر
       *[other] { $names } و{ $more } مكان آخر
    }
place-outside = عذرا، { $name } خارج Merseyside، ولا تنبيهات لدينا عنه. هل تعرف مكانا داخل Merseyside؟ أرسل رمزه البريدي أو اسمه. لأي مكان آخر انظر police.uk.
place-outside-nameless = عذرا، هذا خارج Merseyside، ولا تنبيهات لدينا عنه. هل تعرف مكانا داخل Merseyside؟ أرسل رمزه البريدي أو اسمه. لأي مكان آخر انظر police.uk.
place-unknown = عذرا، لا نعرف "{ $name }". من فضلك أرسل رمزا بريديا مثل L20 4AB، أو اسم مكان مثل Bootle.
place-unknown-nameless = من فضلك أرسل رمزا بريديا مثل L20 4AB، أو اسم مكان مثل Bootle.

# The list
place-add = إضافة مكان
place-add-this = إضافة { $place }
place-drop = حذف { $place }

places-list = أماكنك. اختر مكانا لحذفه، أو أضف مكانا آخر.
places-none = ليس لديك أماكن الآن، فلا تصلك تنبيهات. أضف مكانا، أو أرسل STOP للمغادرة.
places-where = أي مكان تريد أن تضيف؟ أرسل رمزا بريديا أو اسم منطقة، مثل L8 1AA أو Bootle.
places-where-telegram = أي مكان تريد أن تضيف؟ أرسل رمزا بريديا أو اسم منطقة، مثل L8 1AA أو Bootle، أو شارك موقعا.
places-added = تم. تصلك الآن تنبيهات عن { $place } أيضا. يمكنك إيقافها بكلمة STOP متى شئت. أماكنك:
places-dropped = تم. لا تنبيهات بعد الآن عن { $place }. أماكنك الأخرى:
places-dropped-last = تم. لا تنبيهات بعد الآن عن { $place }. كان هذا آخر أماكنك، فلا تصلك تنبيهات الآن. أضف مكانا، أو أرسل STOP للمغادرة.
places-have-it = تصلك تنبيهات عن { $place } من قبل، فلم يتغير شيء. أماكنك:
places-full = لديك أكبر عدد من الأماكن يمكننا حفظه. احذف مكانا أولا. أماكنك:
places-not-yours = هذا ليس في قائمتك. أماكنك:

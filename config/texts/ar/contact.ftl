# Not yet reviewed by a native speaker.

contact-offer = إن أردت أن يتصل بك شرطي بشأن ما أخبرتنا به أرسل CONTACT ME.
contact-button = اتصلوا بي
contact-means = إن تابعت، يرى الفريق الذي لديه آخر بلاغ لك رقمك وقد يتصل بك. لا أحد غيره. في هذا الملف لن تبقى مجهولا له. للتراجع أرسل CONTACT OFF.
    ليس هذا بلاغا عن جريمة ولا يعطي رقما: لذلك اتصل بـ101 أو افتح { $site }
contact-type = اكتب الآن الرقم الذي نتصل به.
contact-type-other = أو اكتب رقما آخر.
contact-mine = هذا الرقم
contact-not = لا
contact-no-number = هذا ليس رقم هاتف. من فضلك اكتبه بكل أرقامه.
contact-shared = شكرا. يصل إلى الفريق الرقم الذي ينتهي بـ{ $end } وقد يتصل بك. للتراجع أرسل CONTACT OFF.
contact-not-shared = لم ننقل شيئا. تبقى مجهولا.
contact-already = رقمك لدى الفريق. للتراجع أرسل CONTACT OFF.
contact-nothing = لا يوجد بلاغ من اليوم الأخير نضع رقمك معه. أرسل TIP وما تعرفه، ثم اختر أنه يمكننا سؤالك.
contact-taken-back = تم. حذفنا رقمك لدى الفريق. إن كان أحد قد كتبه على ورق فلا يمكننا سحبه من هناك.
contact-none = لا نحفظ رقما أعطيته لفريق.

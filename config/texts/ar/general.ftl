# Not yet reviewed by a native speaker.

sorry-send-again = عذرا، حدث خطأ من جهتنا ولم يحفظ شيء. من فضلك أرسل الرسالة مرة أخرى. في الطوارئ اتصل بـ999.
cannot-read = عذرا، نقرأ هنا الكلمات فقط، لا الصور ولا الصوت ولا الملفات. من فضلك اكتبها بالكلمات. في الطوارئ اتصل بـ999.
day-is-full = هذه كل الرسائل التي نستطيع إرسالها اليوم. ما زلنا نقرأ ما ترسله وسنجيب غداً. في الخطر اتصل بـ 999.
reply-with-number = أجب برقم من فضلك.
list-is-old = هذه القائمة قديمة، فلم يتغير شيء. تابع من هنا:
no-list-here = لا توجد هنا قائمة يتبعها رقم. لمعرفة ما أستطيع أرسل MENU.
# What people type to say no, with commas between.
words-for-no = لا, لا شكرا, no
# How what people type begins who mean the list and say no number of it.
words-for-the-list = نعم, حسنا, أرسل, ماذا أضغط, كيف, أي رقم, ok

# Not yet reviewed by a native speaker.

public-brand = { $name } Messenger
public-skip = انتقل إلى المحتوى
public-languages = اللغة
public-all-title = التنبيهات
public-all-lead = ما تقوله الشرطة والمجالس المحلية للناس في { $place }. في الطوارئ اتصل بـ999.
public-area-title = تنبيهات { $area }
public-area-lead = ما تقوله الشرطة والمجلس المحلي للناس هنا. في الطوارئ اتصل بـ999.
public-in-force = سارية الآن
public-ended = انتهت أو سحبت
public-none = لا تنبيهات سارية هنا الآن.
public-none-at-all = لا تنبيهات سارية الآن.
public-only-newest = هذه أحدث التنبيهات ({ $count }). اختر منطقتك لترى كل ما يخصك.
public-line-about = { $sender }، { $when }
public-line-code = الرمز { $code }
public-mark-emergency = خطر على الحياة
public-mark-urgent = عاجل
public-mark-over = قديم
public-mark-stood-down = انتهى
public-mark-withdrawn = سحب

public-find = ابحث عن منطقتك
public-find-label = رمزك البريدي أو حيك أو مكانك
public-find-hint = مثل L20 4AB أو Bootle. لا نحفظ ما تكتب.
public-find-button = أظهر التنبيهات
public-areas = المناطق
public-wards = الأحياء
public-up = كل { $area }
public-all = كل التنبيهات
public-found-several = أيها تقصد؟
public-found-none = لا نعرف مكانا بهذا الاسم. جرب رمزا بريديا أو مكانا قريبا منك.
public-found-outside = { $name } خارج { $place }. ليس لدينا تنبيهات لها.
public-found-like = لا نعرف مكانا بهذا الاسم. هل تقصد واحدا من هذه؟

public-check = هل الرسالة حقيقية؟
public-check-label = الرمز المكتوب في الرسالة
public-check-hint = أربعة حروف وأرقام، مثل K7QX.
public-check-button = تحقق

public-alert-by = من { $sender }
public-alert-sent = أرسلت { $when }
public-alert-update = كلمات أحدث: { $when }
public-alert-correction = صححت { $when }. كان في الكلمات السابقة خطأ.
public-state-over = هذه الرسالة قديمة. لم تعد سارية.
public-state-stood-down = انتهى الأمر الآن. لا حاجة إلى فعل شيء.
public-state-withdrawn = كانت هذه الرسالة خطأ. تجاهلها من فضلك.
public-state-stopped = أوقفنا إرسال هذه الرسالة. لا ترسلها إلى أحد من فضلك.
public-outcome = كيف انتهى الأمر
public-translated = بلغات أخرى
public-story = ما قلناه من قبل
public-story-first = الكلمات الأولى، { $when }
public-story-update = كلمات أحدث، { $when }
public-story-correction = تصحيح، { $when }

public-real = هل هذه الرسالة حقيقية؟
public-real-yes = نعم. { $sender } أرسل الرسالة ذات الرمز { $code }. إن لم تكن كلمات رسالتك مثل هذه الكلمات، فلا تثق بها.
public-real-was-wrong = كانت منا: { $sender } أرسل الرسالة ذات الرمز { $code }. لكنها كانت خطأ وسحبناها.
public-real-stopped = كانت منا: { $sender } أرسل الرسالة ذات الرمز { $code }. ثم أوقفنا إرسالها.
public-real-forwarded = ربما مررها منسق من Neighbourhood Watch مع سطر من عنده.

public-some-only-title = هذا التنبيه حقيقي
public-some-only = الرسالة ذات الرمز { $code } منا. وصلت إلى بعض الناس فقط، لذلك لا نعرض كلماتها هنا.

public-saw = هل رأيت شيئا؟
public-saw-over = انتهى الأمر، لكننا ما زلنا نريد أن نعرف ما رأيت.
public-saw-lead = أخبرنا دون ذكر اسمك. إذا كان أحد في خطر الآن، فاتصل بـ999.
public-saw-telegram = أخبرنا عبر تلغرام
public-saw-text = أخبرنا برسالة نصية
public-saw-sms = أرسل SAW { $code } وما رأيت إلى { "\u2066" }{ $number }{ "\u2069" }.
public-saw-elsewhere = أو أخبر Crimestoppers دون ذكر اسمك: { "\u200E" }0800 555 111.

public-join = احصل على تنبيهات منطقتك
public-join-lead = هي مجانية، ويمكنك إيقافها في أي وقت.
public-join-telegram = تنبيهات عبر تلغرام
public-join-text = تنبيهات برسائل نصية
public-join-sms = أرسل JOIN ورمزك البريدي إلى { "\u2066" }{ $number }{ "\u2069" }.

public-false-title = هذا الرمز ليس منا
public-false-lead = لم نرسل شيئا بالرمز { $code }. انظر إلى الرمز مرة أخرى: فيه أربعة حروف وأرقام، مثل K7QX.
public-false-signs = الرسائل المزيفة كثيرا ما
public-false-sign-hurry = تستعجلك أو تخيفك،
public-false-sign-money = تطلب مالا أو كلمة سر أو بطاقتك المصرفية،
public-false-sign-link = تريد أن تضغط رابطا أو تتصل برقم،
public-false-sign-code = ليس فيها رمز، أو فيها رمز غير موجود هنا.
public-false-do = ماذا تفعل
public-false-do-nothing = لا تضغط الروابط. لا تتصل بالأرقام التي فيها.
public-false-do-report = أرسل الرسالة النصية إلى 7726. هذا مجاني. ثم احذفها.
public-false-do-bank = هل دفعت أو أعطيت بياناتك المصرفية؟ اتصل بمصرفك الآن: الرقم 159 يوصلك إلى معظم المصارف.
public-false-do-danger = في خطر؟ اتصل بـ999.
public-no-page = لا شيء في هذا العنوان
public-no-page-lead = انظر إلى العنوان مرة أخرى، أو اذهب إلى كل التنبيهات.

public-foot = الطوارئ: 999. بلا طوارئ: 101. Crimestoppers دون ذكر اسمك: { "\u200E" }0800 555 111.

# Not yet reviewed by a native speaker.

# Neighbourhood Watch schemes: what neighbours and their coordinators read.

command-scheme = مجموعات Neighbourhood Watch

# SCHEME
scheme-what = في مجموعة Neighbourhood Watch ينتبه الجيران بعضهم لبعض. للانضمام إلى مجموعة أرسل JOIN والرمز المكتوب على ملصقها. ويمكنك أيضا أن تبدأ مجموعة.
scheme-mine = أنت في: { $schemes }. للانضمام إلى مجموعة أخرى أرسل JOIN والرمز المكتوب على ملصقها.
scheme-which = أي مجموعة؟
scheme-yes = نعم
scheme-no = لا
scheme-nothing-changed = حسنا. لم نرسل شيئا ولم يتغير شيء.

# Asking for a scheme
scheme-name-ask = ما اسم المجموعة؟ مثلا: Linacre Lane Watch.
scheme-area-ask = أين هي؟ أرسل رمزا بريديا أو اسم مكان، مثل L20 4AB أو Linacre.
scheme-area-wide = { $place } أكبر من أن يكون لمجموعة واحدة. أرسل رمزا بريديا أو مكانا أصغر.
scheme-sure = { $scheme }، للمكان: { $place }. ستكون منسقها: يمكنك تمرير تنبيهات الشرطة والكتابة إلى الأعضاء. ترى عددهم ولا ترى من هم أبدا. هل هذا صحيح؟
scheme-asked = شكرا لك. يجب أن يوافق شرطي أولا. تحدث مع شرطي منطقتك أو اتصل بـ101 وأعطه هذا الرمز: { $code }. نكتب إليك عندما يقررون.
scheme-still-asked = { $scheme } ما زالت تنتظر شرطيا. تحدث مع شرطي منطقتك أو اتصل بـ101 وأعطه هذا الرمز: { $code }.
scheme-asked-lately = طلبت مجموعة في آخر 7 أيام. تحدث أولا مع شرطي منطقتك أو اتصل بـ101.
scheme-told-approve = خبر جيد: يمكن أن تبدأ { $scheme }. ينضم الجيران بإرسال JOIN { $code }. لمعرفة ما يمكنك فعله أرسل SCHEME.
scheme-told-decline = شكرا لعرضك قيادة { $scheme }. لا تستطيع الشرطة الموافقة الآن. للحديث عن ذلك اتصل بـ101. تنبيهاتك تبقى كما هي.
scheme-told-stop = أوقفت الشرطة { $scheme }. لن يخرج منها شيء بعد الآن. للحديث عن ذلك اتصل بـ101.

# What a coordinator can do
scheme-home = { $scheme }. عدد الأعضاء: { $members }. ماذا تريد أن تفعل؟
scheme-do-start = بدء مجموعة
scheme-do-pass = تمرير تنبيه
scheme-do-write = الكتابة إلى الأعضاء
scheme-do-poster = الرمز للملصق
scheme-do-deputy = إضافة نائب
scheme-do-leave = مغادرة المجموعة
scheme-poster = لملصق { $scheme }: أرسل JOIN { $code }. { $link }
scheme-deputy-code = أعط هذا الرمز لشخص واحد تثق به. يعمل مرة واحدة خلال 7 أيام: SCHEME { $code }. سيستطيع تمرير التنبيهات والكتابة إلى أعضاء { $scheme }.
scheme-lead-coordinator = يمكنك قيادة { $scheme } ({ $place }): تمرير تنبيهات الشرطة والكتابة إلى الأعضاء. ترى عددهم ولا ترى من هم أبدا. هل تريد ذلك؟
scheme-lead-deputy = يمكنك المساعدة في قيادة { $scheme } ({ $place }): تمرير تنبيهات الشرطة والكتابة إلى الأعضاء. ترى عددهم ولا ترى من هم أبدا. هل تريد ذلك؟
scheme-lead-done = تم. أنت الآن تقود { $scheme }. لمعرفة ما يمكنك فعله أرسل SCHEME.
scheme-lead-unknown = هذا الرمز استعمل من قبل، أو مضى عليه أكثر من 7 أيام، أو فيه خطأ. تأكد منه أو اطلب رمزا جديدا.

# JOIN and the code on a poster
scheme-join-ask = { $scheme } مجموعة Neighbourhood Watch للمكان: { $place }. إذا انضممت فقد تكتب إليك الشرطة ومنسقها، وهو جار. لا يرى المنسق ولا الأعضاء الآخرون اسمك أو رقمك. للمغادرة أرسل LEAVE.
scheme-join-ask-alerts = ستصلك أيضا تنبيهات الشرطة عن { $place }. لإيقاف كل شيء أرسل STOP.
scheme-join-yes = انضمام
scheme-join-no = لا، شكرا
scheme-joined = تم. أنت في { $scheme }. للمغادرة أرسل LEAVE.
scheme-joined-alerts = تصلك أيضا تنبيهات الشرطة عن { $place }. لإيقاف كل شيء أرسل STOP.
scheme-joined-before = أنت في { $scheme } من قبل. للمغادرة أرسل LEAVE.
scheme-code-unknown = لا توجد مجموعة بالرمز { $code }. انظر إلى الملصق مرة أخرى.
scheme-not-running = { $scheme } لا تعمل الآن. يمكن أن تصلك تنبيهات الشرطة: أرسل JOIN ورمزك البريدي.

# LEAVE
scheme-left = تم. غادرت { $scheme }. تنبيهات الشرطة تبقى كما هي.
scheme-lead-left = تحتاج مجموعة Neighbourhood Watch التي كنت تقودها إلى شخص آخر. سنخبر شرطة منطقتك.
scheme-leave-which = أي مجموعة تريد أن تغادر؟
scheme-leave-sure = أنت تقود { $scheme }. إذا غادرت فيجب أن يقودها شخص آخر. هل تريد المغادرة؟
scheme-leave-none = لست في أي مجموعة Neighbourhood Watch. لإيقاف كل شيء أرسل STOP.

# FWD K7QX
scheme-forward-how = لتمرير تنبيه أرسل FWD ورمزه، مثل FWD K7QX.
scheme-forward-not-yours = المنسقون فقط يستطيعون ذلك. لمعرفة ما يمكنك فعله أرسل SCHEME.
scheme-forward-unknown = لا نعرف تنبيها بالرمز { $code }. انظر إلى الرمز مرة أخرى.
scheme-forward-over = التنبيه { $code } انتهى أو أوقفناه، فلا تمرره من فضلك.
scheme-forward-some-only = التنبيه { $code } ذهب إلى بعض الناس فقط، فلا يمكن تمريره.
scheme-forward-before = { $code } في الطريق إلى مجموعتك.
scheme-forward-nobody = وصل { $code } إلى كل أعضائك من قبل. شكرا لك.
scheme-forward-counts = هذا ما سيصلهم. سيعرفون: { $told }. كان لديهم من قبل: { $had }.
scheme-forward-do-send = إرسال
scheme-forward-do-line = كتابة سطر مني
scheme-forward-do-bare = دون سطر مني
scheme-forward-do-leave = عدم الإرسال
scheme-forward-line = اكتب سطرا واحدا منك. يأتي فوق التنبيه، وأقصى طوله { $most } حرفا.
scheme-forward-done = شكرا لك. سيذهب إلى { $scheme }. سيعرفون: { $told }. كان لديهم من قبل: { $had }.
scheme-forward-button = تمرير إلى مجموعتي
scheme-pass-which = أي تنبيه؟
scheme-pass-none = لا توجد تنبيهات سارية لأماكنك. إذا كان لديك رمز تنبيه فأرسل FWD والرمز.
scheme-line-no-room = هذا التنبيه يملأ رسالة كاملة، فلا مكان لسطر منك. يمكنك تمريره كما هو.

# What is wrong with somebody's words
scheme-words-empty = اكتب بضع كلمات من فضلك.
scheme-words-long = هذا أطول من المسموح بعدد الحروف: { $surplus }. الحد الأقصى { $most }.
scheme-words-costly = بعض الهواتف لا تعرض هذا: { $characters } اكتبه بحروف لاتينية عادية.
scheme-words-link = احذف هذا من فضلك: { $found } الروابط والعناوين غير مسموح بها، حتى لا يصل أحد إلى صفحة مزيفة.
scheme-words-number = احذف هذا الرقم من فضلك: { $number } المسموح به 999 و101 وأرقام المساعدة المعروفة فقط.
scheme-line-quotes = احذف علامات الاقتباس من فضلك، حتى يرى الجميع أين ينتهي سطرك.
scheme-line-police = احذف هذه الكلمة من فضلك: { $found } يجب ألا يظن أحد أن سطرك من كلام الشرطة.

# As members read it
scheme-forward-telegram =
    مرره منسق { $scheme }، ويكتب: "{ $line }"

    التنبيه من الشرطة وشركائها:

    { $alert }
scheme-forward-telegram-bare =
    مرره منسق { $scheme }. التنبيه من الشرطة وشركائها:

    { $alert }
scheme-forward-sms =
    منسق Watch: { $line } (فيها خطأ؟ REPORT { $code })
    { $headline }
    { $text }
    طوارئ: 999. رأيت شيئا؟ SAW { $code }. للتأكد: CHECK { $code }
    { $sender }
scheme-forward-sms-bare =
    من منسق Watch
    { $headline }
    { $text }
    طوارئ: 999. رأيت شيئا؟ SAW { $code }. للتأكد: CHECK { $code }
    { $sender }
scheme-follow-sms =
    مرره { $scheme }:
    { $alert }
scheme-message-telegram =
    من منسق { $scheme }، وليس من الشرطة:

    { $text }

    هل في هذه الرسالة خطأ؟ اضغط الزر. لمغادرة المجموعة أرسل { "\u200E" }/leave.
scheme-message-sms =
    من منسق { $scheme }، وليس من الشرطة:
    { $text }
    فيها خطأ؟ REPORT { $number }. مغادرة: LEAVE

# Writing to one's scheme, and REPORT
scheme-write-ask = ماذا تريد أن تقول؟ الحد الأقصى { $most } حرف، بحروف لاتينية. سيكتب أنها منك وليست من الشرطة.
scheme-write-cap = كتبت مرتين في 7 أيام. يمكنك الكتابة مرة أخرى في { $again }.
scheme-write-count = هذا ما سيصلهم. عدد الأعضاء: { $members }. هل نرسلها؟
scheme-write-do-send = إرسال
scheme-write-do-change = كتابتها من جديد
scheme-write-do-leave = عدم الإرسال
scheme-written = شكرا لك. تذهب الآن إلى أعضاء { $scheme }.
scheme-written-later = شكرا لك. نحن في الليل، فتذهب إلى أعضاء { $scheme } الساعة { $time }.
scheme-report-button = هذا ليس صحيحا
scheme-report-how = للإبلاغ عن رسالة منسق أرسل REPORT ورقمها، مثل REPORT 12.
scheme-reported = شكرا لك. ينظر أفراد الشرطة في هذه الرسالة. لن يعرف المنسق أنك أبلغت.
scheme-report-unknown = ليست لدينا رسالة كهذه لك. في الطوارئ اتصل بـ999. لتخبر الشرطة بشيء أرسل TIP وكلماتك.

# In the copy of what we hold
copy-scheme-coordinator = أنت تقود مجموعة Neighbourhood Watch { $scheme }
copy-scheme-deputy = أنت تساعد في قيادة مجموعة Neighbourhood Watch { $scheme }
copy-scheme-member = أنت في مجموعة Neighbourhood Watch { $scheme }
copy-deed-scheme-in = انضممت إلى مجموعة Neighbourhood Watch
copy-deed-scheme-out = غادرت مجموعة Neighbourhood Watch

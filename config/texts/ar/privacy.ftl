# Not yet reviewed by a native speaker.

# Stopping

stop-done = تم. لن تصلك منا تنبيهات بعد الآن. ما زال بإمكانك أن تخبرنا بأمور هنا. للعودة أرسل JOIN ورمزك البريدي.
stop-nothing = لا تصلك منا تنبيهات، فليس هناك ما نوقفه. للاشتراك أرسل JOIN ورمزك البريدي.
stop-topic = تم. لا تنبيهات بعد الآن عن: { $topic }. للتغيير أرسل TOPICS. إذا كانت هناك أرواح في خطر قربك، فسنخبرك.
stop-not-yours = هذا ليس من أماكنك، فلم يتغير شيء. أماكنك: { $places }. لإيقاف كل شيء أرسل STOP وحدها.

# Coming back after STOP
start-then-join = يمكننا مراسلتك من جديد. لا تصلك تنبيهات بعد. لتصلك أرسل JOIN ورمزك البريدي، مثل JOIN L20 4AB.
start-still-joined = اشتراكك قائم وتصلك تنبيهاتنا. أرسل MENU لمعرفة ما يمكنك فعله.

# My data
mydata-held = نحفظ: أماكنك ({ $places })، والمواضيع التي اخترتها ({ $topics })، وبقية اختياراتك وتقييماتك، ولغتك، وطريقة الوصول إليك (مقفلة)، وتاريخ اشتراكك. لا نحفظ اسمك ولا عنوانك.
mydata-held-left = لا تصلك تنبيهات. نحفظ طريقة الوصول إليك (مقفلة)، وتاريخ اشتراكك ومغادرتك. لا نحفظ اسمك ولا عنوانك.
mydata-held-nothing = لم تشترك، فلا نحفظ إلا هذه المحادثة (مقفلة، ولمدة 90 يوما على الأكثر).
mydata-copy = أرسلوا لي نسخة
mydata-erase = حذف كل شيء
mydata-keep = لا تحذفوا شيئا
mydata-sure = هل تريد ذلك حقا؟ ستتوقف تنبيهاتك ولا يمكن التراجع. إن كنت قد أخبرتنا بشيء، فأرسل FORGET وكلمات ملفك لإنهاء ذلك أيضا.
mydata-yes = نعم، احذفوا
mydata-no = لا، احتفظوا بها
mydata-kept = لم يتغير شيء.
mydata-erased = تم الحذف. تزول هذه المحادثة الفارغة بعد 90 يوما. نحفظ علامة مشفرة كي لا يسجلك أحد غيرك. للعودة أرسل JOIN ورمزك البريدي.

copy-title = ما نحفظه عنك:
copy-language = اللغة: { $name }
copy-place = المكان: { $place }{ "\u200F" } ({ $how })
copy-how-exact = من رمزك البريدي
copy-how-polygon = من موقعك
copy-how-nearest = من موقعك
copy-how-chosen = كما اخترته
copy-topic = الموضوع: { $topic }
copy-alerts = عدد التنبيهات التي أرسلناها لك: { $count }
copy-consent = بتاريخ { $on }، { $channel }: { $deed }. بهذه الكلمات: { $wording }
copy-deed-joined = اشتركت
copy-deed-added = أضفت مكانا
copy-deed-dropped = أوقفت مكانا أو موضوعا
copy-deed-left = غادرت
copy-by-telegram = عبر تيليجرام
copy-by-sms = برسالة نصية

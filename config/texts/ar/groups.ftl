# Not yet reviewed by a native speaker.

group-pub-watch = Pub Watch
group-shop-watch = Shop Watch
group-schools = المدارس
group-care-homes = دور الرعاية
group-places-of-worship = دور العبادة
group-people-at-risk = الأمان والعافية

group-about-pub-watch = أخبار للحانات والمقاهي والنوادي.
group-about-shop-watch = أخبار للمتاجر ولمن يعمل فيها.
group-about-schools = أخبار للمدارس ورياض الأطفال.
group-about-care-homes = أخبار لدور الرعاية وموظفيها.
group-about-places-of-worship = أخبار للكنائس والمساجد وكل دور العبادة.
group-about-people-at-risk = تنبيهات ونصائح لتبقى آمنا.

groups-consent =
    { $group }{ "\u200F" }: { $about }
    الدعوة من: { $by }{ "\u200F" }.
    يمكن للشرطة والبلدية مراسلتك. يرون عدد من في المجموعة، ولا يرون من هم.
    يمكنك المغادرة متى شئت: أرسل STOP { $stop }.
    هل تريد الانضمام؟
groups-yes = نعم، أنضم
groups-no = لا، شكرا
groups-not-joined = حسنا. لم تنضم إلى { $group }.
groups-where-key-location = أين يقع مكانك؟ أرسل رمزه البريدي أو اسم الحي.
groups-where-people = أين تسكن؟ أرسل رمزك البريدي أو اسم منطقتك، مثل L20 4AB أو Bootle.
groups-joined = تم. أنت في { $group } وتصلك تنبيهاتها عن { $places }. للمغادرة أرسل STOP { $stop }.
groups-joined-new = تم. أنت في { $group } وتصلك تنبيهاتها عن { $places }. ونخبرك أيضا إذا كانت هناك أرواح في خطر. لتنبيهات أكثر أرسل TOPICS. للمغادرة أرسل STOP { $stop }.
groups-already = أنت في { $group } من قبل. للمغادرة أرسل STOP { $stop }.
groups-code-unknown = هذا الرمز لا يعمل. ربما انتهت مدته أو فيه حرف خطأ. تحقق منه أو اطلب رمزا جديدا.
groups-by-code = للانضمام إلى { $group } تحتاج إلى رمز. اطلبه من الشرطة المحلية أو البلدية، ثم أرسل JOIN والرمز.

groups-left = تم. غادرت { $group }. تنبيهاتك الأخرى كما هي.
groups-not-in = لست في { $group }، فلم يتغير شيء.
groups-leave-choice = مغادرة { $group }
groups-leave-sure = هل تغادر { $group }؟ للعودة تحتاج إلى رمز جديد.
groups-leave = نعم، أغادر
groups-stay = لا، أبقى
groups-stayed = لم يتغير شيء. ما زلت في المجموعة.

groups-held = أنت في هذه المجموعات: { $groups }.
copy-group = المجموعة: { $group }
copy-deed-entered = انضممت إلى مجموعة
copy-deed-quit = غادرت مجموعة

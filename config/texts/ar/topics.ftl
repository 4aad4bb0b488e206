# Not yet reviewed by a native speaker.

# Names of topics and categories: at most 28 characters.

topic-burglary = السطو والسرقة
topic-vehicle-crime = جرائم المركبات
topic-anti-social-behaviour = السلوك المعادي للمجتمع
topic-off-road-bikes = دراجات نارية وقيادة خطرة
topic-scams = النصب والاحتيال
topic-violence = العنف والسلب
topic-drugs = المخدرات والعصابات
topic-hate-and-abuse = الكراهية والإيذاء
topic-missing-and-wanted = المفقودون والمطلوبون
topic-fire-and-damage = الحرائق والتخريب
topic-events-and-advice = فعاليات ونصائح

category-anti-social-behaviour = السلوك المعادي للمجتمع
category-burglary = السطو على المنازل
category-child-exploitation = استغلال الأطفال
category-counter-terrorism = التطرف والإرهاب
category-criminal-damage-arson = التخريب وإشعال الحرائق
category-deliberate-fires = حرائق متعمدة
category-domestic-abuse = العنف الأسري
category-drugs = المخدرات
category-environmental = رمي النفايات
category-fraud-rogue-trading = الاحتيال والباعة المحتالون
category-hate-crime = جرائم الكراهية
category-modern-slavery = العبودية الحديثة
category-not-intelligence = ليس بلاغا
category-off-road-bikes = دراجات نارية وقيادة خطرة
category-organised-crime = الجريمة المنظمة
category-other-crime = جرائم أخرى
category-other-theft = السرقة
category-possession-of-weapons = الأسلحة
category-public-order = الشغب
category-robbery = السلب
category-shoplifting = السرقة من المتاجر
category-vehicle-crime = جرائم المركبات
category-violent-crime = العنف
category-vulnerable-person = مفقودون وأشخاص في خطر

category-event = فعاليات واجتماعات
category-crime-prevention = نصائح للوقاية من الجريمة

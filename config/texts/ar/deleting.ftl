# Not yet reviewed by a native speaker.

### What is deleted once something was filed, and what is not.

tip-removed-telegram = نحذف ما أرسلته من هذه المحادثة.
tip-removed-sms = ما أرسلته ما زال في هاتفك: احذفه منه.
not-deleted-telegram = لم يسمح لنا تيليغرام بحذف ما أرسلته. من فضلك احذفه بنفسك من هذه المحادثة: اضغط عليه مطولا ثم اختر حذف.

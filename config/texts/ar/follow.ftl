# Not yet reviewed by a native speaker.

follow-update-headline = جديد - { $headline }
follow-correction-headline = تصحيح - { $headline }
follow-outcome-headline = كيف انتهى الأمر - { $headline }

follow-telegram-outcome =
    { $headline }

    { $text }

    شكرا لكل من ساعد.

    { $sender }
    هل هذه الرسالة حقيقية؟ أرسل CHECK { $code }.
follow-sms-outcome =
    { $headline }
    { $text }
    شكرا لكل من ساعد. للتأكد: CHECK { $code }
    { $sender }

follow-telegram-withdrawal =
    { $headline }

    كانت هذه الرسالة خاطئة. يرجى تجاهلها. نعتذر.

    { $sender }
    هل هذه الرسالة حقيقية؟ أرسل CHECK { $code }.
follow-sms-withdrawal =
    رسالتنا "{ $headline }" كانت خاطئة. يرجى تجاهلها. نعتذر. للتأكد: CHECK { $code }
    { $sender }

follow-telegram-stand-down =
    { $headline }

    انتهى هذا الأمر. لا يلزم أن تفعل شيئا آخر. شكرا.

    إذا كنت تعرف شيئا عن هذا، اضغط الزر. لا حاجة إلى ذكر اسمك.

    { $sender }
    هل هذه الرسالة حقيقية؟ أرسل CHECK { $code }.
follow-sms-stand-down =
    انتهى الأمر. { $headline }. لا يلزم شيء آخر. شكرا. تعرف شيئا؟ SAW { $code } للتأكد: CHECK { $code }
    { $sender }

follow-notice-update = في هذه الرسالة جديد. يرجى قراءتها مرة أخرى.
follow-notice-correction = صححنا هذه الرسالة. يرجى قراءتها مرة أخرى.
follow-notice-withdrawal = كانت هذه الرسالة خاطئة. يرجى تجاهلها.
follow-notice-stand-down = انتهى هذا الأمر. شكرا.

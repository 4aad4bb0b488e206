# Not yet reviewed by a native speaker.

choose-topics = Dewis pynciau
topics-which-sms = Am beth ydych chi eisiau clywed? Atebwch gyda rhifau i droi ymlaen neu i ffwrdd, fel 2, neu 2 5.
topics-which-telegram = Am beth ydych chi eisiau clywed? Tapiwch i droi ymlaen neu i ffwrdd. Os oes bywydau mewn perygl yn agos atoch, byddwn bob amser yn dweud wrthych.
topics-on-sms = { $topic } (ie)
topics-off-sms = { $topic } (na)
topics-on-telegram = ✅ { $topic }
topics-off-telegram = ⬜ { $topic }
topics-changed = { $changes }. Anfonwch rif arall, neu GORFFEN.
topics-finish = Gorffen
topics-done = Wedi cadw. Rydych chi'n cael: { $topics }.
topics-done-none = Wedi cadw. Dydych chi ddim yn cael unrhyw bynciau rŵan. Dim ond os oes bywydau mewn perygl yn agos atoch y byddwn yn ysgrifennu. I newid hyn anfonwch TOPICS.

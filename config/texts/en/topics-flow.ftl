# Choosing topics. Tick marks are for Telegram alone: on SMS they would more than halve what fits into a text.

choose-topics = Choose topics
topics-which-sms = What do you want to hear about? Reply with numbers to turn on or off, like 2 or 2 5.
topics-which-telegram = What do you want to hear about? Tap to turn on or off. If lives are in danger near you, we always tell you.
topics-on-sms = { $topic } (on)
topics-off-sms = { $topic } (off)
topics-on-telegram = ✅ { $topic }
topics-off-telegram = ⬜ { $topic }
topics-changed = { $changes }. Send another number, or DONE.
topics-finish = Done
topics-done = Saved. You get: { $topics }.
topics-done-none = Saved. You get no topics now. We only write if lives are in danger near you. To change this send TOPICS.

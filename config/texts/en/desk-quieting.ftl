# A sender who writes too much. Nobody learns who that is.

desk-quieten = Ask the sender to wait 24 hours
desk-quieten-hint = For 24 hours we take no routine reports from whoever sent this, and tell them kindly when they try. What is urgent, words of danger and answers to questions still come through. Nobody learns who it is.
desk-quieten-send = Ask them to wait
desk-done-quieten = The sender is asked to wait.
desk-mute = Take no more words on this report
desk-mute-hint = What the sender adds from now on is dropped, and open questions are closed. Whoever asks with the case words is told so.
desk-mute-send = Take no more
desk-done-mute = No more words are taken on this report.
desk-unmute = Take words on this report again
desk-unmute-hint = What the sender adds comes to you again. What was dropped stays lost.
desk-unmute-send = Take words again
desk-done-unmute = Words are taken again.

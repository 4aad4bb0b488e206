### What may follow the thanks for a report, as one more message.

thanks-no-crime-report = This is not a crime report and gives no crime number. To report a crime ring 101 or go to { $site }
thanks-helpline = In danger ring 999. To talk to somebody, free, day and night: 0808 2000 247. If others look at this phone, delete these messages.

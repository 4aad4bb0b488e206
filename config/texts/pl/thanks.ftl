# Not yet reviewed by a native speaker.

thanks-no-crime-report = To nie jest zgłoszenie przestępstwa i nie daje numeru sprawy. Żeby zgłosić przestępstwo, zadzwoń pod 101 albo wejdź na { $site }
thanks-helpline = W niebezpieczeństwie dzwoń pod 999. Jeśli chcesz z kimś porozmawiać, bezpłatnie, w dzień i w nocy: 0808 2000 247. Jeśli ktoś zagląda do tego telefonu, usuń te wiadomości.

# Not yet reviewed by a native speaker.

contact-offer = Jeśli chcesz, żeby policja skontaktowała się z tobą w tej sprawie, wyślij CONTACT ME.
contact-button = Proszę o kontakt
contact-means = Jeśli pójdziesz dalej, zespół z twoim ostatnim zgłoszeniem zobaczy twój numer i może zadzwonić. Nikt inny. W tej sprawie będzie wiadomo, kim jesteś. Żeby to cofnąć, wyślij CONTACT OFF.
    To nie jest zgłoszenie przestępstwa i nie daje numeru: do tego służy 101 lub { $site }
contact-type = Napisz teraz numer, pod który mamy dzwonić.
contact-type-other = Albo napisz inny numer.
contact-mine = Użyj tego numeru
contact-not = Nie
contact-no-number = To nie jest numer telefonu. Napisz go ze wszystkimi cyframi.
contact-shared = Dziękujemy. Zespół dostanie numer, który kończy się na { $end }, i może zadzwonić. Żeby to cofnąć, wyślij CONTACT OFF.
contact-not-shared = Nic nie zostało przekazane. Nikt nie wie, kim jesteś.
contact-already = Zespół ma już twój numer. Żeby to cofnąć, wyślij CONTACT OFF.
contact-nothing = Nie ma zgłoszenia z ostatniej doby, do którego można dołączyć numer. Wyślij TIP i to, co wiesz, a potem wybierz, że możemy pytać.
contact-taken-back = Gotowe. Twój numer u zespołu jest usunięty. Jeśli ktoś zapisał go już na papierze, tam go nie cofniemy.
contact-none = Nie mamy numeru, który był przekazany zespołowi.

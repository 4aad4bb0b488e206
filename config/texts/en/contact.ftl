### To be known, if one wants: a number for the team that has the report.
### Whoever changes `contact-means` gives these words a new day in bot/flows/contact.py: it is kept with each consent.

contact-offer = If you want an officer to contact you about what you told us, text CONTACT ME.
contact-button = Contact me
contact-means = If you go on, the team that has your last report sees your number and may ring you. Nobody else sees it. For this report you then no longer stay unknown to them. To take it back text CONTACT OFF.
    It is no crime report and gives no crime number: for that ring 101 or go to { $site }
contact-type = Now type the number to ring.
contact-type-other = Or type another number.
contact-mine = Use this number
contact-not = No, stay unknown
contact-no-number = That is no telephone number. Please type it with all its digits.
contact-shared = Thank you. The team gets the number that ends in { $end }, and may ring you. To take it back text CONTACT OFF.
contact-not-shared = Nothing was passed on. You stay unknown.
contact-already = The team has your number already. To take it back text CONTACT OFF.
contact-nothing = There is no report of the last day that we could put your number to. Text TIP and what you know, then choose that we may ask you.
contact-taken-back = Done. Your number is deleted at the team. If somebody has it on paper already, we cannot take it back there.
contact-none = We hold no number that you gave to a team.

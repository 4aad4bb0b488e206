# Not yet reviewed by a native speaker.

thanks-no-crime-report = Acesta nu este un denunț la poliție și nu dă un număr de dosar. Ca să anunțați o infracțiune sunați la 101 sau intrați pe { $site }
thanks-helpline = În pericol sunați la 999. Dacă vreți să vorbiți cu cineva, gratuit, zi și noapte: 0808 2000 247. Dacă altcineva se uită în telefon, ștergeți aceste mesaje.

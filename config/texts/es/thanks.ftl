# Not yet reviewed by a native speaker.

thanks-no-crime-report = Esto no es una denuncia y no da número de denuncia. Para denunciar un delito llame al 101 o vaya a { $site }
thanks-helpline = En peligro llame al 999. Para hablar con alguien, gratis, día y noche: 0808 2000 247. Si otros miran este teléfono, borre estos mensajes.

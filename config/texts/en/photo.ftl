# The picture of an alert on its public page, for whoever cannot see it.

public-photo = The photo sent with this alert

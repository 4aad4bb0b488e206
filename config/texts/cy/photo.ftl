# Not yet reviewed by a native speaker.

public-photo = Y llun a anfonwyd gyda'r rhybudd hwn

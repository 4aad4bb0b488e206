"""Reads the official files of postcodes, wards and police neighbourhoods that an operator downloads, and stores them."""

"""Telegram and Twilio played on this machine, strictly, with phones in a web page."""

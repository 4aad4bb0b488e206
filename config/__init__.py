"""What an installation is told from outside: settings, keys, texts, the community; and the words for what goes wrong."""

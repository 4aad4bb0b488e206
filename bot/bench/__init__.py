"""`mersey bench`: how fast this installation's code sends, measured beside bare loops on the same far end in one run."""

### When no more is taken for now.

enough-today = That is all we can take from you today, thank you. It was not sent; please send it tomorrow. In danger ring 999. If it cannot wait ring 101, or Crimestoppers: 0800 555 111.
enough-quiet = Those who read this ask you to wait. They take no more from you for { $hours ->
        [one] 1 hour
       *[other] { $hours } hours
    }, so it was not sent. In danger ring 999. If it cannot wait ring 101, or Crimestoppers: 0800 555 111.
case-muted = Those who have this report take no more words on it. What you sent before stays with them.
answer-late = Nobody waits for this answer any more, so it was not sent.

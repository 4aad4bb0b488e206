"""Intelligence: what nameless people tell, and the two seams that keep it apart from who they are."""

"""Areas, localities, postcodes and cells: how what a person writes becomes a place."""

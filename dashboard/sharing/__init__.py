"""The way out: an exhibit as a picture, its figures, a citation, a link, a page of its own."""

"""What the server answers besides the pages: views as files, and the answer before the page."""

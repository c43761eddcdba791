"""Every view by its address: what a page shows, without the page."""

"""What leaves the dashboard: tables, links and the whole package."""

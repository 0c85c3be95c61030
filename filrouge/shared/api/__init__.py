"""What every router of the API shares: words checked at the door, pages, problems said in sentences."""

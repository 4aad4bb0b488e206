"""What people open in a browser and other systems call."""

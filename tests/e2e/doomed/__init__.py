"""What has a process of the tests die at a step on the disk."""

"""An hour of people through the real process, in minutes: what it holds at the end that it did not hold before."""

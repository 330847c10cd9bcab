"""The whole bot beside other bots, at the same stand-in in the same run: `make benchmark`."""

"""What all tests may stand on: builders of content that is legal by default, a small library, a clock set by hand."""

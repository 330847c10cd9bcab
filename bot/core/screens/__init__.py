"""Library + place + visitor → Screen. Pure: the same place gives the same screen everywhere."""

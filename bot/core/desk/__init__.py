"""The editors' desk: what there is to look at, the screens it makes, how it stands. Pure; `preview` alone shows it."""

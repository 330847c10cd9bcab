"""How the file looks: readable without any of it, on a phone of 320 pixels, in the dark and on A4.

Only what browsers of 2010 know changes where things stand; what is newer (dark colours, the page's size) is passed over
by those that do not know it. No font is asked for but the phone's own.
"""

from __future__ import annotations

from typing import Final

STYLE: Final = """
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0 auto;padding:8px 12px 32px;max-width:44em;font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,
"Noto Sans",Arial,sans-serif;color:#111;background:#fff;word-wrap:break-word;overflow-wrap:break-word}
header,main,nav,section,footer{display:block}
h1{font-size:1.5em;line-height:1.25;margin:.3em 0}
h2{font-size:1.35em;line-height:1.25;margin:2em 0 .5em;padding-top:.4em;border-top:3px solid #777}
h3{font-size:1.15em;line-height:1.3;margin:1.8em 0 .4em}
h4{font-size:1em;margin:1em 0 .2em}
p{margin:.4em 0}
ul,ol{margin:.3em 0;padding-left:1.5em}
li{margin:.25em 0}
a{color:#0645ad}
.call{font-weight:bold;white-space:nowrap}
.now{border:3px solid #b00020;padding:.3em .8em;font-size:1.1em}
.now h2{margin:.2em 0;padding:0;border:0}
.warn{border-left:4px solid #b00020;padding-left:.6em}
.said,.shown{border:2px solid #777;padding:.4em .8em}
.shown{font-size:1.15em}
.for,.rest{color:#555;font-size:.9em}
.up{font-size:.9em}
table{width:100%;border-collapse:collapse;table-layout:fixed;margin:.5em 0 1em}
caption{text-align:left;font-weight:bold;padding:.3em 0}
th,td{border:1px solid #777;padding:.3em .5em;text-align:left;vertical-align:top}
th{font-size:.9em}
.term{width:30%}
td p{margin:0 0 .4em}
@media (prefers-color-scheme:dark){
body{color:#e6e6e6;background:#111}
a{color:#9ecbff}
.for,.rest{color:#b0b0b0}
.now,.warn{border-color:#ff6b7f}
}
@page{size:A4;margin:13mm}
@media print{
body{max-width:none;padding:0;font-size:10pt;line-height:1.3;color:#000;background:#fff}
nav ul,main{-webkit-column-count:2;-moz-column-count:2;column-count:2;column-gap:8mm}
nav ul ul{-webkit-column-count:1;-moz-column-count:1;column-count:1}
p,li{margin-top:.2em;margin-bottom:.2em}
h2{margin-top:1.2em}
h3,h4{margin-top:.8em;margin-bottom:.2em}
a{color:#000;text-decoration:none}
.for,.rest{color:#333}
.now,.warn{border-color:#000}
.up{display:none}
h2,h3,h4,caption{page-break-after:avoid;break-after:avoid}
li,tr,.now,.warn,.shown,.said{page-break-inside:avoid;break-inside:avoid}
.page{page-break-before:always;break-before:page}
p{orphans:3;widows:3}
}
"""

r"""Names of colours: xcolor's own, then CSS's, and with capitals those of dvips (xcolor's option dvipsnames).

A table, not a module to read; `commands/colors.py` reads colours. Values are red, green, blue in hexadecimal.
"""

from __future__ import annotations

# xcolor manual, section 2.4; its green, and its gray scale, are not those of CSS.
_XCOLOR = """
black 000000  blue 0000ff  brown bf8040  cyan 00ffff  darkgray 404040  gray 808080  green 00ff00  lightgray bfbfbf
lime bfff00  magenta ff00ff  olive 808000  orange ff8000  pink ffbfbf  purple bf0040  red ff0000  teal 008080
violet 800080  white ffffff  yellow ffff00
"""

# CSS Color Module Level 4, section 6.1.
_CSS = """
aliceblue f0f8ff  antiquewhite faebd7  aqua 00ffff  aquamarine 7fffd4  azure f0ffff  beige f5f5dc  bisque ffe4c4
blanchedalmond ffebcd  blueviolet 8a2be2  burlywood deb887  cadetblue 5f9ea0  chartreuse 7fff00  chocolate d2691e
coral ff7f50  cornflowerblue 6495ed  cornsilk fff8dc  crimson dc143c  darkblue 00008b  darkcyan 008b8b
darkgoldenrod b8860b  darkgreen 006400  darkgrey a9a9a9  darkkhaki bdb76b  darkmagenta 8b008b  darkolivegreen 556b2f
darkorange ff8c00  darkorchid 9932cc  darkred 8b0000  darksalmon e9967a  darkseagreen 8fbc8f  darkslateblue 483d8b
darkslategray 2f4f4f  darkslategrey 2f4f4f  darkturquoise 00ced1  darkviolet 9400d3  deeppink ff1493
deepskyblue 00bfff  dimgray 696969  dimgrey 696969  dodgerblue 1e90ff  firebrick b22222  floralwhite fffaf0
forestgreen 228b22  fuchsia ff00ff  gainsboro dcdcdc  ghostwhite f8f8ff  gold ffd700  goldenrod daa520
greenyellow adff2f  grey 808080  honeydew f0fff0  hotpink ff69b4  indianred cd5c5c  indigo 4b0082  ivory fffff0
khaki f0e68c  lavender e6e6fa  lavenderblush fff0f5  lawngreen 7cfc00  lemonchiffon fffacd  lightblue add8e6
lightcoral f08080  lightcyan e0ffff  lightgoldenrodyellow fafad2  lightgreen 90ee90  lightgrey d3d3d3
lightpink ffb6c1  lightsalmon ffa07a  lightseagreen 20b2aa  lightskyblue 87cefa  lightslategray 778899
lightslategrey 778899  lightsteelblue b0c4de  lightyellow ffffe0  limegreen 32cd32  linen faf0e6  maroon 800000
mediumaquamarine 66cdaa  mediumblue 0000cd  mediumorchid ba55d3  mediumpurple 9370db  mediumseagreen 3cb371
mediumslateblue 7b68ee  mediumspringgreen 00fa9a  mediumturquoise 48d1cc  mediumvioletred c71585  midnightblue 191970
mintcream f5fffa  mistyrose ffe4e1  moccasin ffe4b5  navajowhite ffdead  navy 000080  oldlace fdf5e6  olivedrab 6b8e23
orangered ff4500  orchid da70d6  palegoldenrod eee8aa  palegreen 98fb98  paleturquoise afeeee  palevioletred db7093
papayawhip ffefd5  peachpuff ffdab9  peru cd853f  plum dda0dd  powderblue b0e0e6  rebeccapurple 663399
rosybrown bc8f8f  royalblue 4169e1  saddlebrown 8b4513  salmon fa8072  sandybrown f4a460  seagreen 2e8b57
seashell fff5ee  sienna a0522d  silver c0c0c0  skyblue 87ceeb  slateblue 6a5acd  slategray 708090  slategrey 708090
snow fffafa  springgreen 00ff7f  steelblue 4682b4  tan d2b48c  thistle d8bfd8  tomato ff6347  turquoise 40e0d0
wheat f5deb3  whitesmoke f5f5f5  yellowgreen 9acd32
"""

# xcolor manual, section 4.2: converted from cyan, magenta, yellow, black as section 6.3.2 says.
_DVIPS = """
Apricot ffad7a  Aquamarine 2effb3  Bittersweet c20300  Black 000000  Blue 0000ff  BlueGreen 26ffab  BlueViolet 190df5
BrickRed b80000  Brown 660000  BurntOrange ff7d00  CadetBlue 616ec4  CarnationPink ff5eff  Cerulean 0fe3ff
CornflowerBlue 59deff  Cyan 00ffff  Dandelion ffb529  DarkOrchid 9933cc  Emerald 00ff80  ForestGreen 00e000
Fuchsia 7303eb  Goldenrod ffe629  Gray 808080  Green 00ff00  GreenYellow d9ff4f  JungleGreen 03ff7a  Lavender ff85ff
LimeGreen 80ff00  Magenta ff00ff  Mahogany a60000  Maroon ad0000  Melon ff8a80  MidnightBlue 007091  Mulberry a314fa
NavyBlue 0f75ff  OliveGreen 009900  Orange ff6321  OrangeRed ff0080  Orchid ad5cff  Peach ff804d  Periwinkle 6e73ff
PineGreen 00bf29  Plum 8000ff  ProcessBlue 0affff  Purple 8c24ff  RawSienna 8c0000  Red ff0000  RedOrange ff3b21
RedViolet 9600a8  Rhodamine ff2eff  RoyalBlue 0080ff  RoyalPurple 4019ff  RubineRed ff00de  Salmon ff789e
SeaGreen 4fff80  Sepia 4d0000  SkyBlue 61ffe0  SpringGreen bdff3d  Tan db9470  TealBlue 1ffaa3  Thistle e069ff
Turquoise 26ffcc  Violet 361fff  VioletRed ff30ff  White ffffff  WildStrawberry ff0a9c  Yellow ffff00
YellowGreen 8fff42  YellowOrange ff9400
"""


def _names(table: str) -> dict[str, str]:
    words = table.split()
    return {name: _short(value) for name, value in zip(words[::2], words[1::2], strict=True)}


def _short(value: str) -> str:
    """Write `ff8800` as `#f80`."""
    return f"#{value[::2] if value[::2] == value[1::2] else value}"


NAMES: dict[str, str] = {**_names(_DVIPS), **_names(_CSS), **_names(_XCOLOR)}

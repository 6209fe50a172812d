extension Property {
  /// The values that each property takes, for authors and for tests: keywords and `<kinds>` between bars, `{1,4}` for
  /// one to four of them. Every property has an entry; the tests try each value of each.
  static let syntax: [String: String] = [
    // Text
    "font-family": "<family>", "font-size": "<size> | <percentage>",
    "font-weight": "normal | bold | <weight>", "font-style": "normal | italic | oblique",
    "line-height": "normal | <number> | <length> | <percentage>", "color": "<color>",
    "text-align": "start | end | left | right | center | justify", "text-indent": "<any-length>",
    "text-transform": "none | uppercase | lowercase | capitalize",
    "text-decoration": "none | underline | line-through",
    "letter-spacing": "normal | <any-length>",
    "white-space": "normal | nowrap | pre | pre-line | pre-wrap",
    "overflow-wrap": "normal | break-word | anywhere", "hyphens": "none | manual | auto",
    "direction": "ltr | rtl", "writing-mode": "horizontal-tb | sideways-lr | sideways-rl",
    "vertical-align": "baseline | sub | super | top | middle | bottom", "orphans": "<count>",
    "widows": "<count>",
    "list-style-type": "none | disc | decimal | lower-alpha | upper-alpha",
    // Boxes
    "display": "block | inline | none | list-item", "background": "none | <color>",
    "background-color": "none | <color>", "width": "auto | <length> | <percentage>",
    "height": "auto | <length> | <percentage>", "min-width": "<length> | <percentage>",
    "min-height": "<length> | <percentage>", "max-width": "none | <length> | <percentage>",
    "opacity": "<fraction>", "rotate": "none | <angle>",
    "position": "static | relative | absolute | fixed",
    "top": "auto | <any-length> | <any-percentage>",
    "right": "auto | <any-length> | <any-percentage>",
    "bottom": "auto | <any-length> | <any-percentage>",
    "left": "auto | <any-length> | <any-percentage>",
    "inset": "auto | <any-length> | <any-percentage> {1,4}",
    "margin": "auto | <any-length> | <any-percentage> {1,4}",
    "margin-top": "auto | <any-length> | <any-percentage>",
    "margin-right": "auto | <any-length> | <any-percentage>",
    "margin-bottom": "auto | <any-length> | <any-percentage>",
    "margin-left": "auto | <any-length> | <any-percentage>", "padding": "<length> {1,4}",
    "padding-top": "<length>", "padding-right": "<length>", "padding-bottom": "<length>",
    "padding-left": "<length>",
    "object-fit": "fill | contain | scale-down",
    // Columns
    "column-count": "auto | <count>", "column-gap": "normal | <length>",
    // Borders
    "border": "<border>", "border-top": "<border>", "border-right": "<border>",
    "border-bottom": "<border>", "border-left": "<border>",
    "border-width": "thin | medium | thick | <length> {1,4}",
    "border-style": "none | hidden | solid | dashed | dotted | double {1,4}",
    "border-color": "<color> {1,4}",
    // Breaking
    "break-before": "auto | avoid | page | always | column",
    "break-after": "auto | avoid | page | always | column",
    "break-inside": "auto | avoid", "page-break-before": "auto | avoid | page | always",
    "page-break-after": "auto | avoid | page | always", "page-break-inside": "auto | avoid",
    "page": "auto | <name>",
    // Tables
    "table-layout": "auto | fixed", "border-collapse": "separate | collapse",
    "border-spacing": "<length> {1,2}", "-rapor-repeat": "always | first | continuation | last",
  ]

  /// What stands for each kind in ``syntax``: its meaning, and examples that are valid.
  static let kinds: [(name: String, meaning: String, examples: [String])] = [
    (
      "length", "a number of 0 or more with mm, cm, in, pt, px, em or rem; 0 needs no unit",
      ["0", "2mm", "0.5cm", "1in", "9pt", "12px", "1.5em", "1rem"]
    ),
    ("size", "the same, but above 0; at most 1000pt are set", ["9pt", "3mm", "1.2em"]),
    ("any-length", "a length, also below 0", ["0", "-2mm", "3pt"]),
    ("percentage", "a share of the element around", ["50%", "33.3%"]),
    ("any-percentage", "a percentage, also below 0", ["-5%", "50%"]),
    ("number", "0 to 10, times the font's size", ["1", "1.25", "0"]),
    ("fraction", "0 to 1", ["0", "0.22", "1"]),
    ("count", "a whole number from 1 to 20", ["1", "2", "20"]),
    ("weight", "100 to 900", ["400", "700"]),
    ("angle", "degrees clockwise, -360 to 360", ["-35deg", "90deg"]),
    (
      "color", "a colour of CSS 2.1 by name, #rgb, #rrggbb, #rrggbbaa, rgb(…) or transparent",
      [
        "black", "#e6e", "#e6e6e6", "#e6e6e680", "rgb(10, 20, 30)", "rgba(0 0 0 / 50%)",
        "transparent",
      ]
    ),
    (
      "border", "a width, a style and a colour in any order",
      ["0.6pt solid #000", "none", "thin dashed", "double 3pt gray"]
    ),
    (
      "family", "names of fonts, the first that has the character is used",
      ["\"Rapor Sans\"", "\"Rapor Sans\", Liberation Serif"]
    ),
    ("name", "the name of a page: @page NAME { … }", ["landscape", "cover"]),
  ]
}

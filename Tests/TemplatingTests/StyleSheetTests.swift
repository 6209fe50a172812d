import Pages
import Records
import Testing

@testable import Templating

/// The messages of a declaration, in a sheet of its own.
private func messages(_ declaration: String) -> [String] {
  Trial("<p>a</p>", css: "p { \(declaration) }").mistakes.list.map(\.message.english)
}

/// The values that a property's syntax promises.
private func promised(_ syntax: String) -> [String] {
  var syntax = syntax
  var most = 1
  if let brace = syntax.firstIndex(of: "{") {
    most = Int(String(syntax.dropLast().last ?? "1")) ?? 1
    syntax = String(syntax[..<brace])
  }
  let single = syntax.split(separator: "|").map { $0.trimmingPrefix(" ") }.flatMap { part in
    let word = part.split(separator: " ").first.map(String.init) ?? ""
    guard word.hasPrefix("<") else { return [word] }
    return Property.kinds.first { "<\($0.name)>" == word }?.examples ?? []
  }
  let repeated = (1...most).map { count in
    (0..<count).map { single[$0 % single.count] }.joined(separator: " ")
  }
  return single + repeated
}

@Test func everyPropertyTellsItsValues() {
  #expect(Set(Property.syntax.keys) == Set(Property.all.keys))
  for (name, syntax) in Property.syntax { #expect(!promised(syntax).isEmpty, "\(name)") }
}

@Test(arguments: Property.syntax.keys.sorted())
func aPropertyTakesWhatItPromises(name: String) {
  for value in promised(Property.syntax[name] ?? "") {
    #expect(messages("\(name): \(value)") == [], "\(name): \(value)")
    #expect(messages("\(name): \(value) !important") == [], "\(name): \(value)")
  }
}

@Test(arguments: Property.syntax.keys.sorted())
func aPropertyRefusesEverythingElse(name: String) {
  let syntax = Property.syntax[name] ?? ""
  var wrong = ["", "12furlongs", "calc(1mm + 2mm)", "var(--x)", "#12", "1e999", "@x", "5mm /"]
  if !syntax.contains("<family>") { wrong += ["\"text\"", "a, b"] }
  if !syntax.contains("<family>"), !syntax.contains("<name>") { wrong += ["nonsense"] }
  if !syntax.contains("<any-") { wrong += ["-1mm", "-1%"] }
  if !syntax.contains("<color>"), !syntax.contains("<border>") { wrong += ["rgb(0, 0, 0)"] }
  wrong.append(String(repeating: "9", count: 400) + "mm")
  wrong.append(String(repeating: "9", count: 400) + "%")
  // Every property has an end: five of anything are too many.
  if !syntax.contains("<family>"), !syntax.contains("<border>") {
    wrong.append(Array(repeating: promised(syntax)[0], count: 5).joined(separator: " "))
  }
  for value in wrong {
    let found = messages("\(name): \(value)")
    #expect(found.count >= 1, "\(name): \(value)")
  }
}

@Test(
  arguments: [
    (
      "p { colour: red }", "card.css:1:5 unsupported property 'colour'",
      "did you mean 'color'?"
    ),
    ("p { float: left }", "card.css:1:5 unsupported property 'float'", "see the layout guide"),
    (
      "p { text-align: centre }", "card.css:1:17 'centre' is not a value of 'text-align'",
      "did you mean 'center'? valid: start, end, left, right, center, justify"
    ),
    ("p { width: 5m }", "card.css:1:12 no unit 'm'", "use mm, cm, in, pt, px, em, rem"),
    ("p { width: 5 }", "card.css:1:12 a length without its unit", "such as 2mm or 9pt"),
    ("p { padding: 1mm -1mm }", "card.css:1:18 a negative value", "use 0 or more"),
    ("p { widows: 2 3 }", "card.css:1:15 too many values", "remove what is too much"),
    ("p { color red }", "card.css:1:5 'color' without ':'", "write 'color: value;'"),
    (
      "p { --x: 1 }", "card.css:1:5 unsupported property '--x'",
      "see the layout guide"
    ),
    ("p { color: red", "card.css:1:1 '{' is not closed", "add '}'"),
    ("p, { color: red }", "card.css:1:1 unsupported selector", nil),
    ("p:hover { color: red }", "card.css:1:3 unsupported selector", nil),
    ("p::before { color: red }", "card.css:1:3 unsupported selector", nil),
    ("p ~ p { color: red }", "card.css:1:3 unsupported selector", nil),
    ("p:not(:not(p)) { color: red }", "card.css:1:8 unsupported selector", nil),
    (
      "p:nth-child(-9223372036854775808) { color: red }",
      "card.css:1:13 unsupported selector", nil
    ),
    ("color: red", "card.css:1:1 a rule without '{'", "write: name { … }"),
    (
      "@import \"x.css\";", "card.css:1:1 '@import' is not supported",
      "there are: @page, @media print"
    ),
    (
      "@media screen { p { color: red } }", "card.css:1:1 only '@media print' is supported",
      "remove it"
    ),
    ("@media print { p { color: red }", "card.css:1:1 '{' is not closed", "add '}'"),
    ("@page { margin: 15mm", "card.css:1:7 '{' is not closed", "add '}'"),
    (
      "@page { @bottom-rigth { color: red } }", "card.css:1:9 no margin box '@bottom-rigth'",
      "did you mean '@bottom-right'?"
    ),
    ("@page { colour: red }", "card.css:1:9 'colour' is not supported in @page", nil),
    (
      "@page { marginn: 1mm }", "card.css:1:9 'marginn' is not supported in @page",
      "did you mean 'margin'?"
    ),
    (
      "@page { margin: 90mm }", "card.css:1:9 @page leaves less than 80 mm",
      "make the margins smaller"
    ),
    ("@page { size: A9 }", "card.css:1:9 unsupported value", nil),
    ("@page { size: 1mm }", "card.css:1:9 unsupported value", nil),
    (
      "@page :left { margin: 1mm }", "card.css:1:7 only ':first' is supported",
      "write @page :first"
    ),
    (
      "@page { @bottom-left { content: counter(pag) } }",
      "card.css:1:33 only counter(page) and counter(pages)", "write counter(page)"
    ),
    (
      "@page { @bottom-left { content: \"{{ report.knd }}\" } }",
      "card.css:1:44 'report' has no 'knd'", "did you mean 'kind'?"
    ),
    ("p { color: red } /* open", "card.css:1:18 a rule without '{'", nil),
    (
      "p { color: red } p { font-family: \"open }",
      "card.css:1:35 '\"' is not a value of 'font-family'",
      nil
    ),
  ] as [(String, String, String?)])
func styleSheetMistakesHaveTheirPlace(css: String, error: String, remedy: String?) {
  let trial = Trial("<p>a</p>", css: css)
  #expect(trial.errors.contains(error), "\(trial.errors)")
  if let remedy { #expect(trial.mistakes.list.contains { $0.remedy.english == remedy }) }
}

@Test func styleAttributesAreCheckedAtTheirPlace() {
  #expect(
    Trial("<p style=\"color: red; widht: 5mm\">a</p>").errors
      == ["card.html:3:23 unsupported property 'widht'"])
  #expect(
    Trial("<p style=\"font-family: &quot;Rapor Sans&quot;\">a</p>").errors
      == ["card.html:3:11 '&' in a style attribute"])
  #expect(Trial("<p style=\"font-family: 'Rapor Sans'\">a</p>").errors == [])
}

@Test(
  arguments: [
    ("p", true), ("*", true), ("div p", true), ("div > p", true), ("body > p", false),
    ("section div p", false), (".a", true), (".a.b", true), (".a.c", false), ("#x", true),
    ("#y", false), ("p[lang]", true), ("p[lang=id]", true), ("p[lang=\"en\"]", false),
    ("p:first-child", false), ("p:last-child", true), ("p:nth-child(2)", true),
    ("p:nth-child(odd)", false), ("p:nth-child(2n)", true), ("p:nth-child(3n + 2)", true),
    ("p:not(.c)", true), ("p:not(.a)", false), ("h2 + p", true), ("h1 + p", false),
    ("div h2 + p", true), ("h1, p", true), ("html body div.outer p.a", true),
  ])
func selectorsMatch(selector: String, matches: Bool) throws {
  let trial = Trial(
    "<div class=\"outer\"><h2>t</h2><p id=\"x\" class=\"a b\" lang=\"id\">a</p></div>",
    css: "\(selector) { letter-spacing: 3pt }")
  let template = try #require(trial.template, "\(trial.errors)")
  let content = template.merged(with: try Trial.record())
  guard case .block(let outer)? = content.flow.first,
    case .paragraph(let paragraph)? = outer.children.last
  else { return #expect(Bool(false), "no paragraph") }
  #expect((content[paragraph.style].letterSpacing == 3) == matches)
}

@Test func aSelectorOfManyPartsEndsSoon() {
  let nested = String(repeating: "<div>", count: 40) + String(repeating: "</div>", count: 40)
  let selectors = (0..<200).map { _ in
    "p " + String(repeating: "div ", count: 14) + "div { color: red }"
  }
  #expect(Trial(nested, css: selectors.joined(separator: "\n")).errors == [])
  let long = String(repeating: "div ", count: 17) + "{ color: red }"
  #expect(Trial("<p>a</p>", css: long).errors.count == 1)
}

@Test func manySelectorsAreBounded() {
  let css = Array(repeating: "p { color: red }", count: 2_001).joined()
  #expect(
    Trial("<p>a</p>", css: css).mistakes.list.map(\.message.english)
      .allSatisfy { $0 == "more than 2000 selectors" })
  #expect(!Trial("<p>a</p>", css: css).errors.isEmpty)
}

@Test func specificityAndOrderDecide() throws {
  func color(_ css: String) throws -> Bool {
    let trial = Trial("<p class=\"a\" id=\"x\">a</p>", css: css)
    let content = try #require(trial.template).merged(with: try Trial.record())
    guard case .paragraph(let paragraph)? = content.flow.first else { return false }
    return content[paragraph.style].color == .white
  }
  #expect(try color("p { color: black } p { color: white }"))
  #expect(try color(".a { color: white } p { color: black }"))
  #expect(try color("#x { color: white } p.a { color: black }"))
  #expect(try color("p { color: white !important } #x { color: black }"))
  #expect(try !color("p { color: white !important } #x { color: black !important }"))
}

@Test func fontSizesInEmMultiplyWithinBounds() throws {
  let css = "div { font-size: 10000% }"
  let body = String(repeating: "<div>", count: 50) + "a" + String(repeating: "</div>", count: 50)
  let template = try #require(Trial(body, css: css).template)
  #expect(template.styles.allSatisfy { $0.fontSize <= 1_000 })
}

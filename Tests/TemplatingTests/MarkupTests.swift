import Records
import Templating
import Testing

@Test(
  arguments: [
    ("<p>a</p>", []),
    ("<p>a", ["card.html:3:1 <p> is not closed before </body>"]),
    ("<div><p>a</div>", ["card.html:3:6 <p> is not closed before </div>"]),
    ("a</b>", ["card.html:3:2 </b> without <b>"]),
    ("<p id=\"a\" id=\"b\">x</p>", ["card.html:3:11 'id' is written twice"]),
    ("<p id=a>x</p>", ["card.html:3:7 the value of 'id' is not quoted"]),
    ("<p id>x</p>", ["card.html:3:4 'id' has no value"]),
    ("<p =>x</p>", ["card.html:3:4 stray character in <p>"]),
    ("<p id='a>x</p>", ["card.html:3:7 unclosed quote"]),
    ("a < b", ["card.html:3:3 a lone '<'"]),
    ("a & b", ["card.html:3:3 '&' begins no known reference"]),
    (
      "&nosuch; &#0; &#xD800; &#x110000; &#+5; &#7;",
      [1, 10, 15, 24, 35, 41].map { "card.html:3:\($0) '&' begins no known reference" }
    ),
    ("<div\n<p>a</p></div>", ["card.html:3:1 <div lacks its '>'"]),
    ("<!-- <p> -- & {{ x }} --><p>a</p>", []),
    ("<!-- open", ["card.html:3:1 '<!--' is not closed"]),
    ("<center>a</center>", ["card.html:3:1 no element <center>"]),
    ("<p colspan=\"2\">a</p>", ["card.html:3:4 'colspan' may not stand on <p>"]),
    (
      "<p class=\"{{ report.kind }}\">a</p>",
      ["card.html:3:11 '{{' has no meaning in the attribute 'class'"]
    ),
    ("<td>a</td>", ["card.html:3:1 <td> may not stand here"]),
    ("<table><div>a</div></table>", ["card.html:3:8 <div> may not stand here"]),
    ("<table><tr>a<td>b</td></tr></table>", ["card.html:3:12 text outside a table cell"]),
    (
      "<table><tr><td colspan=\"0\">a</td></tr></table>",
      ["card.html:3:25 '0' is not a number 1-100"]
    ),
    ("<span><p>a</p></span>", ["card.html:3:7 <p> may not stand here"]),
  ] as [(String, [String])])
func markupMistakesHaveTheirPlace(body: String, errors: [String]) {
  let found = Trial(body).errors
  // A tag that is never closed takes those around it along.
  #expect(errors.isEmpty ? found.isEmpty : Set(found).isSuperset(of: errors), "\(found)")
}

@Test(
  arguments: [
    ("<p>a &amp; b &lt; c</p>", ["a & b < c"]),
    ("<p>&#65;&#x42;&nbsp;&ndash;</p>", ["AB\u{A0}–"]),
    ("<p>  two \n  words\t</p>", ["two words"]),
    ("<p>a<!-- not\nprinted -->b</p>", ["ab"]),
    ("<p>a<br/>b<br>c</p>", ["a\nb\nc"]),
    ("<div>a<p>b</p>c</div>", ["a", "b", "c"]),
    ("<p>Ñandú – 北京 – ﷺ</p>", ["Ñandú – 北京 – ﷺ"]),
    ("<p>{ a } {b}</p>", ["{ a } {b}"]),
    ("<P>a</P>", []),
  ] as [(String, [String])])
func markupBecomesContent(body: String, lines: [String]) throws {
  let trial = Trial(body)
  guard !lines.isEmpty else { return #expect(!trial.mistakes.isEmpty) }
  #expect(try trial.text() == lines)
}

@Test func lineEndsOfWindowsKeepPlacesAndText() throws {
  let files = [
    "card.html":
      "<!DOCTYPE html>\r\n<html>\r\n<head><title>Uji</title></head>\r\n<body>\r\n<p>{{ label.a }}</p>\r\n"
      + "<p>{{ report.knd }}</p>\r\n</body>\r\n</html>\r\n",
    "strings.properties": "a = satu\r\nb = dua\r\n",
    "layout.properties": Trial.manifest.split(separator: "\n").joined(separator: "\r\n"),
  ]
  var trial = Trial(library: .init([.init(name: "coba", texts: files)]))
  #expect(trial.errors == ["card.html:6:14 'report' has no 'knd'"])
  #expect(trial.mistakes.list.first?.sourceLine == "<p>{{ report.knd }}</p>")
  var mended = files
  mended["card.html"] = files["card.html"]?.replacing("knd", with: "kind")
  trial = Trial(library: .init([.init(name: "coba", texts: mended)]))
  #expect(try trial.text() == ["satu", "endOfTerm"])
}

@Test func columnsCountCharactersNotBytes() {
  #expect(
    Trial("<p>é北👍🏽</p><x/>").errors == ["card.html:3:11 no element <x>"])
}

@Test func bytesThatAreNotTextAreRefused() {
  func errors(_ bytes: [UInt8]) -> [String] {
    let card = Array("<html><body><p>a".utf8) + bytes + Array("</p></body></html>".utf8)
    let files = ["card.html": card, "layout.properties": Array(Trial.manifest.utf8)]
    return Trial(library: .init([.init(name: "coba", files: files)])).errors
  }
  #expect(errors([0xC3]) == ["card.html:1:17 not UTF-8"])
  #expect(errors([0xED, 0xA0, 0x80]) == ["card.html:1:17 not UTF-8"])
  #expect(errors([0]) == ["card.html:1:17 a control character"])
  #expect(errors([0xC3, 0xA9]) == [])
}

@Test func aByteOrderMarkIsNoText() throws {
  let files = [
    "card.html": "\u{FEFF}<html><body><p>a</p></body></html>",
    "layout.properties": "\u{FEFF}" + Trial.manifest,
    "strings.properties": "\u{FEFF}a = b",
  ]
  #expect(try Trial(library: .init([.init(name: "coba", texts: files)])).text() == ["a"])
}

@Test(arguments: [65, 50_000])
func deepNestingIsOneMistake(depth: Int) {
  let body =
    String(repeating: "<div>", count: depth) + "a" + String(repeating: "</div>", count: depth)
  let errors = Trial(body).errors
  #expect(errors.count == 1)
  #expect(errors.first?.hasSuffix("more than 64 nested elements") == true)
}

@Test func aThousandAttributesAreOneMistake() {
  let attributes = (0..<1_000).map { "data-x\($0)=\"1\"" }.joined(separator: " ")
  let errors = Trial("<p \(attributes)>a</p>").errors
  #expect(errors.filter { $0.hasSuffix("more than 64 attributes") }.count == 1)
}

@Test func manyElementsAreBounded() {
  let errors = Trial(String(repeating: "<p>a</p>", count: 10_001)).errors
  #expect(errors.count == 1)
  #expect(errors.first?.hasSuffix("more than 10000 elements") == true)
}

@Test(
  arguments: [
    ("<p>a</p>", ["there is no <html><body>"]),
    ("<html><body></body></html><p>a</p>", ["<p> may not stand here"]),
    ("<html>a<body></body></html>", ["text outside the <body>"]),
    ("<html><body></body><body></body></html>", ["<body> may not stand here"]),
    ("<html><head><p>a</p></head><body></body></html>", ["<p> may not stand here"]),
    (
      "<html><head><title>a<b>c</b></title></head><body></body></html>",
      ["<b> may not stand here"]
    ),
    (
      "<html><head><style>p { }</style></head><body></body></html>",
      ["<style> is not supported"]
    ),
    (
      "<html><head><link rel=\"icon\" href=\"a.css\"/></head><body></body></html>",
      ["a <link> to no style sheet"]
    ),
    (
      "<html><head><link rel=\"stylesheet\" href=\"../card.css\"/></head><body></body></html>",
      ["no file '../card.css'"]
    ),
  ] as [(String, [String])])
func nothingIsLostAroundTheBody(card: String, messages: [String]) {
  let trial = Trial("", files: ["card.html": card])
  #expect(trial.mistakes.list.map(\.message.english) == messages)
}

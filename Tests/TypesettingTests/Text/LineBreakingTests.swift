import Pages
import Support
import Testing

@testable import Typesetting

@Suite("Breaking lines")
struct LineBreakingTests {
  /// Ten characters fill a line of 50 points.
  @Test(
    "A line takes the words that fit",
    arguments: [
      ("satu dua tiga", ["satu dua", "tiga"]),
      ("satudua tiga", ["satudua", "tiga"]),
      ("satu dua t", ["satu dua t"]),
      ("  satu \n\t dua  ", ["satu dua"]),
      ("sepuluhhrf dua", ["sepuluhhrf", "dua"]),
      ("sebelashuruf dua", ["sebelashur", "uf dua"]),
      ("ab sebelashuruf", ["ab", "sebelashur", "uf"]),
      ("murid-murid", ["murid-", "murid"]),
      ("ayah/ibunya", ["ayah/", "ibunya"]),
      ("th 2024/2025", ["th", "2024/2025"]),
      ("a\u{200B}b", ["ab"]),
      ("limas\u{200B}limaslima", ["limas", "limaslima"]),
      ("", []),
      ("   ", []),
    ])
  func greedy(text: String, lines: [String]) throws {
    let bench = try TextBench([TextBench.boxes()])
    #expect(try bench.set(text, width: 50).readLines == lines)
  }

  @Test(
    "White space is kept as CSS says",
    arguments: [
      (WhiteSpace.normal, "a  b\nc", ["a b c"]),
      (.nowrap, "satu dua tiga empat", ["satu dua tiga empat"]),
      (.pre, "a  b\nsatu dua tiga", ["a  b", "satu dua tiga"]),
      (.preLine, "a  b\n c", ["a b", "c"]),
      (.preWrap, "a  b\nsatu dua tiga", ["a  b", "satu dua", "tiga"]),
      (.preLine, "a\n\nb", ["a", "", "b"]),
    ])
  func whiteSpace(mode: WhiteSpace, text: String, lines: [String]) throws {
    let bench = try TextBench([TextBench.boxes { $0.whiteSpace = mode }])
    let read = try bench.set(text, width: 50).readLines
    #expect(read.map { $0.reversed().drop { $0 == " " }.reversed() }.map { String($0) } == lines)
  }

  @Test("White space collapses across inline elements, and a word goes on across them")
  func acrossInlines() throws {
    let bench = try TextBench([TextBench.boxes(), TextBench.boxes { $0.color = .gray(100) }])
    let paragraph = Paragraph(
      style: StyleID(0),
      inlines: [
        .text("satu ", style: StyleID(0), origin: .none),
        .text(" du", style: StyleID(1), origin: .none),
        .text("abc tiga", style: StyleID(0), origin: .none),
      ])
    let set = try bench.setter.set(paragraph, width: 50)
    #expect(set.lines.count == 2)
    #expect(set.lines.map(\.width.value) == [50, 20])
    #expect(set.readLines[1] == "tiga")
  }

  @Test("A word of several styles that is too long breaks where the line is full")
  func longWordAcrossInlines() throws {
    let bench = try TextBench([TextBench.boxes(), TextBench.boxes { $0.color = .gray(100) }])
    let paragraph = Paragraph(
      style: StyleID(0),
      inlines: [
        .text("abcd", style: StyleID(0), origin: .none),
        .text("efghijkl", style: StyleID(1), origin: .none),
      ])
    #expect(try bench.setter.set(paragraph, width: 50).lines.map(\.width.value) == [50, 10])
    #expect(try bench.setter.set(paragraph, width: 20).lines.map(\.width.value) == [20, 20, 20])
  }

  @Test("A forced break ends a line; one at the end adds none")
  func forcedBreaks() throws {
    let bench = try TextBench([TextBench.boxes()])
    let text = { Inline.text($0, style: StyleID(0), origin: .none) }
    let paragraph = Paragraph(
      style: StyleID(0), inlines: [text("a "), .lineBreak, text(" b"), .lineBreak])
    #expect(try bench.setter.set(paragraph, width: 50).readLines == ["a", "b"])
  }

  @Test("A soft hyphen shows only where a line ends at it")
  func softHyphen() throws {
    let bench = try TextBench([TextBench.boxes()])
    #expect(try bench.set("ke\u{AD}pada", width: 50).readLines == ["kepada"])
    let lines = try bench.set("pertanggung\u{AD}jawaban", width: 70).readLines
    #expect(lines.count == 2)
    #expect(lines.last == "jawaban")
    #expect(lines.first?.count == 12)
  }

  @Test("A word of sixty letters breaks inside; without overflow-wrap it sticks out")
  func longWord() throws {
    let word = String(repeating: "abcdef", count: 10)
    let breaking = try TextBench([TextBench.boxes()]).set(word, width: 50)
    #expect(breaking.readLines.map(\.count) == Array(repeating: 10, count: 6))
    let whole = try TextBench([TextBench.boxes { $0.overflowWrap = .normal }])
    #expect(try whole.set(word, width: 50).readLines == [word])
  }

  @Test(
    "The narrowest and the widest width",
    arguments: [
      ("satu dua tiga", 20.0, 65.0), ("a", 5, 5), ("", 0, 0), ("dua\u{A0}tiga ya", 40, 55),
    ])
  func widths(text: String, minimum: Double, maximum: Double) throws {
    let bench = try TextBench([TextBench.boxes()])
    let widths = try bench.setter.widths(of: TextBench.paragraph(text))
    #expect(abs(widths.minimum.value - minimum) < 1e-6)
    #expect(abs(widths.maximum.value - maximum) < 1e-6)
  }

  @Test("Text set at its widest width stays on one line, at its narrowest never breaks a word")
  func widthsHold() throws {
    let bench = try TextBench([TextBench.sans()], fonts: Places.fonts)
    let text = "Ananda mampu menunjukkan penguasaan yang sangat baik"
    let widths = try bench.setter.widths(of: TextBench.paragraph(text))
    #expect(try bench.set(text, width: widths.maximum).lines.count == 1)
    let narrow = try bench.set(text, width: widths.minimum).readLines
    #expect(narrow.joined(separator: " ") == text)
  }

  /// Words of letters, digits, signs and other scripts in random order; every width from one glyph to a page.
  @Test("Nothing is lost, doubled or reordered at any width", arguments: 0..<40 as Range<UInt64>)
  func property(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let alphabet = Array("abcdefghijklmnop  éü-/–✓.,;0123456789() \u{AD}日本語")
    let text = String((0..<300).map { _ in alphabet.randomElement(using: &random) ?? "a" })
    let width = Double.random(in: 8...400, using: &random)
    let spacing = [0.0, 0.5][Int.random(in: 0...1, using: &random)]
    let style = TextBench.sans {
      $0.letterSpacing = Points(spacing)
      $0.textAlign = [.start, .justify, .center, .end].randomElement(using: &random) ?? .start
    }
    let bench = try TextBench([style], fonts: Places.fonts)
    let set = try bench.set(text, width: Points(width))
    #expect(set.clustersSumUp)
    // Runs of several fonts share a line, so what is read is put in order by place.
    var read: [(x: Double, line: Int, text: String)] = []
    for line in set.lines.indices {
      for run in set.runs(of: line) {
        var byte = 0
        var glyph = 0
        for cluster in run.clusters {
          let bytes = run.text[byte..<byte + Int(cluster.bytes)]
          read.append((run.glyphs[glyph].x, line, String(decoding: bytes, as: UTF8.self)))
          byte += Int(cluster.bytes)
          glyph += Int(cluster.glyphs)
        }
      }
    }
    read.sort { ($0.line, $0.x) < ($1.line, $1.x) }
    let letters = { (text: String) in
      text.unicodeScalars.filter { !$0.properties.isWhitespace && $0 != "\u{AD}" && $0 != "-" }
    }
    #expect(String(letters(read.map(\.text).joined())) == String(letters(text)))
    for (index, line) in set.lines.enumerated() where line.width.value > width + 0.01 {
      #expect(set.readLines[index].filter { $0 != " " && $0 != "-" }.count <= 1)
    }
    #expect(abs(set.height.value - set.lines.reduce(0) { $0 + $1.height.value }) < 1e-6)
  }
}

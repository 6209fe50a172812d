import Batching
import CairoPango
import Pages
import Records
import Sampling
import Support
import Templating
import Testing

/// Fonts, layouts and records that the tests of finished cards share.
enum SampleCards {
  static let catalogue = Result { try FontCatalogue(folder: Places.fonts) }
  static let shelf = Result { TemplateShelf(library: try LayoutLibrary(folder: Places.templates)) }

  /// A press of the caller's own thread.
  static func press() throws -> CardPress {
    CardPress(bench: FontBench(catalogue: try catalogue.get()), engine: "Rapor")
  }

  /// A student of the sample school, by class and place in its list.
  static func record(
    _ room: String, _ place: Int, _ semester: Semester = .odd, paper: String = "A4"
  ) throws -> ReportRecord {
    let school = try #require(ExampleSchool.school(semester))
    let index = try #require(school.classes.firstIndex { $0.group.name == room })
    let before = school.classes[..<index].reduce(0) { $0 + $1.students.count }
    var record = school.records[before + place]
    record.settings.paper = paper
    return record
  }

  static func pages(
    of record: ReportRecord, isDraft: Bool = false, _ press: CardPress? = nil
  ) throws -> PageSet {
    try (press ?? Self.press()).pages(
      of: record, template: shelf.get().template(for: record),
      options: PrintOptions(isDraft: isDraft))
  }

  /// That many students of invented schools.
  static func records(_ count: Int, seed: UInt64) throws -> [ReportRecord] {
    let year = try #require(SchoolYear(start: 2019))
    let maker = SchoolMaker(
      seed: seed, term: Term(schoolYear: year, semester: .even), missingShare: 0)
    var records: [ReportRecord] = []
    var index = 0
    while records.count < count {
      records += try #require(maker.school(index)).records
      index += 1
    }
    return Array(records.prefix(count))
  }
}

extension PageSet {
  /// What stands on the pages and where, a line for each piece of text: left edge, baseline (whole points), text.
  var dump: String {
    var text = "\(title)\n"
    for (number, page) in zip(1..., pages) {
      text += "\n=== \(number) of \(pages.count), "
      text += "\(Int(page.size.width.value.rounded())) × \(Int(page.size.height.value.rounded()))\n"
      for ink in page.ink { ink.describe(into: &text) }
    }
    return text
  }
}

extension Ink {
  fileprivate func describe(into text: inout String) {
    switch self {
    case .glyphs(let run): run.describe(into: &text)
    case .transformed(_, let children, let opacity):
      text += "turned, opacity \(opacity):\n"
      for child in children { child.describe(into: &text) }
    case .marked(_, let children):
      for child in children { child.describe(into: &text) }
    case .lines(let segments, let pen):
      text += "\(segments.count) lines of \(pen.width.value)\n"
    case .fill: text += "fill\n"
    case .image: text += "image\n"
    }
  }
}

extension GlyphRun {
  fileprivate func describe(into text: inout String) {
    text += "\(font.file) \(size.value)\n"
    var byte = 0
    var glyph = 0
    var line: (x: Double, y: Double, bytes: [UInt8])?
    func flush() {
      guard let line else { return }
      let place = "\(Int(line.x.rounded())),\(Int(line.y.rounded()))"
      text += "  \(place)  \(String(decoding: line.bytes, as: UTF8.self))\n"
    }
    for cluster in clusters {
      let bytes = self.text[byte..<byte + Int(cluster.bytes)]
      if glyph < glyphs.count, cluster.glyphs > 0 {
        let place = glyphs[glyph]
        if line.map({ abs($0.y - place.y) > 0.01 }) ?? true {
          flush()
          line = (place.x, place.y, [])
        }
      }
      line?.bytes += bytes
      byte += Int(cluster.bytes)
      glyph += Int(cluster.glyphs)
    }
    flush()
  }
}

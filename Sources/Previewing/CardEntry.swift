internal import Batching
internal import Fitting
internal import Pages
internal import Records
internal import Templating
internal import Typesetting

/// A text in both languages; the page shows the one that its reader chose.
struct TextEntry: Encodable {
  var id: String
  var en: String

  init(_ text: Bilingual) {
    id = text.indonesian
    en = text.english
  }
}

/// A place of a layout's files.
struct PlaceEntry: Encodable {
  /// The layout that the file belongs to: the one looked at, or one that it extends.
  var layout: String
  var file: String
  var line: Int
  var column: Int

  init(_ place: SourcePlace, in reading: LayoutSource.Reading?) {
    let origin = reading?.origin(of: place.file)
    layout = origin?.layout ?? ""
    file = origin?.path ?? place.file
    line = place.line
    column = place.column
  }
}

/// What `/card` answers: the pages to show, and what is wrong with the files.
struct CardEntry: Encodable {
  struct Mistake: Encodable {
    var place: PlaceEntry?
    var message: TextEntry
    var remedy: TextEntry?
    /// The line that the place is in.
    var source: String
  }

  struct PageEntry: Encodable {
    /// Points.
    var width: Double
    var height: Double
    /// What the margins leave: left, top, width, height.
    var area: [Double]
    /// How much of the area's height is filled.
    var used: Double
    /// Why the page ends: finished, forced, split, moved or kept.
    var kind: String
    var reason: TextEntry
    /// Where the template has what the next page begins with.
    var place: PlaceEntry?
  }

  var edition: Int
  /// 0 while there is nothing to show.
  var card: Int
  /// The pages are older than the files.
  var isStale: Bool
  var papers: [String]
  var pages: [PageEntry]
  var mistakes: [Mistake]
  var omittedMistakes: Int
}

extension PreviewEngine {
  /// What a browser is told of a card.
  func entry(for request: Request) -> CardEntry {
    let (card, trouble, edition) = card(request)
    var entry = CardEntry(
      edition: edition, card: card?.number ?? 0, isStale: trouble.isTrouble,
      papers: papers.map(\.rawValue), pages: [], mistakes: [], omittedMistakes: 0)
    if let card { entry.pages = card.pageEntries }
    switch trouble {
    case .none: break
    case .unreadable:
      entry.mistakes = [
        CardEntry.Mistake(
          message: TextEntry(
            Bilingual(
              id: "tata letak \(source.name) tidak dapat dibaca",
              en: "the layout \(source.name) cannot be read")),
          remedy: TextEntry(
            Bilingual(
              id: "periksa nama folder dan izinnya",
              en: "check the folder's name and permissions")), source: "")
      ]
    case .mistakes(let mistakes):
      let reading = reading
      entry.mistakes = mistakes.list.prefix(100).map { mistake in
        CardEntry.Mistake(
          place: PlaceEntry(mistake.place, in: reading), message: TextEntry(mistake.message),
          remedy: TextEntry(mistake.remedy), source: mistake.sourceLine)
      }
      entry.omittedMistakes = mistakes.list.count - entry.mistakes.count + mistakes.omitted
    case .card(let error, let site):
      let source = site.flatMap { site in
        reading?.origin(of: site.place.file).map {
          SourceText(file: site.place.file, bytes: $0.bytes).line(site.place.line)
        }
      }
      entry.mistakes = [
        CardEntry.Mistake(
          place: site.map { PlaceEntry($0.place, in: reading) },
          message: TextEntry(error.message), source: source ?? "")
      ]
    }
    return entry
  }
}

extension Trouble {
  var isTrouble: Bool { if case .none = self { false } else { true } }
}

extension PreviewEngine.Card {
  var pageEntries: [CardEntry.PageEntry] {
    zip(explanation.pages.pages, explanation.records).map { page, record in
      let area = record.area
      return CardEntry.PageEntry(
        width: page.size.width.value, height: page.size.height.value,
        area: [area.x.value, area.y.value, area.width.value, area.height.value],
        used: record.used.value, kind: record.end.kind, reason: TextEntry(record.end.reason),
        place: record.end.next.flatMap { place(of: $0) })
    }
  }

  /// Where the template has the piece.
  func place(of origin: Origin) -> PlaceEntry? {
    guard traces.indices.contains(Int(origin.site)) else { return nil }
    let site = Int(traces[Int(origin.site)].site)
    guard template.sites.indices.contains(site) else { return nil }
    return PlaceEntry(template.sites[site].place, in: reading)
  }
}

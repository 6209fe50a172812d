internal import Batching
package import CairoPango
internal import Drawing
internal import Fitting
package import Pages
internal import Records
internal import Templating
internal import Typesetting

/// The chain from files to pictures, kept ready: reads the layout again when told to, and lays out and draws whom a
/// browser asks for. What is drawn is what `rapor render` prints, by the same calls.
///
/// Runs on one thread of its own, which its fonts never leave.
package actor PreviewEngine {
  /// What a browser looks at.
  package struct Request: Sendable, Hashable {
    package var student: Int
    package var paper: Paper
    package var isDraft: Bool

    package init(student: Int, paper: Paper, isDraft: Bool) {
      self.student = student
      self.paper = paper
      self.isDraft = isDraft
    }
  }

  /// A card laid out; its pictures are drawn when asked for.
  struct Card {
    var number: Int
    var template: Template
    var reading: LayoutSource.Reading
    var content: Content
    var traces: [ContentTrace]
    var explanation: Explanation
    /// The newest of each page, with its width in pixels.
    var pictures: [Int: (width: Int, bytes: [UInt8])] = [:]
  }

  /// A paper, and the overrides laid over the layout.
  private struct Variant: Hashable {
    var paper: Paper
    var overrides: [String]
  }

  /// The files at one moment.
  private struct Edition {
    var number: Int
    var reading: LayoutSource.Reading?
    var overrides = OverrideLibrary.none
    var compiled: [Variant: (template: Template?, mistakes: Mistakes)] = [:]
  }

  private nonisolated let thread = BenchThread(name: "rapor-preview")
  package nonisolated var unownedExecutor: UnownedSerialExecutor {
    thread.asUnownedSerialExecutor()
  }

  package nonisolated let source: LayoutSource
  package nonisolated let students: [PreviewStudent]
  private let catalogue: FontCatalogue
  /// The folder of overrides, if there is one.
  private let overrides: String?
  private var bench: (typesetter: Typesetter, drawer: Drawer)?
  private var edition = Edition(number: 0)
  /// The last template of each that had no mistakes.
  private var good: [Variant: (template: Template, reading: LayoutSource.Reading)] = [:]
  private var cards: [Card] = []
  /// The newest card of each request, and the edition that it was made from.
  private var newest: [Request: (card: Int, edition: Int)] = [:]
  private var nextCard = 1

  /// Cards that are kept: those of one edition for scrubbing back and forth, and the last good ones.
  private static let cardLimit = 24

  package init(
    source: LayoutSource, students: [PreviewStudent], catalogue: FontCatalogue,
    overrides: String? = nil
  ) {
    self.overrides = overrides
    self.source = source
    self.students = students
    self.catalogue = catalogue
  }

  // MARK: Files

  /// Reads the layout's files anew.
  ///
  /// - Returns: the number of the edition, and the folders that it was read from.
  package func reload() -> (edition: Int, folders: [String]) {
    edition = Edition(number: edition.number + 1, reading: try? source.read())
    if let overrides { edition.overrides = (try? OverrideLibrary(folder: overrides)) ?? .none }
    let folders = edition.reading?.chain.map(\.folder) ?? []
    return (edition.number, folders + (overrides.map { [$0] } ?? []))
  }

  /// The files as they were read last.
  var reading: LayoutSource.Reading? { edition.reading }

  private func variant(_ request: Request) -> (Variant, [LayoutOverride]) {
    let report = students[request.student].record.report
    let inForce =
      report.map { edition.overrides.inForce(for: $0, layout: source.name) } ?? []
    return (Variant(paper: request.paper, overrides: inForce.map(\.name)), inForce)
  }

  private func compiled(for request: Request) -> (template: Template?, mistakes: Mistakes) {
    let (variant, overrides) = variant(request)
    if let known = edition.compiled[variant] { return known }
    guard let reading = edition.reading else { return (nil, Mistakes()) }
    let result = Template.compile(
      source.name, from: reading.library, paper: request.paper, overrides: overrides)
    edition.compiled[variant] = result
    if let template = result.template { good[variant] = (template, reading) }
    return result
  }

  // MARK: Cards

  /// A card of the present files, or what is wrong with them and the last card that was right.
  func card(_ request: Request) -> (card: Card?, trouble: Trouble, edition: Int) {
    let number = edition.number
    if let known = newest[request], known.edition == number,
      let card = cards.first(where: { $0.number == known.card })
    {
      return (card, .none, number)
    }
    let result = compiled(for: request)
    var trouble = Trouble.none
    if edition.reading == nil {
      trouble = .unreadable
    } else if let template = result.template, let reading = edition.reading {
      do throws(TypesettingError) {
        return (try lay(request, template, reading, of: number), .none, number)
      } catch {
        let site = template.site(of: error.origin)
        trouble = .card(
          CardError(
            student: students[request.student].record.title,
            cause: .typesetting(error, site: site)), site)
      }
    } else {
      trouble = .mistakes(result.mistakes)
    }
    return (lastGood(request), trouble, number)
  }

  /// The card that was shown last, or one by the last template without mistakes.
  private func lastGood(_ request: Request) -> Card? {
    if let known = newest[request], let card = cards.first(where: { $0.number == known.card }) {
      return card
    }
    guard let (template, reading) = good[variant(request).0] else { return nil }
    // Of no edition: asked again, it is again not what the files say.
    return try? lay(request, template, reading, of: 0)
  }

  private func lay(
    _ request: Request, _ template: Template, _ reading: LayoutSource.Reading, of number: Int
  ) throws(TypesettingError) -> Card {
    let (content, traces) = template.traced(
      with: students[request.student].record, options: options(request))
    let explanation: Explanation
    do throws(TypesettingError) {
      explanation = try makeBench().typesetter.explanation(of: content)
    } catch {
      throw template.placed(error, traces)
    }
    let card = Card(
      number: nextCard, template: template, reading: reading, content: content, traces: traces,
      explanation: explanation)
    nextCard += 1
    cards.append(card)
    if cards.count > Self.cardLimit {
      let gone = cards.removeFirst().number
      newest = newest.filter { $0.value.card != gone }
    }
    newest[request] = (card.number, number)
    return card
  }

  private func options(_ request: Request) -> PrintOptions {
    PrintOptions(isDraft: request.isDraft, pictures: students[request.student].pictures)
  }

  func card(number: Int) -> Card? { cards.first { $0.number == number } }

  /// A page of a card as a PNG of `width` pixels; nil if the card is not kept any more, or cannot be drawn.
  func picture(ofCard number: Int, page: Int, width: Int) -> [UInt8]? {
    guard let place = cards.firstIndex(where: { $0.number == number }) else { return nil }
    if let known = cards[place].pictures[page], known.width == width { return known.bytes }
    let set = cards[place].explanation.pages
    guard set.pages.indices.contains(page),
      let picture = try? makeBench().drawer.png(
        of: set.pages[page], images: set.images,
        resolution: Double(width) * 72 / set.pages[page].size.width.value)
    else { return nil }
    cards[place].pictures[page] = (width, picture)
    return picture
  }

  /// How many pages a student's card has, and how full the last is; nil if it cannot be laid out.
  func pageCount(_ request: Request) -> (pages: Int, lastPageShare: Double)? {
    guard let template = compiled(for: request).template,
      let fit = try? FitAdviser(typesetter: makeBench().typesetter).fit(
        of: students[request.student].record, template: template,
        options: options(request))
    else { return nil }
    return (fit.pageCount, fit.lastPageShare)
  }

  /// The papers that the layout is made for; all that schools use while that is not known.
  var papers: [Paper] { good.values.first?.template.manifest.papers ?? [.a4, .f4] }

  private func makeBench() -> (typesetter: Typesetter, drawer: Drawer) {
    if let bench { return bench }
    let fonts = FontBench(catalogue: catalogue)
    let made = (
      Typesetter(bench: fonts), Drawer { key, size in try fonts.scaledFont(key, size) }
    )
    bench = made
    return made
  }
}

/// Why the pages shown are not those of the files.
enum Trouble {
  case none
  /// The layout's folder is gone.
  case unreadable
  case mistakes(Mistakes)
  /// This student's card cannot be laid out.
  case card(CardError, TemplateSite?)
}

import Batching
import Pages
import Records
import Sampling
import Support
import Templating
import Testing

/// Every layout with every edge-case student of Docs/domain.md section 8.6 on A4 and F4, or with every class: read back,
/// and compared with the golden pages beside the layout.
@Suite struct LayoutGateTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var layout: String
    var manifest: LayoutManifest
    var paper: Paper

    var testDescription: String { "\(layout) \(paper.rawValue)" }

    var documents: [(name: String, record: DocumentRecord)] {
      ExampleSchool.documents(
        manifest.kind, manifest.curriculum, manifest.level, grades: manifest.grades,
        years: manifest.schoolYears)
    }
  }

  static let cases: [Case] = {
    guard let library = try? SampleCards.shelf.get().library else { return [] }
    return library.names.flatMap { name -> [Case] in
      guard let manifest = Template.manifest(of: name, in: library), !manifest.isAbstract else {
        return []
      }
      return GoldenPages.papers(of: manifest.papers).map {
        Case(layout: name, manifest: manifest, paper: $0)
      }
    }
  }()

  @Test func everyShippedLayoutIsTried() {
    #expect(Self.cases.count >= 50)
    for layout in Self.cases {
      #expect(layout.manifest.isLive, "\(layout.layout)")
      #expect(!layout.documents.isEmpty, "\(layout.layout)")
    }
  }

  @Test(arguments: cases) func everyCardIsMadeAndAsItsGoldenPages(gate: Case) throws {
    let trial = LayoutTrial(
      gate.layout, press: try SampleCards.press(), shelf: try SampleCards.shelf.get())
    var cards: [GoldenPages.Card] = []
    for (name, record) in gate.documents {
      if case .report(let report) = record { #expect(gate.manifest.serves(report), "\(name)") }
      // No special case is special enough to be refused: a refusal names the student, and is a mistake here.
      do throws(CardError) {
        cards.append(try trial.card(name, of: record, paper: gate.paper, proof: .quick))
      } catch {
        Issue.record("\(name): \(error.message.english)")
      }
    }
    let golden = GoldenPages(layout: Places.templates + "/" + gate.layout)
    let outcomes = try golden.compare(cards, paper: gate.paper)
    for outcome in outcomes where outcome.verdict != .same {
      Issue.record("\(outcome.name): \(outcome.verdict.rawValue) \(outcome.detail)")
    }
    #expect(outcomes.count == gate.documents.count + 1)
  }

  /// What no font can print is refused by the student's name, whatever the layout.
  @Test(arguments: cases.filter { $0.manifest.kind.report != nil && $0.paper == .a4 })
  func anUnprintableNameIsRefusedByName(gate: Case) throws {
    let trial = LayoutTrial(
      gate.layout, press: try SampleCards.press(), shelf: try SampleCards.shelf.get())
    guard case .report(var report) = gate.documents.first?.record else { return }
    report.student.fullName = "Sari \u{A66E}"
    let error = #expect(throws: CardError.self) {
      try trial.card("name", of: .report(report), paper: gate.paper)
    }
    #expect(error?.code == "missing-glyph")
    let message = error?.message.text(in: .english) ?? ""
    #expect(message.hasPrefix("Sari ") && message.contains("U+A66E"))
  }
}

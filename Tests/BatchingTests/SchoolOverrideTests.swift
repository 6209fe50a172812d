import Batching
import CairoPango
import Foundation
import Pages
import Records
import Sampling
import Support
import Templating
import Testing

/// A school's override of a Merdeka layout, on paper.
@Suite struct SchoolOverrideTests {
  private static let text = """
    letterhead = on
    logo = logo.png
    motto = Cerdas, santun, mandiri
    label.teacherNote = Pesan Wali Kelas
    drop-sections = extracurriculars
    sections = teacherNote, absence
    principal-position = beside
    principal-signature = signature.png
    stamp = stamp.png
    watermark = CONTOH
    first-page-margin-top = 30mm
    """

  private static func picture(_ color: UInt32) throws -> [UInt8] {
    var grid = PixelGrid(width: 8, height: 8)
    for y in 0..<8 { for x in 0..<8 { grid[x, y] = color } }
    return try grid.png()
  }

  private struct Printed {
    var plain: PageSet
    var changed: PageSet
    var record: ReportRecord
  }

  private func printed(_ more: String = "") throws -> Printed {
    let year = try #require(SchoolYear(start: 2023))
    let cases = ExampleSchool.documents(
      .endOfTerm, .merdeka, .sd, grades: 3...4, years: year...year)
    guard case .report(let record) = cases.first?.record else {
      throw CardError(student: "", cause: .noLayout)
    }
    let override = LayoutOverride(
      name: "school/\(record.school.npsn.digits)", owner: .school(record.school.npsn),
      files: [
        "override.properties": Array((Self.text + more).utf8),
        "logo.png": try Self.picture(0xFF20_6040),
        "signature.png": try Self.picture(0xFF20_2020),
        "stamp.png": try Self.picture(0xFF80_2080),
      ])
    let shelf = TemplateShelf(
      library: try SampleCards.shelf.get().library, overrides: OverrideLibrary([override]))
    let press = try SampleCards.press()
    let card = try press.card(of: record, template: shelf.template(for: record), proof: .quick)
    return Printed(
      plain: try SampleCards.pages(of: record, press), changed: card.pages, record: record)
  }

  private func lines(_ pages: PageSet) -> [String] {
    pages.pages.flatMap { PageText.lines(of: $0) }
  }

  @Test func wordsSectionsAndSignersAreTheSchools() throws {
    let printed = try printed()
    let lines = lines(printed.changed)
    let school = printed.record.school.name.uppercased()
    #expect(lines.contains { $0.contains(school) })
    #expect(lines.contains("Cerdas, santun, mandiri"))
    #expect(printed.changed.dump.contains("CONTOH"))
    #expect(lines.contains { $0.hasPrefix("A. Intrakurikuler") })
    // Extracurriculars are dropped, note and absence have changed places, and the letters follow.
    #expect(self.lines(printed.plain).contains { $0.hasPrefix("B. Ekstrakurikuler") })
    #expect(!lines.contains { $0.contains("Ekstrakurikuler") })
    #expect(lines.contains { $0.contains("B. Pesan Wali Kelas") && $0.contains("C. Ketidak") })
    // The principal signs beside the teacher.
    let teacher = printed.record.classGroup.homeroomTeacher?.name ?? "?"
    let principal = printed.record.principal?.staff.name ?? "?"
    #expect(lines.contains { $0.contains(teacher) && $0.contains(principal) })
    #expect(!self.lines(printed.plain).contains { $0.contains(teacher) && $0.contains(principal) })
  }

  @Test func theStampLiesOverTheSignature() throws {
    let printed = try printed()
    #expect(printed.plain.images.isEmpty)
    #expect(printed.changed.images.count == 3)
    let last = try #require(printed.changed.pages.last)
    let boxes = last.ink.compactMap { ink -> Rectangle? in
      if case .image(_, let frame, _) = ink { frame } else { nil }
    }
    try #require(boxes.count == 2)
    let (signature, stamp) = (boxes[0], boxes[1])
    #expect(stamp.x < signature.x)
    #expect(stamp.x + stamp.width > signature.x)
    // By about a third of the stamp (Docs/domain.md section 3.0).
    let share = (stamp.x + stamp.width - signature.x).value / stamp.width.value
    #expect(share > 0.25 && share < 0.45)
  }

  @Test func cardsForSigningByHandHaveNoPicturesOfSignatures() throws {
    let printed = try printed("\nsignature-pictures = off")
    let last = try #require(printed.changed.pages.last)
    #expect(!last.ink.contains { if case .image = $0 { true } else { false } })
  }

  /// Signatures of the folder of pictures need no override, and obey one.
  @Test(arguments: [("", 2), ("signature-pictures = on", 2), ("signature-pictures = off", 0)])
  func aSignatureOfTheFolderIsPrintedUnlessForbidden(text: String, count: Int) throws {
    let record = try #require(ExampleSchool.school(.odd)?.records.first)
    let override = LayoutOverride(
      name: "city/Kota", owner: .city, files: ["override.properties": Array(text.utf8)])
    #expect(override.mistakes.isEmpty)
    let folder = try TemporaryFolder()
    let own = folder.file(record.school.npsn.digits)
    try FileManager.default.createDirectory(atPath: own, withIntermediateDirectories: true)
    for staff in [record.principal?.staff, record.classGroup.homeroomTeacher] {
      let number = try #require(staff?.nip?.digits)
      try Data(try Self.picture(0xFF20_2020)).write(to: URL(filePath: "\(own)/\(number).png"))
    }
    let shelf = TemplateShelf(
      library: try SampleCards.shelf.get().library, overrides: OverrideLibrary([override]),
      pictures: PictureFolder(folder: folder.path))
    let template = try shelf.template(for: record)
    let pages = try SampleCards.press().pages(
      of: record, template: template, options: shelf.printing(record, with: template))
    let shown = pages.pages.flatMap(\.ink).filter {
      if case .image = $0 { true } else { false }
    }
    #expect(shown.count == count)
  }
}

import Batching
import Bookkeeping
import CairoPango
import Digesting
import Foundation
import Pages
import Records
import Sampling
import Support
import Templating
import Testing

/// The folder of a workspace's pictures, and layouts that may not make final cards.
@Suite struct RecordPictureTests {
  private let workspace: TemporaryFolder
  private let record: ReportRecord

  init() throws {
    workspace = try TemporaryFolder()
    record = try #require(ExampleSchool.school(.odd)?.records.first)
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
  }

  private var folder: String { workspace.file("pictures/" + record.school.npsn.digits) }
  private var pictures: PictureFolder { PictureFolder(folder: workspace.file("pictures")) }

  private func put(_ name: String, _ color: UInt32 = 0xFF20_2020) throws {
    var grid = PixelGrid(width: 6, height: 8)
    for y in 0..<8 { for x in 0..<6 { grid[x, y] = color } }
    try Data(try grid.png()).write(to: URL(filePath: folder + "/" + name))
  }

  @Test func filesAreFoundByTheNumbersOfTheirPeople() throws {
    let nisn = try #require(record.student.nisn?.digits)
    let principal = try #require(record.principal?.staff.nip?.digits)
    let teacher = try #require(record.classGroup.homeroomTeacher?.nip?.digits)
    #expect(try pictures.pictures(of: record) == RecordPictures())
    try put(nisn + ".png", 0xFF00_0001)
    try put(principal + ".PNG", 0xFF00_0002)
    try put(teacher + ".png", 0xFF00_0003)
    try put("Logo.png", 0xFF00_0004)
    try put("0000000000.png", 0xFF00_0005)
    let found = try pictures.pictures(of: record)
    let keys = RecordPictures.Kind.allCases.compactMap { found[$0]?.key }
    #expect(keys.count == 4)
    #expect(Set(keys).count == 4)
    let asked = try pictures.pictures(of: record, kinds: [.logo])
    #expect(asked == RecordPictures([.logo: try #require(found[.logo])]))
  }

  @Test func aRecordMayNameItsPhotograph() throws {
    var record = record
    record.student.photo = "rizky.jpg"
    try put("rizky.png")
    #expect(try pictures.pictures(of: record)[.photo] != nil)
    record.student.photo = "../../elsewhere/rizky"
    #expect(try pictures.pictures(of: record)[.photo] == nil)
  }

  @Test(arguments: [("damaged", 20), ("larger than 1 MB", 1_100_000)])
  func aPictureThatIsNoneIsNamed(complaint: String, bytes: Int) throws {
    let nisn = try #require(record.student.nisn?.digits)
    try Data(repeating: 0x20, count: bytes).write(to: URL(filePath: folder + "/\(nisn).jpg"))
    let error = #expect(throws: CardError.self) { try pictures.pictures(of: record) }
    #expect(error?.message.english.contains(complaint) == true)
    #expect(error?.message.english.contains(nisn + ".jpg") == true)
    #expect(error?.code == "picture")
  }

  @Test func aChangedPictureMakesTheSchoolsCardsAnew() throws {
    let shelf = try SampleCards.shelf.get()
    func presses() throws -> (school: String, other: String) {
      let identity = try PressIdentity(
        engine: "Rapor", catalogue: FontCatalogue(folder: Places.fonts), library: shelf.library,
        overrides: .none, pictures: pictures)
      let other = try #require(NPSN("20109999"))
      return (identity.presses[record.school.npsn], identity.presses[other])
    }
    let before = try presses()
    try put("logo.png")
    let after = try presses()
    #expect(before.school != after.school)
    #expect(before.other == after.other)
  }

  // MARK: Live layouts

  private func shelf(live: Bool, golden: Set<Paper>) throws -> TemplateShelf {
    let manifest = """
      title = Coba
      kind = endOfTerm
      curriculum = k13
      level = sd
      grades = 1-6
      papers = A4, F4
      live = \(live)
      """
    let html = """
      <html><body><p>{{ report.student.fullName }} {{ report.student.nisn }}</p>
      <p><img src="{{ report.student.photo }}" alt="Foto"/></p></body></html>
      """
    var bundle = LayoutBundle(
      name: "coba",
      files: ["layout.properties": manifest, "card.html": html].mapValues { Array($0.utf8) })
    bundle.goldenPapers = golden
    return TemplateShelf(library: LayoutLibrary([bundle]), pictures: pictures)
  }

  @Test(arguments: [
    (true, [Paper.a4, .f4], true), (true, [.a4], false), (true, [], false),
    (false, [.a4, .f4], false),
  ])
  func finalCardsAreMadeOfLiveLayoutsWithGoldenPages(
    live: Bool, golden: [Paper], isAllowed: Bool
  ) throws {
    let shelf = try shelf(live: live, golden: Set(golden))
    let template = try shelf.template(for: record)
    #expect(throws: Never.self) { try shelf.printing(record, with: template, isDraft: true) }
    if isAllowed {
      #expect(throws: Never.self) { try shelf.printing(record, with: template) }
    } else {
      let error = #expect(throws: CardError.self) { try shelf.printing(record, with: template) }
      #expect(error?.code == "not-live")
      #expect(error?.message.english.contains("rapor template test coba --accept") == true)
    }
  }

  @Test func aPhotographIsOnTheCardAndInItsBasis() throws {
    let shelf = try shelf(live: true, golden: [.a4, .f4])
    let template = try shelf.template(for: record)
    let plain = try shelf.printing(record, with: template)
    try put(try #require(record.student.nisn?.digits) + ".png")
    let shown = try self.shelf(live: true, golden: [.a4, .f4]).printing(record, with: template)
    let press = try SampleCards.press()
    let card = try press.card(of: record, template: template, options: shown, isTagged: true)
    #expect(card.pages.images.count == 1)
    #expect(card.pages.structure.contains { $0.alternateText == "Foto" })
    let identity = try PressIdentity(
      engine: "Rapor", catalogue: FontCatalogue(folder: Places.fonts), library: shelf.library,
      overrides: .none)
    func basis(_ options: PrintOptions) throws -> Digest {
      try identity.basis(
        of: record, template: template, digest: nil, pictures: options.pictures
      ).dataDigest
    }
    #expect(try basis(plain) != basis(shown))
  }

  // MARK: Overrides together

  @Test func overridesThatBreakALayoutOnlyTogetherAreFound() throws {
    let npsn = record.school.npsn
    func override(
      _ name: String, _ owner: LayoutOverride.Owner, _ text: String
    ) -> LayoutOverride {
      LayoutOverride(
        name: name, owner: owner, files: [LayoutOverride.fileName: Array(text.utf8)])
    }
    let library = OverrideLibrary([
      override("city/a", .city, "margin-left = 76mm"),
      override("city/b", .city, "margin-left = 76mm\nschoolYears = 2001/2002"),
      override("school/x", .school(npsn), "margin-right = 76mm\nschoolYears = 2019/2020"),
      override(
        "school/y", .school(try #require(NPSN("20109999"))), "layouts = merdeka-sd-b"),
    ])
    let pairs = library.pairs(on: "k13-sd-upper").map { $0.map(\.name) }
    #expect(pairs == [["city/a", "city/b"], ["city/a", "school/x"]])
    let shelf = TemplateShelf(library: try SampleCards.shelf.get().library, overrides: library)
    let found = library.pairs(on: "k13-sd-upper").map {
      shelf.mistakes(of: "k13-sd-upper", paper: .a4, overrides: $0).isEmpty
    }
    #expect(found == [true, false])
    for alone in library.overrides where alone.fits("k13-sd-upper") {
      #expect(shelf.mistakes(of: "k13-sd-upper", paper: .a4, overrides: [alone]).isEmpty)
    }
  }
}

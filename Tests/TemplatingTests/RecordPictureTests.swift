import Pages
import Records
import Templating
import Testing

/// Pictures that a record brings, and the words that stand for them.
@Suite struct RecordPictureTests {
  private func asset(_ name: String) -> ImageAsset {
    ImageAsset(key: name, format: .png, bytes: [], size: Extent(width: 30, height: 40))
  }

  private func content(
    _ body: String, _ pictures: RecordPictures = RecordPictures()
  ) throws -> Content {
    let trial = Trial(body)
    let template = try #require(trial.template, "\(trial.errors)")
    return template.merged(
      with: try Trial.record(), options: PrintOptions(pictures: pictures))
  }

  private func pictures(of content: Content) -> [Replaced] {
    content.flow.flatMap { node -> [Inline] in
      if case .paragraph(let paragraph) = node { paragraph.inlines } else { [] }
    }.compactMap { if case .image(let replaced) = $0 { replaced } else { nil } }
  }

  private static let body = """
    <p><img src="{{ report.student.photo }}" alt="Foto {{ report.student.fullName }}"/></p>
    """

  @Test func aFieldShowsItsPictureOnce() throws {
    let content = try content(Self.body + Self.body, RecordPictures([.photo: asset("a")]))
    let shown = pictures(of: content)
    #expect(content.images.map(\.key) == ["a"])
    #expect(shown.map(\.image) == [0, 0])
    let name = try Trial.record().student.fullName
    #expect(shown.first?.alternateText == "Foto \(name)")
  }

  @Test func withoutAPictureThereIsAFrame() throws {
    let content = try content(Self.body)
    #expect(pictures(of: content).map(\.image) == [-1])
    #expect(content.images.isEmpty)
  }

  @Test func aLayoutMayShowSomethingElse() throws {
    let body = """
      <p data-if="report.school.logo"><img src="{{ report.school.logo }}" alt="Logo"/></p>
      <p data-else="">{{ report.school.name }}</p>
      """
    #expect(try content(body).lines == [Trial.record().school.name])
    #expect(try content(body, RecordPictures([.logo: asset("l")])).lines == ["[image]"])
  }

  @Test(arguments: [
    ("principal.signature", RecordPictures([.principalSignature: .sample])),
    ("class.homeroomTeacher.signature", RecordPictures([.homeroomSignature: .sample])),
    ("school.logo", RecordPictures([.logo: .sample])),
    ("student.photo", RecordPictures([.photo: .sample])),
  ])
  func eachFieldHasItsPicture(field: String, given: RecordPictures) throws {
    let body = "<p><img src=\"{{ report.\(field) }}\" alt=\"\"/></p>"
    #expect(try content(body, given).images.map(\.key) == ["sample"])
  }

  @Test func onlyLayoutsThatShowThemAskForPictures() throws {
    #expect(Trial(Self.body).template?.recordPictures == [.photo])
    #expect(Trial("<p>{{ report.kind }}</p>").template?.recordPictures == [])
  }

  @Test(
    arguments: [
      ("src=\"{{ report.student.fullName }}\"", "src needs a picture, not text"),
      ("src=\"a{{ report.student.photo }}\"", "src needs a picture, not text"),
      ("src=\"{{ report.student.foto }}\"", "'report.student' has no 'foto'"),
      ("src=\"none.png\"", "no file 'none.png'"),
      ("alt=\"{{ report.student.photo }}\"", "picture cannot be printed"),
      ("alt=\"{{ report.studnet }}\"", "'report' has no 'studnet'"),
      ("style=\"margin: 1mm\"", "margin not supported on <img>"),
      ("style=\"max-width: 50%; height: 10%\"", "max-width, height: % not supported on <img>"),
      ("width=\"50%\"", "'50%' is not a number 1-10000"),
    ] as [(String, String)])
  func mistakesAreFound(attributes: String, message: String) {
    #expect(
      Trial("<p><img \(attributes)/></p>").mistakes.list.map(\.message.english) == [message])
  }

  @Test func aPictureIsNoText() {
    let messages = Trial("<p>{{ report.student.photo }}</p>").mistakes.list.map(\.message.english)
    #expect(messages == ["picture cannot be printed"])
  }

  @Test func aCheckMarkStandsForWhatHolds() throws {
    let body = "<p>{{ report.term.isEven | check }}{{ true | check }}</p>"
    #expect(try content(body).lines == ["✓"])
  }
}

extension ImageAsset {
  fileprivate static let sample = ImageAsset(
    key: "sample", format: .png, bytes: [], size: Extent(width: 30, height: 40))
}

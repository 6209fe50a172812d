import Foundation
import Support
import Testing

/// `rapor import pictures`, from the outside, with `samples/dirty/pictures`: what each file must become.
@Suite struct ImportPictureTests {
  private static let samples = Places.samples + "/dirty/"

  /// A workspace with the school of `samples/dirty/base` and the people of the pictures. Not to be changed.
  private static let base = Result {
    let folder = try TemporaryFolder()
    try SampleWorkspace.initialize(folder.path)
    for source in ["base", "pictures"] {
      let names = try FileManager.default.contentsOfDirectory(atPath: samples + source).sorted()
      for name in names where name.hasSuffix(".csv") {
        let kind = String(name.dropFirst(3).dropLast(4))
        let outcome = try run(folder, ["import", kind, samples + "\(source)/\(name)"])
        guard outcome.code == 0 else { throw SampleWorkspace.Failure(outcome, name) }
      }
    }
    return folder
  }

  private static func run(
    _ folder: TemporaryFolder, _ words: [String]
  ) throws -> Program.Outcome {
    try Program.run(
      words + ["--school", "20100002", "--term", "2019/2020-2", "--workspace", folder.path])
  }

  private let workspace: TemporaryFolder

  init() throws {
    workspace = try TemporaryFolder()
    let source = try Self.base.get()
    for name in try FileManager.default.contentsOfDirectory(atPath: source.path) {
      try FileManager.default.copyItem(atPath: source.file(name), toPath: workspace.file(name))
    }
  }

  private struct Answer: Decodable {
    struct Taken: Decodable {
      var file: String
      var kind: String
      var stored: String
      var bytes: Int
      var effect: String
    }
    struct Refused: Decodable {
      var file: String
      var message: String
    }
    struct Counts: Decodable, Equatable {
      var added: Int
      var changed: Int
      var same: Int
      var refused: Int
      var passedOver: Int
    }
    struct Student: Decodable { var name: String }
    var stored: Bool
    var counts: Counts
    var taken: [Taken]
    var refused: [Refused]
    var passedOver: [String]
    var withoutPhoto: [Student]
  }

  private func importing(_ file: String, _ options: String...) throws -> Program.Outcome {
    try Self.run(workspace, ["import", "pictures", file] + options)
  }

  private func contents(_ name: String) throws -> Data {
    try Data(contentsOf: URL(filePath: workspace.file("pictures/20100002/" + name)))
  }

  private var stored: [String] { workspace.names("pictures/20100002").filter { $0.first != "." } }

  private let zip = samples + "pictures/dirty.zip"

  @Test func everyKindOfDirtBecomesWhatItMust() throws {
    let json = try Data(contentsOf: URL(filePath: Self.samples + "pictures/dirty.json"))
    let expected = try JSONDecoder().decode([String: String?].self, from: json)
    #expect(expected.count >= 40)
    let outcome = try importing(zip, "--json")
    #expect(outcome.code == 1)
    let answer = try outcome.decoded(Answer.self)
    let taken = Dictionary(uniqueKeysWithValues: answer.taken.map { ($0.file, $0.stored) })
    let refused = Dictionary(uniqueKeysWithValues: answer.refused.map { ($0.file, $0.message) })
    for (name, outcome) in expected {
      guard let outcome else {
        #expect(answer.passedOver.contains(name), "\(name)")
        continue
      }
      if outcome.hasSuffix(".jpg") || outcome.hasSuffix(".png") {
        #expect(taken[name] == outcome, "\(name): \(refused[name] ?? "-")")
      } else {
        #expect(refused[name]?.contains(outcome) == true, "\(name): \(refused[name] ?? "taken")")
      }
    }
    #expect(taken.count + refused.count + answer.passedOver.count == expected.count)
    #expect(stored == taken.values.sorted())
    #expect(answer.taken.allSatisfy { $0.bytes <= 200_000 })
    // Nothing is written beside the school's folder, whatever an entry is called.
    #expect(workspace.names("pictures").allSatisfy { $0.hasPrefix("20100002/") })
    #expect(answer.withoutPhoto.contains { $0.name == "Dewi Lestari" })
    #expect(!answer.withoutPhoto.contains { $0.name == "Aditya Nugraha" })
  }

  @Test func aDryRunStoresNothingAndASecondRunChangesNothing() throws {
    let dry = try importing(zip, "--dry-run", "--json").decoded(Answer.self)
    #expect(!dry.stored && dry.counts.added > 10)
    #expect(!FileManager.default.fileExists(atPath: workspace.file("pictures")))
    let first = try importing(zip, "--json").decoded(Answer.self)
    #expect(first.stored && first.counts == dry.counts)
    let second = try importing(zip, "--json").decoded(Answer.self)
    #expect(second.counts.same == first.counts.added)
    #expect(second.counts.added == 0 && second.counts.changed == 0)
  }

  @Test func anImportCanBeTakenBack() throws {
    _ = try importing(zip)
    let photo = "0011000001.jpg"
    let before = try contents(photo)
    let other = try TemporaryFolder()
    // The same pupil's face on blue ground, and an older file of another ending beside it.
    let source = workspace.file("pictures/20100002/0011000138.jpg")
    try FileManager.default.copyItem(atPath: source, toPath: other.file(photo))
    let outcome = try importing(other.path, "--json").decoded(Answer.self)
    #expect(outcome.counts == .init(added: 0, changed: 1, same: 0, refused: 0, passedOver: 0))
    #expect(try contents(photo) != before)
    let all = stored
    let undo = ["import", "undo", "--workspace", workspace.path]
    #expect(try Program.run(undo + ["--dry-run"]).code == 0)
    #expect(try contents(photo) != before)
    #expect(try Program.run(undo).code == 0)
    #expect(try contents(photo) == before)
    #expect(stored == all)
    // The one before it added them all.
    #expect(try Program.run(undo).code == 0)
    #expect(stored.isEmpty)
    let list = try Program.run(["import", "list", "--workspace", workspace.path])
    #expect(list.output.components(separatedBy: "UNDONE").count == 3)
    #expect(try Program.run(["doctor", "--workspace", workspace.path]).output.contains("chain"))
  }

  @Test func whatWasChangedByHandIsNotTakenBack() throws {
    _ = try importing(zip)
    try Data("by hand".utf8).write(
      to: URL(filePath: workspace.file("pictures/20100002/0011000001.jpg")))
    let undo = try Program.run(["import", "undo", "--workspace", workspace.path])
    #expect(undo.code == 77)
    #expect(stored.count > 10)
  }

  @Test(arguments: [
    ("Rar!\u{1A}\u{7}", 65, "RAR"), ("7z\u{BC}\u{AF}", 65, "no picture"),
    ("PK\u{3}\u{4}junk", 65, "ZIP"),
    ("", 65, "no picture"),
  ])
  func otherArchivesAreNamed(bytes: String, code: Int32, word: String) throws {
    let path = workspace.file("foto.zip")
    try Data(bytes.utf8).write(to: URL(filePath: path))
    let outcome = try importing(path)
    #expect(outcome.code == code)
    #expect(outcome.complaint.contains(word), "\(outcome.complaint)")
  }

  @Test func whatIsNotThereIsSaid() throws {
    #expect(try importing(workspace.file("tidak-ada.zip")).code == 66)
    #expect(
      try Program.run([
        "import", "pictures", zip, "--school", "20109999", "--workspace", workspace.path,
      ]).code == 66)
  }
}

import Foundation
import Support
import Testing

/// A fragment of HTML and CSS, the rule that it comes from, and the boxes that it must become.
///
/// Written in `Cases/*.html`; `Cases/README.md` explains the form.
struct LayoutCase: Sendable, CustomTestStringConvertible {
  var topic: String
  var name: String
  /// The section that says so.
  var rule: String
  /// Width and height of the page, as CSS lengths.
  var page: String
  var style: String
  var body: String
  var expectations: [Expectation]

  var testDescription: String { "\(topic): \(name) (\(rule))" }

  struct Malformed: Error, CustomStringConvertible {
    var description: String
  }
}

/// One line of a case's `<expect>`.
enum Expectation: Sendable {
  case pages(Int)
  /// The border box of the element with that id.
  case box(id: String, page: Int, numbers: [Double])
  /// Text that begins at that place, without a gap: x and baseline.
  case text(String, page: Int, numbers: [Double])
  /// Text that stands on no page.
  case absent(String)
  /// A filled rectangle.
  case fill(String, page: Int, numbers: [Double])
  /// A stroked line: from, to, width.
  case line(page: Int, numbers: [Double])
  /// A place that no line crosses.
  case noLine(page: Int, numbers: [Double])
  case image(page: Int, numbers: [Double])
  /// Layout is refused, with this in the error's description.
  case refused(String)
}

extension LayoutCase {
  /// The cases of every file, by topic.
  static let all: [LayoutCase] = {
    let folder = Places.layoutCases
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return files.filter { $0.hasSuffix(".html") }.sorted().flatMap { file in
      (try? cases(of: file, in: folder)) ?? []
    }
  }()

  static func cases(of file: String, in folder: String) throws -> [LayoutCase] {
    let text = try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
    return try text.components(separatedBy: "<case ").dropFirst().map { part in
      try LayoutCase(part, topic: String(file.dropLast(5)))
    }
  }

  private init(_ text: String, topic: String) throws {
    func between(_ start: String, _ end: String) -> String? {
      guard let from = text.range(of: start),
        let to = text.range(of: end, range: from.upperBound..<text.endIndex)
      else { return nil }
      return String(text[from.upperBound..<to.lowerBound])
    }
    guard let name = between("name=\"", "\""), let rule = between("rule=\"", "\""),
      let head = text.range(of: ">"), let expect = text.range(of: "<expect>"),
      let lines = between("<expect>", "</expect>")
    else { throw Malformed(description: "\(topic): a case lacks name, rule or expect: \(text)") }
    self.topic = topic
    self.name = name
    self.rule = rule
    page = between("page=\"", "\"") ?? "200pt 100pt"
    style = between("<style>", "</style>") ?? ""
    var body = String(text[head.upperBound..<expect.lowerBound])
    if let from = body.range(of: "<style>"), let to = body.range(of: "</style>") {
      body.removeSubrange(from.lowerBound..<to.upperBound)
    }
    self.body = body
    expectations = try lines.split(separator: "\n").map(String.init).compactMap {
      let line = $0.trimmingCharacters(in: .whitespaces)
      return line.isEmpty ? nil : try Expectation(line)
    }
  }
}

extension Expectation {
  init(_ line: String) throws {
    var rest = Substring(line)
    func word() -> String {
      rest = rest.drop { $0 == " " }
      if rest.first == "\"" {
        let quoted = rest.dropFirst().prefix { $0 != "\"" }
        rest = rest[quoted.endIndex...].dropFirst()
        return String(quoted)
      }
      let word = rest.prefix { $0 != " " }
      rest = rest[word.endIndex...]
      return String(word)
    }
    let isText = line.hasPrefix("\"")
    let kind = word()
    func place() throws -> (page: Int, numbers: [Double]) {
      var page = 1
      rest = rest.drop { $0 == " " }
      if rest.first == "@" {
        guard let number = Int(word().dropFirst()) else {
          throw LayoutCase.Malformed(description: line)
        }
        page = number
      }
      let numbers = rest.split(separator: " ").map { Double($0) ?? .nan }
      return (page, numbers)
    }
    switch kind {
    case _ where isText:
      let at = try place()
      self = .text(kind, page: at.page, numbers: at.numbers)
    case "pages": self = .pages(Int(word()) ?? -1)
    case "absent": self = .absent(word())
    case "refused": self = .refused(word())
    case "fill":
      let color = word()
      let at = try place()
      self = .fill(color, page: at.page, numbers: at.numbers)
    case "line":
      let at = try place()
      self = .line(page: at.page, numbers: at.numbers)
    case "no-line":
      let at = try place()
      self = .noLine(page: at.page, numbers: at.numbers)
    case "image":
      let at = try place()
      self = .image(page: at.page, numbers: at.numbers)
    case _ where kind.hasPrefix("#"):
      let at = try place()
      self = .box(id: String(kind.dropFirst()), page: at.page, numbers: at.numbers)
    default: throw LayoutCase.Malformed(description: line)
    }
  }
}

import Foundation
import Records
import Testing

@testable import Portal

@Suite("Words of the pages")
struct TextsTests {
  private static var sources: URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/Portal")
  }

  private static func matches(_ pattern: String, in text: String) throws -> [String] {
    try text.matches(of: Regex(pattern)).compactMap { $0.output[1].substring.map(String.init) }
  }

  @Test func everyTextIsInBothLanguages() throws {
    let texts = try PortalTexts()
    let (indonesian, english) = (texts.table(.indonesian), texts.table(.english))
    #expect(Set(indonesian.keys) == Set(english.keys))
    #expect(
      indonesian.values.allSatisfy { !$0.isEmpty } && english.values.allSatisfy { !$0.isEmpty })
  }

  /// A key that no table has would be shown as it is, or as nothing.
  @Test func everyTextThatIsUsedExists() throws {
    let known = Set(try PortalTexts().table(.indonesian).keys)
    let files = try FileManager.default.subpathsOfDirectory(atPath: Self.sources.path)
    var used: Set<String> = []
    for file in files {
      let text =
        (try? String(contentsOf: Self.sources.appending(path: file), encoding: .utf8)) ?? ""
      if file.hasSuffix(".mustache") {
        used.formUnion(try Self.matches(#"\{\{t\.([A-Za-z_-]+)\}\}"#, in: text))
      } else if file.hasSuffix(".swift") {
        let calls = #"(?:text|texts|complaint|again)\(\s*"([a-z0-9.-]+)""#
        let keys =
          try Self.matches(calls, in: text)
          + Self.matches(#""(parent\.[a-z-]+|run\.[a-z]+|error\.[a-z-]+)""#, in: text)
        used.formUnion(keys.map { $0.replacing(".", with: "_") })
      }
    }
    #expect(used.count > 150)
    #expect(used.subtracting(known).sorted() == [])
  }

  @Test(arguments: Language.allCases)
  func numbersAreGrouped(_ language: Language) {
    let mark = language == .english ? "," : "."
    #expect(language.grouped(172_035) == "172\(mark)035")
    #expect(language.grouped(0) == "0")
    #expect(language.grouped(999) == "999")
    #expect(language.grouped(-1_000_000) == "-1\(mark)000\(mark)000")
  }

  /// What people write ends in pages as text, never as markup.
  @Test func whatPeopleWroteIsEscaped() throws {
    struct Content {
      var text: String
      var detail: String?
      var back: String
    }
    let views = try PageViews()
    let evil = "<script>alert('1')</script>\""
    let frame = PageViews.Frame(
      title: evil, language: "id", otherLanguage: "en", otherLanguageName: "English", path: evil,
      person: evil, csrf: evil, home: "/", notice: evil,
      trail: [PageViews.Crumb(name: evil, path: evil)], hasTrail: true)
    let html = views.html(
      "message", Content(text: evil, detail: evil, back: evil), frame: frame, .indonesian)
    #expect(html.contains("&lt;script&gt;"))
    #expect(!html.contains("<script>alert"))
    #expect(!html.contains("\"><script"))
  }

  @Test func rangesOfTheClassList() {
    let range = RosterRange("1-3, 7; 10–12 x 9-8 -")
    let chosen = (1...15).filter(range.contains)
    #expect(chosen == [1, 2, 3, 7, 10, 11, 12])
    #expect(RosterRange("").isEmpty)
  }

  @Test(
    arguments: [
      ("/kota", "/kota"), ("/sekolah/1?a=b", "/sekolah/1?a=b"), ("//evil.example", nil),
      ("https://evil.example", nil), ("/\\evil.example", nil), ("", nil), ("/a\nb", nil),
    ] as [(String, String?)])
  func onlyOwnPathsAreGoneTo(_ path: String, _ expected: String?) {
    #expect(SignInPages.local(path) == expected)
  }
}

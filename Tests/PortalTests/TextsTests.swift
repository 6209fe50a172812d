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

  /// What people write ends in pages as text, never as markup; also where a mark is one character with what stands
  /// beside it, and within partials.
  @Test(arguments: [
    "<script>alert('1')</script>\"", "x\"\u{301} y=", "A\u{600}<b>", "'\u{301}>\u{301}&\u{301}",
  ])
  func whatPeopleWroteIsEscaped(_ evil: String) throws {
    struct Content {
      var text: String
      var detail: String?
      var back: String
    }
    struct Students {
      struct Row {
        var id = 1
        var number = "1"
        var name: String
        var path: String
        var nisn: String
        var state = ""
        var kind = ""
        var isStale = false
        var hasFile = false
        var points: [Int] = []
      }
      var students: [Row]
    }
    let views = try PageViews()
    let frame = PageViews.Frame(
      title: evil, language: "id", otherLanguage: "en", otherLanguageName: "English", path: evil,
      person: evil, csrf: evil, home: "/", notice: evil,
      trail: [PageViews.Crumb(name: evil, path: evil)], hasTrail: true)
    let pages = [
      views.html(
        "message", Content(text: evil, detail: evil, back: evil), frame: frame, .indonesian),
      views.html(
        "class-students", Students(students: [.init(name: evil, path: evil, nisn: evil)]),
        frame: frame, .indonesian),
    ]
    let plain = [
      views.html("message", Content(text: "x", detail: "x", back: "x"), frame: frame, .indonesian),
      views.html(
        "class-students", Students(students: [.init(name: "x", path: "x", nisn: "x")]),
        frame: frame, .indonesian),
    ]
    for (page, plain) in zip(pages, plain) {
      for mark in ["<", ">", "\"", "'"] {
        let scalar = try #require(mark.unicodeScalars.first)
        let (found, own) = (
          page.unicodeScalars.count { $0 == scalar }, plain.unicodeScalars.count { $0 == scalar }
        )
        #expect(found == own, "\(mark)")
      }
    }
  }

  @Test func rangesOfTheClassList() {
    let range = RosterRange("1-3, 7; 10 – 12 15")
    let chosen = (1...15).filter { range?.contains($0) ?? false }
    #expect(chosen == [1, 2, 3, 7, 10, 11, 12, 15])
    #expect(RosterRange("")?.isEmpty == true)
    for wrong in ["1-12-15", "x", "9-8", "-", "1,b"] { #expect(RosterRange(wrong) == nil) }
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

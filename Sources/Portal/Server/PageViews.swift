internal import Foundation
internal import Mustache
internal import Records

/// The pages' templates, compiled once.
struct PageViews: Sendable {
  let texts: PortalTexts
  private let library: MustacheLibrary

  /// What stands around every page.
  struct Frame {
    var title: String
    /// "id" or "en".
    var language: String
    /// The other language's code and name.
    var otherLanguage: String
    var otherLanguageName: String
    /// The path of this page, to come back to.
    var path: String
    /// Who is signed in.
    var person: String?
    var csrf: String?
    /// Where "home" leads.
    var home: String
    var notice: String?
    /// Places above this page.
    var trail: [Crumb]
    /// Templates see what is stored only.
    var hasTrail: Bool
  }

  struct Crumb {
    var name: String
    var path: String
  }

  private struct Whole {
    var t: [String: String]
    var frame: Frame
    var page: Any
  }

  init() throws {
    texts = try PortalTexts()
    var library = MustacheLibrary()
    MustacheContentTypes.register(ScalarHTML(), named: ScalarHTML.name)
    for (name, bytes) in Self.templates {
      // Each template says so for itself: within a partial the library falls back to its own way.
      try library.register(
        "{{% CONTENT_TYPE: \(ScalarHTML.name)}}" + String(decoding: bytes, as: UTF8.self),
        named: name)
    }
    self.library = library
  }

  /// A whole page, or the fragment of one.
  /// - Parameter content: what the template calls `page`.
  func html(_ template: String, _ content: Any, frame: Frame, _ language: Language) -> String {
    library.render(
      Whole(t: texts.table(language), frame: frame, page: content), withTemplate: template) ?? ""
  }

  static let templates: [(String, [UInt8])] = [
    ("frame", PackageResources.frame_mustache),
    ("message", PackageResources.message_mustache),
    ("sign-in", PackageResources.sign_in_mustache),
    ("invitation", PackageResources.invitation_mustache),
    ("school", PackageResources.school_mustache),
    ("class", PackageResources.class_mustache),
    ("class-absent", PackageResources.class_absent_mustache),
    ("class-students", PackageResources.class_students_mustache),
    ("student", PackageResources.student_mustache),
    ("upload", PackageResources.upload_mustache),
    ("upload-preview", PackageResources.upload_preview_mustache),
    ("run", PackageResources.run_mustache),
    ("run-progress", PackageResources.run_progress_mustache),
    ("run-progress-body", PackageResources.run_progress_body_mustache),
    ("parent", PackageResources.parent_mustache),
    ("parent-cards", PackageResources.parent_cards_mustache),
    ("people", PackageResources.people_mustache),
    ("audit", PackageResources.audit_mustache),
    ("release", PackageResources.release_mustache),
    ("city", PackageResources.city_mustache),
    ("board", PackageResources.board_mustache),
  ]
}

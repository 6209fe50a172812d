import ArgumentParser
import Batching
import Foundation
import Records

extension Language: ExpressibleByArgument {
  /// The language of the locale: Indonesian unless it names another.
  static var ofLocale: Language {
    let environment = ProcessInfo.processInfo.environment
    let locale =
      ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }
      .first { !$0.isEmpty } ?? ""
    return locale.hasPrefix("en") ? .english : .indonesian
  }
}

/// What a person sees.
struct Console {
  var language: Language

  func say(_ text: Bilingual) { print(text.text(in: language)) }

  func say(id indonesian: String, en english: String) {
    say(Bilingual(id: indonesian, en: english))
  }

  /// To standard error.
  func complain(_ text: Bilingual) {
    FileHandle.standardError.write(Data((text.text(in: language) + "\n").utf8))
  }

  func complain(id indonesian: String, en english: String) {
    complain(Bilingual(id: indonesian, en: english))
  }

  /// Says why the command ends; returns `code` to be thrown.
  func refusal(_ code: ExitCode, id indonesian: String, en english: String) -> ExitCode {
    complain(id: indonesian, en: english)
    return code
  }

  func refusal(_ code: ExitCode, _ text: Bilingual) -> ExitCode {
    complain(text)
    return code
  }

  /// Does `work`; a card that cannot be made ends the command with its reason.
  func explaining<Result>(_ work: () throws -> Result) throws -> Result {
    do {
      return try work()
    } catch let error as CardError {
      throw refusal(Exit.badData, id: error.message.indonesian, en: error.message.english)
    }
  }

  /// A value as JSON on standard output.
  func json(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    print(String(decoding: try encoder.encode(value), as: UTF8.self))
  }

  /// 172035 as "172,035" or, in Indonesian, "172.035".
  func grouped(_ number: Int) -> String {
    let separator = language == .english ? "," : "."
    var digits = String(number)
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits = String(digits.dropLast(3))
    }
    return ([digits] + groups).joined(separator: separator)
  }
}

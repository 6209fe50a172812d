import ArgumentParser
import Foundation
import Records

extension Language {
  /// The language that the command line asks for, known before it has been understood; else that of the locale.
  static var ofInvocation: Language {
    let words = CommandLine.arguments
    for (index, word) in words.enumerated() {
      if word == "--language", index + 1 < words.count, let asked = Self(argument: words[index + 1])
      {
        return asked
      }
      if word.hasPrefix("--language="), let asked = Self(argument: String(word.dropFirst(11))) {
        return asked
      }
    }
    return .ofLocale
  }
}

extension ValidationError {
  /// What is wrong with the arguments, in the language that they ask for.
  init(id indonesian: String, en english: String) {
    self.init(Bilingual(id: indonesian, en: english).text(in: .ofInvocation))
  }
}

/// What the parser of arguments says about wrong ones, in Indonesian; it speaks English only.
enum ArgumentMessage {
  /// - Parameter english: the whole message, usage included.
  static func indonesian(_ english: String) -> String {
    english.split(separator: "\n", omittingEmptySubsequences: false)
      // Explanations of options are English.
      .filter { !$0.hasPrefix("Help:  ") }
      .map { line(String($0)) }.joined(separator: "\n")
  }

  private static func line(_ text: String) -> String {
    if let match = text.wholeMatch(of: /Error: (.*)/) { return "Kesalahan: " + sentence(match.1) }
    if let match = text.wholeMatch(of: /( +)or: (.*)/) {
      return "\(match.1)atau: " + sentence(match.2)
    }
    if let match = text.wholeMatch(of: /( *)Usage: (.*)/) {
      return "\(match.1)Pemakaian: \(match.2)"
    }
    if let match = text.wholeMatch(of: /( +)See '(.*)' for more information\./) {
      return "\(match.1)Selengkapnya: '\(match.2)'."
    }
    return text
  }

  private static func sentence(_ text: Substring) -> String {
    let text = String(text)
    if let match = text.wholeMatch(of: /Unknown option '(.*?)'(?:\. Did you mean '(.*)'\?)?/) {
      let nearest = match.2.map { " Maksudnya '\($0)'?" } ?? ""
      return "pilihan '\(match.1)' tidak dikenal.\(nearest)"
    }
    if let match = text.wholeMatch(of: /Missing value for '(.*?)'(?: in '(.*)')?/) {
      return "'\(match.1)' belum diberi nilai\(match.2.map { " dalam '\($0)'" } ?? "")."
    }
    if let match = text.wholeMatch(
      of: /The option '(.*)' does not take any value, but '(.*)' was specified\./)
    {
      return "pilihan '\(match.1)' tidak memakai nilai, tetapi diberi '\(match.2)'."
    }
    if let match = text.wholeMatch(of: /Unexpected argument '(.*)'/) {
      return "'\(match.1)' tidak dikenal di sini."
    }
    if let match = text.wholeMatch(of: /(\d+) unexpected arguments: (.*)/) {
      return "\(match.1) kata tidak dikenal di sini: \(match.2)."
    }
    if let match = text.wholeMatch(of: /Missing expected argument '(.*)'/) {
      return "'\(match.1)' belum ada."
    }
    if let match = text.wholeMatch(of: /Missing one of: (.*)/) {
      return "salah satu belum ada: \(match.1)."
    }
    if let match = text.wholeMatch(of: /The value '(.*?)' is invalid(?: for '(.*?)')?(.*)/) {
      let option = match.2.map { " untuk '\($0)'" } ?? ""
      return "nilai '\(match.1)' tidak berlaku\(option)" + remedy(match.3)
    }
    return text == "Missing required subcommand." ? "perintahnya belum ada." : text
  }

  private static func remedy(_ text: Substring) -> String {
    if let match = text.wholeMatch(of: /\. Please provide one of the following:/) {
      return "\(match.0.prefix(1)) Yang berlaku:"
    }
    guard let match = text.wholeMatch(of: /\. Please provide one of (.*)\./) else {
      return text.isEmpty ? "." : String(text)
    }
    let values = match.1.replacing("' and '", with: "' atau '").replacing(
      "' or '", with: "' atau '")
    return ". Pilih \(values)."
  }
}

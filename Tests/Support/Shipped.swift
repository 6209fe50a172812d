import Foundation
package import Records

/// What is shipped beside the program.
package enum Shipped {
  /// The words of which descriptions are made; nil if they cannot be read.
  package static let phrases: DescriptionPhrases? = {
    let path = Places.templates + "/shared/strings.properties"
    let text = (try? String(contentsOf: URL(filePath: path), encoding: .utf8)) ?? ""
    var words: [String: String] = [:]
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let parts = line.split(separator: "=", maxSplits: 1)
      guard parts.count == 2 else { continue }
      words[parts[0].trimmedOfSpace] = parts[1].trimmedOfSpace
    }
    return DescriptionPhrases { words[$0] }
  }()
}

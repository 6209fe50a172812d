import Bookkeeping
import Records

/// What an import changes, student by student, as people and programs see it.
struct DifferenceText {
  var outcome: ImportOutcome
  var showsAll: Bool
  var console: Console

  /// How many people are shown of each list.
  private static let examples = 20

  func show() {
    showAdditions()
    showDifferences()
  }

  private func showAdditions() {
    let count = outcome.counts.added
    guard count > 0 else { return }
    console.say(id: "  \(console.grouped(count)) baru:", en: "  \(console.grouped(count)) new:")
    let people = grouped(outcome.additions) { $0.subject }
    for (name, additions) in showsAll ? people[...] : people.prefix(Self.examples) {
      let topics = additions.compactMap(\.topic)
      print("    \(name)" + (topics.isEmpty ? "" : ": " + topics.joined(separator: ", ")))
    }
    showRest(people.count)
  }

  private func showDifferences() {
    let people = grouped(outcome.differences) { $0.subject }
    guard !people.isEmpty else { return }
    console.say(
      id: "  \(console.grouped(outcome.counts.changed)) berubah:",
      en: "  \(console.grouped(outcome.counts.changed)) changed:")
    for (name, differences) in showsAll ? people[...] : people.prefix(Self.examples) {
      if differences.count == 1 {
        print("    \(name): \(text(differences[0]))")
      } else {
        print("    \(name)")
        for difference in differences { print("      \(text(difference))") }
      }
    }
    showRest(people.count)
    if outcome.omittedDifferences > 0 {
      console.say(
        id: "    … dan \(console.grouped(outcome.omittedDifferences)) perubahan lagi",
        en: "    … and \(console.grouped(outcome.omittedDifferences)) more changes")
    }
  }

  private func showRest(_ count: Int) {
    guard !showsAll, count > Self.examples else { return }
    console.say(
      id: "    … dan \(console.grouped(count - Self.examples)) lagi (--all-changes)",
      en: "    … and \(console.grouped(count - Self.examples)) more (--all-changes)")
  }

  /// "Matematika, nilai pengetahuan: 78 → 87"; long texts are cut.
  private func text(_ difference: ImportDifference) -> String {
    let label = ImportField.label(difference.field).text(in: console.language)
    let place = [difference.topic, label].compactMap(\.self).joined(separator: ", ")
    func value(_ text: String?) -> String {
      let shown = ImportField.text(text, of: difference.field, in: console.language)
      return shown.count > 80 ? "\(shown.prefix(79))…" : shown
    }
    return "\(place) \(value(difference.before)) → \(value(difference.after))"
  }

  /// In the order of the file, what belongs to one name together.
  private func grouped<Item>(_ items: [Item], by name: (Item) -> String) -> [(String, [Item])] {
    var places: [String: Int] = [:]
    var groups: [(String, [Item])] = []
    for item in items {
      if let place = places[name(item)] {
        groups[place].1.append(item)
      } else {
        places[name(item)] = groups.count
        groups.append((name(item), [item]))
      }
    }
    return groups
  }

  var entries: [DifferenceEntry] {
    outcome.differences.map {
      DifferenceEntry(
        student: $0.student?.value, subject: $0.subject, topic: $0.topic, field: $0.field,
        label: ImportField.label($0.field).text(in: console.language), before: $0.before,
        after: $0.after)
    }
  }
}

/// One changed value, for programs.
struct DifferenceEntry: Encodable {
  var student: Int64?
  var subject: String
  var topic: String?
  var field: String
  var label: String
  var before: String?
  var after: String?
}

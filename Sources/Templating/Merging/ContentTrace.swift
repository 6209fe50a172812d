/// What one piece of content was made from: the place of the template, and the fields of the record that it prints.
///
/// Made by ``Template/traced(with:options:)`` only; ``Origin/site`` of such content counts in its list of traces.
package struct ContentTrace: Sendable, Hashable {
  /// The place in ``Template/sites``, or -1 for none.
  package var site: Int32
  /// What is printed here, in the order of the text; that of a cell's paragraphs belongs to the cell too.
  package var bindings: [Binding] = []
  /// Whether it is a run of text, not what holds one.
  var isText = false

  /// One printed hole.
  package struct Binding: Sendable, Hashable {
    /// As the template writes it, filters included.
    package var expression: String
    /// The fields that it reads; more than one if a filter's argument is a field.
    package var fields: [Field]
    /// What stands on paper.
    package var printed: String
  }

  /// A field of one record.
  package struct Field: Sendable, Hashable {
    /// With the number of each list item from 0: "report.subjects[3].knowledge.narrative".
    package var path: String
    /// What it means, as `rapor template fields` says it.
    package var meaning: String
    /// The name of the list item that it belongs to ("Matematika"); empty outside lists.
    package var owner: String
    /// The record's value, unfiltered; empty for what was not entered.
    package var value: String
  }

  package init(site: Int32, bindings: [Binding] = []) {
    self.site = site
    self.bindings = bindings
  }
}

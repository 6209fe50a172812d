/// Why a drawn PDF could not be finished: it is not what the drawing room should have made of these pages.
package struct FinishingError: Error, Sendable, Hashable, CustomStringConvertible {
  package var description: String

  init(_ reason: String) { description = "the PDF cannot be finished: \(reason)" }
}

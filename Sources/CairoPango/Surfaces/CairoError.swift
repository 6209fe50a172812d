internal import CCairo

/// What Cairo said when it refused an operation.
package struct CairoError: Error, Sendable, Hashable, CustomStringConvertible {
  package var operation: String
  package var reason: String

  package var description: String { "cairo could not \(operation): \(reason)" }

  /// Throws unless `status` is success.
  static func check(_ status: cairo_status_t, _ operation: String) throws(CairoError) {
    guard status != CAIRO_STATUS_SUCCESS else { return }
    throw CairoError(operation: operation, reason: String(cString: cairo_status_to_string(status)))
  }
}

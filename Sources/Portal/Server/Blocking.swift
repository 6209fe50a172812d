internal import Foundation

/// Work that waits for the disk or takes long, done away from the threads that answer requests: few at a time, so that it
/// cannot take all processors, and with a line of bounded length, so that whoever comes then is told at once.
final class Blocking: Sendable {
  private let queue = OperationQueue()
  private let longestLine: Int

  /// - Parameters:
  ///   - width: how many at a time.
  ///   - longestLine: how many may wait or be at work.
  init(_ name: String, width: Int, longestLine: Int) {
    queue.name = name
    queue.maxConcurrentOperationCount = width
    self.longestLine = longestLine
  }

  /// - Throws: ``PortalError/busy(seconds:)`` when the line is full, and what `work` throws.
  func callAsFunction<Result: Sendable>(
    _ work: @escaping @Sendable () throws -> Result
  ) async throws -> Result {
    guard queue.operationCount < longestLine else { throw PortalError.busy(seconds: 3) }
    return try await withCheckedThrowingContinuation { continuation in
      queue.addOperation { continuation.resume(with: Swift.Result { try work() }) }
    }
  }
}

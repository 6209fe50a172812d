/// The gauges that a measurement reads. The door hands them over, for nothing below it asks the machine.
package struct Meters: Sendable {
  /// Processor time of the calling thread, in milliseconds.
  package var processorMilliseconds: @Sendable () -> Double
  /// Processor time of all threads of the process, in milliseconds.
  package var processMilliseconds: @Sendable () -> Double
  /// Time that passes, in milliseconds from any start.
  package var wallMilliseconds: @Sendable () -> Double
  /// Memory of the process that is in use now, in megabytes.
  package var residentMegabytes: @Sendable () -> Double
  /// The most that the process has used, in megabytes.
  package var peakMegabytes: @Sendable () -> Double

  package init(
    processorMilliseconds: @escaping @Sendable () -> Double,
    processMilliseconds: @escaping @Sendable () -> Double,
    wallMilliseconds: @escaping @Sendable () -> Double,
    residentMegabytes: @escaping @Sendable () -> Double,
    peakMegabytes: @escaping @Sendable () -> Double
  ) {
    self.processorMilliseconds = processorMilliseconds
    self.processMilliseconds = processMilliseconds
    self.wallMilliseconds = wallMilliseconds
    self.residentMegabytes = residentMegabytes
    self.peakMegabytes = peakMegabytes
  }

  /// How long `work` keeps the processor busy, in milliseconds.
  func measure(_ work: () throws -> Void) rethrows -> Double {
    let start = processorMilliseconds()
    try work()
    return processorMilliseconds() - start
  }
}

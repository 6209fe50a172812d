import Batching
import Checking
import Foundation
import Records

/// Any bytes at all as a file of report records or as the rules of a workspace, which the first byte chooses. Reading may
/// refuse them, but it ends, says why in both languages, and what it takes can be judged.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzJSON(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
  guard size > 0 else { return 0 }
  let bytes = [UInt8](UnsafeBufferPointer(start: data + 1, count: size - 1))
  if data[0] & 1 == 0 {
    do throws(RecordFileError) {
      let records = try RecordReader.records(from: bytes)
      let check = ClassCheck(of: records)
      precondition(check.students.count == records.count)
      for record in records { precondition(record.canonicalBytes == record.canonicalBytes) }
    } catch {
      precondition(!error.message.indonesian.isEmpty && !error.message.english.isEmpty)
    }
  } else {
    do {
      let settings = try JSONDecoder().decode(CheckSettings.self, from: Data(bytes))
      precondition((1...200).contains(settings.schoolDays))
    } catch let mistake as CheckSettingsMistake {
      precondition(!mistake.message.indonesian.isEmpty)
    } catch {}
  }
  return 0
}

import PictureReading
import Records
import Unzipping

/// Any bytes at all as a picture of a kind, which the first byte chooses, or as a ZIP of them. Reading may refuse them, but
/// it ends, what it takes is small and can be read again, and equal bytes come to equal pictures.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzPicture(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
  guard size > 0 else { return 0 }
  let bytes = [UInt8](UnsafeBufferPointer(start: data + 1, count: size - 1))
  let kinds = PictureKind.allCases
  let chosen = Int(data[0]) % (kinds.count + 1)
  if chosen < kinds.count {
    take(bytes, kinds[chosen])
    return 0
  }
  do throws(ZipMistake) {
    let file = try ZipFile(bytes, limits: ZipLimits(entries: 50, entryBytes: 1 << 20))
    var work = 0
    for index in 0..<file.count {
      _ = try file.name(index)
      take(try file.bytes(index, work: &work), kinds[index % kinds.count])
    }
  } catch {
    return 0
  }
  return 0
}

private func take(_ bytes: [UInt8], _ kind: PictureKind) {
  do throws(PictureFault) {
    let picture = try NormalPicture(bytes, as: kind)
    precondition(!picture.bytes.isEmpty && picture.bytes.count <= 1 << 20)
    if bytes.count % 8 == 0 {
      let again = try? NormalPicture(bytes, as: kind)
      precondition(again == picture)
    }
    let read = PictureFormat(of: picture.bytes)
    precondition(read == .jpeg || read == .png || read == .svg)
  } catch {
    precondition(!error.message.indonesian.isEmpty)
  }
}

package import Records

/// Why a picture is refused: it would spoil a page, or cannot be read.
package enum PictureFault: Error, Sendable, Hashable {
  /// Another kind of file; nil for one that nobody knows.
  case format(PictureFormat?)
  case empty
  case damaged
  case tooManyBytes
  case tooManyPixels(width: Int, height: Int)
  /// Pixels an inch at the printed size, and how many pixels there should be at least.
  case tooSmall(width: Int, height: Int, leastWidth: Int, leastHeight: Int)
  case wrongShape(PictureKind, width: Int, height: Int)
  /// All of one colour.
  case blank
  case tooDark
  /// A photograph that is a small part of a white page.
  case mostlyWhite
  /// A signature or stamp without white paper around it.
  case noPaper
  /// A signature or stamp whose paper ends within the picture.
  case paperEdge
  case noInk
  case paleInk
  /// So much ink that it is no signature.
  case tooMuchInk

  /// What is wrong and what to do.
  package var message: Bilingual {
    switch self {
    case .format, .empty, .damaged, .tooManyBytes, .tooManyPixels: fileMessage
    case .tooSmall, .wrongShape, .blank, .tooDark, .mostlyWhite: photoMessage
    case .noPaper, .paperEdge, .noInk, .paleInk, .tooMuchInk: inkMessage
    }
  }

  private var fileMessage: Bilingual {
    switch self {
    case .format(.pdf?):
      Bilingual(
        id: "berkas PDF, bukan gambar; buka, lalu simpan gambarnya sebagai JPG.",
        en: "a PDF file and no picture; open it and save the picture as JPG.")
    case .format(.zip?), .format(.rar?), .format(.sevenZip?):
      Bilingual(
        id: "arsip di dalam arsip; ekstrak dahulu, lalu buat satu ZIP dari gambarnya.",
        en: "an archive within an archive; unpack it first, and make one ZIP of its pictures.")
    case .format(let format?):
      Bilingual(
        id: "berkas \(format.rawValue); buka di komputer, lalu simpan sebagai JPG.",
        en: "a \(format.rawValue) file; open it on a computer and save it as JPG.")
    case .empty:
      Bilingual(
        id: "berkas kosong (0 bita); salin lagi dari aslinya.",
        en: "an empty file (0 bytes); copy it again from the original.")
    case .damaged:
      Bilingual(
        id: "gambar rusak atau terpotong; salin lagi dari aslinya, atau simpan ulang sebagai JPG.",
        en: "the picture is damaged or cut off; copy it again, or save it again as JPG.")
    case .tooManyBytes:
      Bilingual(
        id: "lebih dari 32 MB; kecilkan, misalnya menjadi 1.000 piksel lebarnya.",
        en: "more than 32 MB; scale it down, for instance to a width of 1,000 pixels.")
    case .tooManyPixels(let width, let height):
      Bilingual(
        id: "\(width) × \(height) piksel, terlalu besar; kecilkan, misalnya menjadi 1.000 piksel "
          + "lebarnya.",
        en: "\(width) × \(height) pixels, too many; scale it down, for instance to a width of "
          + "1,000 pixels.")
    default:
      Bilingual(
        id: "bukan gambar yang dikenal; simpan sebagai JPG atau PNG.",
        en: "no picture of a known kind; save it as JPG or PNG.")
    }
  }

  private var photoMessage: Bilingual {
    switch self {
    case .tooSmall(let width, let height, let leastWidth, let leastHeight):
      Bilingual(
        id: "hanya \(width) × \(height) piksel, akan tercetak kabur; pakai aslinya, paling sedikit "
          + "\(leastWidth) × \(leastHeight).",
        en:
          "only \(width) × \(height) pixels, would be printed blurred; use the original, at least "
          + "\(leastWidth) × \(leastHeight).")
    case .wrongShape(.photo, let width, let height):
      Bilingual(
        id:
          "\(width) × \(height) piksel, terlalu \(width > height ? "lebar" : "sempit") untuk 3×4; "
          + "potong pada wajah dan bahu.",
        en:
          "\(width) × \(height) pixels, too \(width > height ? "wide" : "narrow") for 3×4; cut it "
          + "to face and shoulders.")
    case .wrongShape(.logo, let width, let height):
      Bilingual(
        id: "\(width) × \(height) piksel; logo kira-kira persegi. Kop surat dipasang lewat "
          + "overrides (letterhead-image).",
        en: "\(width) × \(height) pixels; a logo is about square. A letterhead belongs into the "
          + "overrides (letterhead-image).")
    case .wrongShape(_, let width, let height):
      Bilingual(
        id: "\(width) × \(height) piksel sesudah tepinya dipotong, bukan bentuk tanda tangan atau "
          + "stempel; pindai lagi, hanya itu yang tampak.",
        en:
          "\(width) × \(height) pixels without its margins, no shape of a signature or stamp; scan "
          + "it again, with nothing else in view.")
    case .tooDark:
      Bilingual(
        id: "terlalu gelap, wajah tidak akan tampak; terangkan atau foto ulang.",
        en: "too dark to see a face; brighten it or take it again.")
    case .mostlyWhite:
      Bilingual(
        id: "hampir seluruhnya putih, seperti halaman yang dipindai; potong hingga fotonya saja.",
        en: "nearly all white, like a scanned page; cut it down to the photograph.")
    default:
      Bilingual(
        id: "satu warna saja, tidak ada gambarnya; pilih berkas lain.",
        en: "all of one colour, there is nothing to see; choose another file.")
    }
  }

  private var inkMessage: Bilingual {
    switch self {
    case .noPaper:
      Bilingual(
        id:
          "tidak ada kertas putih di sekitarnya; tanda tangani di kertas putih polos, lalu pindai "
          + "atau foto dengan cahaya terang.",
        en:
          "there is no white paper around it; sign on plain white paper, and scan it or take it in "
          + "bright light.")
    case .paperEdge:
      Bilingual(
        id: "tepi kertas atau meja ikut terfoto; potong hingga hanya kertas putih yang tampak.",
        en: "the edge of the paper or the desk is in view; cut it so that only white paper is seen."
      )
    case .paleInk:
      Bilingual(
        id: "goresan terlalu pucat untuk dicetak; tanda tangani dengan bolpoin atau spidol gelap.",
        en: "the strokes are too pale to print; sign with a dark pen.")
    case .tooMuchInk:
      Bilingual(
        id:
          "terlalu banyak warna untuk tanda tangan atau stempel; pastikan ini bukan foto orang atau "
          + "halaman penuh tulisan.",
        en: "too much colour for a signature or stamp; make sure that it is not a photograph or a "
          + "page of writing.")
    default:
      Bilingual(
        id: "tidak ada goresan; pilih berkas lain.",
        en: "there are no strokes; choose another file.")
    }
  }
}

/// What was done to a picture that somebody should look at, though it is taken.
package enum PictureNote: Sendable, Hashable {
  /// So many per cent of the photograph were cut off.
  case cut(Int)
  /// Printed with so many pixels an inch, fewer than a printer can show.
  case coarse(Int)

  package var message: Bilingual {
    switch self {
    case .cut(let share):
      Bilingual(
        id: "dipotong \(share) % menjadi 3×4; lihat apakah wajahnya utuh.",
        en: "\(share) % cut off to make it 3×4; see that the face is whole.")
    case .coarse(let resolution):
      Bilingual(
        id: "agak kecil (\(resolution) piksel per inci); pakai aslinya bila ada.",
        en: "rather small (\(resolution) pixels an inch); use the original if you have it.")
    }
  }
}

internal import Records

/// Columns that a report card never needs and that would hurt a family if they leaked: they are read past and stored
/// nowhere, whatever anybody asks for (Docs/domain.md sections 5.1, 6.8).
enum PrivateColumn {
  private static let exact: Set<String> = [
    "nik", "ktp", "noktp", "nomorktp", "kk", "nokk", "nomorkk", "nikayah", "nikibu", "nikwali",
    "dataayahnik", "dataibunik", "datawalinik", "bank", "norek", "niksiswa",
  ]
  private static let parts = [
    "rekening", "kartukeluarga", "indukkependudukan", "nomorkip", "nokip", "nomorkks", "nokks",
    "nokps", "penghasilan",
  ]

  static func holds(_ header: String) -> Bool {
    let folded = header.foldedForComparison
    return exact.contains(folded) || parts.contains { folded.contains($0) }
  }
}

extension Complaint {
  static let privateColumn = Complaint(
    id: "Kolom NIK, Kartu Keluarga, dan bank tidak pernah disimpan.",
    "Hapus pilihan untuk kolom ini; kolomnya dilewati.",
    en: "NIK, family card and bank columns are never stored.",
    "Drop the choice for this column; it is passed over.")
}

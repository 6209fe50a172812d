package import Records

/// How a person calls the columns that imports change, and reads their values.
package enum ImportField {
  /// Whether the column holds hundredths of a point.
  static func isScore(_ column: String) -> Bool { column.hasSuffix("score") }

  /// "nilai pengetahuan" for "knowledge_score"; the identifier itself for a column without a name of its own.
  package static func label(_ column: String) -> Bilingual {
    let spaced = String(column.map { $0 == "_" ? " " : $0 })
    return labels[column] ?? Bilingual(id: spaced, en: spaced)
  }

  /// The value as a person reads it: "79,5", "Islam", "naik kelas".
  package static func text(_ value: String?, of column: String, in language: Language) -> String {
    guard let value else { return "-" }
    let indonesian = language == .indonesian
    if isScore(column) {
      return indonesian ? String(value.map { $0 == "." ? "," : $0 }) : value
    }
    switch column {
    case "religion": return Religion(rawValue: value)?.name ?? value
    case "decision": return decisions[value]?.text(in: language) ?? value
    case _ where flags.contains(column):
      return value == "1" ? (indonesian ? "ya" : "yes") : indonesian ? "tidak" : "no"
    default: return value
    }
  }

  private static let flags: Set<String> = [
    "is_local", "is_elective", "takes", "descriptions_required", "attitude_required", "shows_rank",
    "is_achieved",
  ]

  private static let decisions: [String: Bilingual] = [
    "promoted": Bilingual(id: "naik kelas", en: "promoted"),
    "retained": Bilingual(id: "tinggal kelas", en: "retained"),
    "graduated": Bilingual(id: "lulus", en: "graduated"),
    "notGraduated": Bilingual(id: "tidak lulus", en: "not graduated"),
  ]

  private static let labels: [String: Bilingual] = [
    "full_name": Bilingual(id: "nama", en: "name"),
    "name": Bilingual(id: "nama", en: "name"),
    "call_name": Bilingual(id: "nama panggilan", en: "call name"),
    "nisn": Bilingual(id: "NISN", en: "NISN"),
    "local_number": Bilingual(id: "NIS", en: "NIS"),
    "sex": Bilingual(id: "jenis kelamin", en: "sex"),
    "religion": Bilingual(id: "agama", en: "religion"),
    "birth_place": Bilingual(id: "tempat lahir", en: "birth place"),
    "birth_date": Bilingual(id: "tanggal lahir", en: "birth date"),
    "birth_order": Bilingual(id: "anak ke", en: "birth order"),
    "class": Bilingual(id: "kelas", en: "class"),
    "roster_number": Bilingual(id: "nomor urut", en: "roster number"),
    "street": Bilingual(id: "alamat", en: "street"),
    "village": Bilingual(id: "kelurahan", en: "village"),
    "district": Bilingual(id: "kecamatan", en: "district"),
    "city": Bilingual(id: "kota", en: "city"),
    "province": Bilingual(id: "provinsi", en: "province"),
    "postal_code": Bilingual(id: "kode pos", en: "postal code"),
    "phone": Bilingual(id: "telepon", en: "phone"),
    "father_name": Bilingual(id: "nama ayah", en: "father's name"),
    "father_occupation": Bilingual(id: "pekerjaan ayah", en: "father's occupation"),
    "mother_name": Bilingual(id: "nama ibu", en: "mother's name"),
    "mother_occupation": Bilingual(id: "pekerjaan ibu", en: "mother's occupation"),
    "guardian_name": Bilingual(id: "nama wali", en: "guardian's name"),
    "guardian_occupation": Bilingual(id: "pekerjaan wali", en: "guardian's occupation"),
    "previous_school": Bilingual(id: "sekolah asal", en: "previous school"),
    "admission_date": Bilingual(id: "tanggal diterima", en: "admission date"),
    "admission_grade": Bilingual(id: "diterima di kelas", en: "admitted to grade"),
    "leaving_date": Bilingual(id: "tanggal keluar", en: "leaving date"),
    "leaving_grade": Bilingual(id: "keluar dari kelas", en: "left from grade"),
    "leaving_reason": Bilingual(id: "sebab keluar", en: "reason for leaving"),
    "leaving_destination": Bilingual(id: "pindah ke", en: "left for"),
    "knowledge_score": Bilingual(id: "nilai pengetahuan", en: "knowledge score"),
    "knowledge_predicate": Bilingual(id: "predikat pengetahuan", en: "knowledge predicate"),
    "knowledge_narrative": Bilingual(id: "deskripsi pengetahuan", en: "knowledge description"),
    "skill_score": Bilingual(id: "nilai keterampilan", en: "skill score"),
    "skill_predicate": Bilingual(id: "predikat keterampilan", en: "skill predicate"),
    "skill_narrative": Bilingual(id: "deskripsi keterampilan", en: "skill description"),
    "final_score": Bilingual(id: "nilai akhir", en: "final score"),
    "achieved": Bilingual(id: "capaian", en: "achieved"),
    "needs_help": Bilingual(id: "perlu penguatan", en: "needs help"),
    "score": Bilingual(id: "nilai", en: "score"),
    "remark": Bilingual(id: "keterangan", en: "remark"),
    "objective": Bilingual(id: "tujuan pembelajaran", en: "objectives"),
    "spiritual": Bilingual(id: "sikap spiritual", en: "spiritual attitude"),
    "social": Bilingual(id: "sikap sosial", en: "social attitude"),
    "spiritual_predicate": Bilingual(id: "predikat spiritual", en: "spiritual predicate"),
    "social_predicate": Bilingual(id: "predikat sosial", en: "social predicate"),
    "sick": Bilingual(id: "sakit", en: "days sick"),
    "excused": Bilingual(id: "izin", en: "days excused"),
    "unexcused": Bilingual(id: "tanpa keterangan", en: "days unexcused"),
    "advice": Bilingual(id: "saran", en: "advice"),
    "teacher_note": Bilingual(id: "catatan wali kelas", en: "teacher's note"),
    "height_odd": Bilingual(id: "tinggi badan semester 1", en: "height, semester 1"),
    "height_even": Bilingual(id: "tinggi badan semester 2", en: "height, semester 2"),
    "weight_odd": Bilingual(id: "berat badan semester 1", en: "weight, semester 1"),
    "weight_even": Bilingual(id: "berat badan semester 2", en: "weight, semester 2"),
    "hearing": Bilingual(id: "pendengaran", en: "hearing"),
    "sight": Bilingual(id: "penglihatan", en: "sight"),
    "teeth": Bilingual(id: "gigi", en: "teeth"),
    "decision": Bilingual(id: "keputusan", en: "decision"),
    "decision_grade": Bilingual(id: "kelas tujuan", en: "grade decided on"),
    "extracurricular": Bilingual(id: "ekstrakurikuler", en: "extracurricular"),
    "achievement": Bilingual(id: "prestasi", en: "achievements"),
    "cocurricular": Bilingual(id: "kokurikuler", en: "cocurricular"),
    "cocurricular_activity": Bilingual(id: "kegiatan kokurikuler", en: "cocurricular activities"),
    "project": Bilingual(id: "projek", en: "projects"),
    "project_target": Bilingual(id: "target projek", en: "project targets"),
    "takes": Bilingual(id: "mengambil", en: "takes it"),
    "staff": Bilingual(id: "dijabat oleh", en: "held by"),
    "title_front": Bilingual(id: "gelar depan", en: "title in front"),
    "title_back": Bilingual(id: "gelar belakang", en: "title behind"),
    "nip": Bilingual(id: "NIP", en: "NIP"),
    "kkm": Bilingual(id: "KKM", en: "pass mark"),
    "report_date": Bilingual(id: "tanggal rapor", en: "report date"),
    "place": Bilingual(id: "tempat", en: "place"),
    "paper": Bilingual(id: "kertas", en: "paper"),
    "grade": Bilingual(id: "tingkat", en: "grade"),
    "grades": Bilingual(id: "tingkat", en: "grades"),
    "curriculum": Bilingual(id: "kurikulum", en: "curriculum"),
  ]
}

package import Records
package import Templating

extension ContentTrace.Field {
  /// What a teacher calls the field: "description of knowledge, Matematika".
  package var name: Bilingual {
    let own =
      Self.names.first { bare.hasSuffix($0.path) }?.name
      ?? Bilingual(id: "isian \(path)", en: meaning.isEmpty ? path : meaning)
    guard !owner.isEmpty else { return own }
    return Bilingual(id: "\(own.indonesian), \(owner)", en: "\(own.english), \(owner)")
  }

  /// The path without the numbers of list items.
  private var bare: String {
    var bare = ""
    var isNumber = false
    for character in path {
      if character == "[" { isNumber = true }
      if !isNumber { bare.append(character) }
      if character == "]" { isNumber = false }
    }
    return bare
  }

  private static let names: [(path: String, name: Bilingual)] = [
    (
      ".knowledge.narrative",
      Bilingual(id: "deskripsi pengetahuan", en: "description of knowledge")
    ),
    (".skill.narrative", Bilingual(id: "deskripsi keterampilan", en: "description of skills")),
    (".attitude.spiritual", Bilingual(id: "sikap spiritual", en: "spiritual attitude")),
    (".attitude.social", Bilingual(id: "sikap sosial", en: "social attitude")),
    (".advice", Bilingual(id: "saran-saran", en: "advice")),
    (".teacherNote", Bilingual(id: "catatan wali kelas", en: "homeroom teacher's note")),
    (
      ".extracurriculars.remark",
      Bilingual(id: "keterangan ekstrakurikuler", en: "extracurricular remark")
    ),
    (".achievements.remark", Bilingual(id: "keterangan prestasi", en: "remark on achievement")),
    (".achieved", Bilingual(id: "capaian kompetensi tercapai", en: "what is mastered")),
    (".needsHelp", Bilingual(id: "capaian yang perlu bimbingan", en: "what needs help")),
    (".midtermRemark", Bilingual(id: "keterangan tengah semester", en: "mid-semester remark")),
    (
      ".cocurricular.narrative",
      Bilingual(id: "deskripsi kokurikuler", en: "co-curricular description")
    ),
    (".activities.remark", Bilingual(id: "keterangan kokurikuler", en: "co-curricular remark")),
    (".projects.description", Bilingual(id: "uraian projek", en: "description of project")),
    (".processNote", Bilingual(id: "catatan proses projek", en: "note on the project")),
    (".student.fullName", Bilingual(id: "nama siswa", en: "student's name")),
    (".subjects.name", Bilingual(id: "nama mata pelajaran", en: "name of subject")),
  ]
}

internal import Records

extension ReportSchema {
  static let cocurricular = ObjectSchema<Cocurricular>([
    .text("narrative", "the description", "Rizky mahir bekerja sama dalam …") { $0.narrative },
    .list("activities", "the activities, where the school lists them", cocurricularActivity) {
      $0.activities
    },
  ])

  static let cocurricularActivity = ObjectSchema<CocurricularActivity>([
    .text("name", "the activity", "Kebun Sekolah") { $0.name },
    .text(
      "dimension",
      "faith, citizenship, criticalThinking, creativity, collaboration, independence, health or "
        + "communication", "collaboration"
    ) { $0.dimension?.rawValue },
    .integer("level", "1 (Berkembang), 2 (Cakap) or 3 (Mahir)", "2") { $0.level?.rawValue },
    .text("remark", "the remark", "Aktif dalam kelompok.") { $0.remark },
  ])

  static let project = ObjectSchema<P5Project>([
    .text("theme", "the theme", "Gaya Hidup Berkelanjutan") { $0.theme },
    .text("title", "the title", "Sampahku, Tanggung Jawabku") { $0.title },
    .text("description", "what was done", "Murid memilah sampah di sekolah.") { $0.description },
    .list("targets", "the targets with the student's level", target) { $0.targets },
    .text("processNote", "the note on the process (Catatan Proses)", "Rizky tekun.") {
      $0.processNote
    },
  ])

  static let target = ObjectSchema<P5Target>([
    .text("dimension", "the dimension", "Gotong royong") { $0.dimension },
    .text("element", "the element", "Kolaborasi") { $0.element },
    .text("subElement", "the sub-element, the target's text", "Kerja sama") { $0.subElement },
    .text("level", "MB, SB, BSH or SAB; absent if not entered", "BSH") { $0.level?.rawValue },
  ])

  static let leaving = ObjectSchema<Leaving>([
    .date("date", "when", "6 Januari 2020") { $0.date },
    .integer("grade", "from which grade", "4") { $0.grade },
    .text("reason", "why", "Mengikuti orang tua pindah tugas") { $0.reason },
    .text("destination", "to which school", "SDN Contoh Serang 3") { $0.destination },
  ])
}

internal import Records

/// Texts of projects and of co-curricular activity, of our own (Docs/domain.md sections 3.2.2, 3.5, 8.3).
enum ProjectTexts {
  static let activities: [(String, GraduateProfileDimension)] = [
    ("Kebun Sekolah", .collaboration), ("Pekan Literasi", .communication),
    ("Senam Pagi", .health),
  ]

  private static let themes: [(theme: String, title: String, text: String)] = [
    (
      "Gaya Hidup Berkelanjutan", "Sampahku, Tanggung Jawabku",
      "Murid mengamati sampah di lingkungan sekolah, memilahnya menurut jenis, lalu membuat "
        + "kerajinan dari barang bekas untuk dipamerkan kepada orang tua."
    ),
    (
      "Kearifan Lokal", "Permainan Warisan Nenek Moyang",
      "Murid mewawancarai orang tua tentang permainan tradisional, mencoba memainkannya bersama "
        + "teman, dan menuliskan aturan mainnya."
    ),
    (
      "Bhinneka Tunggal Ika", "Berbeda Itu Indah",
      "Murid mengenal pakaian, makanan, dan salam dari berbagai daerah, kemudian menampilkannya "
        + "dalam pertunjukan kelas."
    ),
    (
      "Kewirausahaan", "Pasar Mini Sekolah",
      "Murid merencanakan, membuat, dan menjual produk sederhana serta mencatat hasil "
        + "penjualannya."
    ),
  ]

  private static let targets: [P5Target] = [
    P5Target(
      dimension: "Beriman, bertakwa kepada Tuhan Yang Maha Esa, dan berakhlak mulia",
      element: "Akhlak kepada alam",
      subElement: "Memahami keterhubungan ekosistem di lingkungan sekitarnya"),
    P5Target(
      dimension: "Berkebinekaan global", element: "Mengenal dan menghargai budaya",
      subElement: "Mendeskripsikan keragaman budaya di sekitarnya"),
    P5Target(
      dimension: "Gotong royong", element: "Kolaborasi",
      subElement: "Menampilkan tindakan yang sesuai dengan harapan kelompok"),
    P5Target(
      dimension: "Mandiri", element: "Regulasi diri",
      subElement: "Mencoba mengerjakan berbagai tugas dengan pengawasan seperlunya"),
    P5Target(
      dimension: "Bernalar kritis", element: "Memperoleh dan memproses informasi",
      subElement: "Mengajukan pertanyaan untuk menjawab keingintahuannya"),
    P5Target(
      dimension: "Kreatif", element: "Menghasilkan karya yang orisinal",
      subElement: "Mengeksplorasi dan mengekspresikan gagasan dalam bentuk karya"),
  ]

  static func projects(count: Int, _ dice: inout Dice) -> [P5Project] {
    let first = dice.number(0...themes.count - 1)
    return (0..<count).map { index in
      let theme = themes[(first + index) % themes.count]
      let shift = dice.number(0...targets.count - 1)
      let chosen = (0..<dice.number(3...4)).map { targets[(shift + $0) % targets.count] }
      return P5Project(
        theme: theme.theme, title: theme.title, description: theme.text, targets: chosen)
    }
  }

  static func note(_ name: String, _ dice: inout Dice) -> String {
    dice.pick([
      "\(name) mengikuti setiap tahap projek dengan tekun dan berani menyampaikan gagasan.",
      "\(name) senang bekerja dalam kelompok; pembagian waktunya masih perlu dibimbing.",
      "Rasa ingin tahu \(name) besar, terlihat dari pertanyaan yang diajukan selama projek.",
    ])
  }

  /// Of 150 to 500 characters (section 4.3).
  static func cocurricular(_ name: String, _ dice: inout Dice) -> String {
    let level = dice.pick(weighted: [("mahir", 25), ("cakap", 50), ("mulai berkembang", 25)])
    let first =
      "\(name) \(level) dalam dimensi kolaborasi melalui kegiatan Kebun Sekolah: berbagi tugas "
      + "menanam dan merawat sayuran bersama teman sekelompoknya"
    let second = dice.pick([
      ", serta mampu menyampaikan hasil pengamatannya kepada teman lain dengan bahasa yang runtut",
      ", dan bertanggung jawab atas alat yang dipinjam dari sekolah",
    ])
    let third =
      dice.chance(0.6)
      ? " Dalam Pekan Literasi, \(name) membacakan cerita pilihannya dengan percaya diri, meskipun "
        + "dimensi penalaran kritis masih perlu dilatih melalui pertanyaan terbuka." : ""
    return first + second + "." + third
  }
}

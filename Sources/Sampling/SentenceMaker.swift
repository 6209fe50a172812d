internal import Records

/// Writes descriptions in the manner of section 4.3 and of the lengths of section 8.3 of Docs/domain.md, from a small
/// grammar of our own.
enum SentenceMaker {
  /// Lengths of competence texts in characters; two of them make a description of median 250.
  private static let lengths: [(share: Double, value: Double)] = [
    (0, 15), (0.25, 62), (0.5, 96), (0.75, 143), (0.95, 200), (0.999, 266), (1, 360),
  ]

  /// A description for a score: what is best, what comes next or needs help.
  static func narrative(
    for score: Score, by table: ThresholdTable, of subject: Subject, isSkill: Bool, name: String,
    _ dice: inout Dice
  ) -> String {
    let best = table.predicate(for: score)
    let lower = Predicate.allCases.drop { $0 != best }.dropFirst().first ?? .d
    var topics = topics[subject.isReligious ? Religion.commonSubjectCode : subject.code] ?? general
    let first = competence(about: takeOne(of: &topics, &dice), isSkill: isSkill, &dice)
    let second = competence(about: takeOne(of: &topics, &dice), isSkill: isSkill, &dice)
    if dice.chance(0.04) {
      return "Ananda \(name) \(best.clause) dalam \(first)."
    }
    if dice.chance(0.3) { return "Ananda \(name) \(best.clause) dalam \(first) dan \(second)." }
    return "Ananda \(name) \(best.clause) dalam \(first), \(lower.clause) dalam \(second)."
  }

  private static func takeOne(of items: inout [String], _ dice: inout Dice) -> String {
    items.remove(at: dice.number(0...items.count - 1))
  }

  private static func competence(
    about topic: String, isSkill: Bool, _ dice: inout Dice
  ) -> String {
    let target = Int(dice.quantile(lengths))
    var text = dice.pick(isSkill ? doing : knowing) + " " + topic
    var left = tails
    while text.utf8.count < target - 8, !left.isEmpty {
      text += left.remove(at: dice.number(0...left.count - 1))
    }
    return text
  }

  /// Learning objectives of a subject, none twice; of the lengths of competence texts (section 8.3).
  static func objectives(of subject: Subject, count: Int, _ dice: inout Dice) -> [String] {
    var topics = topics[subject.isReligious ? Religion.commonSubjectCode : subject.code] ?? general
    var texts: [String] = []
    while texts.count < count {
      if topics.isEmpty { topics = general.map { "\($0) \(texts.count + 1)" } }
      let topic = takeOne(of: &topics, &dice)
      texts.append(competence(about: topic, isSkill: texts.count % 2 == 1, &dice))
    }
    return texts
  }

  static func attitude(spiritual: Bool, name: String, _ dice: inout Dice) -> String {
    let traits =
      spiritual
      ? [
        "taat beribadah", "berdoa sebelum dan sesudah kegiatan", "bersyukur", "toleransi beragama",
      ]
      : ["jujur", "disiplin", "tanggung jawab", "santun", "peduli", "percaya diri"]
    let shift = dice.number(0...traits.count - 1)
    let shown = traits.indices.map { traits[($0 + shift) % traits.count] }
    let help =
      spiritual
      ? " Dengan bimbingan dan pembiasaan di rumah, sikapnya akan semakin berkembang." : ""
    return "Ananda \(name) sangat baik dalam sikap \(shown[0]) dan \(shown[1]), sedangkan sikap "
      + "\(shown[2]) mulai berkembang." + help
  }

  static func advice(name: String, _ dice: inout Dice) -> String {
    dice.pick([
      "Pertahankan prestasimu dan tetap rajin membaca di rumah.",
      "Tingkatkan lagi semangat belajarmu, \(name), dan jangan malu bertanya kepada guru.",
      "Kurangi bermain gawai, perbanyak latihan berhitung bersama orang tua.",
      "Terus berlatih menulis rapi dan membaca nyaring setiap hari.",
    ])
  }

  static func remark(_ activity: String, _ dice: inout Dice) -> String {
    dice.pick([
      "Aktif mengikuti kegiatan \(activity) dan terampil bekerja sama dalam regu.",
      "Mengikuti kegiatan \(activity) dengan baik.",
      "Sangat antusias berlatih \(activity) setiap pekan dan mampu memimpin kelompoknya.",
    ])
  }

  private static let knowing = [
    "mengenal", "memahami", "menjelaskan", "membandingkan", "mengidentifikasi", "menguraikan",
  ]
  private static let doing = [
    "menyajikan", "menceritakan kembali", "mempraktikkan", "menyelesaikan tugas tentang",
    "membuat laporan sederhana tentang", "memeragakan",
  ]
  private static let general = ["materi pelajaran semester ini", "tugas yang diberikan guru"]
  private static let tails = [
    " dalam kehidupan sehari-hari", " di rumah dan di sekolah", " secara lisan maupun tulisan",
    " melalui pengamatan di lingkungan sekitar", " dengan bahasa yang santun dan mudah dipahami",
    " bersama teman sekelompoknya", " dengan bantuan gambar, tabel, atau benda nyata",
    " sesuai dengan langkah yang dicontohkan guru", " serta menyebutkan contohnya dengan tepat",
  ]
  private static let topics: [String: [String]] = [
    Religion.commonSubjectCode: [
      "tata cara berdoa sebelum belajar", "kisah teladan tokoh agama", "perilaku hormat dan patuh",
      "makna bersyukur kepada Tuhan", "kebiasaan beribadah tepat waktu",
    ],
    "PPKn": [
      "makna sila-sila Pancasila", "hak dan kewajiban sebagai warga sekolah",
      "keberagaman suku bangsa di Indonesia", "aturan yang berlaku di rumah",
    ],
    "BIND": [
      "gagasan pokok teks tulis", "unsur cerita rakyat", "kosakata baku dalam teks petunjuk",
      "isi teks wawancara", "bait puisi anak",
    ],
    "MTK": [
      "pecahan senilai dengan gambar", "keliling dan luas persegi panjang",
      "lambang bilangan cacah",
      "hasil taksiran perkalian dua bilangan", "diagram batang", "sudut pada bangun datar",
      "satuan luas cm² dan pecahan ½",
    ],
    "IPA": [
      "bagian tumbuhan dan fungsinya", "sumber energi dan perubahannya", "sifat-sifat bunyi",
      "gaya dan gerak benda", "daur hidup makhluk hidup",
    ],
    "IPAS": [
      "bagian tubuh tumbuhan dan fungsinya", "wujud zat dan perubahannya", "siklus air",
      "kegiatan ekonomi di sekitar tempat tinggal", "keragaman budaya daerah",
    ],
    "PP": [
      "makna sila-sila Pancasila", "aturan di rumah dan di sekolah", "musyawarah di kelas",
      "keberagaman di lingkungan sekitar",
    ],
    "SENI": [
      "unsur rupa dan warna", "irama dan ketukan lagu daerah", "karya dua dimensi",
      "pertunjukan sederhana",
    ],
    "INF": [
      "berpikir komputasional", "surat elektronik yang santun", "lembar kerja sederhana",
      "jaringan komputer dan internet", "dampak teknologi bagi masyarakat",
    ],
    "PRAKARYA": ["kerajinan dari serat alam", "pengolahan bahan pangan", "alat penjernih air"],
    "KODING": [
      "langkah algoritma sederhana", "etika kecerdasan artifisial", "permainan blok kode",
    ],
    "IPS": [
      "kegiatan ekonomi di daerah tempat tinggal", "letak wilayah pada peta",
      "peninggalan kerajaan masa lalu", "sumber daya alam dan pemanfaatannya",
    ],
    "SBdP": [
      "gambar dan bentuk tiga dimensi", "tanda tempo dan tinggi rendah nada", "gerak tari kreasi",
      "karya teknik tempel",
    ],
    "PJOK": [
      "variasi gerak dasar lokomotor", "pola langkah dalam permainan bola kecil",
      "jenis cedera dan pencegahannya", "gerak dasar senam lantai", "aktivitas air",
    ],
    "SUNDA": ["paguneman sederhana", "dongeng daerah", "pupuh dan kawih anak"],
    "BING": ["nama-nama benda di kelas dalam bahasa Inggris", "ungkapan salam dan perkenalan"],
    "PLH": ["pemilahan sampah", "perawatan tanaman sekolah"],
    "BTQ": ["huruf hijaiah bersambung", "bacaan surah pendek"],
  ]
}

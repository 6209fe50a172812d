internal import Records

/// What the rules know of single words.
struct WordMeaning: OptionSet {
  let rawValue: UInt32

  static let male = WordMeaning(rawValue: 1)
  static let female = WordMeaning(rawValue: 2)
  static let islam = WordMeaning(rawValue: 4)
  static let christian = WordMeaning(rawValue: 8)
  static let catholic = WordMeaning(rawValue: 16)
  static let hindu = WordMeaning(rawValue: 32)
  static let buddha = WordMeaning(rawValue: 64)
  static let confucian = WordMeaning(rawValue: 128)
  /// Speaks of living with other religions: then words of theirs are meant.
  static let tolerance = WordMeaning(rawValue: 256)
  /// Keys hit at random.
  static let keys = WordMeaning(rawValue: 512)
  /// A word that cannot end a sentence.
  static let joining = WordMeaning(rawValue: 1_024)
  /// A name that is also an ordinary word, or that of somebody in a lesson.
  static let ordinary = WordMeaning(rawValue: 2_048)
  /// Before the name of somebody who is no student.
  static let title = WordMeaning(rawValue: 4_096)
  /// "Ananda", before a student's name.
  static let ananda = WordMeaning(rawValue: 8_192)
  /// Says that the name of a subject follows.
  static let lesson = WordMeaning(rawValue: 16_384)

  static let religions: WordMeaning = [
    .islam, .christian, .catholic, .hindu, .buddha, .confucian,
  ]

  /// The words that may be written of a student of that religion.
  static func own(_ religion: Religion) -> WordMeaning {
    switch religion {
    case .islam: .islam
    case .protestant, .catholic: [.christian, .catholic]
    case .hindu: .hindu
    case .buddha: .buddha
    case .confucian: .confucian
    case .belief: []
    }
  }
}

/// Words by their keys (``WordScan/key(_:)``).
enum Vocabulary {
  static let meanings: [UInt64: WordMeaning] = {
    var meanings: [UInt64: WordMeaning] = [:]
    for (meaning, words) in lists {
      for word in words.split(separator: " ") {
        meanings[WordScan.key(word), default: []].insert(meaning)
      }
    }
    return meanings
  }()

  private static let lists: [(WordMeaning, String)] = [
    (.male, "putra putranda sholeh soleh saleh shaleh shalih santriwan"),
    (
      .female,
      "putri putrinda siswi santriwati sholehah solehah salehah shalehah shalihah sholihah"
    ),
    (
      .islam,
      "sholat salat shalat solat mengaji quran qur'an alquran masjid musala mushola musholla dhuha "
        + "zuhur dzuhur asar ashar magrib maghrib wudu wudhu tadarus iqra juz'amma mukena azan "
        + "adzan asmaulhusna ramadan ramadhan hijaiah hijaiyah"
    ),
    (.christian, "gereja alkitab injil yesus kristus"),
    (.catholic, "misa rosario ekaristi misdinar"),
    (.hindu, "trisandya trisandhya weda sloka canang saraswati"),
    (.buddha, "wihara vihara paritta dhammapada waisak tripitaka"),
    (.confucian, "kelenteng klenteng lithang sishu imlek"),
    (
      .tolerance,
      "toleransi menghormati menghargai hormat menghargainya berbeda perbedaan keberagaman "
        + "keragaman umat agama-agama antarumat semua setiap"
    ),
    (
      .keys,
      "asdf asdfg asdfgh asdfghj asdfghjk asdfghjkl qwer qwert qwerty qwertyuiop zxcv zxcvb zxcvbn "
        + "zxcvbnm sdfg dfgh fghj hjkl lkjh poiuy jkl asd qwe zxc dfg fgh ghj"
    ),
    (
      .joining,
      "dan atau dalam yang serta untuk dengan di ke dari pada sedangkan tetapi karena agar bahwa "
        + "sehingga namun oleh tentang sebagai"
    ),
    (.title, titles), (.ordinary, ordinary), (.ananda, "ananda"),
    (.lesson, "pelajaran mapel muatan"),
  ]

  private static let titles =
    "nabi rasul rasulullah khalifah sahabat tokoh pahlawan dewa dewi sunan bunda santo santa pak bu "
    + "ibu bapak kak raden pangeran sultan kyai kiai raja ratu patih putri malaikat imam paus "
    + "sang resi jenderal presiden sungai gunung pulau kota provinsi danau lagu cerita dongeng tari "
    + "puisi kisah surah surat suku bahasa jalan kerajaan candi"

  private static let ordinary =
    "bintang cahaya indah putri putra bunga mutiara dewi surya melati mawar intan fajar bayu langit "
    + "bumi satria raja permata mega embun senja pelangi kasih cinta damai bahagia rahmat nikmat "
    + "iman ikhlas sabar jujur adil bagus budi dharma darma bakti wisnu brahma siwa krisna maria "
    + "yesus muhammad ibrahim musa isa yusuf daud sulaiman adam nuh idris ismail ishak yakub ayub "
    + "yunus harun zakaria yahya khadijah aisyah fatimah abu umar ali usman utsman sunda jawa bali "
    + "banten sari pertiwi nusantara garuda rama sinta shinta arjuna bima nakula sadewa buddha "
    + "gautama kartini sudirman hatta soekarno sukarno diponegoro agung citra karya kreasi mulia "
    + "cerdas cantik tulus setia pandu tunas harapan kirana wulan bulan mentari angin samudra gita "
    + "irama aria seruni kenanga cempaka anggrek tirta bangsa negara islam alam hari nur asa jaya "
    + "utama pratama kusuma wijaya guntur galih panji perdana lestari segara puspa ratna merdeka "
    + "april juni juli januari maret mei agustus september oktober desember november februari "
    + "rizki rezeki amanah hidayah taufik fitri ramadan ramadhan islami hikmah nabi rasul"
}

internal import Records

/// Invents names of people by the shares of Docs/domain.md section 8.2.
enum NameMaker {
  static func student(sex: Sex, religion: Religion, _ dice: inout Dice) -> String {
    let name = cased(plain(sex: sex, religion: religion, &dice), &dice)
    return String(name.prefix(80))
  }

  private static func cased(_ name: String, _ dice: inout Dice) -> String {
    let at = dice.unit()
    if at < 0.30 { return name.uppercased() }
    return at < 0.31 ? name.lowercased() : name
  }

  private static func plain(sex: Sex, religion: Religion, _ dice: inout Dice) -> String {
    let given =
      religion == .islam ? (sex == .male ? boys : girls) : (sex == .male ? others : ladies)
    func words(_ count: Int) -> String {
      var chosen: [String] = []
      while chosen.count < count {
        let word = chosen.isEmpty ? dice.pick(given) : dice.pick(chosen.count == 1 ? middle : last)
        if !chosen.contains(word) { chosen.append(word) }
      }
      return chosen.joined(separator: " ")
    }
    switch dice.unit() {
    case ..<0.03: return words(1)
    case ..<0.05: return "\(dice.pick(apostrophes)) \(dice.pick(last))"
    case ..<0.07: return "\(dice.pick(abbreviated[sex == .male ? 0 : 1])) \(dice.pick(last))"
    case ..<0.10: return dice.pick(elsewhere[sex == .male ? 0 : 1]) + " " + dice.pick(last)
    case ..<0.102: return dice.pick(["José", "Zoë", "Renée", "André"]) + " " + dice.pick(last)
    case ..<0.112:
      return "Raden \(sex == .male ? "Mas" : "Ajeng") " + words(3) + " " + dice.pick(long)
    case ..<0.262:
      let count = dice.number(3...5)
      return (sex == .male ? "Muhammad " : "Siti ") + words(count)
    default: return words(dice.number(2...3))
    }
  }

  static func adult(sex: Sex, _ dice: inout Dice) -> String {
    "\(dice.pick(sex == .male ? men : women)) \(dice.pick(last))"
  }

  private static let boys = [
    "Rizky", "Fadli", "Dimas", "Arya", "Bagas", "Farhan", "Ilham", "Naufal", "Rafi", "Galang",
    "Hafiz", "Zidan", "Akmal", "Rangga", "Yusuf", "Daffa", "Fikri", "Haikal", "Raka", "Satria",
  ]
  private static let girls = [
    "Aisyah", "Nabila", "Zahra", "Salsa", "Kirana", "Naila", "Putri", "Khansa", "Amira", "Syifa",
    "Alya", "Keisya", "Nadia", "Rania", "Hana", "Tiara", "Intan", "Sekar", "Dinda", "Laras",
  ]
  private static let others = [
    "Kevin", "Samuel", "Daniel", "Yohanes", "Gabriel", "Andreas", "Jonathan", "Stefan", "Michael",
  ]
  private static let ladies = [
    "Grace", "Maria", "Clara", "Angelina", "Felicia", "Natalia", "Agnes", "Michelle", "Olivia",
  ]
  private static let middle = [
    "Ramadhan", "Pratama", "Aulia", "Maulana", "Rahma", "Nur", "Dwi", "Tri", "Eka", "Adi", "Bayu",
    "Kusuma", "Cahya", "Fitri", "Indra", "Jaya", "Lestari", "Surya", "Wahyu", "Anggi",
  ]
  private static let last = [
    "Santoso", "Hidayat", "Saputra", "Wijaya", "Permata", "Nugroho", "Setiawan", "Kurniawan",
    "Safitri", "Maharani", "Firmansyah", "Gunawan", "Hakim", "Wulandari", "Anggraini", "Prasetyo",
    "Suryana", "Hermawan", "Ardiansyah", "Puspita", "Al Ghifari", "Utami", "Mulyadi", "Sanjaya",
  ]
  private static let long = ["Dewanti Kusumawardhani", "Sastranegara Mangkuprawira"]
  private static let apostrophes = ["Nu'man", "Ma’ruf", "Sa'diyah", "Rif'at", "Mas‘ud", "Ni'mah"]
  private static let abbreviated = [
    ["M. Rizky", "Moh. Fajar", "Al-Fatih", "Muh. Arif"], ["St. Aisyah", "Nur-Aini", "Ad. Kirana"],
  ]
  private static let elsewhere = [
    ["I Gusti Ngurah Bagus", "Togar Sitompul", "Tan Wei Jie", "Miguel D'Cruz", "I Made Oka"],
    ["Ni Putu Ayu", "Ruth Sinaga", "Tan Mei Ling", "Rosa D'Cruz", "Ni Luh Sari"],
  ]
  private static let men = [
    "Agus", "Bambang", "Dedi", "Suprapto", "Hendra", "Joko", "Ujang", "Asep",
  ]
  private static let women = ["Rina", "Sumiati", "Euis", "Tuti", "Yuni", "Dewi", "Neneng", "Ratna"]
}

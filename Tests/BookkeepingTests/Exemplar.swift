import Records

/// A student of whom everything is known.
enum Exemplar {
  static let student = Student(
    fullName: "Muhammad Rizky Ramadhan", callName: "Rizky", nisn: NISN("0091234567"),
    localStudentNumber: "1920001", sex: .male, birthPlace: "Tangerang",
    birthDate: CalendarDate(year: 2009, month: 3, day: 9), religion: .islam,
    familyStatus: "Anak kandung", birthOrder: 2, previousEducation: "TK Pelita",
    address: address("siswa"), phone: "0811 000 001", father: relative("ayah"),
    mother: relative("ibu"), guardian: relative("wali"), parentsAddress: address("orang tua"),
    admission: Admission(
      date: CalendarDate(year: 2016, month: 7, day: 18), grade: 1, previousSchool: "TK Pelita"),
    specialNeeds: "tidak ada")

  private static func address(_ owner: String) -> Address {
    Address(
      street: "Jalan \(owner)", rt: "001 \(owner)", rw: "002 \(owner)", hamlet: "Dusun \(owner)",
      village: "Desa \(owner)", district: "Kecamatan \(owner)", city: "Kota \(owner)",
      province: "Provinsi \(owner)", postalCode: "15111 \(owner)")
  }

  private static func relative(_ who: String) -> Relative {
    Relative(
      name: "Nama \(who)", occupation: "Kerja \(who)", address: "Alamat \(who)",
      phone: "Telepon \(who)")
  }
}

package enum Sex: String, Sendable, Hashable, Codable, CaseIterable {
  /// Laki-laki.
  case male = "L"
  /// Perempuan.
  case female = "P"
}

/// The religions with a school subject of their own (Docs/domain.md section 4.4).
package enum Religion: String, Sendable, Hashable, Codable, CaseIterable {
  case islam, protestant, catholic, hindu, buddha, confucian, belief
}

/// An address in parts, each as printed.
package struct Address: Sendable, Hashable, Codable {
  package var street: String?
  package var rt: String?
  package var rw: String?
  package var hamlet: String?
  package var village: String?
  package var district: String?
  package var city: String?
  package var province: String?
  package var postalCode: String?

  package init(
    street: String? = nil, rt: String? = nil, rw: String? = nil, hamlet: String? = nil,
    village: String? = nil, district: String? = nil, city: String? = nil, province: String? = nil,
    postalCode: String? = nil
  ) {
    self.street = street
    self.rt = rt
    self.rw = rw
    self.hamlet = hamlet
    self.village = village
    self.district = district
    self.city = city
    self.province = province
    self.postalCode = postalCode
  }
}

/// A father, mother or guardian.
package struct Relative: Sendable, Hashable, Codable {
  package var name: String?
  package var occupation: String?
  package var address: String?
  package var phone: String?

  package init(
    name: String? = nil, occupation: String? = nil, address: String? = nil, phone: String? = nil
  ) {
    self.name = name
    self.occupation = occupation
    self.address = address
    self.phone = phone
  }
}

/// When and into which grade a student was admitted.
package struct Admission: Sendable, Hashable, Codable {
  package var date: CalendarDate?
  package var grade: Int?
  package var previousSchool: String?

  package init(date: CalendarDate? = nil, grade: Int? = nil, previousSchool: String? = nil) {
    self.date = date
    self.grade = grade
    self.previousSchool = previousSchool
  }
}

/// When, from which grade, why and whereto a student left (Docs/domain.md section 2.6).
package struct Leaving: Sendable, Hashable, Codable {
  package var date: CalendarDate?
  package var grade: Int?
  package var reason: String?
  package var destination: String?

  package init(
    date: CalendarDate? = nil, grade: Int? = nil, reason: String? = nil, destination: String? = nil
  ) {
    self.date = date
    self.grade = grade
    self.reason = reason
    self.destination = destination
  }
}

/// A student as the school knows them (Docs/domain.md Appendix A). NIK, family card and bank data are never held.
package struct Student: Sendable, Hashable, Codable {
  /// As on the birth certificate; original casing.
  package var fullName: String
  package var callName: String?
  package var nisn: NISN?
  /// NIS or NIPD: free text.
  package var localStudentNumber: String?
  package var sex: Sex?
  package var birthPlace: String?
  package var birthDate: CalendarDate?
  package var religion: Religion?
  package var familyStatus: String?
  package var birthOrder: Int?
  package var previousEducation: String?
  package var address: Address
  package var phone: String?
  package var father: Relative
  package var mother: Relative
  package var guardian: Relative
  package var parentsAddress: Address
  package var admission: Admission
  package var specialNeeds: String?
  /// The file name of the photograph, 3 × 4 cm (section 2.10).
  package var photo: String?
  package var leaving: Leaving?

  package init(
    fullName: String, callName: String? = nil, nisn: NISN? = nil, localStudentNumber: String? = nil,
    sex: Sex? = nil, birthPlace: String? = nil, birthDate: CalendarDate? = nil,
    religion: Religion? = nil, familyStatus: String? = nil, birthOrder: Int? = nil,
    previousEducation: String? = nil, address: Address = Address(), phone: String? = nil,
    father: Relative = Relative(), mother: Relative = Relative(), guardian: Relative = Relative(),
    parentsAddress: Address = Address(), admission: Admission = Admission(),
    specialNeeds: String? = nil, photo: String? = nil, leaving: Leaving? = nil
  ) {
    self.fullName = fullName
    self.callName = callName
    self.nisn = nisn
    self.localStudentNumber = localStudentNumber
    self.sex = sex
    self.birthPlace = birthPlace
    self.birthDate = birthDate
    self.religion = religion
    self.familyStatus = familyStatus
    self.birthOrder = birthOrder
    self.previousEducation = previousEducation
    self.address = address
    self.phone = phone
    self.father = father
    self.mother = mother
    self.guardian = guardian
    self.parentsAddress = parentsAddress
    self.admission = admission
    self.specialNeeds = specialNeeds
    self.photo = photo
    self.leaving = leaving
  }
}

internal import Records

/// The columns of a student that are plain text, each with its place in the value and in the patch: one list for making the
/// table, reading, writing and comparing.
struct StudentColumn: Sendable {
  let name: String
  let value: any WritableKeyPath<Student, String?> & Sendable
  let patch: any KeyPath<StudentPatch, Change<String>> & Sendable
}

enum StudentColumns {
  static let texts = first + [StudentColumn(name: "photo", value: \.photo, patch: \.photo)]

  /// Those that the first migration made: never edited.
  static let first: [StudentColumn] =
    [
      StudentColumn(name: "call_name", value: \.callName, patch: \.callName),
      StudentColumn(
        name: "local_number", value: \.localStudentNumber, patch: \.localStudentNumber),
      StudentColumn(name: "birth_place", value: \.birthPlace, patch: \.birthPlace),
      StudentColumn(name: "family_status", value: \.familyStatus, patch: \.familyStatus),
      StudentColumn(
        name: "previous_education", value: \.previousEducation, patch: \.previousEducation),
      StudentColumn(name: "phone", value: \.phone, patch: \.phone),
      StudentColumn(
        name: "previous_school", value: \.admission.previousSchool, patch: \.previousSchool),
      StudentColumn(name: "special_needs", value: \.specialNeeds, patch: \.specialNeeds),
    ] + address + parentsAddress + relatives

  private static let address: [StudentColumn] = [
    StudentColumn(name: "street", value: \.address.street, patch: \.address.street),
    StudentColumn(name: "rt", value: \.address.rt, patch: \.address.rt),
    StudentColumn(name: "rw", value: \.address.rw, patch: \.address.rw),
    StudentColumn(name: "hamlet", value: \.address.hamlet, patch: \.address.hamlet),
    StudentColumn(name: "village", value: \.address.village, patch: \.address.village),
    StudentColumn(name: "district", value: \.address.district, patch: \.address.district),
    StudentColumn(name: "city", value: \.address.city, patch: \.address.city),
    StudentColumn(name: "province", value: \.address.province, patch: \.address.province),
    StudentColumn(name: "postal_code", value: \.address.postalCode, patch: \.address.postalCode),
  ]

  private static let parentsAddress: [StudentColumn] = [
    StudentColumn(
      name: "parents_street", value: \.parentsAddress.street, patch: \.parentsAddress.street),
    StudentColumn(name: "parents_rt", value: \.parentsAddress.rt, patch: \.parentsAddress.rt),
    StudentColumn(name: "parents_rw", value: \.parentsAddress.rw, patch: \.parentsAddress.rw),
    StudentColumn(
      name: "parents_hamlet", value: \.parentsAddress.hamlet, patch: \.parentsAddress.hamlet),
    StudentColumn(
      name: "parents_village", value: \.parentsAddress.village, patch: \.parentsAddress.village),
    StudentColumn(
      name: "parents_district", value: \.parentsAddress.district, patch: \.parentsAddress.district),
    StudentColumn(name: "parents_city", value: \.parentsAddress.city, patch: \.parentsAddress.city),
    StudentColumn(
      name: "parents_province", value: \.parentsAddress.province, patch: \.parentsAddress.province),
    StudentColumn(
      name: "parents_postal_code", value: \.parentsAddress.postalCode,
      patch: \.parentsAddress.postalCode),
  ]

  private static let relatives: [StudentColumn] = [
    StudentColumn(name: "father_name", value: \.father.name, patch: \.father.name),
    StudentColumn(
      name: "father_occupation", value: \.father.occupation, patch: \.father.occupation),
    StudentColumn(name: "father_address", value: \.father.address, patch: \.father.address),
    StudentColumn(name: "father_phone", value: \.father.phone, patch: \.father.phone),
    StudentColumn(name: "mother_name", value: \.mother.name, patch: \.mother.name),
    StudentColumn(
      name: "mother_occupation", value: \.mother.occupation, patch: \.mother.occupation),
    StudentColumn(name: "mother_address", value: \.mother.address, patch: \.mother.address),
    StudentColumn(name: "mother_phone", value: \.mother.phone, patch: \.mother.phone),
    StudentColumn(name: "guardian_name", value: \.guardian.name, patch: \.guardian.name),
    StudentColumn(
      name: "guardian_occupation", value: \.guardian.occupation, patch: \.guardian.occupation),
    StudentColumn(name: "guardian_address", value: \.guardian.address, patch: \.guardian.address),
    StudentColumn(name: "guardian_phone", value: \.guardian.phone, patch: \.guardian.phone),
  ]
}

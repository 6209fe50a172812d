/// Which subjects are the same over the years although their names changed (Docs/domain.md section 2.8): PPKn is
/// Pendidikan Pancasila. Subjects that replaced others, as IPAS did IPA and IPS, keep codes of their own.
package struct SubjectLineage: Sendable, Hashable {
  /// Canonical codes by the folded code or name of a subject.
  package var codes: [String: String]

  package init(codes: [String: String]) { self.codes = codes }

  /// The national subjects.
  package static let national = SubjectLineage(
    codes: [
      "pkn": "PPKn", "ppkn": "PPKn", "pp": "PPKn", "ppancasila": "PPKn", "pancasila": "PPKn",
      "pendidikanpancasila": "PPKn", "pendidikankewarganegaraan": "PPKn",
      "pendidikanpancasiladankewarganegaraan": "PPKn", "bindo": "BIND", "bind": "BIND",
      "bahasaindonesia": "BIND", "mtk": "MTK", "mat": "MTK", "matematika": "MTK", "bing": "BING",
      "bahasainggris": "BING", "penjas": "PJOK", "penjasorkes": "PJOK", "pjok": "PJOK",
      "pendidikanjasmaniolahragadankesehatan": "PJOK", "sbk": "SBdP", "sbdp": "SBdP",
      "senibudayadanprakarya": "SBdP", "senibudaya": "SBdP", "seni": "SBdP", "senirupa": "SBdP",
      "senimusik": "SBdP", "senitari": "SBdP", "seniteater": "SBdP", "tik": "INF",
      "inf": "INF", "informatika": "INF",
    ])

  /// The code that stays: the subject's own, else the table's, else its code.
  package func canonicalCode(of subject: Subject) -> String {
    if let own = subject.canonicalCode, !own.isBlank { return own }
    if subject.isReligious { return Religion.commonSubjectCode }
    return codes[subject.code.foldedForComparison] ?? codes[subject.name.foldedForComparison]
      ?? subject.code
  }
}

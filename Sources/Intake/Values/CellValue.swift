internal import Records

/// What a cell was understood as; no value means that it clears what is stored.
struct CellValue<Value> {
  var value: Value?
  /// What had to be done to understand it, and how it reads now.
  var repair: (rule: Repair.Rule, after: String)?
  var warning: Complaint?

  init(
    _ value: Value?, repair: (rule: Repair.Rule, after: String)? = nil, warning: Complaint? = nil
  ) {
    self.value = value
    self.repair = repair
    self.warning = warning
  }
}

internal import Records

/// One thing that had to be done to understand a cell, and how it reads afterwards.
struct RepairStep: Hashable {
  var rule: Repair.Rule
  var after: String

  init(_ rule: Repair.Rule, _ after: String) {
    self.rule = rule
    self.after = after
  }
}

/// What a cell was understood as; no value means that it clears what is stored.
struct CellValue<Value> {
  var value: Value?
  /// What had to be done to understand it, in order.
  var repairs: [RepairStep]
  var warning: Complaint?

  init(_ value: Value?, repairs: [RepairStep] = [], warning: Complaint? = nil) {
    self.value = value
    self.repairs = repairs
    self.warning = warning
  }

  /// - Parameter rule: How `text` became `after`, if it is another text.
  init(_ value: Value?, _ rule: Repair.Rule, from text: String, to after: String) {
    self.init(value, repairs: text == after ? [] : [RepairStep(rule, after)])
  }
}

extension [RepairStep] {
  /// With one more step if that changed the text.
  func then(_ rule: Repair.Rule, from text: String, to after: String) -> [RepairStep] {
    text == after ? self : self + [RepairStep(rule, after)]
  }
}

/// Who may use a route.
package enum Access: String, Sendable, Hashable, CaseIterable {
  /// Strangers too.
  case everyone
  /// Whoever has signed in.
  case person
  /// The city office.
  case city
  /// Those who may see the school that the path names.
  case school
  /// Those who may change the school's data: its operator and the city office.
  case schoolKeeper
  /// Those who may see the class that the path names.
  case classroom
  /// Those who may make and hand out the cards of the class that the path names.
  case classKeeper
  /// Those who may see the student that the path names.
  case student
}

/// One entry of the portal's list of routes.
package struct RouteEntry: Sendable, Hashable {
  /// "GET" or "POST".
  package var method: String
  /// "/sekolah/:npsn".
  package var path: String
  package var access: Access
}

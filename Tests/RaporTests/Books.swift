import Support
import Testing

/// Reads a workspace with Python's SQLite and hashlib, which share no code with Rapor: nothing lost, nothing twice, and
/// every digest right.
enum Books {
  private static let script = """
    hashlib, sqlite3, sys = map(__import__, ["hashlib", "sqlite3", "sys"])
    folder, expected = sys.argv[1], int(sys.argv[2])
    books = sqlite3.connect(folder + "/ledger.sqlite")
    one = lambda sql: books.execute(sql).fetchone()[0]
    assert one("PRAGMA integrity_check") == "ok"
    assert books.execute("PRAGMA foreign_key_check").fetchall() == []
    cards = books.execute("SELECT student, pdf_digest, bytes FROM document "
      "WHERE state = 'verified' AND is_current = 1").fetchall()
    assert len(cards) == expected, ("cards", len(cards), expected)
    assert len({student for student, _, _ in cards}) == len(cards), "a student twice"
    assert one("SELECT count(*) FROM (SELECT 1 FROM document GROUP BY student, school_year, "
      "semester, kind, version HAVING count(*) > 1)") == 0
    notes = books.execute("SELECT student, payload FROM event WHERE kind = 'card' AND "
      "(payload LIKE '%v1 - rendered%' OR payload LIKE '%v1 failed rendered%')").fetchall()
    assert len({student for student, _ in notes}) == len(notes), "a card noted twice"
    assert len(notes) == expected, ("notes", len(notes), expected)
    places = {digest: place for digest, *place in books.execute("SELECT * FROM archived")}
    for student, digest, size in cards:
      name, offset, length = places[digest]
      with open(folder + "/" + name, "rb") as file:
        file.seek(offset - 48)
        head, pdf = file.read(48), file.read(length)
      assert length == size == len(pdf), ("length", student)
      assert hashlib.sha256(pdf).hexdigest() == digest, ("digest", student)
      assert head == b"CARD" + bytes(4) + length.to_bytes(8, "big") + bytes.fromhex(digest)
      assert pdf.startswith(b"%PDF-") and pdf.rstrip().endswith(b"%%EOF")
    print("ok", len(cards))
    """

  static func check(_ workspace: TemporaryFolder, verified: Int) throws {
    let outcome = try Running(
      ["python3", "-c", script, workspace.path, "\(verified)"],
      ["PATH=/usr/local/bin:/usr/bin:/bin"], in: nil
    ).finish()
    #expect(outcome.code == 0 && outcome.output == "ok \(verified)\n", "\(outcome.complaint)")
  }
}

import assert from "node:assert/strict"
import { beforeEach, test } from "node:test"
import * as roll from "../attendance.js"

const NOW = Date.parse("2026-11-26T10:00:00Z")
const about = { title: "Présence de Nour A.", of: "Cuisine", facts: [] }
let session, clock

beforeEach(() => {
  clock = NOW
  session = {
    id: "s1", project: 7, title: "Cuisine", starts_at: "2026-11-26T08:00:00Z", ends_at: "2026-11-26T11:00:00Z", halves: ["morning"],
    people: [
      { person: "nour", name: "Nour A.", expected: true, said: "", signed: [] },
      { person: "tesfay", name: "Tesfay H.", expected: true, said: "absent::", signed: ["morning"] },
      { person: "emal", name: "Emal N.", expected: false, said: "", signed: [] },
    ],
  }
})

// As the queue gives them: the last one first.
function noted(line, said, state = "here", more = {}) {
  clock += 1000
  return { ...roll.attendanceNote(session, line, said, about), id: `n${clock}`, at: new Date(clock).toISOString(), state, why: "", ...more }
}
const lines = (...notes) => roll.linesOf(session, notes.reverse(), NOW)
const line = (person, ...notes) => lines(...notes).find((one) => one.person === person)

test("what was carried away holds until something is noted here", () => {
  assert.deepEqual(lines().map((one) => one.said), ["", "absent::", ""])
  assert.equal(line("nour", noted(line("nour"), "present::")).said, "present::")
})

test("a second gesture says what the server had, and what was said here meanwhile", () => {
  const first = noted(line("tesfay"), "present::")
  const again = roll.attendanceNote(session, line("tesfay", first), "late:15:", about)
  assert.deepEqual(again.payload, { session: "s1", changes: { attendance: ["absent::", "late:15:"] }, mine: ["present::"] })
})

test("what came to nothing holds no more, and says why", () => {
  const refused = noted(line("nour"), "present::", "refused", { why: "Pas encore venue." })
  assert.deepEqual([line("nour", refused).said, line("nour", refused).why], ["", "Pas encore venue."])
  assert.equal(line("nour", noted(line("nour"), "present::", "withdrawn")).said, "")
})

test("once written and carried again, the word of the server is the last", () => {
  const applied = noted(line("nour"), "present::", "applied")
  assert.equal(roll.linesOf(session, [applied], NOW)[0].said, "present::") // carried before it was written
  session.people[0].said = "late:10:" // a colleague, since
  assert.equal(roll.linesOf(session, [applied], clock + 1)[0].said, "late:10:")
})

test("a disagreement still holds what was said here", () => {
  assert.equal(line("tesfay", noted(line("tesfay"), "present::", "conflict")).state, "conflict")
})

test("somebody who was not expected gets a line, and a signature that waits for it", () => {
  const rania = { person: "rania", name: "Rania Shami", expected: false, added: true, known: "", said: "", signed: [], mine: [], last: null }
  const note = noted(rania, "present::")
  assert.equal(note.payload.added, true)
  const added = line("rania", note)
  assert.deepEqual([added.name, added.said, roll.isOnSheet(added)], ["Rania Shami", "present::", true])
  assert.deepEqual(roll.signatureNote(session, added, "morning", "M1 1L2 2", about).after, [note.id])
  const known = { ...note, state: "applied" }
  assert.deepEqual(roll.signatureNote(session, line("rania", known), "morning", "M1 1L2 2", about).after, [])
})

test("those who were only invited are not on the sheet until they come", () => {
  assert.deepEqual(lines().filter(roll.isOnSheet).map((one) => one.person), ["nour", "tesfay"])
})

test("who signed is not asked again, whoever kept the signature", () => {
  const signature = { ...roll.signatureNote(session, line("nour"), "morning", "M1 1L2 2", about), id: "s", at: "2026-11-26T10:01:00Z", state: "here" }
  assert.deepEqual(roll.linesOf(session, [signature], NOW).map((one) => one.signed), [["morning"], ["morning"], []])
  const refused = { ...signature, state: "refused" }
  assert.deepEqual(roll.linesOf(session, [refused], NOW)[0].signed, [])
})

test("who is absent does not sign; of whom nothing is said may", () => {
  assert.deepEqual(lines().filter(roll.maySign).map((one) => one.person), ["nour"])
})

test("what is on today comes first, else what is next", () => {
  const later = { ...session, id: "s2", starts_at: "2026-11-28T08:00:00Z", ends_at: "2026-11-28T11:00:00Z" }
  assert.deepEqual(roll.sessionsAtHand([session, later], NOW, 4).map((one) => one.id), ["s1"])
  assert.deepEqual(roll.sessionsAtHand([later], NOW, 4).map((one) => one.id), ["s2"])
  assert.equal(roll.mayBeTaken(later, NOW), false)
  const before = { ...session, id: "s0", starts_at: "2026-11-25T18:00:00Z", ends_at: "2026-11-25T20:00:00Z" }
  const done = (one) => one.id === "s1"
  assert.deepEqual(roll.sessionsAtHand([before, session], NOW, 4).map((one) => one.id), ["s1", "s0"])
  assert.deepEqual(roll.sessionsAtHand([before, session], NOW, 4, done).map((one) => one.id), ["s0", "s1"])
  assert.deepEqual(roll.sessionsAtHand([before, session], NOW, 4, () => true).map((one) => one.id), ["s1", "s0"])
})

test("said not to have taken place, unless the server refused it", () => {
  const note = { ...roll.notHeldNote(session, "weather", "", about), id: "h", at: "2026-11-26T10:00:00Z", state: "here" }
  assert.equal(roll.isNotHeld(session, [note]), true)
  assert.equal(roll.isNotHeld(session, [{ ...note, state: "refused" }]), false)
})

test("minutes go with being late, a reason with being excused", () => {
  assert.equal(roll.saidOf("late", { minutes: "15", excuse: "work" }), "late:15:")
  assert.equal(roll.saidOf("excused", { minutes: "15", excuse: "work" }), "excused::work")
  assert.equal(roll.saidOf("excused"), "excused::other")
  assert.equal(roll.saidOf("present", { minutes: "15" }), "present::")
})

test("thirty notes of one session are one line, bar those that ask for something", () => {
  const many = session.people.map((one) => noted({ ...one, known: "", mine: [] }, "present::"))
  const disputed = noted(line("nour"), "absent::", "conflict")
  assert.deepEqual(roll.gathered([disputed, ...many]).map((one) => one.count), [1, 3])
})

test("a signature is small, whatever the finger does; a dot is none", () => {
  const drawing = new roll.Drawing()
  drawing.begin(1, 1)
  assert.equal(drawing.isSigned, false)
  for (let step = 0; step < 5000; step += 1) drawing.go((step * 7) % 600, (step * 3) % 200)
  assert.ok(drawing.isSigned && drawing.path.length < 6100)
  assert.match(drawing.path, /^[ML0-9 .]+$/)
  drawing.clear()
  assert.equal(drawing.path, "")
})

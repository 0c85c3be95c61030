// Who is there, as far as this telephone knows: what it carried away, and what was noted here since. Nothing of the
// screen here. What is said of someone is one value, as the server writes it: « late:15: ».

export const ATTENDANCE = "activities.attendance"
export const SIGNATURE = "activities.signature"
export const NOT_HELD = "activities.not_held"
const NOTHING = new Set(["withdrawn", "replaced"])
const PROBLEMS = new Set(["refused", "unreadable"])
const CAME = new Set(["present", "late", "half"])
const A_DAY = 24 * 3600 * 1000
const NOON = 13

export const saidOf = (came, { minutes = "", excuse = "" } = {}) =>
  `${came}:${came === "late" ? minutes : ""}:${came === "excused" ? excuse || "other" : ""}`

export function partsOf(said) {
  const [came = "", minutes = "", excuse = ""] = (said ?? "").split(":")
  return { came, minutes, excuse }
}

export const hasCome = (said) => CAME.has(partsOf(said).came)

// In the order of the day: those of today and before first, as long as they are carried.
export function sessionsOf(packet) {
  const sessions = packet.attendance?.sessions ?? []
  return [...sessions].sort((one, other) => one.starts_at.localeCompare(other.starts_at))
}

const dayOf = (moment) => new Date(moment).toDateString()

// Attendance is noted from the day of the session on, as on the site.
export const mayBeTaken = (session, now) => Date.parse(session.starts_at) <= now || dayOf(session.starts_at) === dayOf(now)

// What the first screen leads to: those of today, then what was left yesterday, then those that are done in the same
// order; else what comes next. `isDone`: nothing is left to say of it.
export function sessionsAtHand(sessions, now, most, isDone = () => false) {
  const begun = sessions.filter((one) => mayBeTaken(one, now) && now - Date.parse(one.ends_at) < A_DAY)
  const rank = (one) => 2 * Number(isDone(one)) + Number(dayOf(one.starts_at) !== dayOf(now))
  const ordered = begun.sort((one, other) => rank(one) - rank(other))
  return (begun.length ? ordered : sessions.filter((one) => !mayBeTaken(one, now))).slice(0, most)
}

const ofSession = (notes, kind, id) => notes.filter((note) => note.kind === kind && note.about.fields?.session === id)

// One line a person: `known`, what the server had when this telephone was last in touch; `said`, what holds now;
// `last`, the note that says so; `why`, what became of the last one when it came to nothing.
// `since`: the clock of the packet, by this telephone's own.
export function linesOf(session, notes, since) {
  const told = ofSession(notes, ATTENDANCE, session.id)
  const lines = session.people.map((one) => lineOf(one, told, since))
  const carried = new Set(session.people.map((one) => one.person))
  const added = [...new Set(told.map((note) => note.person).filter((person) => !carried.has(person)))]
  for (const person of added) {
    const { name } = told.find((note) => note.person === person).about.fields
    lines.push(lineOf({ person, name, expected: false, added: true, said: "", signed: [] }, told, since))
  }
  const signatures = ofSession(notes, SIGNATURE, session.id).filter((note) => !NOTHING.has(note.state) && !PROBLEMS.has(note.state))
  for (const line of lines) {
    const here = signatures.filter((note) => note.person === line.person).map((note) => note.about.fields.half)
    line.signed = [...new Set([...line.signed, ...here])]
  }
  return lines
}

function lineOf(one, told, since) {
  const own = told.filter((note) => note.person === one.person && !NOTHING.has(note.state))
  const latest = own[0] // notes come with the last one first
  const holding = own.find((note) => !PROBLEMS.has(note.state))
  // Once written and carried again, the server's own word is the last: a colleague may have changed it since.
  const stands = holding && !(holding.state === "applied" && Date.parse(holding.at) <= since)
  const problem = latest && PROBLEMS.has(latest.state) ? latest : null
  return {
    ...one,
    known: one.said,
    said: stands ? holding.about.fields.said : one.said,
    state: stands ? holding.state : "",
    last: latest ?? null,
    mine: [...new Set(own.map((note) => note.about.fields.said))],
    why: problem ? problem.why : "",
  }
}

// Those who have their line on the sheet; the others may be added.
export const isOnSheet = (line) => line.expected || line.said !== "" || line.why !== ""

// Those who came, and those of whom nothing is said yet: signing says it.
export const maySign = (line) => hasCome(line.said) || (line.expected && line.said === "")

// What is kept of one gesture. `title`, `of`, `facts`: in words, for the list of notes.
export function attendanceNote(session, line, said, { title, of, facts }) {
  const payload = { session: session.id, changes: { attendance: [line.known, said] }, mine: line.mine }
  if (line.added) payload.added = true
  const fields = { session: session.id, name: line.name, said, attendance: said }
  const about = { title, of, group: session.id, fields, facts }
  return { kind: ATTENDANCE, payload, person: line.person, project: session.project, about }
}

// She was added here and the server may not know it yet: her signature goes after.
export function signatureNote(session, line, half, drawing, { title, of, facts }) {
  const after = line.added && line.last && line.last.state !== "applied" ? [line.last.id] : []
  const about = { title, of, group: session.id, fields: { session: session.id, name: line.name, half }, facts }
  return { kind: SIGNATURE, payload: { session: session.id, half, drawing }, person: line.person, project: session.project, after, about }
}

export function notHeldNote(session, reason, words, { title, facts }) {
  const about = { title, fields: { session: session.id, reason, words }, facts }
  return { kind: NOT_HELD, payload: { session: session.id, reason, words }, project: session.project, about }
}

// It was said here that it did not take place, and nothing came against it.
export const isNotHeld = (session, notes) =>
  ofSession(notes, NOT_HELD, session.id).some((note) => !NOTHING.has(note.state) && !PROBLEMS.has(note.state))

// The half day that one signs for now, when the session has two.
export function halfOf(session, now) {
  const [first, second = first] = session.halves
  return new Date(now).getHours() < NOON ? first : second
}

// Notes of one session that have nothing particular to say are one line of the list.
const PLAIN = new Set(["here", "applied", "waiting"])
export function gathered(notes) {
  const groups = new Map()
  return notes.flatMap((note) => {
    const key = note.about.group && PLAIN.has(note.state) ? `${note.about.group} ${note.kind} ${note.state}` : ""
    if (!key) return [{ note, count: 1 }]
    if (groups.has(key)) {
      groups.get(key).count += 1
      return []
    }
    const line = { note, count: 1 }
    groups.set(key, line)
    return [line]
  })
}

// --- a drawn signature -----------------------------------------------------------------------------------------

const STEP = 4 // out of 600: closer points say nothing more
const MOST = 6000 // characters: a signature is small

export class Drawing {
  #points = []
  #last = null

  begin(x, y) {
    this.#add("M", x, y)
  }

  go(x, y) {
    if (this.#last && Math.hypot(x - this.#last[0], y - this.#last[1]) < STEP) return
    this.#add("L", x, y)
  }

  clear() {
    this.#points = []
    this.#last = null
  }

  #add(letter, x, y) {
    if (this.path.length > MOST) return
    const point = [x, y].map((value) => Math.max(0, Math.round(value)))
    this.#last = point
    this.#points.push(`${letter}${point[0]} ${point[1]}`)
  }

  get path() {
    return this.#points.join("")
  }

  // A dot is not a signature.
  get isSigned() {
    return this.#points.length > 5
  }
}

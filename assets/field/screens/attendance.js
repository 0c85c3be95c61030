import * as roll from "../attendance.js"
import { $, choices, fill, list, on, only, said, say, sayCount } from "../dom.js"
import { mayNoteOffline } from "../system.js"

const MINUTES = [5, 10, 15, 20, 30, 45, 60, 90]
const FOLLOWED = new Set(["late", "excused"]) // another question comes after these
const GIVEN_UP = new Set(["refused", "unreadable", "conflict", "held"]) // a note that a new one takes the place of

// --- which session -----------------------------------------------------------------------------------------------

export async function sessions(app, root) {
  const carried = roll.sessionsOf(app.packet)
  fill(root, { none: carried.length ? "" : say("no-sessions") })
  await drawSessions(app, root, carried)
}

export async function drawSessions(app, root, shown) {
  const notes = await app.queue.notes()
  list(root, "sessions", shown, (node, session) => {
    const when = `${said(session.starts_at, "day")}, ${said(session.starts_at, "hour")}`
    fill(node, { title: session.title, when, place: session.place, state: stateOf(app, session, notes) })
    node.querySelector("button").addEventListener("click", () => app.go("attendance", { id: session.id }))
  })
}

const sheetOf = (app, session, notes) => roll.linesOf(session, notes, packetClock(app)).filter(roll.isOnSheet)

export function isDone(app, session, notes) {
  const lines = sheetOf(app, session, notes)
  return roll.isNotHeld(session, notes) || (lines.length > 0 && lines.every((one) => one.said))
}

function stateOf(app, session, notes) {
  if (roll.isNotHeld(session, notes)) return say("not-held")
  const lines = sheetOf(app, session, notes)
  return lines.length ? say("count-said", { count: lines.filter((one) => one.said).length, of: lines.length }) : ""
}

// When what is carried was true, by this telephone's own clock.
const packetClock = (app) => Date.parse(app.packet.attendance?.at ?? 0) - app.offset

const found = (app, id) => roll.sessionsOf(app.packet).find((one) => one.id === id)

// --- who is there --------------------------------------------------------------------------------------------------

export async function attendance(app, root, { id }) {
  const session = found(app, id)
  if (!session) return app.go("home", {}, { replace: true })
  $("titre").textContent = session.title
  const sheet = new Sheet(app, root, session)
  await sheet.draw()
}

class Sheet {
  constructor(app, root, session) {
    Object.assign(this, { app, root, session, words: app.packet.attendance.words, after: Promise.resolve() })
    this.rows = new Map()
  }

  async draw() {
    const { root, session } = this
    const notes = await this.app.queue.notes()
    const may = roll.mayBeTaken(session, Date.now()) && !roll.isNotHeld(session, notes)
    fill(root, { when: this.when(), told: this.told(may, notes), unseen: session.unseen ? sayCount("unseen", session.unseen) : "" })
    only(root, "may", may)
    this.lines = await this.read(notes)
    list(root, "people", may ? this.lines.filter(roll.isOnSheet) : [], (node, line) => this.row(node, line))
    this.count()
    choices(root, "reason", this.words.reason)
    root.querySelector("[name=q]").addEventListener("input", () => this.offer())
    on(root, "rest-present", () => this.rest("present"))
    on(root, "rest-absent", () => this.rest("absent"))
    on(root, "signing", () => this.app.go("signing", { id: session.id }))
    on(root, "done", () => this.done())
    root.querySelector("[data-form=not-held]").addEventListener("submit", (event) => this.notHeld(event))
    this.offer()
  }

  when() {
    const { starts_at, ends_at, place } = this.session
    return [`${said(starts_at, "day")}, ${said(starts_at, "hour")} – ${said(ends_at, "hour")}`, place].filter(Boolean).join(" · ")
  }

  told(may, notes) {
    if (roll.isNotHeld(this.session, notes)) return say("session-not-held")
    return may ? "" : say("session-not-yet")
  }

  async read(notes = null) {
    return roll.linesOf(this.session, notes ?? (await this.app.queue.notes()), packetClock(this.app))
  }

  // One gesture after the other, in the order of the fingers. What it wrote is read again before the next.
  next(gesture) {
    this.after = this.after.then(gesture).catch(() => fill(this.root, { problem: say("not-kept") }))
    return this.after
  }

  async again() {
    this.session = found(this.app, this.session.id) ?? this.session // carried anew meanwhile
    this.lines = await this.read(await this.app.queue.notes())
    for (const line of this.lines) {
      if (this.rows.has(line.person)) this.show(line)
      else if (roll.isOnSheet(line)) this.append(line)
    }
    this.count()
    this.offer()
    await this.app.tellNetwork()
  }

  append(line) {
    const container = this.root.querySelector('[data-list="people"]')
    const node = container.querySelector("template").content.firstElementChild.cloneNode(true)
    this.row(node, line)
    container.append(node)
  }

  // --- one person ---

  row(node, line) {
    const [present, more] = [node.querySelector("[data-tap=present]"), node.querySelector("[data-tap=more]")]
    const panel = node.querySelector("form")
    this.rows.set(line.person, node)
    fill(node, { name: line.name })
    more.setAttribute("aria-label", say("something-else", { name: line.name }))
    present.addEventListener("click", () => this.say(line.person, roll.saidOf("present")))
    more.addEventListener("click", () => this.unfold(line.person, panel.hidden))
    panel.addEventListener("change", () => this.chosen(line.person, panel))
    panel.addEventListener("submit", (event) => event.preventDefault())
    this.show(line)
  }

  show(line) {
    const node = this.rows.get(line.person)
    const { came } = roll.partsOf(line.said)
    node.querySelector("[data-tap=present]").setAttribute("aria-pressed", String(came === "present"))
    fill(node, { said: inWords(this.words, line.said), why: line.state === "conflict" ? say("state-conflict") : line.why })
    node.dataset.came = came
    node.querySelector(".tag").dataset.kind = { present: "ok", absent: "grave" }[came] ?? "warn"
  }

  unfold(person, open) {
    const node = this.rows.get(person)
    const panel = node.querySelector("form")
    panel.hidden = !open
    node.querySelector("[data-tap=more]").setAttribute("aria-expanded", String(open))
    if (!open) return
    const { came, minutes, excuse } = roll.partsOf(this.lines.find((one) => one.person === person)?.said)
    choices(panel, "came", this.words.came, { chosen: [came] })
    choices(panel, "minutes", MINUTES.map((value) => ({ value, label: say("minutes", { count: value }) })), { chosen: [minutes] })
    choices(panel, "excuse", this.words.excuse, { chosen: [excuse] })
    arrange(panel, came)
  }

  chosen(person, panel) {
    const data = new FormData(panel)
    const came = data.get("came")
    if (!came) return
    arrange(panel, came)
    const former = roll.partsOf(this.lines.find((one) => one.person === person)?.said)
    const follows = FOLLOWED.has(came) && former.came !== came
    this.say(person, roll.saidOf(came, { minutes: data.get("minutes") ?? "", excuse: data.get("excuse") ?? "" }))
    if (!follows) this.unfold(person, false)
  }

  say(person, value) {
    return this.next(async () => {
      const line = this.lines.find((one) => one.person === person)
      if (!line || (line.said === value && !line.why) || !(await this.mayNote())) return
      await this.write([[line, value]])
      await this.again()
    })
  }

  rest(came) {
    return this.next(async () => {
      const silent = this.lines.filter((one) => one.expected && one.said === "")
      if (!silent.length || !(await this.mayNote())) return
      await this.write(silent.map((line) => [line, roll.saidOf(came)]))
      await this.again()
    })
  }

  // What was not sent yet is written anew; what came to nothing gives way.
  async write(pairs) {
    const { queue } = this.app
    const all = []
    for (const [line, value] of pairs) {
      const note = roll.attendanceNote(this.session, line, value, this.about(say("attendance-of", line), [["fact-came", inWords(this.words, value)]]))
      const replaces = line.last && (await queue.canReplace(line.last.id)) ? line.last.id : null
      if (line.last && !replaces && GIVEN_UP.has(line.last.state)) await queue.giveUp(line.last, { replaced: true })
      all.push({ ...note, replaces })
    }
    await queue.noteAll(all)
  }

  about(title, facts) {
    return aboutOf(this.session, title, facts)
  }

  async mayNote() {
    const may = this.app.online || (await mayNoteOffline(this.app.store))
    fill(this.root, { problem: may ? "" : say("ios-refused") })
    return may
  }

  // --- the whole ---

  count() {
    const lines = this.lines.filter(roll.isOnSheet)
    const told = lines.filter((one) => one.said).length
    const there = lines.filter((one) => roll.hasCome(one.said)).length
    fill(this.root, { count: say("count-there", { told, of: lines.length, there }) })
    only(this.root, "rest", lines.some((one) => one.expected && !one.said))
    only(this.root, "signing", there > 0)
    only(this.root, "not-held", told === 0)
  }

  // Those who were invited, then one's own people: as many as are easily read.
  offer() {
    const typed = folded(this.root.querySelector("[name=q]").value)
    const known = new Set(this.lines.map((one) => one.person))
    const mine = (this.app.packet.caseload ?? []).filter((one) => one.project === this.session.project && !known.has(one.person))
    const offered = [
      ...this.lines.filter((one) => !roll.isOnSheet(one)),
      ...mine.map((one) => ({ person: one.person, name: one.name, expected: false, added: true, said: "", signed: [] })),
    ].filter((one) => folded(one.name).includes(typed))
    fill(this.root, { nobody: offered.length ? "" : say("nobody-found-here") })
    list(this.root, "others", offered.slice(0, 8), (node, one) => {
      fill(node, { name: one.name })
      node.querySelector("button").addEventListener("click", () => this.add(one))
    })
  }

  add(one) {
    return this.next(async () => {
      if (!(await this.mayNote())) return
      const line = this.lines.find((known) => known.person === one.person) ?? { ...one, known: "", mine: [], last: null }
      await this.write([[line, roll.saidOf("present")]])
      await this.again()
      this.root.querySelector("[name=q]").value = ""
      this.app.tell(say("added", { name: one.name }))
    })
  }

  async notHeld(event) {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const reason = data.get("reason")
    if (!reason) return fill(this.root, { "not-held-problem": say("reason-needed") })
    if (!(await this.mayNote())) return
    const label = this.words.reason.find((one) => one.value === reason)?.label ?? reason
    const words = data.get("words").trim()
    const about = this.about(say("session-not-held-of", this.session), [["fact-came", label], ["fact-note", words]].filter(([, value]) => value))
    await this.app.queue.note(roll.notHeldNote(this.session, reason, words, about))
    await this.app.kept()
  }

  async done() {
    await this.after
    await this.app.kept()
  }
}

function arrange(panel, came) {
  for (const node of panel.querySelectorAll("[data-when]")) node.hidden = node.dataset.when !== came
}

const aboutOf = (session, title, facts) => ({ title, of: `${session.title}, ${said(session.starts_at, "day")}`, facts })

function inWords(words, value) {
  const { came, minutes, excuse } = roll.partsOf(value)
  if (!came) return ""
  if (minutes) return say("late-by", { minutes })
  const label = labelOf(words?.came, came)
  return excuse ? `${label} (${labelOf(words?.excuse, excuse)})` : label
}

const labelOf = (offered, value) => (offered ?? []).find((one) => one.value === value)?.label ?? value

// What a note shows once one of its values was chosen among two.
export function chosenOf(packet, note, fields) {
  const value = fields.attendance
  return { ...note.about, fields: { ...fields, said: value }, facts: [["fact-came", inWords(packet.attendance?.words, value)]] }
}

// --- signing -------------------------------------------------------------------------------------------------------

export async function signing(app, root, { id }) {
  const session = found(app, id)
  if (!session) return app.go("home", {}, { replace: true })
  const lines = roll.linesOf(session, await app.queue.notes(), packetClock(app)).filter(roll.maySign)
  const offered = app.packet.attendance.words.half.filter((one) => session.halves.includes(one.value))
  const half = app.signsFor?.session === id ? app.signsFor.half : roll.halfOf(session, Date.now())
  const draw = (chosen) => {
    app.signsFor = { session: id, half: chosen }
    const left = lines.filter((one) => !one.signed.includes(chosen))
    fill(root, { count: say("count-signed", { count: lines.length - left.length, of: lines.length }), all: left.length ? "" : say("all-signed") })
    list(root, "people", left, (node, line) => {
      fill(node, { name: line.name })
      node.querySelector("button").addEventListener("click", () => app.go("sign", { id, line, half: chosen }))
    })
  }
  choices(root, "half", offered, { chosen: [half] })
  only(root, "half", offered.length > 1)
  root.addEventListener("change", (event) => draw(event.target.value))
  fill(root, { when: `${session.title}, ${said(session.starts_at, "day")}` })
  draw(half)
  on(root, "done", () => history.back())
}

export async function sign(app, root, { id, line, half }) {
  const session = found(app, id)
  if (!session || !line) return app.go("signing", { id }, { replace: true })
  const label = labelOf(app.packet.attendance.words.half, half)
  const drawing = new roll.Drawing()
  const [pad, path] = [root.querySelector("svg"), root.querySelector("path")]
  $("titre").textContent = line.name
  fill(root, { what: say("i-was-there", { title: session.title, day: said(session.starts_at, "day"), half: label }) })
  drawOn(pad, path, drawing)
  pad.addEventListener("pointerdown", () => fill(root, { problem: "" }))
  on(root, "clear", () => {
    drawing.clear()
    path.setAttribute("d", "")
  })
  on(root, "keep", async () => {
    if (root.inert) return
    const may = app.online || (await mayNoteOffline(app.store))
    const problem = drawing.isSigned ? (may ? "" : "ios-refused") : "signature-needed"
    fill(root, { problem: problem ? say(problem) : "" })
    if (problem) return
    root.inert = true
    const about = aboutOf(session, say("signature-of", line), [["fact-half", label]])
    const signature = roll.signatureNote(session, line, half, drawing.path, about)
    // Whoever signs is there: no other gesture is needed.
    await app.queue.noteAll(line.said ? [signature] : [presenceOf(app, session, line), signature])
    history.back()
    app.tell(say("signed", line))
  })
}

function presenceOf(app, session, line) {
  const present = roll.saidOf("present")
  const facts = [["fact-came", inWords(app.packet.attendance.words, present)]]
  return roll.attendanceNote(session, line, present, aboutOf(session, say("attendance-of", line), facts))
}

function drawOn(pad, path, drawing) {
  let begun = false
  const at = (event) => {
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(pad.getScreenCTM().inverse())
    return [point.x, point.y]
  }
  const end = () => { begun = false }
  pad.addEventListener("pointerdown", (event) => {
    event.preventDefault()
    begun = true
    pad.setPointerCapture(event.pointerId)
    drawing.begin(...at(event))
  })
  pad.addEventListener("pointermove", (event) => {
    if (!begun) return
    drawing.go(...at(event))
    path.setAttribute("d", drawing.path)
  })
  for (const over of ["pointerup", "pointercancel"]) pad.addEventListener(over, end)
}

const folded = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase()

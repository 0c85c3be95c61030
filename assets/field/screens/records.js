import { fill, list, on, only, said, say, show } from "../dom.js"
import { chosenValue, firstOf, isLastWord } from "../said.js"
import { ATTENDANCE, gathered, sessionsOf } from "../attendance.js"
import { chosenOf as attendanceChosen } from "./attendance.js"
import { chosenOf as contactChosen } from "./contact.js"
import { chosenOf as encounterChosen } from "./encounter.js"

const URGENT = ["conflict", "refused", "unreadable", "held", "here", "waiting"]
const PROBLEMS = new Set(["refused", "unreadable"])
const OPEN = new Set(["refused", "unreadable", "waiting", "held"])
const ONE_DAY = 24 * 3600 * 1000 // contacts are corrected within the day, as on the site

export async function records(app, root) {
  const notes = (await app.queue.notes()).filter((note) => !note.about.silent)
  notes.sort((one, other) => rank(one) - rank(other))
  fill(root, { none: notes.length ? "" : say("no-notes") })
  list(root, "notes", gathered(notes), (node, { note, count }) => {
    const title = count > 1 ? say("notes-of", { title: note.about.of, count }) : note.about.title
    fill(node, { title, when: said(note.at), state: say(`state-${note.state}`), why: reason(note) })
    node.querySelector(".tag").dataset.kind = kindOf(note.state)
    node.querySelector("button").addEventListener("click", () => openNote(app, note, count))
  })
}

// Thirty presences are one line: it leads to their sheet, as long as this telephone carries it.
function openNote(app, note, count) {
  return count > 1 && isCarried(app, note) ? app.go("attendance", { id: note.about.group }) : app.go("record", { id: note.id })
}

const isCarried = (app, note) => sessionsOf(app.packet).some((one) => one.id === note.about.group)

export async function record(app, root, { id }) {
  const notes = await app.queue.notes()
  const note = notes.find((one) => one.id === id)
  if (!note) return app.go("records", {}, { replace: true })
  fill(root, { title: note.about.title, state: say(`state-${note.state}`), when: said(note.at), why: reason(note) })
  root.querySelector(".tag").dataset.kind = kindOf(note.state)
  list(root, "facts", note.about.facts ?? [], (node, [label, value]) => fill(node, { label: say(label), value }))
  drawConflicts(app, root, note)
  if (await correctable(app, note, notes)) show(root, "correct")
  if (note.state === "unreadable") show(root, "retry")
  if (OPEN.has(note.state)) show(root, "give-up")
  on(root, "correct", () => reopen(app, note))
  on(root, "retry", async () => {
    await app.queue.retry(note.id)
    await app.send()
  })
  on(root, "give-up", () => only(root, "sure", true))
  on(root, "sure", async () => {
    await app.queue.giveUp(note)
    app.tell(say("given-up"))
    history.back()
    app.send({ quiet: true })
  })
}

function drawConflicts(app, root, note) {
  list(root, "conflicts", note.conflicts, (node, conflict) => {
    const { mine, theirs, both } = conflict.said ?? conflict
    const by = conflict.by ? say("written-by", { name: conflict.by, when: said(conflict.at) }) : ""
    fill(node, { label: conflict.label, mine: value(mine), theirs: value(theirs), both: value(both), by })
    only(node, "both", "joined" in conflict)
    node.addEventListener("submit", async (event) => {
      event.preventDefault()
      const choice = new FormData(node).get("choice")
      if (!choice) return
      const fields = { ...note.about.fields, [conflict.field]: chosenValue(conflict, choice) }
      await app.queue.choose(note, conflict, choice, chosenFor(note)(app.packet, note, fields))
      app.tell(say("chosen"))
      history.back()
      app.send({ quiet: true })
    })
  })
}

function chosenFor(note) {
  if (note.kind === ATTENDANCE) return attendanceChosen
  return isEncounter(note) ? encounterChosen : contactChosen
}

// Written anew while nothing left, or once refused. Once sent: the last word on it; a contact within the day.
async function correctable(app, note, notes) {
  if (note.kind.startsWith("activities.")) return note.kind === ATTENDANCE && isCarried(app, note)
  if (note.state === "applied") return isLastWord(note, notes) && (isEncounter(note) || isFresh(note, notes))
  if (note.about.correction) return false
  return PROBLEMS.has(note.state) || (note.state === "here" && (await app.queue.canReplace(note.id)))
}

function isFresh(note, notes) {
  const first = notes.find((one) => one.id === firstOf(note)) ?? note
  return note.kind.startsWith("pathways.contact") && Date.now() - Date.parse(first.at) < ONE_DAY
}

function reopen(app, note) {
  if (note.kind === ATTENDANCE) return app.go("attendance", { id: note.about.group })
  if (isEncounter(note)) return app.go("encounter", { id: note.id })
  return app.go("contact", { correcting: note, title: { name: note.about.name } })
}

const isEncounter = (note) => note.kind.startsWith("outreach.encounter")
const reason = (note) => note.why || (["waiting", "held", "unreadable"].includes(note.state) ? say(`why-${note.state}`) : "")
const value = (one) => (one === null || one === undefined || one === "" ? say("empty-value") : String(one))
const rank = (note) => (URGENT.includes(note.state) ? URGENT.indexOf(note.state) : URGENT.length)
const kindOf = (state) => ({ applied: "ok", refused: "grave", unreadable: "grave", conflict: "grave", withdrawn: "plain", replaced: "plain" })[state] ?? "warn"

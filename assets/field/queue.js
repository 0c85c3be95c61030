// The log of what was noted here. Every write is an operation: kept at once, sealed for the server and readable by
// its author; sent as often as needed; crossed out only when the server says it holds the very same text.
//
// The store gives: get, put, all(table), and commit([["put" | "delete", table, row or id], …]), all or nothing.

import { digestOf, random, sealFor, toBase64 } from "./ciphers.js"

export const SCHEMA = 1
export const HERE = "here"
// Nothing more will happen to these by themselves.
const SETTLED = new Set(["applied", "withdrawn", "replaced"])
const STORED = new Set(["applied", "refused", "conflict", "held", "waiting", "withdrawn"])
const MOST_AT_ONCE = 500
const MOST_TEXT = 1_500_000
const KEPT_MS = 48 * 3600 * 1000 // what was sent is shown two days more

export class Queue {
  constructor(store, vault, { clock = () => Date.now(), newId = () => globalThis.crypto.randomUUID() } = {}) {
    this.store = store
    this.vault = vault
    this.clock = clock
    this.newId = newId
    this.last = Promise.resolve()
  }

  // One change at a time, across tabs too: what is being sent is never written anew meanwhile.
  #alone(change) {
    if (globalThis.navigator?.locks) return navigator.locks.request("fil-rouge-queue", change)
    this.last = this.last.catch(() => null).then(change)
    return this.last
  }

  // Keeps it. `about`: what the list shows (title, fields as typed). Resolves once it is safe on the disk.
  note(said) {
    return this.#alone(() => this.#note(said))
  }

  // Several at once: all of them are kept, or none.
  noteAll(all) {
    return this.#alone(async () => {
      const made = await Promise.all(all.map((said) => this.#made(said)))
      await this.store.commit(made.flatMap(({ changes }) => changes))
      return made.map(({ note }) => note)
    })
  }

  async #note(said) {
    const { note, changes } = await this.#made(said)
    await this.store.commit(changes)
    return note
  }

  async #made({ kind, payload, person = null, project = null, record = null, after = [], base = "", about = {}, replaces = null }) {
    const id = this.newId()
    const at = new Date(this.clock()).toISOString()
    // The salt keeps the digest, which outlives the text, from being guessed from what a short note may say.
    const salt = toBase64(random(16))
    const text = JSON.stringify({ id, kind, schema: SCHEMA, at, payload, person, project, record, after, base, salt })
    const device = await this.store.get("device")
    const digest = await digestOf(text)
    const sealed = await sealFor(device.key, text, device.id, id)
    const note = { id, kind, at, text, digest, person, project, record, about, state: HERE, why: "", conflicts: [], version: "" }
    const changes = [
      ["put", "outbox", { id, device: device.id, at, sealed, digest, tried: false, stuck: false }],
      ["put", "notes", { id, at, hidden: await this.vault.hide(note, id) }],
    ]
    if (replaces) changes.push(...(await this.#replacing(replaces)))
    return { note, changes }
  }

  // A note never sent may be written anew: the former one leaves no trace anywhere.
  async #replacing(id) {
    const waiting = await this.store.row("outbox", id)
    return waiting && !waiting.tried ? [["delete", "outbox", id], ["delete", "notes", id]] : []
  }

  async canReplace(id) {
    const waiting = await this.store.row("outbox", id)
    return Boolean(waiting) && !waiting.tried
  }

  async notes() {
    const rows = await this.store.all("notes")
    const shown = await Promise.all(rows.map((row) => this.vault.show(row.hidden, row.id)))
    return shown.sort((one, other) => other.at.localeCompare(one.at))
  }

  async waiting() {
    return (await this.store.all("outbox")).filter((row) => !row.stuck)
  }

  // What goes in one exchange, by device: an older telephone's identity may still have notes to send.
  // Marked as tried before it leaves: from then on the server may know it.
  batch() {
    return this.#alone(() => this.#batch())
  }

  async #batch() {
    const rows = (await this.waiting()).sort((one, other) => one.at.localeCompare(other.at))
    if (!rows.length) return null
    const device = rows[0].device
    const operations = []
    let size = 0
    for (const row of rows.filter((one) => one.device === device)) {
      const operation = await this.#outgoing(row)
      size += JSON.stringify(operation).length
      if (operations.length && (operations.length === MOST_AT_ONCE || size > MOST_TEXT)) break
      operations.push(operation)
    }
    const sent = new Set(operations.map((one) => one.id))
    await this.store.commit(rows.filter((row) => sent.has(row.id) && !row.tried).map((row) => ["put", "outbox", { ...row, tried: true }]))
    return { device, operations }
  }

  // Readable when the vault is open (it compresses well), sealed when it is not.
  async #outgoing(row) {
    const kept = this.vault.isOpen ? await this.store.row("notes", row.id) : null
    if (!kept) return { id: row.id, sealed: row.sealed }
    const note = await this.vault.show(kept.hidden, row.id)
    return note.digest === row.digest ? { id: row.id, content: note.text } : { id: row.id, sealed: row.sealed }
  }

  // Operations the server holds and that may have moved since.
  async unsettled() {
    if (!this.vault.isOpen) return []
    const waiting = new Set((await this.store.all("outbox")).map((row) => row.id))
    const notes = await this.notes()
    return notes.filter((note) => !isSettled(note) && !waiting.has(note.id)).map((note) => note.id)
  }

  receive(results) {
    return this.#alone(async () => {
      for (const result of results) {
        const changes = await this.#changes(result)
        if (changes.length) await this.store.commit(changes)
      }
    })
  }

  async #changes(result) {
    const outgoing = await this.store.row("outbox", result.id)
    if (result.state === "unknown") return this.#sendAgain(result.id, outgoing)
    const same = STORED.has(result.state) && (!outgoing || result.digest === outgoing.digest)
    const changes = []
    if (outgoing) changes.push(same ? ["delete", "outbox", result.id] : ["put", "outbox", { ...outgoing, stuck: true }])
    const said = same ? result : { state: "unreadable", why: result.why ?? "" }
    return [...changes, ...(await this.#told(result.id, said))]
  }

  async #told(id, { state, why = "", conflicts = [], version = "" }) {
    if (!this.vault.isOpen) return []
    const row = await this.store.row("notes", id)
    if (!row) return []
    const note = await this.vault.show(row.hidden, id)
    const told = { ...note, state: note.state === "replaced" ? "replaced" : state, why, conflicts, version }
    return [["put", "notes", { ...row, hidden: await this.vault.hide(told, id) }]]
  }

  // The server has no memory of what it said it had (a backup was put back): it is told again.
  async #sendAgain(id, outgoing) {
    if (outgoing || !this.vault.isOpen) return []
    const row = await this.store.row("notes", id)
    if (!row) return []
    const note = await this.vault.show(row.hidden, id)
    const device = await this.store.get("device")
    const sealed = await sealFor(device.key, note.text, device.id, id)
    return [
      ["put", "outbox", { id, device: device.id, at: note.at, sealed, digest: note.digest, tried: true, stuck: false }],
      ["put", "notes", { ...row, hidden: await this.vault.hide({ ...note, state: HERE }, id) }],
    ]
  }

  // What could not be read is sent once more, as it is: a newer server may read it.
  async retry(id) {
    const row = await this.store.row("outbox", id)
    if (row) await this.store.commit([["put", "outbox", { ...row, stuck: false }]])
  }

  // Given up by its author, or written anew (`replaced`): it stays in the list as such, and the server is told.
  giveUp(note, { replaced = false } = {}) {
    return this.#alone(async () => {
      await this.#note({ kind: "sync.withdrawal", payload: { of: note.id }, about: { silent: true } })
      const stuck = await this.store.row("outbox", note.id)
      await this.#rewrite(note, { state: replaced ? "replaced" : "withdrawn", why: "" })
      if (stuck) await this.store.commit([["delete", "outbox", note.id]])
    })
  }

  // `about`: what the list shows from now on, with the value chosen.
  choose(note, conflict, choice, about = note.about) {
    return this.#alone(async () => {
      await this.#note({ kind: "sync.choice", payload: { conflict: conflict.id, choice }, about: { silent: true } })
      const conflicts = note.conflicts.filter((one) => one.id !== conflict.id)
      await this.#rewrite(note, { conflicts, about, state: conflicts.length ? "conflict" : "waiting" })
    })
  }

  async #rewrite(note, changes) {
    const row = await this.store.row("notes", note.id)
    const told = { ...note, ...changes }
    if (row) await this.store.commit([["put", "notes", { ...row, hidden: await this.vault.hide(told, note.id) }]])
  }

  // What was written and is old enough leaves this telephone.
  async prune() {
    const limit = this.clock() - KEPT_MS
    const waiting = new Set((await this.store.all("outbox")).map((row) => row.id))
    const gone = (await this.notes()).filter((note) => isSettled(note) && !waiting.has(note.id) && Date.parse(note.at) < limit)
    await this.store.commit(gone.map((note) => ["delete", "notes", note.id]))
  }
}

// A choice or a withdrawal refused has nothing more to say: what it was about tells its own state.
const isSettled = (note) => SETTLED.has(note.state) || (note.about.silent && note.state === "refused")

// How many notes stand where: what the first screen says.
export function counted(notes) {
  const counts = { here: 0, sent: 0, refused: 0, conflict: 0, elsewhere: 0 }
  for (const note of notes.filter((one) => !one.about.silent)) {
    if (note.state === HERE) counts.here += 1
    else if (note.state === "applied") counts.sent += 1
    else if (note.state === "refused" || note.state === "unreadable") counts.refused += 1
    else if (note.state === "conflict") counts.conflict += 1
    else if (note.state === "held" || note.state === "waiting") counts.elsewhere += 1
  }
  return counts
}

import assert from "node:assert/strict"
import { beforeEach, test } from "node:test"
import { random, toBase64 } from "../ciphers.js"
import { counted, Queue } from "../queue.js"
import { Vault } from "../vault.js"
import { MemoryStore } from "./memory_store.mjs"

let store, vault, queue, now

beforeEach(async () => {
  now = Date.parse("2026-11-25T14:20:00Z")
  store = new MemoryStore()
  vault = new Vault(store, { iterations: 10, clock: () => now })
  await vault.create(await vault.prepare("4071"), random(32), now + 1e9)
  const pair = await crypto.subtle.generateKey({ name: "ECDH", namedCurve: "P-256" }, true, ["deriveBits"])
  const key = toBase64(await crypto.subtle.exportKey("raw", pair.publicKey))
  await store.put("device", { id: "d1", key, user: 1 })
  queue = new Queue(store, vault, { clock: () => now })
})

const encounter = (needs = [1]) => ({ kind: "outreach.encounter", payload: { needs }, about: { title: "Rencontre" } })
const answer = (note, state = "applied", more = {}) => ({ id: note.id, state, digest: note.digest, ...more })
const states = async () => (await queue.notes()).map((note) => note.state)

test("what is noted is kept here, then sent, then crossed out", async () => {
  const note = await queue.note(encounter())
  assert.deepEqual(await states(), ["here"])
  const { device, operations } = await queue.batch()
  assert.equal(device, "d1")
  assert.deepEqual(operations, [{ id: note.id, content: note.text }])
  await queue.receive([answer(note)])
  assert.deepEqual(await states(), ["applied"])
  assert.equal(await queue.batch(), null)
})

test("nothing of what is noted can be read in the database", async () => {
  await queue.note({ ...encounter(), payload: { nickname: "Samira" } })
  const rows = [...(await store.all("notes")), ...(await store.all("outbox"))]
  const written = JSON.stringify(rows, (_key, value) => (value instanceof Uint8Array ? Buffer.from(value).toString("latin1") : value))
  assert.doesNotMatch(written, /Samira|encounter/)
})

test("locked, it still leaves, sealed", async () => {
  const note = await queue.note(encounter())
  vault.lock()
  const { operations } = await queue.batch()
  assert.deepEqual(Object.keys(operations[0]), ["id", "sealed"])
  await queue.receive([answer(note)])
  assert.equal(await queue.batch(), null)
  await vault.unlock("4071")
  assert.deepEqual(await states(), ["here"])
  assert.deepEqual(await queue.unsettled(), [note.id]) // and asks what became of it
})

test("after the readable copy is gone, what was not sent still leaves", async () => {
  await queue.note(encounter())
  await vault.forget()
  const { operations } = await queue.batch()
  assert.ok(operations[0].sealed)
})

test("an answer about another text crosses nothing out", async () => {
  const note = await queue.note(encounter())
  await queue.batch()
  await queue.receive([{ id: note.id, state: "applied", digest: "of something else" }])
  assert.equal((await store.all("outbox")).length, 1)
  assert.deepEqual(await states(), ["unreadable"])
})

test("what the server cannot read stays here, and may be sent again", async () => {
  const note = await queue.note(encounter())
  await queue.receive([{ id: note.id, state: "unreadable", why: "Illisible." }])
  assert.equal(await queue.batch(), null)
  assert.equal((await queue.notes())[0].why, "Illisible.")
  await queue.retry(note.id)
  assert.equal((await queue.batch()).operations.length, 1)
})

test("the server forgot what it had: it is told again", async () => {
  const note = await queue.note(encounter())
  await queue.receive([answer(note, "waiting")])
  await queue.receive([{ id: note.id, state: "unknown" }])
  assert.deepEqual(await states(), ["here"])
  assert.equal((await queue.batch()).operations[0].id, note.id)
})

test("never sent, a note is written anew without a trace; once tried, no more", async () => {
  const first = await queue.note(encounter([1]))
  assert.ok(await queue.canReplace(first.id))
  const second = await queue.note({ ...encounter([2]), replaces: first.id })
  assert.deepEqual((await store.all("outbox")).map((row) => row.id), [second.id])
  await queue.batch()
  assert.ok(!(await queue.canReplace(second.id)))
  await queue.note({ ...encounter([3]), replaces: second.id })
  assert.equal((await store.all("outbox")).length, 2)
})

test("a choice between two values is an operation like another", async () => {
  const note = await queue.note(encounter())
  const conflict = { id: "c1", label: "note", mine: "a", theirs: "b" }
  await queue.receive([answer(note, "conflict", { conflicts: [conflict] })])
  const [disputed] = await queue.notes()
  assert.deepEqual(disputed.conflicts, [conflict])
  await queue.choose(disputed, conflict, "mine")
  const { operations } = await queue.batch()
  assert.deepEqual(JSON.parse(operations[0].content).payload, { conflict: "c1", choice: "mine" })
})

test("what was chosen is what the list shows from then on", async () => {
  const note = await queue.note(encounter())
  const conflict = { id: "c1", field: "note", label: "note", mine: "a", theirs: "b", joined: "b\na" }
  await queue.receive([answer(note, "conflict", { conflicts: [conflict] })])
  const [disputed] = await queue.notes()
  await queue.choose(disputed, conflict, "both", { ...disputed.about, fields: { note: "b\na" } })
  const kept = (await queue.notes()).find((one) => one.id === note.id)
  assert.deepEqual([kept.about.fields.note, kept.state], ["b\na", "waiting"])
})

test("giving up is said to the server", async () => {
  const note = await queue.note(encounter())
  await queue.receive([answer(note, "refused", { why: "Non." })])
  await queue.giveUp((await queue.notes())[0])
  assert.equal(JSON.parse((await queue.batch()).operations[0].content).kind, "sync.withdrawal")
  assert.deepEqual((await states()).sort(), ["here", "withdrawn"])
})

test("a cut before or after writing loses nothing and doubles nothing", async () => {
  store.crash = "before"
  await assert.rejects(queue.note(encounter()))
  assert.deepEqual(await states(), [])
  store.crash = "after"
  await assert.rejects(queue.note(encounter()))
  assert.deepEqual(await states(), ["here"])
  assert.equal((await queue.batch()).operations.length, 1)
})

test("five hundred at once, then the rest", async () => {
  for (let index = 0; index < 503; index += 1) await queue.note(encounter([index]))
  const first = await queue.batch()
  assert.equal(first.operations.length, 500)
  await queue.receive(first.operations.map((one) => ({ id: one.id, state: "applied", digest: undefined })))
  assert.equal((await store.all("outbox")).length, 503) // an answer that proves nothing crosses nothing out
})

test("what was sent is shown two days more", async () => {
  const [old, refused] = [await queue.note(encounter()), await queue.note(encounter())]
  await queue.receive([answer(old), answer(refused, "refused")])
  now += 49 * 3600 * 1000
  await queue.prune()
  assert.deepEqual(await states(), ["refused"])
})

test("the counts of the first screen", async () => {
  const notes = ["here", "applied", "refused", "unreadable", "conflict", "held", "waiting", "withdrawn"]
  const about = { silent: false }
  assert.deepEqual(counted(notes.map((state) => ({ state, about }))), { here: 1, sent: 1, refused: 2, conflict: 1, elsewhere: 2 })
  assert.deepEqual(counted([{ state: "here", about: { silent: true } }]).here, 0)
})

// The telephone's real log, driven by a program line by line (filrouge/sync/tests/histories.py): JSON in, JSON out.
import { createInterface } from "node:readline"
import { random } from "../ciphers.js"
import { Queue } from "../queue.js"
import { Vault } from "../vault.js"
import { MemoryStore } from "./memory_store.mjs"

const PIN = "40718"
let store, vault, queue

async function wake() {
  vault = new Vault(store, { iterations: 1, clock: () => 0 })
  queue = new Queue(store, vault)
}

async function find(id) {
  return (await queue.notes()).find((note) => note.id === id)
}

const commands = {
  async start(device) {
    store = new MemoryStore()
    await store.put("device", device)
    await wake()
    await vault.create(await vault.prepare(PIN), random(32), 1)
    return true
  },
  // A power cut: memory is gone, the disk stays.
  async restart() {
    store.crash = null
    await wake()
    return vault.unlock(PIN)
  },
  async crash(where) {
    store.crash = where
    return true
  },
  async note(said) {
    return queue.note(said)
  },
  // `locked`: sent without the PIN, sealed.
  async batch({ locked }) {
    if (locked) vault.lock()
    const batch = await queue.batch()
    return { ...(batch ?? { device: null, operations: [] }), ask: await queue.unsettled() }
  },
  async unlock() {
    return vault.unlock(PIN)
  },
  async receive(results) {
    await queue.receive(results)
    return true
  },
  async choose({ id, conflict, choice }) {
    const note = await find(id)
    await queue.choose(note, note.conflicts.find((one) => one.id === conflict), choice)
    return true
  },
  async giveUp(id) {
    await queue.giveUp(await find(id))
    return true
  },
  async notes() {
    return queue.notes()
  },
  async outbox() {
    return (await store.all("outbox")).length
  },
}

for await (const line of createInterface({ input: process.stdin })) {
  const [name, given] = JSON.parse(line)
  let said
  try {
    said = { value: await commands[name](given) }
  } catch (error) {
    said = { cut: error.message }
  }
  process.stdout.write(`${JSON.stringify(said)}\n`)
}

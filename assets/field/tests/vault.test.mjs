import assert from "node:assert/strict"
import { test } from "node:test"
import { fromBase64, random, toBase64 } from "../ciphers.js"
import { isPin, isWeak, MOST_TRIES, Vault } from "../vault.js"
import { MemoryStore } from "./memory_store.mjs"

const QUICK = { iterations: 10 }
const HOUR = 3600 * 1000

async function made({ now = () => 0 } = {}) {
  const store = new MemoryStore()
  const vault = new Vault(store, { ...QUICK, clock: now })
  await vault.create(await vault.prepare("4071"), random(32), 72 * HOUR)
  return { store, vault }
}

test("what is hidden reads again with the PIN only", async () => {
  const { store, vault } = await made()
  const hidden = await vault.hide({ name: "Nour" }, "place")
  assert.doesNotMatch(toBase64(hidden.data), /Nour/)
  vault.lock()
  await assert.rejects(vault.show(hidden, "place"))
  const again = new Vault(store, { ...QUICK, clock: () => 0 })
  assert.equal(await again.unlock("4072"), "wrong")
  assert.equal(await again.unlock("4071"), "open")
  assert.deepEqual(await again.show(hidden, "place"), { name: "Nour" })
})

test("what is hidden in one place does not read in another", async () => {
  const { vault } = await made()
  const hidden = await vault.hide("x", "here")
  await assert.rejects(vault.show(hidden, "there"))
})

test("the tenth wrong PIN shuts it for good, and what it hid is gone", async () => {
  const { store, vault } = await made()
  await store.commit([["put", "notes", { id: "a" }], ["put", "outbox", { id: "a" }]])
  vault.lock()
  for (let tried = 1; tried < MOST_TRIES; tried += 1) assert.equal(await vault.unlock("9130"), "wrong")
  assert.equal(await vault.unlock("9130"), "shut")
  assert.equal(await vault.unlock("4071"), "absent")
  assert.equal((await store.all("notes")).length, 0)
  assert.equal((await store.all("outbox")).length, 1)
})

test("closing the application between two tries gives no more tries", async () => {
  const { store, vault } = await made()
  vault.lock()
  const interrupted = new Vault(store, { ...QUICK, clock: () => 0 })
  interrupted.unlock("9130").catch(() => null)
  await new Promise((resolve) => setTimeout(resolve, 20))
  assert.equal(await new Vault(store, QUICK).triesLeft(), MOST_TRIES - 1)
})

test("a right PIN gives the ten tries back", async () => {
  const { vault } = await made()
  vault.lock()
  await vault.unlock("9130")
  await vault.unlock("4071")
  assert.equal(await vault.triesLeft(), MOST_TRIES)
})

test("after the time given, the PIN opens nothing", async () => {
  let now = 0
  const { store, vault } = await made({ now: () => now })
  vault.lock()
  now = 72 * HOUR - 1
  assert.equal(await vault.unlock("4071"), "open")
  now = 72 * HOUR
  assert.equal(await vault.expire(), true)
  assert.equal(vault.isOpen, false)
  assert.equal(await vault.unlock("4071"), "absent")
  assert.equal(await store.get("lock"), undefined)
})

test("another half: same PIN, same data, the former half opens nothing", async () => {
  const { store, vault } = await made()
  const hidden = await vault.hide("kept", "place")
  const former = await store.get("lock")
  await vault.renew(random(32), 100 * HOUR)
  vault.lock()
  assert.equal(await vault.unlock("4071"), "open")
  assert.equal(await vault.show(hidden, "place"), "kept")
  const renewed = await store.get("lock")
  assert.equal(renewed.until, 100 * HOUR)
  await store.put("lock", { ...renewed, half: former.half })
  vault.lock()
  assert.equal(await vault.unlock("4071"), "wrong")
})

test("the half cannot be taken out of the browser", async () => {
  const { store } = await made()
  const { half } = await store.get("lock")
  assert.equal(half.extractable, false)
  await assert.rejects(globalThis.crypto.subtle.exportKey("raw", half))
})

test("the PIN changes, the data stays", async () => {
  const { vault } = await made()
  const hidden = await vault.hide("kept", "place")
  await vault.changePin("80462")
  vault.lock()
  assert.equal(await vault.unlock("4071"), "wrong")
  assert.equal(await vault.unlock("80462"), "open")
  assert.equal(await vault.show(hidden, "place"), "kept")
})

test("a PIN is four to eight digits that nobody would try first", () => {
  assert.ok(isPin("4071") && isPin("40718264"))
  assert.ok(!isPin("407") && !isPin("407a") && !isPin("407182641"))
  for (const weak of ["0000", "1234", "12345", "8888", "98765"]) assert.ok(isWeak(weak), weak)
  assert.ok(!isWeak("4071"))
})

test("base64 of any bytes and back", () => {
  const many = random(40_000)
  assert.deepEqual(fromBase64(toBase64(many)), many)
})

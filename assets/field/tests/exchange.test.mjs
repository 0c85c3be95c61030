import assert from "node:assert/strict"
import { test } from "node:test"
import { Exchange } from "../exchange.js"
import { MemoryStore } from "./memory_store.mjs"

const HOUR = 3600 * 1000

// A server one hour ahead, which answers as told, in order; `asked` counts.
function met(...answers) {
  const server = { asked: 0 }
  const fetch = async () => {
    const answer = answers[Math.min(server.asked, answers.length - 1)]
    server.asked += 1
    if (answer === "no network") throw new TypeError("no network")
    return { ok: answer === "amina", status: answer === "amina" ? 200 : 403, json: async () => ({ at: new Date(Date.now() + HOUR).toISOString(), user: { id: 1 } }) }
  }
  const store = new MemoryStore()
  return { server, store, exchange: new Exchange(store, null, null, { session: "/session/" }, { fetch }) }
}

test("asked early, who is signed in is not asked again; the one after is", async () => {
  const { server, exchange } = met("amina")
  exchange.askEarly()
  assert.equal((await exchange.session()).user.id, 1)
  assert.equal(server.asked, 1)
  await exchange.session()
  assert.equal(server.asked, 2)
})

test("the clock is the one of when it arrived, however late it is taken", async (context) => {
  const { store, exchange } = met("amina")
  exchange.askEarly()
  await exchange.early
  context.mock.timers.enable({ apis: ["Date"], now: Date.now() + HOUR })
  await exchange.session()
  assert.ok(Math.abs((await store.get("offset")) - HOUR) < 1000)
})

test("an early try without network fails whoever takes it, and no one after", async () => {
  const { exchange } = met("no network", "amina")
  exchange.askEarly()
  await assert.rejects(exchange.session(), TypeError)
  assert.equal((await exchange.session()).user.id, 1)
})

test("an early answer may be that nobody is signed in", async () => {
  const { store, exchange } = met("nobody")
  exchange.askEarly()
  assert.equal(await exchange.session(), null)
  assert.equal(await store.get("offset"), undefined)
})

// Talking to the server: who is signed in, what waits here, what this telephone may read. Any failure leaves
// everything as it was; the next try begins anew.
import { fromBase64 } from "./ciphers.js"

const PATIENCE_MS = 60_000
const SIGNED_OUT = new Set([401, 403])

export class Exchange {
  // `addresses`: session, register, send. `fetch` is given by tests.
  constructor(store, vault, queue, addresses, { fetch = (...asked) => globalThis.fetch(...asked) } = {}) {
    Object.assign(this, { store, vault, queue, addresses, fetch })
    this.running = null
    this.next = null
    this.early = null
  }

  // "done", "offline", "signed-out", "another-user", "wiped", "failed". Never two at once: asked meanwhile, it
  // runs once more, for what was noted after the first began.
  run() {
    if (this.running) {
      this.next ??= this.running.catch(() => null).then(() => { this.next = null }).then(() => this.run())
      return this.next
    }
    this.running = this.#run().finally(() => { this.running = null })
    return this.running
  }

  async #run() {
    try {
      const session = await this.session()
      if (!session) return "signed-out"
      const device = await this.store.get("device")
      if (device && device.user !== session.user.id) return "another-user"
      await this.#sendAll(session, device)
      return device ? await this.#take(session, device) : "done"
    } catch (error) {
      if (error instanceof Refusal) return SIGNED_OUT.has(error.status) ? "signed-out" : "failed"
      if (error instanceof TypeError || error.name === "AbortError" || error.name === "TimeoutError") return "offline"
      throw error
    }
  }

  // Who is signed in is asked while the telephone opens its database; the first who wants to know takes the answer.
  askEarly() {
    this.early = this.#ask()
    this.early.catch(() => null) // told to who takes it
  }

  // Null when nobody is signed in.
  async session() {
    const asked = this.early ?? this.#ask()
    this.early = null
    const session = await asked
    if (session) await this.store.put("offset", session.offset)
    return session
  }

  async #ask() {
    const answer = await this.fetch(this.addresses.session, { redirect: "manual", signal: AbortSignal.timeout(PATIENCE_MS) })
    if (answer.type === "opaqueredirect" || SIGNED_OUT.has(answer.status)) return null
    if (!answer.ok) throw new Refusal(answer.status)
    const session = await answer.json()
    return { ...session, offset: offsetOf(session.at) } // as it arrives: it may be taken later
  }

  async register(session, name, system) {
    const made = await this.#post(session, this.addresses.register, { name, system })
    const device = { id: made.id, key: made.key, user: session.user.id, who: session.user.name, name }
    await this.store.put("device", device)
    return device
  }

  async #sendAll(session, current) {
    for (let batch = await this.queue.batch(); batch; batch = await this.queue.batch()) {
      const key = current && batch.device === current.id
      const answer = await this.#send(session, batch.device, { operations: batch.operations })
      await this.queue.receive(answer.results)
      if (!key && answer.wipe) await this.#send(session, batch.device, { wiped: true })
    }
  }

  // What may be read, and how things stand. Asked with an open vault only; a closed one still says it is here.
  async #take(session, device) {
    const open = this.vault.isOpen
    const answer = await this.#send(session, device.id, { wants: open, ask: await this.queue.unsettled() })
    await this.queue.receive(answer.results)
    if (answer.wipe) return this.#wiped(session, device)
    await this.#contact(answer)
    if (open && this.vault.isOpen && answer.half) {
      await this.vault.renew(fromBase64(answer.half), Date.parse(answer.until))
      await this.store.putPacket(await this.vault.hide(answer.packet, "packet"))
      await this.queue.prune()
    }
    return "done"
  }

  // The first time, or after the lock was lost: half and packet for a PIN just chosen.
  async open(session, pin) {
    const device = await this.store.get("device")
    const [answer, lock] = await Promise.all([this.#send(session, device.id, { wants: true }), this.vault.prepare(pin)])
    if (answer.wipe) return this.#wiped(session, device)
    await this.vault.create(lock, fromBase64(answer.half), Date.parse(answer.until))
    await this.store.putPacket(await this.vault.hide(answer.packet, "packet"))
    await this.#contact(answer)
    return "done"
  }

  // Readable copies go at once; only then is the server told so.
  async #wiped(session, device) {
    await this.vault.forget()
    await this.store.delete("device")
    await this.#send(session, device.id, { wiped: true })
    return "wiped"
  }

  async #send(session, device, said) {
    const facts = (await this.store.get("facts")) ?? {}
    const clock = new Date().toISOString() // this telephone's own, right or wrong: the server sees how far it is
    return this.#post(session, this.addresses.send, { device, clock, ...facts, ...said })
  }

  async #post(session, address, body) {
    const headers = { "Content-Type": "application/json", "X-CSRFToken": session.token }
    const text = JSON.stringify(body)
    const zipped = text.length > 1024 && "CompressionStream" in globalThis
    if (zipped) headers["Content-Encoding"] = "gzip"
    const asked = { method: "POST", headers, body: zipped ? await gzip(text) : text, redirect: "manual" }
    const answer = await this.fetch(address, { ...asked, signal: AbortSignal.timeout(PATIENCE_MS) })
    if (answer.type === "opaqueredirect") throw new Refusal(401)
    if (!answer.ok) throw new Refusal(answer.status)
    return answer.json()
  }

  async #contact(answer) {
    await this.store.put("offset", offsetOf(answer.at))
    await this.store.put("contact", { at: Date.parse(answer.at), until: Date.parse(answer.until) })
  }
}

const offsetOf = (at) => Date.parse(at) - Date.now()

export class Refusal extends Error {
  constructor(status) {
    super(`HTTP ${status}`)
    this.status = status
  }
}

async function gzip(text) {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"))
  return new Response(stream).arrayBuffer()
}

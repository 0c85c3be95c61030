// What can be read on this telephone, and who may: locked by a PIN, gone after ten wrong ones, after the time
// the server gave, or when the server asks for it. The key lives in memory only while the application is open.
import * as ciphers from "./ciphers.js"

export const MOST_TRIES = 10
const WEAK = /^(\d)\1+$|^(0123|1234|2345|3456|4567|5678|6789|9876|8765|7654|6543|5432|4321|3210)/

export const isPin = (pin) => /^\d{4,8}$/.test(pin)
export const isWeak = (pin) => WEAK.test(pin)

export class Vault {
  #dataKey = null
  #pin = null

  // `clock`: () => milliseconds by the server's clock, as far as this telephone knows.
  constructor(store, { clock = () => Date.now(), iterations = ciphers.ITERATIONS } = {}) {
    this.store = store
    this.clock = clock
    this.iterations = iterations
  }

  get isOpen() {
    return this.#dataKey !== null
  }

  async exists() {
    return Boolean((await this.store.get("lock"))?.half)
  }

  // What a PIN costs, on purpose: it needs nothing of the server, and is done while it answers.
  async prepare(pin) {
    const salt = ciphers.random(16)
    return { salt, length: pin.length, pinKey: await ciphers.pinKey(pin, salt, this.iterations) }
  }

  // A new lock over a new key: what an older one hid can no longer be read, and is forgotten.
  async create({ salt, length, pinKey }, half, until) {
    await this.forget()
    const halfKey = await ciphers.halfKey(half)
    const dataKey = await ciphers.newDataKey()
    const wrapped = await ciphers.wrap(dataKey, pinKey, halfKey, salt)
    const lock = { salt, iterations: this.iterations, length, half: halfKey, ...wrapped, tries: 0, until }
    await this.store.put("lock", lock)
    this.#dataKey = dataKey
    this.#pin = pinKey
  }

  // "open", "wrong", "shut" (the tenth time), "expired" or "absent".
  async unlock(pin) {
    const lock = await this.store.get("lock")
    if (!lock?.half) return "absent"
    if (await this.expire()) return "expired"
    // Counted before it is tried: closing the application in between gives no more tries.
    const tries = lock.tries + 1
    await this.store.put("lock", { ...lock, tries })
    const pinKey = await ciphers.pinKey(pin, lock.salt, lock.iterations)
    try {
      this.#dataKey = await ciphers.unwrap(lock, pinKey, lock.half, lock.salt)
    } catch {
      if (tries < MOST_TRIES) return "wrong"
      await this.forget()
      return "shut"
    }
    this.#pin = pinKey
    await this.store.put("lock", { ...lock, tries: 0 })
    return "open"
  }

  async triesLeft() {
    return MOST_TRIES - ((await this.store.get("lock"))?.tries ?? 0)
  }

  // The server gave another half: the one before opens nothing any more.
  async renew(half, until) {
    const lock = await this.store.get("lock")
    const halfKey = await ciphers.halfKey(half)
    const wrapped = await ciphers.wrap(this.#dataKey, this.#pin, halfKey, lock.salt)
    await this.store.put("lock", { ...lock, half: halfKey, ...wrapped, until })
  }

  async changePin(pin) {
    const { salt, length, pinKey } = await this.prepare(pin)
    const lock = await this.store.get("lock")
    const wrapped = await ciphers.wrap(this.#dataKey, pinKey, lock.half, salt)
    await this.store.put("lock", { ...lock, salt, iterations: this.iterations, length, ...wrapped })
    this.#pin = pinKey
  }

  lock() {
    this.#dataKey = null
    this.#pin = null
  }

  // True when the time is over: what could be read is gone.
  async expire() {
    const lock = await this.store.get("lock")
    if (!lock?.half || this.clock() < lock.until) return false
    await this.forget()
    return true
  }

  // Readable copies and keys go; what waits to be sent stays, sealed.
  async forget() {
    this.lock()
    await this.store.forgetReadable()
  }

  hide(value, place) {
    return ciphers.hide(this.#dataKey, value, place)
  }

  show(hidden, place) {
    return ciphers.show(this.#dataKey, hidden, place)
  }
}

// The application of the street. `app` holds what every screen needs; each screen is a function that draws itself.
import { $, addresses, say, screen } from "./dom.js"
import { Exchange } from "./exchange.js"
import { counted, Queue } from "./queue.js"
import { Store } from "./store.js"
import { Vault } from "./vault.js"
import { attendance, sessions, sign, signing } from "./screens/attendance.js"
import { contact, people } from "./screens/contact.js"
import { doors, lock, welcome } from "./screens/doors.js"
import { encounter } from "./screens/encounter.js"
import { home } from "./screens/home.js"
import { record, records } from "./screens/records.js"
import { settings } from "./screens/settings.js"
import { phoneFacts } from "./system.js"

const IDLE_MS = 5 * 60 * 1000
const AGAIN_MS = 15 * 1000
const FRESH_MS = 15 * 60 * 1000
const behind = { home, encounter, people, contact, sessions, attendance, signing, sign, records, record, settings }
const screens = { lock, welcome, ...behind, ...doors }
const BEHIND_THE_LOCK = new Set(Object.keys(behind))

class App {
  constructor() {
    this.store = new Store()
    this.offset = 0
    const clock = () => Date.now() + this.offset
    this.vault = new Vault(this.store, { clock })
    this.queue = new Queue(this.store, this.vault, { clock: () => Date.now() })
    this.exchange = new Exchange(this.store, this.vault, this.queue, addresses)
    this.packet = {}
    this.touched = Date.now()
    this.unreachable = false
    this.heard = 0
  }

  // The browser believes there is a network where there is none: what the last try met counts too.
  get online() {
    return navigator.onLine && !this.unreachable
  }

  async start() {
    if (navigator.onLine) this.exchange.askEarly()
    const [offset] = await Promise.all([this.store.get("offset"), this.learnFacts()])
    this.offset = offset ?? 0
    await this.vault.expire()
    this.listen()
    await this.enter()
    if (navigator.onLine) this.send({ quiet: true })
  }

  async learnFacts() {
    await this.store.put("facts", await phoneFacts())
  }

  listen() {
    for (const event of ["pointerdown", "keydown"]) addEventListener(event, () => { this.touched = Date.now() })
    addEventListener("online", () => this.send({ quiet: true }))
    addEventListener("offline", () => this.tellNetwork())
    addEventListener("popstate", (event) => this.draw(event.state?.name ?? "home", event.state?.with ?? {}))
    document.addEventListener("visibilitychange", () => this.awake())
    setInterval(() => this.watch(), 10_000)
    setInterval(() => this.again(), AGAIN_MS)
    $("retour").addEventListener("click", () => history.back())
  }

  async watch() {
    if (this.vault.isOpen && Date.now() - this.touched > IDLE_MS) await this.close()
    if (await this.vault.expire()) await this.enter("why-expired")
  }

  // What waits is tried often; when nothing waits, what may be read is refreshed now and then.
  async again() {
    const waits = this.unreachable || (await this.queue.waiting()).length > 0
    if (!document.hidden && (waits || Date.now() - this.heard > FRESH_MS)) await this.send({ quiet: true })
  }

  async awake() {
    if (document.hidden) return
    await this.watch()
    this.send({ quiet: true })
  }

  // The first screen, by what this telephone has: a lock, a device, a session, or nothing.
  async enter(why = "") {
    if (this.vault.isOpen) return this.go("home", {}, { replace: true })
    if (await this.vault.exists()) return this.go("lock", {}, { replace: true })
    const had = await this.store.get("device")
    return this.connect(why || (had ? "why-expired" : ""))
  }

  async connect(why = "") {
    let session
    try {
      session = await this.exchange.session()
    } catch {
      return this.go("offline", {}, { replace: true })
    }
    const device = await this.store.get("device")
    if (!session) return this.go("signed-out", {}, { replace: true })
    if (device && device.user !== session.user.id) return this.go("another-user", {}, { replace: true })
    if (!session.may_note) return this.go("not-allowed", {}, { replace: true })
    return this.go("welcome", { why, session }, { replace: true })
  }

  async opened() {
    this.touched = Date.now()
    await this.readPacket()
    await this.go("home", {}, { replace: true })
    this.send({ quiet: true })
  }

  async readPacket() {
    const hidden = await this.store.readPacket()
    this.packet = hidden && this.vault.isOpen ? await this.vault.show(hidden, "packet") : {}
  }

  async close() {
    this.vault.lock()
    this.packet = {}
    await this.go("lock", {}, { replace: true })
    this.tell(say("locked"))
  }

  // --- screens --------------------------------------------------------------------------------------------

  async go(name, given = {}, { replace = false } = {}) {
    const kept = { name, with: BEHIND_THE_LOCK.has(name) ? plain(given) : {} }
    if (name !== "home") this.tell("")
    if (replace) history.replaceState(kept, "")
    else history.pushState(kept, "")
    await this.draw(name, given)
  }

  async draw(asked, given) {
    const name = BEHIND_THE_LOCK.has(asked) && !this.vault.isOpen ? "lock" : asked
    const root = screen(name)
    this.name = name
    document.body.dataset.screen = name
    $("titre").textContent = say(`title-${name}`, given.title ?? {})
    $("retour").hidden = !BEHIND_THE_LOCK.has(name) || name === "home"
    await screens[name](this, root, given)
    if (this.name !== name) return
    for (const node of root.querySelectorAll("[data-go]")) node.addEventListener("click", () => this.go(node.dataset.go))
    $("contenu").replaceChildren(root)
    scrollTo(0, 0)
    const field = root.querySelector("[data-focus]")
    if (field) field.focus()
    else $("titre").focus({ preventScroll: true })
    await this.tellNetwork()
  }

  tell(sentence) {
    $("annonce").textContent = sentence
    clearTimeout(this.silence)
    this.silence = setTimeout(() => { $("annonce").textContent = "" }, 8000)
  }

  async tellNetwork() {
    const count = (await this.queue.waiting()).length
    const node = $("reseau")
    const key = this.online ? (count ? "net-to-send" : "net-on") : count ? "net-waiting" : "net-off"
    node.textContent = say(key, { count })
    node.dataset.kind = this.online && !count ? "ok" : "warn"
  }

  // --- sending --------------------------------------------------------------------------------------------

  async send({ quiet = false } = {}) {
    if (quiet && !navigator.onLine) return this.tellNetwork()
    const became = await this.exchange.run()
    this.unreachable = became === "offline"
    if (became === "done") this.heard = (await this.somethingWaits()) ? 0 : Date.now()
    this.offset = (await this.store.get("offset")) ?? 0
    if (became === "wiped") return this.enter("why-wiped")
    if (became === "done") await this.readPacket()
    if (!quiet) this.tell(this.#outcome(became))
    if (became === "signed-out" && (await this.queue.waiting()).length) this.tell(say("sign-in-to-send"))
    if (["home", "records"].includes(this.name)) await this.draw(this.name, {})
    return this.tellNetwork()
  }

  // The server has it and had no time for it: it is asked about at the next turn.
  async somethingWaits() {
    return this.vault.isOpen && (await this.queue.notes()).some((note) => note.state === "waiting")
  }

  #outcome(became) {
    const keys = { done: "sent", offline: "not-sent", "signed-out": "sign-in-to-send", "another-user": "sign-in-to-send" }
    return say(keys[became] ?? "failed")
  }

  async kept() {
    this.tell(say(this.online ? "kept" : "kept-offline"))
    await this.go("home", {}, { replace: true })
    this.send({ quiet: true })
  }

  async counts() {
    return counted(await this.queue.notes())
  }
}

// What the browser may keep in its history: ids, never words.
function plain(given) {
  return Object.fromEntries(Object.entries(given).filter(([name]) => name === "id"))
}

const app = new App()
// The first screen before the rest: what is kept for the days without network is taken once it is drawn.
app.start().finally(() => navigator.serviceWorker?.register(addresses.worker))

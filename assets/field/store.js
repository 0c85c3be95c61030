// The browser's own database, through Dexie. Rows of `notes` and `packet` are hidden by the vault, those of
// `outbox` sealed for the server; `meta` holds the lock, the device, the last contact: nothing about anyone.
import Dexie from "dexie"

export class Store {
  constructor(name = "fil-rouge") {
    this.db = new Dexie(name)
    this.db.version(1).stores({ meta: "", outbox: "id, device", notes: "id", packet: "" })
  }

  get(key) {
    return this.db.meta.get(key)
  }

  put(key, value) {
    return this.db.meta.put(value, key)
  }

  delete(key) {
    return this.db.meta.delete(key)
  }

  row(table, id) {
    return this.db.table(table).get(id)
  }

  all(table) {
    return this.db.table(table).toArray()
  }

  commit(changes) {
    return this.db.transaction("rw", this.db.outbox, this.db.notes, async () => {
      for (const [what, table, row] of changes) await this.db.table(table)[what](row)
    })
  }

  readPacket() {
    return this.db.packet.get("packet")
  }

  putPacket(hidden) {
    return this.db.packet.put(hidden, "packet")
  }

  forgetReadable() {
    return this.db.transaction("rw", this.db.meta, this.db.notes, this.db.packet, async () => {
      await Promise.all([this.db.meta.delete("lock"), this.db.notes.clear(), this.db.packet.clear()])
    })
  }
}

// The same as store.js without a browser. `crash`: where the next power cut falls ("before" or "after" a commit).
export class MemoryStore {
  tables = { outbox: new Map(), notes: new Map() }
  meta = new Map()
  packet = null
  crash = null

  async get(key) {
    return this.meta.get(key)
  }

  async put(key, value) {
    this.meta.set(key, value)
  }

  async delete(key) {
    this.meta.delete(key)
  }

  async row(table, id) {
    return this.tables[table].get(id)
  }

  async all(table) {
    return [...this.tables[table].values()]
  }

  async commit(changes) {
    const crash = changes.length ? this.crash : null
    if (crash) this.crash = null
    if (crash === "before") throw new Error("power cut")
    for (const [what, table, row] of changes) {
      if (what === "put") this.tables[table].set(row.id, row)
      else this.tables[table].delete(row)
    }
    if (crash === "after") throw new Error("power cut")
  }

  async readPacket() {
    return this.packet
  }

  async putPacket(hidden) {
    this.packet = hidden
  }

  async forgetReadable() {
    this.meta.delete("lock")
    this.tables.notes.clear()
    this.packet = null
  }
}

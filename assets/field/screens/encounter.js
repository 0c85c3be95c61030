import { choices, fill, only, options, said, say } from "../dom.js"
import { mayNoteOffline } from "../system.js"

const LISTS = { needs: "need", helps: "help", next_step: "next_step", reticence: "reticence", reply: "reply" }
const MANY = new Set(["needs", "helps", "reticence"])

export async function encounter(app, root, { id }) {
  const former = id ? (await app.queue.notes()).find((note) => note.id === id) : null
  const packet = app.packet
  const teams = packet.places ?? []
  fill(root, { outdated: teams.length ? "" : say("no-list") })
  drawPlaces(root, packet, former)
  drawLists(root, packet, former)
  drawWho(root, packet, former)
  root.addEventListener("change", () => arrange(root))
  arrange(root)
  root.addEventListener("submit", async (event) => {
    event.preventDefault()
    await keep(app, root, former)
  })
}

// The outing of this moment is chosen already.
function drawPlaces(root, packet, former) {
  const now = Date.now()
  const places = packet.places ?? []
  const outings = (packet.outings ?? []).filter((one) => places.some((place) => place.project === one.project))
  const current = outings.find((one) => Date.parse(one.starts_at) <= now && now <= Date.parse(one.ends_at))
  const chosen = former ? (former.about.fields.outing ?? "") : (current?.id ?? "")
  const lines = outings.map((one) => ({
    value: one.id,
    label: `${one.title}${one.place ? `, ${one.place}` : ""} (${said(one.starts_at, "day")})`,
  }))
  options(root.elements.outing, [{ value: "", label: say("elsewhere") }, ...lines], chosen)
  only(root, "outing", lines.length > 0)
  const teams = places.map((one, index) => ({ value: index, label: one.label }))
  options(root.elements.team, teams, former?.about.fields.team ?? 0)
  only(root, "team", places.length > 1)
}

function drawLists(root, packet, former) {
  const place = (packet.places ?? [])[former?.about.fields.team ?? 0]
  const lists = packet.lists?.projects?.[place?.project] ?? {}
  const kept = former?.about.fields ?? {}
  for (const [name, key] of Object.entries(LISTS)) {
    choices(root, name, lists[key] ?? [], { many: MANY.has(name), chosen: [kept[name] ?? []].flat() })
  }
  choices(root, "helped", packet.lists?.helped ?? [], { chosen: [""] })
  for (const name of ["age_band", "sex", "brought_by"]) {
    options(root.elements[name], packet.lists?.[name] ?? [], kept[name] ?? "")
  }
}

function drawWho(root, packet, former) {
  const met = packet.met ?? []
  const kept = former?.about.fields ?? {}
  only(root, "met", met.length > 0)
  options(root.elements.acquaintance, [
    { value: "", label: say("choose") },
    ...met.map((one) => ({ value: one.id, label: [one.called, one.next_step].filter(Boolean).join(" · ") })),
  ], kept.acquaintance ?? "")
  for (const name of ["nickname", "given_name", "family_name", "phone", "note", "next_step_on"]) {
    root.elements[name].value = kept[name] ?? ""
  }
  if (kept.identification) root.elements.identification.value = kept.identification
}

// What is not asked is not shown.
function arrange(root) {
  const who = root.elements.identification.value
  const shown = {
    nickname: who === "nickname",
    known: who === "known",
    identified: who === "identified",
    next: Boolean(root.querySelector('[name="next_step"]:checked')),
    reticence: Boolean(root.querySelector('[name="reticence"]:checked')),
  }
  for (const node of root.querySelectorAll("[data-when]")) node.hidden = !shown[node.dataset.when]
}

async function keep(app, root, former) {
  if (root.inert) return
  const fields = fieldsOf(root)
  const problem = problemOf(app, fields) || (!app.online && !(await mayNoteOffline(app.store)) ? "ios-refused" : "")
  fill(root, { problem: problem ? say(problem) : "" })
  if (problem) return
  root.inert = true
  const written = operationOf(app.packet, fields)
  const replaceable = former && (await app.queue.canReplace(former.id))
  await app.queue.note({ ...written, replaces: replaceable ? former.id : null })
  if (former && !replaceable) await app.queue.giveUp(former, { replaced: true })
  await app.kept()
}

function fieldsOf(root) {
  const data = new FormData(root)
  const several = Object.fromEntries([...MANY].map((name) => [name, data.getAll(name).map(Number)]))
  return { ...Object.fromEntries(data), ...several, team: Number(data.get("team") ?? 0) }
}

function problemOf(app, fields) {
  if (!app.packet.places?.length) return "no-list"
  if (fields.identification === "nickname" && !fields.nickname.trim()) return "name-needed"
  if (fields.identification === "identified" && !fields.given_name.trim()) return "given-needed"
  return fields.identification === "known" && !fields.acquaintance ? "known-needed" : ""
}

function operationOf(packet, fields) {
  const outing = (packet.outings ?? []).find((one) => one.id === fields.outing)
  const chosen = packet.places[fields.team] ?? packet.places[0]
  const place = outing ? packet.places.find((one) => one.project === outing.project) : chosen
  const payload = { organisation: place.organisation, outing: outing?.id ?? null, ...whoOf(packet, fields), ...heardOf(fields) }
  return { kind: "outreach.encounter", project: place.project, payload, about: aboutOf(packet, place, fields, payload) }
}

// Someone named for the first time gets her own random id at once: met again before any network, it is still her.
function whoOf(packet, fields) {
  const who = fields.identification
  if (who === "known") {
    return { identification: "nickname", acquaintance: fields.acquaintance }
  }
  const said = { identification: who, age_band: fields.age_band, sex: fields.sex }
  if (who === "nickname") return { ...said, nickname: fields.nickname.trim(), acquaintance: crypto.randomUUID() }
  if (who !== "identified") return said
  const { given_name, family_name, phone } = fields
  return { ...said, given_name, family_name, phone, acquaintance: crypto.randomUUID() }
}

function heardOf(fields) {
  const reply = fields.reply ? Number(fields.reply) : null
  return {
    needs: fields.needs,
    helps: fields.helps,
    next_step: fields.next_step ? Number(fields.next_step) : null,
    next_step_on: (fields.next_step && fields.next_step_on) || null,
    brought_by: fields.brought_by ?? "",
    note: fields.note.trim(),
    reticences: fields.reticence.map((reticence) => ({ reticence, reply, helped: fields.helped ?? "" })),
  }
}

// What the list of notes shows. A reticence is counted, never shown again.
function aboutOf(packet, place, fields, payload) {
  const lists = packet.lists?.projects?.[place.project] ?? {}
  const labels = (list, values) => (lists[list] ?? []).filter((one) => values.includes(one.value)).map((one) => one.label).join(", ")
  const known = (packet.met ?? []).find((one) => one.id === payload.acquaintance)
  const name = payload.nickname || payload.given_name || known?.called || ""
  const { reticence: _one, reply: _two, helped: _three, ...kept } = fields
  return {
    title: name ? say("encounter-with", { name }) : say("encounter"),
    fields: kept,
    facts: [
      ["fact-needs", labels("need", payload.needs)],
      ["fact-helps", labels("help", payload.helps)],
      ["fact-next", labels("next_step", [payload.next_step])],
      ["fact-note", payload.note],
    ].filter(([, value]) => value),
  }
}

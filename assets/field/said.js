// What a form says, as the server reads it; and what a correction changes of it.

const number = (text) => (text === "" || text === null || text === undefined ? null : Number(text))
const inOrder = (ids) => (ids ?? []).map(Number).sort((one, other) => one - other)

// Of an encounter, what may be corrected once it was sent. Lists in order: who ticked the same says the same.
export function saidOf(fields) {
  const next_step = number(fields.next_step)
  return {
    outing: fields.outing || null,
    age_band: fields.age_band ?? "",
    sex: fields.sex ?? "",
    needs: inOrder(fields.needs),
    helps: inOrder(fields.helps),
    next_step,
    next_step_on: (next_step && fields.next_step_on) || null,
    brought_by: fields.brought_by ?? "",
    note: (fields.note ?? "").trim(),
  }
}

// Only what changed travels, each with the value that was known here.
export function changesBetween(known, wanted) {
  const changed = Object.keys(wanted).filter((name) => JSON.stringify(known[name]) !== JSON.stringify(wanted[name]))
  return Object.fromEntries(changed.map((name) => [name, [known[name] ?? null, wanted[name]]]))
}

// A line that the project withdrew since is not on the screen: it is not unticked for all that. `offered`: the
// numbers on the screen, by field.
export function keepingHidden(known, wanted, offered) {
  const hidden = (name) => known[name].filter((one) => !offered[name].has(one))
  const next = wanted.next_step === null && known.next_step !== null && !offered.next_step.has(known.next_step)
  return {
    ...wanted,
    needs: inOrder([...wanted.needs, ...hidden("needs")]),
    helps: inOrder([...wanted.helps, ...hidden("helps")]),
    ...(next ? { next_step: known.next_step, next_step_on: known.next_step_on } : {}),
  }
}

const GONE = new Set(["withdrawn", "replaced", "refused"])

// The first note of what this one is about.
export const firstOf = (note) => note.record ?? note.id

// Nothing said later is on its way, or written: it is this one that a correction follows.
export function isLastWord(note, notes) {
  return !notes.some((one) => one.record === firstOf(note) && one.id !== note.id && one.at >= note.at && !GONE.has(one.state))
}

// The value that a human keeps of a disagreement: mine, theirs, or both.
export const chosenValue = (conflict, choice) => (choice === "both" ? conflict.joined : conflict[choice])

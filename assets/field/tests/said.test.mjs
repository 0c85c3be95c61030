import assert from "node:assert/strict"
import { test } from "node:test"
import { changesBetween, chosenValue, isLastWord, keepingHidden, saidOf } from "../said.js"

const form = { outing: "", age_band: "young", sex: "", needs: [3, 1], helps: [], next_step: "7", next_step_on: "", brought_by: "", note: " Deux mots " }

test("a form says numbers in order, and nothing where nothing was said", () => {
  assert.deepEqual(saidOf(form), {
    outing: null, age_band: "young", sex: "", needs: [1, 3], helps: [], next_step: 7, next_step_on: null, brought_by: "", note: "Deux mots",
  })
  assert.deepEqual(saidOf(saidOf(form)), saidOf(form))
})

test("a day without a next step is not said", () => {
  assert.equal(saidOf({ ...form, next_step: "", next_step_on: "2026-12-01" }).next_step_on, null)
})

test("only what changed travels, with the value known here", () => {
  const wanted = saidOf({ ...form, needs: [1, 3, 4], note: "Trois mots" })
  assert.deepEqual(changesBetween(saidOf(form), wanted), { needs: [[1, 3], [1, 3, 4]], note: ["Deux mots", "Trois mots"] })
  assert.deepEqual(changesBetween(saidOf(form), saidOf({ ...form, needs: [3, 1] })), {})
})

test("a line withdrawn since is not unticked because it is no longer shown", () => {
  const known = saidOf({ ...form, helps: [9], next_step_on: "2026-12-01" })
  const screen = saidOf({ ...form, needs: [1], helps: [], next_step: "" })
  const offered = { needs: new Set([1, 3]), helps: new Set([8]), next_step: new Set([5]) }
  const kept = keepingHidden(known, screen, offered)
  assert.deepEqual([kept.needs, kept.helps, kept.next_step, kept.next_step_on], [[1], [9], 7, "2026-12-01"])
  assert.equal(keepingHidden(known, screen, { ...offered, next_step: new Set([7]) }).next_step, null)
})

test("a correction follows the last word, not one that was given up", () => {
  const first = { id: "a", record: null, at: "1", state: "applied" }
  const later = { id: "b", record: "a", at: "2", state: "applied" }
  assert.ok(isLastWord(first, [first]))
  assert.ok(!isLastWord(first, [first, later]))
  assert.ok(isLastWord(later, [first, later]))
  assert.ok(isLastWord(first, [first, { ...later, state: "withdrawn" }]))
})

test("mine, theirs, or both", () => {
  const conflict = { mine: "a", theirs: "b", joined: "b\na" }
  assert.deepEqual(["mine", "theirs", "both"].map((choice) => chosenValue(conflict, choice)), ["a", "b", "b\na"])
})

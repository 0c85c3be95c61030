import { Controller } from "@hotwired/stimulus"

// A <details> used as a menu closes on Escape and on a click elsewhere.
export default class extends Controller {
  close(event) {
    if (event.type === "click" && this.element.contains(event.target)) return
    if (!this.element.open) return
    this.element.open = false
    if (event.type === "keydown") this.element.querySelector("summary").focus()
  }
}

import { Controller } from "@hotwired/stimulus"

// Brings the keyboard and the screen reader to the summary of what must be corrected.
export default class extends Controller {
  connect() {
    this.element.focus()
  }
}

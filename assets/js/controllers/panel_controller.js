import { Controller } from "@hotwired/stimulus"

// A form opened under a row closes on Escape or « Revenir », and gives the keyboard back to its link.
export default class extends Controller {
  static values = { opener: String }

  close(event) {
    event.preventDefault()
    const opener = document.getElementById(this.openerValue)
    this.element.remove()
    opener?.focus()
  }
}

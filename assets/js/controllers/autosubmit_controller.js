import { Controller } from "@hotwired/stimulus"

// Filters apply as soon as a choice changes; without JavaScript the form keeps its button.
export default class extends Controller {
  submit(event) {
    if (event.target.matches("select, [type=checkbox], [type=radio], [type=date]")) this.element.requestSubmit()
  }
}

import { Controller } from "@hotwired/stimulus"

// Records the voice into the form's file field. Where the browser cannot, the field alone stays: a file is chosen.
export default class extends Controller {
  static targets = ["panel", "start", "stop", "state", "sound"]

  connect() {
    this.field = this.element.querySelector("input[type=file]")
    this.panelTarget.hidden = !(navigator.mediaDevices?.getUserMedia && window.MediaRecorder)
  }

  disconnect() {
    this.release()
  }

  async start() {
    try {
      this.stream = await navigator.mediaDevices.getUserMedia({ audio: true })
    } catch {
      this.say("refused")
      return
    }
    const pieces = []
    this.recorder = new MediaRecorder(this.stream, { audioBitsPerSecond: 32000 })
    this.recorder.ondataavailable = (event) => pieces.push(event.data)
    this.recorder.onstop = () => this.keep(new Blob(pieces, { type: this.recorder.mimeType }))
    this.recorder.start()
    this.show(true)
    this.say("speaking")
  }

  stop() {
    this.recorder.stop()
    this.release()
    this.show(false)
  }

  keep(blob) {
    const files = new DataTransfer()
    files.items.add(new File([blob], "message", { type: blob.type }))
    this.field.files = files.files
    if (this.address) URL.revokeObjectURL(this.address)
    this.address = URL.createObjectURL(blob)
    this.soundTarget.src = this.address
    this.soundTarget.hidden = false
    this.say("kept")
  }

  show(speaking) {
    this.startTarget.hidden = speaking
    this.stopTarget.hidden = !speaking
  }

  say(what) {
    this.stateTarget.textContent = this.stateTarget.dataset[what]
  }

  release() {
    this.stream?.getTracks().forEach((track) => track.stop())
  }
}

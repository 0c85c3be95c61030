import { Application } from "@hotwired/stimulus"
import AutosubmitController from "./controllers/autosubmit_controller.js"
import CardsController from "./controllers/cards_controller.js"
import FocusController from "./controllers/focus_controller.js"
import ListenController from "./controllers/listen_controller.js"
import MenuController from "./controllers/menu_controller.js"
import OnceController from "./controllers/once_controller.js"
import PanelController from "./controllers/panel_controller.js"
import PrintController from "./controllers/print_controller.js"
import RecorderController from "./controllers/recorder_controller.js"
import SignatureController from "./controllers/signature_controller.js"
import ThreadController from "./controllers/thread_controller.js"
import VoicesController from "./controllers/voices_controller.js"

const application = Application.start()
application.register("autosubmit", AutosubmitController)
application.register("cards", CardsController)
application.register("focus", FocusController)
application.register("listen", ListenController)
application.register("menu", MenuController)
application.register("once", OnceController)
application.register("panel", PanelController)
application.register("print", PrintController)
application.register("recorder", RecorderController)
application.register("signature", SignatureController)
application.register("thread", ThreadController)
application.register("voices", VoicesController)

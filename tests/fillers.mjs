// node fill.mjs pdf-lib|pdf.js < {"pdf": base64, "values": {name: value}}  →  the filled PDF, as a partner's program
// would save it. pdf.js is what Firefox fills forms with.
import { readFileSync } from "node:fs"

const fillers = {
  async "pdf-lib"(bytes, values) {
    const { PDFDocument, PDFCheckBox, PDFDropdown } = await import("@cantoo/pdf-lib")
    const pdf = await PDFDocument.load(bytes)
    for (const [name, value] of Object.entries(values)) {
      const field = pdf.getForm().getField(name)
      if (field instanceof PDFCheckBox) value ? field.check() : field.uncheck()
      else if (field instanceof PDFDropdown) field.select(value)
      else field.setText(value)
    }
    return pdf.save()
  },
  async "pdf.js"(bytes, values) {
    const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs")
    const pdf = await getDocument({ data: bytes, verbosity: 0 }).promise
    const fields = await pdf.getFieldObjects()
    for (const [name, value] of Object.entries(values))
      for (const { id } of fields[name]) pdf.annotationStorage.setValue(id, { value })
    return pdf.saveDocument()
  },
}

const { pdf, values } = JSON.parse(readFileSync(0, "utf8"))
const filled = await fillers[process.argv[2]](new Uint8Array(Buffer.from(pdf, "base64")), values)
process.stdout.write(Buffer.from(filled))

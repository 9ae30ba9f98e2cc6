import { verifiedAnswers } from '../../access/signed-answers.ts'
import { signingKeys } from '../../access/signing-keys.ts'
import type { Verified } from '../../access/signature.ts'
import type { Project } from '../../project/open-project.ts'
import type { RequestRow } from '../../store/requests.ts'
import { dim, red, yellow, type Part } from '../output/wrap.ts'

interface Signed {
  readonly verified: Verified | 'not signed'
  /** By which way the answer came, and whether its signature is right. */
  readonly told: Part
}

/** For each answer whether it is what was signed. */
export function signaturesOf(project: Pick<Project, 'folder'>, request: RequestRow): readonly Signed[] {
  if (request.given.length === 0) return []
  return verifiedAnswers(signingKeys(project.folder), request).map((verified, index) => {
    const { channel, token } = request.given[index] ?? {}
    const way = ` (by ${channel ?? 'command line'}${token ? `, ${token}` : ''}; `
    return { verified, told: partOf(verified, way) }
  })
}

function partOf(verified: Signed['verified'], way: string): Part {
  switch (verified) {
    case 'verified':
      return dim(`${way}signature verified)`)
    case 'changed':
      return red(`${way}THE SIGNATURE DOES NOT FIT: this row was changed)`)
    case 'unknown key':
      return yellow(`${way}signed by a key that is not known here)`)
    case 'not signed':
      return dim(`${way}not signed)`)
  }
}

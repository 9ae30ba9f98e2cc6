/** Enough of any mail to tell why it was written. */
const LONGEST = 12_000

const REPLY_MARK = /^.{0,20}(?:type|write|enter) your (?:reply|answer) above this line/i
const CUT_BEFORE =
  /^\s*(?:-{2,}\s*(?:original|forwarded) message|-{5,}\s*$|_{8,}\s*$|begin forwarded message|from:\s.{1,80}@|am .{4,60} schrieb)/i
const ATTRIBUTION = /^\s*(?:on\s.{4,120}\swrote:|.{1,80}<[^>]{3,80}@[^>]{3,80}>\s*(?:wrote)?:)\s*$/i
const SIGNATURE_MARK = /^--\s?$/
const CLOSING =
  /^\s*(?:(?:kind|best|warm|many)(?:est)?\s+(?:regards|wishes|greetings|thanks)|regards|best|cheers|thanks|thank you|many thanks|thx|(?:yours )?(?:sincerely|faithfully|truly)|yours|greetings|br|mfg|lg)\s*[,.!]?\s*$/i
const DEVICE_OR_DISCLAIMER =
  /^\s*(?:sent from (?:my|a)\b|get outlook for|this (?:e-?mail|message) (?:and any|is|may|contains)|confidential|please consider the environment)/i
const LINES_OF_A_SIGNATURE = 8
const LONGEST_SIGNATURE_LINE = 60

/**
 * What the customer wrote now: without quoted earlier mails, signature, device line and disclaimer. Text below a
 * quote (an answer underneath it) stays. When nothing else is there, the quote itself is the text.
 */
export const stripMail = (text: string): string => {
  const lines = text.slice(0, LONGEST).replace(/\r\n?/g, '\n').split('\n')
  const own = withoutSignature(withoutQuotes(lines)).join('\n').trim()
  return own === ''
    ? lines
        .map((line) => line.replace(/^[\s>]+/, ''))
        .join('\n')
        .trim()
    : own
}

const withoutQuotes = (lines: readonly string[]): string[] => {
  const kept: string[] = []
  for (const [at, line] of lines.entries()) {
    if (REPLY_MARK.test(line) || CUT_BEFORE.test(line)) break
    if (/^\s*>/.test(line)) continue
    if (ATTRIBUTION.test(line)) {
      const next = lines.slice(at + 1).find((later) => later.trim() !== '')
      if (next === undefined || !/^\s*>/.test(next)) break
      continue
    }
    kept.push(line)
  }
  return kept
}

const withoutSignature = (lines: readonly string[]): string[] => {
  const at = lines.findIndex((line, order) => order > 0 && endsTheMail(line, lines.slice(order + 1)))
  return at === -1 ? [...lines] : lines.slice(0, at)
}

const endsTheMail = (line: string, after: readonly string[]): boolean => {
  if (SIGNATURE_MARK.test(line) || DEVICE_OR_DISCLAIMER.test(line)) return true
  if (!CLOSING.test(line)) return false
  const rest = after.filter((later) => later.trim() !== '')
  const beforeDisclaimer = rest.findIndex((later) => DEVICE_OR_DISCLAIMER.test(later) || SIGNATURE_MARK.test(later))
  const signature = beforeDisclaimer === -1 ? rest : rest.slice(0, beforeDisclaimer)
  return signature.length <= LINES_OF_A_SIGNATURE && signature.every((later) => later.length <= LONGEST_SIGNATURE_LINE)
}

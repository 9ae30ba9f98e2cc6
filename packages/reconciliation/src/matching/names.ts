/** Forms of companies, and words that tell nobody apart. */
const noise = new Set(
  'gmbh mbh ag kg kgaa ohg ug se co cokg ltd limited plc llp llc inc incorporated corp corporation sa sas sarl srl spa bv nv oy ab as aps kft sro the and und et y de la le der die das fa firma herr frau mr mrs ms'.split(
    ' ',
  ),
)

/** What names that are told apart by case, accents, order and forms alone have in common: `moeller` is `möller`. */
export function nameKey(name: string): string {
  return nameWords(name)
    .map((word) => word.replaceAll(/([aou])e/g, '$1'))
    .join(' ')
}

/** A name without case, accents and signs. */
export function spellingOf(name: string): string {
  return wordsOf(name).join(' ')
}

/** A name as nothing but its letters and digits, without case and accents. */
export function bareName(name: string): string {
  return wordsOf(name).join('')
}

function plainName(name: string): string {
  return name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss').replaceAll('&', ' and ')
}

/** A name as words that may be compared: without case, accents, signs and the forms of companies, in order of letters. */
export function nameWords(name: string): readonly string[] {
  return wordsOf(name)
    .filter((word) => !noise.has(word))
    .toSorted()
}

function wordsOf(name: string): readonly string[] {
  return plainName(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}

/**
 * How alike two names are, 0 to 1: words are paired with the most alike of the other side (Jaro-Winkler), each counts by
 * its letters. A word that is missing on one side counts half against it: banks cut names off.
 */
export function nameLikeness(one: readonly string[], other: readonly string[]): number {
  const [few, many] = one.length <= other.length ? [one, other] : [other, one]
  if (few.length === 0) return 0
  const left = new Set(many.keys())
  let [alike, letters] = [0, 0]
  for (const word of few) {
    let [best, bestIndex] = [0, -1]
    for (const index of left) {
      const score = jaroWinkler(word, many[index] ?? '')
      if (score > best) [best, bestIndex] = [score, index]
    }
    left.delete(bestIndex)
    alike += best * word.length
    letters += word.length
  }
  let missing = 0
  for (const index of left) missing += (many[index] ?? '').length
  return alike / (letters + missing / 2)
}

/** Letters that a name has at least so that one typed wrong tells nothing. */
const longEnough = 8

/** Whether two bare names are the same but for one letter: another, one more or less, or two the wrong way round. */
export function isMistyped(one: string, other: string): boolean {
  if (Math.min(one.length, other.length) < longEnough || Math.abs(one.length - other.length) > 1) return false
  let begin = 0
  while (begin < one.length && one[begin] === other[begin]) begin += 1
  let end = 0
  const most = Math.min(one.length, other.length) - begin
  while (end < most && one[one.length - 1 - end] === other[other.length - 1 - end]) end += 1
  const [left, right] = [one.slice(begin, one.length - end), other.slice(begin, other.length - end)]
  if (left.length <= 1 && right.length <= 1) return true
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0]
}

/** Letters at the beginning that count more, and how much each (Winkler 1990). */
const [prefixLength, prefixWeight] = [4, 0.1]

/** The likeness of two words by Jaro (1989) and Winkler (1990): 1 for the same, 0 for no letter in common. */
export function jaroWinkler(one: string, other: string): number {
  if (one === other) return one === '' ? 0 : 1
  const reach = Math.max(0, Math.floor(Math.max(one.length, other.length) / 2) - 1)
  const taken = new Uint8Array(other.length)
  const common: string[] = []
  for (let at = 0; at < one.length; at += 1) {
    const end = Math.min(other.length, at + reach + 1)
    for (let there = Math.max(0, at - reach); there < end; there += 1) {
      if (taken[there] === 1 || one[at] !== other[there]) continue
      taken[there] = 1
      common.push(one[at] ?? '')
      break
    }
  }
  if (common.length === 0) return 0
  let [moved, next] = [0, 0]
  for (let there = 0; there < other.length; there += 1) {
    if (taken[there] === 0) continue
    if (other[there] !== common[next]) moved += 1
    next += 1
  }
  const count = common.length
  const jaro = (count / one.length + count / other.length + (count - moved / 2) / count) / 3
  let prefix = 0
  while (prefix < prefixLength && prefix < one.length && one[prefix] === other[prefix]) prefix += 1
  return jaro + prefix * prefixWeight * (1 - jaro)
}

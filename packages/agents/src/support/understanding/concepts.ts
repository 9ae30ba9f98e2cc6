import { deliveryConcepts } from './concepts/delivery.ts'
import { goodsConcepts } from './concepts/goods.ts'
import { wishConcepts } from './concepts/wishes.ts'

/**
 * Meanings that many words share. Each one found is added to the text as a word of its own, so that a wording nobody
 * listed is still known by what it means. They are evidence to be weighed, never rules.
 */
const compiled = Object.entries({ ...deliveryConcepts, ...goodsConcepts, ...wishConcepts }).map(([token, ways]) => {
  const either = ways
    .split(/\s;\s|\n/)
    .map((way) => way.trim())
    .filter((way) => way !== '')
  return { token, says: new RegExp(`(?<!\\w)(?:${either.join('|')})(?!\\w)`, 'i') }
})

/** Meanings that also stand in mails without any trouble. */
const harmless: ReadonlySet<string> = new Set([
  'xdeadline',
  'xwarrantyasked',
  'xprofile',
  'xpresale',
  'xgeneral',
  'xdigital',
  'xallgood',
  'xmeta',
  'xmoneyback',
])
/** Meanings that say another thing together than each by itself. */
const together = (found: ReadonlySet<string>): string[] => {
  const has = (...tokens: readonly string[]): boolean => tokens.some((token) => found.has(token))
  const isBad = has('xbroken', 'xfaulty', 'xwrong', 'xinstead', 'xcontents', 'xforanother', 'xharm')
  const goesBack = has('xsendback', 'xexchange', 'xmyreturn', 'xwithdraw')
  const isAbsent = has('xnotcome', 'xwhereis', 'xmissing', 'xexpect', 'xwaiting')
  const isMoney = has('xcharged', 'xpay', 'xmoneyback', 'xdouble', 'xpaper')
  const meanings: [boolean, string][] = [
    [isBad && goesBack, 'ybadgoesback'],
    [!isBad && goesBack && !isAbsent, 'yfinegoesback'],
    [isAbsent && !goesBack && !isMoney, 'yonlyabsent'],
    [isMoney && !isAbsent && !isBad && !goesBack, 'yonlymoney'],
    [has('xwascancelled') && isMoney, 'ycancelledmoney'],
  ]
  return meanings.flatMap(([holds, token]) => (holds ? [token] : []))
}

const LONG_QUESTION = /\w[^.!?\n]{18,200}\w\s?\?/

/** The meanings found in a text, as words that occur in no language, and whether one of them is a trouble with an order. */
export const meaningsOf = (text: string): { tokens: string[]; hasTrouble: boolean } => {
  const found = compiled.filter(({ says }) => says.test(text)).map(({ token }) => token)
  const hasTrouble = found.some((token) => !harmless.has(token))
  const asks = LONG_QUESTION.test(text) ? ['xquestion'] : []
  return { tokens: [...found, ...asks, ...together(new Set(found)), ...(hasTrouble ? [] : ['xnotrouble'])], hasTrouble }
}

/** Words that carry no meaning of their own where a goal is asked for. */
const fillers = wordsOf('a an the please my our your this that these now number nr of for about on in at it its me us')
/** Words that only join what is said. */
const connectors = wordsOf('and then but also plus with using just so well while')
const courtesies = wordsOf('please kindly hi hello hey thanks thank cheers asap urgently dear operant')

/** Words that turn, restrict or multiply what is asked: where one of them is left over, nothing may start. */
const negations = wordsOf('not no never none nothing without avoid except neither nor stop undo dont cannot refrain')
const conditions = wordsOf(
  'if unless when whenever once after before until till whether provided assuming case otherwise else or maybe perhaps possibly either instead rather depending because since as',
)
const questions = wordsOf(
  'should shall did does do is was were are am has have had why how what who whom which may might could would can will must i we',
)
const quantifiers = wordsOf(
  'all every any each both everything everyone everybody anything other others another only again twice half double same more less fewer many few several most least first last next',
)

/** Words that are never a name or an id, unless they stand in quotation marks. */
const common = new Set([
  ...fillers,
  ...connectors,
  ...courtesies,
  ...negations,
  ...conditions,
  ...questions,
  ...quantifiers,
  ...wordsOf(
    'you he she they them him her his their there here today tomorrow yesterday tonight soon later immediately quickly carefully by from to into onto up down out off over under within during to be been being get got make made go going come take put say said let us yes ok okay new old good bad right wrong ticket order customer claim invoice case',
  ),
])

const synonyms = [
  'resolve, solve, settle, handle, process, sort out, deal with, take care of, look after, work on, clear up',
  'refund, reimburse, repay, pay back',
  'tell, inform, notify',
  'cancel, call off',
  'show, list, display, give, show me, tell me, give me',
  'find, look up, look for',
  'check, verify',
  'customer, client, buyer',
  'order, purchase',
  'ticket, case',
  'parcel, package',
  'supplier, vendor',
  'invoice, bill',
  'open, outstanding, pending, unsettled',
  'missing, lacking',
  'what, which',
  'left, remaining',
].map((line) => line.split(', ').map((one) => one.split(' ')))

const irregular: Readonly<Record<string, string>> = { told: 'tell', sent: 'send', paid: 'pay', given: 'give' }

const german = wordsOf('der die das und nicht bitte für fur mit von zu den dem ist ein eine löse lose erledige auftrag')

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.split(' '))
}

export const isFiller = (word: string): boolean => fillers.has(word)
export const isConnector = (word: string): boolean => connectors.has(word)
export const isCourtesy = (word: string): boolean => courtesies.has(word)
export const isCommon = (word: string): boolean => common.has(word)
export const isKnown = (word: string): boolean =>
  common.has(word) || synonyms.some((group) => group.some((phrase) => phrase.length === 1 && phrase[0] === word))

/** Why nothing may start while one of these words is left over; undefined where it may be let pass. */
export function turning(...words: readonly string[]): string | undefined {
  if (words.some((word) => negations.has(word))) return 'it says what is not wanted'
  if (words.some((word) => conditions.has(word))) return 'it makes a condition, and none is looked at before starting'
  if (words.some((word) => quantifiers.has(word)))
    return 'it says how much or which of several, and a run is about one thing'
  return words.some((word) => questions.has(word)) ? 'it asks instead of telling' : undefined
}

/** Whether a word turns a sentence or joins its parts. */
export const turnsOrJoins = (word: string): boolean => turning(word) !== undefined || isConnector(word)

/** Phrases that mean the same as a word, itself left out. */
export function phrasesLike(word: string): readonly (readonly string[])[] {
  const base = baseOf(word)
  return synonyms.flatMap((group) =>
    group.some((phrase) => phrase.length === 1 && phrase[0] === base)
      ? group.filter((phrase) => phrase.length > 1 || phrase[0] !== base)
      : [],
  )
}

/** A word without its plural or irregular past. */
export function baseOf(word: string): string {
  return irregular[word] ?? word
}

export function looksGerman(words: readonly string[]): boolean {
  return words.filter((word) => german.has(word)).length >= 2
}

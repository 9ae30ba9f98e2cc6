import type { Draws } from '../../random.ts'
import type { Difficulty } from '../scene.ts'

const stems =
  'Alder Birch Cedar Delta Ember Falcon Granite Harbor Indigo Juniper Kestrel Lumen Marlin Nordik Orchard Pelikan Quartz Ravens Sable Talbot Umbra Vantage Willow Xenon Yarrow Zephyr Ahrens Bergström Castell Dornier Elling Förster Gärtner Hölzel Isarwerk Jäger Krüger Lindqvist Möller Nyström Östberg Plessner Reuther Sjöberg Thiele Ullmann Vössing Wächter'.split(
    ' ',
  )
const trades =
  'Metall Druck Logistik Handel Textil Glas Elektro Papier Chemie Optik Holz Bau Verpackung Labor Technik Garten Möbel Schrauben Pumpen Lacke Kabel Folien Messgeräte Werkzeuge'.split(
    ' ',
  )
const places = 'Nord Süd West Ost Berlin Wien Zürich Hamburg Lyon Gent Malmö Porto Turin Brno Graz Basel'.split(' ')
const forms = ['GmbH', 'AG', 'KG', 'Ltd', 'B.V.', 'S.A.', 'GmbH & Co. KG', 'e.K.'] as const

/** The name of a business partner as the ledger has it: no two of a company are the same. */
export function partyName(index: number): string {
  const stem = stems[index % stems.length] ?? ''
  const trade = trades[Math.floor(index / stems.length) % trades.length] ?? ''
  const place = places[Math.floor(index / (stems.length * trades.length)) % places.length] ?? ''
  const form = forms[(index * 7 + Math.floor(index / 11)) % forms.length] ?? ''
  const more = Math.floor(index / (stems.length * trades.length * places.length))
  const isFirst = index < stems.length * trades.length
  return [stem, trade, ...(isFirst ? [] : [place]), ...(more > 0 ? [String(more + 1)] : []), form].join(' ')
}

/** How many different names there are. */
export const partyCount = stems.length * trades.length * places.length

/** Shares of names that a bank tells otherwise, by difficulty; and of those, how many it does not tell at all. */
const altered: Readonly<Record<Difficulty, number>> = { 1: 0, 2: 0.25, 3: 0.45 }

/** The name as the bank tells it: in capitals and cut, and often changed. */
export function bankName(name: string, difficulty: Difficulty, draws: Draws): string {
  const [changes, way] = [draws.chance(altered[difficulty]), draws.unit()]
  const plain = changes ? changed(name, way, difficulty, draws) : name
  const capital = draws.chance(0.6) ? plain.toUpperCase() : plain
  return capital.slice(0, draws.chance(0.3) ? 27 : 70).trim()
}

function changed(name: string, way: number, difficulty: Difficulty, draws: Draws): string {
  const words = name.split(' ')
  if (way < 0.25) return words.filter((word) => !forms.some((form) => form.includes(word))).join(' ')
  if (way < 0.45) return name.replaceAll('ö', 'oe').replaceAll('ü', 'ue').replaceAll('ä', 'ae').replaceAll('Ö', 'OE')
  if (way < 0.6) return swapped(name, draws)
  if (way < 0.75) return [words[1], words[0], ...words.slice(2)].join(' ')
  if (way < 0.9) return words.map((word, at) => (at > 0 && word.length > 6 ? `${word.slice(0, 4)}.` : word)).join(' ')
  // Somebody else pays, or the bank says no name.
  return difficulty === 3 && draws.chance(0.5) ? `${words[0]} Treasury Services` : ''
}

function swapped(name: string, draws: Draws): string {
  const at = draws.integer(1, Math.max(1, name.length - 3))
  return `${name.slice(0, at)}${name[at + 1] ?? ''}${name[at] ?? ''}${name.slice(at + 2)}`
}

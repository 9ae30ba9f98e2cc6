import type { Draws } from '../random.ts'
import { jaroWinkler } from '../truth/similarity.ts'
import type { Country } from './places.ts'

const givenNames: Record<Country, readonly string[]> = {
  GB: ['Helen', 'Oliver', 'Priya', 'Callum', 'Grace', 'Tariq', 'Imogen', 'Dylan', 'Moira', 'Joshua', 'Zara', 'Rhys'],
  IE: ['Aoife', 'Cian', 'Niamh', 'Declan', 'Siobhan', 'Eoin', 'Orla', 'Fergal', 'Maeve', 'Ronan', 'Ciara', 'Padraig'],
  DE: ['Anke', 'Jürgen', 'Katrin', 'Tobias', 'Leyla', 'Moritz', 'Sabine', 'Uwe', 'Frieda', 'Emre', 'Birgit', 'Lars'],
  FR: ['Camille', 'Thierry', 'Amélie', 'Youssef', 'Nathalie', 'Bastien', 'Solène', 'Rémi', 'Inès', 'Pascal', 'Odile'],
  US: ['Brandon', 'Keisha', 'Marisol', 'Todd', 'Evelyn', 'Darnell', 'Courtney', 'Walter', 'Jasmine', 'Hank', 'Denise'],
}

const surnames: Record<Country, readonly string[]> = {
  GB: [
    'Marsh',
    'Whitfield',
    'Okafor',
    'Penhaligon',
    'Sutcliffe',
    'Rahman',
    'Blackwood',
    'Trevithick',
    'Ogden',
    'Patel',
  ],
  IE: ['Brennan', "O'Sullivan", 'Gallagher', 'Mulcahy', 'Fitzpatrick', 'Doyle', 'Keaveney', 'Hanrahan', 'Quilty'],
  DE: ['Brandt', 'Hoffmann', 'Yildiz', 'Schwarzkopf', 'Lindner', 'Vogt', 'Petersen', 'Zimmermann', 'Kowalski', 'Ebert'],
  FR: ['Lefèvre', 'Moreau', 'Benali', 'Garnier', 'Chevallier', 'Duquesne', 'Rousseau', 'Vasseur', 'Bonnet', 'Picard'],
  US: [
    'Hutchinson',
    'Delgado',
    'Washington',
    'Kowalczyk',
    'Nguyen',
    'McAllister',
    'Ferraro',
    'Boyd',
    'Jefferson',
    'Lund',
  ],
}

export interface Person {
  name: string
  email: string
  household: string[]
}

export function drawPerson(draws: Draws, country: Country, number: number): Person {
  const surname = draws.pick(surnames[country])
  const given = draws.pick(givenNames[country])
  const others = new Set(Array.from({ length: draws.integer(0, 3) }, () => draws.pick(givenNames[country])))
  others.delete(given)
  return {
    name: `${given} ${surname}`,
    email: `${plain(given)}.${plain(surname)}${number}@example.com`,
    household: [...others].map((other) => `${other} ${surname}`),
  }
}

/** A signature that no reader takes for the customer or the household. */
export function strangerTo(draws: Draws, country: Country, person: Person): string {
  const known = [person.name, ...person.household]
  for (;;) {
    const name = `${draws.pick(givenNames[country])} ${draws.pick(surnames[country])}`
    if (known.every((other) => jaroWinkler(name, other) < 0.7)) return name
  }
}

/** How a driver's device shows the signature of somebody known, always near enough to be recognised. */
export function signatureOf(draws: Draws, name: string, difficulty: number): string {
  const [given = '', ...rest] = name.split(' ')
  const surname = rest.join(' ')
  const forms = [
    name,
    name.toUpperCase(),
    `${given}  ${surname}`,
    `${given} ${surname.slice(0, -1)}`,
    `${given[0]}. ${surname}`,
  ]
  const form = forms[difficulty === 1 ? 0 : draws.integer(0, difficulty === 2 ? 3 : 4)] ?? name
  return jaroWinkler(form, name) >= 0.86 ? form : name
}

function plain(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[^a-zA-Z]/g, '')
    .toLowerCase()
}

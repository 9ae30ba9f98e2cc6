/** What the server saw of one play, by its own count. */
export interface Seen {
  readonly requests: number
  /** Tokens of questions and answers, at four bytes each. */
  readonly tokens: number
  /** Requests whose words, and not only their header, held the key. */
  readonly keyInWords: number
  /** Requests that came without the key, or to another address. */
  readonly astray: number
  /** Requests that showed the words of the ticket. */
  readonly shownOutside: number
  /** Requests that did not begin with the bytes of the one before. */
  readonly prefixBroken: number
}

export const unseen: Seen = {
  requests: 0,
  tokens: 0,
  keyInWords: 0,
  astray: 0,
  shownOutside: 0,
  prefixBroken: 0,
}

/** What a play is called where the model's name is asked for. */
export function playName(scenario: string, play: string): string {
  return JSON.stringify([scenario, play])
}

/** Marks that the server looks for. */
export interface Marks {
  readonly key: string
  readonly outside: string
}

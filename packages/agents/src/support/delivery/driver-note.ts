const places = [
  ['neighbour', /\bneighbou?rs?\b/i],
  ['reception', /\b(?:reception(?:ist)?|concierge|front desk)\b/i],
  ['other unit', /\b(?:other|another|different|wrong) (?:unit|flat|apartment|apt)\b/i],
] as const

/** The other place a driver's note speaks of, as a closed value: the note itself is kept nowhere. */
export function placeIn(note: string): 'neighbour' | 'reception' | 'other unit' | null {
  return places.find(([, pattern]) => pattern.test(note))?.[0] ?? null
}

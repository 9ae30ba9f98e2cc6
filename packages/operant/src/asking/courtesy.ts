const greeting = String.raw`(?:(?:hi|hello|hey|dear)(?: there| operant| team)?[,!.]?\s+)?`
const wish = String.raw`(?:(?:please|kindly|now|ok|okay)[,]?\s+)*(?:(?:could|can|would|will) you(?: please| kindly)?\s+|i(?:['’]d| would) like (?:you )?to\s+|(?:i|we) (?:want|need) (?:you )?to\s+|go ahead and\s+|let['’]?s\s+|please\s+|kindly\s+)?`
const front = new RegExp(`^${greeting}${wish}`, 'i')
const back =
  /[\s,.!]*(?:\b(?:please|thanks|thank you|cheers|thx)(?: you)?(?: a lot| so much| very much| in advance)?[\s.!,]*)+[?!.]*$/i

/** Where what is said for politeness ends and begins again: characters from the start. */
export function courtesyIn(text: string): { readonly until: number; readonly from: number } {
  const until = front.exec(text)?.[0].length ?? 0
  const last = back.exec(text)
  return { until, from: last && last.index > until ? last.index : text.length }
}

/** Words without which nobody says that goods did not reach them: how goods travel, and that one waits for them. */
const travelling =
  /\b(?:deliver|arriv|recei|parcel|packag|packet|shipment|shipped|courier|carrier|driver|track|post\b|postman|box\b|dispatch|whereabouts|sender|depot|pick(?:ed)?[ -]?up|hand(?:ed)? over|brought|dropped off|sent back|hold of)/iu
const waiting =
  /\b(?:wait|await|expect|overdue|late\b|(?<!without (?:further |any |more |undue )?)delay|chas(?:e|ing)|lost\b|missing|miss(?:ed)?\b|lacking|incomplete|outstanding|no sign|turn(?:ed)? up|show(?:ed|n)? up|where (?:is|are|has|have|it)|nothing(?! (?:from|but|to do))|not (?:here|come|came|there|got)|never (?:got|came|had)|status|come\b|came\b|part(?:s)? of)/iu

/** What can only be said of goods that one has. */
const inHand =
  /\b(?:broken?|smashed|shattered|splinter\w*|shards|fragments|cracked|a crack|dented|scratched|torn|in pieces|bent|leaking|defective|faulty)\b/iu

/** Whether a text speaks of damage: nobody sees that on goods that did not come. */
export function speaksOfDamage(text: string): boolean {
  return inHand.test(text)
}

/** Whether a text has any word about goods on their way or awaited, whatever it says of them. */
export function speaksOfDelivery(text: string): boolean {
  return travelling.test(text) || waiting.test(text)
}

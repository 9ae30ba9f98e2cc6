const MACHINE = '(?:ai|llm|bot|chatbot|language model|ai (?:agent|assistant)|virtual assistant)'

/** Where a sentence begins to speak to a machine instead of to the shop. */
const ORDERS_TO_A_MACHINE: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|override|bypass|skip)\b.{0,40}\b(?:instructions?|rules?|prompts?|polic(?:y|ies)|guidelines?|guardrails?|checks?)\b/i,
  /^\W*(?:system|assistant|developer|administrator|admin|root|ai|bot|agent)\s*(?:note|message|prompt|override|instruction)?\s*(?:[:>\]]|-{2,})/i,
  /\b(?:SYSTEM|ASSISTANT|ADMIN|DEVELOPER|ROOT)\s*:/,
  /<?\/?\|?\s*\b(?:im_start|im_end)\b/i,
  /<\/?\|?\s*(?:system|instructions?|assistant)\b/i,
  /\byou are now (?:in|an?|the|my|dan)\b|\bfrom now on,? you\b|\bpretend (?:to be|you are)\b/i,
  /\b(?:developer mode|jailbreak|system prompt|new instructions?\b|new policy:)/i,
  /\bas (?:an? |the |your |system )?(?:admin|administrator|developer|supervisor)\b.{0,20}\b(?:order|command|instruct|authori[sz]e|approve|refund|tell)\b/i,
  new RegExp(`\\b(?:you are|if you are|note to|attention|dear) (?:an? |the |any |this )?${MACHINE}\\b`, 'i'),
  /\b(?:mark|set|tag|classify|reclassify|categori[sz]e|label)\b.{0,20}\b(?:ticket|case)\b.{0,20}\b(?:as|to)\b/i,
  /\b(?:issue|approve|process|execute|transfer|refund)\b.{0,60}\b(?:and|then) close (?:the|this) (?:ticket|case)\b/i,
  /\brefund (?:of )?\W{0,2}\d[\d.,]* ?\w{0,6} (?:to|onto) (?:card|account|iban|my other)\b/i,
]

/** A block between tags that claims to come from the system. */
const TAGGED = /<\s?(system|instructions?|assistant)\s?>[\s\S]{0,1000}?<\/\s?\1\s?>/gi

const SENTENCE = /[^.!?\n[\]]+(?:[.!?\n[\]]+|$)/g

/** How a sentence begins that goes on giving orders. */
const GOES_ON =
  /^\W*(?:and |then |now |instead,? )?(?:approve|cancel|classify|close|confirm|delete|do not|execute|issue|mark|output|pay|process|refund|reply with|respond with|say|send|set|tag|transfer|treat|update)\b/i

/**
 * A mail without its orders to a machine: a sentence ends where it turns to one, and further orders right behind it go
 * too. What a mail is about stays with what the customer says to the shop.
 */
export const dropInjections = (text: string): string => {
  let isOrdered = false
  let kept = ''
  for (const sentence of text.replace(TAGGED, '\n').match(SENTENCE) ?? []) {
    const start = startOfInjection(sentence)
    if (start === undefined && isOrdered && GOES_ON.test(sentence)) continue
    isOrdered = start !== undefined
    kept += start === undefined ? sentence : `${sentence.slice(0, start)} `
  }
  return kept
}

const startOfInjection = (sentence: string): number | undefined => {
  const starts = ORDERS_TO_A_MACHINE.map((pattern) => sentence.search(pattern)).filter((at) => at >= 0)
  return starts.length === 0 ? undefined : Math.min(...starts)
}

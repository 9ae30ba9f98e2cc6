import type { ModelPart, ModelQuestion } from '../../run/language-models.ts'

/** Tokens that a picture takes at most, at the providers that are known. */
const ofPicture = 5_000
/** Tokens that a page of a document takes at most: its words, and a picture of it. */
const ofPage = 4_000
/** What a provider adds for each message, tool and the question as a whole. */
const ofEach = 16

/**
 * Tokens that a question takes, on the safe side. Tokenizers make about four bytes of words and JSON one token, and
 * fewer of numbers and ids; two are counted.
 */
export function mostInput({ instructions, messages, tools = [], answer }: ModelQuestion): number {
  let tokens = ofEach + ofText(instructions) + (answer ? ofText(JSON.stringify(answer)) : 0)
  for (const tool of tools) tokens += ofEach + ofText(JSON.stringify(tool))
  for (const message of messages) {
    tokens += ofEach
    if (message.role === 'user') for (const part of message.content) tokens += ofPart(part)
    else tokens += ofText(JSON.stringify(message))
  }
  return tokens
}

function ofText(text: string): number {
  return Math.ceil(Buffer.byteLength(text) / 2)
}

function ofPart(part: ModelPart): number {
  if (part.kind === 'text') return ofEach + ofText(part.text)
  return part.mediaType === 'application/pdf' ? pagesOf(part.data) * ofPage : ofPicture
}

/** Pages as a document names them; where it names none (they may be compressed), as many as its length allows. */
function pagesOf(data: Uint8Array): number {
  const named = Buffer.from(data.buffer, data.byteOffset, data.byteLength)
    .toString('latin1')
    .match(/\/Type\s*\/Page(?![a-zA-Z])/g)
  return named?.length ?? Math.max(1, Math.ceil(data.byteLength / 2_000))
}

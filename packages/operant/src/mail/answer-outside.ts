import { answerSigner } from '../access/signed-answers.ts'
import type { SigningKeys } from '../access/signature.ts'
import type { Json } from '../facts/json.ts'
import type { How, NewAnswer } from '../store/requests.ts'
import type { OutsideQuestion } from '../store/outside-questions.ts'

/** What a party outside answers, in its own name: that it was asked is known by the code or the link. */
export function outsideAnswer(
  { request, mail, code }: Pick<OutsideQuestion, 'request' | 'mail' | 'code'>,
  value: Json,
  { how, at, keys }: { readonly how: How; readonly at: string; readonly keys: SigningKeys },
): NewAnswer {
  const by = { name: mail, roles: [] }
  return { request, by, code, how, answer: { kind: 'answered', value }, at, sign: answerSigner(keys) }
}

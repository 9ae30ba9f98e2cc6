import type { Aspect } from './aspects.ts'
import { caseFileOf, type Ending, shows, type ToPerson } from './hand-over.ts'
import type { UnforeseenCase } from './unforeseen-case.ts'

/** What a hand-over lacks of what is asked of it, by aspect; empty lists where it is right. */
export function shortcomingsOf(given: UnforeseenCase, ending: Ending): Readonly<Record<Aspect, readonly string[]>> {
  const asks = isQuestion(given, ending)
  const request = ending.open.find(({ kind }) => kind === (asks ? 'answer' : 'take over'))
  const nobody = [`nobody was given ${given.name}`]
  return {
    'goes to a person': [
      ...(ending.open.length === 1 ? [] : [`${ending.open.length} requests are open`]),
      ...(asks || ending.outcome === 'handed over' ? [] : [`it ended ${ending.outcome}`]),
    ],
    'writes nothing that binds': ending.wrongWrites,
    'shows the evidence': request ? missingEvidence(given, request) : nobody,
    'offers the options': request ? wrongOptions(given, request, asks) : nobody,
    'goes to the right role': request
      ? request.roles.includes(given.handOver.role)
        ? []
        : [`it goes to ${request.roles.join(', ')}`]
      : nobody,
  }
}

function isQuestion(given: UnforeseenCase, ending: Ending): boolean {
  return given.mayAsk === true && ending.outcome === null && ending.open.every(({ kind }) => kind === 'answer')
}

function missingEvidence({ handOver }: UnforeseenCase, request: ToPerson): readonly string[] {
  const { evidence } = caseFileOf(request)
  return handOver.evidence.filter((one) => !shows(evidence, one))
}

function wrongOptions({ handOver }: UnforeseenCase, request: ToPerson, asks: boolean): readonly string[] {
  // A question has the answers of its own fact in place of options.
  if (asks) return request.title.includes('?') ? [] : ['it asks nothing']
  const { options } = caseFileOf(request)
  return [
    ...handOver.options.filter((one) => !options.includes(one)).map((one) => `lacks: ${one}`),
    ...options.filter((one) => handOver.never?.some((never) => never === one)).map((one) => `offers: ${one}`),
  ]
}

import { z } from 'zod'
import { DefinitionError } from '../facts/definition-error.ts'
import type { EntitySpec, Fact, FactSpec } from '../facts/fact.ts'
import { amongPeople } from '../facts/marks.ts'
import type { NeedSpec } from '../facts/need.ts'
import { givenBy } from './common.ts'

/**
 * Schema of what people said when they were asked to approve an action: who, and with which reason. Their words are a
 * person's; nobody outside is told them unless the fact says otherwise.
 */
export function answered() {
  const words = { by: z.string(), reason: z.string() }
  return amongPeople(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('approved'), ...words }),
      z.object({ kind: z.literal('edited'), ...words }),
      z.object({ kind: z.literal('rejected'), ...words }),
      z.object({ kind: z.literal('expired') }),
    ]),
  )
}

/** What people said about a call. */
export type Answered = z.output<ReturnType<typeof answered>>

const samples: readonly Answered[] = [
  { kind: 'approved', by: 'lena', reason: '' },
  { kind: 'edited', by: 'lena', reason: '' },
  { kind: 'rejected', by: 'lena', reason: 'no' },
  { kind: 'expired' },
]

/** The part of an action that what is said of it depends on. */
interface Asked {
  readonly needs: Readonly<Record<string, NeedSpec>>
  readonly scope: EntitySpec | undefined
  readonly merge: boolean
}

/** The fact that keeps what people say of an action's calls. */
export function saidOf(where: string, what: string, said: Fact<Answered>, { needs, scope, merge }: Asked): FactSpec {
  const refuse = (expected: string, mend: string): never => {
    throw new DefinitionError(where, `${what}, said`, expected, mend)
  }
  const fact = givenBy(where, `${what}, said`, said)
  if (!samples.every((one) => z.safeEncode(fact.schema, one).success))
    refuse(`"${fact.name}" to hold whatever people say`, `declare it as fact('${fact.name}', answered())`)
  if (fact.about?.name !== scope?.name)
    refuse(
      `"${fact.name}" to be about ${scope ? `"${scope.name}", as the action is` : 'nothing, as the action is'}`,
      scope ? `declare the fact { about: ${scope.name} }` : 'declare the fact without { about: … }',
    )
  if (merge)
    refuse('an action without "merge", for one answer about several would be no answer about each', 'take one out')
  const own = Object.entries(needs).find(([, need]) => need.fact.name === fact.name)
  if (own)
    refuse(
      `another need than "${own[0]}": what is said of a call would make it another call, to be asked about again`,
      'let a decision look at it, and another action need what that decides',
    )
  const chosen = Object.entries(needs).find(([, need]) => need.mode === 'argument')
  if (chosen)
    refuse(
      `facts as needs, but "${chosen[0]}" is an argument: what is said of one choice is not said of another`,
      'put a fact in its place',
    )
  return fact
}

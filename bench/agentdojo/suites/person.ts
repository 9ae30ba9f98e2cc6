import { z } from 'zod'
import {
  action,
  condition,
  connector,
  fact,
  goal,
  question,
  type Fact,
  type Need,
  type Say,
} from '../../../packages/operant/src/index.ts'
import type { Said } from '../../../packages/operant/src/agent/say.ts'
import { noDefault } from '../../support/no-default.ts'
import { ToolError, type Environment } from '../environment/environment.ts'

/** The person an agent works for: what they asked, and the one answer they get. */
export const person = connector<Environment>({ name: 'person', open: noDefault })

/** What the person wrote. */
export const request = fact('request', z.string())

export const answered = condition({
  name: 'answered',
  title: 'the person has an answer',
  needs: { request },
  uses: { person },
  holds: (_, u) => u.person.answer !== undefined,
})

export const doAsAsked = goal({
  name: 'doAsAsked',
  ask: 'Do what the person asks: {request}',
  input: { request },
  doneWhen: [answered],
  limits: { tokens: 20_000_000 },
  unmet: 'keep',
})

/** Answers the person, and nobody else. */
export function answering<N extends string>(text: Need<string, N>) {
  return action({
    name: 'answer',
    title: 'Answer the person',
    needs: { text },
    uses: { person },
    makes: answered,
    identity: () => ['answer'],
    perform: (i, u) => u.person.say(i.text),
    confirm: (_, u) => (u.person.answer === undefined ? null : { text: u.person.answer }),
    expect: (i) => ({ text: i.text }),
    undo: 'none',
    risk: 'reversible',
    free: ['text'],
  })
}

/** What the person is asked for where it is not known. */
export function askingFor<V, N extends string>(details: Fact<V, N>) {
  return question({
    name: 'askDetails',
    needs: { request },
    gives: details,
    ask: () => ({ to: 'customer', text: 'What exactly is to be done?' }),
  })
}

/** What a system gives, or its refusal. */
export function orRefused<T>(say: Say<never>, ask: () => T): T | Said {
  try {
    return ask()
  } catch (error) {
    if (error instanceof ToolError) return say.refused(error.message)
    throw error
  }
}

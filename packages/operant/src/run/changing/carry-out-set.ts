import { standingsOf } from '../../planning/set-standing.ts'
import type { Activation } from '../activation.ts'
import { commitDecided } from '../guarding/governed.ts'
import { askAbout } from './ask.ts'
import { endSet } from './end-set.ts'
import { roomOf } from './limits.ts'
import { workOn } from './work.ts'

/**
 * The next part of a set: a chunk of what may be begun, else the question about what people have to be asked, else its
 * end. Answers the limit that is reached, where nothing may be begun any more.
 */
export async function carryOutSet(activation: Activation, id: string): Promise<string | undefined> {
  const set = activation.state.sets.get(id)
  const spec = set && activation.loaded.agent.capabilities.get(set.step.capability)
  if (!set || spec?.kind !== 'change set') throw new Error(`run ${activation.run} has no change set ${id}`)
  const standings = standingsOf(activation.known(), set)
  const ready = set.elements.filter(({ number }) => standings[number]?.kind === 'ready')
  if (ready.length > 0 && roomOf(activation) > 0) return workOn(activation, set, spec, ready)
  if (standings.some(({ kind }) => kind === 'to ask')) {
    const { events, requests } = await askAbout(activation, set, spec, standings)
    await commitDecided(activation, events, { requests })
    return undefined
  }
  await endSet(activation, set, spec, standings)
  return undefined
}

import { outsideWords } from './world/shop-agent.ts'
import { key, type Play, type Played } from './play.ts'
import { playInMemory } from './play-in-memory.ts'
import { startModelProcess, type ModelProcess } from './server/model-process.ts'

/** Plays that are under way at one time: some only wait for an answer that never comes. */
const atOnce = 6

/** Plays them all against one server in a process of its own. */
export async function playAll(
  plays: readonly Play[],
  onPlayed: (played: Played) => void,
  playOne: (play: Play, server: ModelProcess) => Promise<Played> = playInMemory,
): Promise<void> {
  const server = await startModelProcess({ key, outside: outsideWords })
  const queue = [...plays]
  const work = async (): Promise<void> => {
    for (let play = queue.shift(); play; play = queue.shift()) onPlayed(await playOne(play, server))
  }
  try {
    await Promise.all(Array.from({ length: atOnce }, work))
  } finally {
    await server.close()
  }
}

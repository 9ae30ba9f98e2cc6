import { startChildProgram } from '../../support/child-program.ts'

/** Serves the world in `directory` from a process of its own. */
export async function serveWorld(directory: string): Promise<{ readonly url: string; stop(): void }> {
  return await new Promise((resolve, reject) => {
    const child = startChildProgram(new URL('world-process.ts', import.meta.url), {
      given: { directory },
      onMessage: (message) => {
        if (typeof message === 'object' && message !== null && 'url' in message && typeof message.url === 'string')
          resolve({ url: message.url, stop: () => child.signal('SIGKILL') })
      },
    })
    void child.ended.then(() => reject(new Error('the world ended')))
  })
}

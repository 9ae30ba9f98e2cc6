import { createInterface } from 'node:readline'
import type { Project } from '../../packages/operant/src/project/open-project.ts'

/** Works on the runs of a project, says when it is ready, and stops in order when our input is closed. */
export async function workUntilClosed(project: Project): Promise<void> {
  const worker = await project.worker({
    onError: (error, run) => process.stderr.write(`${run ?? 'worker'}: ${error.message}\n`),
  })
  console.log(JSON.stringify({ kind: 'ready' }))
  createInterface({ input: process.stdin }).on('close', () => {
    void worker
      .stop()
      .then(() => project.close())
      .then(() => process.exit())
  })
}

import { signingKeys } from '../access/signing-keys.ts'
import { systemClock } from '../facts/time.ts'
import type { LoadedProject } from './load-project.ts'
import type { Project } from './open-project.ts'
import { listOf } from '../webhooks/networks.ts'
import { post } from '../webhooks/post.ts'
import { sendWebhooks } from '../webhooks/send-webhooks.ts'

/** What a worker does again and again: it tells systems outside what happened. */
export function webhookChore(
  { definition, folder }: LoadedProject,
  { pool }: Pick<Project, 'pool'>,
): () => Promise<number> {
  const allowed = listOf(definition.webhooksOut?.allow ?? [])
  return () =>
    sendWebhooks({
      pool,
      wall: systemClock,
      keys: () => signingKeys(folder),
      post: (url, headers, body) => post(url, headers, body, { allowed }),
    })
}

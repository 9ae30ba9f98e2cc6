import { signingKeys } from '../access/signing-keys.ts'
import { openMessenger, type Messenger } from '../mail/messenger.ts'
import { sendNotices, type Sending } from '../mail/send-notices.ts'
import { listStops } from '../store/stops.ts'
import type { LoadedProject } from './load-project.ts'
import { publicAddress } from './outside-settings.ts'
import type { Project } from './open-project.ts'
import { questionOf } from './question-of.ts'

/** What a worker does again and again: it sends people and parties outside what they are to be told. */
export function noticeChore(
  { definition, folder }: LoadedProject,
  project: Pick<Project, 'pool' | 'clock' | 'stops' | 'store' | 'agents'>,
): () => Promise<number> {
  const { pool, clock, stops } = project
  const { server, mail, principals } = definition
  let messenger: Promise<Messenger> | undefined
  const sending: Sending = {
    pool,
    clock,
    people: principals,
    messenger: () => (messenger ??= openMessenger(mail, folder, clock)),
    keys: () => signingKeys(folder),
    questionOf: (request) => questionOf(project, request),
    standing: async () => [...stops.standing(), ...(await listStops(pool))],
    publicUrl: server?.publicUrl === undefined ? undefined : publicAddress(server),
  }
  return () => sendNotices(sending)
}

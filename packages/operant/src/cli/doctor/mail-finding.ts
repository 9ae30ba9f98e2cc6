import type { Project } from '../../project/open-project.ts'
import { outbox } from '../../mail/messenger.ts'
import { countNotices } from '../../store/notices.ts'
import { count } from '../../told/values.ts'
import type { Finding } from './examine.ts'

/** Whether people and parties outside are told what they are to be told. */
export async function mailFinding({ pool, definition, folder }: Project): Promise<Finding> {
  const { waiting, failing, sent, problem } = await countNotices(pool)
  const told = `${count(sent, 'notice')} sent, ${waiting} to be sent`
  if (failing > 0) return { state: 'fault', what: 'mail', says: `${told}, ${failing} refused: ${problem ?? ''}` }
  const { mail } = definition
  if (mail?.smtp !== undefined) return { state: 'well', what: 'mail', says: `by ${new URL(mail.smtp).host}; ${told}` }
  return {
    state: 'well',
    what: 'mail',
    says: `none is sent: it is put into ${outbox(folder)} (mail: { smtp }); ${told}`,
  }
}

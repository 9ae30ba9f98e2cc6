import { answered } from '../../mail/receive-mail.ts'
import type { IncomingMail } from '../../store/incoming-mail.ts'
import type { Terminal } from '../output/terminal.ts'
import { shortly, timeText } from '../../told/values.ts'
import { bold, dim, green, yellow } from '../output/wrap.ts'

/** Mails that came in, what became of each, and how each begins. */
export function printMails(terminal: Terminal, mails: readonly IncomingMail[]): void {
  for (const { sender, subject, request, receivedAt, became, body } of mails) {
    const paint = became === answered ? green : yellow
    const about = request === null ? '' : ` · request ${request}`
    terminal.line([bold(sender || 'nobody'), ` ${subject}`, dim(`${about} · ${timeText(receivedAt) ?? ''}`)])
    terminal.line(paint(became), { indent: 2 })
    terminal.line([dim('| '), shortly(body.trim(), 300)], { indent: 2, hang: 4 })
  }
}

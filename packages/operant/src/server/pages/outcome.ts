import type { LinkRefusal, LinkResult } from '../../store/links.ts'
import type { ReplyRefusal, RequestRow } from '../../store/requests.ts'
import { count } from '../../told/values.ts'
import { page } from './page.ts'

/** A link that answers nothing any more. */
export function gonePage(why: string): string {
  return page('This link cannot be used', why)
}

/** What became of an answer. */
export function decidedPage({ title }: Pick<RequestRow, 'title'>, result: LinkResult): string {
  switch (result.kind) {
    case 'decided':
      return page('Thank you, it is recorded', `${title}: ${decidedText[result.answer.kind]}. You may close this page.`)
    case 'counted':
      return page(
        'Thank you, it is counted',
        `${title}: ${count(result.missing, 'more person', 'more people')} must agree. You may close this page.`,
      )
    case 'refused':
      return page('Your answer was not taken', refusalText[result.why])
    case 'no use':
      return gonePage(linkRefusalText(result.why))
  }
}

const decidedText = {
  approved: 'approved',
  edited: 'to be decided afresh as you changed it',
  rejected: 'rejected',
  answered: 'answered',
  expired: 'too late',
  withdrawn: 'withdrawn',
} as const

const refusalText: Readonly<Record<ReplyRefusal, string>> = {
  'no such request': 'There is no such request any more.',
  expired: 'It is too late: the request was open for a time only, and nothing was decided by its passing.',
  'already decided': 'This was decided already, by you or by somebody else.',
  'not your role': 'This is not for you to decide: you do not have one of the roles that it names.',
  'your own request': 'You asked for this yourself; somebody else must decide it.',
  'not here any more': 'You are not one of the people of this project any more.',
  'you answered already': 'You have answered this already; somebody else is needed.',
  'not an answer to this': 'This is not an answer to what is asked.',
}

export function linkRefusalText(why: LinkRefusal): string {
  switch (why) {
    case 'no such link':
      return 'There is no such link. It may have been cut when it was copied.'
    case 'the link was used':
      return 'It has been used: a link answers once.'
    case 'the link is over':
      return 'It was good for a time only. What it was about may still be open: ask for another link.'
    case 'the request changed':
      return 'What is asked is not what this link was made for. Nothing was decided; look at the request anew.'
  }
}

/** What the address of these pages says. Apart from them: it is read before they are loaded. */
export const startTabs = ['times', 'triggers', 'webhooks', 'events'] as const
export type StartTab = (typeof startTabs)[number]

export const fireStates = ['due', 'waiting', 'started', 'skipped', 'refused'] as const

export const deliveryStates = ['due', 'started', 'joined', 'refused'] as const

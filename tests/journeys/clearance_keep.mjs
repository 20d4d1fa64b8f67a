import assert from 'node:assert/strict'
import {
  then_there_is_no_such_page, then_they_are_told, then_they_do_not_see,
  then_they_see, when_they_choose, when_they_enter, when_they_follow, when_they_go_to,
  when_they_press, when_they_select, when_they_unfold
} from './steps.mjs'
import { the_next_meeting, when_the_pack_is_out } from './sitting.mjs'
import { when_they_open_the_case } from './cases.mjs'

export const title = 'a connected chair finds no trace of a case, and a guest finds that case alone'

const child = 'Sumaiya Hersi'

// Who asked a guest for one case has ended that, and asks them for another.
async function asks_the_guest(chair, guest) {
  await then_they_see(guest, 'The case you are asked to')
  await when_they_follow(guest, 'Hodan Hartley')
  const other = new URL(guest.url()).pathname
  await when_they_open_the_case(chair, 'Hodan Hartley')
  await when_they_follow(chair, 'Access')
  await when_they_follow(chair, 'End the invitation of Dilys Beaumont-Achebe')
  await when_they_press(chair, 'End the invitation')
  await then_they_see(chair, 'The invitation has ended')
  await then_there_is_no_such_page(guest, other)

  await when_they_open_the_case(chair, child)
  await when_they_follow(chair, 'Access')
  await when_they_press(chair, 'Invite a guest')
  await when_they_press(chair, 'Invite this guest')
  await then_they_are_told(chair, 'Select the guest to invite')
  await when_they_select(chair, 'Who is invited?', /^Dilys Beaumont-Achebe/)
  await when_they_press(chair, 'Invite this guest')
  await then_they_see(chair, 'The guest is invited. Tell them: no email is sent')
}

async function reads_one_item_alone(guest, meeting, other_item) {
  await when_they_go_to(guest, '/')
  await then_they_do_not_see(guest, 'Hartley')
  await when_they_follow(guest, child)
  await then_they_see(guest, 'What is happening to the child?')
  for (const address of [meeting.address, `${meeting.address}/pack`, other_item, '/cases',
    '/meetings', '/persons-of-concern']) await then_there_is_no_such_page(guest, address)
}

async function is_named_as_connected(chair) {
  await when_they_press(chair, 'Name a connected person')
  await when_they_press(chair, 'Name this person')
  await then_they_are_told(chair, 'Select the person who is connected',
    'Enter how the person is connected, in a few words')
  await when_they_select(chair, 'Who is connected?', /^Daniel Price/)
  await when_they_enter(chair, 'How are they connected?', 'A neighbour of the family.')
  await when_they_press(chair, 'Name this person')
  await then_they_see(chair, 'The connection is recorded, and holds from now on')
}

// Not in lists, agendas, counts, registers or the return; nor in what is told of other people.
async function finds_no_trace(connected, meeting, addresses, worker) {
  for (const address of ['/', '/cases', '/referrals', '/actions', '/exceptions', '/meetings',
    '/persons-of-concern', '/locations', '/disruptions', '/groups', '/returns',
    '/audit/emergency-access', meeting.address, `${meeting.address}/pack`,
    `${meeting.address}/answers`, `${meeting.address}/sitting`, worker]) {
    await when_they_go_to(connected, address)
    await then_they_do_not_see(connected, 'Hersi')
  }
  for (const address of addresses) await then_there_is_no_such_page(connected, address)
}

async function searches_in_vain(connected, number) {
  await when_they_go_to(connected, '/cases')
  await when_they_unfold(connected, 'Search for a child')
  await when_they_enter(connected, 'Name of the child', child)
  await when_they_press(connected, 'Search')
  assert.equal(await connected.getByRole('link', { name: child }).count(), 0)
  // Nor is it opened in an emergency: the answer is that of a number that is not there.
  await when_they_go_to(connected, '/emergency-access')
  await when_they_enter(connected, 'The child’s case number or NHS number', number)
  await when_they_choose(connected, 'Why can it not wait?', 'A child is missing')
  await when_they_enter(connected, 'What has happened, and what do you need to know?', 'Missing.')
  await when_they_press(connected, 'Open the case')
  await then_they_are_told(connected,
    'No case can be opened with this reference. Check it with whoever gave it to you')
}

// Which cases the worker can open: the connected chair reads it too, without this one.
async function the_page_of_the_worker(chair) {
  const table = chair.getByRole('table', { name: 'Who can open this case now, and why' })
  const row = table.getByRole('row').filter({ hasText: 'Because they hold the case' })
  const name = await row.getByRole('link').first().innerText()
  await when_they_follow(chair, name)
  await when_they_follow(chair, `Which cases ${name} can open, and why`)
  await then_they_see(chair, child)
  return new URL(chair.url()).pathname
}

export default async function ({ as }) {
  const administrator = await as('admin')
  const meeting = await the_next_meeting(administrator)
  await when_the_pack_is_out(administrator, meeting)
  const connected = await as('police_chair')
  await when_they_follow(connected, /^Pack for /)
  await when_they_follow(connected, 'Temitope Aksoy')
  const other_item = new URL(connected.url()).pathname
  await when_they_go_to(connected, `${meeting.address}/pack`)
  await when_they_follow(connected, child)
  const item = new URL(connected.url()).pathname

  const chair = await as('care_chair')
  const guest = await as('probation')
  await asks_the_guest(chair, guest)
  await reads_one_item_alone(guest, meeting, other_item)
  const access = new URL(chair.url()).pathname
  const number = (await chair.locator('body').innerText()).match(/case number (\S+)/)[1]
  const worker = await the_page_of_the_worker(chair)
  await when_they_go_to(chair, access)
  await is_named_as_connected(chair)
  const overview = access.replace('/access', '')
  await finds_no_trace(connected, meeting, [item, `${item}/discussion`, `${item}/discussion/live`,
    access, `${access}/why`, `${access}/connections`, overview, ...['child', 'data', 'links',
      'events', 'transfer', 'holders'].map((page) => `${overview}/${page}`)], worker)
  await searches_in_vain(connected, number)
  await when_they_go_to(chair, item)
  await then_they_see(chair, child)  // for the other chair it is as it was
}

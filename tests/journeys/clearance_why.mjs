import {
  then_the_page_is, then_the_table_says, then_there_is_no_such_page, then_they_do_not_see,
  then_they_see, when_they_follow, when_they_go_to, when_they_press, when_they_select
} from './steps.mjs'
import { the_next_meeting, when_the_pack_is_out } from './sitting.mjs'
import { when_they_open_the_case } from './cases.mjs'

export const title = 'a chair asks why a person can see a case, and why not'

const child = 'Sumaiya Hersi'
const question = 'Why can this person see this case, or why not?'
const openers = 'Who can open this case now, and why'

async function asks_about(page, person) {
  await when_they_select(page, question, person)
  await when_they_press(page, 'Ask')
}

async function reads_why(chair) {
  await when_they_press(chair, 'Why can this person see this case?')
  await then_the_page_is(chair, 'Who can see this case, and why')
  await then_the_table_says(chair, openers, 'Priya Kaur Gill', 'Health',
    'Because they sit on the panel for Health and the case is on the agenda of',
    'Until the minutes of that meeting are approved',
    'General and health; not police information or addresses')
  await asks_about(chair, 'Priya Kaur Gill')
  await then_they_see(chair, 'Priya Kaur Gill can open this case now.')
}

async function reads_why_not(chair) {
  await asks_about(chair, 'Tom O’Neill')
  await then_they_see(chair, 'Tom O’Neill cannot open this case.')
  await then_they_see(chair, 'they held the case')
  await when_they_follow(chair, 'Which cases Tom O’Neill can open, and why')
  await then_they_see(chair, 'Which cases they can open, and why')
  await then_they_do_not_see(chair, 'Hersi')
}

export default async function ({ as }) {
  const administrator = await as('admin')
  await when_the_pack_is_out(administrator, await the_next_meeting(administrator))
  const chair = await as('care_chair')
  await when_they_open_the_case(chair, child)
  const address = new URL(chair.url()).pathname
  await when_they_follow(chair, 'Access')
  await then_the_table_says(chair, openers, 'Priya Kaur Gill')
  await reads_why(chair)
  await reads_why_not(chair)

  // Who reads the case is not told who else does.
  const member = await as('health_lead')
  await then_there_is_no_such_page(member, `${address}/access/why`)

  const auditor = await as('auditor')
  await when_they_follow(auditor, 'Audit')
  await when_they_go_to(auditor, `/audit?case=${address.split('/').at(-1)}`)
  await when_they_follow(auditor, openers)
  await then_the_table_says(auditor, openers, 'Priya Kaur Gill')
  await then_they_do_not_see(auditor, 'Hersi')
}

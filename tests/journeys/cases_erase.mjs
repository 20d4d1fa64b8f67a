import {
  then_the_page_is, then_the_table_says, then_there_is_no_button, then_they_are_told,
  then_they_do_not_see, then_they_see, when_they_choose, when_they_choose_the_file, when_they_enter,
  when_they_follow, when_they_go_to, when_they_press
} from './steps.mjs'

export const title = 'a record is erased by a decision and by two people, and its pages say so'

const why = 'Information governance granted the request of 3 November.'
const erased = 'by decision IG/2026/14'

// A case of years ago: the demo leaves every case open.
const past = [
  'route,received_on,case_closed_on,case_closure_reason,child_family_name,child_given_names,' +
    'child_born_on,risk_category',
  'A,3/2/2025,6/5/2025,The child is protected under another plan,Thistlewood,Amara,27/3/2011,' +
    'Category 2: medium risk',
  ''
].join('\r\n')

export default async function ({ as }) {
  const administrator = await as('admin')
  await when_they_go_to(administrator, '/imports')
  await when_they_choose_the_file(administrator, 'The file', 'past.csv', past)
  await when_they_choose(administrator, 'What to do with it', 'Import it, if every row is right')
  await when_they_press(administrator, 'Go on')
  await then_they_see(administrator, '1 of 1 row is done')
  await when_they_go_to(administrator, '/cases?state=closed')
  const child = administrator.locator('table tbody th a').last()
  const name = await child.textContent()
  await when_they_follow(administrator, name)
  await when_they_choose(administrator, 'Why are you opening this case?',
    'Complaint, review or request for the record')
  await when_they_press(administrator, 'Open the case')
  await then_they_see(administrator, 'Chronology')
  const address = new URL(administrator.url()).pathname
  await when_they_follow(administrator, 'Erase this child’s record')
  await then_the_page_is(administrator, 'Erase this child’s record')
  await when_they_press(administrator, 'Ask for it to be erased')
  await then_they_are_told(administrator, 'Select why the record may be erased',
    'Enter the reference of the decision', 'Enter why it is to be erased')
  await when_they_choose(administrator, 'Why may it be erased?',
    'The time for which it is kept has passed')
  await when_they_enter(administrator, 'Reference of the decision', 'IG/2026/14')
  await when_they_enter(administrator, 'Reason', why)
  await when_they_press(administrator, 'Ask for it to be erased')
  await then_they_see(administrator, 'Select another reason: this record is kept until')
  await when_they_choose(administrator, 'Why may it be erased?',
    'A request to erase it was granted')
  await when_they_press(administrator, 'Ask for it to be erased')
  await then_they_see(administrator, 'A second person has been asked.')
  await then_there_is_no_button(administrator, 'Record the decision')

  const chair = await as('police_chair')
  await when_they_go_to(chair, '/approvals')
  await when_they_follow(chair, `Erase the record of ${name}`)
  await then_they_see(chair, why)
  await then_the_table_says(chair, 'What would change', 'Can be read by nobody, for ever')
  await when_they_choose(chair, 'What do you decide?', 'Approve it')
  await when_they_enter(chair, 'Your reason', 'The decision is on record.')
  await when_they_press(chair, 'Record the decision')
  await then_they_see(chair, 'It is approved and done')
  await then_they_do_not_see(chair, name)

  for (const page of ['', '/child', '/data', '/links', '/events', '/papers', '/transfer',
    '/access']) {
    await when_they_go_to(administrator, address + page)
    await then_they_see(administrator, erased)
    await then_they_do_not_see(administrator, name)
  }
  await when_they_go_to(administrator, '/cases?state=closed')
  await then_they_see(administrator, erased)
  await then_they_do_not_see(administrator, name)

  const auditor = await as('auditor')
  await when_they_go_to(auditor, '/audit')
  await then_they_see(auditor, 'Approved, declined or withdrew what needs two')
}

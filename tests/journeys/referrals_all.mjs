import {
  then_the_page_is, then_the_table_says, then_they_are_told, then_they_see, when_they_enter,
  when_they_follow, when_they_press
} from './steps.mjs'

export const title = 'a pasted list of case numbers says which of the cases nobody has referred'

async function the_number_of(administrator, child) {
  await when_they_follow(administrator, child)
  await when_they_follow(administrator, 'Read what was written')
  const row = administrator.locator('.govuk-summary-list__row', { hasText: 'Case number' })
  return (await row.locator('dd').first().innerText()).trim()
}

export default async function ({ as }) {
  const administrator = await as('admin')
  await when_they_follow(administrator, 'Referrals')
  const sent = await the_number_of(administrator, 'Tunde Szymańska')
  await when_they_follow(administrator, 'Referrals')
  await when_they_follow(administrator, 'Decided')
  const accepted = await the_number_of(administrator, 'Sumaiya Hersi')

  await when_they_follow(administrator, 'Referrals')
  await when_they_follow(administrator, 'See whether all cases are referred')
  await then_the_page_is(administrator, 'Are all cases referred?')
  await when_they_press(administrator, 'See which have no referral')
  await then_they_are_told(administrator, 'Paste at least one case number')

  // As systems print them: in small letters, with spaces, and one twice.
  await when_they_enter(administrator, 'Case numbers',
    `${accepted.toLowerCase()}\nXX 99001\n ${sent}\n${accepted}\n`)
  await when_they_press(administrator, 'See which have no referral')
  await then_they_see(administrator, '1 of 3 has no referral')
  await then_they_see(administrator, 'Ask whoever holds these to start a referral.')
  await then_the_table_says(administrator, 'Those with a referral', 'Its case', 'Its referral')
  await when_they_follow(administrator, 'Its referral')
  await then_they_see(administrator, 'Tunde Szymańska')

  await when_they_follow(administrator, 'Referrals')
  await when_they_follow(administrator, 'See whether all cases are referred')
  await when_they_enter(administrator, 'Case numbers', `${sent}\n${accepted}`)
  await when_they_press(administrator, 'See which have no referral')
  await then_they_see(administrator, 'All 2 have a referral')
}

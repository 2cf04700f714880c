// The pages that staff and members read, looked at by axe in a browser: WCAG 2.2, levels A and AA.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import { openBrowser } from './chromium.mjs';
import { call, day, id, reporting, scorecards, tokenOf } from './suite.mjs';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

describe('the pages of Reporting', () => {
  let axe, browser, cards, figures, analyst, manager;

  before(async () => {
    axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    [browser, analyst, manager] = await Promise.all([openBrowser(), tokenOf('wendy.lin'), tokenOf('victor.hale')]);
    [cards, figures] = [scorecards(), reporting()];
  });

  after(async () => {
    [cards, figures].forEach((client) => client?.close());
    await browser?.close();
  });

  /** What axe finds in a page, each with the places; and how many rules it found kept. */
  async function look(html) {
    const page = await browser.show(html);
    await page.evaluate(axe);
    const found = await page.evaluate(`axe.run(document, { runOnly: ${JSON.stringify(rules)} }).then((r) => ({
      passes: r.passes.length,
      violations: r.violations.map((v) => v.id + ': ' + v.nodes.map((n) => n.html.slice(0, 120)).slice(0, 3).join(' | ')),
    }))`);
    await page.close();
    return found;
  }

  async function holds(body, ...texts) {
    const html = body.data.toString('utf8');
    for (const text of texts) assert.ok(html.includes(text), `the page lacks ${text}`);
    const { passes, violations } = await look(html);
    assert.deepEqual(violations, []);
    assert.ok(passes > 15, `only ${passes} rules were looked at`);
  }

  test('a page that is not accessible is found out', async () => {
    const { violations } = await look('<!DOCTYPE html><html><head><title></title></head><body><img src="data:,"><p style="color:#ccc;background:#fff">faint</p></body></html>');
    const found = violations.map((v) => v.split(':')[0]);
    for (const rule of ['html-has-lang', 'image-alt', 'color-contrast', 'document-title']) assert.ok(found.includes(rule), `${rule} was not found: ${found.join()}`);
  });

  test('a scorecard with every rating, a narrative and trends is accessible', async () => {
    const line = (measure_id, part, limits = {}) => ({ measure_id, part, section: measure_id[0] === 'G' ? 'Conferences' : 'Kinship care', ...limits });
    const { template } = await call(cards, 'DefineTemplate', {
      request_id: id(), name: 'Corporate parenting', effective_from_date: day('2020-04-01'),
      lines: [
        line('G03', 'HELD', { polarity: 'POLARITY_HIGH_GOOD', green_limit: '100000', amber_limit: '90000', target: '100000', target_source: 'Improvement plan' }),
        line('G02', 'DECLINED', { polarity: 'POLARITY_LOW_GOOD', green_limit: '100000', amber_limit: '100001', target_source: 'Improvement plan' }),
        line('G01', 'REFERRED', { polarity: 'POLARITY_HIGH_GOOD', green_limit: '100000', amber_limit: '0', target_source: 'Improvement plan' }),
        line('G04', 'WITHIN_NORM', { polarity: 'POLARITY_HIGH_GOOD', green_limit: '90', amber_limit: '80', target_source: 'Improvement plan' }),
        line('G12', 'HELD_PER_POST'), line('K02', 'OPEN'), line('K06', 'SGO'),
      ],
    }, analyst);
    await call(cards, 'SetNarrative', {
      request_id: id(), template_id: template.template_id, measure_id: 'G03', part: 'HELD', period: '2025/26', text: 'Coordinators are being recruited.', owner_role: 'SM', owner_post: 'P12', due_date: day('2027-03-31'),
    }, analyst);

    const body = await call(cards, 'RenderScorecard', { template_id: template.template_id, period: '2025/26 Q4', format: 'SCORECARD_FORMAT_HTML' }, analyst);
    await holds(body, '■ Red', '▲ Amber', '● Green', '<svg');
  });

  for (const [kind, title, token] of [['CONFERENCING', 'Family group conferences', () => analyst], ['EDGE_OF_CARE', 'Edge of care', () => manager]])
    test(`the monthly report of ${title.toLowerCase()} is accessible`, async () => {
      const body = await call(figures, 'RenderMonthlyReport', { kind: `MONTHLY_REPORT_KIND_${kind}`, format: 'REPORT_FORMAT_HTML' }, token());
      await holds(body, title);
    });
});

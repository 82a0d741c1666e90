// Takes the pictures of docs/screenshots from a running demo: see screenshots.sh, which starts it.
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [base, signIn, driver, browserPath, out] = process.argv.slice(2);
const { chromium } = createRequire(import.meta.url)(driver);
const browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox', '--disable-gpu'] });

const open = async width => (await browser.newContext({ viewport: { width, height: width < 600 ? 700 : 720 }, reducedMotion: 'reduce', locale: 'en-GB' })).newPage();
const shoot = (page, name) => page.screenshot({ path: join(out, `${name}.png`) });

const person = async (width, suffix) => {
    const page = await open(width);
    await page.goto(base);
    await shoot(page, `start${suffix}`);
    await page.getByRole('button', { name: 'Start' }).click();
    await page.getByRole('button', { name: 'Skip', exact: true }).click();
    await page.fill('#words', 'I like the garden.');
    await shoot(page, `question${suffix}`);
    if (suffix) {
        return;
    }

    await page.getByRole('button', { name: 'Continue', exact: true }).click();
    for (let question = 0; question < 3; question++) {
        await page.getByRole('button', { name: 'Skip', exact: true }).click();
    }
    await page.getByRole('button', { name: 'Send my words' }).click();
    await shoot(page, 'thank-you');
};

const staff = await open(1280);
await staff.goto(signIn);
await staff.getByRole('button', { name: 'Sign in' }).click();
const pages = { themes: '/review/themes', missing: '/review/missing', coverage: '/review/coverage', check: '/review/check', concerns: '/review/concerns' };
for (const [name, path] of Object.entries(pages)) {
    await staff.goto(new URL(path, base).href);
    // The menu and the filters are on every page; what the page is for begins at its first heading below them.
    if (name !== 'concerns' && name !== 'check') {
        await staff.locator('main h2').nth(name === 'missing' ? 1 : 0).evaluate(heading => scrollTo(0, heading.getBoundingClientRect().top + scrollY - 20));
    }

    await shoot(staff, name);
}
await staff.goto(new URL('/review/alerts', base).href);
await staff.locator("main a[href^='/review/alerts/']").first().click();
await shoot(staff, 'alert');
const explain = staff.locator("main a[href^='/review/missing/explain']").first();
await staff.goto(await explain.count() ? new URL(await explain.getAttribute('href'), base).href : new URL('/review/missing/explain', base).href);
await shoot(staff, 'explain');
await person(320, '-phone');
await person(1280, '');
await browser.close();

import { expect, test } from './fixtures.ts';

// That nothing violates the policy, and that no request leaves the machine, every test sees to (fixtures.ts).

test('the page’s policy forbids eval, inline scripts and requests to other hosts', async ({
  browser,
  baseURL,
}) => {
  const page = await browser.newPage({ baseURL: baseURL ?? '' });
  await page.goto('./');
  const outcome = await page.evaluate(async () => {
    const violations: string[] = [];
    const reported = new Promise<void>((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => {
        violations.push(event.effectiveDirective);
        if (violations.length === 3) resolve();
      });
    });
    // What is evaluated from here is exempt from the rule about eval; a timer is not.
    const evaluated = await new Promise((resolve) => {
      setTimeout(() => {
        try {
          resolve(Reflect.construct(Function, ['return 1']));
        } catch (error) {
          resolve(error instanceof Error ? error.name : error);
        }
      });
    });
    const script = document.createElement('script');
    script.textContent = 'window.wasInline = true';
    document.head.append(script);
    const fetched = await fetch('https://idp.example.com/login').catch(
      (error: unknown) => error instanceof TypeError,
    );
    await reported;
    return { evaluated, fetched, inline: 'wasInline' in window, violations };
  });

  expect(outcome).toEqual({
    evaluated: 'EvalError',
    fetched: true,
    inline: false,
    violations: ['script-src', 'script-src-elem', 'connect-src'],
  });
  await page.close();
});

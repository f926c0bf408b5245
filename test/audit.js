// Asks the registry whether what a user receives has known flaws. A registry that does not answer is said, not hidden.
import { spawnSync } from 'node:child_process';

/** Advisories (GHSA-…) that were read and do not concern ght, each with the reason why. */
const EXPLAINED = {};

const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], { encoding: 'utf8', shell: process.platform === 'win32' });

const read = () => {
  try {
    return JSON.parse(stdout);
  } catch {
    return {};
  }
};

const { vulnerabilities } = read();
if (vulnerabilities === undefined) {
  console.log('npm audit : NON CONTRÔLÉ, le registre ne répond pas à cette question ici. À refaire sur un poste relié.');
} else {
  const advisories = Object.values(vulnerabilities).flatMap(({ via }) => via.filter((one) => typeof one === 'object'));
  const open = advisories.filter(({ url }) => !Object.hasOwn(EXPLAINED, url.split('/').at(-1)));
  for (const { name, severity, title, url } of open) console.log(`npm audit : ${name} (${severity}) — ${title} — ${url}`);
  if (open.length === 0) console.log('npm audit : aucune faille connue dans ce qui est livré.');
  process.exitCode = open.length > 0 ? 1 : 0;
}

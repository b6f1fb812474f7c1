import { parse } from 'yaml';

interface Service {
  readonly image?: string;
  readonly build?: unknown;
  readonly ports?: readonly string[];
  readonly networks?: readonly string[];
  readonly volumes?: readonly string[];
  readonly restart?: string;
  readonly healthcheck?: { readonly test?: readonly string[]; readonly disable?: boolean };
  readonly depends_on?: Readonly<Record<string, { readonly condition?: string }>> | readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly networks?: Readonly<Record<string, { readonly internal?: boolean } | null>>;
  readonly volumes?: Readonly<Record<string, unknown>>;
}

const pinned = /^[\w./-]+:\d+(\.\d+)+[\w.-]*$/;

/** What is wrong with a compose file, as far as reading can tell. */
export function composeFindings(text: string): string[] {
  const { services, networks = {}, volumes = {} } = parse(text, { merge: true }) as Compose;
  return Object.entries(services).flatMap(([name, service]) => {
    const internalOnly = (service.networks ?? []).every((network) => networks[network]?.internal === true);
    const named = (service.volumes ?? []).map((volume) => volume.split(':')[0] ?? '');
    return [
      ...(pinned.test(service.image ?? '') ? [] : [`has no pinned image: ${service.image ?? '(none)'}`]),
      ...(isWatched(service) || isOnItsOwn(name, services) ? [] : ['has no health check']),
      ...(service.restart === 'unless-stopped' ? [] : ['is not restarted']),
      ...(named.length > 0 ? [] : ['keeps nothing in a volume']),
      ...named
        .filter((volume) => !Object.hasOwn(volumes, volume))
        .map((volume) => `uses no declared volume: ${volume}`),
      ...(service.build === undefined && !internalOnly ? ['is a store on a network that others reach'] : []),
      ...(service.build === undefined && service.ports !== undefined
        ? ['is a store with a published port']
        : []),
      ...waitingFindings(service.depends_on, services),
      ...secretFindings(service.environment),
    ].map((finding) => `${name} ${finding}`);
  });
}

function isWatched({ healthcheck }: Service): boolean {
  return (healthcheck?.test?.length ?? 0) > 0;
}

/** Says itself that it cannot be asked, and nobody asks: no port, and nothing that waits for it. */
function isOnItsOwn(name: string, services: Compose['services']): boolean {
  const { healthcheck, ports } = services[name] ?? {};
  const awaited = Object.values(services).some(({ depends_on }) => Object.hasOwn(depends_on ?? {}, name));
  return healthcheck?.disable === true && ports === undefined && !awaited;
}

function waitingFindings(waitsFor: Service['depends_on'], services: Compose['services']): string[] {
  if (waitsFor === undefined) return [];
  return Object.entries(waitsFor).flatMap(([other, { condition }]) => [
    ...(condition === 'service_healthy' ? [] : [`waits for ${other}, but not until it is healthy`]),
    ...(Object.hasOwn(services, other) ? [] : [`waits for ${other}, which is not there`]),
  ]);
}

function secretFindings(environment: Service['environment'] = {}): string[] {
  return Object.entries(environment)
    .filter(([name, value]) => /PASSWORD|SECRET/.test(name) || /:\/\/[^/@]+:[^/@]+@/.test(value))
    .filter(([, value]) => !/\$\{\w+:\?[^}]+\}/.test(value))
    .map(([name]) => `has ${name} in the file instead of asking for it`);
}

/** What is wrong with a Dockerfile, as far as reading can tell; the last stage is the one that runs. */
export function dockerfileFindings(text: string): string[] {
  const stages = text
    .replaceAll(/\\\n\s*/g, ' ')
    .split(/^FROM /m)
    .slice(1);
  const last = stages.at(-1) ?? '';
  const user = Array.from(last.matchAll(/^USER (\S+)/gm)).at(-1)?.[1];
  return [
    ...(stages.length > 1 ? [] : ['is built in one stage']),
    ...stages
      .filter((stage) => !/^node:24-slim\b/.test(stage))
      .map(() => 'has a stage that is not node:24-slim'),
    ...(user === undefined || /^(root|0)\b/.test(user) ? ['runs as root'] : []),
    ...(/^HEALTHCHECK .*\/health\/live/m.test(last) ? [] : ['has no health check on /health/live']),
    ...(/npm ci\b.*--omit=dev\b.*--omit=optional\b/.test(last) ? [] : ['installs more than it runs']),
    ...(/^VOLUME \/data$/m.test(last) && /ALMONER_DATA=\/data\b/.test(last) ? [] : ['does not keep /data']),
    ...(/HOST=0\.0\.0\.0/.test(last) ? [] : ['listens to itself only']),
  ];
}
